"""Documents of the certification that somebody sends in the chat: taken out of it, encrypted, and given (EXT-16).

What was sent is a row in the transaction of its update, so that no crash loses it. Its content is fetched after the
commit, judged in the inspector's own process, and kept encrypted: at once as evidence where it is clear what it is,
else until its sender has said so. The message in the chat is deleted as soon as the content is safe here or refused.
"""

from datetime import timedelta

from core import clock
from core.errors import NotFound
from core.text import clip, one_line
from core.wake import wake
from models.certification import TWO_SIDED, EvidenceKind
from models.chat_document import ChatDocument, ChatDocumentState
from models.member import Member
from models.profile import Profile
from models.sql import lock_row
from services.certifications import needs_of, submit_if_complete
from services.evidence.captions import kind_named_by, names_back
from services.evidence.giving import NothingToGive, bound_to, keep_document, kinds_of, may_give
from services.evidence.inspection import LARGEST, Inspected, inspect
from services.evidence.vault import Sealed, forget_sealed, keep_sealed, open_sealed
from services.file_removal import keep_file, unwant_file
from services.leases import DueRows
from services.profiles import access_own_profile
from services.sent_files import ATTEMPTS, LEASE, TAKES, Sent
from services.unit_of_work import after_commit, unit_of_work

AT_ONCE = 6
# A bot deletes messages of the last 48 hours only, and nobody's document waits for ever.
UNSORTED_KEPT = timedelta(hours=24)
_NAME_LIMIT = 80
_S = ChatDocumentState
# What is to be fetched, whose message is to be deleted, and what waited here and has a kind or waited too long.
_DUE = DueRows(
    ChatDocument,
    "due_at <= :now AND (state = 'sent' OR message_id IS NOT NULL"
    " OR (state = 'held' AND (kind IS NOT NULL OR sent_at <= :too_old)))",
    LEASE,
    takes=TAKES,
)


async def wanted_kinds(profile: Profile) -> list[EvidenceKind]:
    """What the team would take of this profile now."""
    return [kind for kind in kinds_of(profile) if may_give(profile, kind)]


async def note_chat_document(
    member: Member, profile_id: int, sent: Sent, *, chat_id: int, message_id: int, caption: str = ""
) -> ChatDocument:
    """Notes a document to be taken out of the chat. It is what its caption or its name says, else what is still
    missing; where that are several, or none, its sender is asked. More than 10 MiB, and one too many at a time, are
    noted as refused at once.

    Refuses with NotFound strangers, with NothingToGive where no document is wanted.
    """
    async with unit_of_work():
        profile = await access_own_profile(member, profile_id)
        await lock_row("profile", profile_id)
        wanted = await wanted_kinds(profile)
        if not wanted:
            raise NothingToGive()
        await ChatDocument.filter(profile_id=profile_id, state=_S.REFUSED, message_id=None).delete()
        named = kind_named_by(caption, wanted) or kind_named_by(sent.name, wanted)
        kind = named or await _kind_of_next(profile, wanted)
        under_way = await ChatDocument.filter(profile_id=profile_id).exclude(state=_S.REFUSED).count()
        refusal = "large" if sent.size > LARGEST else "full" if under_way >= AT_ONCE else ""
        now = clock.real_now()
        noted = await ChatDocument.create(
            profile_id=profile_id,
            member_id=member.id,
            state=_S.REFUSED if refusal else _S.SENT,
            kind=kind,
            is_back=kind in TWO_SIDED and (names_back(caption) or names_back(sent.name)),
            file_id=sent.file_id,
            chat_id=chat_id,
            message_id=message_id,
            # A photo has no name: what was written beside it is how its sender knows it.
            name=clip(one_line(sent.name) or one_line(caption), _NAME_LIMIT),
            refusal=refusal,
            due_at=now,
            sent_at=now,
        )
    after_commit(lambda: wake("files"))
    return noted


async def _kind_of_next(profile: Profile, wanted: list[EvidenceKind]) -> EvidenceKind | None:
    if len(wanted) == 1:
        return wanted[0]
    given = {need.name for need in await needs_of(profile) if need.given}
    known = await ChatDocument.filter(profile_id=profile.id).exclude(state=_S.REFUSED)
    coming = [document.kind for document in known if not document.is_back]
    missing = [kind for kind in wanted if str(kind) not in given and kind not in coming]
    # Somebody who was asked about one document already is asked about the next as well.
    return missing[0] if len(missing) == 1 and None not in coming else None


async def chat_documents_of(profile_id: int) -> list[ChatDocument]:
    """What is under way, what waits for a word of its sender, and what was refused and not seen yet."""
    return await ChatDocument.filter(profile_id=profile_id).exclude(state=_S.TAKEN).order_by("id")


