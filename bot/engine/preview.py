"""The last look: every answer, each one changeable, before the effect."""

from collections.abc import Callable
from typing import Any

from bot.engine.step import Asking, Invalid, Outcome, Rows, Step, Widget
from core.i18n import Markup
from core.text import clip, one_line

TEXT_UNITS = 900


class Preview(Step[None]):
    """Shows all answers with a button to change each; its own button `<dialog>.confirm` ends the dialog.

    `confirm(dialog)` names another key for that button, where the same questions end in different ways.
    """

    keeps_itself = True

    def __init__(self, *, confirm: Callable[[Any], str] | None = None, **rules: Any) -> None:
        super().__init__(**rules)
        self.confirm = confirm

    def load(self, raw: Any) -> None:
        raise Invalid("choose")

    async def widget(self, ask: Asking) -> Widget:
        answered = [
            step for step in ask.dialog.applicable() if step.name in ask.dialog.raw and step is not self
        ]
        return Widget(lines=self.lines(ask, answered), rows=self.rows(ask, answered))

    def lines(self, ask: Asking, answered: list[Step[Any]]) -> list[str]:
        """The answers in words."""
        room = max(40, TEXT_UNITS // max(1, len(answered)) - 30)
        lines = []
        for step in answered:
            other = Asking(ask.dialog, step, {})
            raw = ask.dialog.raw[step.name]
            value = ask.words.plain("engine-skipped") if raw is None else step.describe(other, raw)
            name = short_name(other)
            lines.append(ask.words("engine-answer", name=clip(name, 40), value=clip(one_line(value), room)))
        return ["\n".join(Markup(line) for line in lines)]

    def rows(self, ask: Asking, answered: list[Step[Any]]) -> Rows:
        """The button that ends the dialog, and one to change each answer."""
        key = self.confirm(ask.dialog) if self.confirm else f"{ask.dialog.key}.confirm"
        confirm = ask.words.plain(key if ask.words.has(key) else "common-confirm")
        edits = [
            ask.button(
                ask.words.plain("engine-edit", name=clip(short_name(Asking(ask.dialog, s, {})), 24)),
                "edit",
                s.name,
            )
            for s in answered
        ]
        rows: Rows = [(ask.button(confirm, "confirm", style="primary"),)]
        rows += [tuple(edits[i : i + 2]) for i in range(0, len(edits), 2)]
        return rows

    async def typed(self, ask: Asking, text: str) -> Outcome:
        raise Invalid("choose")


def step_key(ask: Asking) -> str:
    """The catalogue key of a question."""
    return f"{ask.dialog.key}-{ask.step.name}".replace("_", "-")


def short_name(ask: Asking) -> str:
    """What a question is called in a list: its label, else its sentence."""
    key = step_key(ask)
    if ask.words.has(f"{key}.label"):
        return ask.words.plain(f"{key}.label")
    return one_line(ask.words.plain(key, **(ask.step.ask(ask.dialog) if ask.step.ask else {})))
