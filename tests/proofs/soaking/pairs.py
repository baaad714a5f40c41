"""Two people who use the product, tap by tap: at home, searching, in a dialog, writing, booking and ringing."""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from core import clock
from models.member import Member, MemberCategory
from models.profile import Domain
from sandbox.world import World
from services import agenda, conversations, members
from services.certifications import certify_profile
from tests.proofs.restarts.writers import known
from tests.proofs.soaking.chats import Chat, Chats

STUCK_SECONDS = 30.0
# A minute late is forgiven, never caught up at once: that would be a flood.
MOST_BEHIND_SECONDS = 1.0
OFFICE = [(8 * 60, 18 * 60)]
MOMENTS, MOMENT_SECONDS = 20, 0.1
MOST_QUESTIONS = 12
# What answers a question, the best first.
ANSWERS = ("confirm:", "at:", "day:", "pick:")
SAID = "Une visite des bureaux"


class NeverCame(Exception):
    """A screen that somebody waited for did not come."""


class Pace:
    """Lets so many acts a second begin, whoever does them."""

    def __init__(self, a_second: float) -> None:
        self.a_second, self._next = a_second, 0.0

    async def turn(self) -> None:
        """Waits for the next moment at which somebody may act."""
        now = asyncio.get_running_loop().time()
        self._next = max(self._next + 1 / self.a_second, now - MOST_BEHIND_SECONDS)
        await asyncio.sleep(max(0.0, self._next - now))


@dataclass
class Diary:
    """What everybody did: how long each screen took with when it was, errands by name, and what never came."""

    updates: int = 0
    waits: list[tuple[float, float]] = field(default_factory=list)
    errands: Counter[str] = field(default_factory=Counter)
    stuck: list[str] = field(default_factory=list)

    def begin_again(self) -> None:
        """Forgets what was done to warm up; that its updates were sent is remembered."""
        self.waits.clear()
        self.errands.clear()


@dataclass
class Walker:
    """One person with the app."""

    world: World
    user_id: int
    chat: Chat
    pace: Pace
    diary: Diary

    async def says(self, text: str, until: Callable[[], Any] | None = None) -> Any:
        """Types a text, and waits for what follows (anything new, when not said)."""
        return await self._does(lambda: self.world.send_text(self.user_id, None, text), text, until)

    async def taps(self, data: str, until: Callable[[], Any] | None = None) -> Any:
        """Taps a button, or what an app that remembers it could send."""
        message = self.chat.buttons().get(data) or next(reversed(self.chat.messages))
        return await self._does(
            lambda: self.world.tap(self.user_id, None, message, data, forge=True), data, until
        )

    async def _does(
        self, act: Callable[[], Awaitable[Any]], what: str, until: Callable[[], Any] | None
    ) -> Any:
        await self.pace.turn()
        loop, before = asyncio.get_running_loop(), self.chat.shown
        began, seen = loop.time(), until or (lambda: self.chat.shown > before)
        self.diary.updates += 1
        await act()
        while not (found := seen()):
            self.chat.came.clear()
            try:
                await asyncio.wait_for(self.chat.came.wait(), began + STUCK_SECONDS - loop.time())
            except TimeoutError:
                self.diary.stuck.append(f"{what} gave {self.sees()}")
                raise NeverCame(self.diary.stuck[-1]) from None
        self.diary.waits.append((began, loop.time() - began))
        return found

    def sees(self) -> str:
        """The beginning of the newest message and the last buttons, for whoever looks for a reason."""
        newest = next(reversed(self.chat.messages.values()), {})
        return f"« {str(newest.get('text', ''))[:120]} » {list(self.chat.buttons())[-6:]}"

    async def goes_through(self, opening: str, *, then: str = "") -> None:
        """Opens a dialog by a button and answers until it is done, or does `then` at its first question."""
        session = (await self.taps(opening, lambda: self.chat.button("d1|")))[0].split("|")[1]
        for _ in range(MOST_QUESTIONS):
            offered = await self._offered(session)
            if not offered:
                return
            answer = _best(offered, (then,) if then else ANSWERS)
            moved = self._leaves(session, set(offered))
            await (self.taps(answer, moved) if answer else self.says(SAID, moved))
        raise NeverCame(f"the dialog of {opening} never ends: {self.sees()}")

    async def _offered(self, session: str) -> list[str]:
        """The buttons of a dialog; a screen that moves below what arrived is for a moment without any."""
        for _ in range(MOMENTS):
            if offered := [data for data in self.chat.buttons() if data.startswith(f"d1|{session}|")]:
                return offered
            await asyncio.sleep(MOMENT_SECONDS)
        return []

    def _leaves(self, session: str, offered: set[str]) -> Callable[[], bool]:
        """Whether what was shown with these buttons is gone: others are there, or none."""
        return lambda: offered != {b for b in self.chat.buttons() if b.startswith(f"d1|{session}|")}


