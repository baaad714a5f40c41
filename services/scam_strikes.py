"""What follows for who reports without any ground: a warning, then thirty days without reports (EXT-13)."""

from datetime import timedelta

from core import clock
from core.errors import NotAllowed
from models.measure import Ending, Measure, MeasureKind, MeasureRule
from models.member import Member
from models.scam_report import ScamReport
from services.measures.automatic import silence_reporter, warn_reporter
from services.measures.deciding import end_measure

# Manifestly unfounded reports within ninety days (states.md, g; DSA art. 23 asks for a prior warning).
STRIKES = 3
COUNTED_FOR = timedelta(days=90)


class ReportingSuspended(NotAllowed):
    """Until `until` the person reports nothing; « Nous contacter » stays."""


async def require_may_report(reporter: Member) -> None:
    """Refuses with ReportingSuspended whoever reported without ground again after the warning."""
    measure = await Measure.get_or_none(member_id=reporter.id, kind=MeasureKind.REPORTING, ended_at=None)
    if measure is not None and measure.until_at is not None and measure.until_at > clock.now():
        raise ReportingSuspended(until=measure.until_at)


async def count_strike(reporter: Member) -> None:
    """After a report was found manifestly unfounded: the third within ninety days is a warning, the next a suspension
    of reporting. The caller holds the reporter's account.
    """
    numbers = await _unfounded(reporter.id)
    if reporter.deleted_at is not None or len(numbers) < STRIKES:
        return
    warned = Measure.filter(
        member_id=reporter.id, kind=MeasureKind.WARNING, rule=MeasureRule.UNFOUNDED, ended_at=None
    )
    if await warned.exists():
        await silence_reporter(reporter, numbers)
    else:
        await warn_reporter(reporter, numbers)


async def take_strike_back(admin: Member, report: ScamReport) -> None:
    """A decision that another administrator overturned counts no more, and neither does what followed from it where too
    little is left without it.
    """
    rested = await Measure.filter(
        member_id=report.reporter_id, rule=MeasureRule.UNFOUNDED, ended_at=None
    ).order_by("id")
    for measure in rested:
        numbers = numbers_in(measure)
        if report.id in numbers and len(numbers) - 1 < STRIKES:
            await end_measure(measure, Ending.OVERTURNED, admin)


def numbers_in(measure: Measure) -> list[int]:
    """The numbers of the reports that a measure for unfounded reports rests on; none once they are forgotten."""
    return [int(number) for number in measure.facts.split(",") if number]


async def _unfounded(reporter_id: int) -> list[int]:
    since = clock.now() - COUNTED_FOR
    found = ScamReport.filter(reporter_id=reporter_id, is_manifest=True, decided_at__gt=since)
    return [report.id for report in await found.order_by("id")]
