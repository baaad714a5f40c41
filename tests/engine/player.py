"""Plays one person against the engine, with a screen that is drawn as the bot draws it."""

import re
from dataclasses import dataclass, field
from typing import Any

from bot.engine import Dialog, begin, take_tap
from bot.pages import PAGES
from bot.pages.dialog import DialogPage
from bot.turn import BotFacts, IncomingFile, Look, Turn
from bot.view import View
from core import clock
from core.i18n import words
from core.keys import KeyRing
from models.delivery import Screen
from models.dialog import DialogSession
from models.member import Member
from services.unit_of_work import unit_of_work

FACTS = BotFacts("bot", "https://t.me", "https://example.invalid", KeyRing(b"k" * 32))
assert DialogPage.name in PAGES
_count = iter(range(1, 10**9))


async def new_member(language: str = "fr", zone: str = "Europe/Zurich") -> Member:
    """A registered person."""
    async with unit_of_work():
        now = clock.now()
        return await Member.create(
            telegram_id=1000 + next(_count),
            language=language,
            time_zone=zone,
            first_name="Nadia",
            created_at=now,
            last_seen_at=now,
        )


@dataclass
class Player:
    """A person with a chat: what is on their live screen, and every button they were ever shown."""

    member: Member
    last_id: int = 100
    text: str = ""
    page: str = ""
    view: View = field(default_factory=lambda: View(""))
    toast: str | None = None
    live_id: int | None = None
    offered: list[tuple[int, str]] = field(default_factory=list)

    @classmethod
    async def arrive(cls, **facts: Any) -> "Player":
        """Somebody new."""
        return cls(await new_member(**facts))

    def turn(self, **facts: Any) -> Turn:
        """One update."""
        return Turn(self.member, FACTS, chat_id=7, **{"message_id": self.last_id, **facts})

    async def begins(self, dialog: type[Dialog], **rules: Any) -> None:
        """Types the command."""
        self.last_id += 1
        turn = self.turn(text="/x")
        async with unit_of_work():
            await begin(turn, dialog, **rules)
        await self.draws(turn, scrolled=True)

    async def says(
        self, text: str, *, message_id: int | None = None, draw: bool = True, **facts: Any
    ) -> bool:
        """Types something, or sends a file."""
        if message_id is None:
            self.last_id += 1
        turn = self.turn(text=text, message_id=message_id or self.last_id, **facts)
        async with unit_of_work():
            screen = await Screen.get(member_id=self.member.id)
            taken = (
                await PAGES[screen.page].take_text(turn, screen.args) if screen.page == "dialog" else False
            )
        if draw:
            await self.draws(turn, scrolled=True)
        return taken

    async def sends(self, kind: str = "photo", unique: str = "u1", size: int = 1000) -> bool:
        """Sends a file."""
        return await self.says("", file=IncomingFile(kind, "f" + unique, unique, size, "image/png", ""))

    async def edits(self, message_id: int, text: str) -> bool:
        """Edits a message of theirs."""
        return await self.says(text, message_id=message_id, is_edit=True)

    def data(self, label: str) -> str:
        """What the button with this word carries."""
        found = [b for row in self.view.rows for b in row if label in b.label.replace("\xa0", " ")]
        assert found, f"no button « {label} » among {self.labels}"
        assert found[0].data is not None
        return found[0].data

    async def taps(self, label: str, times: int = 1) -> None:
        """Taps a button of the live screen, perhaps several times before it changes."""
        data = self.data(label)
        for _ in range(times):
            await self.presses(data)

    async def presses(self, data: str, message_id: int | None = None) -> None:
        """Sends callback data, whatever it is, from a message (the live one by default)."""
        turn = self.turn(tap=data, message_id=message_id or self.live_id or 0)
        async with unit_of_work():
            if data.startswith("b1|"):
                _, page, act, arg = data.split("|", 3)
                if page in ("dialog",):
                    await PAGES[page].tap(turn, act, arg)
                else:
                    await turn.show(page)
            else:
                await take_tap(turn)
        await self.draws(turn)

    async def draws(self, turn: Turn | None = None, scrolled: bool = False) -> None:
        """What the bot does after the commit."""
        self.toast = turn.toast if turn else None
        screen = await Screen.get_or_none(member_id=self.member.id)
        if screen is None:
            return
        if scrolled or self.live_id is None:
            self.last_id += 1
            self.live_id = self.last_id
        self.page = screen.page
        if screen.page == "dialog":
            self.view = await PAGES["dialog"].view(Look(self.member, FACTS), screen.args)
        else:
            self.view = View(f"[{screen.page}]")
        if screen.notice:
            said = words(self.member.language)
            self.view = self.view.above(said(screen.notice["key"], **screen.notice["values"]))
        self.text = self.view.text
        self.offered += [(self.live_id, b.data) for row in self.view.rows for b in row if b.data]
        async with unit_of_work():
            await Screen.filter(member_id=self.member.id).update(shown=screen.rev, message_id=self.live_id)

    @property
    def labels(self) -> list[str]:
        """The words on the buttons."""
        return [b.label for row in self.view.rows for b in row]

    def sees(self, *texts: str) -> None:
        """Fails unless all of this is on the screen."""
        shown = (re.sub(r"<[^>]+>", "", self.text) + "\n" + "\n".join(self.labels)).replace("\xa0", " ")
        for text in texts:
            assert text in shown, f"« {text} » is not in:\n{shown}"

    async def session(self) -> DialogSession:
        """The person's newest session."""
        newest = await DialogSession.filter(member_id=self.member.id).order_by("-id").first()
        assert newest is not None
        return newest
