"""What every kind of question has in common."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, cast, overload

from bot.turn import IncomingFile, Look
from bot.view import Button
from core.errors import DomainError, InvalidInput
from core.i18n import LANGUAGES, Words, words
from core.text import fold

if TYPE_CHECKING:
    from bot.engine.definition import Dialog

T = TypeVar("T")
# What a cell of a calendar does that only says where one is: nothing.
CELL = "cell"
Rows = list[tuple[Button, ...]]


class Invalid(InvalidInput):
    """An answer that a question does not take; `reason` picks the sentence."""

    def __init__(self, reason: str, **details: Any) -> None:
        super().__init__(**details)
        self.reason = reason


class NotOffered(DomainError):
    """A button of a choice that is not (or no longer) on offer."""


@dataclass(frozen=True)
class Option:
    """Something to choose: a stable id of at most 24 bytes, what is shown, and what else may be typed for it."""

    id: str
    label: str
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answered:
    """The question is answered, with this value as JSON."""

    raw: Any


@dataclass(frozen=True)
class Stay:
    """The same question, with the widget in another state."""

    ui: dict[str, Any]


Outcome = Answered | Stay


@dataclass(frozen=True)
class Asking:
    """One question being put: to whom, in which dialog, and the state of its widget."""

    dialog: "Dialog"
    step: "Step[Any]"
    ui: dict[str, Any]
    room: int = 8  # How many buttons its widget may have: eight with those of every question.

    @property
    def look(self) -> Look:
        """The reader."""
        return self.dialog.look

    @property
    def words(self) -> Words:
        """The reader's language."""
        return self.dialog.words

    @property
    def said(self) -> dict[str, Any]:
        """What the question, its label and its hint name."""
        return self.step.ask(self.dialog) if self.step.ask else {}

    @property
    def raw(self) -> Any:
        """The answer of before as JSON, or None."""
        return self.dialog.raw.get(self.step.name)

    def button(self, label: str, act: str, arg: str = "", style: str | None = None) -> Button:
        """A button of this question, for this turn."""
        session = self.dialog.session
        return Button(label, data=f"d1|{session.id}|{session.turn}|{act}:{arg}", style=style)


@dataclass
class Widget:
    """What a question adds to its sentence: lines of HTML, and rows of buttons."""

    lines: list[str] = field(default_factory=list)
    rows: Rows = field(default_factory=list)


class Step(Generic[T]):
    """A question. As an attribute of a running dialog it is its answer.

    Answers are kept as JSON (`dump`, `load`); `load` raises Invalid for what today's definition does not take.
    """

    hint_key = ""
    wants = "no-file"  # Why a sticker, a place on the map and the like are no answer.
    keeps_itself = False  # Its widget starts from the answer given before and has its own way on.

    def __init__(
        self,
        *,
        optional: bool = False,
        when: Callable[[Any], bool] | None = None,
        check: Callable[[Any, Any], Awaitable[None]] | None = None,
        ask: Callable[[Any], dict[str, Any]] | None = None,
    ) -> None:
        from bot.engine.definition import current_section

        self.optional, self.when, self.check, self.ask = optional, when, check, ask
        self.section = current_section()
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, dialog: None, owner: type) -> Self: ...

    @overload
    def __get__(self, dialog: "Dialog", owner: type) -> T: ...

    def __get__(self, dialog: "Dialog | None", owner: type) -> Self | T:
        return self if dialog is None else dialog.value_of(self)

    @property
    def is_drawn_at_once(self) -> bool:
        """Whether its widget is made of the answers alone, without a look at the database."""
        return type(self).widget is Step.widget

    def dump(self, value: T) -> Any:
        """The answer as JSON."""
        return value

    def load(self, raw: Any) -> T:
        """The answer from JSON, or Invalid."""
        return cast(T, raw)

    def describe(self, ask: Asking, raw: Any) -> str:
        """The answer in the reader's words, plain."""
        return str(raw)

    async def widget(self, ask: Asking) -> Widget:
        """What is shown below the question."""
        return Widget()

    async def tap(self, ask: Asking, act: str, arg: str) -> Outcome | None:
        """A button of the widget; None for an action that this question does not have."""
        return None

    async def typed(self, ask: Asking, text: str) -> Outcome:
        """What the person wrote, or Invalid."""
        raise Invalid("choose")

    async def is_named(self, ask: Asking, text: str) -> bool:
        """Whether a text is one of the question's own options in full, also in words that no button shows."""
        return False

    def kept_of(self, ui: dict[str, Any]) -> Any:
        """What the widget's state is worth as an answer that is kept while nobody has gone on yet; else None."""
        return None

    async def received(self, ask: Asking, file: IncomingFile) -> Outcome:
        """A file that the person sent, or Invalid."""
        raise Invalid("no-file")

    async def shared(self, ask: Asking, contact: dict[str, Any]) -> Outcome:
        """A contact that the person shared, or Invalid."""
        raise Invalid("no-file")

    async def accept(self, dialog: "Dialog", value: T) -> None:
        """The author's own check, run before the answer is kept."""
        if self.check is not None:
            await self.check(dialog, value)

    def after_refusal(self, error: DomainError) -> dict[str, Any]:
        """The widget's state when the answer was refused at the end (a slot taken meanwhile)."""
        return {}


_EDGES = re.compile(r"^[^\w]+|[^\w]+$")
_NUMBER = re.compile(r"^\d+\.\s+")


def spoken(label: str) -> str:
    """A button's label as somebody would type it: without icon, number, case, accents."""
    return _EDGES.sub("", fold(_NUMBER.sub("", _EDGES.sub("", label) if not label[:1].isdigit() else label)))


def in_every_language(key: str) -> set[str]:
    """What may be typed for a button whose label is this key, in any language."""
    return {spoken(words(language).plain(key)) for language in LANGUAGES}
