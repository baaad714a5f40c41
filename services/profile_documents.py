"""The documents of a profile: a CV, a portfolio, up to eight in all, for readers at the full level (FR-048, FR-060)."""

import hashlib
from dataclasses import dataclass

from core import clock
from core.errors import Conflict, NotFound
from models.gallery import DocumentKind, ProfileDocument
from models.member import Member
from models.profile import Profile
from models.sql import lock_row
from services import given_text
from services.file_removal import unwant_file
from services.files import files
from services.profile_cards import ReadingLevel
from services.profile_changes import changing
from services.profile_things import access_own_thing, find_thing, readable_profile
from services.unit_of_work import unit_of_work

DOCUMENTS_LIMIT = 8
TITLE_LIMIT = 80
_READERS = (ReadingLevel.FULL, ReadingLevel.OWN)


class TooManyDocuments(Conflict):
    """There are `limit` documents already."""


@dataclass(frozen=True)
class StoredDocument:
    """A judged document in the file store: its name there, its kind by content, its bytes."""

    file: str
    mime: str
    content: bytes


async def documents_of(profile_id: int) -> list[ProfileDocument]:
    """The documents, oldest first, for whoever may see them."""
    return await ProfileDocument.filter(profile_id=profile_id).order_by("id")


async def access_documents(public_id: str, reader: Member) -> tuple[Profile, list[ProfileDocument]]:
    """Somebody's documents. Refuses with NotFound who does not read at the full level (FR-091), and an empty list."""
    profile = await readable_profile(public_id, reader, _READERS)
    found = await documents_of(profile.id)
    if not found:
        raise NotFound()
    return profile, found


async def access_document(public_id: str, reader: Member) -> ProfileDocument:
    """One document. Refuses with NotFound those who do not read at the full level."""
    found = await find_thing(ProfileDocument, public_id)
    await readable_profile(found.profile_id, reader, _READERS)
    return found


async def read_document(document: ProfileDocument) -> bytes:
    """The content of a document; who may read it, the caller has checked. Refuses with NotFound a file that is gone."""
    return await files().get(document.file)


async def add_document(
    member: Member, profile_id: int, kind: DocumentKind, title: str, stored: StoredDocument
) -> ProfileDocument:
    """Publishes a document. Refuses with NotFound strangers, with TooManyDocuments a ninth, and TextTooLong."""
    async with unit_of_work():
        await lock_row("profile", profile_id)
        if await ProfileDocument.filter(profile_id=profile_id).count() >= DOCUMENTS_LIMIT:
            raise TooManyDocuments(limit=DOCUMENTS_LIMIT)
        async with changing(member, profile_id):
            return await ProfileDocument.create(
                profile_id=profile_id,
                kind=kind,
                title=given_text.line("title", title, TITLE_LIMIT),
                file=stored.file,
                mime=stored.mime,
                size=len(stored.content),
                sha256=hashlib.sha256(stored.content).hexdigest(),
                created_at=clock.now(),
            )


async def access_own_document(member: Member, public_id: str) -> ProfileDocument:
    """A document of a profile that the member acts for. Refuses everybody else with NotFound."""
    return await access_own_thing(ProfileDocument, member, public_id)


async def remove_document(member: Member, public_id: str) -> ProfileDocument:
    """Takes a document away with its file. Refuses with NotFound whoever does not act for its profile."""
    async with unit_of_work():
        found = await access_own_document(member, public_id)
        await lock_row("profile", found.profile_id)
        if not await ProfileDocument.filter(id=found.id).delete():
            raise NotFound()
        async with changing(member, found.profile_id):
            await unwant_file(found.file)
        return found


async def rename_document(member: Member, public_id: str, title: str) -> ProfileDocument:
    """Gives a document another title. Refuses strangers with NotFound, and TextMissing and TextTooLong."""
    said = given_text.line("title", title, TITLE_LIMIT, required=True)
    async with unit_of_work():
        found = await access_own_document(member, public_id)
        async with changing(member, found.profile_id):
            await ProfileDocument.filter(id=found.id).update(title=said)
        return found
