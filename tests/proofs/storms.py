"""Storms: a tenth each of 429, 5xx, time-outs and 403, and Telegram gone altogether."""

from statistics import quantiles

from tests.proofs.proof import Effort, Proof, Scene, Tally
from tests.proofs.weather.aftermath import judge
from tests.proofs.weather.fast_time import sped_up, speed_of
from tests.proofs.weather.stormy import CLEAR, REFUSED, SILENT, STORM
from tests.proofs.weather.town import Town, town

STORM_SECONDS = 600
OUTAGE_SECONDS = 600
CALM_SECONDS = 120
EACH = 5.0  # Seconds between two texts of one person; in an outage they write four times as seldom.
CALLS_A_SECOND = 3.0  # What an outage may cost; a loop without patience makes hundreds.

# Seconds that somebody whose own calls succeed may wait for a screen. A short form, beside other tests and with time
# even faster, sees only whether anybody waits for very long.
PATIENCE = 15.0
SHORT_PATIENCE = 120.0

CALM = "before the storm"


async def run(effort: Effort, scene: Scene) -> Tally:
    """Clear weather, the storm, the outage, and clear weather again until nothing is left."""
    tally = Tally()
    with sped_up(speed_of(effort)):
        async with town(effort, scene, "storms") as place:
            await _people_come(place)
            await place.lives(effort.of(CALM_SECONDS, 6), each=EACH)
            waits = place.request.record.waits
            waits[CALM] = waits.pop(CLEAR, [])
            await _under(place, STORM, effort.of(STORM_SECONDS, 20), tally)
            drained = await _clears(place)
            await _under(place, REFUSED, effort.of(OUTAGE_SECONDS // 2, 12), tally)
            await _under(place, SILENT, effort.of(OUTAGE_SECONDS // 2, 20), tally)
            back = await _clears(place)
            for person in place.people:
                if person.writes:
                    await place.says(person)
            await place.rests()
            await judge(place, tally)
            _count(place, tally, PATIENCE if effort.scale >= 0.5 else SHORT_PATIENCE)
            said = (
                f"The backlog of the storm was gone after {drained:.0f} s, of the outage after {back:.0f} s."
            )
            tally.notes.insert(0, said)
    return tally


async def _people_come(place: Town) -> None:
    for number in range(14):
        await place.settles(f"P{number}", has_mail=number % 2 == 0)
    for number in range(4):
        calm = await place.settles(f"C{number}", has_mail=True)
        place.request.sheltered.add(calm.user_id)
    for number in range(2):
        gone = await place.settles(f"B{number}", has_mail=number == 0, writes=False)
        await place.owes(gone, must=True)
    await place.rests()
    for gone in place.people[-2:]:
        await place.world.block(gone.user_id, None)


async def _under(place: Town, sky: str, seconds: float, tally: Tally) -> None:
    place.request.sky = sky
    before = place.request.record.requests[sky]
    await place.lives(seconds, each=EACH if sky == STORM else 4 * EACH)
    asked = place.request.record.requests[sky] - before
    tally.done[f"requests while {sky}"] += asked
    if sky in (REFUSED, SILENT):
        # The first failures come all at once, before it is known that nobody answers.
        tally.broken["seconds of outage with a busy loop"] += asked > 100 + CALLS_A_SECOND * seconds
        tally.notes.append(f"While Telegram was {sky}, {asked / seconds:.2f} requests a second were made.")


async def _clears(place: Town) -> float:
    place.request.sky = CLEAR
    try:
        return await place.rests()
    except TimeoutError as error:
        raise AssertionError(f"the backlog does not drain: {error}") from None


def _count(place: Town, tally: Tally, patience: float) -> None:
    record = place.request.record
    tally.done["updates"] = sum(person.said for person in place.people)
    tally.done["notifications"] = sum(len(person.must) + len(person.may) for person in place.people)
    found = {fault: record.faults[fault] for fault in ("429", "5xx", "lost before", "lost after", "403")}
    tally.done["calls that failed in the storm"] = sum(found.values())
    tally.notes.append(
        "Failed calls: " + ", ".join(f"{fault}: {count}" for fault, count in found.items()) + "."
    )
    tally.controls["notifications that a sender without second try loses"] = len(record.first_failed)
    waits = {sky: sorted(record.waits[sky]) for sky in (CALM, STORM)}
    tally.broken["sheltered people who waited too long"] = sum(w > patience for w in waits[STORM])
    for sky, found in waits.items():
        if len(found) > 1:
            p95 = quantiles(found, n=20)[-1]
            tally.notes.append(f"From update to screen of sheltered people, {sky}: p95 {p95 * 1000:.0f} ms.")


PROOFS = (
    Proof(
        "storms",
        "For ten minutes a tenth each of all calls to Telegram ends as 429, 5xx, time-out (before or after the effect)"
        " and 403, polls included, while twenty people write and are owed notifications; then Telegram is gone for ten"
        " minutes (connections refused, then silence). Time runs five times as fast. Every update takes effect once,"
        " everything that must arrive arrives (by e-mail for whoever blocked the bot), in order per chat, doubled only"
        " where the answer was lost; screens converge; people whose own calls succeed wait less than 15 s; an outage is"
        " not answered by a busy loop; the backlog drains within five minutes.",
        run,
    ),
)
