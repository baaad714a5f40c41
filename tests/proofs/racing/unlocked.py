"""What the races do to a product that does not lock the mission about which it decides: a control of the deals."""

from collections import Counter
from dataclasses import replace
from typing import Any

from models import sql
from services.applications import acting
from services.missions import publishing
from tests.proofs.racing.crowd import Racer
from tests.proofs.racing.duels import Duel, fight

# Of these the second one always fails, and the first one often has two winners.
DUELS = ("interest of nobody yet: interest × withdraw", "two in discussion: edit × edit")
ROUNDS = 2
_lock_row = sql.lock_row


async def _lock_but_missions(table: str, row_id: int, column: str = "id") -> bool:
    return table == "mission" or await _lock_row(table, row_id, column)


async def fight_unlocked(racer: Racer, duels: tuple[Duel, ...]) -> int:
    """How many of these duels go wrong without the lock, which this process never takes again."""
    modules: tuple[Any, ...] = (acting, publishing)
    for module in modules:
        module.lock_row = _lock_but_missions
    chosen = tuple(duel for duel in duels if duel.name in DUELS)
    counts = await fight(replace(racer, order=racer.order | {"rounds": ROUNDS, "each": 1}), chosen)
    wrong: Counter[str] = counts["broken"] + counts["raw"]
    return wrong.total()
