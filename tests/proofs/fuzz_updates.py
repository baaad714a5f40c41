"""Hostile updates through the real intake and worker."""

from tests.proofs.fuzzing import hostile
from tests.proofs.fuzzing.siege import BATCH, Siege, hypothetical
from tests.proofs.fuzzing.street import open_street
from tests.proofs.fuzzing.town import build_town
from tests.proofs.fuzzing.updates import Maker
from tests.proofs.fuzzing.watch import watching
from tests.proofs.proof import Effort, Proof, Scene, Tally

UPDATES = 15_000
PAYLOADS = 10_000
BY_HYPOTHESIS = 15  # Of the hundred of a batch.
BATCHES_BETWEEN_LOOKS = 5


async def siege(effort: Effort, scene: Scene) -> Tally:
    """Sends updates of every kind from neighbours and strangers to a town whose owners never act."""
    tally = Tally()
    with watching() as watch:
        async with open_street(scene) as street:
            town = await build_town(street)
            attack = Siege(town, tally, effort.random("updates"), watch, street.request.recorded)
            await attack.nobody_is_stuck()
            batches = effort.of(UPDATES // BATCH, at_least=4)
            made = hypothetical(batches * BY_HYPOTHESIS, effort.seed)
            for number in range(batches):
                await attack.batch(made[number * BY_HYPOTHESIS : (number + 1) * BY_HYPOTHESIS])
                if number % BATCHES_BETWEEN_LOOKS == BATCHES_BETWEEN_LOOKS - 1:
                    await attack.nobody_is_stuck()
            await _payloads(attack, effort)
            await attack.nobody_is_stuck()
    tally.broken.update({"unauthorised changes": 0, "stuck people": 0, "tracebacks in the log": 0})
    return tally


async def _payloads(attack: Siege, effort: Effort) -> None:
    """Deep links with anything behind them change nothing for anybody but the person who followed them."""
    wanted = effort.of(PAYLOADS, at_least=100)
    made = hostile.drawn(hostile.payloads, wanted, effort.seed)
    maker: Maker = attack.maker
    while len(made) < wanted:
        made.append(maker.argument())
    for start in range(0, wanted, BATCH):
        updates = []
        for number, payload in enumerate(made[start : start + BATCH]):
            person = attack.town.strangers[number % len(attack.town.strangers)]
            user = {"id": person.user_id, "is_bot": False, "first_name": person.name}
            updates.append({**maker.start(user, 1, payload), "typed": True})
        attack.tally.done["payloads of /start"] += len(updates)
        await attack.send(updates, [])


PROOFS = (
    Proof(
        "fuzz-updates",
        f"{UPDATES + PAYLOADS:,} hostile updates on each database: every kind, well typed with hostile content,"
        f" recorded and mutated, made by Hypothesis, broken JSON, and {PAYLOADS:,} payloads of /start. No unhandled"
        " exception (an update is done or declared unreadable), nobody stuck, nothing changed that is other people's.",
        siege,
    ),
)
