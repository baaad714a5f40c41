"""Walks through a table: every status is reached by commands, and every act of everybody tried there."""

from collections import Counter, deque
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Any

from core import clock
from core.errors import DomainError
from models.delivery import Channel, Notification, NotificationState
from models.sql import fetch
from tests.proofs.fuzzing.dump import Dump, changes, tables
from tests.proofs.statuses.table import BY_ITSELF, Area, Row, Scene, Step

HOUR = timedelta(hours=1)
MORE = 3
BROKE_OFF = "broke off with"


@dataclass
class Walk:
    """What was tried, and what broke the table, in sentences."""

    counts: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)


def ways(area: Area) -> dict[str, list[Step]]:
    """The shortest way to every status of a table."""
    found: dict[str, list[Step]] = {area.start: []}
    waiting = deque([area.start])
    while waiting:
        status = waiting.popleft()
        for step, row in rows_from(area, status).items():
            if row.after not in found:
                found[row.after] = [*found[status], step]
                waiting.append(row.after)
    return found


def _steps(area: Area) -> list[Step]:
    by_itself = [Step(BY_ITSELF, act) for act in area.by_itself]
    return [Step(who, act) for act in area.acts for who in area.people] + by_itself


def rows_from(area: Area, status: str) -> dict[Step, Row]:
    """What is allowed in a status."""
    asked = {step: area.row(status, step) for step in _steps(area)}
    return {step: row for step, row in asked.items() if row is not None}


async def walk(area: Area, chance: Random, share: float) -> Walk:
    """Tries a share of a table: of each status that is drawn all that is refused, and a share of what is allowed. Ends
    with the first thing that breaks the table.
    """
    done = Walk()
    found = ways(area)
    drawn = chance.sample(list(found), max(2, round(len(found) * share)))
    for status in drawn:
        rows = rows_from(area, status)
        steps = chance.sample(list(rows), min(len(rows), max(2, round(len(rows) * share))))
        done.counts["statuses"] += 1
        scene = await _arrive(area, found[status], done)
        if not done.broken:
            await _refused(area, scene, status, done)
        for number, step in enumerate(steps):
            if done.broken:
                return done
            scene = scene if number == 0 else await _arrive(area, found[status], done)
            await _go_on(area, scene, await _allowed(area, scene, status, step, done), chance, done)
    return done


async def _go_on(area: Area, scene: Scene, status: str, chance: Random, done: Walk) -> None:
    """Some more acts of people that the table allows: a status is the same thing whichever way led to it."""
    for _ in range(MORE):
        steps = [step for step in rows_from(area, status) if step.who != BY_ITSELF]
        if done.broken or not steps:
            return
        status = await _allowed(area, scene, status, chance.choice(steps), done)


async def _arrive(area: Area, way: list[Step], done: Walk) -> Scene:
    # What is said once an hour is said in each scene.
    clock.freeze(clock.now() + HOUR)
    scene, status = await area.begin(), area.start
    for step in way:
        if not done.broken:
            status = await _allowed(area, scene, status, step, done)
    return scene


async def _allowed(area: Area, scene: Scene, status: str, step: Step, done: Walk) -> str:
    """One act that the table has: it leads where it says, and tells whom it says."""
    row = area.row(status, step)
    assert row is not None
    last = await Notification.all().order_by("-id").first()
    done.counts["acts"] += 1
    answer = await _ask(area, scene, step)
    there = await area.status(scene)
    told = await _told(scene, last.id if last is not None else 0)
    if answer is not None or there != row.after:
        done.broken.append(f"{area.name}, {status}, {step}: {answer or there} instead of {row.after}")
    elif row.told is not None and told != row.told:
        done.broken.append(f"{area.name}, {status}, {step}: told {sorted(told)} and not {sorted(row.told)}")
    return row.after


async def _ask(area: Area, scene: Scene, step: Step, old: int = 0) -> str | None:
    try:
        await area.do(scene, step, old)
    except DomainError as error:
        return error.code
    except Exception as error:
        return f"{BROKE_OFF} {type(error).__name__}: {error}"
    return None


async def _told(scene: Scene, since: int) -> frozenset[str]:
    who = {number: name for name, number in scene.people.items()}
    marks: dict[str, set[str]] = {}
    owed = Notification.filter(id__gt=since, recipient_id__in=list(who))
    for each in await owed.exclude(state=NotificationState.DROPPED):
        mark = {"@"} if each.channel is Channel.EMAIL else set[str]()
        marks.setdefault(who[each.recipient_id], set()).update(mark | (set() if each.mutable else {"!"}))
    return frozenset(name + "".join(sorted(each)) for name, each in marks.items())


async def _refused(area: Area, scene: Scene, status: str, done: Walk) -> None:
    """Everything that the table does not have, and every old button: together they change nothing and tell nobody."""
    before = await _everything()
    for step in _steps(area):
        row = area.row(status, step)
        if step.who == BY_ITSELF or (row is not None and step.act in area.unversioned):
            continue
        done.counts["refusals"] += 1
        answer = await _ask(area, scene, step, old=0 if row is None else 1)
        if answer is None or answer.startswith(BROKE_OFF):
            how = "" if row is None else "with an old button "
            done.broken.append(f"{area.name}, {status}, {step}: {answer or 'done'} {how}and not refused")
            return
    different = changes(before, await _everything())
    done.broken += [f"{area.name}, {status}: something refused left {line[:300]}" for line in different[:3]]


async def _everything() -> Dump:
    found: dict[str, list[dict[str, Any]]] = {}
    for table in await tables():
        found[table] = await fetch(f"SELECT * FROM {table} ORDER BY 1")
    return found
