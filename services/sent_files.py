"""Files that people send for their profile: noted at once, fetched and judged after the commit, then published.

Nobody sees a file before it was judged. What was sent is a row, so that no crash loses it; a refused file leaves
nothing but the reason, for its sender.
"""

from dataclasses import dataclass
from datetime import timedelta

from core import clock
from core.errors import NotFound
from core.text import clip, one_line
from core.wake import wake
from models.gallery import DocumentKind, FilePurpose, GalleryPicture, ProfileDocument, SentFile
from models.member import Member
from models.sql import lock_row
from services.evidence.inspection import LARGEST, DocumentRefused, inspect
from services.file_removal import keep_file, unwant_file, write_unnamed
from services.galleries import CAPTION_LIMIT, PICTURES_LIMIT, GalleryFull, add_picture
from services.leases import DueRows
from services.profile_documents import (
    DOCUMENTS_LIMIT,
    TITLE_LIMIT,
    StoredDocument,
    TooManyDocuments,
    add_document,
)
from services.profile_photos import FOLDER, set_photo
from services.profiles import access_own_profile
from services.unit_of_work import after_commit, unit_of_work

LEASE = timedelta(minutes=2)
ATTEMPTS = 6
# A lease is the instant from which somebody else may try.
TAKES = "due_at = :until, attempts = attempts + 1"
REFUSALS_SHOWN = 5
_AT_ONCE = 100
_NAME_LIMIT = 80
_DUE = DueRows(SentFile, "refusal = '' AND due_at <= :now", LEASE, takes=TAKES)
_SUFFIXES = {"image/jpeg": "jpg", "application/pdf": "pdf"}


@dataclass(frozen=True)
class Sent:
    """What Telegram says of a file: its name for it, the size in bytes, and the name that its sender's device gave."""

    file_id: str
    size: int
    name: str


async def note_sent_file(
    member: Member,
    profile_id: int,
    purpose: FilePurpose,
    sent: Sent,
    *,
    caption: str = "",
    kind: DocumentKind | None = None,
) -> SentFile:
    """Notes a file to be fetched. A new photo takes the place of one that is still under way.

    More than 10 MiB, and what would be one too many with those that are on their way, is noted as refused at once.
    Refuses strangers with NotFound.
    """
    limit = TITLE_LIMIT if purpose is FilePurpose.DOCUMENT else CAPTION_LIMIT
    async with unit_of_work():
        await access_own_profile(member, profile_id)
        await lock_row("profile", profile_id)
        refusal = "large" if sent.size > LARGEST else "" if await _has_room(profile_id, purpose) else "full"
        now = clock.real_now()
        noted = await SentFile.create(
            profile_id=profile_id,
            member_id=member.id,
            purpose=purpose,
            file_id=sent.file_id,
            name=clip(one_line(sent.name), _NAME_LIMIT),
            caption=clip(one_line(caption), limit),
            kind=kind or "",
            refusal=refusal,
            due_at=now,
            sent_at=now,
        )
        await _forget_old_refusals(profile_id, purpose)
    after_commit(lambda: wake("files"))
    return noted


async def _has_room(profile_id: int, purpose: FilePurpose) -> bool:
    under_way = SentFile.filter(profile_id=profile_id, purpose=purpose, refusal="")
    if purpose is FilePurpose.PHOTO:
        await under_way.delete()
        return True
    if purpose is FilePurpose.GALLERY:
        there = await GalleryPicture.filter(profile_id=profile_id).count()
        return there + await under_way.count() < PICTURES_LIMIT
    there = await ProfileDocument.filter(profile_id=profile_id).count()
    return there + await under_way.count() < DOCUMENTS_LIMIT


async def _forget_old_refusals(profile_id: int, purpose: FilePurpose) -> None:
    """Whoever sends a hundred files too many reads of the last ones."""
    refused = SentFile.filter(profile_id=profile_id, purpose=purpose).exclude(refusal="").order_by("-id")
    old = await refused.offset(REFUSALS_SHOWN).limit(_AT_ONCE).values_list("id", flat=True)
    if old:
        await SentFile.filter(id__in=list(old)).delete()


async def sent_files_of(profile_id: int, purpose: FilePurpose) -> list[SentFile]:
    """What is under way, and what was refused and not seen yet, for whoever acts for the profile."""
    return await SentFile.filter(profile_id=profile_id, purpose=purpose).order_by("id")


async def forget_refusals(member: Member, profile_id: int, purpose: FilePurpose) -> None:
    """The person has seen why files were refused. Refuses strangers with NotFound."""
    async with unit_of_work():
        await access_own_profile(member, profile_id)
        await SentFile.filter(profile_id=profile_id, purpose=purpose).exclude(refusal="").delete()


async def claim_sent_file() -> SentFile | None:
    """The file that has waited longest, leased to the caller for two minutes; None when none is due."""
    return await _DUE.claim()


async def judge_file(sent: SentFile, content: bytes) -> StoredDocument:
    """Looks at a file by its content, in the inspector's own process, and stores what is kept, named by nobody yet.

    Refuses with DocumentRefused what is neither a sound picture nor, as a document, a sound PDF; `why` is "pdf" for a
    PDF where a picture belongs, and "tiny" for any picture that is too small.
    """
    found = await inspect(content)
    if sent.purpose is not FilePurpose.DOCUMENT and found.mime != "image/jpeg":
        raise DocumentRefused(why="pdf")
    folder = "documents" if sent.purpose is FilePurpose.DOCUMENT else FOLDER
    file = await write_unnamed(folder, found.content, _SUFFIXES[found.mime])
    return StoredDocument(file, found.mime, found.content)


async def publish_file(sent: SentFile, stored: StoredDocument) -> str | None:
    """Makes a judged file what it was sent for, and gives its public id if it has one.

    When the row, the profile or its owner is gone meanwhile, or the place is taken, nothing is kept.
    """
    async with unit_of_work():
        if not await SentFile.filter(id=sent.id, refusal="").exists():
            await unwant_file(stored.file)
            return None
        try:
            made = await _publish(sent, await Member.get(id=sent.member_id), stored)
        except (GalleryFull, TooManyDocuments):
            await unwant_file(stored.file)
            await refuse_file(sent, "full")
            return None
        except NotFound:
            await unwant_file(stored.file)
            await SentFile.filter(id=sent.id).delete()
            return None
        await keep_file(stored.file)
        await SentFile.filter(id=sent.id).delete()
        return made


async def _publish(sent: SentFile, member: Member, stored: StoredDocument) -> str | None:
    if sent.purpose is FilePurpose.GALLERY:
        return (await add_picture(member, sent.profile_id, stored.file, sent.caption)).public_id
    if sent.purpose is FilePurpose.PHOTO:
        await set_photo(member, sent.profile_id, stored.file)
        return None
    kind = DocumentKind(sent.kind or DocumentKind.OTHER)
    return (await add_document(member, sent.profile_id, kind, sent.caption, stored)).public_id


async def refuse_file(sent: SentFile, why: str) -> None:
    """Keeps the reason alone, until the sender has seen it."""
    async with unit_of_work():
        await SentFile.filter(id=sent.id).update(refusal=clip(why, 12))


async def try_again_later(sent: SentFile, delay: timedelta) -> None:
    """Puts a file off that could not be fetched; the sixth time it is refused as "unreachable"."""
    if sent.attempts >= ATTEMPTS:
        await refuse_file(sent, "unreachable")
        return
    async with unit_of_work():
        await SentFile.filter(id=sent.id).update(due_at=clock.real_now() + delay)
