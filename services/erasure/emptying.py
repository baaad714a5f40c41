"""Takes what is a person's own out of the tables, by the rules of services/measures/erasing."""

from tortoise.expressions import Q

from core import clock
from core.ids import public_id
from models.certification import EvidenceDocument, EvidenceReading
from models.chat_document import ChatDocument
from models.gallery import GalleryPicture, ProfileDocument
from models.member import Member, Organisation
from models.mission import Mission
from models.profile import Profile
from models.sql import execute
from services.chat_messages import note_message
from services.file_removal import unwant_file
from services.search.index import index_profile

NOBODY = "0"


def among(ids: list[int]) -> str:
    """Ids for an IN (…); no id is 0."""
    return ", ".join(str(number) for number in ids) or NOBODY


async def forget_files(member: Member, profiles: list[Profile]) -> None:
    """Every file that the person gave is deleted once this transaction is committed; keys of encrypted ones go now.

    What they sent into the chat and the bot has not deleted there yet is deleted with the bot's own messages.
    """
    ids = [profile.id for profile in profiles]
    names = [profile.picture for profile in profiles if profile.picture]
    names += [picture.file for picture in await GalleryPicture.filter(profile_id__in=ids)]
    names += [document.file for document in await ProfileDocument.filter(profile_id__in=ids)]
    documents = await EvidenceDocument.filter(profile_id__in=ids)
    names += [document.file for document in documents if document.file]
    for sent in await ChatDocument.filter(Q(member_id=member.id) | Q(profile_id__in=ids)):
        if sent.file:
            names.append(sent.file)
        if sent.message_id is not None and sent.member_id == member.id:
            await note_message(member.id, sent.message_id)
    for name in dict.fromkeys(names):
        await unwant_file(name)
    await EvidenceReading.filter(document_id__in=[document.id for document in documents]).delete()
    await EvidenceDocument.filter(profile_id__in=ids).delete()


async def empty_profile(profile: Profile) -> None:
    """What others keep a reference to stays as a row that names nobody; its address leads nowhere."""
    profile = await Profile.get(id=profile.id)
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
        skipped_sections="",
        deleted_at=profile.deleted_at or clock.now(),
        version=profile.version + 1,
    )
    await index_profile(profile.id)
    if profile.organisation_id is not None:
        await Organisation.filter(id=profile.organisation_id).update(name="", deleted_at=clock.now())
        await _empty_missions(profile.organisation_id)


async def _empty_missions(organisation_id: int) -> None:
    """A title stays where it stands in somebody else's history; what nobody ever answered says nothing any more."""
    await execute(
        "UPDATE mission SET title = '' WHERE organisation_id = :organisation_id AND status = 'withdrawn'"
        " AND NOT EXISTS (SELECT 1 FROM application WHERE application.mission_id = mission.id)",
        organisation_id=organisation_id,
    )
    await Mission.filter(organisation_id=organisation_id).update(description="", city="")


async def empty_member(member: Member) -> None:
    """The row that other rows name says nothing of a person any more."""
    member = await Member.get(id=member.id)
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
        restricted_until=None,
        digest_at=None,
        hat_organisation_id=None,
        deleted_at=member.deleted_at or clock.now(),
        version=member.version + 1,
    )
