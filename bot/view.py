"""What a person sees at one moment: a text, perhaps a picture, and buttons."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

CALLBACK_BYTES = 64
# An empty cell: it keeps a day of a calendar below its weekday. Telegram takes no button without a sign on it.
EMPTY_CELL = "·"


@dataclass(frozen=True)
class Button:
    """One button; exactly one of `data`, `url`, `copy` and `inline` says what it does.

    Refuses an empty label and more callback data than Telegram takes (64 bytes). `style` is decoration only.
    """

    label: str
    data: str | None = None
    url: str | None = None
    copy: str | None = None
    inline: str | None = None
    style: str | None = None

    def __post_init__(self) -> None:
        if not self.label.strip():
            raise ValueError("a button needs a label")
        if [self.data, self.url, self.copy, self.inline].count(None) != 3:
            raise ValueError(f"{self.label}: a button does exactly one thing")
        if self.data is not None and not 1 <= len(self.data.encode()) <= CALLBACK_BYTES:
            raise ValueError(f"{self.label}: {self.data!r} is not 1 to {CALLBACK_BYTES} bytes")


Row = tuple[Button, ...]
Rows = tuple[Row, ...]


@dataclass(frozen=True)
class Attachment:
    """A file that goes with a notification, such as an invitation."""

    name: str
    mime: str
    content: bytes


def _buttons_off() -> None:
    return None


@dataclass(frozen=True)
class View:
    """A whole message: `text` is HTML that the catalogue escaped; `picture` names a stored file.

    `left_behind` is asked what the message before becomes when this one is sent below it instead of in its place;
    None only takes its buttons off.
    """

    text: str
    rows: Rows = ()
    picture: str | None = None
    attachments: tuple[Attachment, ...] = field(default=())
    left_behind: Callable[[], str | None] = field(default=_buttons_off, compare=False)

    def above(self, line: str) -> "View":
        """The same view with a line above it."""
        return replace(self, text=f"{line}\n\n{self.text}")

    def with_rows(self, *rows: tuple[Button, ...]) -> "View":
        """The same view with more rows of buttons below."""
        return replace(self, rows=(*self.rows, *rows))


def page_button(
    label: str, page: str, act: str = "open", arg: str | int = "", style: str | None = None
) -> Button:
    """A button that acts on a page: `b1|page|act|arg`. What it asks is absolute, so a second tap is harmless."""
    return Button(label, data=f"b1|{page}|{act}|{arg}", style=style)


def card_button(
    label: str, kind: str, object_id: int, version: int, act: str, style: str | None = None
) -> Button:
    """A button that acts on an object as it was shown: `n1|kind|id|version|act`; an older version is refused."""
    return Button(label, data=f"n1|{kind}|{object_id}|{version}|{act}", style=style)
