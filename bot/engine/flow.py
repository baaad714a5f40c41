"""How a dialog moves: it begins, asks, is answered, is laid aside and taken up, and ends once."""

from typing import Any

from bot.engine.definition import Dialog, Ending, definition_of
from bot.engine.giving_way import gives_way
from bot.engine.laid_aside import filled_in, is_untouched, kept_filled_in, waiting_around
from bot.engine.refusals import sentence_for
from bot.engine.step import Answered, Outcome, Step
from bot.engine.way_back import came_from, kept_place, place_of_beginning
from bot.turn import Turn
from core.errors import DomainError, NotFound, Stale
from models.dialog import DialogSession, DialogStatus
from services import dialogs, screens
from services.unit_of_work import savepoint, unit_of_work


async def begin(
    turn: Turn,
    dialog: type[Dialog],
    *,
    given: dict[str, Any] | None = None,
    subject_id: int | None = None,
    answers: dict[str, Any] | None = None,
) -> None:
    """Starts a dialog, or takes up the draft of the same one about the same thing (EXT-30).

    `answers` are typed values to start from (editing something that exists), None for what was left out. The dialog
    under way is paused.
    """
    async with unit_of_work():
        shown = await shown_session(turn)
        if shown is not None and not shown.answers and answers is None:
            if (shown.dialog, shown.given, shown.subject_id) == (dialog.key, given or {}, subject_id):
                # The same button once more: its question is there already, and a second session would look the same.
                turn.say("engine-already")
                await turn.redraw()
                return
        for waiting in await dialogs.drafts(turn.member.id, dialog.key):
            if (waiting.given, waiting.subject_id) != (given or {}, subject_id):
                continue
            if answers is None:
                await _take_up(turn, waiting.id, "engine-draft-resumed")
                return
            await dialogs.end(waiting, DialogStatus.CANCELLED)
        session = await dialogs.begin(
            turn.member.id,
            turn.chat_id,
            dialog.key,
            given=given or {},
            subject_id=subject_id,
            answers={
                name: None if value is None else dialog.steps[name].dump(value)
                for name, value in (answers or {}).items()
            },
            lifetime=dialog.lifetime,
        )
        run = dialog(session, turn.look, turn)
        marks = await place_of_beginning(turn) | filled_in(session)
        await put(run, run.next_question() or run.applicable()[0], first=True, **marks)


async def put(
    run: Dialog,
    step: Step[Any],
    notice: str | None = None,
    values: dict[str, Any] | None = None,
    widget: dict[str, Any] | None = None,
    **marks: Any,
) -> None:
    """Puts a question: the turn rises, so that every button shown before is void."""
    session, seen = run.session, run.session.turn
    session.turn, session.step, session.answers = seen + 1, step.name, run.raw
    session.ui = {"w": widget or {}, **kept_place(session), **kept_filled_in(session), **marks}
    await dialogs.put(session, run.turn.chat_id, seen_turn=seen, lifetime=run.lifetime)
    if notice is not None:
        await screens.redraw(run.member.id, notice, values or {})
    dialogs.count(run.key, step.name, "shown")


async def stay(
    run: Dialog, ui: dict[str, Any], notice: str | None = None, values: dict[str, Any] | None = None
) -> None:
    """The same question once more, with its widget in another state or a sentence above it."""
    # The message above no longer shows the question answered last, but this one: it keeps its text when left behind.
    run.session.ui = {name: mark for name, mark in ui.items() if name != "last"}
    run.session.answers = run.raw
    await dialogs.keep(run.session, seen_turn=run.session.turn, lifetime=run.lifetime)
    await screens.redraw(run.member.id, notice, values or {})


async def take(run: Dialog, step: Step[Any], outcome: Outcome, source: int | None = None) -> None:
    """Applies what a tap or a text came to. `source` is the message that said it, for later edits of it."""
    if isinstance(outcome, Answered):
        await keep_answer(run, step, outcome.raw, source)
        # What an author's code did may show in the next question, also through what is in memory no longer true.
        run.turn.question = None if run.judges(step) else run
        await go_on(run, last=step.name)
    else:
        kept = step.kept_of(outcome.ui)
        if kept is not None:
            # Whoever leaves before « Suivant » finds again what was written (EXT-30).
            run.raw[step.name] = kept
        await stay(run, {**run.session.ui, "w": outcome.ui})


async def keep_answer(run: Dialog, step: Step[Any], raw: Any, source: int | None) -> None:
    """Keeps an answer that today's definition, the author's check and the subject's service all take."""
    value = step.load(raw)
    before = dict(run.raw)
    # A refusal can only come after something was written where somebody else is asked.
    part = savepoint() if run.judges(step) else unit_of_work()
    try:
        async with part:
            await step.accept(run, value)
            run.raw[step.name] = raw
            await run.answered(step.name)
    except DomainError:
        run.raw = before
        raise
    sources = {name: told for name, told in run.session.sources.items() if name != step.name}
    run.session.sources = sources if source is None else {**sources, step.name: source}
    dialogs.count(run.key, step.name, "answered")


async def go_on(run: Dialog, **marks: Any) -> None:
    """To the next question without an answer, or to the end."""
    following = run.next_question()
    if following is None:
        await finish(run)
    else:
        await put(run, following, **marks)


