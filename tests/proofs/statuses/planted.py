"""Defects of the status tables to plant, one at a time; each belongs to one area."""

from datetime import datetime
from typing import Any

from core import clock
from core.errors import NotFound
from models import payrolling as payroll_table
from models.measure import Measure, MeasureKind
from models.member import Member
from models.payrolling import PayrollMove, PayrollRule, PayrollStatus
from models.scam_report import QuestionState, ScamQuestion, ScamReport
from services import appeals, scam_decisions, scam_questions, scam_reports
from services.certifications import deciding as certifying
from services.help_requests import asking, closing, seeing_to
from services.measures import deciding, excluding, graduated
from services.payrolling import team as payroll_team
from tests.proofs.machine.planted import Changes, Defect

# As they are before anything is planted.
_open_proposal, _measure_to_change = excluding._open_proposal, deciding.measure_to_change


async def _no(*_: Any) -> bool:
    return False


async def _yes(*_: Any) -> bool:
    return True


async def _nothing(*_: Any, **__: Any) -> None:
    return None


def _do_nothing(*_: Any) -> None:
    return None


async def _proposal_of_anybody(admin: Member, measure_id: int, version: int) -> Measure:
    measure = await _open_proposal(admin, measure_id, version)
    measure.decided_by = None
    return measure


async def _never_prolonged(admin: Member, measure_id: int, version: int) -> Measure:
    measure = await _measure_to_change(admin, measure_id, version)
    measure.renewals = 0
    return measure


def _lifts_all(measure: Measure) -> bool:
    return measure.kind is not MeasureKind.WARNING


async def _decided_by_nobody(report_id: int, member: Member) -> ScamReport:
    report = await scam_reports.access_report(report_id, member)
    report.decided_by = None
    return report


async def _question_of_anybody(_: Member, question_id: int) -> ScamQuestion:
    question = await ScamQuestion.get_or_none(id=question_id, state=QuestionState.OPEN)
    if question is None:
        raise NotFound()
    return question


def _always(*_: Any) -> datetime:
    return clock.now()


def _payroll_rows(move: PayrollMove, **changes: Any) -> Changes:
    def changed(rule: PayrollRule) -> PayrollRule:
        return rule._replace(**changes) if rule.move is move else rule

    rows = tuple(changed(rule) for rule in payroll_table.PAYROLL_TABLE)
    return [(payroll_table, "PAYROLL_TABLE", rows)]


_UNTIL_CONTRACT = (*payroll_table._BEFORE_CONTRACT, PayrollStatus.CONTRACT)
PLANTED: dict[str, tuple[Defect, ...]] = {
    "payrolling": (
        Defect("own-proposal", "Whoever proposed payrolling agrees to it alone.", lambda: (
            _payroll_rows(PayrollMove.ACCEPT, only_other=False)
        )),
        Defect("alone-after-contract", "A signed contract is left by one side.", lambda: (
            _payroll_rows(PayrollMove.REFUSE, sources=_UNTIL_CONTRACT)
        )),
        Defect("own-file", "Somebody of the team decides about their own company's file.", lambda: [
            (payroll_team, "may_handle_missions", _no)
        ]),
    ),
    "measures": (
        Defect("one-excludes", "Whoever proposed an exclusion confirms it.", lambda: [
            (excluding, "_open_proposal", _proposal_of_anybody)
        ]),
        Defect("prolonged-again", "A restriction is prolonged again and again.", lambda: [
            (graduated, "measure_to_change", _never_prolonged)
        ]),
        Defect("exclusion-lifted", "One of the team takes back what two decided.", lambda: [
            (deciding, "may_be_lifted", _lifts_all)
        ]),
    ),
    "reports": (
        Defect("same-decides-again", "Whoever was overturned decides again.", lambda: [
            (scam_decisions, "access_report", _decided_by_nobody)
        ]),
        Defect("anybody-answers", "A question to one side is answered by anybody.", lambda: [
            (scam_questions, "require_answerable", _question_of_anybody)
        ]),
        Defect("reporter-untold", "Who reported never reads the outcome.", lambda: [
            (scam_decisions, "_tell", _nothing)
        ]),
    ),
    "help": (
        Defect("taken-away", "A request that somebody sees to is answered by another one.", lambda: [
            (seeing_to, "require_free", _no)
        ]),
        Defect("reopened-for-ever", "What was closed for good is opened again.", lambda: [
            (asking, "reopened_until", _always), (closing, "reopened_until", _always)
        ]),
    ),
    "certification": (
        Defect("own-appeal", "Whoever refused judges the appeal.", lambda: [(appeals, "may_decide", _yes)]),
        Defect("old-button-certifies", "An old button decides.", lambda: [
            (certifying, "require_version", _do_nothing)
        ]),
    ),
}  # fmt: skip
DEFECTS = tuple(defect for defects in PLANTED.values() for defect in defects)
