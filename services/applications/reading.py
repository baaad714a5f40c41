"""What the two sides see: « Mes missions », « Visualiser les candidatures », and what each may do now."""

from dataclasses import dataclass, field
from datetime import datetime

from core.errors import DomainError, NotFound
from models.application import (
    ACTIVE,
    BOUND,
    Application,
    ApplicationMove,
    ApplicationStatus,
    Party,
    rules_for,
)
from models.conversation import Conversation, ConversationState, Message
from models.member import Member, MemberCategory
from models.mission import Mission, MissionStatus
from models.profile import Profile
from services.application_given_back import given_back
from services.application_rules import decide, may
from services.applications.acting import BEGINNINGS, require_not_taken
from services.applications.fit import Fit, fits_of
from services.applications.proposing import may_be_candidate, proposable_missions, require_proposable
from services.applications.sides import Seat, access_application, facts_of, is_certified, seats_of, turn_of
from services.missions.rights import access_own_mission, company_of
from services.profile_people import may_handle_missions, membership_of, mission_organisation
from services.profiles import access_profile
from services.seen_version import require_version
from services.standing import require_may_begin

_S = ApplicationStatus
# Groups of the two lists, in the order in which they are shown: what waits for an answer comes first.
GROUPS = {
    "yours": (_S.PROPOSED, _S.FIRM, _S.CHOSEN),
    "waiting": (_S.PROPOSED, _S.FIRM, _S.CHOSEN),
    "talking": (_S.TALKING,),
    "deal": (_S.DEAL,),
    "over": tuple(status for status in _S if status not in (*ACTIVE, _S.DEAL)),
}
# Among these there is somebody to choose.
_BY_FIT = ("yours", "waiting", "talking")


