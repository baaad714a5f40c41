"""Whether the other status tables hold, cell by cell: certification, measures, reports, help, payrolling."""

from collections import Counter
from datetime import UTC, datetime

from core import clock
from models.database import close_database, open_database
from tests.proofs.proof import Effort, Proof, Scene, Tally
from tests.proofs.statuses.certification import Certificates, Permits
from tests.proofs.statuses.help import Help
from tests.proofs.statuses.measures import Measures
from tests.proofs.statuses.payrolling import Payrolling
from tests.proofs.statuses.planted import DEFECTS, PLANTED
from tests.proofs.statuses.reports import Reports
from tests.proofs.statuses.table import Area
from tests.proofs.statuses.team import make_team
from tests.proofs.statuses.walking import Walk, walk, ways
from tests.services.payroll_scene import partner

START = datetime(2026, 5, 4, 8, 0, tzinfo=UTC)
# A walk for a planted defect tries this share of its area's table, and so many are made.
SHARE, WALKS = 0.25, 8
BRIEF = 0.05


async def _areas() -> tuple[Area, ...]:
    clock.freeze(START)
    team = await make_team()
    return Measures(team), Payrolling(team), Certificates(team), Permits(team), Reports(team), Help(team)


async def walk_all(effort: Effort, scene: Scene) -> Tally:
    """Walks through each table."""
    await open_database(scene.database_url)
    tally = Tally(broken=Counter({"tables that are broken": 0}))
    with partner():
        for area in await _areas():
            done = await walk(area, effort.random(area.name), min(1.0, effort.scale))
            tally.done += done.counts
            tally.broken["tables that are broken"] += bool(done.broken)
            tally.notes += done.broken
            tally.notes.append(f"{area.name}: {done.counts['statuses']} of {len(ways(area))} statuses.")
    await close_database()
    return tally


async def find_planted(effort: Effort, scene: Scene) -> Tally:
    """Plants each defect and walks until it is found."""
    await open_database(scene.database_url)
    tally = Tally(done=Counter({"planted defects": 0, "acts": 0}), broken=Counter({"defects not found": 0}))
    needed = []
    with partner():
        for area in await _areas():
            defects = PLANTED.get(area.name, ())[: None if effort.scale >= BRIEF else 1]
            for defect in defects:
                with defect.planted():
                    walks = await _walks_until_found(area, effort, defect.name, tally)
                tally.done["planted defects"] += 1
                tally.broken["defects not found"] += walks is None
                needed.append(f"{defect.name} {walks or '(not found)'}")
    tally.notes.append(f"Walks through a quarter of the table until each was found: {', '.join(needed)}.")
    await close_database()
    return tally


async def _walks_until_found(area: Area, effort: Effort, name: str, tally: Tally) -> int | None:
    for number in range(1, WALKS + 1):
        done: Walk = await walk(area, effort.random(name, number), SHARE)
        tally.done["acts"] += done.counts["acts"]
        if done.broken:
            print(f"        {name} {number}: {done.broken[0][:200]}", flush=True)
            return number
    return None


PROOFS = (
    Proof(
        "status-tables",
        "In every status of certification, measures against accounts, reports of scams, requests for help and"
        " payrolling files (states.md c, g, h and i) everybody tries every command: what a second copy of the tables"
        " allows leads where it says and tells whom it says; all the rest, and every old button, is refused, changes"
        " no row and tells nobody.",
        walk_all,
        is_quick=True,
    ),
    Proof(
        "status-planted-bugs",
        f"Each of {len(DEFECTS)} defects planted in these areas is found within {WALKS} walks through a quarter of"
        " its table.",
        find_planted,
        is_quick=True,
    ),
)
