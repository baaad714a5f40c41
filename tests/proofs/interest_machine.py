"""Whether missions and mutual interest hold what states.md says, alone and with two who act at once."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from models.database import close_database, open_database
from services import application_rules
from tests.proofs.interest import rows
from tests.proofs.interest.book import Book
from tests.proofs.interest.machine import InterestMachine
from tests.proofs.interest.planted import DEFECTS
from tests.proofs.interest.play import Play
from tests.proofs.interest.town import Town, make_town
from tests.proofs.machine.hunt import Found, Game, hunt_in
from tests.proofs.machine.planted import Defect
from tests.proofs.proof import Effort, Proof, Scene, Tally

EXAMPLES, STEPS = 400, 40
BUDGET = 120
BRIEF, EARLY = 0.05, ("conversation-stays-open", "withdrawn-keeps-candidates")
STATUSES = {row.after for row in rows.INTEREST_ROWS} | set(rows.MISSION_ROWS.values())


@contextmanager
def few_at_once() -> Iterator[None]:
    """The limit of open proposals is one instead of ten while this lasts, so that it is reached."""
    before = application_rules.QUOTA
    application_rules.QUOTA = rows.MOST_OPEN
    try:
        yield
    finally:
        application_rules.QUOTA = before


def _reached(book: Book) -> set[tuple[str, str]]:
    found = {("mission", mission.status) for mission in book.missions.values()}
    return found | {("interest", pair.status) for pair in book.pairs.values()}


async def _hunt(
    town: Town, examples: int, number: int, *, shrink: bool = False, like: int | None = None
) -> Found:
    game = Game(InterestMachine, lambda counts: Play(town, counts), _reached)
    return await hunt_in(game, examples=examples, steps=STEPS, number=number, shrink=shrink, like=like)


async def play_interest(effort: Effort, scene: Scene) -> Tally:
    """Plays the machine."""
    await open_database(scene.database_url)
    town = await make_town()
    with few_at_once():
        found = await _hunt(town, effort.of(EXAMPLES), effort.seed, shrink=effort.scale >= 0.1)
    tally = Tally(
        done=found.counts, broken=Counter({"stories that break states.md": int(found.broken is not None)})
    )
    tally.notes.append(f"{len(found.reached)} of {len(STATUSES)} statuses were held by something at an end.")
    if found.broken is not None:
        tally.notes.append(f"{found.broken} after: {' / '.join(found.story)}")
    await close_database()
    return tally


def _chosen(effort: Effort) -> list[Defect]:
    """All defects in the long form, a share of them in a short one; in the shortest, those that come to light early."""
    if effort.scale < BRIEF:
        return [defect for defect in DEFECTS if defect.name in EARLY]
    chosen = effort.random("defects").sample(DEFECTS, min(len(DEFECTS), effort.of(len(DEFECTS), 2)))
    return sorted(chosen, key=lambda each: each.name)


async def find_planted(effort: Effort, scene: Scene) -> Tally:
    """Plants each defect and hunts it."""
    await open_database(scene.database_url)
    town = await make_town()
    tally = Tally(
        done=Counter({"planted defects": 0, "commands": 0}), broken=Counter({"defects not found": 0})
    )
    needed, longest = [], 0
    for defect in _chosen(effort):
        with few_at_once(), defect.planted():
            found = await _hunt(town, BUDGET, effort.seed)
        longest = max(longest, found.runs_needed or 0)
        tally.done["planted defects"] += 1
        tally.done["commands"] += found.counts["commands"]
        tally.broken["defects not found"] += found.runs_needed is None
        needed.append(f"{defect.name} {found.runs_needed or '(not found)'}")
        print(f"        {needed[-1]}", flush=True)
    tally.notes.append(f"Stories of at most {STEPS} steps until each was found: " + ", ".join(needed) + ".")
    # The same stories on the product as it is: one that breaks there finds nothing.
    with few_at_once():
        sound = await _hunt(town, longest, effort.seed, like=BUDGET)
    tally.done["stories without a defect"] = sound.counts["examples"]
    tally.broken["stories that break without a defect"] = int(sound.broken is not None)
    if sound.broken is not None:
        tally.notes.append(f"Without any defect: {sound.broken} after: {' / '.join(sound.story)}")
    await close_database()
    return tally


PROOFS = (
    Proof(
        "interest-machine",
        f"{EXAMPLES * STEPS:,} steps of a Hypothesis state machine over missions and mutual interest: anybody's"
        " commands, two at the same instant on connections of their own, strangers, old buttons, the team, and time."
        " After each step the database holds exactly what a second copy of states.md (a) and (b) does, to the last"
        " notification; what two did at once is what some order of them gives; a refusal changes nothing and owes"
        " nothing.",
        play_interest,
    ),
    Proof(
        "interest-planted-bugs",
        f"Each of {len(DEFECTS)} defects planted in missions and mutual interest is found by that machine within"
        f" {BUDGET * STEPS:,} steps.",
        find_planted,
        is_quick=True,
    ),
)
