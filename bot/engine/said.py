"""Whatever a person writes or sends while a question is on the screen."""

from typing import Any

from bot.engine.acts import press
from bot.engine.definition import Dialog
from bot.engine.flow import keep_answer, put, refuse, running, shown_session, stay, take
from bot.engine.question import answer_in_words, asking, draw_question, short
from bot.engine.step import (
    CELL,
    Answered,
    Asking,
    Invalid,
    NotOffered,
    Outcome,
    Step,
    in_every_language,
    spoken,
)
from bot.engine.taps import read_tap
from bot.turn import Turn
from core.errors import DomainError
from core.text import clean
from services import screens
from services.unit_of_work import unit_of_work

_ALWAYS = {
    "back": "common-back",
    "cancel": "common-cancel",
    "skip": "common-skip",
    "keep": "common-next",
    "confirm": "common-confirm",
}


async def take_text(turn: Turn) -> bool:
    """Takes a text, file, contact or edited message as the answer to the question shown, or says why not.

    False when no dialog is on the screen, or when the edited message answered nothing.
    """
    async with unit_of_work():
        session = await shown_session(turn)
        if session is None:
            return False
        run = running(session, turn)
        if turn.is_edit:
            return await _take_edit(run)
        step = run.current()
        if not run.shows_current() or not await _was_visible(run):
            await _hold(run, step)
            return True
        try:
            await _take(run, step)
        except NotOffered:
            await stay(run, run.session.ui, "engine-stale")
        except DomainError as error:
            await refuse(run, step, error)
        return True


async def _take(run: Dialog, step: Step[Any]) -> None:
    turn, ask = run.turn, asking(run, step)
    if turn.file is None and turn.contact is None and turn.text:
        button = await _button_named(run, turn.text)
        if button is not None and await press(run, *button, source=turn.message_id):
            return
    await take(run, step, await _understand(ask, step, turn), turn.message_id)


async def _understand(ask: Asking, step: Step[Any], turn: Turn) -> Outcome:
    if turn.file is not None:
        return await step.received(ask, turn.file)
    if turn.contact is not None:
        return await step.shared(ask, turn.contact)
    text = clean(turn.text)
    if not text.strip():
        raise Invalid(step.wants)
    return await step.typed(ask, text)


async def _button_named(run: Dialog, text: str) -> tuple[str, str] | None:
    wanted = spoken(text)
    if not wanted:
        return None
    view = await draw_question(run)
    taps = [(b.label, read_tap(b.data or "")) for row in view.rows for b in row]
    for label, tap in taps:
        # Ticks are left to the question: a list that is typed is the whole answer. So is a weekday: it names a date.
        if tap is not None and tap.act not in ("on", "off", CELL, *_ALWAYS) and spoken(label) == wanted:
            return tap.act, tap.arg
    ways = [
        tap
        for label, tap in taps
        if tap is not None and tap.act in _ALWAYS
        if spoken(label) == wanted or wanted in _said_for(tap.act)
    ]
    # An option that is called so is meant before the way out of the same name.
    if not ways or await run.current().is_named(asking(run), text):
        return None
    return ways[0].act, ways[0].arg


def _said_for(act: str) -> set[str]:
    """What may be typed for one of the buttons of every question; a last question is answered by « oui », too."""
    agreeing = in_every_language("common-yes") if act == "confirm" else set()
    return in_every_language(_ALWAYS[act]) | agreeing


async def _was_visible(run: Dialog) -> bool:
    """Whether the question was on the screen when the message was sent; ids of a private chat only grow."""
    screen, ui = await screens.current_screen(run.member.id), run.session.ui
    if screen is None or run.turn.file is not None:
        return True
    if screen.shown < ui.get("rev", 0):
        return False
    seen = ui.setdefault("seen", screen.message_id or 0)
    return bool(run.turn.message_id >= seen)


async def _hold(run: Dialog, step: Step[Any]) -> None:
    text = clean(run.turn.text)[:4096]
    held = {"text": text, "id": run.turn.message_id}
    has_words = any(c.isalnum() for c in text)
    ui = {**run.session.ui, "held": held} if has_words else run.session.ui
    if run.shows_current():
        await stay(run, ui, "engine-held" if has_words else None)
    else:
        marks: dict[str, Any] = {"held": held} if has_words else {}
        await put(run, step, "engine-held" if has_words else "engine-stale", **marks)


async def _take_edit(run: Dialog) -> bool:
    told = {source: name for name, source in run.session.sources.items()}
    step = run.steps.get(told.get(run.turn.message_id, ""))
    if step is None or not run.applies(step):
        return False
    ask = Asking(run, step, {})
    at = run.current()
    try:
        outcome = await step.typed(ask, clean(run.turn.text))
        if isinstance(outcome, Answered):
            await keep_answer(run, step, outcome.raw, run.turn.message_id)
    except DomainError as error:
        await refuse(run, step, error)
        return True
    values = {"name": short(ask), "value": answer_in_words(ask, run.raw.get(step.name))}
    if run.current().name == at.name:
        await stay(run, run.session.ui, "engine-modified", values)
    else:
        await put(run, run.current(), "engine-modified", values)
    return True