@dataclass(frozen=True)
class Board:
    """Everything of one side by group, the newest change first; `refused` counts the missions that were declined.

    Candidates who wait or are talked to stand by what they have in common with the mission (`fits`, by profile), then
    by how long they have waited.
    """

    groups: dict[str, list[Seat]]
    refused: int = 0
    fits: dict[int, Fit] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many there are in all."""
        return sum(len(seats) for seats in self.groups.values())


def group_of(seat: Seat) -> str:
    """In which group of a list an application stands for its reader."""
    if seat.turn is not None:
        return "yours" if seat.turn is seat.side else "waiting"
    if seat.waits_for_another and turn_of(seat.application) is not None:
        return "waiting"
    return next(name for name, statuses in GROUPS.items() if seat.application.status in statuses)


async def my_missions(member: Member) -> Board:
    """« Mes missions »: everything of a freelance, by status (FR-148); empty without a profile of one’s own."""
    own = await Profile.get_or_none(member_id=member.id, deleted_at=None)
    if own is None:
        return Board({name: [] for name in GROUPS})
    found = await Application.filter(profile_id=own.id).order_by("-status_since", "-id")
    return Board(_grouped(await seats_of(found, member)), await refused_missions(own.id))


async def candidates_of(member: Member, mission_id: int) -> tuple[Mission, Board]:
    """« Visualiser les candidatures » of one mission (FR-146, FR-150). Refuses with NotFound who does not handle it."""
    mission = await access_own_mission(member, mission_id)
    found = await Application.filter(mission_id=mission.id).order_by("-status_since", "-id")
    seats = [seat for seat in await seats_of(found, member) if seat.side is Party.COMPANY]
    groups, fits = _grouped(seats), await fits_of(seats)

    def rank(seat: Seat) -> tuple[int, datetime, int]:
        fit = fits.get(seat.freelance.id)
        common = len(fit.common) if fit is not None else 0
        return -common, seat.application.status_since, seat.application.id

    for name in _BY_FIT:
        groups[name].sort(key=rank)
    return mission, Board(groups, fits=fits)


def _grouped(seats: list[Seat]) -> dict[str, list[Seat]]:
    groups: dict[str, list[Seat]] = {name: [] for name in GROUPS}
    for seat in seats:
        groups[group_of(seat)].append(seat)
    return groups


async def refused_missions(profile_id: int) -> int:
    """How many missions a freelance declined, softly or for good; what they took back is refused no more (FR-148)."""
    return await Application.filter(profile_id=profile_id, status__in=(_S.DECLINED, _S.REFUSED)).count()


async def possible_moves(seat: Seat) -> set[ApplicationMove]:
    """What a person of one side may do with an application now."""
    facts = await facts_of(seat.application, seat.mission, seat.freelance, seat.company, seat.side)
    moves = {move for move in ApplicationMove if may(facts, seat.side, move)}
    if ApplicationMove.INTEREST in moves and await _is_insider(seat):
        moves.discard(ApplicationMove.INTEREST)
    return moves


async def may_propose_again(seat: Seat, member: Member) -> bool:
    """Whether this side, where the rules let it, can propose once more now: whoever cannot be found is asked nothing,
    and nobody looks for missions under the hat of a company.
    """
    try:
        if seat.side is Party.FREELANCE:
            await require_proposable(member, seat.mission.id)
            return True
        return may_be_candidate(await access_profile(seat.freelance.id, member), seat.mission)
    except DomainError:
        return False


async def is_words_turn(seat: Seat) -> bool:
    """Whether the two may talk and have not both written yet: what comes next is a word, and nothing definitive.

    To a job seeker it is the interview (D-28), and to whoever was silent for long, that it still holds.
    """
    application = seat.application
    if application.status is not ApplicationStatus.TALKING or application.conversation_id is None:
        return False
    if application.nudges or seat.freelance.category is MemberCategory.JOB_SEEKER:
        return False
    written = Message.filter(conversation_id=application.conversation_id).distinct()
    authors: set[int | None] = {each["author_id"] for each in await written.values("author_id")}
    return seat.freelance.member_id not in authors or len(authors) < 2


async def waiting_proposal(member: Member, profile: Profile) -> Application | None:
    """What a freelance proposed to the organisation whose missions a member handles, and nobody answered yet: the
    oldest.
    """
    organisation_id = await mission_organisation(member)
    if organisation_id is None:
        return None
    asked = Application.filter(profile_id=profile.id, status=_S.PROPOSED, initiator=Party.FREELANCE)
    proposed = await asked.order_by("status_since", "id")
    about = Mission.filter(id__in=[row.mission_id for row in proposed], organisation_id=organisation_id)
    own = {mission.id for mission in await about} if proposed else set[int]()
    return next((row for row in proposed if row.mission_id in own), None)


async def _is_insider(seat: Seat) -> bool:
    """Whether the candidate has a place in the organisation by now: nothing is proposed between the two again."""
    return await membership_of(seat.freelance.member_id or 0, seat.mission.organisation_id) is not None


async def is_possible(seat: Seat, move: str) -> bool:
    """Whether this side may make a move now."""
    return ApplicationMove(move) in await possible_moves(seat)


async def require_possible(member: Member, application_id: int, version: int, move: ApplicationMove) -> None:
    """Refuses now what the act would refuse, before anything is asked."""
    seat = await access_application(application_id, member)
    require_not_taken(seat, move)
    require_version(seat.application, version)
    if move in BEGINNINGS:
        require_may_begin(member, seat.own_profile)
    decide(
        await facts_of(seat.application, seat.mission, seat.freelance, seat.company, seat.side),
        seat.side,
        move,
    )


async def still_at(application_id: int, version: int) -> bool:
    """Whether nothing happened to an application since this version, and its time runs: a reminder is then still worth
    sending.
    """
    return await Application.filter(id=application_id, version=version, frozen_at=None).exists()


async def candidate_id(member: Member) -> int:
    """The id of the profile as which a person is a candidate. Refuses with NotFound who has none of their own."""
    own = await Profile.get_or_none(member_id=member.id, deleted_at=None)
    if own is None:
        raise NotFound()
    return own.id


async def _own_id(member: Member) -> int:
    own = await Profile.get_or_none(member_id=member.id, deleted_at=None)
    return 0 if own is None else own.id


async def is_of_both_sides(seat: Seat, member: Member) -> bool:
    """Whether a candidate also handles the missions of the organisation that they propose themselves to: they read it
    from their own side, whatever hat they wear.
    """
    if seat.side is Party.COMPANY:
        return False
    return await may_handle_missions(member, seat.mission.organisation_id)


async def application_about(member: Member, mission_id: int) -> Application | None:
    """A freelance's application for a mission, if they ever met."""
    own = await Profile.get_or_none(member_id=member.id, deleted_at=None)
    return None if own is None else await Application.get_or_none(mission_id=mission_id, profile_id=own.id)


