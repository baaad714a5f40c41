"""Questions with options: one, several, yes or no."""

import re
from collections.abc import Awaitable, Callable, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Any, Generic, TypeVar, cast, overload

from bot.engine.lists import by_id, by_part, in_full, numbered, paged, spoken_synonyms, turn_page
from bot.engine.step import (
    Answered,
    Asking,
    Invalid,
    Option,
    Outcome,
    Stay,
    Step,
    Widget,
    in_every_language,
    spoken,
)
from core.i18n import Words

E = TypeVar("E", bound=StrEnum)
V = TypeVar("V")
Dynamic = Callable[[Any], Awaitable[list[Option]]]
Source = type[StrEnum] | Sequence[str] | Dynamic
WordsOf = str | Callable[[Any], str] | None


class Options:
    """Where a question's options come from, and how they are called."""

    def __init__(self, source: Source, words: WordsOf) -> None:
        self.source, self.words = source, words
        self.enum = source if isinstance(source, type) else None
        # Whether they are asked from the author each time.
        self.is_dynamic = self.enum is None and callable(source)
        self._fixed = () if self.is_dynamic else tuple(str(item) for item in cast(Sequence[str], source))

    async def all(self, ask: Asking) -> Sequence[Option]:
        """What can be chosen now."""
        if self.is_dynamic:
            return await cast(Dynamic, self.source)(ask.dialog)
        return _fixed_options(self, ask.words, f"{ask.dialog.key}-{ask.step.name}")

    def worded(self, words: Words, question: str) -> tuple[Option, ...]:
        """The options of an enum or a fixed list, in the reader's words."""
        return tuple(_worded(words, self.key(question, item), item) for item in self._fixed)

    def key(self, question: str, item: str) -> str:
        """The catalogue key of an option of a question (`<dialog>-<step>`)."""
        if callable(self.words):
            return self.words(self.enum(item) if self.enum else item)
        if self.words is not None:
            prefix = self.words
        elif self.enum is not None:
            prefix = re.sub(r"(?<!^)(?=[A-Z])", "-", self.enum.__name__).lower()
        else:
            prefix = question
        return f"{prefix}-{item}".replace("_", "-")

    def pack(self, option: Option) -> Any:
        """How a choice is stored: its id, with the label when the catalogue does not know it."""
        return [option.id, option.label] if self.is_dynamic else option.id

    def unpack(self, raw: Any) -> Any:
        """The author's value: the enum's member, or the id. Raises ValueError for what is no option."""
        if self.is_dynamic:
            # Two letters of somebody's text are no id with its label.
            identity, label = raw if isinstance(raw, list) else (None, None)
            if not (isinstance(identity, str) and isinstance(label, str)):
                raise ValueError(raw)
            return identity
        if self.enum is not None:
            return self.enum(raw)
        if raw not in self._fixed:
            raise ValueError(raw)
        return raw

    def label(self, ask: Asking, raw: Any) -> str:
        """A stored choice in the reader's words."""
        if self.is_dynamic:
            return str(raw[1])
        return ask.words.plain(self.key(f"{ask.dialog.key}-{ask.step.name}", raw))


@lru_cache(maxsize=4096)
def _fixed_options(options: Options, words: Words, question: str) -> tuple[Option, ...]:
    return options.worded(words, question)


def _worded(words: Words, key: str, item: str) -> Option:
    # Inside a sentence the same word begins small.
    label = words.plain(key)
    return Option(item, label[:1].upper() + label[1:], spoken_synonyms(key))


class Choice(Step[V], Generic[V]):
    """One of several options; its value is the enum's member, or the option's id."""

    hint_key = "engine-hint-choice"

    @overload
    def __init__(self: "Choice[E]", options: type[E], *, words: WordsOf = None, **rules: Any) -> None: ...

    @overload
    def __init__(
        self: "Choice[str]", options: Sequence[str] | Dynamic, *, words: WordsOf = None, **rules: Any
    ) -> None: ...

    def __init__(self, options: Any, *, words: WordsOf = None, **rules: Any) -> None:
        super().__init__(**rules)
        self.options = Options(options, words)

    @property
    def is_drawn_at_once(self) -> bool:
        return not self.options.is_dynamic

    def dump(self, value: V) -> Any:
        return [str(value), str(value)] if self.options.is_dynamic else str(value)

    def load(self, raw: Any) -> V:
        value: V = self.options.unpack(raw)
        return value

    def describe(self, ask: Asking, raw: Any) -> str:
        return self.options.label(ask, raw)

    async def widget(self, ask: Asking) -> Widget:
        options = await self.options.all(ask)
        if not options:
            return Widget(lines=[ask.words("engine-no-options")])
        return paged(ask, options, lambda n, o: ask.button(numbered(n, o.label), "pick", o.id))

    async def tap(self, ask: Asking, act: str, arg: str) -> Outcome | None:
        if act == "page":
            return turn_page(ask, arg)
        if act != "pick":
            return None
        return Answered(self.options.pack(by_id(await self.options.all(ask), arg)))

    async def typed(self, ask: Asking, text: str) -> Outcome:
        found = by_part(await self.options.all(ask), text)
        if found is None:
            raise Invalid("choose")
        return Answered(self.options.pack(found))

    async def is_named(self, ask: Asking, text: str) -> bool:
        return bool(in_full(await self.options.all(ask), text))


