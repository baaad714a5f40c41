"""A question of the team about a report, and answering it."""

from typing import Any

from bot.cards import CARDS
from bot.engine import begin
from bot.pages import Page
from bot.turn import Look, Turn
from bot.view import View, page_button
from core.ids import read_row_id
from services.scam_questions import access_question, require_answerable


class ScamQuestionPage(Page):
    """« Complément demandé »: there for the person who was asked, also under a measure (states.md, g)."""

    name = "scam_question"

    async def open(self, turn: Turn, arg: str) -> None:
        question = await access_question(read_row_id(arg), turn.member)
        await turn.show(self.name, arg=question.id)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        view = await CARDS["scam_question"].view(look, int(args["arg"]))
        return view.with_rows((page_button(look.words.plain("common-home"), "home"),))

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        from bot.dialogs.scam_questions import AnswerQuestion

        if act != "answer":
            await super().tap(turn, act, arg)
            return
        question = await require_answerable(turn.member, read_row_id(arg))
        given = {"question_id": question.id, "version": question.version, "question": question.body}
        await begin(turn, AnswerQuestion, given=given)
