"""How a question of the team about a case ends: once, whoever or whatever ends it."""

from core import clock
from core.errors import IllegalMove
from models.scam_report import QuestionState, ScamQuestion, ScamReport
from services.notifications import drop_owed, refresh_cards


async def open_question(report: ScamReport) -> ScamQuestion | None:
    """The question about a case that waits for its answer, if any."""
    return await ScamQuestion.get_or_none(report_id=report.id, state=QuestionState.OPEN)


async def settle(question: ScamQuestion, state: QuestionState, answer: str = "") -> ScamQuestion:
    """Ends a question, in the caller's unit of work. Refuses with IllegalMove what ended meanwhile."""
    won = await ScamQuestion.filter(
        id=question.id, version=question.version, state=QuestionState.OPEN
    ).update(state=state, answer=answer, settled_at=clock.now(), version=question.version + 1)
    if not won:
        raise IllegalMove(status=question.state, move=state)
    await drop_owed("scam_question", question.id)
    await refresh_cards("scam_question", question.id)
    return await ScamQuestion.get(id=question.id)
