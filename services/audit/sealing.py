"""Chains what was written down: a hash over the entries and over the hash before, so that a change is found."""

import hashlib
import json
import logging
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from core import clock
from models.audit import AuditPurge, AuditSeal
from models.database import on_sqlite
from models.fields import read_instant
from models.sql import fetch
from services.audit.recording import LOCK
from services.unit_of_work import unit_of_work

log = logging.getLogger(__name__)
GENESIS = "0" * 64
MOST_ENTRIES = 500
COLUMNS = (
    "id", "actor", "hat", "action", "object_kind", "object_name", "concerned", "state_before", "state_after",
    "reason", "update_id",
)  # fmt: skip
Entry = dict[str, Any]


def link(previous: str, entries: Iterable[Entry]) -> str:
    """The hash of a run of entries behind a former hash: SHA-256 in hexadecimal."""
    digest = hashlib.sha256(previous.encode())
    for entry in entries:
        values = [read_instant(entry["acted_at"]).isoformat(), *(entry[name] for name in COLUMNS)]
        digest.update(json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
    return digest.hexdigest()


async def entries_between(first: int, last: int) -> list[Entry]:
    """The entries with these ids and those between, in order."""
    return await fetch(
        "SELECT * FROM audit_entry WHERE id >= :first AND id <= :last ORDER BY id", first=first, last=last
    )


async def head() -> tuple[int, str]:
    """Up to which entry the chain goes, and its last hash."""
    sealed = await AuditSeal.all().order_by("-last_entry").first()
    if sealed is not None:
        return sealed.last_entry, sealed.hash
    purged = await AuditPurge.all().order_by("-last_entry").first()
    return (purged.last_entry, purged.hash) if purged is not None else (0, GENESIS)


async def _waits() -> bool:
    last, _ = await head()
    return bool(await fetch("SELECT 1 AS one FROM audit_entry WHERE id > :last LIMIT 1", last=last))


async def seal_due() -> int:
    """Seals what was committed since the last seal, and gives how many entries that was.

    Ids may be committed out of order: it seals only while no recorder is between its number and its commit, which on
    PostgreSQL a lock tells and on SQLite the one writer. When somebody is, the next look, seconds later, seals.
    """
    if not await _waits():
        return 0
    async with unit_of_work():
        if not on_sqlite():
            alone = await fetch(f"SELECT pg_try_advisory_xact_lock({LOCK}) AS alone")
            if not alone[0]["alone"]:
                return 0
        last, previous = await head()
        found = await fetch(
            "SELECT * FROM audit_entry WHERE id > :last ORDER BY id LIMIT :most", last=last, most=MOST_ENTRIES
        )
        for run in _by_month(found):
            previous = await _seal(previous, run)
    if found:
        # The log is kept elsewhere: whoever rewrites the whole chain is found by the hashes said here.
        log.info("audit sealed to entry %s: %s", found[-1]["id"], previous)
    return len(found)


def _by_month(entries: list[Entry]) -> Iterator[list[Entry]]:
    """Runs of one calendar month each, so that whole months can leave."""
    for _, run in groupby(entries, lambda entry: read_instant(entry["acted_at"]).strftime("%Y-%m")):
        yield list(run)


async def _seal(previous: str, entries: list[Entry]) -> str:
    made = link(previous, entries)
    await AuditSeal.create(
        first_entry=entries[0]["id"],
        last_entry=entries[-1]["id"],
        entries=len(entries),
        previous=previous,
        hash=made,
        sealed_at=clock.now(),
    )
    return made
