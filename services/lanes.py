"""Whose updates are worked on: the oldest of a person, which whoever works for them holds."""

from collections.abc import Collection
from typing import Any

from core import clock
from models.by_key import rows_by_key
from models.database import on_sqlite
from services.inbox import Claimed
from services.unit_of_work import unit_of_work

CROWD = 10
# Whether more than ten updates wait behind a head: no crowd of one person goes before what another waits for.
_CROWDED = (
    "EXISTS (SELECT 1 FROM inbox AS later WHERE later.lane = head.lane AND later.state = 'open'"
    f" AND later.seq > head.seq LIMIT 1 OFFSET {CROWD})"
)
_CLAIM = (
    f"SELECT seq, update_id, lane, payload, attempts, received_at, {_CROWDED} AS crowded FROM inbox AS head"
    " WHERE state = 'open' AND due_at <= :now AND NOT EXISTS ("
    "SELECT 1 FROM inbox AS older WHERE older.lane = head.lane AND older.state = 'open' AND older.seq < head.seq)"
    "{and_more} ORDER BY seq LIMIT {most}"
)


async def claim(besides: Collection[int] = (), most: int = 1) -> list[Claimed]:
    """The oldest open updates whose persons have no older one, of at most so many persons; held until the caller's
    transaction ends.

    That head row is the lane's lock: nobody else can work for the same person meanwhile. Whoever has a crowd of
    updates waiting comes after those who have not. `besides` are updates, by `seq`, that are not for the caller.
    """
    others = f" AND seq NOT IN ({', '.join(map(str, besides))})" if besides else ""
    async with unit_of_work():
        heads = await _heads(others, most)
        if heads and heads[0]["crowded"]:
            heads = await _heads(f"{others} AND NOT {_CROWDED}", most) or heads[:1]
        return [Claimed.of(head) for head in heads if not head["crowded"]] or [
            Claimed.of(head) for head in heads
        ]


async def claim_again(claimed: Claimed) -> list[Claimed]:
    """The update of a transaction that was undone, held by the present one; none when somebody took it meanwhile."""
    only_it = " AND seq = :seq AND attempts = :attempts"
    return [Claimed.of(row) for row in await _heads(only_it, seq=claimed.seq, attempts=claimed.attempts)]


async def hold_lane(lane: int) -> None:
    """Waits until nobody works for a person, and keeps everybody from it until the transaction ends; taken before any
    row, as where an update is claimed.
    """
    if not on_sqlite():
        await rows_by_key("SELECT pg_advisory_xact_lock(CAST(:lane AS BIGINT))", lane=lane)


async def _heads(and_more: str, most: int = 1, **values: Any) -> list[dict[str, Any]]:
    query = _CLAIM.format(and_more=and_more, most=most)
    if not on_sqlite():
        # Two web processes may commit a person's updates in another order than they numbered them: the lane is held,
        # and not only its row.
        query = f"SELECT found.*, pg_advisory_xact_lock(lane) FROM ({query} FOR UPDATE SKIP LOCKED) AS found"
    return await rows_by_key(query, now=clock.real_now(), **values)
