"""Empties an account: what was the person's is gone, what others had with them stays without a name (trust.md).

Every table has a rule here, and a test compares them with models/registry: a table that comes without one fails it.
The same erasure serves whoever deletes their own account and whomever the team excludes.
"""

from core import clock
from models.departure import FarewellKind
from models.member import Member
from models.sql import execute, lock_row
from services.audit import forget_pseudonym
from services.erasure.emptying import among, empty_member, empty_profile, forget_files
from services.erasure.farewells import owe_farewell, unname_lane
from services.erasure.holds import let_go_of_reports
from services.erasure.naming import forget_in_notices
from services.erasure.parting import end_applications, end_what_lives
from services.erasure.redrawing import redraw_what_names
from services.measures.effects import profiles_of
from services.unit_of_work import unit_of_work

# Rows that go because they are the person's alone, and by which columns.
MEMBERS_OWN = {
    "screen": ("member_id",),
    "card": ("member_id",),
    "dialog_session": ("member_id",),
    "notification": ("recipient_id",),
    "upload_pass": ("member_id",),
    "mail_code": ("asker_id", "member_id"),
    "personal_link": ("member_id", "created_by", "used_by"),
    "sent_file": ("member_id",),
    "chat_document": ("member_id",),
    "role_grant": ("member_id",),
    "contact_share": ("member_id",),
    "saved_search": ("member_id",),
    "notification_preference": ("member_id",),
    "digest": ("member_id",),
    "departure_wish": ("member_id",),
    "data_export": ("member_id",),
    "help_request": ("member_id",),
    "membership": ("member_id",),
}
# Rows that go with a profile.
PROFILES_OWN = (
    "skill", "experience", "education", "working_hours", "booking_rules", "gallery_picture",
    "profile_document", "sent_file", "chat_document", "response_fact",
)  # fmt: skip
# Rows that go by a condition of their own; {p} are the profiles that fall with the account, {o} their organisations.
ALSO_GONE = {
    "appeal": "member_id = :member_id AND outcome IS NULL",
    "claim": "appointment_id IS NULL AND (client_id = :member_id OR profile_id IN ({p}))",
    "help_message": "request_id IN (SELECT id FROM help_request WHERE member_id = :member_id)",
    "mail_code": "LOWER(email) = :email",
    "message_file": "message_id IN (SELECT id FROM message WHERE author_id = :member_id)",
    "personal_link": "organisation_id IN ({o})",
    "role_grant": "organisation_id IN ({o})",
}
_MISSIONS = "mission_id IN (SELECT id FROM mission WHERE organisation_id IN ({o}))"
# Rows that stay for the other side, without what the person wrote: which columns are emptied, and where.
EMPTIED = {
    "application": (
        ("intro = ''", "profile_id IN ({p}) AND initiator = 'freelance'"),
        ("reason = ''", "profile_id IN ({p}) AND status IN ('declined', 'refused')"),
        ("intro = ''", f"{_MISSIONS} AND initiator = 'company'"),
        ("intro_other = ''", "profile_id IN ({p}) AND initiator = 'company'"),
        ("intro_other = ''", f"{_MISSIONS} AND initiator = 'freelance'"),
        ("reason = ''", f"{_MISSIONS} AND status = 'discarded'"),
        ("annulment_reason = ''", "profile_id IN ({p}) AND annulment_by = 'freelance'"),
        ("annulment_reason = ''", f"{_MISSIONS} AND annulment_by = 'company'"),
    ),
    "appointment": (
        ("purpose = ''", "client_id = :member_id"),
        ("reason = ''", "ended_by_id = :member_id OR (profile_id IN ({p}) AND ended_by_id IS NULL)"),
    ),
    "certification_act": (("note = '', permit_until = NULL", "profile_id IN ({p})"),),
    "message": (
        ("body = '', source_id = NULL, deleted_at = COALESCE(deleted_at, :now)", "author_id = :member_id"),
    ),
}
# What a function empties or ends, and where it is.
BY_HAND = {
    "conversation_topic": "goes with the farewell, which deletes the topics (erasure/farewells)",
    "evidence_document": "keys and rows go, files after the commit (erasure/emptying)",
    "evidence_reading": "goes with the documents (erasure/emptying)",
    "farewell": "made here, gone once the last message was said (erasure/farewells)",
    "inbox": "no row tells whose it was or what it said (erasure/farewells)",
    "member": "emptied (erasure/emptying)",
    "mission": "withdrawn or interrupted, without text (missions/leaving)",
    "mission_measure": "ended, and its facts forgotten, with the company's missions (missions/moderating)",
    "mission_skill": "goes with the text (missions/leaving)",
    "organisation": "emptied when nobody else owns it (erasure/emptying)",
    "profile": "emptied (erasure/emptying)",
    "scam_report": "decided ones are reduced; an open one is held, sealed, half a year at most (erasure/holds)",
    "scam_evidence": "like the report (erasure/holds)",
    "scam_question": "like the report (erasure/holds); one that waits for who left ends after its five days",
    "sent_message": "goes with the farewell (erasure/farewells)",
    "unwanted_file": "names files to delete, and nobody (file_removal)",
}
# What stays, and why: it is the other side's, or says nothing any more once the account is empty.
STAYS = {
    "application_act": "moves and dates of two sides",
    "audit_entry": "cannot be changed; it names people by pseudonyms only, and goes after 24 months",
    "audit_pseudonym": "goes by itself, and leaves the log nameless",
    "call": "who talked with whom and when, purged by age",
    "call_ring": "of a call",
    "call_seat": "of a call; its session is worth nothing any more",
    "conversation": "the other side's messages",
    "departure": "a reason without a name",
    "exclusion": "a keyed hash, three years, of whom the team keeps out (D-22)",
    "measure": "what the person is owed to be able to contest; its facts are forgotten after half a year",
    "mission_act": "moves and dates",
    "partner_delivery": "whether a message reached the partner; no content",
    "payroll_act": "moves and dates",
    "payroll_file": "our sealed copy goes ninety days after the hand-over; the contract is the partner's",
}
# Tables that say nothing about a person.
NOBODYS = ("app_state", "audit_purge", "audit_seal", "process")