def _best(offered: list[str], acts: tuple[str, ...]) -> str:
    """The first button of the best act; empty when only a text answers."""
    return next((data for act in acts for data in offered if data.split("|")[3].startswith(act)), "")


@dataclass
class Pair:
    """A client and a professional; `name` is the public id of the professional's profile."""

    client: Walker
    professional: Walker
    name: str
    conversation_id: int
    chance: random.Random

    async def comes_home(self) -> None:
        """Both ask for the menu, so that each has a screen."""
        for walker in (self.client, self.professional):
            await walker.says("/menu")

    async def does_everything_once(self) -> None:
        """Both come home, and do every errand."""
        await self.comes_home()
        for kind in ERRANDS:
            await ERRANDS[kind](self)

    async def goes_on(self, over: asyncio.Event) -> None:
        """One errand after the other, all kinds alike, until told to stop; what was begun is finished."""
        kinds = list(ERRANDS)
        while not over.is_set():
            self.chance.shuffle(kinds)
            for kind in kinds:
                if over.is_set():
                    return
                # What never came is in the diary; whoever waited for it begins something else.
                with suppress(NeverCame):
                    await ERRANDS[kind](self)
                    self.client.diary.errands[kind] += 1

    def one(self) -> Walker:
        """Either of the two."""
        return self.chance.choice((self.client, self.professional))


async def _home(pair: Pair) -> None:
    await pair.one().says("/menu")


async def _search(pair: Pair) -> None:
    await pair.client.says("/chercher")
    await pair.client.says("Python")
    await pair.client.taps(f"b1|profile|open|{pair.name}")


async def _dialog(pair: Pair) -> None:
    await pair.one().goes_through("b1|settings|zone|", then="cancel:")


async def _message(pair: Pair) -> None:
    await pair.one().goes_through(f"n1|conversation|{pair.conversation_id}|0|reply")


async def _booking(pair: Pair) -> None:
    """Books, and cancels what was booked, so that there is always time left."""
    client = pair.client
    await client.goes_through(f"b1|profile|book|{pair.name}")
    way = client.chat.button("n1|appointment|", "|cancel")
    if way is None:
        raise NeverCame(f"nothing was booked: {client.sees()}")
    await client.goes_through(way[0])


async def _call(pair: Pair) -> None:
    client = pair.client
    await pair.professional.taps("b1|presence|online|1h")
    ringing = await client.taps(
        f"b1|profile|call|{pair.name}", lambda: client.chat.button("n1|call|", "|give_up")
    )
    await client.taps(ringing[0], lambda: client.chat.button("n1|call|", "|give_up") is None)


ERRANDS: dict[str, Callable[[Pair], Awaitable[None]]] = {
    "homes": _home,
    "searches": _search,
    "dialogs": _dialog,
    "messages": _message,
    "bookings": _booking,
    "calls": _call,
}


@asynccontextmanager
async def busy(pairs: list[Pair]) -> AsyncIterator[None]:
    """Meanwhile all of them go on; what they began is finished at the end, and a failure of one ends everything."""
    over = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        for pair in pairs:
            group.create_task(pair.goes_on(over))
        try:
            yield
        finally:
            over.set()


async def gather(world: World, count: int, pace: Pace, diary: Diary, chance: random.Random) -> list[Pair]:
    """So many pairs, known to the bot and to each other."""
    chats, found = Chats(world), []
    for number in range(count):
        lea, tom = await known(world, f"Léa {number}"), await known(world, f"Tom {number}")
        profile = await members.register_professional(
            lea.id, MemberCategory.FREELANCE, f"Léa {number}", "Web", Domain.IT, "Lausanne", "", ["Python"]
        )
        await certify_profile(profile.id, "Ada")
        await members.register_visitor(tom.id, "Rue du Lac 4", "Nyon")
        lea, tom = await Member.get(id=lea.id), await Member.get(id=tom.id)
        await agenda.set_working_hours(lea, profile.id, {day: OFFICE for day in range(7)})
        await agenda.set_booking_rules(lea, profile.id, automatic_acceptance=True)
        first = await conversations.leave_message(tom, profile.id, f"Bonjour, {clock.now():%d.%m}", None)
        walkers = []
        for member in (tom, lea):
            assert member.telegram_id is not None
            chat = chats.by_person[member.telegram_id]
            walkers.append(Walker(world, member.telegram_id, chat, pace, diary))
        own = random.Random(chance.random())
        found.append(Pair(walkers[0], walkers[1], profile.public_id, first.conversation_id, own))
    return found
