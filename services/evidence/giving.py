"""Giving evidence: who may give what, by a link that works once, and what is kept of it (EXT-16)."""

import hashlib
from dataclasses import dataclass, replace
from datetime import timedelta

from core import clock
from core.errors import Conflict, NotFound
from core.keys import KeyRing
from core.links import read_upload_pass
from models.certification import (
    TWO_SIDED,
    EvidenceDocument,
    EvidenceKind,
    UploadPass,
    is_of_other_register,
    may_be_submitted,
)
from models.member import Member, MemberCategory
from models.profile import Certification, Profile
from services.evidence.inspection import Inspected, inspect
from services.evidence.vault import Sealed, forget_sealed, keep_sealed, open_sealed, unwant_sealed
from services.file_removal import keep_file
from services.notifications import refresh_cards
from services.profile_people import acts_for
from services.unit_of_work import unit_of_work

PASS_LIFE = timedelta(minutes=15)
KEPT_AFTER_DECISION = timedelta(days=30)
KINDS = {
    MemberCategory.FREELANCE: (EvidenceKind.PERMIT, EvidenceKind.RESIDENCE),
    MemberCategory.ASSOCIATION: (EvidenceKind.STATUTES,),
}


class UploadPassOver(Conflict):
    """The link was used, or its fifteen minutes are over."""


class NothingToGive(Conflict):
    """No such document is needed of this profile now."""


class UploadPassUnknown(NotFound):
    """This is no link of ours, or whoever it was made for may not give anything any more."""


@dataclass(frozen=True)
class Giving:
    """What a pass allows: this member gives this kind of document, or its back, for this profile. `handed_over`: with
    it the profile was complete, and went to the team.
    """

    pass_id: int
    member: Member
    profile: Profile
    kind: EvidenceKind
    is_back: bool = False
    handed_over: bool = False


def kinds_of(profile: Profile) -> tuple[EvidenceKind, ...]:
    """The documents that the team wants to see of a profile (D-04). Of a company it is the extract of its register,
    where the number is one that nothing of ours can check.
    """
    if profile.category is MemberCategory.COMPANY and is_of_other_register(profile.registration_number):
        return (EvidenceKind.STATUTES,)
    return KINDS.get(profile.category, ())


def may_give(profile: Profile, kind: EvidenceKind, *, is_back: bool = False) -> bool:
    """Whether the team wants this kind of document, or its back, of this profile now."""
    status = profile.certification
    wanted = may_be_submitted(status) or status is Certification.REVIEW
    if is_back and kind not in TWO_SIDED:
        return False
    return wanted and kind in kinds_of(profile)


async def make_upload_pass(
    member: Member, profile: Profile, kind: EvidenceKind, *, is_back: bool = False
) -> UploadPass:
    """The right to give one document within fifteen minutes; an older one that was not used is void.

    Refuses with NotFound who does not act for the profile, with NothingToGive what nobody asked for.
    """
    async with unit_of_work():
        if not await acts_for(profile, member):
            raise NotFound()
        if not may_give(profile, kind, is_back=is_back):
            raise NothingToGive()
        await UploadPass.filter(profile_id=profile.id, kind=kind, is_back=is_back, used_at=None).delete()
        return await UploadPass.create(
            profile_id=profile.id,
            member_id=member.id,
            kind=kind,
            is_back=is_back,
            expires_at=clock.now() + PASS_LIFE,
        )


async def open_upload_pass(name: str, member: Member) -> UploadPass | None:
    """A member's own pass while it can be used, or None."""
    found = await UploadPass.get_or_none(public_id=name, member_id=member.id, used_at=None)
    return found if found is not None and found.expires_at > clock.now() else None


async def look_at_pass(keys: KeyRing, token: str) -> Giving:
    """What a link leads to; looking uses nothing up.

    Refuses with UploadPassUnknown what is no token of ours or lost its right, with UploadPassOver what was used or is
    too old.
    """
    try:
        name = read_upload_pass(keys, token)
    except NotFound:
        raise UploadPassUnknown() from None
    found = await UploadPass.get_or_none(public_id=name)
    if found is None:
        raise UploadPassOver()  # A newer link took its place.
    member = await Member.get_or_none(id=found.member_id, deleted_at=None)
    profile = await Profile.get_or_none(id=found.profile_id, deleted_at=None)
    if member is None or profile is None or not await acts_for(profile, member):
        raise UploadPassUnknown()
    if found.used_at is not None or found.expires_at <= clock.now():
        raise UploadPassOver()
    if not may_give(profile, found.kind, is_back=found.is_back):
        raise NothingToGive()
    return Giving(found.id, member, profile, found.kind, found.is_back)


