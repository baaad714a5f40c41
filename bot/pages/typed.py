"""What somebody had written in a dialog that ended without effect: theirs to read and to copy."""

from typing import Any

from bot.engine.definition import definition_of
from bot.engine.preview import Preview, short_name
from bot.engine.step import Asking
from bot.pages import Page
from bot.turn import Look, Turn
from bot.view import View, page_button
from core.errors import NotFound
from core.ids import read_row_id
from core.text import clip
from services import dialogs

ANSWER_UNITS = 1500


class TypedPage(Page):
    """The answers of one's own dialog, as long as they are kept (30 days); strangers get NotFound."""

    name = "typed"

    async def open(self, turn: Turn, arg: str) -> None:
        session = await dialogs.access_session(read_row_id(arg), turn.member.id)
        await turn.show(self.name, arg=session.id)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words = look.words
        session = await dialogs.access_session(int(args["arg"]), look.member.id)
        definition = definition_of(session.dialog)
        if definition is None or not session.answers:
            raise NotFound()
        run = definition(session, look)
        lines = [words("typed-title", title=run.dialog_title)]
        if run.in_the_name_of:
            lines.append(words("engine-in_the_name_of", name=run.in_the_name_of))
        lines.append("")
        for step in run.applicable():
            raw = run.raw.get(step.name)
            if raw is not None and not isinstance(step, Preview):
                ask = Asking(run, step, {})
                value = clip(step.describe(ask, raw), ANSWER_UNITS)
                lines.append(words("engine-answer", name=short_name(ask), value=value))
        return View("\n".join(lines), ((page_button(words.plain("common-home"), "home"),),))
