"""Defects of missions and mutual interest to plant, one at a time."""

import asyncio
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from models import application as table
from models.application import Application, ApplicationMove, ApplicationStatus, Rule
from models.member import Member
from models.mission import Mission, MissionMove, next_mission_status
from services import application_follow, application_moves, application_rules
from services.applications import acting, answering, sides, ticking
from services.applications.sides import facts_of, find_application, seat_of
from services.erasure import parting
from services.unit_of_work import unit_of_work
from tests.proofs.machine.planted import Changes, Defect

_S, _M = ApplicationStatus, ApplicationMove


async def _nothing(*_: Any, **__: Any) -> int:
    return 0


def _never(*_: Any) -> bool:
    return False


def _do_nothing(*_: Any, **__: Any) -> None:
    return None


async def _act_on_what_was_read(
    member: Member, application_id: int, version: int | None, move: ApplicationMove, **changes: str
) -> Application:
    seat = await seat_of(await find_application(application_id), member)
    acting.require_version(seat.application, version)
    facts = await facts_of(seat.application, seat.mission, seat.freelance, seat.company, seat.side)
    rule = application_rules.decide(facts, seat.side, move)
    await asyncio.sleep(0.005)
    async with unit_of_work():
        return await acting.follow_rule(seat.application, seat.mission, rule, member.id, **changes)


async def _write_unguarded(application: Application, changes: dict[str, Any]) -> None:
    await Application.filter(id=application.id).update(**changes, version=application.version + 1)


async def _move_mission_unguarded(
    mission: Mission, move: MissionMove, actor: int | None, **_: Any
) -> Mission:
    status = next_mission_status(mission.status, move, mission.suspended_from)
    await Mission.filter(id=mission.id).update(status=status, version=mission.version + 1)
    moved = await Mission.get(id=mission.id)
    await application_follow.follow_mission(mission, moved, move, actor)
    return moved


async def _only_open(application: Application, now: datetime) -> None:
    if application.status is _S.TALKING and application.conversation_id is None:
        made = await application_moves._open_conversation(application, now)
        await Application.filter(id=application.id).update(conversation_id=made.id)


async def _release_what_is_not_looked_at(mission: Mission, move: MissionMove, actor_id: int | None) -> None:
    if str(mission.status) != "suspended":
        await acting.move_mission(mission, move, actor_id)


def _table_with(*added: Rule, without: str = "") -> Changes:
    kept = tuple(rule for rule in table.APPLICATION_TABLE if rule.row != without)
    return [(table, "APPLICATION_TABLE", (*kept, *added))]


def _definitive_taken_back() -> Changes:
    rule = next(rule for rule in table.APPLICATION_TABLE if rule.row == "A1")
    return _table_with(rule._replace(sources=(*rule.sources, _S.DISCARDED)), without="A1")


def _without_release() -> Changes:
    rule = next(rule for rule in table.APPLICATION_TABLE if rule.row == "A14")
    return _table_with(rule._replace(mission_move=None), without="A14")


async def _each_of_them(_: Any, organisations: Collection[int]) -> set[int]:
    return set(organisations)


DEFECTS = (
    Defect(
        "no-mission-lock",
        "What is decided on was read before the transaction, and is written without its guard.",
        lambda: [
            (answering, "act", _act_on_what_was_read),
            (application_moves, "_write", _write_unguarded),
            (acting, "move_mission", _move_mission_unguarded),
        ],
    ),
    Defect("no-quota", "Open proposals are not counted.", lambda: [(application_rules, "QUOTA", 99)]),
    Defect(
        "siblings-stay",
        "The other candidates stay open when a deal is sealed.",
        lambda: [(application_follow.FOLLOWING, MissionMove.SEAL, None)],
    ),
    Defect(
        "told-too-early",
        "The others lose when one is chosen, before both keys are turned.",
        lambda: [(application_follow.FOLLOWING, MissionMove.CHOOSE, _M.LOSE)],
    ),
    Defect(
        "conversation-stays-open",
        "A conversation opens and never closes.",
        lambda: [(application_moves, "settle_conversation", _only_open)],
    ),
    Defect(
        "withdrawn-keeps-candidates",
        "A withdrawn mission keeps its candidates.",
        lambda: [(application_follow.FOLLOWING, MissionMove.WITHDRAW, None)],
    ),
    Defect("terms-untold", "Nobody is told of new terms.", lambda: [(application_follow, "_TERMS", ())]),
    Defect("old-buttons-work", "Old buttons act.", lambda: [(acting, "require_version", _do_nothing)]),
    Defect("strangers-act", "Anybody acts for a company.", lambda: [(sides, "handled_among", _each_of_them)]),
    Defect("definitive-taken-back", "Whoever was discarded proposes again.", _definitive_taken_back),
    Defect("reserved-for-ever", "A choice that lapses does not give the mission back.", _without_release),
    Defect("reminders-stay", "Reminders outlive what they remind of.", lambda: [(application_moves, "REMINDERS", [])]),
    Defect("again-at-once", "Withdrawn, proposed at once.", lambda: [(application_rules, "AGAIN_AFTER", timedelta())]),
    Defect("check-does-not-stop", "Timers run during a check.", lambda: [(ticking, "stop_timers", _nothing)]),
    Defect(
        "time-runs-while-reserved",
        "The others run out while a chosen candidate may confirm.",
        lambda: [(application_follow, "waits_for_another", _never)],
    ),
    Defect(
        "suspended-keeps-its-chosen",
        "A suspended mission whose chosen candidate left comes back reserved.",
        lambda: [(acting, "_move_its_mission", _release_what_is_not_looked_at)],
    ),
    Defect("who-left-stays", "What somebody who left was part of goes on.", lambda: [
        (ticking, "_GONE", ticking._GONE.replace("WHERE", "WHERE 1 = 0 AND"))
    ]),
    Defect("company-leaves-its-missions", "The missions of a company that left go on.", lambda: [
        (parting, "end_missions", _nothing)
    ]),
    Defect("alone-in-the-dark", "Whoever withdrew a mission tells nobody.", lambda: [
        (application_follow, "_tell_end", _nothing)
    ]),
)  # fmt: skip
