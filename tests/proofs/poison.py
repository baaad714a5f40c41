"""Updates that break, stop or end whoever works on them: only they die."""

import asyncio
import time
from dataclasses import replace

from models.delivery import InboxState, InboxUpdate, Notification
from tests.kit.processes import is_at_rest
from tests.proofs.crashes.poisoning import HANDLER_SECONDS, STALL_SECONDS, Poisoner
from tests.proofs.crashes.reaper import Play, play
from tests.proofs.crashes.reckoning import reckon_effects, reckon_rest
from tests.proofs.proof import Effort, Proof, Scene, Tally

INNOCENTS = 20
PATIENCE_SECONDS = 1500.0


async def _run(effort: Effort, scene: Scene) -> Tally:
    tally = Tally()
    async with play(scene, effort, "poison") as played:
        poisoner = Poisoner(played.crowd)
        await poisoner.gather(scene.database)
        order = replace(played.order("tests.proofs.crashes.poisoning"), polls=False)
        orders = [order] if scene.database == "sqlite" else [order, order]
        orders[0] = replace(order, polls=True)
        keeping = [asyncio.create_task(played.keep(one)) for one in orders]
        await poisoner.act(effort, INNOCENTS)
        began = time.monotonic()
        while not await is_at_rest(played.server.world) and time.monotonic() - began < PATIENCE_SECONDS:
            await asyncio.sleep(0.1)
        played.over = True
        await asyncio.gather(*keeping)
        await _count(tally, played, poisoner)
    return tally


async def _count(tally: Tally, played: Play, poisoner: Poisoner) -> None:
    poison = frozenset().union(*poisoner.given.values())
    tally.done["innocent updates"] = played.ledger.updates - len(poison)
    tally.done.update({f"updates: {kind}": len(given) for kind, given in poisoner.given.items()})
    tally.broken.update(await reckon_effects(played.ledger, apart=False, but=poison))
    rest = await reckon_rest()
    tally.broken.update({"people stuck": rest["people stuck"], "sends lost": rest["sends lost"]})
    deadly = poison - poisoner.given["unknown"]
    dead = {row.update_id: row for row in await InboxUpdate.filter(state=InboxState.DEAD)}
    tally.broken["innocent updates given up"] = len(dead.keys() - deadly)
    tally.broken["poisonous updates not given up"] = len(deadly - dead.keys())
    assert poisoner.admin is not None
    alerts = [n.details["reference"] for n in await Notification.filter(recipient_id=poisoner.admin.id)]
    told = played.ledger.told
    for row in dead.values():
        reference = f"E{row.seq:04d}"
        tally.broken["people not told"] += (row.lane, reference) not in told
        tally.broken["administrators not alerted once"] += alerts.count(reference) != 1 or (
            (poisoner.admin.telegram_id, reference) not in told
        )
    owed = [str(n.details.get("reference")) for n in await Notification.filter(key="runtime.dead")]
    tally.broken["halves of poisonous updates"] = sum(reference.startswith("never-") for reference in owed)
    ends = ", ".join(f"{end} {count}" for end, count in played.deaths.most_common())
    tally.notes.append(
        f"Ends of processes: {ends}. A handler had {HANDLER_SECONDS:g} s, a process that stood still"
        f" {STALL_SECONDS:g} s (10 s and 30 s in the product)."
    )


PROOFS = (
    Proof(
        "poison",
        "168 updates whose handler raises, never ends, stands still or exits the process, or that nobody can read, and"
        " 60 of an unknown kind, among 4,560 innocent ones of the same and of other people: every innocent one takes"
        " effect exactly once and in order, each poisonous one leaves nothing and is given up after its tries, its"
        " person is told, the administrators are alerted once. SQLite: one process; PostgreSQL: two.",
        _run,
    ),
)
