"""Publishing a mission, and what comes after: changing, keeping, withdrawing, closing it."""

from core import clock
from core.errors import Conflict, InvalidInput
from models.annulment import AnnulmentStatus
from models.application import Application, ApplicationStatus
from models.member import Member
from models.mission import EndReason, Mission, MissionMove, RateKind
from models.sql import lock_row
from services.missions.answers import MissionAnswers, columns_of, labels_of, skill_labels_of, write_skills
from services.missions.expiring import asked_after_change, ends_by_its_start
from services.missions.moving import move_mission, require_move
from services.missions.rights import access_own_mission, company_of, require_certified
from services.seen_version import require_version
from services.standing import require_may_begin
from services.unit_of_work import unit_of_work


class MissionIncomplete(InvalidInput):
    """`missing` names what publishing asks for and was not given."""


class MissionBegan(InvalidInput):
    """A mission cannot be published to begin on a day that is over."""


class MissionOver(InvalidInput):
    """A mission cannot be published to end on a day that is over."""


class MissionBegins(Conflict):
    """The start of a mission comes: it ends the day after, and only other dates keep it online."""


class AnnulmentPending(Conflict):
    """Both sides asked that the collaboration be annulled: the team decides about that first."""


def missing_of(mission: Mission, skills: list[str]) -> list[str]:
    """What publishing asks for and a mission does not say."""
    rated = mission.rate_kind is RateKind.TO_DISCUSS or mission.rate_cents is not None
    said = {
        "title": mission.title,
        "domain": mission.domain,
        "duration": mission.duration,
        "work_format": mission.work_format,
        "skills": skills,
        "rate": mission.rate_kind is not None and rated,
        "payrolling": mission.payrolling,
    }
    return [name for name, value in said.items() if not value]


async def publish_mission(member: Member, mission_id: int, version: int | None = None) -> Mission:
    """« Publier la mission »: found from now on by those who may look for missions (FR-083, FR-087).

    Refuses with NotFound, Stale, IllegalMove, CertificationNeeded, MissionIncomplete, MissionBegan and MissionOver.
    """
    return await _make_public(member, mission_id, version, MissionMove.PUBLISH)


async def republish_mission(
    member: Member, mission_id: int, version: int, dates: MissionAnswers | None = None
) -> Mission:
    """« Republier la mission » after its collaboration was interrupted; `dates` are new ones where the old are over.

    Refuses what `publish_mission` and `columns_of` refuse.
    """
    return await _make_public(member, mission_id, version, MissionMove.REPUBLISH, dates)


def are_dates_over(mission: Mission) -> bool:
    """Whether a mission cannot go online again before somebody says when it begins and ends now."""
    today = clock.today()
    return any(each is not None and each < today for each in (mission.begins, mission.ends))


async def require_republishable(member: Member, mission_id: int, version: int) -> None:
    """Refuses now what `republish_mission` would refuse whatever the dates are, before they are asked for."""
    mission = await access_own_mission(member, mission_id)
    require_version(mission, version)
    require_move(mission, MissionMove.REPUBLISH)
    company = await company_of(mission.organisation_id)
    require_certified(company)
    require_may_begin(member, company)


async def _make_public(
    member: Member,
    mission_id: int,
    version: int | None,
    move: MissionMove,
    dates: MissionAnswers | None = None,
) -> Mission:
    async with unit_of_work():
        mission = await _open_certified(member, mission_id, version, move)
        changes = columns_of(mission, dates) if dates else {}
        seen = (await Mission.get(id=mission.id)).update_from_dict(changes)
        _require_publishable(seen, await skill_labels_of(mission.id))
        now = clock.now()
        online = {"published_at": now, "active_at": now, "asked_at": None}
        return await move_mission(mission, move, member.id, **changes, **online)


async def _open(member: Member, mission_id: int, version: int | None) -> Mission:
    """One's own mission as the button that was tapped shows it, which nobody else moves until the transaction ends.

    Refuses with NotFound and Stale.
    """
    await access_own_mission(member, mission_id)
    await lock_row("mission", mission_id)
    mission = await Mission.get(id=mission_id)
    require_version(mission, version)
    return mission


