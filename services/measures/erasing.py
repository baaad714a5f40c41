"""Empties an account: what was the person's is gone, what others had with them stays without a name (trust.md)."""

from datetime import timedelta

from core import clock
from core.ids import public_id
from models.certification import CertificationAct, EvidenceDocument
from models.gallery import GalleryPicture, ProfileDocument
from models.member import Member, Organisation
from models.profile import Profile
from models.sql import execute
from services.audit import forget_pseudonym
from services.evidence.giving import KEPT_AFTER_DECISION
from services.file_removal import unwant_file
from services.measures.effects import profiles_of
from services.missions.leaving import end_missions
from services.search.index import index_profile
from services.unit_of_work import unit_of_work

# Whose rows are the person's alone, and by which columns.
MEMBERS_OWN = {
    "screen": ("member_id",),
    "card": ("member_id",),
    "dialog_session": ("member_id",),
    "notification": ("recipient_id",),
    "upload_pass": ("member_id",),
    "mail_code": ("asker_id", "member_id"),
    "personal_link": ("member_id", "created_by", "used_by"),
    "sent_file": ("member_id",),
    "membership": ("member_id",),
}
PROFILES_OWN = (
    "skill", "experience", "education", "working_hours", "day_override", "booking_rules", "gallery_picture",
    "profile_document", "sent_file",
)  # fmt: skip
# What stays, and why: it is the other side's, or says nothing any more once the account is empty.
STAYS = {
    "appeal": "its text is forgotten half a year after the decision",
    "application": "the other side's history, without a name",
    "appointment": "the other side's history; what the person wrote in it goes",
    "audit_pseudonym": "goes by itself, and leaves the log nameless",
    "call": "who talked with whom and when, purged by age",
    "call_ring": "of a call",
    "call_seat": "of a call",
    "certification_act": "moves and dates; the notes go",
    "claim": "times of the other side",
    "conversation": "the other side's messages",
    "evidence_document": "kind and dates; key and file are destroyed",
    "measure": "what the person is owed to be able to contest; its facts are forgotten after half a year",
    "message": "an empty place keeps the order of the other side's messages",
    "profile": "emptied",
    "scam_report": "goes on without a name",
}


async def erase_account(member: Member) -> None:
    """Takes everything personal out of an account, its profile, and an organisation that nobody else owns.

    Telegram id, names, address, e-mail, texts, files and preferences are gone in this transaction (files within the
    day); messages leave an empty place; appointments and talks stay for the other side.
    """
    async with unit_of_work():
        for profile in await profiles_of(member):
            if profile.organisation_id is not None:
                await end_missions(profile.organisation_id)
            await _erase_profile(profile)
            if profile.organisation_id is not None:
                await Organisation.filter(id=profile.organisation_id).update(name="", deleted_at=clock.now())
        await _erase_texts(member.id)
        await _delete_rows(member)
        await forget_pseudonym(member.id)
        await _empty(member)


async def _erase_profile(profile: Profile) -> None:
    for picture in [
        profile.picture,
        *await GalleryPicture.filter(profile_id=profile.id).values_list("file", flat=True),
    ]:
        if picture:
            await unwant_file(str(picture))
    for document in await ProfileDocument.filter(profile_id=profile.id):
        await unwant_file(document.file)
    for table in PROFILES_OWN:
        await execute(f"DELETE FROM {table} WHERE profile_id = :profile_id", profile_id=profile.id)
    await CertificationAct.filter(profile_id=profile.id).update(note="")
    # The job that forgets documents destroys key and file; it looks for decisions of thirty days ago.
    await EvidenceDocument.filter(profile_id=profile.id, forgotten_at=None).update(
        decided_at=clock.now() - KEPT_AFTER_DECISION - timedelta(seconds=1)
    )
    await Profile.filter(id=profile.id).update(
        public_id=public_id(),
        display_name="",
        sector="",
        description="",
        city="",
        street="",
        web_site="",
        picture=None,
        registration_number="",
        permit_until=None,
        certified_by=None,
        online_until=None,
        deleted_at=clock.now(),
        version=profile.version + 1,
    )
    await index_profile(profile.id)


async def _erase_texts(member_id: int) -> None:
    await execute(
        "UPDATE message SET body = '', source_id = NULL, deleted_at = COALESCE(deleted_at, :now)"
        " WHERE author_id = :member_id",
        now=clock.now(),
        member_id=member_id,
    )
    await execute("UPDATE appointment SET purpose = '' WHERE client_id = :member_id", member_id=member_id)
    await execute("UPDATE appointment SET reason = '' WHERE ended_by_id = :member_id", member_id=member_id)


async def _delete_rows(member: Member) -> None:
    for table, columns in MEMBERS_OWN.items():
        where = " OR ".join(f"{column} = :member_id" for column in columns)
        await execute(f"DELETE FROM {table} WHERE {where}", member_id=member.id)
    if member.telegram_id is not None:
        await execute("DELETE FROM inbox WHERE lane = :lane AND state <> 'open'", lane=member.telegram_id)


async def _empty(member: Member) -> None:
    await Member.filter(id=member.id).update(
        public_id=public_id(),
        telegram_id=None,
        first_name="",
        last_name="",
        display_name="",
        address="",
        city="",
        email=None,
        email_verified_at=None,
        pending_link=None,
        is_admin=False,
        barred_by=None,
        hat_organisation_id=None,
        deleted_at=clock.now(),
        version=member.version + 1,
    )
