"""One question as a screen: where one is, the question, its widget, and the ways out."""

from dataclasses import replace
from functools import partial
from typing import Any

from bot.engine.definition import Dialog
from bot.engine.preview import Preview, no_answer, short_name, step_key
from bot.engine.step import Asking, Rows, Step, Widget
from bot.engine.way_back import came_from
from bot.view import Button, View, page_button
from core.text import clip, one_line
from models.dialog import DialogStatus

ANSWER_UNITS = 200


def asking(dialog: Dialog, step: Step[Any] | None = None) -> Asking:
    """The question that the person is at, with its widget's state."""
    current = step or dialog.current()
    return Asking(dialog, current, dialog.session.ui.get("w", {}))


async def draw_question(dialog: Dialog, *, bare: bool = False) -> View:
    """The screen of the current question; `bare` leaves out what its options would show."""
    ask = asking(dialog)
    ways = [*_extra_rows(ask), *_ways_on(ask), _ways_out(ask)]
    room = Asking(dialog, ask.step, ask.ui, ask.room - sum(map(len, ways)))
    widget = Widget() if bare else await ask.step.widget(room)
    lines = [
        *_header(ask),
        _sentence(ask),
        *_hint(ask),
        *widget.lines,
        *_answer_so_far(ask),
    ]
    return View("\n\n".join(line for line in lines if line), (*widget.rows, *ways))


async def draw_screen(dialog: Dialog) -> View:
    """The current question, and what the message with the one before becomes where it is left behind."""
    return replace(await draw_question(dialog), left_behind=partial(draw_frozen, dialog))


def draw_outcome(dialog: Dialog) -> View:
    """What became of a dialog that is over; one that was cancelled can be taken up again."""
    words, session = dialog.words, dialog.session
    rows: Rows = []
    was_left = session.status is DialogStatus.CANCELLED
    if was_left:
        rows.append((page_button(words.plain("engine-undo-cancel"), "dialog", "resume", session.id),))
        if came_from(session) is not None:
            rows.append((page_button(words.plain("common-back"), "dialog", "back", session.id),))
    rows.append((page_button(words.plain("common-home"), "home"),))
    key = dialog.left_key if was_left else f"engine-over-{session.status}"
    text = words(key, title=dialog.dialog_title)
    return View(text, tuple(rows))


def draw_frozen(dialog: Dialog) -> str | None:
    """The question answered last with its answer, for the message that is left behind; None before the first."""
    step = dialog.steps.get(dialog.session.ui.get("last", ""))
    if step is None or step.name not in dialog.raw:
        return None
    ask, raw = Asking(dialog, step, {}), dialog.raw[step.name]
    return dialog.words("engine-answer", name=short(ask), value=answer_in_words(ask, raw))


def short(ask: Asking) -> str:
    """The question's short name, clipped."""
    return clip(short_name(ask), 60)


def answer_in_words(ask: Asking, raw: object) -> str:
    """An answer on one line, clipped."""
    if raw is None:
        return no_answer(ask)
    return clip(one_line(ask.step.describe(ask, raw)), ANSWER_UNITS)


def _header(ask: Asking) -> list[str]:
    steps = ask.dialog.applicable()
    lines = []
    if any(step.section for step in steps):
        names = _sections(steps)
        sections = list(dict.fromkeys(names))
        here = names[[step.name for step in steps].index(ask.step.name)]
        key = "engine-preview" if here == "preview" else f"{ask.dialog.key}-section-{here}".replace("_", "-")
        lines.append(
            ask.words(
                "engine-step",
                n=sections.index(here) + 1,
                total=len(sections),
                name=ask.words.plain(key),
            )
        )
    elif len(steps) > 1:
        here_at = [step.name for step in steps].index(ask.step.name) + 1
        lines.append(ask.words("engine-question", n=here_at, total=len(steps), title=ask.dialog.dialog_title))
    if ask.dialog.in_the_name_of:
        lines.append(ask.words("engine-in_the_name_of", name=ask.dialog.in_the_name_of))
    if ask.dialog.session.ui.get("first") and ask.words.has(ask.dialog.intro_key):
        lines.append(ask.words(ask.dialog.intro_key))
    return lines


def _sections(steps: list[Step[Any]]) -> list[str]:
    """The section of each question: its own, else that of the question before; a preview is one by itself."""
    names: list[str] = []
    first = next((step.section for step in steps if step.section), "")
    for step in steps:
        is_preview = isinstance(step, Preview) and not step.section
        names.append("preview" if is_preview else step.section or (names[-1] if names else first))
    return names


def _sentence(ask: Asking) -> str:
    key = step_key(ask)
    if isinstance(ask.step, Preview) and not ask.words.has(key):
        return ask.words("engine-preview-question")
    return f"<b>{ask.words(key, **ask.said)}</b>"


def _hint(ask: Asking) -> list[str]:
    key = f"{step_key(ask)}.hint"
    if not ask.words.has(key):
        key = ask.step.hint_key
    return [f"<i>{ask.words(key, **ask.said)}</i>"] if key else []


def _answer_so_far(ask: Asking) -> list[str]:
    if ask.step.name not in ask.dialog.raw or ask.step.keeps_itself:
        return []
    return [ask.words("engine-answer-so-far", value=answer_in_words(ask, ask.raw))]


def _extra_rows(ask: Asking) -> Rows:
    rows: Rows = []
    held = ask.dialog.session.ui.get("held")
    if held:
        label = ask.words.plain("engine-use", text=clip(one_line(held["text"]), 32))
        rows.append((ask.button(label, "use"),))
    if ask.dialog.session.ui.get("resumed"):
        rows.append((ask.button(ask.words.plain("engine-restart"), "restart"),))
    return rows


def _ways_on(ask: Asking) -> Rows:
    if may_keep(ask):
        rows: Rows = [(ask.button(ask.words.plain("common-next"), "keep"),)]
        if may_skip(ask) and ask.raw is not None:
            rows.append((ask.button(ask.words.plain("engine-clear"), "skip"),))
        return rows
    if may_skip(ask):
        return [(ask.button(_own(ask, f"{step_key(ask)}.skip", "common-skip"), "skip"),)]
    return []


def _own(ask: Asking, key: str, otherwise: str) -> str:
    """A button's label: the author's own where the catalogue has it."""
    return ask.words.plain(key if ask.words.has(key) else otherwise)


def _ways_out(ask: Asking) -> tuple[Button, ...]:
    # In a dialog that cancels something, « Annuler » would be read as doing it.
    cancel = ask.button(_own(ask, f"{ask.dialog.key}.cancel", "common-cancel"), "cancel")
    if previous_question(ask.dialog, ask.step) is None:
        return (cancel,)
    return (ask.button(ask.words.plain("common-back"), "back"), cancel)


def may_keep(ask: Asking) -> bool:
    """Whether the answer given before can be left as it is."""
    return ask.step.name in ask.dialog.raw and not ask.step.keeps_itself


def may_skip(ask: Asking) -> bool:
    """Whether the question can be left out; with files received, « Passer » would lose them."""
    return ask.step.optional and not ask.ui.get("files")


def previous_question(dialog: Dialog, step: Step[Any]) -> Step[Any] | None:
    """The question before, among those that apply."""
    steps = dialog.applicable()
    at = [other.name for other in steps].index(step.name)
    return steps[at - 1] if at > 0 else None
