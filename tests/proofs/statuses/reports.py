"""states.md (g): a report of a scam, its decision, and the appeal of who reported."""

from datetime import timedelta

from core import clock
from models.measure import Appeal, AppealOutcome, Clause
from models.scam_report import QuestionSide, QuestionState, ScamCategory, ScamQuestion, ScamReport, ScamStatus
from services import appeals, scam_decisions, scam_questions, scam_queue, scam_reports
from services.scam_decisions import Consequence, ScamMeasure
from tests.proofs.statuses.table import BY_ITSELF, Area, Row, Scene, Step
from tests.proofs.statuses.team import STRANGER, TEAM
from tests.services import people

REPORTER, REPORTED = "reporter", "reported"
FILED, REVIEW, AGAIN = "filed", "review", "again"
STORY = "Gold Consult m’a demandé 500 francs d’avance."
WARNED = Consequence(ScamMeasure.WARNING, Clause.FRAUD, "Une avance a été demandée avant toute prestation.")
OUTCOMES = {
    "uphold": ScamStatus.FOUNDED,
    "not upheld": ScamStatus.UNFOUNDED,
    "manifestly not": ScamStatus.UNFOUNDED,
    "close": ScamStatus.CLOSED,
}
_ASKED = {"ask the reporter": QuestionSide.REPORTER, "ask the reported": QuestionSide.REPORTED}
# What can be contested by who reported: everything but a report that was upheld.
_AGAINST = ("not upheld", "manifestly not", "close")


class Reports(Area):
    """A report that somebody just filed. A decision is named with who took it: they do not decide about it again."""

    name, start = "reports", FILED
    people = (REPORTER, REPORTED, *TEAM, STRANGER)
    acts = ("take", *_ASKED, "answer", *OUTCOMES, "contest", "appeal upheld", "appeal overturned")
    by_itself = ("6 days",)
    unversioned = frozenset({"contest"})

    def row(self, status: str, step: Step) -> Row | None:
        """The row of states.md (g)."""
        if status == FILED:
            return Row(REVIEW, frozenset({REPORTER})) if step.act == "take" and step.who in TEAM else None
        where, _, first = status.partition(" after ")
        if where in (REVIEW, f"{AGAIN}: {REVIEW}"):
            return _of_review(where, first, step)
        if "ask the " in where:
            return _of_question(where, first, step)
        return None if where.startswith(AGAIN) else _of_decision(status, step)

    async def begin(self) -> Scene:
        """A visitor reports a professional."""
        tom, (gold, profile) = await people.visitor("Tom"), await people.professional("Gold Consult")
        filed = await scam_reports.file_report(tom, profile.id, ScamCategory.ADVANCE, STORY)
        return Scene(self.team | {REPORTER: tom.id, REPORTED: gold.id}, {"report": filed.id})

    async def do(self, scene: Scene, step: Step, old: int) -> None:
        """Each act by its command."""
        if step.who == BY_ITSELF:
            clock.freeze(clock.now() + timedelta(days=6))
            await scam_questions.lapse_due()
            return
        member, report = await scene.member(step.who), await ScamReport.get(id=scene.numbers["report"])
        version = report.version - old
        if step.act == "take":
            await scam_queue.take_report(member, report.id, version)
        elif step.act in _ASKED:
            await scam_questions.ask_side(member, report.id, version, _ASKED[step.act], "Qui vous a écrit ?")
        elif step.act == "answer":
            asked = await ScamQuestion.filter(report_id=report.id).order_by("-id").first()
            about = (asked.id, asked.version - old) if asked is not None else (0, 1)
            await scam_questions.answer_question(member, *about, "C’était par courriel.")
        elif step.act in OUTCOMES:
            consequence = WARNED if step.act == "uphold" else None
            manifest = step.act == "manifestly not"
            outcome = OUTCOMES[step.act]
            await scam_decisions.decide_report(
                member, report.id, version, outcome, consequence, manifest=manifest
            )
        elif step.act == "contest":
            await appeals.file_appeal(member, "report", report.id, "Regardez encore.")
        else:
            appeal = await Appeal.get_or_none(report_id=report.id)
            about = (appeal.id, appeal.version - old) if appeal is not None else (0, 1)
            overturned = step.act == "appeal overturned"
            outcome = AppealOutcome.OVERTURNED if overturned else AppealOutcome.CONFIRMED
            await appeals.decide_appeal(member, *about, outcome, "Nous avons tout relu.")

    async def status(self, scene: Scene) -> str:
        """With whom it was asked of, and how far its appeal is."""
        report = await ScamReport.get(id=scene.numbers["report"])
        appeal = await Appeal.get_or_none(report_id=report.id)
        first = {number: name for name, number in scene.people.items()}.get(report.decided_by or 0, "")
        if appeal is not None and appeal.outcome is AppealOutcome.OVERTURNED:
            where = await self._where(report)
            return f"{AGAIN}: {where}" + ("" if where in OUTCOMES else f" after {first}")
        if report.status not in _OF_OUTCOME:
            return await self._where(report)
        judged = "" if appeal is None else ", upheld" if appeal.outcome else ", contested"
        return f"{await self._where(report)} by {first}{judged}"

    async def _where(self, report: ScamReport) -> str:
        if report.status is ScamStatus.MORE:
            asked = await ScamQuestion.get(report_id=report.id, state=QuestionState.OPEN)
            return f"ask the {asked.side}"
        return "manifestly not" if report.is_manifest else _OF_OUTCOME.get(report.status, str(report.status))


_OF_OUTCOME = {
    ScamStatus.FOUNDED: "uphold",
    ScamStatus.UNFOUNDED: "not upheld",
    ScamStatus.CLOSED: "close",
}


def _of_review(where: str, first: str, step: Step) -> Row | None:
    if step.who not in TEAM or step.who == first:
        return None
    again, after = (f"{AGAIN}: ", f" after {first}") if first else ("", "")
    if step.act in _ASKED and where.endswith(REVIEW):
        told = REPORTER if step.act == "ask the reporter" else REPORTED
        return Row(f"{again}{step.act}{after}", frozenset({f"{told}!@"}))
    if step.act not in OUTCOMES:
        return None
    upheld = {f"{REPORTED}!@"} if step.act == "uphold" else set[str]()
    return Row(
        f"{again}{step.act}" if first else f"{step.act} by {step.who}", frozenset({f"{REPORTER}!@"} | upheld)
    )


def _of_question(where: str, first: str, step: Step) -> Row | None:
    again, after = (f"{AGAIN}: ", f" after {first}") if first else ("", "")
    if step.who == BY_ITSELF or step == Step(where.rpartition(" ")[2], "answer"):
        return Row(f"{again}{REVIEW}{after}", None)
    return _of_review(where, first, step)


def _of_decision(status: str, step: Step) -> Row | None:
    decided, _, judged = status.partition(", ")
    outcome, _, first = decided.partition(" by ")
    if outcome in _AGAINST and step == Step(REPORTER, "contest") and not judged:
        return Row(f"{status}, contested", None)
    if judged == "contested" and step.who in TEAM and step.who != first:
        told = frozenset({f"{REPORTER}!@", first})
        if step.act == "appeal upheld":
            return Row(f"{decided}, upheld", told)
        if step.act == "appeal overturned":
            return Row(f"{AGAIN}: {REVIEW} after {first}", told)
    return None
