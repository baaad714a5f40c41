"""Opening the evidence of a case: what somebody of the team has read is known before they certify (EXT-15, D-04)."""

from collections.abc import Sequence
from datetime import timedelta

from core import clock
from core.errors import Conflict, NotFound
from models.certification import EvidenceDocument, EvidenceReading
from models.member import Member
from services.audit import Thing, record
from services.evidence.giving import read_document
from services.unit_of_work import unit_of_work

# The pages of a document are fetched one by one: within this they are one reading.
ONE_READING = timedelta(minutes=10)


class EvidenceUnread(Conflict):
    """« Certified » says that somebody looked at the documents: who certifies has opened each of them."""


async def open_document(admin_id: int, public_id: str) -> tuple[Member, EvidenceDocument, bytes]:
    """A document and its content for an administrator, whose row is given too; the reading is written down (EXT-15).

    Refuses everybody else, and what was forgotten, with NotFound.
    """
    admin = await Member.get_or_none(id=admin_id, is_admin=True, deleted_at=None)
    document = await EvidenceDocument.get_or_none(public_id=public_id, forgotten_at=None)
    if admin is None or document is None:
        raise NotFound()
    content = await read_document(document)
    async with unit_of_work():
        mine = EvidenceReading.filter(document_id=document.id, admin_id=admin.id)
        going_on = await mine.filter(read_at__gt=clock.now() - ONE_READING).exists()
        await EvidenceReading.create(document_id=document.id, admin_id=admin.id, read_at=clock.now())
        if not going_on:
            thing = Thing("document", document.public_id)
            await record("document.read", admin, thing, concerned=document.member_id, reason=document.kind)
    return admin, document, content


async def unread_by(admin: Member, documents: Sequence[EvidenceDocument]) -> list[EvidenceDocument]:
    """Those of the documents of a case that this person of the team has never opened."""
    ids = [document.id for document in documents]
    if not ids:
        return []
    readings = await EvidenceReading.filter(document_id__in=ids, admin_id=admin.id)
    read = {reading.document_id for reading in readings}
    return [document for document in documents if document.id not in read]


async def require_read(admin: Member, documents: Sequence[EvidenceDocument]) -> None:
    """Refuses with EvidenceUnread while a document of a case was not opened by whoever decides."""
    if await unread_by(admin, documents):
        raise EvidenceUnread()
