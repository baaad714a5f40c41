"""Everything that is kept of a play, made comparable with another play of the same."""

import json
from typing import Any

from models.database import on_sqlite
from models.sql import fetch

# How the bot works, not what it does for people.
MACHINERY = {
    *("inbox", "screen", "card", "dialog_event", "dialog_session", "sent_message"),
    *("schema_migration", "app_state", "sqlite_sequence"),
}
# What the searches find by, made from profiles and missions.
INDEXES = ("directory_", "mission_entry", "mission_index", "mission_variant", "mission_word")
# Made by chance, by Telegram, or read from the real clock.
CHANCE = {
    *("public_id", "calendar_uid", "file_id", "unique_id"),
    *("message_id", "source_id", "update_id", "session_hash", "sha256"),
    *("actor", "concerned", "object_name", "pseudonym", "hash", "previous", "token_hash", "salt", "sealed"),
}
# Columns that are not called like the table that they name.
NAMED_OTHERWISE = {"request_id": "help_request"}
REAL_TIME = {"not_before", "lease_until", "settled_at", "attempts", "error", "last_seen_at"}


async def _tables() -> list[str]:
    if on_sqlite():
        rows = await fetch("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    else:
        rows = await fetch(
            "SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() ORDER BY name"
        )
    return [r["name"] for r in rows if r["name"] not in MACHINERY and not r["name"].startswith(INDEXES)]


def _comparable(name: str, value: Any) -> Any:
    if isinstance(value, str) and value[:1] in "[{":
        try:
            value = json.loads(value)
        except ValueError:
            return value
    if isinstance(value, dict):
        return {key: _comparable(key, part) for key, part in sorted(value.items()) if key not in CHANCE}
    if isinstance(value, list):
        return [_comparable(name, part) for part in value]
    return value if value is None or isinstance(value, int | str | float) else str(value)


def _ranked(rows: dict[str, list[dict[str, Any]]]) -> None:
    """Numbers rows by their order: PostgreSQL never gives a number again, not even of a row that was undone."""
    ranks = {
        table: {number: rank for rank, number in enumerate(sorted(row["id"] for row in found), 1)}
        for table, found in rows.items()
        if found and "id" in found[0]
    }
    for table, found in rows.items():
        for row in found:
            named = row.get("subject_id")
            for column, value in row.items():
                otherwise = NAMED_OTHERWISE.get(column, column[:-3])
                kind = {"id": table, "subject_id": row.get("subject_kind")}.get(column, otherwise)
                if column.endswith("id") and kind in ranks:
                    row[column] = ranks[kind].get(value, value)
            if row.get("dedupe_key") and named is not None:
                # The key that keeps a notice single names its thing by number, too.
                row["dedupe_key"] = row["dedupe_key"].replace(f":{named}:", f":{row['subject_id']}:", 1)


async def everything_kept(*, but: frozenset[str] = frozenset()) -> dict[str, list[str]]:
    """The rows of every table of the product, without what differs by nature and without the columns `but`."""
    found = {}
    ignored = CHANCE | REAL_TIME | but
    everything = {
        table: [dict(row) for row in await fetch(f'SELECT * FROM "{table}"')] for table in await _tables()
    }
    _ranked(everything)
    for table, rows in everything.items():
        plain = [{k: _comparable(k, v) for k, v in row.items() if k not in ignored} for row in rows]
        lines = sorted(json.dumps(row, sort_keys=True, ensure_ascii=False) for row in plain)
        if lines:
            found[table] = lines
    return found


def differences(one: dict[str, list[str]], other: dict[str, list[str]]) -> list[str]:
    """What only one of two plays kept, a few of them."""
    found = []
    for table in sorted(set(one) | set(other)):
        left, right = list(one.get(table, [])), list(other.get(table, []))
        for line in list(left):
            if line in right:
                left.remove(line)
                right.remove(line)
        found += [f"{table}: only the first kept {line}" for line in left]
        found += [f"{table}: only the second kept {line}" for line in right]
    return found[:6]
