"""The visible state of the database, and that of a book, in one form that can be compared."""

import json
from collections import Counter
from datetime import datetime
from typing import Any

from core import clock
from models.database import on_sqlite
from models.fields import read_instant
from models.sql import fetch
from tests.proofs.machine.book import Book

View = dict[str, Counter[Any]]
Rows = dict[str, list[list[Any]]]
# What a person could notice, by table; an instant is marked by @, a yes or no by ?.
_COLUMNS = {
    "appointment": "id profile_id client_id status @start_at @end_at version @answer_by moved_by_id ?late_cancel"
    " absent_id calendar_sequence reminder_version",
    "claim": "profile_id kind @start_at @end_at appointment_id @expires_at state",
    "call": "id appointment_id profile_id caller_id status version @closes_at",
    "call_seat": "call_id member_id role generation session_hash ?present joined_at",
    "notification": "recipient_id channel key subject_kind subject_id subject_version @due_at ?mutable state",
    "conversation": "id profile_id client_id version",
    "message": "conversation_id author_id read_at",
    "scam_report": "id reporter_id profile_id version priority @queued_until ?is_queued",
    "dialog_session": "id member_id status turn",
    "profile": "id @online_until ?paused",
    "member": "id unreachable_at",
}


async def read_rows() -> Rows:
    """Those columns of every row, in one question."""
    array = "json_array({})" if on_sqlite() else "CAST(json_build_array({}) AS TEXT)"
    parts = []
    for table, columns in _COLUMNS.items():
        names = ", ".join(name.lstrip("@?") for name in columns.split())
        parts.append(f"SELECT '{table}' AS kind, {array.format(names)} AS row_values FROM {table}")
    rows: Rows = {table: [] for table in _COLUMNS}
    for row in await fetch(" UNION ALL ".join(parts)):
        values = json.loads(row["row_values"])
        marks = _COLUMNS[row["kind"]].split()
        rows[row["kind"]].append([_typed(mark, value) for mark, value in zip(marks, values, strict=True)])
    return rows


def _typed(mark: str, value: Any) -> Any:
    if mark[0] == "?":
        return bool(value)
    return read_instant(value) if mark[0] == "@" and value is not None else value


class Ids:
    """Which row is the n-th appointment, call and so on; and the names of people and profiles."""

    def __init__(self, members: dict[str, int], profiles: dict[str, int]) -> None:
        self.members, self.profiles = members, profiles
        self.who: dict[int | None, str | None] = {number: name for name, number in members.items()}
        self.who[None] = None
        self.profile = {number: name for name, number in profiles.items()}
        self.rows: dict[str, list[int]] = {}
        self.places: dict[str, dict[int, int]] = {}
        self.rooms: dict[int, int] = {}
        self.direct: list[int] = []

    def number(self, rows: Rows) -> None:
        """Numbers the rows in the order in which they were made."""
        for kind, table in _THINGS.items():
            self.rows[kind] = sorted(row[0] for row in rows[table])
            self.places[kind] = {number: place for place, number in enumerate(self.rows[kind])}
        places = self.places["appointment"]
        self.rooms = {places[of]: number for number, of, *_ in rows["call"] if of is not None}
        self.direct = sorted(number for number, of, *_ in rows["call"] if of is None)

    def call(self, book: Book, n: int) -> int:
        """The row of a book's n-th call: rooms by their appointment, for several open in one instant."""
        of = book.calls[n].appointment
        if of is not None:
            return self.rooms[of]
        return self.direct[sum(call.appointment is None for call in book.calls[:n])]


_THINGS = {
    "appointment": "appointment",
    "conversation": "conversation",
    "scam_report": "scam_report",
    "session": "dialog_session",
}


async def of_database(ids: Ids) -> View:
    """Everything that a person could notice, of the open database."""
    rows = await read_rows()
    ids.number(rows)
    names = _call_names(ids)
    who, profile, places = ids.who, ids.profile, ids.places
    return {
        "appointment": Counter(_appointment(row, ids) for row in rows["appointment"]),
        "claim": Counter(
            (profile[of], kind, start, end, places["appointment"].get(appointment), expires)
            for of, kind, start, end, appointment, expires, state in rows["claim"]
            if state == "active" and (kind != "hold" or expires > clock.now())
        ),
        "call": Counter((names[row[0]], profile[row[2]], who[row[3]], *row[4:]) for row in rows["call"]),
        "seat": Counter(
            (names[call], who[member], role, generation, session is not None, present, joined is not None)
            for call, member, role, generation, session, present, joined in rows["call_seat"]
        ),
        "notice": Counter(_notice(row, ids) for row in rows["notification"]),
        "thread": Counter(
            (places["conversation"][row[0]], profile[row[1]], who[row[2]], row[3])
            for row in rows["conversation"]
        ),
        "message": Counter(
            (places["conversation"][row[0]], who[row[1]], row[2] is not None) for row in rows["message"]
        ),
        "report": Counter(
            (places["scam_report"][row[0]], who[row[1]], profile[row[2]], *row[3:])
            for row in rows["scam_report"]
        ),
        "dialog": Counter(
            (places["session"][row[0]], who[row[1]], *row[2:]) for row in rows["dialog_session"]
        ),
        "profile": Counter((profile[row[0]], *row[1:]) for row in rows["profile"]),
        "unreachable": Counter(who[number] for number, since in rows["member"] if since is not None),
    }


