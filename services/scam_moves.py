"""The one way in which a scam report gets another status (states.md, g)."""

from typing import Any

from core.errors import IllegalMove
from models.scam_report import ScamReport, ScamStatus


async def move_report(report: ScamReport, status: ScamStatus, **changes: Any) -> ScamReport:
    """Writes the status with what changes beside it, and gives the case as it is now; its cards are the caller's.

    Refuses with IllegalMove what somebody else moved meanwhile.
    """
    seen = ScamReport.filter(id=report.id, version=report.version, status=report.status)
    if not await seen.update(status=status, version=report.version + 1, **changes):
        raise IllegalMove(status=report.status, move=status)
    return await ScamReport.get(id=report.id)