async def say_what_it_is(
    member: Member, document_id: int, kind: EvidenceKind, *, is_back: bool = False
) -> None:
    """Its sender says what a document is, or the back of what.

    Refuses with NotFound strangers and what is settled, with NothingToGive what is not wanted.
    """
    async with unit_of_work():
        document = await ChatDocument.get_or_none(id=document_id, kind=None, state__in=(_S.SENT, _S.HELD))
        if document is None:
            raise NotFound()
        profile = await access_own_profile(member, document.profile_id)
        if not may_give(profile, kind, is_back=is_back):
            raise NothingToGive()
        unsorted = ChatDocument.filter(id=document.id, kind=None)
        await unsorted.update(kind=kind, is_back=is_back, due_at=clock.real_now())
    after_commit(lambda: wake("files"))


async def forget_chat_refusals(member: Member, profile_id: int) -> None:
    """The person has seen why documents were refused. Refuses strangers with NotFound."""
    async with unit_of_work():
        await access_own_profile(member, profile_id)
        await ChatDocument.filter(profile_id=profile_id, state=_S.REFUSED, message_id=None).delete()


async def claim_chat_document() -> ChatDocument | None:
    """A document for which something is to be done, leased to the caller for two minutes; None when none is due."""
    return await _DUE.claim(too_old=clock.real_now() - UNSORTED_KEPT)


async def take_chat_document(document: ChatDocument, content: bytes) -> ChatDocumentState:
    """Judges and encrypts what was fetched, once whatever dies in between; gives how far it came.

    Refuses with DocumentRefused what is no sound JPEG, PNG or PDF.
    """
    return await _settle(document, await inspect(content))


async def settle_held(document: ChatDocument) -> ChatDocumentState:
    """What waited for a word of its sender is given; what waited for a day is forgotten."""
    if document.kind is None or document.file is None or document.wrapped_key is None:
        await refuse_chat_document(document, "unsorted")
        return _S.REFUSED
    held = Sealed(document.file, document.wrapped_key)
    content = await open_sealed(held, bound_while_held(document))
    return await _settle(document, Inspected(document.mime, content))


async def _settle(document: ChatDocument, checked: Inspected) -> ChatDocumentState:
    known = await ChatDocument.get_or_none(id=document.id)
    if known is None or known.state is not document.state:
        return _S.TAKEN
    kind = known.kind
    bound = bound_while_held(document) if kind is None else bound_to(document.profile_id, kind)
    sealed = await keep_sealed(checked.content, bound)
    replaced: list[str | None] = []
    async with unit_of_work():
        profile = await Profile.get_or_none(id=document.profile_id, deleted_at=None)
        if kind is not None and (profile is None or not may_give(profile, kind)):
            await refuse_chat_document(document, "unasked")
            return _S.REFUSED
        state = _S.HELD if kind is None else _S.TAKEN
        # Guarded by the state and the kind that were seen: whoever comes second keeps nothing.
        moved = await ChatDocument.filter(id=document.id, state=document.state, kind=kind).update(
            state=state,
            file=sealed.file if kind is None else None,
            wrapped_key=sealed.wrapped_key if kind is None else None,
            mime=checked.mime,
        )
        if not moved:
            return known.state
        await keep_file(sealed.file)
        if kind is not None:
            if document.file is not None:
                await unwant_file(document.file)
            replaced = await keep_document(
                document.profile_id, document.member_id, kind, checked, sealed, is_back=known.is_back
            )
            await submit_if_complete(document.profile_id, document.member_id)
            await ChatDocument.filter(id=document.id, message_id=None).delete()
    for file in replaced:
        await forget_sealed(file)
    return state


def bound_while_held(document: ChatDocument) -> str:
    """What the encryption of a document is bound to while nobody has said what it is."""
    return f"{document.profile_id}:chat:{document.id}"


async def refuse_chat_document(document: ChatDocument, why: str) -> None:
    """Keeps the reason alone, until the sender has seen it."""
    async with unit_of_work():
        held = await ChatDocument.get_or_none(id=document.id)
        if held is not None and held.file is not None:
            await unwant_file(held.file)
        await ChatDocument.filter(id=document.id).update(
            state=_S.REFUSED, refusal=clip(why, 12), file=None, wrapped_key=None
        )


async def message_gone(document: ChatDocument) -> None:
    """The message is no longer in the chat; a document that is given needs no row any more."""
    async with unit_of_work():
        await ChatDocument.filter(id=document.id).update(message_id=None, attempts=0, due_at=clock.real_now())
        await ChatDocument.filter(id=document.id, state=_S.TAKEN).delete()


async def present_state(document: ChatDocument) -> ChatDocument | None:
    """The row as it is now, or None once nothing is left to do."""
    return await ChatDocument.get_or_none(id=document.id)


async def try_document_later(document: ChatDocument, delay: timedelta) -> None:
    """Puts off what Telegram did not give or delete now; the sixth time it is refused, or its message left alone."""
    if document.attempts < ATTEMPTS:
        async with unit_of_work():
            await ChatDocument.filter(id=document.id).update(due_at=clock.real_now() + delay)
    elif document.state is _S.SENT:
        await refuse_chat_document(document, "unreachable")
    else:
        await message_gone(document)
