"""The audit log: one row an act, never changed, chained, and dropped by whole months only."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tortoise.exceptions import BaseORMException

from core import clock
from core.errors import NotFound
from core.keys import KeyRing
from core.links import sign_upload_pass
from models.audit import AuditEntry, AuditPseudonym, AuditPurge, AuditSeal
from models.certification import CertificationMove, EvidenceDocument, EvidenceKind
from models.database import on_sqlite
from models.profile import Certification, Profile
from models.sql import execute
from services import audit, certifications, members
from services.audit import OPERATOR, SYSTEM, Thing
from services.audit.sealing import MOST_ENTRIES
from services.evidence.giving import give_document, make_upload_pass
from services.evidence.vault import use_keys
from services.files import LocalFiles, use_files
from services.unit_of_work import unit_of_work
from tests.kit.documents import pdf
from tests.services import people

NOTHING = Thing("profile", "x")


async def _written(number: int) -> None:
    for _ in range(number):
        await audit.record("test.act", SYSTEM, NOTHING)


async def _refused(statement: str) -> str:
    try:
        async with unit_of_work():
            await execute(statement)
    except BaseORMException as error:
        return str(error)
    except Exception as error:  # The driver's own name for what a trigger refuses.
        return str(error)
    return "taken"


async def test_nothing_that_was_written_down_can_be_changed_or_taken_out(database: str) -> None:
    await _written(3)
    await audit.seal_due()
    for table in ("audit_entry", "audit_seal"):
        assert "only added to" in await _refused(f"UPDATE {table} SET id = id + 100")
        assert "kept until" in await _refused(f"DELETE FROM {table}")
    if not on_sqlite():
        assert "only added to" in await _refused("TRUNCATE audit_entry")
    assert await AuditEntry.all().count() == 3


async def test_an_act_that_is_undone_leaves_no_line(database: str) -> None:
    with pytest.raises(RuntimeError):
        async with unit_of_work():
            await audit.record("test.act", SYSTEM, NOTHING)
            raise RuntimeError
    assert await AuditEntry.all().count() == 0


async def test_the_chain_holds_and_one_changed_byte_is_found(database: str) -> None:
    await _written(3)
    assert await audit.seal_due() == 3
    await _written(2)
    assert await audit.seal_due() == 2
    await _written(1)
    chain = await audit.verify_chain()
    assert chain.holds and (chain.sealed, chain.waiting) == (5, 1)
    entry = await AuditEntry.all().order_by("id").offset(3).first()
    assert entry is not None
    await _without_triggers(f"UPDATE audit_entry SET action = 'test.acu' WHERE id = {entry.id}")
    found = await audit.verify_chain()
    assert not found.holds and found.broken_at == entry.id and found.sealed == 3


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM audit_entry WHERE id = (SELECT MIN(id) + 1 FROM audit_entry)",
        "DELETE FROM audit_seal WHERE id = (SELECT MIN(id) FROM audit_seal)",
    ],
)
async def test_what_was_taken_out_behind_our_back_is_found(database: str, statement: str) -> None:
    for _ in range(2):
        await _written(3)
        await audit.seal_due()
    await _without_triggers(statement)
    assert not (await audit.verify_chain()).holds


async def _without_triggers(statement: str) -> None:
    """Does what only somebody with the whole database in their hands can."""
    if not on_sqlite():
        await execute(f"DO $$ BEGIN SET LOCAL session_replication_role = replica; {statement}; END $$")
        return
    for name in ("audit_entry_unchanged", "audit_entry_kept", "audit_seal_kept"):
        await execute(f"DROP TRIGGER {name}")
    await execute(statement)


async def test_an_entry_that_commits_late_is_sealed_with_the_later_ones(database: str) -> None:
    """A number is drawn before its commit: the sealer waits for who is in between, and misses nobody."""
    if on_sqlite():
        return  # One writer at a time: nobody can be in between.
    drawn, may_commit = asyncio.Event(), asyncio.Event()

    async def slow() -> None:
        async with unit_of_work():
            await audit.record("test.slow", SYSTEM, NOTHING)
            drawn.set()
            await may_commit.wait()

    late = asyncio.create_task(slow())
    await drawn.wait()
    await _written(1)
    assert await audit.seal_due() == 0
    may_commit.set()
    await late
    assert await audit.seal_due() == 2
    assert [entry.action for entry in await AuditEntry.all().order_by("id")] == ["test.slow", "test.act"]
    assert (await audit.verify_chain()).holds


async def test_two_sealers_at_once_make_one_chain(database: str) -> None:
    await _written(5)
    await asyncio.gather(*(audit.seal_due() for _ in range(4)))
    await audit.seal_due()
    chain = await audit.verify_chain()
    assert chain.holds and (chain.sealed, chain.waiting) == (5, 0)


async def test_only_whole_sealed_months_older_than_two_years_leave_and_their_last_hash_stays(
    database: str,
) -> None:
    clock.freeze(datetime(2026, 5, 4, tzinfo=UTC))
    await _written(2)
    clock.freeze(datetime(2026, 6, 3, tzinfo=UTC))
    await _written(2)
    await audit.seal_due()
    assert await AuditSeal.all().count() == 2, "a seal never crosses the end of a month"
    first = await AuditSeal.all().order_by("id").first()
    clock.freeze(datetime(2028, 5, 31, tzinfo=UTC))
    assert await audit.purge_old_months() == 0
    clock.freeze(datetime(2028, 6, 1, tzinfo=UTC))
    assert await audit.purge_old_months() == 2
    assert await audit.purge_old_months() == 0
    assert await AuditEntry.all().count() == 2
    assert first is not None and (await AuditPurge.get()).hash == first.hash
    assert (await audit.verify_chain()).holds
    await _written(1)
    await audit.seal_due()
    assert (await audit.verify_chain()).sealed == 3


async def test_a_purge_that_lies_is_refused_by_the_database(database: str) -> None:
    await _written(2)
    await audit.seal_due()
    seal = await AuditSeal.get()
    row = f"({seal.last_entry}, '{seal.hash}', '{{}}', '2026-05-04 08:00:00+00:00')"
    insert = "INSERT INTO audit_purge (last_entry, hash, older_than, purged_at) VALUES "
    assert "kept until" in await _refused(insert + row.format("2026-05-04 08:00:00+00:00"))
    assert "kept until" in await _refused(
        insert + row.replace(seal.hash, "0" * 64).format("2030-01-01 00:00:00+00:00")
    )


async def test_every_decision_writes_one_line_that_names_nobody(database: str) -> None:
    ada = await people.admin()
    member, profile = await people.professional("Léa Favre", certified=False)
    await _to_review(profile)
    asked = await certifications.ask_more(ada, profile.id, (await _now(profile)).version, "Le verso de Léa")
    await _to_review(asked)
    refused = await certifications.refuse(ada, profile.id, (await _now(profile)).version, "outdated", "Léa")
    await _to_review(refused)
    until = clock.now().date() + timedelta(days=1)
    await certifications.certify(ada, profile.id, (await _now(profile)).version, until)
    clock.freeze(clock.now() + timedelta(days=2))
    await certifications.watch_permits()
    lines = await AuditEntry.filter(object_kind="profile").order_by("id")
    assert [line.action for line in lines] == [
        f"certification.{move}"
        for move in (
            CertificationMove.ASK_MORE,
            CertificationMove.REFUSE,
            CertificationMove.CERTIFY,
            CertificationMove.EXPIRE,
        )
    ]
    assert [line.hat for line in lines] == ["team", "team", "team", "rule"]
    assert lines[1].reason == "outdated" and (lines[2].state_before, lines[2].state_after) == (
        "review",
        "certified",
    )
    whole = str([vars(line) for line in await AuditEntry.all()])
    assert "Léa" not in whole and "Ada" not in whole
    shown = (await audit.read_log(ada, about=member.public_id)).lines
    assert {line.concerned for line in shown} == {"Léa Favre"} and shown[-1].actor == "Ada"
    mine = (await audit.about_member(member)).lines
    assert len(mine) == 4 and {line.actor for line in mine} == {None}


async def _to_review(profile: Profile) -> None:
    async with unit_of_work():
        await Profile.filter(id=profile.id).update(certification=Certification.REVIEW)


async def _now(profile: Profile) -> Profile:
    return await Profile.get(id=profile.id)


async def test_appointing_and_dismissing_are_written_down_once(database: str) -> None:
    ada = await people.admin()
    assert ada.telegram_id is not None
    await members.appoint_admin(ada.telegram_id)
    await members.dismiss_admin(ada.telegram_id)
    lines = await AuditEntry.all().order_by("id")
    assert [(line.action, line.actor) for line in lines] == [
        ("admin.appointed", OPERATOR),
        ("admin.dismissed", OPERATOR),
    ]


async def test_only_the_team_reads_the_log_and_an_erased_name_is_gone_from_it(database: str) -> None:
    ada = await people.admin()
    member, _ = await people.professional("Léa")
    with pytest.raises(NotFound):
        await audit.read_log(member)
    assert [line.concerned for line in (await audit.read_log(ada, action="certification")).lines] == ["Léa"]
    await audit.forget_pseudonym(member.id)
    assert await AuditPseudonym.all().count() == 1
    assert [line.concerned for line in (await audit.read_log(ada, action="certification")).lines] == [None]


async def test_opening_a_document_is_one_reading_however_many_pages_it_has(
    database: str, tmp_path: Path
) -> None:
    use_files(LocalFiles(tmp_path / "files"))
    use_keys(KeyRing(b"k" * 32))
    ada = await people.admin()
    member, profile = await people.professional("Léa", certified=False)
    upload = await make_upload_pass(member, profile, EvidenceKind.PERMIT)
    token = sign_upload_pass(KeyRing(b"k" * 32), upload.public_id)
    await give_document(KeyRing(b"k" * 32), token, pdf())
    document = await EvidenceDocument.get()
    for _ in range(3):
        await certifications.open_document(ada.id, document.public_id)
    clock.freeze(clock.now() + timedelta(hours=1))
    await certifications.open_document(ada.id, document.public_id)
    lines = await AuditEntry.filter(action="document.read")
    assert [line.reason for line in lines] == ["permit", "permit"]
    use_files(None)
    use_keys(None)


async def test_a_long_backlog_is_sealed_in_parts(database: str) -> None:
    async with unit_of_work():
        row = await _template()
        await AuditEntry.bulk_create([_copy(row) for _ in range(MOST_ENTRIES)])
    assert await audit.seal_due() == MOST_ENTRIES
    assert await audit.seal_due() == 1
    assert (await audit.verify_chain()).holds


async def _template() -> AuditEntry:
    await _written(1)
    return await AuditEntry.get()


def _copy(row: AuditEntry) -> AuditEntry:
    return AuditEntry(
        **{name: value for name, value in vars(row).items() if name in row._meta.fields_map and name != "id"}
    )
