"""One update of one person, with everything optional settled once."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from telegram import Bot

from core.i18n import Words, words
from core.keys import KeyRing
from models.delivery import Screen
from models.dialog import DialogSession
from models.member import Member
from services import screens

if TYPE_CHECKING:
    from bot.engine.definition import Dialog


@dataclass(frozen=True)
class BotFacts:
    """What the bot knows of itself: its name, where links lead, and the keys for signed ones.

    `job_seekers` says whether that category is offered (D-03).
    `pages_reachable` is False on real Telegram without an https address: then no button leads to a page.
    `topics` says whether conversations may have topics of the chat; they do where Telegram says that the bot has them.
    `sends_mail` is False without a mail server: then no code is promised.
    """

    username: str
    link_base: str
    public_url: str
    keys: KeyRing
    contact_persons: tuple[str, ...] = ()
    pages_reachable: bool = True
    sends_mail: bool = True
    job_seekers: bool = True
    topics: bool = True

    def deep_link(self, payload: str = "") -> str:
        """The address that opens the bot, with a payload."""
        base = f"{self.link_base}/{self.username}"
        return f"{base}?start={payload}" if payload else base


@dataclass(frozen=True)
class Look:
    """For whom something is drawn."""

    member: Member
    facts: BotFacts

    @property
    def words(self) -> Words:
        """The sentences in the reader's language."""
        return words(self.member.language)

    @property
    def zone(self) -> str:
        """The reader's time zone."""
        return self.member.time_zone


@dataclass(frozen=True)
class IncomingFile:
    """A file that the person sent: what Telegram says of it; the content is fetched after the commit when needed."""

    kind: str
    file_id: str
    unique_id: str
    size: int
    mime: str
    name: str


@dataclass
class Turn:
    """What a handler gets. Answers to the tap and direct effects happen right after the commit.

    `thread_id` is the topic in which a message was written, if it was in one.
    `kind` is what came where it was no text: "voice", "location", "contact" and the like, as Telegram calls it.
    `answers` is the message of this chat that theirs is an answer to, if it is one.
    `username` is the name on Telegram of who tapped, if they have one; it is kept nowhere by itself.
    `screen` is the person's screen when they tapped or wrote, before anything was done about it, and `session` their
    dialog session whose button they tapped, if it is one.
    `question` is the dialog whose next question their answer led to, when nobody but the engine had a hand in it.
    """

    member: Member
    facts: BotFacts
    chat_id: int
    message_id: int
    text: str = ""
    tap: str = ""
    file: IncomingFile | None = None
    contact: dict[str, Any] | None = None
    username: str = ""
    is_edit: bool = False
    album_id: str | None = None
    kind: str = ""
    thread_id: int | None = None
    answers: int | None = None
    screen: Screen | None = None
    session: DialogSession | None = None
    question: "Dialog | None" = None
    toast: str | None = None
    toast_is_alert: bool = False
    effects: list[Callable[[Bot], Awaitable[object]]] = field(default_factory=list)

    @property
    def words(self) -> Words:
        """The sentences in the person's language."""
        return words(self.member.language)

    @property
    def look(self) -> Look:
        """The person as a reader."""
        return Look(self.member, self.facts)

    async def show(self, page: str, /, *, notice: str | None = None, **args: Any) -> None:
        """Makes a page the person's screen; `notice` is a catalogue key said once above it (with `args` as values)."""
        await screens.show_page(self.member.id, self.chat_id, page, args, notice)

    async def redraw(self, notice: str | None = None, **values: Any) -> None:
        """Has the present screen drawn again, with a line above it when given."""
        await screens.redraw(self.member.id, notice, values)

    def say(self, key: str, *, alert: bool = False, **values: Any) -> None:
        """A short sentence over the screen, in answer to a tap (at most 200 characters)."""
        self.toast, self.toast_is_alert = self.words.plain(key, **values)[:200], alert
