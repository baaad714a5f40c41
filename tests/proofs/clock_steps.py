"""Steps of the machine's clock: an hour back and forth under load, and nothing waits for an hour that comes twice."""

from datetime import timedelta

from core import clock
from models.sql import fetch
from scheduler.run import start_scheduler
from services import clock_steps
from tests.proofs.proof import Effort, Proof, Scene, Tally
from tests.proofs.weather.aftermath import judge
from tests.proofs.weather.fast_time import MachineClock, sped_up, speed_of
from tests.proofs.weather.stormy import CLEAR, STORM
from tests.proofs.weather.town import Town, town

STEPS = 60
HOUR = timedelta(hours=1)
REST_SECONDS = 300.0
_AHEAD = (
    ("notification", "state = 'owed' AND (lease_until > :soon OR not_before > :soon OR due_at > :soon)"),
    ("screen", "rev <> shown AND (lease_until > :soon OR changed_at > :soon)"),
    ("card", "lease_until > :soon"),
    ("inbox", "state = 'open' AND due_at > :soon"),
)


async def run(effort: Effort, scene: Scene) -> Tally:
    """Steps at moments of chance under load and a storm, so that there are leases and back-off to be stuck in."""
    tally = Tally()
    clock_steps.forget()
    with sped_up(speed_of(effort)) as machine:
        async with town(effort, scene, "clock-steps") as place:
            clock.freeze(None)
            scheduler = await start_scheduler()
            try:
                for number in range(10):
                    await place.settles(f"P{number}", has_mail=True)
                for step in range(effort.of(STEPS, 2)):
                    await _step(place, machine, forwards=step % 2 == 1, tally=tally)
                for person in place.people:
                    await place.says(person)
                await place.rests(REST_SECONDS)
            finally:
                await scheduler.stop()
            tally.done["updates"] = sum(person.said for person in place.people)
            tally.done["notifications"] = sum(len(person.must) + len(person.may) for person in place.people)
            await judge(place, tally, ordered=False)
    return tally


async def _step(place: Town, machine: MachineClock, *, forwards: bool, tally: Tally) -> None:
    chance = place.chance
    place.request.sky = STORM
    await place.lives(chance.uniform(6, 12), each=2.0)
    machine.set_by(HOUR if forwards else -HOUR)
    tally.done["steps forwards" if forwards else "steps back"] += 1
    if not forwards:
        tally.controls["rows that would wait for an hour"] += await _far_ahead()
    await place.lives(chance.uniform(2, 6), each=2.0)
    place.request.sky = CLEAR
    try:
        await place.rests(REST_SECONDS)
    except TimeoutError as error:
        tally.notes.append(str(error))
    tally.broken["times that something waited for the hour to come again"] = len(tally.notes)


async def _far_ahead() -> int:
    soon = clock.real_now() + timedelta(minutes=30)
    found = 0
    for table, condition in _AHEAD:
        found += (await fetch(f"SELECT COUNT(*) AS n FROM {table} WHERE {condition}", soon=soon))[0]["n"]
    return found


PROOFS = (
    Proof(
        "clock-steps",
        f"The machine's clock is set an hour back and forth, {STEPS} steps in all, while people write, things are owed"
        " to them and a tenth each of the calls fails, so that leases and back-off are under way. Nothing waits for"
        " the hour to come again: everything is settled within five minutes; nothing is lost or doubled (what is owed"
        " within five seconds of a step back may overtake what was owed before it). Time runs five times as fast.",
        run,
    ),
)
