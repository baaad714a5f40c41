"""A dialog as its author declares it, and as one person runs it."""

import importlib
import pkgutil
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from typing import Any, ClassVar, TypeVar

from bot.engine.step import Invalid, Step
from bot.turn import Look, Turn
from core.errors import DomainError, IllegalMove, NotFound, Stale
from core.i18n import Words
from models.dialog import DialogSession
from models.member import Member
from services import dialogs

T = TypeVar("T")
DIALOGS: dict[str, type["Dialog"]] = {}
_section: ContextVar[str] = ContextVar("section", default="")


@contextmanager
def section(name: str) -> Iterator[None]:
    """Groups the questions declared inside; its title is `<dialog>-section-<name>`, counted in « Étape 1/4 »."""
    token = _section.set(name)
    try:
        yield
    finally:
        _section.reset(token)


def current_section() -> str:
    """The section being declared."""
    return _section.get()


@dataclass(frozen=True)
class Ending:
    """What is shown after the end: a page, its arguments, and a notice with its values (default `<dialog>-done`).

    With `where_it_began`, the page on which the dialog began comes before `page`, where one was noted.
    """

    notice: str | None = None
    values: dict[str, Any] = field(default_factory=dict)
    page: str = "home"
    args: dict[str, Any] = field(default_factory=dict)
    where_it_began: bool = False


