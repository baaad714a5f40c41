"""A person with the app: they say and tap, and the test asks what they see."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from tests.kit.transport import Json, Transport

_WORDS = re.compile(r"[^\w\s'’/+:.,()%·«»–—-]", re.UNICODE)


def bare(text: str) -> str:
    """A text for comparing: without emoji, with one kind of apostrophe and of space."""
    text = text.replace("’", "'").replace("\u202f", " ").replace("\xa0", " ").replace("\ufe0f", "")
    return re.sub(r"\s+", " ", _WORDS.sub(" ", text)).strip().casefold()


@dataclass(frozen=True)
class Screen:
    """One message as the person sees it."""

    message_id: int
    text: str
    labels: tuple[str, ...]
    raw: Json

    def __str__(self) -> str:
        return f"{self.text}\n" + "\n".join(f"  [{label}]" for label in self.labels)

    def button(self, label: str) -> Json:
        """The button with this label (emoji and apostrophes do not matter); a unique beginning is enough."""
        buttons = [b for row in self.raw.get("reply_markup", {}).get("inline_keyboard", []) for b in row]
        wanted = bare(label)
        exact = [b for b in buttons if bare(b["text"]) == wanted]
        found = exact or [b for b in buttons if bare(b["text"]).startswith(wanted)]
        found = found or [b for b in buttons if wanted in bare(b["text"])]
        assert len(found) >= 1, f"There is no button « {label} ». The screen is:\n{self}"
        assert len(found) == 1 or exact, f"« {label} » fits {[b['text'] for b in found]}"
        chosen: Json = found[0]
        return chosen

    def offers(self, label: str) -> bool:
        """Whether there is such a button."""
        return any(bare(label) in bare(shown) for shown in self.labels)


def _screen(message: Json) -> Screen:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    labels = tuple(button["text"] for row in rows for button in row)
    return Screen(message["message_id"], message.get("text") or message.get("caption") or "", labels, message)


class Person:
    """One persona in the chat with the bot.

    Every act is followed by `settle`: the bot has done all that it does before the next line of the test.
    """

    def __init__(
        self,
        transport: Transport,
        user_id: int,
        name: str,
        settle: Callable[[], Awaitable[None]],
        bot_id: int,
    ) -> None:
        self.transport, self.user_id, self.name = transport, user_id, name
        self._settle, self._bot_id = settle, bot_id
        self._messages: list[Json] = []
        self.toast: str | None = None
        self.toasts: list[str] = []

    async def _after(self) -> "Person":
        await self._settle()
        await self.look()
        return self

    async def look(self) -> "Person":
        """Reads the chat again (after somebody else acted)."""
        self._messages = [m for m in await self.transport.messages(self.user_id) if not m.get("_deleted")]
        return self

    async def starts(self, payload: str = "") -> "Person":
        """Opens the bot, perhaps by a deep link."""
        await self.transport.start(self.user_id, payload)
        return await self._after()

    async def says(self, text: str, *, reply_to: int | None = None) -> "Person":
        """Types a text or a command."""
        await self.transport.text(self.user_id, text, reply_to)
        return await self._after()

    async def taps(self, label: str, *, times: int = 1, on: Screen | None = None) -> "Person":
        """Taps a button by its label, on the newest message that has it; `times` in a row before the bot acts."""
        message = on or await self._having(label)
        button = message.button(label)
        assert "callback_data" in button, f"« {label} » opens {button.get('url') or button}"
        return await self.taps_data(button["callback_data"], message_id=message.message_id, times=times)

    async def taps_data(self, data: str, *, message_id: int | None = None, times: int = 1) -> "Person":
        """Taps with any data, as a modified app could."""
        target = message_id if message_id is not None else (await self._fresh()).message_id
        queries = [await self.transport.tap(self.user_id, target, data) for _ in range(times)]
        await self._after()
        answers = [await self.transport.answer(query) for query in queries]
        self.toasts = [answer["text"] for answer in answers if answer and answer.get("text")]
        self.toast = self.toasts[-1] if self.toasts else None
        return self

    async def edits(self, old: str, new: str) -> "Person":
        """Edits an own message, or the caption of an own file, that contains `old`."""
        own = [
            m
            for m in await self.transport.messages(self.user_id)
            if self._is_own(m) and old in (m.get("text") or m.get("caption") or "")
        ]
        assert own, f"{self.name} never wrote « {old} »"
        await self.transport.edit(self.user_id, own[-1]["message_id"], new)
        return await self._after()

    async def sends_file(
        self,
        name: str = "note.pdf",
        data: bytes = b"%PDF-1.4 test",
        *,
        kind: str = "document",
        mime: str = "application/pdf",
        caption: str = "",
    ) -> "Person":
        """Sends a file."""
        await self.transport.file(self.user_id, kind, name, mime, data, caption)
        return await self._after()

    async def sends_contact(self, of: int | None = None) -> "Person":
        """Shares a contact: the own one, or somebody else's."""
        await self.transport.contact(self.user_id, of)
        return await self._after()

    async def blocks(self) -> "Person":
        """Blocks the bot."""
        await self.transport.block(self.user_id)
        return await self._after()

    async def unblocks(self) -> "Person":
        """Unblocks the bot."""
        await self.transport.unblock(self.user_id)
        return await self._after()

    def _is_own(self, message: Json) -> bool:
        return bool(message.get("from", {}).get("id") == self.user_id)

    @property
    def received(self) -> list[Screen]:
        """Every message of the bot that is in the chat, oldest first."""
        return [_screen(message) for message in self._messages if not self._is_own(message)]

    async def _fresh(self) -> Screen:
        await self.look()
        return self.screen()

    async def _having(self, label: str) -> Screen:
        await self.look()
        for screen in reversed(self.received):
            if screen.offers(label):
                return screen
        raise AssertionError(f"{self.name} sees no button « {label} ». The screen is:\n{self._shown()}")

    def screen(self) -> Screen:
        """The bot's newest message."""
        assert self.received, f"{self.name} sees nothing from the bot"
        return self.received[-1]

    def _shown(self) -> str:
        return str(self.received[-1]) if self.received else "(nothing)"

    def sees(self, *texts: str) -> Screen:
        """Asserts that the newest message shows each text, in its words or on a button."""
        shown = self.screen()
        whole = bare(f"{shown.text} " + " ".join(shown.labels))
        for text in texts:
            assert bare(text) in whole, f"{self.name} does not see « {text} » but:\n{shown}"
        return shown

    def saw(self, text: str) -> Screen:
        """Asserts that some message in the chat shows a text, and gives the newest such message."""
        for screen in reversed(self.received):
            if bare(text) in bare(f"{screen.text} " + " ".join(screen.labels)):
                return screen
        everything = "\n\n".join(str(screen) for screen in self.received)
        raise AssertionError(f"{self.name} never saw « {text} » but:\n{everything}")

    def does_not_see(self, *texts: str) -> None:
        """Asserts that the newest message does not show any of the texts."""
        shown = self.screen()
        whole = bare(f"{shown.text} " + " ".join(shown.labels))
        for text in texts:
            assert bare(text) not in whole, f"{self.name} sees « {text} »:\n{shown}"

    def has_at_most_eight_buttons(self) -> None:
        """Asserts that the newest message keeps to as many buttons as a screen has room for."""
        shown = self.screen()
        assert len(shown.labels) <= 8, f"too many buttons:\n{shown}"

    def never_saw(self, text: str) -> None:
        """Asserts that no message in the chat shows a text."""
        for screen in self.received:
            assert bare(text) not in bare(f"{screen.text} " + " ".join(screen.labels)), (
                f"it was seen:\n{screen}"
            )

    def is_told(self, text: str) -> None:
        """Asserts what the toast or alert over the last tap said."""
        assert self.toast is not None and bare(text) in bare(self.toast), f"the toast said {self.toast!r}"

    @property
    def live_keyboards(self) -> int:
        """How many messages of the bot still have buttons."""
        return sum(1 for screen in self.received if screen.labels)

    def address(self, label: str) -> str:
        """Where a button leads that opens a page."""
        for screen in reversed(self.received):
            if screen.offers(label):
                return str(screen.button(label)["url"])
        raise AssertionError(f"there is no button « {label} »")
