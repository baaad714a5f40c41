"""Restricts accounts that several independent people report, before anybody of the team looked (EXT-12).

The look is a sweep of its own and not part of filing a report: two who report each other at the same moment would
otherwise hold their own accounts and wait for the other's.
"""

import logging
from collections import Counter

from models.measure import Clause, Measure
from models.profile import Profile
from models.scam_report import ScamCategory, open_about
from models.sql import execute, fetch, lock_row
from services.measures.automatic import restrict_by_reports
from services.profile_people import people_of
from services.scam_voices import voices_about
from services.scam_weights import is_enough
from services.unit_of_work import unit_of_work

AT_ONCE = 50
CLAUSES = {
    ScamCategory.ADVANCE: Clause.FRAUD,
    ScamCategory.DATA: Clause.FRAUD,
    ScamCategory.OFF_PLATFORM: Clause.FRAUD,
    ScamCategory.FAKE: Clause.IDENTITY,
    ScamCategory.UNPAID: Clause.CONDUCT,
    ScamCategory.HARASSMENT: Clause.CONDUCT,
    ScamCategory.OTHER: Clause.CONDUCT,
}
log = logging.getLogger(__name__)


async def weigh_due() -> int:
    """Weighs what is reported of every profile with something new, and gives how many accounts were restricted. One
    that fails is written down and tried again the next time.
    """
    rows = await fetch(
        "SELECT DISTINCT profile_id FROM scam_report WHERE to_weigh AND profile_id IS NOT NULL"
        " ORDER BY profile_id LIMIT :most",
        most=AT_ONCE,
    )
    return sum([await _alone(int(row["profile_id"])) for row in rows])


async def _alone(profile_id: int) -> bool:
    try:
        return await weigh(profile_id) is not None
    except Exception:
        log.exception("what is reported of profile %s could not be weighed", profile_id)
        return False


async def weigh(profile_id: int) -> Measure | None:
    """Weighs the open reports about one profile, and restricts its person where they are enough."""
    async with unit_of_work():
        profile = await Profile.get(id=profile_id)
        people = await people_of(profile)
        # The account before its cases, as where one is decided.
        if people:
            await lock_row("member", people[0])
        await execute(
            "UPDATE scam_report SET to_weigh = FALSE WHERE profile_id = :profile_id AND to_weigh",
            profile_id=profile_id,
        )
        if profile.deleted_at is not None or not is_enough(await voices_about(profile)):
            return None
        counted = await _reported_for(profile)
        return await restrict_by_reports(profile, CLAUSES[counted[0]], [str(each) for each in counted])


async def _reported_for(profile: Profile) -> list[ScamCategory]:
    """What the open reports say, the most frequent first."""
    reports = await open_about(profile.id).order_by("id")
    return [category for category, _ in Counter(report.category for report in reports).most_common()]