async def may_propose_oneself(member: Member, mission: Mission) -> bool:
    """Whether « Cette mission m’intéresse » is worth a button: for certified candidates, as long as it is published."""
    outside = await membership_of(member.id, mission.organisation_id) is None
    if mission.status is not MissionStatus.PUBLISHED or not outside:
        return False
    own = await Profile.get_or_none(member_id=member.id, deleted_at=None)
    if own is None or not is_certified(own) or not may_be_candidate(own, mission):
        return False
    met = await Application.get_or_none(mission_id=mission.id, profile_id=own.id)
    if met is None:
        return True
    if met.status is ApplicationStatus.WITHDRAWN and met.initiator is Party.FREELANCE:
        # What was taken back too often, or a moment ago, is no button.
        company = await company_of(mission.organisation_id)
        facts = await facts_of(met, mission, own, company, Party.FREELANCE)
        return may(facts, Party.FREELANCE, ApplicationMove.INTEREST)
    if await given_back([met]):
        return True
    return rules_for(met.status, met.initiator, Party.FREELANCE, ApplicationMove.INTEREST) is not None


async def missions_to_offer(member: Member, profile: Profile) -> list[Mission]:
    """The missions that a member could offer to a profile under their present hat (« Ce profil m’intéresse »)."""
    organisation_id = await mission_organisation(member)
    if organisation_id is None or profile.member_id is None or profile.member_id == member.id:
        return []
    if await membership_of(profile.member_id, organisation_id) is not None:
        return []
    published = Mission.filter(organisation_id=organisation_id, status=MissionStatus.PUBLISHED)
    return await proposable_missions(profile, await published.order_by("-published_at", "-id"))


async def count_candidates(mission_id: int, member: Member) -> int:
    """How many candidates a mission has that are not over, the reader's own candidature left out."""
    going_on = Application.filter(mission_id=mission_id, status__in=(*ACTIVE, *BOUND))
    return await going_on.exclude(profile_id=await _own_id(member)).count()


async def had_candidates(mission_id: int) -> bool:
    """Whether anybody ever was a candidate of a mission, over or not."""
    return await Application.filter(mission_id=mission_id).exists()


@dataclass(frozen=True)
class Interest:
    """How many candidates of a mission are open, and how many of them wait for the company's answer: none while a
    chosen one may confirm, or the team checks the mission.
    """

    open: int = 0
    asked: int = 0


async def interest_in(mission_ids: list[int], member: Member) -> dict[int, Interest]:
    """The interest in each of some missions, for whoever handles them; missions without any are left out (FR-150), and
    so is the reader's own candidature, which is not theirs to answer.
    """
    rows = Application.filter(mission_id__in=mission_ids, status__in=ACTIVE)
    of = {mission.id: mission.status for mission in await Mission.filter(id__in=mission_ids)}
    found: dict[int, Interest] = {}
    for application in await rows.exclude(profile_id=await _own_id(member)):
        before = found.get(application.mission_id, Interest())
        may_answer = of[application.mission_id] is MissionStatus.PUBLISHED
        is_asked = turn_of(application) is Party.COMPANY and may_answer
        found[application.mission_id] = Interest(before.open + 1, before.asked + is_asked)
    return found


async def seat_of_conversation(conversation_id: int, member: Member) -> Seat | None:
    """The application that an open conversation is about; None for conversations of the directory, and strangers."""
    conversation = await Conversation.get_or_none(id=conversation_id)
    if conversation is None or not conversation.mission_id or conversation.state is ConversationState.CLOSED:
        return None
    application = await Application.get_or_none(conversation_id=conversation.id)
    return None if application is None else await access_application(application.id, member)
