"""What ends with an account, told exactly before the red button (states.md, h)."""

from collections import Counter
from collections.abc import Iterable
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
from models.scam_report import DECIDED, ScamReport
from services.appointments.sides import LIVE, other_party
from services.measures.effects import profiles_of
from services.scam_reports import receipt_number
from services.teams import Colleague, OwnerOffer, offer_in, team_of

_OPEN_MISSIONS = (
    MissionStatus.PUBLISHED,
    MissionStatus.RESERVED,
    MissionStatus.FILLED,
    MissionStatus.SUSPENDED,
    MissionStatus.INTERRUPTED,
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
class Several:
    """So many things about one mission."""

    title: str
    count: int


@dataclass(frozen=True)
class Consequences:
    """What ends, and what is held. `propositions` and `deals` are titles of missions; what begins with `company_`, and
    `missions`, are an organisation's own that end only if it closes; `services` are places in organisations that go on;
    `reports_filed` and `reports_about` count cases that nobody decided yet.
    """

    meetings: tuple[Meeting, ...]
    propositions: tuple[str, ...]
    deals: tuple[str, ...]
    company_propositions: tuple[Several, ...]
    company_deals: tuple[Several, ...]
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
    own_missions = [mission.id for mission in missions]
    barring = Measure.filter(
        member_id=member.id, kind__in=(MeasureKind.SUSPENSION, MeasureKind.DELETION), ended_at=None
    )
    return Consequences(
        meetings=await _meetings(member, [profile.id for profile in profiles]),
        propositions=tuple(each.title for each in await _about(ACTIVE, profile_id__in=ids)),
        deals=tuple(each.title for each in await _about([ApplicationStatus.DEAL], profile_id__in=ids)),
        company_propositions=await _about(ACTIVE, mission_id__in=own_missions),
        company_deals=await _about([ApplicationStatus.DEAL], mission_id__in=own_missions),
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


async def _about(statuses: Iterable[ApplicationStatus], **whose: list[int]) -> tuple[Several, ...]:
    """The missions of these applications with how many there are of each, in the order of the first."""
    found = await Application.filter(**whose, status__in=list(statuses)).order_by("id")
    counts = Counter(each.mission_id for each in found)
    titles = {mission.id: mission.title for mission in await Mission.filter(id__in=list(counts))}
    return tuple(Several(titles[mission_id], count) for mission_id, count in counts.items())


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
