"""A master key is changed and the former one forgotten: what is kept still opens, what was sent does not."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core import clock
from core.errors import NotFound
from core.keys import KeyRing, forget_old_keys, prepare_key, read_key_ring, rotate_keys
from core.links import read_upload_pass, sign_upload_pass
from models.certification import EvidenceDocument, EvidenceKind
from models.chat_document import ChatDocument, ChatDocumentState
from models.measure import Clause, Exclusion, Measure
from services import measures, members
from services.evidence import giving, vault
from services.evidence.chat_documents import bound_while_held
from services.measures.exclusions import exclude
from services.payroll_partner import Partner, use_partner
from services.payrolling.dossier import open_dossier
from services.rekeying import kept_purposes, rekey
from tests.kit.kept import kept_in
from tests.scenarios.test_bad_starts import entremise
from tests.services import payroll_scene, people


@pytest.fixture
def key_file(tmp_path: Path) -> Iterator[Path]:
    """The file of the master keys of a service that works with them."""
    file = tmp_path / "master.key"
    use_partner(Partner("SPS", 600, "dossiers@sps.example"))
    with kept_in(tmp_path, read_key_ring(file, may_make=True)):
        yield file
    use_partner(None)


def _started_again(file: Path) -> KeyRing:
    keys = read_key_ring(file, may_make=False)
    vault.use_keys(keys)
    return keys


def _rotated(file: Path) -> None:
    prepare_key(file)
    _started_again(file)
    rotate_keys(file)
    _started_again(file)


async def _forgotten(file: Path) -> KeyRing:
    """What `entremise keys forget` does."""
    purposes = await kept_purposes()
    forget_old_keys(file, purposes)
    return _started_again(file)


async def _document(content: bytes) -> EvidenceDocument:
    member, profile = await people.professional(f"N{len(content)}")
    sealed = await vault.keep_sealed(content, giving.bound_to(profile.id, EvidenceKind.PERMIT))
    return await EvidenceDocument.create(
        profile_id=profile.id,
        member_id=member.id,
        kind=EvidenceKind.PERMIT,
        mime="application/pdf",
        size=len(content),
        sha256="0" * 64,
        file=sealed.file,
        wrapped_key=sealed.wrapped_key,
        given_at=clock.now(),
    )


async def _content(document: EvidenceDocument) -> bytes:
    row = await EvidenceDocument.get(id=document.id)
    assert row.file is not None and row.wrapped_key is not None
    sealed = vault.Sealed(row.file, row.wrapped_key)
    return await vault.open_sealed(sealed, giving.bound_to(row.profile_id, row.kind))


async def test_documents_open_after_the_key_that_closed_them_is_forgotten(
    database: str, key_file: Path
) -> None:
    permit = await _document(b"Permis de Paul")
    link = sign_upload_pass(read_key_ring(key_file, may_make=False), "abc")
    now = clock.real_now()
    held = await ChatDocument.create(
        profile_id=permit.profile_id,
        member_id=permit.member_id,
        mime="application/pdf",
        file_id="f",
        chat_id=5,
        due_at=now,
        sent_at=now,
    )
    sealed = await vault.keep_sealed(b"Statuts", bound_while_held(held))
    await ChatDocument.filter(id=held.id).update(
        state=ChatDocumentState.HELD, file=sealed.file, wrapped_key=sealed.wrapped_key
    )
    _rotated(key_file)
    younger = await _document(b"Permis de Lea")
    assert (await rekey()).documents == 3
    keys = await _forgotten(key_file)
    assert len(keys.every_key("evidence")) == 1
    assert (await _content(permit), await _content(younger)) == (b"Permis de Paul", b"Permis de Lea")
    again = await ChatDocument.get(id=held.id)
    assert again.wrapped_key is not None and again.wrapped_key != sealed.wrapped_key
    kept = vault.Sealed(sealed.file, again.wrapped_key)
    assert await vault.open_sealed(kept, bound_while_held(held)) == b"Statuts"
    with pytest.raises(NotFound):
        await vault.open_sealed(sealed, bound_while_held(held))
    with pytest.raises(NotFound):
        read_upload_pass(keys, link)


async def test_the_copy_of_a_dossier_opens_after_the_key_that_closed_it_is_forgotten(
    database: str, key_file: Path
) -> None:
    deal = await payroll_scene.sealed()
    before = open_dossier(await deal.chosen())
    _rotated(key_file)
    assert (await rekey()).dossiers == 1
    await _forgotten(key_file)
    assert open_dossier(await deal.file()) == before


async def test_whom_the_team_excluded_stays_excluded_when_the_key_of_their_hashes_is_forgotten(
    database: str, key_file: Path
) -> None:
    zed = await people.visitor("Zed")
    assert zed.telegram_id is not None
    ada = await people.visitor("Ada")
    assert ada.telegram_id is not None
    ada = await members.appoint_admin(ada.telegram_id)
    await measures.suspend_account(ada, zed.public_id, Clause.CONDUCT, "Des insultes répétées.")
    measure = await Measure.get()
    await exclude(zed, measure)
    for _ in range(2):
        _rotated(key_file)
        await rekey()
        keys = await _forgotten(key_file)
    assert await measures.measure_excluding(zed.telegram_id) == measure.id
    assert len(keys.every_key("exclusion")) == 3 and len(keys.every_key("evidence")) == 1
    await Exclusion.all().delete()
    keys = await _forgotten(key_file)
    assert len(keys.every_key("exclusion")) == 1, "nobody is excluded any more"


async def test_what_opens_with_no_key_is_told_and_keeps_nothing_else_from_being_closed_anew(
    database: str, key_file: Path
) -> None:
    lost, permit = await _document(b"Permis de Paul"), await _document(b"Permis de Lea")
    await EvidenceDocument.filter(id=lost.id).update(wrapped_key=permit.wrapped_key)
    _rotated(key_file)
    done = await rekey()
    assert (done.documents, done.lost) == (1, 1)
    await _forgotten(key_file)
    assert await _content(permit) == b"Permis de Lea"


async def test_it_may_be_done_again_after_it_was_cut_off(database: str, key_file: Path) -> None:
    permit = await _document(b"Permis de Paul")
    _rotated(key_file)
    assert (await rekey()).documents == (await rekey()).documents == 1
    await _forgotten(key_file)
    assert await _content(permit) == b"Permis de Paul"


@pytest.mark.slow
async def test_the_command_forgets_nothing_without_the_database_and_closes_everything_anew_first(
    database: str, key_file: Path, tmp_path: Path
) -> None:
    permit = await _document(b"Permis de Paul")
    _rotated(key_file)
    nowhere = f"sqlite://{tmp_path / 'missing' / 'entremise.db'}"
    code, said = await entremise(
        tmp_path, "keys", "forget", database_url=nowhere, master_key_file=str(key_file)
    )
    assert code == 1 and "database" in said
    assert len(_started_again(key_file).every_key("evidence")) == 2
    code, said = await entremise(
        tmp_path, "keys", "forget", database_url=database, master_key_file=str(key_file)
    )
    assert code == 0 and "1 documents" in said, said
    assert len(_started_again(key_file).every_key("evidence")) == 1
    assert await _content(permit) == b"Permis de Paul"
