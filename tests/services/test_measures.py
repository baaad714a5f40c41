"""Measures against accounts: races, what an erased account leaves, and who may not come back."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from core import clock
from core.errors import NotFound
from core.keys import KeyRing
from models.audit import AuditPseudonym
from models.departure import Farewell
from models.measure import Appeal, AppealOutcome, Clause, Ending, Exclusion, Measure
from models.member import Member, MemberCategory, Membership
from models.profile import Certification, Profile
from models.sql import fetch
from services import appeals, appointments, conversations, measures, members
from services.appeals import AppealTooLate, SecondAdminNeeded
from services.erasure.farewells import forget_chat
from services.evidence.vault import use_keys
from services.measures import OwnAccount, SuspensionLength, TeamAccount
from services.own_email import AddressExcluded, prove_address
from services.standing import AccountBarred
from services.unit_of_work import unit_of_work
from tests.models.schema_facts import read_tables
from tests.services import people
from tests.services.test_decisions_at_once import refused

KEYS = KeyRing(b"k" * 32)
FACTS = "Trois personnes se plaignent."
MARK = "zorglubine"


@pytest.fixture(autouse=True)
def keys() -> Iterator[None]:
    """The master keys of hashes."""
    use_keys(KEYS)
    yield
    use_keys(None)


async def _excluded(admin: Member, member: Member, clause: Clause) -> Measure:
    """The exclusion that one of the team proposed and another confirmed."""
    proposed = await measures.delete_account(admin, member.public_id, clause, FACTS)
    return await measures.confirm_exclusion(await people.admin("Second"), proposed.id, proposed.version)


async def _now(member: Member) -> Member:
    return await Member.get(id=member.id)


async def test_of_two_who_suspend_at_the_same_second_one_is_told(database: str) -> None:
    ada, sam = await people.admin("Ada"), await people.admin("Sam")
    zed, _ = await people.professional("Zed")
    tries = [measures.suspend_account(who, zed.public_id, Clause.CONDUCT, FACTS) for who in (ada, sam, ada)]
    assert await refused(*tries) == ["AlreadyMeasured"] * 2
    assert (await Profile.get()).certification is Certification.SUSPENDED
    assert (await _now(zed)).barred_by == (await Measure.get()).id


async def test_a_decision_is_contested_once_however_fast_somebody_taps(database: str) -> None:
    ada = await people.admin()
    zed, _ = await people.professional("Zed")
    measure = await measures.suspend_account(ada, zed.public_id, Clause.CONDUCT, FACTS)
    zed = await _now(zed)
    tries = [appeals.file_appeal(zed, "measure", measure.id, "Ce n’était pas moi.") for _ in range(3)]
    assert await refused(*tries) == ["AppealedAlready"] * 2
    with pytest.raises(NotFound):
        await appeals.file_appeal(await people.visitor("Tom"), "measure", measure.id, "Moi aussi")


async def test_two_others_decide_an_appeal_at_once_and_it_is_decided_once(database: str) -> None:
    ada, sam, eve = await people.admin("Ada"), await people.admin("Sam"), await people.admin("Eve")
    zed, _ = await people.professional("Zed")
    measure = await measures.suspend_account(ada, zed.public_id, Clause.CONDUCT, FACTS)
    appeal = await appeals.file_appeal(await _now(zed), "measure", measure.id, "Ce n’était pas moi.")
    with pytest.raises(SecondAdminNeeded):
        await appeals.decide_appeal(ada, appeal.id, 1, AppealOutcome.CONFIRMED, "Je confirme.")
    outcomes = (AppealOutcome.OVERTURNED, AppealOutcome.CONFIRMED)
    tries = [
        appeals.decide_appeal(who, appeal.id, 1, outcome, "Voilà.")
        for who, outcome in zip((sam, eve), outcomes, strict=True)
    ]
    assert len(await refused(*tries)) == 1
    decided = await Appeal.get()
    in_force = decided.outcome is AppealOutcome.CONFIRMED
    assert ((await _now(zed)).barred_by is not None) is in_force


async def test_an_excluded_account_stays_excluded_when_a_suspension_beside_it_is_lifted(
    database: str,
) -> None:
    ada = await people.admin("Ada")
    zed, profile = await people.professional("Zed")
    excluded = await _excluded(ada, zed, Clause.FRAUD)
    suspended = await measures.suspend_account(ada, zed.public_id, Clause.CONDUCT, FACTS)
    await measures.lift_measure(ada, suspended.id, suspended.version)
    assert (await _now(zed)).barred_by == excluded.id
    hidden = await Profile.get(id=profile.id)
    assert hidden.deleted_at is not None
    assert hidden.certification is Certification.SUSPENDED


async def test_what_cannot_be_measured_is_refused(database: str) -> None:
    ada, sam = await people.admin("Ada"), await people.admin("Sam")
    zed, _ = await people.professional("Zed")
    for target, refusal in ((ada, OwnAccount), (sam, TeamAccount)):
        with pytest.raises(refusal):
            await measures.suspend_account(ada, target.public_id, Clause.LAW, FACTS)
    with pytest.raises(NotFound):
        await measures.delete_account(zed, sam.public_id, Clause.LAW, FACTS)
    for days in (0, 6, 91):
        with pytest.raises(SuspensionLength):
            await measures.suspend_account(ada, zed.public_id, Clause.LAW, FACTS, days)
    assert await Measure.all().count() == 0


async def test_an_organisation_falls_with_its_only_owner_and_stands_with_another(database: str) -> None:
    ada = await people.admin()
    nadia, company = await people.professional("Alpina SA", category=MemberCategory.COMPANY)
    tom = await people.visitor("Tom")
    measure = await measures.suspend_account(ada, nadia.public_id, Clause.CONDUCT, FACTS)
    assert (await Profile.get(id=company.id)).certification is Certification.SUSPENDED
    await measures.lift_measure(ada, measure.id, measure.version)
    assert (await Profile.get(id=company.id)).certification is Certification.CERTIFIED
    async with unit_of_work():
        await Membership.create(organisation_id=company.organisation_id, member_id=tom.id, is_owner=True)
    await _excluded(ada, nadia, Clause.FRAUD)
    clock.freeze(clock.now() + measures.NOTICE_WAIT + timedelta(minutes=1))
    await measures.carry_out_due()
    left = await Profile.get(id=company.id)
    assert (left.display_name, left.deleted_at) == ("Alpina SA", None)
    assert left.certification is Certification.CERTIFIED
    assert (await _now(nadia)).deleted_at is not None


async def test_the_six_months_end(database: str) -> None:
    ada = await people.admin()
    zed, _ = await people.professional("Zed")
    measure = await measures.suspend_account(ada, zed.public_id, Clause.CONDUCT, FACTS)
    clock.freeze(clock.now() + appeals.APPEAL_WITHIN)
    with pytest.raises(AppealTooLate):
        await appeals.file_appeal(await _now(zed), "measure", measure.id, "Trop tard, je sais.")


async def test_a_suspended_person_acts_nowhere_and_a_lifted_one_as_before(database: str) -> None:
    ada, tom = await people.admin(), await people.visitor("Tom")
    _, profile = await people.professional("Léa")
    zed, _ = await people.professional("Zed")
    told = await conversations.leave_message(zed, profile.id, "Bonjour")
    measure = await measures.suspend_account(ada, zed.public_id, Clause.CONDUCT, FACTS)
    barred = await _now(zed)
    with pytest.raises(AccountBarred):
        await conversations.leave_message(barred, profile.id, "Encore moi")
    with pytest.raises(AccountBarred):
        await conversations.reply(barred, told.conversation_id, "Encore moi")
    with pytest.raises(AccountBarred):
        await appointments.require_may_request(barred, profile.id)
    assert await conversations.read_conversation(told.conversation_id, barred)
    assert (await measures.lift_measure(ada, measure.id, measure.version)).ending is Ending.LIFTED
    await conversations.reply(await _now(zed), told.conversation_id, "Me revoilà")
    with pytest.raises(NotFound):
        await measures.access_measure(tom, measure.id)


async def test_a_deletion_that_was_announced_is_dropped_when_it_is_overturned(database: str) -> None:
    ada, sam = await people.admin("Ada"), await people.admin("Sam")
    zed, _ = await people.professional("Zed")
    suspension = await measures.suspend_account(ada, zed.public_id, Clause.CONDUCT, FACTS, 90)
    deletion = await measures.delete_account(ada, zed.public_id, Clause.CONDUCT, FACTS)
    assert (await _now(zed)).barred_by == suspension.id
    appeal = await appeals.file_appeal(await _now(zed), "measure", deletion.id, "Je reste, promis.")
    await appeals.decide_appeal(sam, appeal.id, 1, AppealOutcome.OVERTURNED, "Trop sévère.")
    clock.freeze(clock.now() + timedelta(days=40))
    await measures.carry_out_due()
    assert (await Measure.get(id=deletion.id)).ending is Ending.OVERTURNED
    assert (await _now(zed)).barred_by == suspension.id, "the suspension is another decision"
    assert (await Profile.get(member_id=zed.id)).deleted_at is None


async def _whole_database() -> str:
    rows = [str(await fetch(f"SELECT * FROM {table}")) for table in await read_tables()]
    return "\n".join(rows).casefold()


async def test_an_erased_account_leaves_nothing_of_the_person(database: str) -> None:
    ada, (lea, profile) = await people.admin(), await people.professional("Léa")
    zed, theirs = await people.professional(
        MARK, sector=MARK, city=MARK, description=f"Je suis {MARK}", skills=(MARK,)
    )
    await Member.filter(id=zed.id).update(address=MARK, last_name=MARK, pending_link=MARK)
    await prove_address(await _now(zed), f"{MARK}@example.org")
    await conversations.leave_message(await _now(zed), profile.id, f"Bonjour, {MARK} ici")
    await conversations.leave_message(lea, theirs.id, "Bonjour à vous")
    telegram_id = zed.telegram_id
    assert telegram_id is not None and MARK in await _whole_database()
    await _excluded(ada, zed, Clause.FRAUD)
    clock.freeze(clock.now() + measures.NOTICE_WAIT + timedelta(minutes=1))
    await measures.carry_out_due()
    await forget_chat(await Farewell.get())  # Once its last message was said.
    left = await _whole_database()
    assert MARK not in left and str(telegram_id) not in left
    assert "bonjour à vous" in left, "what others wrote is theirs"
    assert await Exclusion.all().count() == 2
    assert not await AuditPseudonym.filter(member_id=zed.id).exists(), "the log names nobody any more"


async def test_whom_the_team_excluded_comes_back_under_no_name_for_three_years(database: str) -> None:
    ada = await people.admin()
    zed, _ = await people.professional("Zed")
    assert zed.telegram_id is not None
    await prove_address(zed, "zed@example.org")
    measure = await _excluded(ada, zed, Clause.LAW)
    clock.freeze(clock.now() + measures.NOTICE_WAIT + timedelta(minutes=1))
    await measures.carry_out_due()
    again = await members.arrive(zed.telegram_id, "Zed", "", "fr")
    assert again.barred_by == measure.id and again.id != zed.id
    await members.accept_terms(again.id)
    with pytest.raises(AccountBarred):
        await members.register_visitor(again.id, "Rue du Lac 1", "Nyon")
    with pytest.raises(AddressExcluded):
        await prove_address(await people.visitor("Autre"), " ZED@example.org")
    assert (await measures.access_measure(again, measure.id)).facts == FACTS
    use_keys(KeyRing(b"n" * 32, b"k" * 32))  # A rotated key still knows them.
    assert await measures.measure_excluding(zed.telegram_id) == measure.id
    clock.freeze(clock.now() + measures.EXCLUDED_FOR)
    await measures.forget_old_measures()
    assert await Exclusion.all().count() == 0 and (await _now(again)).barred_by is None