async def refuse(run: Dialog, step: Step[Any], error: DomainError) -> None:
    """The reason above the same question; nothing else changes, unless what it is about is gone."""
    # A change that crossed an answer is no reason to leave: only `done` says what it makes of it.
    if not isinstance(error, Stale) and await gives_way(run, error):
        return
    dialogs.count(run.key, step.name, "invalid")
    key, values = sentence_for(run, step, error)
    await _say_if_repeated(run, key, values)
    widget = {**run.session.ui.get("w", {}), **step.after_refusal(error)}
    await stay(run, {**run.session.ui, "w": widget}, key, values)


async def _say_if_repeated(run: Dialog, key: str, values: dict[str, Any]) -> None:
    """The same reason twice changes nothing on the screen: whoever tapped reads it over the screen, too."""
    screen = await screens.current_screen(run.member.id)
    if run.turn.tap and screen is not None and screen.notice == {"key": key, "values": values}:
        run.turn.say(key, **values)


async def finish(run: Dialog) -> None:
    """Ends the session and runs the effect, together or not at all. A refusal goes back to the question to blame."""
    run.turn.question = None
    turn, said = run.turn, (run.turn.toast, run.turn.toast_is_alert, len(run.turn.effects))
    ended = False
    run.session.answers = run.raw
    before = await screens.current_screen(run.member.id)
    try:
        async with savepoint():
            await dialogs.end(run.session, DialogStatus.DONE)
            ended = True
            ending = await run.done()
    except DomainError as error:
        if not ended:
            raise
        turn.toast, turn.toast_is_alert = said[:2]
        del turn.effects[said[2] :]
        if not await gives_way(run, error):
            await _blame(run, error)
        return
    after = await screens.current_screen(run.member.id)
    has_shown = after is not None and (before is None or after.rev != before.rev)
    if ending is not None or not has_shown:
        await _leave(run, ending or Ending())


async def _blame(run: Dialog, error: DomainError) -> None:
    blamed = run.steps.get(run.blame.get(error.code, ""))
    step = blamed if blamed is not None and run.applies(blamed) else run.current()
    dialogs.count(run.key, step.name, "invalid")
    if blamed is not None:
        run.raw.pop(step.name, None)
    key, values = sentence_for(run, step, error)
    await _say_if_repeated(run, key, values)
    await put(run, step, key, values, step.after_refusal(error))


async def _leave(run: Dialog, ending: Ending) -> None:
    notice = ending.notice or f"{run.key}-done"
    began_on = came_from(run.session) if ending.where_it_began else None
    page, args = began_on or (ending.page, ending.args)
    if ending.notice is None and not run.words.has(notice):
        await screens.show_page(run.member.id, run.turn.chat_id, page, args)
        return
    if page == "home" and await _back_to_parent(run, notice, ending.values):
        return
    await screens.show_page(run.member.id, run.turn.chat_id, page, args)
    await screens.redraw(run.member.id, notice, ending.values)


async def _back_to_parent(run: Dialog, notice: str, values: dict[str, Any]) -> bool:
    around = await waiting_around(run)
    if around is None:
        return False
    await _take_up(run.turn, around.session_id, notice, values)
    return True


async def resume(turn: Turn, session_id: int) -> None:
    """Takes up a dialog that waits, where the person was. Refuses with NotFound, or DialogOver when it has ended."""
    async with unit_of_work():
        await _take_up(turn, session_id, "engine-resumed")


async def _take_up(turn: Turn, session_id: int, notice: str, values: dict[str, Any] | None = None) -> None:
    running(await dialogs.access_session(session_id, turn.member.id), turn)
    session = await dialogs.resume(session_id, turn.member.id)
    run = running(session, turn)
    await put(run, run.current(), notice, values, resumed=bool(run.raw))


async def cancel(turn: Turn) -> bool:
    """Cancels the dialog that is the person's screen; False when there is none."""
    async with unit_of_work():
        session = await shown_session(turn)
        if session is None:
            return False
        await give_up(running(session, turn))
        return True


async def give_up(run: Dialog) -> None:
    """Ends a dialog without effect; with answers, the screen offers to take it up again, or the one around it. Whoever
    answered nothing is again on the page on which it began.
    """
    await dialogs.end(run.session, DialogStatus.CANCELLED)
    dialogs.count(run.key, run.session.step, "dropped")
    title = {"title": run.dialog_title}
    if run.raw and not is_untouched(run.session):
        await screens.show_page(run.member.id, run.turn.chat_id, "dialog", {"session": run.session.id})
    elif not await _back_to_parent(run, "engine-cancelled", title):
        page, args = came_from(run.session) or ("home", {})
        await screens.show_page(run.member.id, run.turn.chat_id, page, args, None)
        await screens.redraw(run.member.id, "engine-cancelled", title)


def running(session: DialogSession, turn: Turn) -> Dialog:
    """A session with the definition that it runs."""
    definition = definition_of(session.dialog)
    if definition is None:
        raise NotFound()
    return definition(session, turn.look, turn)


async def shown_session(turn: Turn) -> DialogSession | None:
    """The active session, if the person is looking at it and we still know the dialog."""
    screen = await screens.current_screen(turn.member.id)
    session = await dialogs.active_session(turn.member.id)
    if session is None or screen is None or screen.page != "dialog" or definition_of(session.dialog) is None:
        return None
    return session if screen.args.get("session") == session.id else None