class Dialog:
    """Base of every dialog; see `bot.engine` for how to write one.

    `hopeless` are the refusals that no answer can cure: they end the dialog where `outdated` says.
    `renamed` maps old step names to new ones; `upgrade` changes stored answers of an older definition;
    `blame` names the question to go back to for a refusal's code; `lifetime` is how long answers wait.
    """

    key: ClassVar[str] = ""
    renamed: ClassVar[dict[str, str]] = {}
    blame: ClassVar[dict[str, str]] = {}
    hopeless: ClassVar[tuple[type[DomainError], ...]] = (Stale, NotFound, IllegalMove)
    lifetime: ClassVar[timedelta] = dialogs.LIFETIME
    steps: ClassVar[dict[str, Step[Any]]] = {}
    places: ClassVar[dict[str, int]] = {}

    def __init_subclass__(cls, register: bool = True) -> None:
        cls.steps = {}
        for parent in reversed(cls.__mro__):
            cls.steps.update({name: s for name, s in vars(parent).items() if isinstance(s, Step)})
        cls.places = {name: place for place, name in enumerate(cls.steps)}
        unknown = set(cls.blame.values()) - set(cls.steps)
        if unknown:
            raise ValueError(f"{cls.__name__}: blame names no question: {sorted(unknown)}")
        if cls.key and register:
            known = DIALOGS.setdefault(cls.key, cls)
            if known.__qualname__ != cls.__qualname__ or known.__module__ != cls.__module__:
                raise ValueError(f"two dialogs are called {cls.key}")
            DIALOGS[cls.key] = cls

    def __init__(self, session: DialogSession, look: Look, turn: Turn | None = None) -> None:
        self.session = session
        self.look = look
        self._turn = turn
        self._horizon = len(self.steps)
        self.raw = self._restored(session.answers)

    @property
    def member(self) -> Member:
        """Whose dialog it is."""
        return self.look.member

    @cached_property
    def words(self) -> Words:
        """The person's language."""
        return self.look.words

    @property
    def turn(self) -> Turn:
        """The update being answered; there is none while a screen is drawn."""
        if self._turn is None:
            raise RuntimeError(f"{self.key}: a dialog that is only drawn has no turn")
        return self._turn

    @property
    def given(self) -> dict[str, Any]:
        """What the caller of `begin` handed over."""
        return self.session.given

    @classmethod
    def title_of(cls, given: dict[str, Any]) -> str:
        """The catalogue key of what the dialog is called, for whoever was given this."""
        return cls.key

    @property
    def dialog_title(self) -> str:
        """What it is called, plain."""
        return self.words.plain(self.title_of(self.given))

    @property
    def subject_id(self) -> int | None:
        """The row that the dialog edits, if any."""
        return self.session.subject_id

    @property
    def intro_key(self) -> str:
        """What is said above the first question, where the catalogue has it."""
        return f"{self.key}.intro"

    @property
    def left_key(self) -> str:
        """What is said when it is left before the end with answers; some dialogs keep them in a thing of their own."""
        return "engine-over-cancelled"

    @property
    def in_the_name_of(self) -> str:
        """The organisation for which it is answered, named above each question; empty for oneself."""
        return ""

    @property
    def answers(self) -> dict[str, Any]:
        """The value of every question that applies; None for a skipped one."""
        return {s.name: self.value_of(s) for s in self.applicable() if s.name in self.raw}

    async def done(self) -> Ending | None:
        """The effect, in the transaction that ends the session. A DomainError keeps the session open."""
        return None

    async def outdated(self) -> Ending | None:
        """Where to read how things stand once what `done` refers to has changed: the dialog ends there without effect.

        None keeps the dialog open at its question, unless what it is about is gone: then it ends at home, as it does
        when this raises NotFound.
        """
        return None

    async def answered(self, step: str) -> None:
        """Called in the transaction of each valid answer: writes it to the subject's row, say."""

    def judges(self, step: Step[Any]) -> bool:
        """Whether an answer to this question is shown to the author's code, which may write, before it is kept."""
        is_asked = step.check is not None or type(step).accept is not Step.accept
        return is_asked or type(self).answered is not Dialog.answered

    @classmethod
    def upgrade(cls, answers: dict[str, Any]) -> dict[str, Any]:
        """Stored answers of an older definition as today's; what still does not fit is asked again."""
        return answers

    def value_of(self, step: Step[T]) -> T:
        """The answer to a question; None (whatever the type says) while there is none."""
        raw = self.raw.get(step.name)
        return step.load(raw) if raw is not None else None  # type: ignore[return-value]

    def applies(self, step: Step[Any]) -> bool:
        """Whether a question is asked, given the answers so far. A condition sees only what is asked before it."""
        place = self.places[step.name]
        outer = self._horizon
        if place >= outer:
            return False
        if step.when is None:
            return True
        self._horizon = place
        try:
            return bool(step.when(self))
        except (TypeError, AttributeError, KeyError):
            return False  # The condition reads an answer that is not there yet.
        finally:
            self._horizon = outer

    def applicable(self) -> list[Step[Any]]:
        """The questions that are asked, in order."""
        within = list(self.steps.values())[: self._horizon]
        return [step for step in within if step.when is None or self.applies(step)]

    def next_question(self) -> Step[Any] | None:
        """The first question without an answer, or None when all is said."""
        return next((step for step in self.applicable() if step.name not in self.raw), None)

    def current(self) -> Step[Any]:
        """The question that the person is at: the one shown, or the next one if that is gone."""
        shown = self.steps.get(self.session.step)
        if shown is not None and self.applies(shown):
            return shown
        return self.next_question() or self.applicable()[-1]

    def shows_current(self) -> bool:
        """Whether what the person saw is still a question of this dialog."""
        return self.current().name == self.session.step

    def _restored(self, stored: dict[str, Any]) -> dict[str, Any]:
        answers = self.upgrade({self.renamed.get(name, name): raw for name, raw in stored.items()})
        return {name: raw for name, raw in answers.items() if self._is_valid(name, raw)}

    def _is_valid(self, name: str, raw: Any) -> bool:
        step = self.steps.get(name)
        if step is None:
            return False
        if raw is None:
            return step.optional
        try:
            step.load(raw)
        except (Invalid, ValueError, TypeError, KeyError, ArithmeticError, AttributeError):
            return False
        return True


def load_dialogs() -> dict[str, type[Dialog]]:
    """Imports every dialog, once, and gives them by key."""
    package = importlib.import_module("bot.dialogs")
    for info in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{package.__name__}.{info.name}")
    return DIALOGS


def definition_of(key: str) -> type[Dialog] | None:
    """Today's definition of a dialog, or None when there is none any more."""
    return DIALOGS.get(key) or load_dialogs().get(key)
