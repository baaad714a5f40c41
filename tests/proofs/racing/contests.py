"""Contests: duels whose legal outcomes, with what each act tells and writes down, are rows of a table."""

import os
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, permutations
from typing import NamedTuple

from core import clock
from models.audit import AuditEntry
from models.delivery import Channel, Notification
from models.member import Member
from services.evidence.vault import use_keys
from services.unit_of_work import unit_of_work
from tests.kit.kept import KEYS
from tests.proofs.racing.duels import Act, Duel, Facts, at_once, winners
from tests.services.booking_scene import make_client

Player = Callable[[Facts], Awaitable[object]]
Effects = Counter[str]
TEAM = 3
MAIL_ALONE = "mail:"
LEAVER = "lea:"  # Whoever plays « leave » in a contest.
_team: list[int] = []


class Row(NamedTuple):
    """What an act leads to from one state, and all that it leaves, one word a time: "lea:key" is a notification of Léa
    (with "@" by mail, too; "mail:lea:key" by mail alone), "log:action" a line of the audit log, "act:move" a line of
    the thing's own history.
    """

    after: str
    leaves: str = ""


def rows_of(table: str) -> dict[tuple[str, str], Row]:
    """Rows written as text, one a line: state, act, state after, and what it leaves."""
    found = {}
    for line in filter(None, table.splitlines()):
        before, act, after, *leaves = line.split()
        found[before, act] = Row(after, " ".join(leaves))
    return found


@dataclass(frozen=True)
class Contest:
    """A thing about which several decide. `prepare` names who is told ("roles") and what the log is about ("names");
    `state` and `history` read what is left; `rows` has every legal one, by state and act.
    """

    name: str
    prepare: Callable[[int], Awaitable[Facts]]
    players: Mapping[str, Player]
    state: Callable[[Facts], Awaitable[str]]
    rows: Mapping[tuple[str, str], Row]
    history: Callable[[Facts], Awaitable[list[str]]]

    def duels(self) -> Iterator[Duel]:
        """Every act against itself and against every other one."""
        for one, other in [*((name, name) for name in self.players), *combinations(self.players, 2)]:
            acts = tuple(Act(name, self.players[name], at_once) for name in dict.fromkeys((one, other)))
            yield Duel(f"{self.name}: {one} × {other}", self._prepared, acts, self.judge)

    async def _prepared(self, place: int) -> Facts:
        # Whatever becomes of what is prepared: its people are this process's for all that comes after.
        await team()
        # One commit for all of it: whoever prepares waits for the disk once.
        async with unit_of_work():
            facts = await self.prepare(place)
        told = await Notification.all().order_by("-id").first()
        logged = await AuditEntry.all().order_by("-id").first()
        return facts | {
            "now": clock.now().isoformat(),
            "before": await self.state(facts),
            "told": told.id if told else 0,
            "logged": logged.id if logged else 0,
            "history": await self.history(facts),
        }

    async def judge(self, facts: Facts, came: list[tuple[str, str]]) -> list[str]:
        """Some order of the winners is legal at every step, and leaves exactly this state and these effects; nobody
        wins where nobody may.
        """
        won = winners(came)
        is_hopeless = not any((facts["before"], name) in self.rows for name, _ in came)
        state, effects = await self.state(facts), await self.effects(facts)
        found: list[Effects] = []
        for order in set(permutations(won)) if won or is_hopeless else ():
            expected = self._along(order, facts["before"], state)
            if expected is not None and _kept(expected, won) == _kept(effects, won):
                return []
            found += [expected] if expected is not None else []
        if not found:
            return [f"{self.name}: {won} does not lead from {facts['before']} to {state}"]
        return [f"{self.name}: {won} left {sorted(effects.items())}, expected {sorted(found[0].items())}"]

    def _along(self, order: Iterable[str], before: str, after: str) -> Effects | None:
        left, now = Effects(), before
        for name in order:
            row = self.rows.get((now, name))
            if row is None:
                return None
            left.update(_words(row.leaves))
            now = row.after
        return left if now == after else None

    async def effects(self, facts: Facts) -> Effects:
        """What the people of a contest were told since it began, and what was written down about its things."""
        roles = {member_id: role for role, member_id in facts["roles"].items()}
        told = await Notification.filter(id__gt=facts["told"], recipient_id__in=list(roles))
        logged = await AuditEntry.filter(id__gt=facts["logged"], object_name__in=facts["names"])
        left = Effects(
            f"{roles[each.recipient_id]}:{each.key}{'@' if each.channel is Channel.EMAIL else ''}"
            for each in told
        )
        left.update(f"log:{each.action}" for each in logged)
        moves = Counter(await self.history(facts)) - Counter(facts["history"])
        return left + Effects(f"act:{move}" for move in moves.elements())


def _kept(effects: Effects, won: list[str]) -> Effects:
    """What is left of it when somebody left: what they were told goes with their account."""
    gone = LEAVER if "leave" in won else "\n"
    return Effects({word: count for word, count in effects.items() if not word.startswith(gone)})


def _words(leaves: str) -> Iterator[str]:
    """ "lea:key@" stands for the notification and its mail, "mail:lea:key" for the mail alone."""
    for word in leaves.split():
        if word.startswith(MAIL_ALONE):
            yield word.removeprefix(MAIL_ALONE) + "@"
            continue
        yield word.removesuffix("@")
        if word.endswith("@"):
            yield word


async def no_history(_: Facts) -> list[str]:
    """Of things that keep none but the audit log."""
    return []


async def team() -> list[int]:
    """Three administrators of this process, who have no part in anything; documents can be sealed, too."""
    use_keys(KEYS)
    while len(_team) < TEAM:
        _team.append((await make_client(f"Ada {len(_team)}", is_admin=True)).id)
    return _team


async def admin(which: int) -> Member:
    """One of them."""
    return await Member.get(id=(await team())[which])


def by_team(act: Callable[[Member, Facts], Awaitable[object]], *whose: int) -> Player:
    """An act of these administrators of the facts, of another one in each process."""

    async def play(facts: Facts) -> object:
        which = whose[os.getpid() % len(whose)]
        return await act(await Member.get(id=facts["team"][which]), facts)

    return play


def by(role: str, act: Callable[[Member, Facts], Awaitable[object]]) -> Player:
    """An act of one of the people whom the facts name."""

    async def play(facts: Facts) -> object:
        return await act(await Member.get(id=facts["people"][role]), facts)

    return play
