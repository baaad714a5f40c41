"""Marc, who did everything that the service lets somebody do, each time with a word that nobody else uses."""

from datetime import timedelta

from core import clock
from models.certification import EvidenceDocument, EvidenceKind
from models.conversation import ContactShare, FileKind, MessageFile
from models.delivery import Card, InboxUpdate
from models.dialog import DialogSession
from models.gallery import DocumentKind, FilePurpose
from models.help_request import HelpTopic
from models.member import Member
from models.profile import Domain, Profile
from models.saved_search import SavedSearch, SearchKind
from models.scam_report import ScamCategory
from services import (
    agenda,
    applications,
    appointments,
    conversations,
    galleries,
    help_requests,
    mail_codes,
    notifications,
    own_email,
    profile_documents,
    profile_photos,
    scam_reports,
    screens,
    sent_files,
)
from services.evidence import giving
from services.evidence.vault import keep_sealed
from services.file_removal import keep_file, write_unnamed
from services.unit_of_work import unit_of_work
from tests.services import mission_scene, people
from tests.services.booking_scene import MONDAY_TO_FRIDAY, at

MARK = "zorglubine"
PHONE = "0791234567"
MAIL = f"{MARK}@example.org"


async def marc_lives() -> tuple[Member, Profile]:
    """Marc, with a profile, files, documents, messages, an appointment, applications, a report, and a mail address."""
    marc, profile = await people.professional(
        f"Marc {MARK}",
        sector=MARK,
        domain=Domain.IT,
        city=MARK,
        description=f"Je suis {MARK}, {PHONE}",
        skills=(MARK,),
    )
    # A number that is part of no other one.
    await Member.filter(id=marc.id).update(telegram_id=7_394_826_113)
    await Member.filter(id=marc.id).update(address=MARK, last_name=MARK, first_name=MARK, pending_link=MARK)
    await own_email.prove_address(await Member.get(id=marc.id), MAIL)
    marc = await Member.get(id=marc.id)
    await own_email.make_rescue_link(marc)
    await _publishes(marc, profile)
    await _proves(marc, profile)
    await _talks(marc, profile)
    await _works(marc, profile)
    await _uses_the_bot(marc)
    return await Member.get(id=marc.id), await Profile.get(id=profile.id)


async def _publishes(marc: Member, profile: Profile) -> None:
    content = MARK.encode()
    await galleries.add_picture(marc, profile.id, await _stored("pictures", content), MARK)
    await profile_photos.set_photo(marc, profile.id, await _stored("pictures", content))
    cv = profile_documents.StoredDocument(await _stored("documents", content), "application/pdf", content)
    await profile_documents.add_document(marc, profile.id, DocumentKind.CV, MARK, cv)
    waiting = sent_files.Sent(f"{MARK}-waiting", 1000, f"{MARK}.jpg")
    await sent_files.note_sent_file(marc, profile.id, FilePurpose.GALLERY, waiting, caption=MARK)


async def _stored(folder: str, content: bytes) -> str:
    name = await write_unnamed(folder, content, "jpg")
    await keep_file(name)
    return name


async def _proves(marc: Member, profile: Profile) -> None:
    await Profile.filter(id=profile.id).update(certification="more", registration_number=MARK, web_site=MARK)
    sealed = await keep_sealed(MARK.encode(), giving.bound_to(profile.id, EvidenceKind.PERMIT))
    async with unit_of_work():
        await EvidenceDocument.create(
            profile_id=profile.id, member_id=marc.id, kind=EvidenceKind.PERMIT, mime="application/pdf", size=10,
            sha256=MARK, file=sealed.file, wrapped_key=sealed.wrapped_key, given_at=clock.now(),
        )  # fmt: skip
    await giving.make_upload_pass(marc, await Profile.get(id=profile.id), EvidenceKind.RESIDENCE)
    await Profile.filter(id=profile.id).update(certification="certified")


async def _talks(marc: Member, profile: Profile) -> None:
    lea, theirs = await people.professional("Léa")
    said = await conversations.leave_message(marc, theirs.id, f"Bonjour, {MARK} ici, {PHONE}", source_id=7)
    async with unit_of_work():
        await MessageFile.create(message_id=said.id, kind=FileKind.DOCUMENT, file_id=MARK, name=f"{MARK}.pdf")
        await ContactShare.create(
            conversation_id=said.conversation_id,
            member_id=marc.id,
            name=MARK,
            email=MAIL,
            shared_at=clock.now(),
        )
    await conversations.reply(lea, said.conversation_id, "Bonjour à vous")
    await agenda.set_working_hours(lea, theirs.id, MONDAY_TO_FRIDAY)
    await appointments.request_appointment(marc, theirs.id, at(6, 8), f"Parler des projets d’{MARK}")
    await agenda.set_working_hours(marc, profile.id, MONDAY_TO_FRIDAY)
    asked = await appointments.request_appointment(lea, profile.id, at(7, 8), "Une question de Léa")
    await appointments.decline_appointment(marc, asked.id, asked.version, f"Pas libre, {MARK}")
    await scam_reports.file_report(
        marc, theirs.id, ScamCategory.ADVANCE, "Une personne m’a demandé une avance de cent francs."
    )
    await help_requests.ask_team(marc, HelpTopic.TECHNICAL, f"Bonjour, ici {MARK}, rien ne va plus")


async def _works(marc: Member, profile: Profile) -> None:
    owner, _ = await mission_scene.company()
    first, second = await mission_scene.published(owner), await mission_scene.published(owner, "Site 2")
    await applications.propose_oneself(marc, first.id, f"Bonjour, {MARK} à votre service")
    made = await applications.propose_oneself(marc, second.id, f"{MARK} aussi")
    made = await applications.accept(owner, made.id, made.version)
    await conversations.reply(marc, made.conversation_id or 0, f"Merci, {MARK}")
    await applications.decline(marc, made.id, made.version, f"Finalement non, {MARK}")


async def _uses_the_bot(marc: Member) -> None:
    assert marc.telegram_id is not None
    await screens.show_page(marc.id, marc.telegram_id, "search", {"query": MARK})
    await mail_codes.send_code(marc, mail_codes.CodePurpose.CONFIRM, f"neuve-{MAIL}", concerns=marc, older=())
    await notifications.owe(marc.id, "team.joined", details={"person": MARK, "service": MARK, "name": MARK})
    lea = await Member.get(display_name="Léa")
    await notifications.owe(
        lea.id, "team.joined", details={"person": f"Marc {MARK}", "service": "", "name": "Léa"}
    )
    now = clock.now()
    async with unit_of_work():
        await Card.create(member_id=marc.id, kind="profile", object_id=1, chat_id=marc.telegram_id)
        await DialogSession.create(
            member_id=marc.id, chat_id=marc.telegram_id, dialog="scam", answers={"story": MARK},
            expires_at=now + timedelta(days=1), created_at=now, updated_at=now,
        )  # fmt: skip
        for number, state in enumerate(("done", "dead", "open"), 1):
            await InboxUpdate.create(
                update_id=number, lane=marc.telegram_id, payload=f'{{"text": "{MARK}"}}', state=state, due_at=now,
                received_at=now,
            )  # fmt: skip
        await SavedSearch.create(
            member_id=marc.id, kind=SearchKind.DIRECTORY, words=MARK, filters={"city": MARK}, fingerprint=MARK,
            seen_at=now, created_at=now,
        )  # fmt: skip
