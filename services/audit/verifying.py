"""Checks that the audit log says what it said when it was sealed."""

from dataclasses import dataclass
from datetime import timedelta

from core import clock
from models.audit import AuditEntry, AuditPurge, AuditSeal
from models.sql import fetch
from services.audit.sealing import GENESIS, entries_between, head, link

SEALED_WITHIN = timedelta(minutes=2)


@dataclass(frozen=True)
class Chain:
    """What a check found. `broken_at` is the first entry of the first seal that does not hold, or None."""

    sealed: int
    waiting: int
    head: str
    broken_at: int | None

    @property
    def holds(self) -> bool:
        """Whether nothing that was sealed was changed, removed, added or put elsewhere."""
        return self.broken_at is None


@dataclass(frozen=True)
class ChainState:
    """How far the log is sealed, at a glance: the number of the last sealed entry, and what is not sealed yet."""

    sealed: int
    waiting: int
    fresh: bool


async def chain_state() -> ChainState:
    """Without computing anything again; `fresh` is False when something has waited for more than two minutes."""
    last, _ = await head()
    oldest = await AuditEntry.filter(id__gt=last).order_by("id").first()
    fresh = oldest is None or oldest.acted_at > clock.now() - SEALED_WITHIN
    return ChainState(last, await _behind(last), fresh)


async def verify_chain() -> Chain:
    """Computes every hash again, from the last purge on; `waiting` counts what is not sealed yet (EXT-15)."""
    purged = await AuditPurge.all().order_by("-last_entry").first()
    last, previous = (purged.last_entry, purged.hash) if purged is not None else (0, GENESIS)
    sealed = 0
    for seal in await AuditSeal.filter(last_entry__gt=last).order_by("last_entry"):
        # From right behind the seal before: what was slipped in between two seals is found, too.
        entries = await entries_between(last + 1, seal.last_entry)
        ends = (entries[0]["id"], entries[-1]["id"]) if entries else (0, 0)
        holds = (
            seal.previous == previous
            and ends == (seal.first_entry, seal.last_entry)
            and len(entries) == seal.entries
            and link(previous, entries) == seal.hash
        )
        if not holds:
            return Chain(sealed, await _behind(last), previous, seal.first_entry)
        last, previous = seal.last_entry, seal.hash
        sealed += seal.entries
    return Chain(sealed, await _behind(last), previous, None)


async def _behind(last: int) -> int:
    rows = await fetch("SELECT COUNT(*) AS number FROM audit_entry WHERE id > :last", last=last)
    return int(rows[0]["number"])
