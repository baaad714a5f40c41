"""Races: everybody acts at the same instant, from several processes; never two winners, and no raw error."""

from collections import Counter

from core import clock
from models.database import close_database, open_database
from models.sql import execute
from tests.conftest import START
from tests.proofs.proof import Effort, Proof, Scene, Tally
from tests.proofs.racing import bookings, decisions, unlocked
from tests.proofs.racing.crowd import Program, crowd
from tests.proofs.racing.duels import EACH
from tests.proofs.racing.outcomes import RAW, WON

PROCESSES = 4
BOOKINGS, DECISIONS, DEALS = 100_000, 50_000, 10_000


async def race_bookings(effort: Effort, scene: Scene) -> Tally:
    """Four processes want the same minutes, round after round."""
    rounds = effort.of(-(-BOOKINGS // (PROCESSES * bookings.BURST)), at_least=6)
    clock.freeze(START)
    await open_database(scene.database_url)
    await execute(bookings.NAIVE_TABLE)
    order = await bookings.make_fighters(rounds)
    await close_database()
    order |= {"url": scene.database_url, "control_rounds": effort.of(bookings.CONTROL_ROUNDS, at_least=40)}
    tally, results = Tally(), Counter[str]()
    for answer in await crowd(bookings.fights, scene.database_url, scene.folder, effort.seed, order):
        results.update(answer["results"])
        tally.broken.update(answer["broken"])
    await open_database(scene.database_url)
    tally.controls["overlaps by reading first and inserting then"] = await bookings.naive_overlaps()
    raw = Counter({name: count for name, count in results.items() if name.startswith(RAW)})
    tally.done["racing bookings"], tally.done["winners"] = results.total(), results[WON]
    tally.done["refusals in our own words"] = results.total() - results[WON] - raw.total()
    tally.broken["raw errors"] = raw.total()
    tally.notes += [f"{count} {name}" for name, count in raw.most_common(5)]
    tally.notes.append(f"{rounds:,} instants of {PROCESSES} processes with {bookings.BURST} attempts each.")
    return tally


async def race_decisions(effort: Effort, scene: Scene) -> Tally:
    """Four processes decide about the same things at the same second, round after round."""
    return await _race(effort, scene, decisions.decide, DECISIONS, 24)


async def race_deals(effort: Effort, scene: Scene) -> Tally:
    """The same about missions, interest and payrolling."""
    return await _race(effort, scene, decisions.deal, DEALS, 24 - unlocked.ROUNDS)


async def _race(effort: Effort, scene: Scene, program: Program, how_many: int, least: int) -> Tally:
    each = EACH if effort.scale >= 0.05 else 1
    rounds = effort.of(-(-how_many // (PROCESSES * PROCESSES * each)), at_least=least)
    control_rounds = effort.of(decisions.CONTROL_ROUNDS, at_least=40)
    clock.freeze(START)
    await open_database(scene.database_url)
    await decisions.make_naive(control_rounds)
    await close_database()
    order = {"rounds": rounds, "each": each, "url": scene.database_url, "control_rounds": control_rounds}
    tally, naive = Tally(), 0
    counts = {name: Counter[str]() for name in ("outcomes", "broken", "raw", "duels")}
    for answer in await crowd(program, scene.database_url, scene.folder, effort.seed, order):
        for name, count in counts.items():
            count.update(answer[name])
        naive += answer["naive_winners"]
        if "unlocked" in answer:
            tally.controls["duels that go wrong without the mission's lock"] += answer["unlocked"]
    tally.controls["second winners by reading, checking and saving"] = max(0, naive - control_rounds)
    tally.done["racing decisions"], tally.done["duels"] = counts["outcomes"].total(), counts["duels"].total()
    tally.done["kinds of duels"] = len(counts["duels"])
    tally.broken["duels that no order of one after the other explains"] = counts["broken"].total()
    tally.broken["raw errors"] = counts["raw"].total()
    for name in ("broken", "raw"):
        tally.notes += [f"{count} {what}" for what, count in counts[name].most_common(8)]
    return tally


PROOFS = (
    Proof(
        "races-bookings",
        "100,000 bookings race for the same minutes of the same professionals from four processes that start each"
        " round at a barrier (choices, requests, acceptances, other offers, moves, blocked time, and claims of minutes"
        " that no list offered): 0 overlaps of claims, 0 double bookings, every loser refused in our own words.",
        race_bookings,
    ),
    Proof(
        "races-decisions",
        "50,000 decisions race about appointments, calls, places in a room, messages, reports, sign-ups, certificates,"
        " presence, measures, appeals and departures from four processes: every pair of moves that a transition table"
        " allows, and ticks of the scheduler against people. What is left is always one act after the other: never two"
        " winners, the version one step further a winner, exactly one notification a promised event, no raw error.",
        race_decisions,
        limit_minutes=240,
    ),
    Proof(
        "races-deals",
        "10,000 decisions race about missions, mutual interest and payrolling from four processes (states.md a, b"
        " and i): both sides propose at once, choose, apply, decline, discard and retract; the company withdraws,"
        " changes and closes its mission; both sides, the partner and the team decide about a file. Every act meets"
        " itself and every other one. What is left is always what a table of legal outcomes says of one act after"
        " the other: its state, who was told what and how often, what was written down, what the partner is owed; no"
        " raw error. On PostgreSQL a control takes the lock of the mission out.",
        race_deals,
    ),
)
