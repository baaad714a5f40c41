"""The last look: every answer, each one changeable, before the effect; many are changed section by section."""

from collections.abc import Callable
from typing import Any

from bot.engine.step import Asking, Invalid, NotOffered, Outcome, Rows, Stay, Step, Widget
from bot.view import Button
from core.i18n import Markup
from core.text import clip, one_line

TEXT_UNITS = 900
# More answers than this have one button a section, which opens the buttons of its answers.
MOST_BUTTONS = 8
# Beside the confirmation and the ways out, so many buttons find room; of more, a page at a time.
_ROOM, _A_PAGE = 5, 4


class Preview(Step[None]):
    """Shows all answers with a button to change each; its own button `<dialog>.confirm` ends the dialog.

    `confirm(dialog)` names another key for that button, where the same questions end in different ways.
    """

    keeps_itself = True
    is_drawn_at_once = True

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
            value = no_answer(other) if raw is None else step.describe(other, raw)
            name = short_name(other)
            lines.append(ask.words("engine-answer", name=clip(name, 40), value=clip(one_line(value), room)))
        return ["\n".join(Markup(line) for line in lines)]

    def rows(self, ask: Asking, answered: list[Step[Any]]) -> Rows:
        """The button that ends the dialog, and those to change an answer; inside a section, only the latter."""
        if part := self._open_part(ask, answered):
            edits = [_edit_button(ask, step) for step in answered if step.section == part]
            overview = ask.button(ask.words.plain("engine-overview"), "part")
            return [*self._page(ask, edits), (overview,)]
        key = self.confirm(ask.dialog) if self.confirm else f"{ask.dialog.key}.confirm"
        confirm = ask.words.plain(key if ask.words.has(key) else "common-confirm")
        return [
            (ask.button(confirm, "confirm", style="primary"),),
            *self._page(ask, self._ways(ask, answered)),
        ]

    def _page(self, ask: Asking, buttons: list[Button]) -> Rows:
        """These buttons, two a row; « Plus… » goes on to the next page, and from the last one to the first."""
        if len(buttons) <= _ROOM:
            return _by_two(buttons)
        page = int(ask.ui.get("page", 0)) % -(-len(buttons) // _A_PAGE)
        more = ask.button(ask.words.plain("common-more"), "page", str(page + 1))
        return [*_by_two(buttons[page * _A_PAGE : (page + 1) * _A_PAGE]), (more,)]

    def _ways(self, ask: Asking, answered: list[Step[Any]]) -> list[Button]:
        parts = _parts(answered)
        if not parts:
            return [_edit_button(ask, step) for step in answered]
        ways = []
        for part in parts:
            inside = [step for step in answered if step.section == part]
            title = ask.words.plain(f"{ask.dialog.key}-section-{part}")
            label = ask.words.plain("engine-edit", name=clip(title, 24))
            ways.append(ask.button(label, "part", part) if len(inside) > 1 else _edit_button(ask, inside[0]))
        return ways

    def _open_part(self, ask: Asking, answered: list[Step[Any]]) -> str:
        part = str(ask.ui.get("part", ""))
        return part if part in _parts(answered) else ""

    async def tap(self, ask: Asking, act: str, arg: str) -> Outcome | None:
        if act == "page" and arg.isascii() and arg.isdecimal() and len(arg) < 3:
            return Stay({"part": str(ask.ui.get("part", "")), "page": int(arg)})
        if act != "part":
            return None
        if arg and arg not in {step.section for step in ask.dialog.applicable()}:
            raise NotOffered()
        return Stay({"part": arg})

    async def typed(self, ask: Asking, text: str) -> Outcome:
        raise Invalid("choose")


def _parts(answered: list[Step[Any]]) -> list[str]:
    """The sections by which answers are changed; none where the answers are few, or not all in sections."""
    if len(answered) <= MOST_BUTTONS or not all(step.section for step in answered):
        return []
    return list(dict.fromkeys(step.section for step in answered))


def _edit_button(ask: Asking, step: Step[Any]) -> Button:
    name = clip(short_name(Asking(ask.dialog, step, {})), 24)
    return ask.button(ask.words.plain("engine-edit", name=name), "edit", step.name)


def _by_two(buttons: list[Button]) -> Rows:
    return [tuple(buttons[place : place + 2]) for place in range(0, len(buttons), 2)]


def step_key(ask: Asking) -> str:
    """The catalogue key of a question."""
    return f"{ask.dialog.key}-{ask.step.name}".replace("_", "-")


def no_answer(ask: Asking) -> str:
    """What a list says of a question that was skipped: its own word for nothing (« aucune »), else the general one."""
    key = f"{step_key(ask)}.none"
    return ask.words.plain(key if ask.words.has(key) else "engine-skipped")


def short_name(ask: Asking) -> str:
    """What a question is called in a list: its label, else its sentence."""
    key = step_key(ask)
    if ask.words.has(f"{key}.label"):
        return ask.words.plain(f"{key}.label", **ask.said)
    return one_line(ask.words.plain(key, **ask.said))