class Many(Step[tuple[V, ...]], Generic[V]):
    """Several of the options, at least `min` and at most `max`; a tuple in the options' order."""

    hint_key = "engine-hint-many"
    keeps_itself = True

    @overload
    def __init__(
        self: "Many[E]",
        options: type[E],
        *,
        min: int = 1,
        max: int = 100,
        words: WordsOf = None,
        **rules: Any,
    ) -> None: ...

    @overload
    def __init__(
        self: "Many[str]",
        options: Sequence[str] | Dynamic,
        *,
        min: int = 1,
        max: int = 100,
        words: WordsOf = None,
        **rules: Any,
    ) -> None: ...

    def __init__(
        self, options: Any, *, min: int = 1, max: int = 100, words: WordsOf = None, **rules: Any
    ) -> None:
        super().__init__(**rules)
        self.options, self.min, self.max = Options(options, words), min, max

    @property
    def is_drawn_at_once(self) -> bool:
        return not self.options.is_dynamic

    def dump(self, value: tuple[V, ...]) -> Any:
        return [[str(v), str(v)] if self.options.is_dynamic else str(v) for v in value]

    def load(self, raw: Any) -> tuple[V, ...]:
        if not isinstance(raw, list) or not self.min <= len(raw) <= self.max:
            raise Invalid("choose")
        return tuple(cast(V, self.options.unpack(item)) for item in raw)

    def describe(self, ask: Asking, raw: Any) -> str:
        return ", ".join(self.options.label(ask, item) for item in raw)

    def _ticked(self, ask: Asking) -> list[str]:
        if "on" in ask.ui:
            return list(ask.ui["on"])
        return [item[0] if self.options.is_dynamic else item for item in ask.raw or []]

    async def widget(self, ask: Asking) -> Widget:
        options, ticked = await self.options.all(ask), self._ticked(ask)
        plain = ask.words.plain

        def button(number: int, option: Option) -> Any:
            is_on = option.id in ticked
            label = plain("engine-ticked", label=option.label) if is_on else option.label
            return ask.button(numbered(number, label), "off" if is_on else "on", option.id)

        chosen = [option.label for option in options if option.id in ticked]
        widget = paged(ask, options, button, beside=len(chosen) >= self.min)
        if chosen:
            widget.lines.insert(0, ask.words("engine-chosen", list=", ".join(chosen), count=len(chosen)))
        if len(chosen) >= self.min:
            widget.rows.append((ask.button(plain("engine-choices-done", count=len(chosen)), "ok"),))
        return widget

    async def tap(self, ask: Asking, act: str, arg: str) -> Outcome | None:
        if act == "page":
            return turn_page(ask, arg)
        options, ticked = await self.options.all(ask), self._ticked(ask)
        if act == "ok":
            return self._answer([option for option in options if option.id in ticked])
        if act not in ("on", "off"):
            return None
        wanted = by_id(options, arg).id
        others = [identity for identity in ticked if identity != wanted]
        if act == "on" and len(others) >= self.max:
            raise Invalid("too-many", max=self.max)
        return Stay({**ask.ui, "on": [*others, wanted] if act == "on" else others})

    async def typed(self, ask: Asking, text: str) -> Outcome:
        options = await self.options.all(ask)
        if spoken(text) in in_every_language("common-next"):
            return self._answer([o for o in options if o.id in self._ticked(ask)])
        whole = by_part(options, text)
        parts = [whole] if whole else [by_part(options, p) for p in re.split(r"[,;\n]", text) if p.strip()]
        named = [part for part in parts if part is not None]
        if not named or len(named) < len(parts):
            raise Invalid("choose")
        return self._answer([option for option in options if option in named])

    async def is_named(self, ask: Asking, text: str) -> bool:
        return bool(in_full(await self.options.all(ask), text))

    def _answer(self, chosen: list[Option]) -> Outcome:
        if len(chosen) < self.min:
            raise Invalid("too-few", min=self.min)
        if len(chosen) > self.max:
            raise Invalid("too-many", max=self.max)
        return Answered([self.options.pack(option) for option in chosen])


class YesNo(Step[bool]):
    """Yes or no."""

    hint_key = ""
    is_drawn_at_once = True

    def load(self, raw: Any) -> bool:
        if not isinstance(raw, bool):
            raise Invalid("choose")
        return raw

    def describe(self, ask: Asking, raw: Any) -> str:
        return ask.words.plain("common-yes" if raw else "common-no")

    async def widget(self, ask: Asking) -> Widget:
        plain = ask.words.plain
        return Widget(rows=[(ask.button(plain("common-yes"), "yes"), ask.button(plain("common-no"), "no"))])

    async def tap(self, ask: Asking, act: str, arg: str) -> Outcome | None:
        return Answered(act == "yes") if act in ("yes", "no") else None

    async def typed(self, ask: Asking, text: str) -> Outcome:
        said = spoken(text)
        for key, value in (("common-yes", True), ("common-no", False)):
            names = in_every_language(key)
            if said in names | {name[:1] for name in names} or said == ("1" if value else "2"):
                return Answered(value)
        raise Invalid("yes-or-no")
