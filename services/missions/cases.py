"""What the team sees of missions: finding one, its facts, and what was decided about it before."""

import re
from dataclasses import dataclass

from core.errors import NotFound
from core.ids import is_public_id
from core.paging import last_page, page_within
from core.text import clip, fold, one_line
from models.application import ACTIVE, Application
from models.measure import MissionMeasure
from models.member import Member, Membership
from models.mission import Mission, MissionAct, MissionMove
from models.profile import Profile
from models.sql import fetch
from services.certifications import require_admin
from services.folded_names import MISSIONS, ORGANISATIONS, named_like
from services.missions.moderating import is_own_mission
from services.missions.reading import MissionLevel, MissionSheet, find_mission, sheets_of
from services.missions.rights import company_of
from services.profile_people import may_handle_missions

PAGE_SIZE = 4
TEXT_LIMIT = 60
# An address of the public page, a deep link of the bot, or its payload alone.
_LINK = re.compile(r"(?:/m/|\bm_)([A-Za-z0-9]+)")
_FOUND = (
    "FROM mission m JOIN profile c ON c.organisation_id = m.organisation_id AND c.deleted_at IS NULL"
    " WHERE m.published_at IS NOT NULL"
)
# What waits for a decision comes first; then what was published last.
_ORDER = "ORDER BY CASE WHEN m.status = 'suspended' THEN 0 ELSE 1 END, m.published_at DESC, m.id DESC"


@dataclass(frozen=True)
class MissionCase:
    """A mission for the team: everything it says, whose it is, who waits, and what was decided, the newest first."""

    mission: Mission
    sheet: MissionSheet
    company: Profile
    candidates: int
    measures: list[MissionMeasure]
    is_own: bool

    @property
    def suspension(self) -> MissionMeasure | None:
        """The suspension that is in force."""
        return next((each for each in self.measures if each.ended_at is None), None)


@dataclass(frozen=True)
class MissionList:
    """A page of missions for the team; `companies` are the names, by organisation."""

    total: int
    missions: list[Mission]
    companies: dict[int, str]
    page: int

    @property
    def last_page(self) -> int:
        """The number of the last page, the first being 0."""
        return last_page(self.total, PAGE_SIZE)


async def access_mission_case(admin: Member, name: str | int) -> MissionCase:
    """A mission that was published once, whatever became of it; for the team only: NotFound to everybody else, and for
    drafts and what belongs to nobody any more.
    """
    await require_admin(admin)
    mission = await find_mission(name)
    if mission.published_at is None:
        raise NotFound()
    company = await company_of(mission.organisation_id)
    (sheet,) = await sheets_of([mission], {mission.organisation_id: company}, MissionLevel.FULL)
    return MissionCase(
        mission=mission,
        sheet=sheet,
        company=company,
        candidates=await Application.filter(mission_id=mission.id, status__in=ACTIVE).count(),
        measures=await MissionMeasure.filter(mission_id=mission.id).order_by("-id"),
        is_own=await is_own_mission(admin, mission),
    )


async def find_mission_cases(admin: Member, text: str = "", about: str = "", page: int = 0) -> MissionList:
    """Missions whose title or company contains every word of a text in any case or accent, of everybody or of the
    organisations of one member (a public id): suspended ones first, then the newest. Refuses with NotFound whoever is
    not of the team.
    """
    await require_admin(admin)
    words = fold(clip(one_line(text), TEXT_LIMIT)).split()
    if words:
        await MISSIONS.fold()
        await ORGANISATIONS.fold()
    wanted, values = named_like(words, "m.folded", "c.folded")
    found = f"{_FOUND}{await _of_one(about)}{wanted}"
    (counted,) = await fetch(f"SELECT COUNT(*) AS total {found}", **values)
    total = int(counted["total"])
    page = page_within(page, total, PAGE_SIZE)
    asked = f"SELECT m.id AS id {found} {_ORDER} LIMIT :size OFFSET :first"
    rows = await fetch(asked, **values, size=PAGE_SIZE, first=page * PAGE_SIZE)
    return await _listed([row["id"] for row in rows], total, page)


async def _listed(ids: list[int], total: int, page: int) -> MissionList:
    found = {each.id: each for each in await Mission.filter(id__in=ids)}
    shown = [found[number] for number in ids if number in found]
    companies = await Profile.filter(organisation_id__in=[each.organisation_id for each in shown])
    names = {each.organisation_id or 0: each.display_name for each in companies}
    return MissionList(total, shown, names, page)


async def _of_one(about: str) -> str:
    """A condition, begun by AND, on the organisations of one member; nothing when none is named."""
    if not about:
        return ""
    member = await Member.get_or_none(public_id=about, deleted_at=None)
    places = await Membership.filter(member_id=member.id) if member is not None else []
    ids = ", ".join(str(place.organisation_id) for place in places) or "0"
    return f" AND m.organisation_id IN ({ids})"


async def mission_named_in(admin: Member, text: str) -> str | None:
    """The public id of the mission that somebody of the team pasted: its id, its link, or the address of its page."""
    await require_admin(admin)
    found = _LINK.search(text)
    name = found.group(1) if found is not None else text.strip()
    if not is_public_id(name):
        return None
    there = Mission.filter(public_id=name, published_at__not_isnull=True)
    return name if await there.exists() else None


async def access_mission_measure(member: Member, measure_id: int) -> tuple[MissionMeasure, Mission]:
    """A decision about a mission, for who handles the company's missions and for the team; NotFound to others."""
    measure = await MissionMeasure.get_or_none(id=measure_id)
    if measure is None:
        raise NotFound()
    mission = await Mission.get(id=measure.mission_id)
    if not await may_handle_missions(member, mission.organisation_id):
        await require_admin(member)
    return measure, mission


async def last_measure_of(mission_id: int) -> MissionMeasure | None:
    """What was decided last about a mission, if anything ever was."""
    return await MissionMeasure.filter(mission_id=mission_id).order_by("-id").first()


async def mission_measure_numbered(measure_id: int) -> MissionMeasure | None:
    """A decision as it is now, for whoever tells it to its company."""
    return await MissionMeasure.get_or_none(id=measure_id)


async def is_given_back(mission: Mission) -> bool:
    """Whether what the team gave back is still where it left it: nobody has published it again since."""
    moves = (MissionMove.LIFT, MissionMove.REPUBLISH)
    last = await MissionAct.filter(mission_id=mission.id, move__in=moves).order_by("-id").first()
    return last is not None and last.move is MissionMove.LIFT
