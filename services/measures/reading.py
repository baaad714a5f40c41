"""What the team sees of a member, and who may read a measure."""

from dataclasses import dataclass

from core.errors import NotFound
from core.ids import is_public_id
from models.certification import CertificationAct
from models.measure import Appeal, Measure, MeasureKind
from models.member import Member, Membership
from models.mission import Mission
from models.profile import Profile
from models.scam_report import ScamReport
from services.certifications import require_admin
from services.profile_people import own_profile, people_of
from services.roles.reading import HeldRole, possible_roles


@dataclass(frozen=True)
class MemberCase:
    """What an administrator sees of an account: the facts, what was decided before, and what may be done now."""

    member: Member
    profile: Profile | None
    acts: list[CertificationAct]
    measures: list[Measure]
    appeals: list[Appeal]
    reports: int
    may_be_measured: bool
    roles: list[HeldRole]
    missions: int

    @property
    def called(self) -> str:
        """The name under which the account is known."""
        if self.profile is not None:
            return self.profile.display_name
        return self.member.known_as

    @property
    def suspension(self) -> Measure | None:
        """The suspension that is in force."""
        return self._open(MeasureKind.SUSPENSION)

    @property
    def restriction(self) -> Measure | None:
        """The restriction that is in force."""
        return self._open(MeasureKind.RESTRICTION)

    @property
    def reporting(self) -> Measure | None:
        """The suspension of reporting that is in force."""
        return self._open(MeasureKind.REPORTING)

    @property
    def deletion(self) -> Measure | None:
        """The deletion that was announced, is under way, or waits for a second administrator."""
        return self._open(MeasureKind.DELETION)

    def _open(self, kind: MeasureKind) -> Measure | None:
        return next((each for each in self.measures if each.kind is kind and each.ended_at is None), None)


async def person_named(name: str) -> Member:
    """The member with this public id, or the first person behind the profile with it. Refuses with NotFound."""
    if not is_public_id(name):
        raise NotFound()
    member = await Member.get_or_none(public_id=name, deleted_at=None)
    if member is not None:
        return member
    profile = await Profile.get_or_none(public_id=name, deleted_at=None)
    people = await people_of(profile) if profile is not None else []
    member = await Member.get_or_none(id=people[0], deleted_at=None) if people else None
    if member is None:
        raise NotFound()
    return member


async def access_member_case(admin: Member, name: str) -> MemberCase:
    """Everything about an account, for the team only: refuses everybody else with NotFound (FR-066)."""
    await require_admin(admin)
    member = await person_named(name)
    profile = await own_profile(member)
    measures = await Measure.filter(member_id=member.id).order_by("-id")
    return MemberCase(
        member=member,
        profile=profile,
        acts=await CertificationAct.filter(profile_id=profile.id).order_by("id") if profile else [],
        measures=measures,
        appeals=await Appeal.filter(member_id=member.id).order_by("-id"),
        reports=await ScamReport.filter(profile_id=profile.id, is_queued=False).count() if profile else 0,
        may_be_measured=not member.is_admin and member.id != admin.id,
        roles=await possible_roles(member),
        missions=await _published_missions(member),
    )


async def _published_missions(member: Member) -> int:
    """How many missions the organisations of a member published."""
    places = await Membership.filter(member_id=member.id)
    ids = [place.organisation_id for place in places]
    return await Mission.filter(organisation_id__in=ids, published_at__not_isnull=True).count() if ids else 0


async def access_measure(member: Member, measure_id: int) -> Measure:
    """A measure, for whom it is about and for the team. Refuses everybody else with NotFound.

    Whoever came back after an exclusion reads the measure that keeps them out. What waits for a second administrator,
    or was dropped, is the team's.
    """
    measure = await Measure.get_or_none(id=measure_id)
    if measure is None:
        raise NotFound()
    is_theirs = member.id == measure.member_id or member.barred_by == measure.id
    if measure.is_proposed or not is_theirs:
        await require_admin(member)
    return measure


async def measure_numbered(measure_id: int) -> Measure | None:
    """A measure as it is now, for whoever tells it to its member."""
    return await Measure.get_or_none(id=measure_id)


async def name_under(measure: Measure) -> str:
    """What the profile under a measure is called, else its member; empty when both are gone."""
    profile = await Profile.get_or_none(id=measure.profile_id, deleted_at=None)
    if profile is not None:
        return profile.display_name
    member = await Member.get_or_none(id=measure.member_id, deleted_at=None)
    return member.known_as if member is not None else ""


async def restricting_measure(member: Member) -> Measure:
    """Why a person may begin nothing new. Refuses with NotFound whoever may."""
    measure = await Measure.get_or_none(member_id=member.id, kind=MeasureKind.RESTRICTION, ended_at=None)
    if measure is None:
        raise NotFound()
    return measure


async def barring_measure(member: Member) -> Measure:
    """Why a person may not act. Refuses with NotFound whoever may."""
    measure = await Measure.get_or_none(id=member.barred_by or 0)
    if measure is None:
        raise NotFound()
    return measure
