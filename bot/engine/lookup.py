"""A question answered by searching: a member, a city, a skill."""

from collections.abc import Awaitable, Callable
from difflib import SequenceMatcher
from typing import Any

from bot.engine.lists import by_id, by_text, numbered, paged, turn_page
from bot.engine.step import Answered, Asking, Invalid, Option, Outcome, Stay, Step, Widget
from core.text import clip, fold, one_line

Search = Callable[[Any, str], Awaitable[list[tuple[str, str]]]]
MOST = 30


class Lookup(Step[str]):
    """One of what the author's `search(dialog, text)` finds; its value is the id found.

    The text is handed over cleaned, on one line, at most 100 units; results are offered nearest first. `beside` are the
    ids of ways that are offered with whatever is found, and that alone are no result.
    """

    hint_key = "engine-hint-lookup"

    def __init__(self, *, search: Search, beside: tuple[str, ...] = (), **rules: Any) -> None:
        super().__init__(**rules)
        self.search, self.beside = search, beside

    def dump(self, value: str | tuple[str, str]) -> Any:
        # Who begins with a known answer gives its label too; a bare id is shown as it is.
        return list(value) if isinstance(value, tuple) else [value, value]

    def load(self, raw: Any) -> str:
        # Two letters of somebody's text are no id with its label.
        identity, label = raw if isinstance(raw, list) else (None, None)
        if not (isinstance(identity, str) and isinstance(label, str)):
            raise Invalid("choose")
        return identity

    def describe(self, ask: Asking, raw: Any) -> str:
        return str(raw[1])

    @staticmethod
    def _found(ask: Asking) -> list[Option]:
        return [Option(identity, label) for identity, label in ask.ui.get("found", [])]

    async def widget(self, ask: Asking) -> Widget:
        found = self._found(ask)
        if not found:
            return Widget()
        widget = paged(ask, found, lambda n, o: ask.button(numbered(n, o.label), "pick", o.id))
        key = "engine-found" if any(o.id not in self.beside for o in found) else "engine-error-lookup"
        widget.lines.insert(0, ask.words(key, text=ask.ui.get("text", "")))
        return widget

    async def tap(self, ask: Asking, act: str, arg: str) -> Outcome | None:
        if act == "page":
            return turn_page(ask, arg)
        if act != "pick":
            return None
        chosen = by_id(self._found(ask), arg)
        return Answered([chosen.id, chosen.label])

    async def typed(self, ask: Asking, text: str) -> Outcome:
        shown = by_text(self._found(ask), text)
        if shown is not None:
            return Answered([shown.id, shown.label])
        wanted = clip(one_line(text), 100)
        if not any(c.isalnum() for c in wanted):
            raise Invalid("lookup", text=clip(wanted, 40))
        found = [(str(identity), label) for identity, label in await self.search(ask.dialog, wanted)]
        same = [pair for pair in found if fold(pair[1]) == fold(wanted)]
        if len(same) == 1:
            return Answered(list(same[0]))
        if not found:
            raise Invalid("lookup", text=clip(wanted, 40))
        ranked = sorted(found, key=lambda pair: -_likeness(pair[1], wanted))[:MOST]
        return Stay({"found": [list(pair) for pair in ranked], "text": clip(wanted, 40)})


def _likeness(label: str, wanted: str) -> float:
    one, other = fold(label), fold(wanted)
    return SequenceMatcher(None, one, other).ratio() + (1.0 if one.startswith(other) else 0.0)