async def _open_certified(member: Member, mission_id: int, version: int | None, move: MissionMove) -> Mission:
    """The same for what a certified company alone may do. Refuses with IllegalMove, CertificationNeeded and
    AccountRestricted besides.
    """
    mission = await _open(member, mission_id, version)
    require_move(mission, move)
    company = await company_of(mission.organisation_id)
    require_certified(company)
    require_may_begin(member, company)
    return mission


def _require_publishable(mission: Mission, skills: list[str]) -> None:
    missing = missing_of(mission, skills)
    if missing:
        raise MissionIncomplete(missing=missing[0])
    if mission.begins is not None and mission.begins < clock.today():
        raise MissionBegan()
    if mission.ends is not None and mission.ends < clock.today():
        raise MissionOver()


async def change_mission(member: Member, mission_id: int, version: int, answers: MissionAnswers) -> Mission:
    """Changes a published mission, all at once; whoever saw the version before gets Stale from then on.

    Refuses with NotFound, Stale, IllegalMove, CertificationNeeded, MissionIncomplete, MissionBegan, MissionOver and
    whatever `columns_of` refuses.
    """
    async with unit_of_work():
        mission = await _open_certified(member, mission_id, version, MissionMove.EDIT)
        changes = columns_of(mission, answers)
        labels = labels_of(answers["skills"]) if "skills" in answers else await skill_labels_of(mission.id)
        _require_publishable((await Mission.get(id=mission.id)).update_from_dict(changes), labels)
        await write_skills(mission.id, labels)
        told_at = asked_after_change(mission, changes.get("begins", mission.begins))
        return await move_mission(
            mission, MissionMove.EDIT, member.id, **changes, active_at=clock.now(), asked_at=told_at
        )


async def keep_mission(member: Member, mission_id: int, version: int) -> Mission:
    """« Toujours d'actualité »: the sixty days begin again.

    Refuses with NotFound, Stale, IllegalMove, and with MissionBegins a mission that its start ends all the same.
    """
    async with unit_of_work():
        mission = await _open(member, mission_id, version)
        require_move(mission, MissionMove.KEEP)
        if mission.asked_at is not None and ends_by_its_start(mission):
            raise MissionBegins()
        return await move_mission(mission, MissionMove.KEEP, member.id, active_at=clock.now(), asked_at=None)


async def withdraw_mission(member: Member, mission_id: int, version: int) -> Mission:
    """« Retirer la mission », a draft as well: nobody else sees it any more.

    Refuses with NotFound, Stale and IllegalMove.
    """
    ended = {"end_reason": EndReason.OWNER, "closed_at": clock.now()}
    async with unit_of_work():
        mission = await _open(member, mission_id, version)
        return await move_mission(mission, MissionMove.WITHDRAW, member.id, **ended)


async def asked_annulment(mission_id: int) -> AnnulmentStatus | None:
    """How far the request is to annul the collaboration of a mission; None without one."""
    deal = await Application.get_or_none(mission_id=mission_id, status=ApplicationStatus.DEAL)
    return deal.annulment if deal is not None else None


async def require_closable(mission: Mission) -> None:
    """Refuses with AnnulmentPending what waits for the team, before anything is asked."""
    if await asked_annulment(mission.id) is AnnulmentStatus.AGREED:
        raise AnnulmentPending()


async def close_mission(member: Member, mission_id: int, version: int) -> Mission:
    """« Clôturer la mission », once it was filled (FR-162). A request to annul that nobody answered yet ends with it.

    Refuses with NotFound, Stale, IllegalMove and AnnulmentPending.
    """
    async with unit_of_work():
        mission = await _open(member, mission_id, version)
        await require_closable(mission)
        return await move_mission(mission, MissionMove.CLOSE, member.id, closed_at=clock.now())
