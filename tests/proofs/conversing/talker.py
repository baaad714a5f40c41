"""Somebody who goes through a dialog, typing only, tapping whatever can be tapped, or as chance will have it."""

import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from bot.engine import Dialog, load_dialogs
from bot.engine.definition import definition_of
from bot.engine.question import asking
from bot.engine.taps import read_tap
from bot.turn import Look
from models.dialog import DialogSession, DialogStatus
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.proofs.conversing.answers import Doing, Wish, wish_for
from tests.proofs.proof import Effort, Scene
from tests.scenarios.walks import WALKS, Walk, session_of

NAVIGATION = ("days", "week", "page", "show", "from")
# Below this share of the long form, the dialogs are shared out between the databases.
SHORT = 0.02
LOST = 40  # So many taps without coming to a button mean that there is no way to it.


class UnknownDialog(AssertionError):
    """A dialog that nobody knows how to come to; the sentence says what to add."""


class Stuck(AssertionError):
    """Somebody could not go on."""


def every_walk() -> dict[str, Walk]:
    """How a person comes to each registered dialog of the product; a dialog without a walk is a failure."""
    real = {key for key, found in load_dialogs().items() if found.__module__.startswith("bot.dialogs.")}
    for key in sorted(real - set(WALKS)):
        raise UnknownDialog(
            f"The dialog « {key} » ({load_dialogs()[key].__name__}) has no walk, so nothing is proved about it:"
            f' add Walk("{key}", how_a_person_comes_to_it, {{question: (what is typed,)}}) to WALKS in'
            " tests/scenarios/walks.py."
        )
    return {key: WALKS[key] for key in sorted(real)}


def walks_on(effort: Effort, scene: Scene) -> list[Walk]:
    """The dialogs that are played: all of them, or in a short form every other one, so that both databases together
    play each.
    """
    walks = list(every_walk().values())
    return walks if effort.scale >= SHORT else walks[scene.database == "postgres" :: 2]


@dataclass
class Talker:
    """A person in a dialog. `chance` decides what is answered, `way` ("text", "taps", "both") how."""

    stage: Stage
    person: Person
    chance: random.Random
    way: str = "both"
    how: random.Random = field(default_factory=lambda: random.Random(1))

    async def session(self) -> DialogSession | None:
        """The dialog that the person is in, if any."""
        return await session_of(self.stage, self.person)

    async def run(self, session: DialogSession) -> Dialog:
        """The dialog as it would be drawn."""
        definition = definition_of(session.dialog)
        assert definition is not None
        return definition(session, Look(await self.stage.member(self.person), self.stage.facts))

    async def wish(self, session: DialogSession) -> Wish:
        """What the person wants to answer to the question at which they are."""
        run = await self.run(session)
        ask = asking(run)
        known = WALKS.get(session.dialog)
        return await wish_for(ask, self.chance, known.answers.get(ask.step.name, ()) if known else ("lau",))

    async def answers(self, session: DialogSession) -> None:
        """Answers the question at which the person is."""
        await self.does(await self.wish(session), session)

    async def does(self, wish: Wish, session: DialogSession) -> None:
        """Answers as wished, in this person's way."""
        way = self.way if self.way != "both" else self.how.choice(("text", "taps"))
        for doing in wish.typed if way == "text" else wish.tapped:
            await self.act(doing, session.id)

    async def act(self, doing: Doing, session_id: int) -> None:
        """One thing: a text, a file, or a tap on a button of the live screen."""
        kind, what = doing
        if kind == "say":
            await self.once(lambda: self.person.says(what))
        elif kind == "file":
            await self.once(lambda: self.person.sends_file(what, f"%PDF-1.4 {what}".encode()))
        else:
            await self.taps(what, session_id)

    async def once(self, does: Callable[[], Awaitable[object]]) -> None:
        """One movement of the finger, and all that the bot does then."""
        await does()

    async def press(self, button: tuple[str, int]) -> None:
        """Taps a button on the message that has it."""
        await self.once(lambda: self.person.taps_data(button[0], message_id=button[1]))

    async def taps(self, wanted: str, session_id: int) -> None:
        """Taps a button of the question shown, turning pages until it is there."""
        seen: set[str] = set()
        for _ in range(LOST):
            offered = self.offered(session_id)
            if wanted in offered:
                await self.press(offered[wanted])
                return
            ways = [act for act in offered if act.split(":")[0] in NAVIGATION and act not in seen]
            if not ways:
                break
            way = max(reversed(ways), key=lambda way: _nearness(way, wanted))
            seen.add(way)
            await self.press(offered[way])
        raise Stuck(f"there is no way to the button « {wanted} »:\n{self.person.screen()}")

    def offered(self, session_id: int) -> dict[str, tuple[str, int]]:
        """The buttons of a session that the person sees, by « act:arg », with the message that has them."""
        found: dict[str, tuple[str, int]] = {}
        for screen in self.person.received:
            for row in screen.raw.get("reply_markup", {}).get("inline_keyboard", []):
                for button in row:
                    tap = read_tap(button.get("callback_data", ""))
                    if tap is not None and tap.session_id == session_id:
                        found[f"{tap.act}:{tap.arg}"] = (button["callback_data"], screen.message_id)
        return found

    async def to_the_end(self, most: int = 60) -> DialogSession:
        """Answers every question that is left; gives the session that is done."""
        started = await self.session()
        assert started is not None, f"no dialog is under way:\n{self.person.screen()}"
        for _ in range(most):
            session = await self.session()
            if session is None or session.id != started.id:
                break
            await self.answers(session)
        over = await DialogSession.get(id=started.id)
        if over.status is not DialogStatus.DONE:
            raise Stuck(f"{over.dialog} is {over.status} at « {over.step} »:\n{self.person.screen()}")
        return over


def _nearness(way: str, wanted: str) -> tuple[int, float]:
    """How much a way to other pages promises: months by how near they are, hours by whether they begin before."""
    kind, _, arg = way.partition(":")
    goal = wanted.partition(":")[2]
    promise = 0.0
    if kind == "show" and len(goal) == len("2026-05-04"):
        promise = -abs(_months(goal) - _months(arg))
    elif kind == "from" and goal.isdecimal():
        promise = float(arg) if int(arg) <= int(goal) else -float(arg)
    return NAVIGATION.index(kind), promise


def _months(day: str) -> int:
    year, month = day.split("-")[:2]
    return 12 * int(year) + int(month)


def answers_of(session: DialogSession) -> dict[str, Any]:
    """What is kept, without the names that Telegram gives to files."""
    return {name: _plain(raw) for name, raw in session.answers.items()}


def _plain(raw: Any) -> Any:
    if isinstance(raw, dict):
        return {name: _plain(value) for name, value in raw.items() if name not in ("file_id", "unique_id")}
    return [_plain(item) for item in raw] if isinstance(raw, list) else raw
