"""The whole content of the database, without what certain people own: what must be equal before and after."""

from collections.abc import Iterable
from typing import Any

from models.database import on_sqlite
from models.sql import fetch

Dump = dict[str, list[dict[str, Any]]]

_TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    "postgres": "SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename",
}
# Nobody's: how far the machine got, the funnel without content, and indexes that follow other tables.
MACHINE = frozenset(
    {
        "inbox",
        "dialog_event",
        "app_state",
        "process",
        "schema_migration",
        "audit_seal",
        "audit_purge",
        "directory_word",
        "directory_variant",
        "unwanted_file",
        "departure",
        "sent_message",
        "mission_word",
        "mission_variant",
    }
)
# Made by another proof, on a server that tests share.
_OF_CRASHES = "crash_"

_PROFILES = (
    "(SELECT id FROM profile WHERE member_id IN ({m}) OR organisation_id IN"
    " (SELECT organisation_id FROM membership WHERE member_id IN ({m})))"
)
_BETWEEN = "({client} IN ({m}) OR profile_id IN {p})"
_APPOINTMENTS = f"(SELECT id FROM appointment WHERE {_BETWEEN.replace('{client}', 'client_id')})"
_CALLS = f"(SELECT id FROM call WHERE {_BETWEEN.replace('{client}', 'caller_id')})"
_CONVERSATIONS = f"(SELECT id FROM conversation WHERE {_BETWEEN.replace('{client}', 'client_id')})"
_MISSIONS = (
    "(SELECT id FROM mission WHERE organisation_id IN"
    " (SELECT organisation_id FROM membership WHERE member_id IN ({m})))"
)
_APPLICATIONS = f"(SELECT id FROM application WHERE profile_id IN {{p}} OR mission_id IN {_MISSIONS})"
_ASKED = "(SELECT id FROM help_request WHERE member_id IN ({m}))"
_PAYROLL_FILES = f"(SELECT id FROM payroll_file WHERE application_id IN {_APPLICATIONS})"
_REPORTS = "(SELECT id FROM scam_report WHERE reporter_id IN ({m}))"
_SUBJECTS = (
    f"((subject_kind = 'appointment' AND subject_id IN {_APPOINTMENTS})"
    f" OR (subject_kind = 'call' AND subject_id IN {_CALLS})"
    f" OR (subject_kind = 'conversation' AND subject_id IN {_CONVERSATIONS})"
    f" OR (subject_kind = 'application' AND subject_id IN {_APPLICATIONS})"
    f" OR (subject_kind = 'help_request' AND subject_id IN {_ASKED})"
    f" OR (subject_kind = 'payrolling' AND subject_id IN {_PAYROLL_FILES})"
    f" OR (subject_kind = 'scam_report' AND subject_id IN {_REPORTS}))"
)
# Which rows are certain people's own: the rest of each table is somebody else's.
OWN = {
    "member": "id IN ({m})",
    "organisation": "id IN (SELECT organisation_id FROM membership WHERE member_id IN ({m}))",
    "membership": "member_id IN ({m})",
    "profile": "id IN {p}",
    "skill": "profile_id IN {p}",
    "experience": "profile_id IN {p}",
    "education": "profile_id IN {p}",
    "gallery_picture": "profile_id IN {p}",
    "profile_document": "profile_id IN {p}",
    "sent_file": "profile_id IN {p}",
    "working_hours": "profile_id IN {p}",
    "day_override": "profile_id IN {p}",
    "booking_rules": "profile_id IN {p}",
    "directory_entry": "profile_id IN {p}",
    "mission": f"id IN {_MISSIONS}",
    "mission_skill": f"mission_id IN {_MISSIONS}",
    "mission_act": f"mission_id IN {_MISSIONS}",
    "mission_entry": f"mission_id IN {_MISSIONS}",
    "mission_measure": f"mission_id IN {_MISSIONS}",
    "application": f"id IN {_APPLICATIONS}",
    "application_act": f"application_id IN {_APPLICATIONS}",
    "payroll_file": f"id IN {_PAYROLL_FILES}",
    "payroll_act": f"file_id IN {_PAYROLL_FILES}",
    "partner_delivery": f"file_id IN {_PAYROLL_FILES}",
    "certification_act": "profile_id IN {p}",
    "evidence_document": "profile_id IN {p}",
    "evidence_reading": "admin_id IN ({m})",
    "upload_pass": "profile_id IN {p}",
    "chat_document": "profile_id IN {p}",
    "role_grant": "COALESCE(member_id, 0) IN ({m}) OR COALESCE(organisation_id, 0) IN (SELECT organisation_id FROM"
    " membership WHERE member_id IN ({m}))",
    "measure": "member_id IN ({m})",
    "appeal": "member_id IN ({m})",
    "exclusion": "measure_id IN (SELECT id FROM measure WHERE member_id IN ({m}))",
    "audit_pseudonym": "member_id IN ({m})",
    "audit_entry": "concerned IN (SELECT pseudonym FROM audit_pseudonym WHERE member_id IN ({m}))",
    "mail_code": "asker_id IN ({m}) OR COALESCE(member_id, 0) IN ({m})",
    "personal_link": "created_by IN ({m}) OR COALESCE(member_id, 0) IN ({m})",
    "appointment": f"id IN {_APPOINTMENTS}",
    "claim": _BETWEEN.replace("{client}", "COALESCE(client_id, 0)"),
    "call": f"id IN {_CALLS}",
    "call_seat": f"call_id IN {_CALLS}",
    "call_ring": f"call_id IN {_CALLS}",
    "conversation": f"id IN {_CONVERSATIONS}",
    "message": f"conversation_id IN {_CONVERSATIONS}",
    "message_file": f"message_id IN (SELECT id FROM message WHERE conversation_id IN {_CONVERSATIONS})",
    "contact_share": f"conversation_id IN {_CONVERSATIONS}",
    "conversation_topic": f"member_id IN ({{m}}) OR conversation_id IN {_CONVERSATIONS}",
    "help_request": f"id IN {_ASKED}",
    "help_message": f"request_id IN {_ASKED}",
    "scam_report": f"id IN {_REPORTS}",
    "scam_question": f"report_id IN {_REPORTS} OR member_id IN ({{m}})",
    "scam_evidence": f"report_id IN {_REPORTS}",
    "notification": f"recipient_id IN ({{m}}) OR {_SUBJECTS}",
    "card": "member_id IN ({m})",
    "departure_wish": "member_id IN ({m})",
    "farewell": "member_id IN ({m})",
    "data_export": "member_id IN ({m})",
    "screen": "member_id IN ({m})",
    "dialog_session": "member_id IN ({m})",
    "saved_search": "member_id IN ({m})",
    "notification_preference": "member_id IN ({m})",
    "digest": "member_id IN ({m})",
    "response_fact": "profile_id IN {p}",
}
# Where the messages of a chat stand moves when somebody else lawfully writes to its person.
LAWFULLY_MOVED = {"screen": ("floor_id", "rev", "shown", "message_id", "has_media", "changed_at", "notice")}


