"""Every act on an application: one transaction, the mission's row first, one row of the table."""

from core import clock
from core.errors import NotFound
from models.application import (
    APPLICATION_TABLE,
    BOUND,
    Application,
    ApplicationMove,
    ApplicationStatus,
    Guard,
    Party,
    Rule,
    waits_for_another,
)
from models.member import Member
from models.mission import Mission, MissionMove, MissionStatus
from models.sql import lock_row
from services.application_moves import move_application, tell
from services.application_rules import Taken, decide
from services.applications.sides import Seat, facts_of, find_application, seat_of
from services.missions.moving import move_mission
from services.notifications import drop_owed
from services.payroll_follow import cancel_file, hold_file, open_file
from services.seen_version import require_version
from services.standing import require_may_begin
from services.unit_of_work import unit_of_work

_F, _E = Party.FREELANCE, Party.COMPANY
# What asks for two certified sides is also what nobody under a restriction does; refusing and withdrawing stay open.
BEGINNINGS = frozenset(rule.move for rule in APPLICATION_TABLE if Guard.CERTIFIED in rule.guards)
# Who is told what by each row: side, event, whether it can be muted, whether it goes by mail too.
_TOLD: dict[str, tuple[tuple[Party, str, bool, bool], ...]] = {
    "A1": ((_E, "interest_of_freelance", True, False),),
    "A2": ((_F, "interest_of_company", True, False),),
    "A4": ((_E, "declined", True, False),),
    "A5": ((_F, "discarded", True, False),),
    "A7": ((_F, "expired", True, False), (_E, "expired", True, False)),
    "A7'": ((_F, "expired_firm", True, True), (_E, "expired_firm", True, True)),
    "A8": ((_E, "firm", True, True),),
    "A9": ((_F, "chosen", False, True),),
    "A10": ((_F, "deal", False, True), (_E, "deal", False, False)),
    "A11": ((_F, "deal", False, True), (_E, "deal", False, False)),
    "A12": ((_E, "refused", True, True),),
    "A13": ((_F, "discarded", True, True),),
    "A14": ((_F, "choice_expired", True, True), (_E, "choice_expired", True, True)),
    "A19": ((_F, "expired_talk", True, False), (_E, "expired_talk", True, False)),
}


async def locked_mission(mission_id: int) -> Mission:
    """The mission, which nobody else moves until the transaction ends. Refuses with NotFound."""
    if not await lock_row("mission", mission_id):
        raise NotFound()
    return await Mission.get(id=mission_id)


async def locked_application(seen: Application) -> tuple[Application, Mission]:
    """An application as it is now, with its mission, which nobody else moves until the transaction ends. The mission is
    locked first, as everywhere. Refuses with NotFound.
    """
    mission = await locked_mission(seen.mission_id)
    if not await lock_row("application", seen.id):
        raise NotFound()
    return await Application.get(id=seen.id), mission


async def locked_seat(member: Member, application_id: int) -> Seat:
    """The side of a person on an application as it is now, which nobody else moves until the transaction ends.

    Refuses strangers with NotFound, before they make anybody wait.
    """
    seen = await find_application(application_id)
    await seat_of(seen, member)
    application, _ = await locked_application(seen)
    return await seat_of(application, member)


async def act(
    member: Member, application_id: int, version: int | None, move: ApplicationMove, **changes: str
) -> Application:
    """What a person of one side does, if the table has a row for it; `changes` are of the application.

    Refuses with NotFound strangers, with Taken whoever chooses after somebody else did, with Stale old buttons, and
    with whatever `decide` refuses.
    """
    async with unit_of_work():
        seat = await locked_seat(member, application_id)
        require_not_taken(seat, move)
        require_version(seat.application, version)
        if move in BEGINNINGS:
            require_may_begin(member, seat.own_profile)
        rule = decide(
            await facts_of(seat.application, seat.mission, seat.freelance, seat.company, seat.side),
            seat.side,
            move,
        )
        return await follow_rule(seat.application, seat.mission, rule, member.id, **changes)


def require_not_taken(seat: Seat, move: ApplicationMove) -> None:
    """Refuses with Taken a choice when another candidate has the mission: that is what a second employee has to read,
    whatever else changed.
    """
    mine = seat.application.status in (ApplicationStatus.CHOSEN, *BOUND)
    taken = seat.mission.status in (MissionStatus.RESERVED, MissionStatus.FILLED)
    if move is ApplicationMove.CHOOSE and taken and not mine:
        raise Taken()


async def follow_rule(
    application: Application, mission: Mission, rule: Rule, actor_id: int | None, **changes: object
) -> Application:
    """Carries out a row that was allowed: the application, its mission with every sibling, and who is told."""
    if waits_for_another(rule.to, mission.status):
        changes["frozen_at"] = clock.now()  # Whoever becomes firm now waits with the others.
    if rule.row == "A18":
        await hold_file(application.id)
    moved = await move_application(application, rule.move, rule.to, actor_id, **changes)
    if rule.move is ApplicationMove.WITHDRAW:
        await drop_owed("application", application.id)
    if rule.mission_move is not None:
        await _move_its_mission(mission, rule.mission_move, actor_id)
    if rule.row == "A3":
        await tell(moved, application.initiator, "talking")
    for side, event, is_mutable, by_mail in _TOLD.get(rule.row, ()):
        await tell(moved, side, event, must_arrive=not is_mutable, by_mail=by_mail, actor_id=actor_id)
    if rule.to is ApplicationStatus.DEAL:
        await open_file(moved, actor_id)
    elif rule.row == "A18":
        await cancel_file(moved.id, "deal", sides=())
    return moved


async def _move_its_mission(mission: Mission, move: MissionMove, actor_id: int | None) -> None:
    if move is MissionMove.INTERRUPT and mission.status is MissionStatus.INTERRUPTED:
        return  # Its company left: its missions were interrupted before its collaborations end.
    if mission.status is MissionStatus.SUSPENDED:
        # What the team looks at keeps waiting; it comes back without the one who left.
        back = MissionStatus.INTERRUPTED if move is MissionMove.INTERRUPT else MissionStatus.PUBLISHED
        await Mission.filter(id=mission.id).update(
            suspended_from=back, version=mission.version + 1, updated_at=clock.now()
        )
        return
    await move_mission(mission, move, actor_id)
