"""Every dialog, at every question, with a death at every named point: the person goes on as if nothing had been."""

import random
from dataclasses import dataclass, field
from typing import Any

from services.notifications import owe
from tests.proofs.conversing.deaths_here import Died, death_at, every_point
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
        with death_at(self.point) as died:
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


async def survive(effort: Effort, scene: Scene) -> Tally:
    """For every dialog and point, one play with a death at every question; all rows and questions as without."""
    tally, cells = Tally(), set[tuple[str, str]]()
    tally.broken.update({"plays that went on otherwise": 0, "plays with double or lost effects": 0})
    await opened(scene)
    jobs = [
        (n, w, point)
        for n in range(effort.of(ROUNDS))
        for w in every_walk().values()
        for point in every_point()
    ]
    share = jobs[: max(1, round(len(jobs) * min(1.0, effort.scale * ROUNDS)))]
    if len(share) < len(jobs):
        effort.random("share", scene.database).shuffle(jobs)
        share = jobs[: len(share)]
    for number, walk, point in share:
        await _compare(effort, scene, walk, point, number, tally, cells)
    tally.done["cells of dialog, question and point"] = len(cells)
    return tally


async def _compare(
    effort: Effort,
    scene: Scene,
    walk: Walk,
    point: str,
    number: int,
    tally: Tally,
    cells: set[tuple[str, str]],
) -> None:
    told = f"{walk.key} {point} {number}"
    async with faults_seen() as faults:
        try:
            calm, kept = await _play(effort, scene, walk, "", number, point)
            shaken, again = await _play(effort, scene, walk, point, number, point)
        except AssertionError as error:
            tally.broken["plays that went on otherwise"] += 1
            tally.notes.append(f"{told}: {str(error)[:500]}")
            return
        _note_faults(faults, told, tally)
    tally.done["deaths"] += len(shaken.deaths)
    cells.update((walk.key, death) for death in shaken.deaths)
    differ(tally, told, (calm, kept), (shaken, again))


Played = tuple[Mortal, dict[str, list[str]]]


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


async def _play(
    effort: Effort, scene: Scene, walk: Walk, point: str, number: int, name: str
) -> tuple[Mortal, dict[str, list[str]]]:
    chance = effort.random("mortal", walk.key, name, number)
    way = "taps" if name == "answered" else chance.choice(("text", "taps"))
    async with fresh_stage(scene) as stage:
        person = await walk.opens(stage, chance.choice(("fr", "en")))
        skips = random.Random(chance.random())
        mortal = Mortal(stage, person, chance, way, random.Random(number), point=point, scene=scene)
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
