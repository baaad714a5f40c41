"""A question of the team about a report of a scam, for the one person it is for."""

from typing import Any

from bot.cards import LivingCard
from bot.turn import Look
from bot.view import Row, View, page_button
from core.text import clip
from models.delivery import Notification
from models.scam_report import QuestionSide, QuestionState, ScamQuestion
from services.scam_questions import access_question, files_of, is_waiting

BODY_SHOWN, ANSWER_SHOWN = 1500, 1200


class ScamQuestionCard(LivingCard):
    """What is asked, until when, and « Répondre »; who is reported reads nothing of who reported (EXT-11)."""

    kind = "scam_question"
    says_when_gone = True
    is_its_page = True

    async def view(self, look: Look, object_id: int) -> View:
        question = await access_question(object_id, look.member)
        words = look.words
        lines = [
            words(f"scam_question-{question.side}", n=question.report_id),
            "",
            words("scam_question-text", text=clip(question.body or "…", BODY_SHOWN)),
            "",
            *await self._state(look, question),
        ]
        rows = list[Row]()
        if question.state is QuestionState.OPEN:
            label = words.plain("scam_question-answer")
            rows.append((page_button(label, self.kind, "answer", question.id, "primary"),))
        if question.side is QuestionSide.REPORTER:
            mine = words.plain("scam_question-case")
            rows.append((page_button(mine, "scam_case", "open", question.report_id),))
        return View("\n".join(lines), tuple(rows))

    async def _state(self, look: Look, question: ScamQuestion) -> list[str]:
        words = look.words
        if question.state is QuestionState.OPEN:
            return [words("scam_question-until", date=words.moment(question.due_at, look.zone))]
        if question.state is not QuestionState.ANSWERED:
            return [words(f"scam_question-{question.state}")]
        answer = words("scam_question-answered", text=clip(question.answer or "…", ANSWER_SHOWN))
        given = await files_of(question)
        return [answer, words("reports-evidence", count=given)] if given else [answer]

    async def facts(self, look: Look, object_id: int) -> dict[str, Any]:
        question = await access_question(object_id, look.member)
        return {"n": question.report_id}

    async def still_true(self, owed: Notification) -> bool:
        return await is_waiting(owed.subject_id or 0)
