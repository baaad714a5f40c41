"""A question answered by several small records: languages with their level, experiences, prices."""

import hashlib
import json
from typing import Any

from bot.engine.definition import Dialog
from bot.engine.preview import short_name
from bot.engine.step import Answered, Asking, Invalid, Outcome, Stay, Step, Widget, in_every_language, spoken
from core.text import clip, one_line


class Several(Step[tuple[dict[str, Any], ...]]):
    """From `min` to `max` records of a small Dialog's typed questions; each record is a dict of its values.

    A record is written as one message, its fields separated by « ; »; several lines are several records.
    """

    keeps_itself = True

    def __init__(self, part: type[Dialog], *, min: int = 1, max: int = 20, **rules: Any) -> None:
        super().__init__(**rules)
        self.part, self.min, self.max = part, min, max

    def dump(self, value: tuple[dict[str, Any], ...]) -> Any:
        return [{name: self.part.steps[name].dump(v) for name, v in item.items()} for item in value]

    def load(self, raw: Any) -> tuple[dict[str, Any], ...]:
        if not isinstance(raw, list) or not self.min <= len(raw) <= self.max:
            raise Invalid("choose")
        return tuple({name: step.load(item[name]) for name, step in self.part.steps.items()} for item in raw)

    def describe(self, ask: Asking, raw: Any) -> str:
        return " · ".join(self._record(ask, item) for item in raw)

    def _record(self, ask: Asking, item: dict[str, Any]) -> str:
        inner = self._inner(ask)
        return ", ".join(one_line(other.step.describe(other, item[other.step.name])) for other in inner)

    def _inner(self, ask: Asking) -> list[Asking]:
        run = self.part(ask.dialog.session, ask.look)
        return [Asking(run, step, {}) for step in self.part.steps.values()]

    def _fields(self, ask: Asking) -> str:
        return " ; ".join(short_name(other) for other in self._inner(ask))

    @staticmethod
    def _items(ask: Asking) -> list[dict[str, Any]]:
        return list(ask.ui.get("items", ask.raw or []))

    async def widget(self, ask: Asking) -> Widget:
        items, plain = self._items(ask), ask.words.plain
        lines = [f"<i>{ask.words('engine-hint-several', fields=self._fields(ask))}</i>"]
        lines += [
            ask.words("engine-part", n=number, text=clip(self._record(ask, item), 100))
            for number, item in enumerate(items, 1)
        ]
        widget = Widget(lines=lines)
        for item in items:
            name = clip(self._record(ask, item), 40)
            widget.rows.append((ask.button(plain("engine-part-drop", name=name), "drop", _mark(item)),))
        if len(items) >= self.min:
            widget.rows.append((ask.button(plain("engine-choices-done", count=len(items)), "ok"),))
        return widget

    async def tap(self, ask: Asking, act: str, arg: str) -> Outcome | None:
        items = self._items(ask)
        if act == "ok":
            return self._answer(items)
        if act != "drop":
            return None
        return Stay({"items": [item for item in items if _mark(item) != arg]})

    async def typed(self, ask: Asking, text: str) -> Outcome:
        items = self._items(ask)
        if spoken(text) in in_every_language("common-next"):
            return self._answer(items)
        for line in text.splitlines():
            if line.strip():
                item = await self._read(ask, line)
                items = [known for known in items if known != item] + [item]
        if len(items) > self.max:
            raise Invalid("too-many", max=self.max)
        return Stay({"items": items})

    async def _read(self, ask: Asking, line: str) -> dict[str, Any]:
        inner, parts = self._inner(ask), [part.strip() for part in line.split(";")]
        if len(parts) != len(inner):
            raise Invalid("several", count=len(inner), fields=self._fields(ask))
        item: dict[str, Any] = {}
        for other, part in zip(inner, parts, strict=True):
            outcome = await other.step.typed(other, part)
            if not isinstance(outcome, Answered):
                raise Invalid("several", count=len(inner), fields=self._fields(ask))
            item[other.step.name] = outcome.raw
        return item

    def _answer(self, items: list[dict[str, Any]]) -> Outcome:
        if len(items) < self.min:
            raise Invalid("too-few", min=self.min)
        return Answered(items)


def _mark(item: dict[str, Any]) -> str:
    """A short name for a record that stays the same wherever it stands in the list."""

    return hashlib.sha256(json.dumps(item, sort_keys=True).encode()).hexdigest()[:16]
