"""What ends with an account, told exactly before the red button (states.md, h)."""

from dataclasses import dataclass
from datetime import datetime

from tortoise.expressions import Q

from core import clock
from models.application import ACTIVE, Application, ApplicationStatus
from models.appointment import Appointment
from models.conversation import Conversation, ConversationState
from models.measure import Measure, MeasureKind
from models.member import Member, Membership, Organisation
from models.mission import Mission, MissionStatus
from models.profile import Profile
from models.scam_report import ScamReport
from services.appointments.sides import LIVE, other_party
from services.erasure.holds import DECIDED
from services.measures.effects import profiles_of
from services.scam_reports import receipt_number
from services.teams import Colleague, OwnerOffer, offer_in, team_of

_OPEN_MISSIONS = (
    MissionStatus.PUBLISHED,
    MissionStatus.RESERVED,
    MissionStatus.FILLED,
    MissionStatus.SUSPENDED,
)


@dataclass(frozen=True)
class Owned:
    """An organisation whose only owner leaves: a colleague becomes its owner, or it closes with the account.

    `offer` is the question that a colleague was asked and has not answered.
    """

    organisation_id: int
    name: str
    colleagues: tuple[Colleague, ...]
    closes: bool
    offer: OwnerOffer | None = None


@dataclass(frozen=True)
class Meeting:
    """An appointment that will be cancelled."""

    start_at: datetime
    other: str


@dataclass(frozen=True)
class Consequences:
    """What ends, and what is held. `propositions` and `deals` are titles of missions; `missions` are the
    organisation's own that end if it closes; `services` are places in organisations that go on; `reports_filed` and
    `reports_about` count cases that nobody decided yet.
    """

    meetings: tuple[Meeting, ...]
    propositions: tuple[str, ...]
    deals: tuple[str, ...]
    conversations: int
    missions: tuple[str, ...]
    drafts: tuple[str, ...]
    services: tuple[str, ...]
    reports_filed: tuple[int, ...]
    reports_about: int
    owned: tuple[Owned, ...]
    is_measured: bool

    @property
    def undecided(self) -> tuple[Owned, ...]:
        """The organisations about which nothing was decided yet."""
        return tuple(each for each in self.owned if not each.closes)


async def consequences_for(member: Member, closes: list[int]) -> Consequences:
    """What would end now; `closes` are the organisations that the person chose to close."""
    profiles = await profiles_of(member)
    ids = [profile.id for profile in profiles if profile.organisation_id is None]
    owned = await _owned(member, closes)
    closing = [each.organisation_id for each in owned]
    reports = ScamReport.exclude(status__in=DECIDED).order_by("id")
    missions = await Mission.filter(organisation_id__in=closing).order_by("id")
    barring = Measure.filter(
        member_id=member.id, kind__in=(MeasureKind.SUSPENSION, MeasureKind.DELETION), ended_at=None
    )
    return Consequences(
        meetings=await _meetings(member, [profile.id for profile in profiles]),
        propositions=await _titles(ids, closing, list(ACTIVE)),
        deals=await _titles(ids, closing, [ApplicationStatus.DEAL]),
        conversations=await Conversation.filter(
            Q(client_id=member.id) | Q(profile_id__in=[profile.id for profile in profiles]),
            state=ConversationState.OPEN,
        ).count(),
        missions=tuple(mission.title for mission in missions if mission.status in _OPEN_MISSIONS),
        drafts=tuple(mission.title for mission in missions if mission.status is MissionStatus.DRAFT),
        services=await _services(member, closing),
        reports_filed=tuple(receipt_number(report) for report in await reports.filter(reporter_id=member.id)),
        reports_about=await reports.filter(profile_id__in=[profile.id for profile in profiles]).count(),
        owned=owned,
        is_measured=await barring.exists(),
    )


async def _meetings(member: Member, profile_ids: list[int]) -> tuple[Meeting, ...]:
    mine = Q(client_id=member.id) | Q(profile_id__in=profile_ids)
    found = await Appointment.filter(mine, status__in=LIVE, end_at__gt=clock.now()).order_by("start_at", "id")
    return tuple([Meeting(each.start_at, (await other_party(each, member)).name) for each in found])


async def _titles(
    profile_ids: list[int], organisations: list[int], statuses: list[ApplicationStatus]
) -> tuple[str, ...]:
    missions = await Mission.filter(organisation_id__in=organisations).values_list("id", flat=True)
    mine = Q(profile_id__in=profile_ids) | Q(mission_id__in=list(missions))
    found = await Application.filter(mine, status__in=statuses).order_by("id")
    return tuple([(await Mission.get(id=each.mission_id)).title for each in found])


async def _services(member: Member, closing: list[int]) -> tuple[str, ...]:
    places = await Membership.filter(member_id=member.id).exclude(organisation_id__in=closing).order_by("id")
    return tuple([await _called(place.organisation_id) for place in places])


async def _owned(member: Member, closes: list[int]) -> tuple[Owned, ...]:
    found = []
    for organisation_id in await sole_organisations(member):
        team = await team_of(member, organisation_id)
        colleagues = tuple(person for person in team.colleagues if person.member_id != member.id)
        offer = await offer_in(member, organisation_id)
        found.append(Owned(organisation_id, team.name, colleagues, organisation_id in closes, offer))
    return tuple(found)


async def sole_organisations(member: Member) -> list[int]:
    """The organisations that nobody else owns."""
    found = []
    for place in await Membership.filter(member_id=member.id, is_owner=True).order_by("id"):
        others = Membership.filter(organisation_id=place.organisation_id, is_owner=True)
        gone = await Organisation.filter(id=place.organisation_id, deleted_at__not_isnull=True).exists()
        if not gone and not await others.exclude(member_id=member.id).exists():
            found.append(place.organisation_id)
    return found


async def _called(organisation_id: int) -> str:
    profile = await Profile.get_or_none(organisation_id=organisation_id, deleted_at=None)
    return profile.display_name if profile is not None else (await Organisation.get(id=organisation_id)).name