async def erase_account(member: Member, kind: FarewellKind = FarewellKind.TEAM) -> None:
    """Takes everything personal out of an account, its profile, and an organisation that nobody else owns.

    What lives with it ends, and the other sides are told so neutrally. Telegram id, names, address, e-mail, texts,
    files and preferences are gone in this transaction (files right after it); messages leave an empty place;
    appointments and talks stay for the other side. Only a `farewell` row still knows the chat, for the last message.
    """
    async with unit_of_work():
        await lock_row("member", member.id)
        profiles = await profiles_of(member)
        # Who gives or publishes a file at this moment is waited for: what they write is seen below.
        for table in ("upload_pass", "sent_file"):
            await _delete_rows(member, table)
        await end_what_lives(member, profiles)
        await forget_files(member, profiles)
        for profile in profiles:
            await empty_profile(profile)
        await end_applications()
        await let_go_of_reports(member, profiles)
        await forget_in_notices(member, profiles)
        ids = {
            "p": among([profile.id for profile in profiles]),
            "o": among([profile.organisation_id for profile in profiles if profile.organisation_id]),
        }
        await redraw_what_names(member.id, ids)
        await _by_the_rules(member, [profile.id for profile in profiles], ids)
        await owe_farewell(member, kind)
        if member.telegram_id is not None:
            await unname_lane(member.telegram_id)
        await forget_pseudonym(member.id)
        await empty_member(member)


async def _by_the_rules(member: Member, profile_ids: list[int], ids: dict[str, str]) -> None:
    values = {"member_id": member.id, "now": clock.now(), "email": (member.email or "").lower()}
    for table, changes in EMPTIED.items():
        for what, where in changes:
            await execute(f"UPDATE {table} SET {what} WHERE {where.format(**ids)}", **values)
    for table, where in ALSO_GONE.items():
        await execute(f"DELETE FROM {table} WHERE {where.format(**ids)}", **values)
    for table in PROFILES_OWN:
        for profile_id in profile_ids:
            await execute(f"DELETE FROM {table} WHERE profile_id = :profile_id", profile_id=profile_id)
    for table in MEMBERS_OWN:
        await _delete_rows(member, table)


async def _delete_rows(member: Member, table: str) -> None:
    where = " OR ".join(f"{column} = :member_id" for column in MEMBERS_OWN[table])
    await execute(f"DELETE FROM {table} WHERE {where}", member_id=member.id)