async def give_document(keys: KeyRing, token: str, content: bytes) -> Giving:
    """Checks, encrypts and keeps a document, and uses the link up; a refused document leaves the link usable.

    Refuses like `look_at_pass`, and with DocumentRefused. Another document of this kind that nobody has decided upon
    is replaced. With the last document that was missing the profile is handed over to the team, at once or not at all.
    """
    # Certifications ask which documents a profile needs, so they are imported when needed.
    from services.certifications import submit_if_complete

    giving = await look_at_pass(keys, token)
    checked = await inspect(content)
    sealed = await keep_sealed(checked.content, bound_to(giving.profile.id, giving.kind))
    try:
        async with unit_of_work():
            replaced = await _keep(giving, checked, sealed)
            handed_over = await submit_if_complete(giving.profile.id, giving.member.id)
    except BaseException:
        await forget_sealed(sealed.file)
        raise
    for file in replaced:
        await forget_sealed(file)
    return replace(giving, handed_over=handed_over)


async def _keep(giving: Giving, checked: Inspected, sealed: Sealed) -> list[str | None]:
    now = clock.now()
    if not await UploadPass.filter(id=giving.pass_id, used_at=None).update(used_at=now):
        raise UploadPassOver()
    profile_id, member_id = giving.profile.id, giving.member.id
    return await keep_document(profile_id, member_id, giving.kind, checked, sealed, is_back=giving.is_back)


async def keep_document(
    profile_id: int,
    member_id: int,
    kind: EvidenceKind,
    checked: Inspected,
    sealed: Sealed,
    *,
    is_back: bool = False,
) -> list[str | None]:
    """The row of a document whose content is encrypted already, in the caller's transaction. Gives the files of what it
    replaces: another one of this kind and side that nobody has decided upon; the caller forgets them after the commit.
    """
    same = EvidenceDocument.filter(profile_id=profile_id, kind=kind, is_back=is_back)
    old = await same.filter(decided_at=None, forgotten_at=None)
    for document in old:
        await _forget(document)
    await EvidenceDocument.create(
        profile_id=profile_id,
        member_id=member_id,
        kind=kind,
        is_back=is_back,
        mime=checked.mime,
        size=len(checked.content),
        sha256=hashlib.sha256(checked.content).hexdigest(),
        file=sealed.file,
        wrapped_key=sealed.wrapped_key,
        given_at=clock.now(),
    )
    await keep_file(sealed.file)
    await refresh_cards("certify", profile_id)
    return [document.file for document in old]


def bound_to(profile_id: int, kind: EvidenceKind) -> str:
    """What the encryption of a document is bound to."""
    return f"{profile_id}:{kind}"


async def kept_documents(profile_id: int) -> list[EvidenceDocument]:
    """The documents of a profile that still exist, those that nobody has decided upon first."""
    return (await kept_documents_of([profile_id]))[profile_id]


async def kept_documents_of(profile_ids: list[int]) -> dict[int, list[EvidenceDocument]]:
    """The same for each of several profiles."""
    kept: dict[int, list[EvidenceDocument]] = {profile_id: [] for profile_id in profile_ids}
    found = await EvidenceDocument.filter(profile_id__in=profile_ids, forgotten_at=None).order_by("id")
    for document in sorted(found, key=lambda document: document.decided_at is not None):
        kept[document.profile_id].append(document)
    return kept


async def read_document(document: EvidenceDocument) -> bytes:
    """The content of a document; who may read it, the caller has checked. Refuses with NotFound what was forgotten."""
    if document.file is None or document.wrapped_key is None:
        raise NotFound()
    sealed = Sealed(document.file, document.wrapped_key)
    return await open_sealed(sealed, bound_to(document.profile_id, document.kind))


async def forget_due_documents() -> int:
    """Destroys the documents whose decision is thirty days old: the key in the database, then the file."""
    due = await EvidenceDocument.filter(
        decided_at__lte=clock.now() - KEPT_AFTER_DECISION, forgotten_at=None
    ).limit(100)
    for document in due:
        file = document.file
        async with unit_of_work():
            await _forget(document)
        await forget_sealed(file)
    return len(due)


async def _forget(document: EvidenceDocument) -> None:
    await unwant_sealed(document.file)
    await EvidenceDocument.filter(id=document.id).update(
        file=None, wrapped_key=None, forgotten_at=clock.now()
    )