# The shadows of SQLite's own search indexes.
_SEARCH = ("directory_index", "mission_index")


async def tables() -> list[str]:
    """Every table of the database, but those of SQLite's own search index."""
    rows = await fetch(_TABLES["sqlite" if on_sqlite() else "postgres"])
    return [row["name"] for row in rows if not row["name"].startswith(_SEARCH)]


async def dump_without(people: Iterable[int], *, lawful: bool = False) -> Dump:
    """Every row that is not these members' own. A table of which nobody said whose it is raises KeyError.

    With `lawful`, these people act as they may: what a lawful message to somebody moves in that person's chat is left
    out, and cards that only name a thing of theirs.
    """
    members = ", ".join(str(number) for number in people) or "0"
    found: Dump = {}
    for table in await tables():
        if table in MACHINE or table.startswith(_OF_CRASHES):
            continue
        own = OWN[table].replace("{p}", _PROFILES).replace("{m}", members)
        if lawful and table == "card":
            own = f"{own} OR {_SUBJECTS.replace('subject_kind', 'kind').replace('subject_id', 'object_id')}"
            own = own.replace("{p}", _PROFILES).replace("{m}", members)
        rows = await fetch(f"SELECT * FROM {table} WHERE NOT ({own}) ORDER BY 1, 2")
        left_out = LAWFULLY_MOVED.get(table, ()) if lawful else ()
        found[table] = [{name: value for name, value in row.items() if name not in left_out} for row in rows]
    return found


def changes(before: Dump, after: Dump, *, but: Iterable[str] = ()) -> list[str]:
    """What differs, as sentences."""
    told = []
    for table in sorted({*before, *after} - set(but)):
        old, new = before.get(table, []), after.get(table, [])
        told += [f"{table}: gone {row}" for row in old if row not in new]
        told += [f"{table}: came {row}" for row in new if row not in old]
    return told
