"""The page that shows the guided dialog under way."""

from dataclasses import replace
from typing import Any

from bot.engine.definition import definition_of
from bot.engine.flow import resume, shown_session
from bot.engine.laid_aside import resume_button, waiting_around
from bot.engine.question import draw_outcome, draw_screen
from bot.engine.said import take_text
from bot.engine.way_back import came_from
from bot.pages import Page
from bot.turn import Look, Turn
from bot.view import View
from core.errors import NotFound
from core.ids import read_row_id
from models.dialog import DialogStatus
from services import dialogs


class DialogPage(Page):
    """The current question of `args["session"]`, or what became of that dialog."""

    name = "dialog"

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        """The question, or the outcome; NotFound for anybody else's session."""
        run = await _run(look, args)
        if run.session.status in (DialogStatus.ACTIVE, DialogStatus.PAUSED):
            return await draw_screen(run)
        outcome = draw_outcome(run)
        around = await waiting_around(run) if run.session.status is DialogStatus.CANCELLED else None
        if around is None:
            return outcome
        again, *rest = outcome.rows
        return replace(outcome, rows=(again, (resume_button(look.words, around),), *rest))

    async def open(self, turn: Turn, arg: str) -> None:
        """No button opens it: a dialog begins, or is taken up again."""
        await self.tap(turn, "open", arg)

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        """`resume` takes up a dialog that waits, `back` shows the page on which one began that was left. What is over
        or not theirs is said over the present screen.
        """
        if act == "back":
            session = await dialogs.access_session(read_row_id(arg), turn.member.id)
            page, shown_with = came_from(session) or ("home", {})
            await turn.show(page, **shown_with)
            return
        if act != "resume":
            await super().tap(turn, act, arg)
            return
        shown = await shown_session(turn)
        if shown is not None and shown.id == read_row_id(arg):
            turn.say("engine-already")
            await turn.redraw()
            return
        try:
            await resume(turn, read_row_id(arg))
        except dialogs.DialogOver as over:
            turn.say(f"engine-toast-{over.details['status']}")
            await turn.redraw()
        except NotFound:
            turn.say("engine-not-yours")

    async def take_text(self, turn: Turn, args: dict[str, Any]) -> bool:
        """Answers the question shown."""
        return await take_text(turn)


async def _run(look: Look, args: dict[str, Any]) -> Any:
    session = await dialogs.access_session(int(args["session"]), look.member.id)
    definition = definition_of(session.dialog)
    if definition is None:
        raise NotFound()
    return definition(session, look)
