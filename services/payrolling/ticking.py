"""What time does to payrolling files: reminders, the two working days, people who left, and our copies that go."""

from datetime import timedelta

from tortoise.expressions import Q

from core import clock
from models.application import Party
from models.payrolling import PayrollFile, PayrollStatus
from models.sql import fetch, lock_row
from services.payroll_follow import cancel_file
from services.payroll_moves import show_everywhere, tell_side, tell_team
from services.payrolling.team import answer_by
from services.unit_of_work import unit_of_work

NUDGES = (timedelta(days=3), timedelta(days=7))
COPY_KEPT = timedelta(days=90)
_S = PayrollStatus
_ENDED = (_S.CLOSED, _S.CANCELLED, _S.INDEPENDENT)
# What somebody still has to say: a choice, an answer, or that they took note.
_OPEN = Q(status__in=(_S.CHOOSING, _S.PROPOSED)) | (
    Q(status=_S.INDEPENDENT) & (Q(freelance_read_at=None) | Q(company_read_at=None))
)
_LEFT = (
    "SELECT p.application_id AS id FROM payroll_file p JOIN application a ON a.id = p.application_id"
    " JOIN mission m ON m.id = a.mission_id JOIN profile f ON f.id = a.profile_id"
    " JOIN profile c ON c.organisation_id = m.organisation_id WHERE p.status <> 'cancelled'"
    " AND (f.deleted_at IS NOT NULL OR c.deleted_at IS NOT NULL) ORDER BY p.id"
)


async def move_due() -> int:
    """Reminds who has not answered, tells the team of files that nobody took on in two working days, and ends the
    files of people who left; gives how many.
    """
    return await _nudge_due() + await _escalate_due() + await _end_departed()


async def _nudge_due() -> int:
    now, due = clock.now(), Q()
    for number, threshold in enumerate(NUDGES):
        due |= Q(nudges=number, status_since__lte=now - threshold)
    nudged = 0
    for row in await PayrollFile.filter(_OPEN & due).order_by("id"):
        async with unit_of_work():
            await lock_row("payroll_file", row.id)
            file = await PayrollFile.get(id=row.id)
            if file.version == row.version and file.nudges == row.nudges:
                await _nudge(file)
                nudged += 1
    return nudged


async def _nudge(file: PayrollFile) -> None:
    """The version stays: nobody's button becomes stale because a question was put again."""
    passed = sum(clock.now() - file.status_since >= threshold for threshold in NUDGES)
    await PayrollFile.filter(id=file.id).update(nudges=passed)
    await show_everywhere(file)
    event = {_S.CHOOSING: "nudge", _S.PROPOSED: "nudge_answer"}.get(file.status, "nudge_read")
    for side in _awaited(file):
        await tell_side(file, side, event, once=f"#{passed}")


def _awaited(file: PayrollFile) -> list[Party]:
    if file.status is _S.PROPOSED and file.proposed_by is not None:
        return [file.proposed_by.other]
    if file.status is _S.CHOOSING:
        return list(Party)
    read = {Party.FREELANCE: file.freelance_read_at, Party.COMPANY: file.company_read_at}
    return [side for side in Party if read[side] is None]


async def _escalate_due() -> int:
    late = 0
    for row in await PayrollFile.filter(status=_S.SENT, escalated_at=None).order_by("id"):
        by = answer_by(row)
        if by is None or clock.now() <= by:
            continue
        async with unit_of_work():
            escalated = await PayrollFile.filter(id=row.id, version=row.version, escalated_at=None).update(
                escalated_at=clock.now()
            )
            if escalated:
                await tell_team(row, "late")
                await show_everywhere(row)
                late += 1
    return late


async def _end_departed() -> int:
    left = await fetch(_LEFT)
    for row in left:
        await cancel_file(row["id"], "account")
    return len(left)


async def purge_copies() -> int:
    """Our copy of a dossier goes ninety days after it was handed over, or after the end of what never was; the
    expert's name ninety days after the end (trust.md). Gives how many.
    """
    before = clock.now() - COPY_KEPT
    async with unit_of_work():
        ended = Q(status__in=_ENDED, status_since__lte=before)
        copies = PayrollFile.filter(Q(handed_over_at__lte=before) | ended).exclude(dossier="")
        gone = await copies.update(dossier="")
        return gone + await PayrollFile.filter(ended).exclude(expert="").update(expert="")
