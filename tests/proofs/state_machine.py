"""Whether the product holds what states.md says, whatever is done in whatever order, and whether we would notice."""

from collections import Counter

from models.database import close_database, open_database
from tests.proofs.machine import stage, tables
from tests.proofs.machine.areas import rules_for
from tests.proofs.machine.hunt import hunt
from tests.proofs.machine.planted import DEFECTS, Defect
from tests.proofs.machine.reading import Ids
from tests.proofs.machine.serial import LOST_UPDATE, Rounds, explained, play_rounds
from tests.proofs.proof import Effort, Proof, Scene, Tally

EXAMPLES, STEPS = 400, 40
BUDGET, UNDRIVEN, SURVIVORS = 60, 12, 3
ROUNDS, NAIVE_ROUNDS = 1500, 150
BRIEF, EARLY = 0.05, ("no-daily-limit", "ringing-goes-on")
STATUSES = sum(len(tables.statuses_of(machine)) for machine in tables.TABLES)


async def _people(scene: Scene) -> Ids:
    await open_database(scene.database_url)
    return await stage.make_people()


async def play_everything(effort: Effort, scene: Scene) -> Tally:
    """Plays the machine, and compares the two copies of the tables."""
    ids = await _people(scene)
    examples = effort.of(EXAMPLES)
    found = await hunt(
        ids, scene.database_url, examples=examples, steps=STEPS, number=effort.seed, shrink=True
    )
    tally = Tally(done=found.counts)
    tally.broken["stories that break states.md"] = int(found.broken is not None)
    differing = tables.differences()
    tally.broken["rows that differ without a reason"] = sum(row not in tables.EXPLAINED for row in differing)
    tally.notes.append(f"{len(found.reached)} of {STATUSES} statuses were held by something.")
    for row in differing:
        reason = tables.EXPLAINED.get((row[0], row[1], row[2], row[3]), "no reason is known")
        tally.notes.append(f"Only one of states.md and the product has {' '.join(row)}: {reason}.")
    if found.broken is not None:
        tally.notes.append(f"{found.broken} after: {' | '.join(found.story)}")
    await close_database()
    return tally


def _chosen(effort: Effort) -> list[Defect]:
    """All defects in the long form; a share of them, drawn from the seed, in a short one; in the shortest, those that
    come to light early."""
    if effort.scale < BRIEF:
        return [defect for defect in DEFECTS if defect.name in EARLY]
    count = min(len(DEFECTS), effort.of(len(DEFECTS), 2))
    return sorted(effort.random("defects").sample(DEFECTS, count), key=lambda defect: defect.name)


async def find_planted(effort: Effort, scene: Scene) -> Tally:
    """Plants each defect and hunts it; then hunts the deep ones without `drive`, where some are not found."""
    ids = await _people(scene)
    tally = Tally(done=Counter({"planted defects": 0, "steps": 0}), broken=Counter({"defects not found": 0}))
    needed: list[str] = []
    longest: Counter[frozenset[str]] = Counter()
    for defect in _chosen(effort):
        runs = await _runs_needed(defect, ids, scene, effort, tally, BUDGET, drive=True)
        tally.done["planted defects"] += 1
        tally.broken["defects not found"] += runs is None
        rules = rules_for(defect.name)
        longest[rules] = max(longest[rules], runs or 0)
        needed.append(f"{defect.name} {runs if runs is not None else '(not found)'}")
        print(f"        {needed[-1]}", flush=True)
    tally.notes.append("Runs of 40 steps until each was found: " + ", ".join(needed) + ".")
    await _without_defect(longest, ids, scene, effort, tally)
    if effort.scale >= BRIEF:
        await _without_drive(effort, ids, scene, tally)
    await close_database()
    return tally


async def _without_defect(
    longest: Counter[frozenset[str]], ids: Ids, scene: Scene, effort: Effort, tally: Tally
) -> None:
    """The runs in which defects were found, on the product as it is: a story that breaks there finds nothing."""
    tally.broken["areas that break without a defect"] = 0
    for rules, runs in longest.items():
        url, number = scene.database_url, effort.seed
        found = await hunt(ids, url, examples=runs, steps=STEPS, number=number, rules=rules, like=BUDGET)
        tally.done["runs without a defect"] += found.counts["examples"]
        tally.broken["areas that break without a defect"] += found.broken is not None
        if found.broken is not None:
            tally.notes.append(f"Without any defect: {found.broken} after: {' | '.join(found.story)}")


async def _without_drive(effort: Effort, ids: Ids, scene: Scene, tally: Tally) -> None:
    """The deep defects once more without `drive`, for so many runs (a share of them in a short form), one after the
    other until three have survived.
    """
    deep = sorted((defect for defect in DEFECTS if defect.deep), key=lambda defect: defect.name)
    effort.random("deep").shuffle(deep)
    runs, tried, survived = effort.of(UNDRIVEN, 2), 0, list[str]()
    while tried < len(deep) and len(survived) < SURVIVORS:
        if await _runs_needed(deep[tried], ids, scene, effort, tally, runs, drive=False) is None:
            survived.append(deep[tried].name)
        tried += 1
    tally.controls["defects that survive without drive"] = len(survived)
    names = ", ".join(survived) or "none"
    tally.notes.append(f"Without drive, {len(survived)} of {tried} deep ones survive {runs} runs: {names}.")


async def _runs_needed(
    defect: Defect, ids: Ids, scene: Scene, effort: Effort, tally: Tally, runs: int, *, drive: bool
) -> int | None:
    """How many runs it took to find a defect; None when it was not found."""
    with defect.planted():
        found = await hunt(
            ids,
            scene.database_url,
            examples=runs,
            steps=STEPS,
            number=effort.seed,
            drive=drive,
            rules=rules_for(defect.name),
        )
    tally.done["steps"] += found.counts["steps"]
    return found.runs_needed


async def find_an_order(effort: Effort, scene: Scene) -> Tally:
    """Commands at the same instant, explained by an order; then the same with a lost update planted."""
    ids = await _people(scene)
    real, naive = Rounds(), Rounds()
    await play_rounds(ids, scene.database_url, effort.random("serial"), effort.of(ROUNDS, 20), real)
    with LOST_UPDATE.planted():
        chance = effort.random("naive")
        rounds = effort.of(NAIVE_ROUNDS, 6)
        await play_rounds(ids, scene.database_url, chance, rounds, naive, duel=True)
    await close_database()
    return Tally(
        done=real.counts,
        broken=Counter({"rounds that no order explains": len(real.unexplained)}),
        controls=Counter({"rounds that no order explains, with a lost update": len(naive.unexplained)}),
        notes=[f"Unexplained: {explained(real)}."],
    )


PROOFS = (
    Proof(
        "state-machine",
        f"{EXAMPLES * STEPS:,} steps of a Hypothesis state machine whose rules are the public commands by anybody, the"
        " sender, restarts, redelivered updates, crashes before the commit and time: after each step the database"
        " holds exactly what a second copy of states.md does, to the last notification; a refusal changes nothing.",
        play_everything,
    ),
    Proof(
        "planted-bugs",
        f"Each of {len(DEFECTS)} planted defects is found by the rules that the machine has for its area of the product"
        f" (agreements, meetings, calls …) within {BUDGET * STEPS:,} steps; without those that drive by the shortest"
        " legal way to a status, some of them survive.",
        find_planted,
        limit_minutes=120,
        is_quick=True,
    ),
    Proof(
        "serial-order",
        f"{ROUNDS:,} times two to four commands at the same instant on connections of their own: every person's answer"
        " and what the database then holds are what some order of them, one after the other, gives.",
        find_an_order,
    ),
)
