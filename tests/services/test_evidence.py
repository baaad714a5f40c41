"""Documents: what is taken, what is not, how they are kept, and when they are forgotten (EXT-16)."""

import dataclasses
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from core import clock
from core.errors import NotFound
from core.keys import KeyRing
from core.links import sign_upload_pass
from models.certification import EvidenceDocument, EvidenceKind
from models.member import Member
from models.profile import Certification, Profile
from services.evidence import giving, vault
from services.evidence.inspection import AT_ONCE, DocumentRefused, draw_page, inspect
from services.file_removal import delete_unwanted_files
from tests.deploy.copies import nothing_is_deleted
from tests.kit.documents import (
    commented_pictures,
    exploding_pdf,
    giant_picture,
    narrow_pdf,
    pdf,
    picture,
    picture_with_place,
)
from tests.kit.inspectors import watch_inspectors
from tests.kit.kept import KEYS, kept_in
from tests.services.people import professional, visitor


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Where encrypted documents are kept."""
    with kept_in(tmp_path) as files:
        yield files


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "kind"),
        (b"GIF89a" + bytes(100), "kind"),
        (b"PK\x03\x04" + bytes(100), "kind"),
        (b"\xff\xd8\xff<html><script>alert(1)</script>", "damaged"),
        (picture()[:2000], "damaged"),
        (pdf()[:300], "damaged"),
        (giant_picture(), "pixels"),
        (pdf(21), "pages"),
        (bytes(10 * 1024 * 1024 + 1), "large"),
    ],
    ids=["empty", "svg", "gif", "zip", "html as jpg", "cut jpeg", "cut pdf", "giant", "pages", "large"],
)
async def test_what_is_no_sound_document_is_refused_with_its_reason(content: bytes, why: str) -> None:
    with pytest.raises(DocumentRefused) as refused:
        await inspect(content)
    assert refused.value.details == {"why": why}


async def test_few_are_looked_at_together_by_processes_that_go_first_when_memory_is_short() -> None:
    seen = await watch_inspectors(*(inspect(pdf()) for _ in range(4)))
    assert seen.most == AT_ONCE and seen.readiest == 1000


@pytest.mark.slow
async def test_a_pdf_that_unfolds_without_end_is_given_up() -> None:
    with pytest.raises(DocumentRefused) as refused:
        await inspect(exploding_pdf())
    assert refused.value.details == {"why": "heavy"}


async def test_a_pdf_with_the_name_of_a_picture_is_what_its_bytes_say() -> None:
    assert (await inspect(pdf())).mime == "application/pdf"


async def test_a_photo_loses_everything_that_is_not_picture() -> None:
    given = picture_with_place()
    assert b"SecretCamera" in given
    kept = await inspect(given)
    assert kept.mime == "image/jpeg"
    assert b"SecretCamera" not in kept.content and b"Exif" not in kept.content


@pytest.mark.parametrize("given", commented_pictures(), ids=["jpeg", "png"])
async def test_a_picture_loses_the_words_that_its_file_holds_beside_it(given: bytes) -> None:
    assert b"SecretCamera" in given
    assert b"SecretCamera" not in (await inspect(given)).content


async def test_the_team_sees_a_page_that_is_far_higher_than_wide() -> None:
    kept = await inspect(narrow_pdf())
    pages, drawn = await draw_page(kept.content, 1, "Ada")
    assert pages == 2 and drawn[:3] == b"\xff\xd8\xff"


@pytest.mark.slow
async def test_the_team_sees_pages_with_words_across_them() -> None:
    pages, drawn = await draw_page(pdf(3), 2, "Ada · 4 mai 2026")
    assert pages == 3
    plain = await draw_page(pdf(3), 2, " ")
    assert drawn[:3] == b"\xff\xd8\xff" and drawn != plain[1]


async def test_a_sealed_file_opens_only_for_what_it_is_bound_to(database: str, folder: Path) -> None:
    sealed = await vault.keep_sealed(b"Permis de Paul", "1:permit")
    assert b"Paul" not in b"".join(path.read_bytes() for path in _files(folder))
    assert await vault.open_sealed(sealed, "1:permit") == b"Permis de Paul"
    other = await vault.keep_sealed(b"Permis d'Eve", "2:permit")
    with pytest.raises(NotFound):
        await vault.open_sealed(sealed, "2:permit")
    with pytest.raises(NotFound):
        await vault.open_sealed(dataclasses.replace(sealed, file=other.file), "1:permit")
    vault.use_keys(KeyRing(b"x" * 32))
    with pytest.raises(NotFound):
        await vault.open_sealed(sealed, "1:permit")
    vault.use_keys(KeyRing(b"x" * 32, b"k" * 32))
    assert await vault.open_sealed(sealed, "1:permit") == b"Permis de Paul"


def _files(folder: Path) -> list[Path]:
    return list(folder.rglob("*.*"))


async def _paul() -> tuple[Member, Profile]:
    return await professional("Paul", certified=False)


async def _token(member: Member, profile: Profile, kind: EvidenceKind = EvidenceKind.PERMIT) -> str:
    return sign_upload_pass(KEYS, (await giving.make_upload_pass(member, profile, kind)).public_id)


async def test_a_link_works_once(database: str, folder: Path) -> None:
    token = await _token(*await _paul())
    await giving.give_document(KEYS, token, pdf())
    with pytest.raises(giving.UploadPassOver):
        await giving.give_document(KEYS, token, pdf())
    assert await EvidenceDocument.all().count() == 1


async def test_a_refused_document_leaves_the_link_usable_and_nothing_behind(
    database: str, folder: Path
) -> None:
    token = await _token(*await _paul())
    with pytest.raises(DocumentRefused):
        await giving.give_document(KEYS, token, b"<svg/>")
    assert await EvidenceDocument.all().count() == 0 and not _files(folder)
    await giving.give_document(KEYS, token, pdf())


async def test_a_link_ends_after_fifteen_minutes_and_with_the_next_one(database: str, folder: Path) -> None:
    paul, profile = await _paul()
    first = await _token(paul, profile)
    second = await _token(paul, profile)
    with pytest.raises(giving.UploadPassOver):
        await giving.look_at_pass(KEYS, first)
    assert (await giving.look_at_pass(KEYS, second)).kind is EvidenceKind.PERMIT
    clock.freeze(clock.now() + timedelta(minutes=15))
    with pytest.raises(giving.UploadPassOver):
        await giving.give_document(KEYS, second, pdf())


async def test_only_who_acts_for_a_profile_gets_a_link_and_only_for_what_is_asked(
    database: str, folder: Path
) -> None:
    paul, profile = await _paul()
    with pytest.raises(NotFound):
        await giving.make_upload_pass(await visitor("Tom"), profile, EvidenceKind.PERMIT)
    with pytest.raises(giving.NothingToGive):
        await giving.make_upload_pass(paul, profile, EvidenceKind.STATUTES)
    with pytest.raises(NotFound):
        await giving.look_at_pass(KEYS, sign_upload_pass(KeyRing(b"x" * 32), "23456789abcd"))
    token = await _token(paul, profile)
    await Profile.filter(id=profile.id).update(certification=Certification.CERTIFIED)
    with pytest.raises(giving.NothingToGive):
        await giving.give_document(KEYS, token, pdf())


async def test_a_newer_document_takes_the_place_of_the_one_before(database: str, folder: Path) -> None:
    paul, profile = await _paul()
    await giving.give_document(KEYS, await _token(paul, profile), pdf())
    newer = pdf(2)
    await giving.give_document(KEYS, await _token(paul, profile), newer)
    kept = await giving.kept_documents(profile.id)
    assert len(kept) == 1 and len(_files(folder)) == 1
    assert await giving.read_document(kept[0]) == newer


async def test_thirty_days_after_the_decision_key_and_file_are_gone(database: str, folder: Path) -> None:
    paul, profile = await _paul()
    await giving.give_document(KEYS, await _token(paul, profile), pdf())
    await EvidenceDocument.all().update(decided_at=clock.now())
    clock.freeze(clock.now() + timedelta(days=29))
    await giving.forget_due_documents()
    assert _files(folder)
    clock.freeze(clock.now() + timedelta(days=1))
    await giving.forget_due_documents()
    document = await EvidenceDocument.get()
    assert not _files(folder)
    assert document.file is None and document.wrapped_key is None and document.sha256
    with pytest.raises(NotFound):
        await giving.read_document(document)


async def test_what_is_replaced_while_somebody_copies_stays_for_the_copy_and_goes_afterwards(
    database: str, folder: Path
) -> None:
    paul, profile = await _paul()
    first = pdf()
    await giving.give_document(KEYS, await _token(paul, profile), first)
    before = await EvidenceDocument.get()
    sealed = vault.Sealed(str(before.file), str(before.wrapped_key))
    with nothing_is_deleted(folder.parent):
        await giving.give_document(KEYS, await _token(paul, profile), pdf(2))
        await delete_unwanted_files()
        # As a copy of the rows, taken before, would open it.
        assert await vault.open_sealed(sealed, giving.bound_to(profile.id, before.kind)) == first
    await delete_unwanted_files()
    assert len(_files(folder)) == 1
    with pytest.raises(NotFound):
        await vault.open_sealed(sealed, giving.bound_to(profile.id, before.kind))


async def test_a_document_that_is_forgotten_while_somebody_copies_is_deleted_by_the_next_round(
    database: str, folder: Path
) -> None:
    paul, profile = await _paul()
    await giving.give_document(KEYS, await _token(paul, profile), pdf())
    await EvidenceDocument.all().update(decided_at=clock.now() - timedelta(days=31))
    with nothing_is_deleted(folder.parent):
        assert await giving.forget_due_documents() == 1
        assert _files(folder) and (await EvidenceDocument.get()).wrapped_key is None
    await delete_unwanted_files()
    assert not _files(folder)


async def test_the_last_document_and_the_handing_over_to_the_team_are_one(
    database: str, folder: Path
) -> None:
    paul, profile = await professional("Paul", certified=False)
    first = await giving.make_upload_pass(paul, profile, EvidenceKind.PERMIT)
    given = await giving.give_document(KEYS, sign_upload_pass(KEYS, first.public_id), pdf())
    assert not given.handed_over
    last = await giving.make_upload_pass(paul, profile, EvidenceKind.RESIDENCE)
    given = await giving.give_document(KEYS, sign_upload_pass(KEYS, last.public_id), pdf())
    assert given.handed_over
    # Nothing follows that a death of the process could cut off: the person could not send the document again.
    assert (await Profile.get(id=profile.id)).certification is Certification.REVIEW
