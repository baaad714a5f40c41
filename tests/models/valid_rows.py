"""Rows that every constraint accepts, made from what the database says of its tables."""

from datetime import date, datetime, timedelta
from typing import Any

from models.database import on_sqlite
from models.sql import execute
from tests.conftest import START
from tests.models.schema_facts import TableFacts

Values = dict[str, Any]


def _span(number: int) -> tuple[datetime, datetime]:
    return START + timedelta(days=number), START + timedelta(days=number, hours=1)


def _particular(table: str, number: int) -> Values:
    """What a rule between columns asks for."""
    start, end = _span(number)
    owner = {"member_id": None, "organisation_id": number} if number == 2 else {"member_id": number}
    return {
        "member": {"email_verified_at": START},
        "profile": owner,
        "working_hours": {"weekday": number, "opens_minute": 0, "closes_minute": 60},
        "booking_rules": {"duration_minutes": 30, "horizon_days": 60},
        "appointment": {"start_at": start, "end_at": end},
        "claim": {
            "client_id": number,
            "start_at": start,
            "end_at": end,
            "blocked_from": start,
            "blocked_until": end,
        },
        "scam_report": {"priority": 1, "is_manifest": False, "is_queued": False},
        "help_request": {"profile_id": number, "topic": "number"},
        "membership": {"owner_offered_by": number, "owner_offered_at": START},
        "education": {"year": 2020},
        "personal_link": {"organisation_id": number},
        "audit_purge": {"older_than": START + timedelta(days=1)},
        "measure": {"profile_id": None, "kind": "suspension", "decided_by": number, "renewals": 0},
        "role_grant": {"organisation_id": None} | owner,
        "digest": {"since": START, "until": end},
        "response_fact": {"kind": "conversation"},
        "audit_entry": {"acted_at": START},
        "appeal": _contesting(number),
        "evidence_document": {"file": f"evidence/{number}", "wrapped_key": f"key{number}"},
    }.get(table, {})


def _contesting(number: int) -> Values:
    """An appeal of one of four things: of a measure the second, of a mission's the fourth and of a report the fifth,
    which are donors.
    """
    of = {2: "measure_id", 4: "mission_measure_id", 5: "report_id"}.get(number, "refusal_id")
    nothing: Values = dict.fromkeys(("refusal_id", "measure_id", "mission_measure_id", "report_id"))
    if number > 3:
        return nothing | {of: 1, "member_id": 1}
    return nothing | {of: number}


def _plain(kind: str, number: int) -> Any:
    if kind in ("bigint", "integer", "smallint"):
        return number
    if kind == "boolean":
        return False
    if kind.startswith("timestamp"):
        return START
    if kind == "date":
        day = date(2026, 5, 4) + timedelta(days=number)
        return day.isoformat() if on_sqlite() else day
    return "{}" if kind == "jsonb" else f"x{number}"


def valid_row(table: TableFacts, number: int) -> Values:
    """The row with this number: it refers to the rows with the same number, and differs from theirs where it must."""
    unique = {column for columns in table.unique for column in columns}
    row: Values = {}
    for column, kind in table.types.items():
        listed = table.listed_values(column)
        if column not in table.required and column not in unique:
            continue
        row[column] = listed[0] if listed else _plain(kind, number)
    if table.name == "profile":
        row["organisation_id"] = None
    return row | _particular(table.name, number)


async def insert(table: str, row: Values) -> None:
    """Writes the row as it is."""
    names = ", ".join(row)
    places = ", ".join(f":{name}" for name in row)
    await execute(f"INSERT INTO {table} ({names}) VALUES ({places})", **row)
