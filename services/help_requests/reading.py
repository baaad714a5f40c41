"""Who reads which request to the team, and the team's queue."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from core import clock
from core.errors import NotFound
from core.paging import last_page, page_within
from models.help_request import HelpMessage, HelpRequest, HelpStatus
from models.member import Member
from models.profile import Certification, Profile
from services.certifications import require_admin
from services.working_days import after_working_days

ANSWER_WITHIN_DAYS = 2
REOPEN_WITHIN = timedelta(days=30)
PAGE_SIZE = 4


@dataclass(frozen=True)
class HelpThread:
    """A request with its texts, the oldest first, as one reader sees it.

    `mine` says that the reader asked. `member`, `profile` (of a change of number) and `taker`, who is still of the
    team, are for the team.
    """

    request: HelpRequest
    messages: list[HelpMessage]
    mine: bool
    member: Member | None
    profile: Profile | None
    taker: Member | None


@dataclass(frozen=True)
class HelpPage:
    """One page of the team's queue; `page` counts from 0."""

    total: int
    requests: list[HelpRequest]
    names: dict[int, str]
    page: int

    @property
    def last_page(self) -> int:
        """The number of the last page."""
        return last_page(self.total, PAGE_SIZE)


def due_at(request: HelpRequest) -> datetime:
    """Until when the team answers: two working days after its turn began (FR-233)."""
    return after_working_days(request.waiting_since, ANSWER_WITHIN_DAYS)


def is_late(request: HelpRequest) -> bool:
    """Whether that delay is over without an answer."""
    return request.status is HelpStatus.OPEN and clock.now() > due_at(request)


def reopened_until(request: HelpRequest) -> datetime | None:
    """Until when a closed request may be opened again by its member; None when it is open or that is over."""
    if request.closed_at is None or clock.now() > request.closed_at + REOPEN_WITHIN:
        return None
    return request.closed_at + REOPEN_WITHIN


async def access_own_request(member: Member, request_id: int) -> HelpRequest:
    """A request of one's own. Refuses everybody else with NotFound."""
    request = await HelpRequest.get_or_none(id=request_id, member_id=member.id)
    if request is None:
        raise NotFound()
    return request


async def access_request(member: Member, request_id: int) -> HelpRequest:
    """A request, for who asked and for the team. Refuses everybody else with NotFound."""
    request = await HelpRequest.get_or_none(id=request_id)
    if request is None:
        raise NotFound()
    if request.member_id != member.id:
        await require_admin(member)
    return request


async def read_thread(member: Member, request_id: int) -> HelpThread:
    """The request with its texts, for who asked and for the team. Refuses everybody else with NotFound."""
    request = await access_request(member, request_id)
    messages = await HelpMessage.filter(request_id=request.id).order_by("id")
    mine = request.member_id == member.id
    if mine:
        return HelpThread(request, messages, True, None, None, None)
    asker = await Member.get_or_none(id=request.member_id, deleted_at=None)
    profile = await Profile.get_or_none(id=request.profile_id, deleted_at=None)
    taker = await Member.get_or_none(id=request.taken_by, is_admin=True, deleted_at=None)
    return HelpThread(request, messages, False, asker, profile, taker)


async def own_requests(member: Member, most: int) -> list[HelpRequest]:
    """What a member asked, the newest first; what is not closed comes before the rest."""
    mine = HelpRequest.filter(member_id=member.id)
    going_on = await mine.exclude(status=HelpStatus.CLOSED).order_by("-id").limit(most)
    closed = await mine.filter(status=HelpStatus.CLOSED).order_by("-id").limit(max(0, most - len(going_on)))
    return [*going_on, *closed]


async def team_requests(admin: Member, status: HelpStatus = HelpStatus.OPEN, page: int = 0) -> HelpPage:
    """The requests that are at this point, for the team only (NotFound): the longest wait first, of the closed ones
    what was closed last.
    """
    await require_admin(admin)
    waiting = HelpRequest.filter(status=status)
    total = await waiting.count()
    page = page_within(page, total, PAGE_SIZE)
    order = ("-closed_at", "-id") if status is HelpStatus.CLOSED else ("waiting_since", "id")
    found = await waiting.order_by(*order).offset(page * PAGE_SIZE).limit(PAGE_SIZE)
    return await page_of(found, total, page)


async def page_of(requests: list[HelpRequest], total: int, page: int) -> HelpPage:
    """These requests with the names of who asked."""
    people = await Member.filter(id__in=[request.member_id for request in requests])
    return HelpPage(total, requests, {one.id: called(one) for one in people}, page)


async def count_requests(member: Member) -> int:
    """How many wait, for the badge of an administrator; 0 for everybody else."""
    return await HelpRequest.filter(status=HelpStatus.OPEN).count() if member.is_admin else 0


async def count_to_call(member: Member) -> int:
    """How many people wait for a permit and for the team to get in touch (FR-071); 0 for who is not of the team."""
    if not member.is_admin:
        return 0
    return await Profile.filter(certification=Certification.NO_PERMIT, deleted_at=None).count()


async def status_of(request_id: int) -> HelpStatus | None:
    """Where a request stands; None when it is gone."""
    request = await HelpRequest.get_or_none(id=request_id)
    return request.status if request is not None else None


def called(member: Member) -> str:
    """The name under which the team knows somebody."""
    return member.known_as
