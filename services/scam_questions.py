"""« Demander un complément »: the team asks who reported, or hears who is reported, for five days (states.md, g)."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from core import clock
from core.errors import IllegalMove, NotFound
from models.member import Member
from models.profile import Profile
from models.scam_report import (
    QuestionSide,
    QuestionState,
    ScamEvidence,
    ScamQuestion,
    ScamReport,
    ScamStatus,
)
from services import given_text
from services.audit import SYSTEM, Thing, record
from services.certifications import require_admin
from services.notifications import Subject, owe, refresh_cards
from services.profile_people import people_of
from services.scam_alerts import UNANSWERED, tell_of_more
from services.scam_answers import settle
from services.scam_decisions import require_decidable
from services.scam_files import Evidence, attach, checked
from services.scam_moves import move_report
from services.seen_version import require_version
from services.unit_of_work import unit_of_work

ANSWER_WITHIN = timedelta(days=5)
TEXT_LIMIT = 1500


async def askable_sides(report: ScamReport) -> list[QuestionSide]:
    """Who can be asked about a case that is under review: who reported, and the person behind the profile, as long as
    they are there. Nobody while a question waits.
    """
    if report.status is not ScamStatus.REVIEW:
        return []
    found = [(side, await _person(report, side)) for side in QuestionSide]
    return [side for side, member in found if member is not None]


async def _person(report: ScamReport, side: QuestionSide) -> Member | None:
    if side is QuestionSide.REPORTER:
        return await Member.get_or_none(id=report.reporter_id, deleted_at=None)
    profile = await Profile.get_or_none(id=report.profile_id, deleted_at=None)
    people = await people_of(profile) if profile is not None else []
    return await Member.get_or_none(id=people[0], deleted_at=None) if people else None


async def ask_side(
    admin: Member, report_id: int, version: int | None, side: QuestionSide, text: str
) -> ScamQuestion:
    """Asks one side; the case is COMPLÉMENT until the answer, or five days. Who is reported reads the question alone:
    nothing says who reported, nor the number of the case.

    Refuses like `require_decidable`, with IllegalMove while a question waits, NotFound where nobody is there to be
    asked, TextMissing and TextTooLong.
    """
    words = given_text.paragraph("text", text, TEXT_LIMIT, required=True)
    async with unit_of_work():
        report = await require_decidable(admin, report_id, version)
        if report.status is not ScamStatus.REVIEW:
            raise IllegalMove(status=report.status, move="ask")
        person = await _person(report, side)
        if person is None:
            raise NotFound()
        await move_report(report, ScamStatus.MORE)
        question = await ScamQuestion.create(
            report_id=report.id,
            member_id=person.id,
            side=side,
            body=words,
            asked_by=admin.id,
            asked_at=clock.now(),
            due_at=clock.now() + ANSWER_WITHIN,
        )
        thing = Thing("scam_report", report.public_id)
        await record(f"scam.asked.{side}", admin, thing, before=ScamStatus.REVIEW, after=ScamStatus.MORE)
        key = "scam.asked" if side is QuestionSide.REPORTER else "scam.heard"
        subject = Subject("scam_question", question.id, question.version)
        await owe(person.id, key, subject=subject, mutable=False, also_by_mail=True)
        await refresh_cards("scam_report", report.id)
        return question


async def access_question(question_id: int, member: Member) -> ScamQuestion:
    """A question, for whom it is for. Refuses everybody else with NotFound; the team reads it in its case."""
    question = await ScamQuestion.get_or_none(id=question_id, member_id=member.id)
    if question is None:
        raise NotFound()
    return question


async def require_answerable(member: Member, question_id: int) -> ScamQuestion:
    """The question that this person may answer now. Refuses with NotFound, and with IllegalMove what was answered or
    is over.
    """
    question = await access_question(question_id, member)
    if question.state is not QuestionState.OPEN or question.due_at <= clock.now():
        raise IllegalMove(status=question.state, move="answer")
    return question


async def answer_question(
    member: Member,
    question_id: int,
    version: int,
    text: str,
    files: Iterable[Evidence | Mapping[str, Any]] = (),
) -> ScamQuestion:
    """The answer, text and files, becomes evidence of the case, which is under review again; the team is told.

    Refuses like `require_answerable`, with Stale, TextMissing, TextTooLong and TooMuchEvidence.
    """
    words = given_text.paragraph("text", text, TEXT_LIMIT, required=True)
    given = checked(files)
    async with unit_of_work():
        question = await require_answerable(member, question_id)
        require_version(question, version)
        report = await ScamReport.get(id=question.report_id)
        question = await settle(question, QuestionState.ANSWERED, words)
        await attach(report.id, given, question.id)
        await tell_of_more(await move_report(report, ScamStatus.REVIEW), asked=True)
        await refresh_cards("scam_report", report.id)
        return question


async def lapse_due() -> int:
    """Questions that nobody answered in five days: their cases are under review again, with a note; gives how many."""
    due = (
        await ScamQuestion.filter(state=QuestionState.OPEN, due_at__lte=clock.now()).order_by("id").limit(100)
    )
    return sum([await _lapse(question.id) for question in due])


async def _lapse(question_id: int) -> bool:
    async with unit_of_work():
        question = await ScamQuestion.get(id=question_id)
        report = await ScamReport.get(id=question.report_id)
        if question.state is not QuestionState.OPEN or report.status is not ScamStatus.MORE:
            return False
        await settle(question, QuestionState.LAPSED)
        moved = await move_report(report, ScamStatus.REVIEW)
        thing = Thing("scam_report", report.public_id)
        await record("scam.unanswered", SYSTEM, thing, before=ScamStatus.MORE, after=ScamStatus.REVIEW)
        await tell_of_more(moved, asked=False, key=UNANSWERED)
        await refresh_cards("scam_report", report.id)
        return True


async def questions_of(admin: Member, report: ScamReport) -> list[ScamQuestion]:
    """What was asked about a case and what came of it, the oldest first; for the team only (NotFound)."""
    await require_admin(admin)
    return await ScamQuestion.filter(report_id=report.id).order_by("id")


async def waiting_question(member: Member, report: ScamReport) -> ScamQuestion | None:
    """The question about a case that waits for this person's answer, if any."""
    return await ScamQuestion.get_or_none(report_id=report.id, member_id=member.id, state=QuestionState.OPEN)


async def is_waiting(question_id: int) -> bool:
    """Whether a question still waits for its answer."""
    return await ScamQuestion.filter(id=question_id, state=QuestionState.OPEN).exists()


async def files_of(question: ScamQuestion) -> int:
    """How many files came with an answer."""
    return await ScamEvidence.filter(question_id=question.id).count()