def _appointment(row: list[Any], ids: Ids) -> tuple[object, ...]:
    number, of, client, status, start, end, version, answer_by, mover, late, absent, *counted = row
    when = (ids.profile[of], ids.who[client], status, start, end, version, answer_by)
    return (ids.places["appointment"][number], *when, ids.who[mover], late, ids.who[absent], *counted)


def _notice(row: list[Any], ids: Ids) -> tuple[object, ...]:
    to, channel, key, kind, number, version, *rest = row
    place = ids.direct.index(number) if kind == "call" else ids.places.get(kind, {}).get(number)
    about = (kind, 0, 0) if kind == "profile" else (kind, place, version)
    return (ids.who[to], channel, key, *about, *rest)


def _call_names(ids: Ids) -> dict[int, str]:
    names = {number: f"call {place}" for place, number in enumerate(ids.direct)}
    return names | {number: f"room {of}" for of, number in ids.rooms.items()}


def of_book(book: Book) -> View:
    """The same of what is expected."""
    names = _expected_names(book)
    direct = {n: int(name.partition(" ")[2]) for n, name in enumerate(names) if name.startswith("call")}
    return {
        "appointment": Counter(_expected_appointment(n, book) for n in range(len(book.appointments))),
        "claim": Counter(
            (c.profile, c.kind, c.start, c.end, c.of, c.expires)
            for profile in book.online
            for c in book.standing(profile)
        ),
        "call": Counter(
            (names[n], c.profile, c.caller, c.status, c.version, c.closes) for n, c in enumerate(book.calls)
        ),
        "seat": Counter(
            (names[n], who, s.role, s.generation, s.session, s.present, s.joined is not None)
            for n, call in enumerate(book.calls)
            for who, s in call.seats.items()
        ),
        "notice": Counter(_expected_notice(notice, direct) for notice in book.notices),
        "thread": Counter((n, c.profile, c.client, c.version) for n, c in enumerate(book.conversations)),
        "message": Counter((n, m[0], m[1]) for n, c in enumerate(book.conversations) for m in c.messages),
        "report": Counter(
            (n, r.reporter, r.profile, r.version, r.priority, r.until, r.waits)
            for n, r in enumerate(book.reports)
        ),
        "dialog": Counter((n, s.member, s.status, s.turn) for n, s in enumerate(book.sessions)),
        "profile": Counter((name, until, name in book.paused) for name, until in book.online.items()),
        "unreachable": Counter(book.unreachable),
    }


def _expected_names(book: Book) -> list[str]:
    names, direct = [], 0
    for call in book.calls:
        names.append(f"call {direct}" if call.appointment is None else f"room {call.appointment}")
        direct += call.appointment is None
    return names


def _expected_appointment(n: int, book: Book) -> tuple[object, ...]:
    a = book.appointments[n]
    who = (a.profile, a.client, a.status, a.start, a.end, a.version, a.answer_by)
    return (n, *who, a.moved_by, a.late, a.absent, a.sequence, a.reminder_version)


def _expected_notice(notice: Any, direct: dict[int, int]) -> tuple[object, ...]:
    number = direct[notice.number] if notice.kind == "call" else notice.number
    about = (notice.kind, number, notice.version)
    return (notice.to, notice.channel, notice.key, *about, notice.due, notice.mutable, notice.state)


def differences(found: View, expected: View) -> list[str]:
    """What one has and the other lacks, in words."""
    lines = []
    for kind in expected:
        for sign, extra in (
            ("unexpected", found[kind] - expected[kind]),
            ("missing", expected[kind] - found[kind]),
        ):
            lines += [f"{sign} {kind}: {_words(row)}" for row in extra.elements()]
    return lines


def _words(row: object) -> str:
    values = row if isinstance(row, tuple) else (row,)
    return " ".join(f"{v:%d %H:%M:%S}" if isinstance(v, datetime) else str(v) for v in values)
