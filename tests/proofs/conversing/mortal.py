"""Every dialog, at every question, with a death at every named point: the person goes on as if nothing had been."""

import random
from dataclasses import dataclass, field
from typing import Any

from services.notifications import owe
from tests.proofs.conversing.deaths_here import OF_TAPS, OFTEN, Died, death_at, every_point
from tests.proofs.conversing.rows import differences, everything_kept
from tests.proofs.conversing.staging import (
    Faults,
    faults_seen,
    fresh_stage,
    leases_run_out,
    opened,
    reborn,
)
from tests.proofs.conversing.talker import Stuck, Talker, answers_of, every_walk
from tests.proofs.proof import Effort, Scene, Tally
from tests.scenarios.walks import Walk

ROUNDS = 6


@dataclass
class Mortal(Talker):
    """Somebody whose bot dies once at every question, and who does not know it."""

    point: str = ""
    times: int = 1
    scene: Scene | None = None
    patience: int = 0
    left: int = -1
    deaths: list[str] = field(default_factory=list)
    story: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    async def once(self, does: Any) -> None:
        """One movement, in the middle of which the bot may die; then what was so at its end."""
        session = await self.session()
        self.left -= 1
        if self.point and self.left == 0 and session is not None:
            await self._dies(does, session.step)
        else:
            await does()
        after = await self.session()
        self.story.append((after.step, answers_of(after)) if after is not None else ("", {}))

    async def _dies(self, does: Any, step: str) -> None:
        assert self.scene is not None
        with death_at(self.point, self.times) as died:
            try:
                await does()
            except Died:
                self.deaths.append(f"{step}/{died[0]}")
        if not died:
            self.left = 1  # The point was not passed by this movement: perhaps by the next.
            return
        await reborn(self.stage, self.scene.folder / "data")
        await leases_run_out()
        await self.stage.settle()
        await self.person.look()


Played = tuple[Mortal, dict[str, list[str]]]


@dataclass
class Stay:
    """What is played, and the plays without deaths that those with deaths are compared with."""

    effort: Effort
    scene: Scene
    tally: Tally = field(default_factory=Tally)
    cells: set[tuple[str, str]] = field(default_factory=set)
    # Of the dialog that is played now only: by round and way.
    calm: dict[tuple[str, int, str], Played] = field(default_factory=dict)


async def survive(effort: Effort, scene: Scene) -> Tally:
    """For every dialog and point, one play with a death at every question; all rows and questions as without."""
    stay = Stay(effort, scene)
    tally, points = stay.tally, every_point()
    tally.broken.update({"plays that went on otherwise": 0, "plays with double or lost effects": 0})
    # A moment at which nobody died is one about which nothing was tried.
    tally.done.update({f"at « {point} »": 0 for point in points})
    await opened(scene)
    for number, walk, point in _jobs(effort, scene, points):
        await _compare(stay, walk, point, number)
    tally.done["cells of dialog, question and point"] = len(stay.cells)
    return tally


def _jobs(effort: Effort, scene: Scene, points: tuple[str, ...]) -> list[tuple[int, Walk, str]]:
    """Rounds, dialogs and points; in a share of one round each point comes as often as the others."""
    walks = list(every_walk().values())
    jobs = [(n, walk, point) for n in range(effort.of(ROUNDS)) for walk in walks for point in points]
    share = max(len(points), round(len(jobs) * min(1.0, effort.scale * ROUNDS)))
    if share >= len(jobs):
        return jobs
    chance = effort.random("share", scene.database)
    mixed = {point: chance.sample(walks, len(walks)) for point in points}
    turns = [(0, mixed[point][turn], point) for turn in range(len(walks)) for point in points]
    return turns[:share]


async def _compare(stay: Stay, walk: Walk, point: str, number: int) -> None:
    told, tally = f"{walk.key} {point} {number}", stay.tally
    async with faults_seen() as faults:
        try:
            way = _way(stay.effort, walk, point, number)
            calm = await _calm(stay, walk, number, way)
            shaken = await _play(stay, walk, point, number, way)
        except AssertionError as error:
            tally.broken["plays that went on otherwise"] += 1
            tally.notes.append(f"{told}: {str(error)[:500]}")
            return
        _note_faults(faults, told, tally)
    tally.done["deaths"] += len(shaken[0].deaths)
    tally.done[f"at « {point} »"] += len(shaken[0].deaths)
    stay.cells.update((walk.key, death) for death in shaken[0].deaths)
    differ(tally, told, calm, shaken)


async def _calm(stay: Stay, walk: Walk, number: int, way: str) -> Played:
    """The play without deaths, which is the same whatever the point is."""
    known = (walk.key, number, way)
    if known not in stay.calm:
        stay.calm = {key: play for key, play in stay.calm.items() if key[:2] == known[:2]}
        stay.calm[known] = await _play(stay, walk, "", number, way)
    return stay.calm[known]


def differ(tally: Tally, told: str, calm: Played, shaken: Played) -> None:
    """Counts what a play with deaths came to otherwise than the same one without."""
    if calm[0].story != shaken[0].story:
        tally.broken["plays that went on otherwise"] += 1
        pairs = zip(calm[0].story, shaken[0].story, strict=False)
        pair = next(((a, b) for a, b in pairs if a != b), "one is shorter")
        tally.notes.append(f"{told}: {str(pair)[:500]}")
    if calm[1] != shaken[1]:
        tally.broken["plays with double or lost effects"] += 1
        tally.notes.append(f"{told}: {differences(calm[1], shaken[1])[:2]}")


def _note_faults(faults: Faults, told: str, tally: Tally) -> None:
    found = faults.taken()
    tally.broken["errors"] += len(found)
    tally.notes += [f"{told}: {what[:500]}" for what in found[:1]]


def _way(effort: Effort, walk: Walk, point: str, number: int) -> str:
    chosen = effort.random("way", walk.key, number).choice(("text", "taps"))
    return "taps" if point in OF_TAPS else chosen


async def _play(stay: Stay, walk: Walk, point: str, number: int, way: str) -> Played:
    chance = stay.effort.random("mortal", walk.key, way, number)
    times = stay.effort.random("times", walk.key, point, number).randint(1, 3) if point in OFTEN else 1
    async with fresh_stage(stay.scene) as stage:
        person = await walk.opens(stage, chance.choice(("fr", "en")))
        skips = random.Random(chance.random())
        mortal = Mortal(stage, person, chance, way, random.Random(number), point=point, scene=stay.scene)
        mortal.times = times
        return mortal, await goes_through(mortal, skips, first=not number)


async def goes_through(mortal: Mortal, skips: random.Random, *, first: bool) -> dict[str, list[str]]:
    """Answers to the end, with something owed at every question: so one can die there while sending, too.

    The bot dies at the first movement of each question, or (not `first`) at a later one.
    """
    for _ in range(80):
        session = await mortal.session()
        if session is None:
            return await everything_kept()
        mortal.left = 1 if first else 1 + skips.choice((0, 0, 1, 3))
        await owe(session.member_id, "runtime.dead", details={"reference": "x", "error": ""}, mutable=False)
        await mortal.answers(session)
    raise Stuck(f"it never ends:\n{mortal.person.screen()}")
