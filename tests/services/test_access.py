"""Codes, personal links and pre-registration at the edges: two at the same second, and what is kept where."""

import asyncio
from collections.abc import Awaitable
from datetime import timedelta
from typing import Any

import pytest

from core import clock
from core.errors import NotFound
from core.keys import KeyRing
from core.links import make_personal_payload, read_personal_payload
from models.access import LinkKind, MailCode, PersonalLink
from models.member import Member, MemberCategory
from models.profile import Profile
from services import mail_codes, member_list, members, own_email, personal_links, preregistration, recovery
from services.mail_codes import Tried
from services.preregistration import ImportRefused, NewMember

KEYS = KeyRing(b"k" * 32)
ADDRESS = "elena@ex.org"
_OLDER_KEYS = KeyRing(b"n" * 32, b"k" * 32)


async def _newcomer(telegram_id: int) -> Member:
    return await members.arrive(telegram_id, f"N{telegram_id}", "", "fr")


async def _member(telegram_id: int, address: str | None = None) -> Member:
    made = await _newcomer(telegram_id)
    await members.accept_terms(made.id)
    await members.register_visitor(made.id, "Rue du Test 1", "Lausanne")
    if address is not None:
        await Member.filter(id=made.id).update(email=address, email_verified_at=clock.now())
    return await Member.get(id=made.id)


async def _admin() -> Member:
    await _member(1)
    return await members.appoint_admin(1)


async def _invited() -> str:
    new = NewMember(ADDRESS, "Elena Rossi", MemberCategory.FREELANCE, "fr")
    return (await preregistration.preregister(KEYS, await _admin(), new)).payload


async def _both(*acts: Awaitable[Any]) -> list[Any]:
    return list(await asyncio.gather(*acts, return_exceptions=True))


def test_a_personal_payload_has_128_bits_and_fits_a_deep_link() -> None:
    made = {make_personal_payload("i") for _ in range(50)}
    assert len(made) == 50 and all(len(payload) == 24 for payload in made)
    assert all(read_personal_payload(payload) == "i" for payload in made)
    for other in (
        "",
        "i_",
        "x_" + "a" * 22,
        "i_" + "a" * 21,
        "i_" + "a" * 23,
        "i_" + "é" * 22,
        "#" + "a" * 43,
    ):
        assert read_personal_payload(other) is None


@pytest.mark.parametrize(
    "text", ["a@b", "a b@ex.org", "@ex.org", "a@ex..org", "a@ex.org, b@ex.org", "x" * 300]
)
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(mail_codes.AddressUnreadable):
        mail_codes.read_address(text)


def test_an_address_is_kept_in_lower_case() -> None:
    assert mail_codes.read_address(" Elena.Rossi+x@Ex-Ample.ORG ") == "elena.rossi+x@ex-ample.org"


async def test_of_two_who_confirm_one_invitation_at_the_same_second_one_comes_in(database: str) -> None:
    payload = await _invited()
    newcomers = [await _newcomer(10), await _newcomer(11)]
    for newcomer in newcomers:
        await preregistration.greet(newcomer, payload)
    done = await _both(*(preregistration.enter(newcomer) for newcomer in newcomers))
    assert sorted(type(one).__name__ for one in done) == ["Entered", "NotFound"]
    assert await Profile.all().count() == 1
    assert (await Member.get(email=ADDRESS)).telegram_id in (10, 11)
    assert await Member.filter(telegram_id__isnull=False).count() == 3


async def test_both_links_of_an_invitation_end_with_the_first_that_is_used(database: str) -> None:
    payload = await _invited()
    newcomer = await _newcomer(10)
    await preregistration.greet(newcomer, payload)
    await preregistration.enter(newcomer)
    open_ones = PersonalLink.filter(used_at=None, expires_at__gt=clock.now())
    assert await open_ones.count() == 0
    with pytest.raises(NotFound):
        await personal_links.peek_link(payload)


async def test_of_two_who_type_one_code_at_the_same_second_one_proves_the_address(database: str) -> None:
    member = await _member(10)
    code = await own_email.ask_code_for(member, ADDRESS)
    digits = (await mail_codes.code_mail(KEYS, code.id)).digits
    done = await _both(*(own_email.give_code(KEYS, member, digits) for _ in range(2)))
    assert sorted(done) == ["over", "proved"]


async def test_of_two_accounts_that_prove_one_mailbox_at_the_same_second_one_has_it(database: str) -> None:
    rivals = [await _member(10), await _member(11)]
    acts = []
    for rival in rivals:
        code = await own_email.ask_code_for(rival, ADDRESS)
        digits = (await mail_codes.code_mail(KEYS, code.id)).digits
        acts.append(own_email.give_code(KEYS, rival, digits))
    assert sorted(await _both(*acts)) == ["proved", "taken"]
    assert await Member.filter(email=ADDRESS).count() == 1


async def test_two_newcomers_recover_one_membership_and_the_second_code_counts_last(database: str) -> None:
    await _member(10, ADDRESS)
    newcomers = [await _newcomer(20), await _newcomer(21)]
    acts = []
    for newcomer in newcomers:
        code = await recovery.ask_recovery(newcomer, ADDRESS)
        digits = (await mail_codes.code_mail(KEYS, code.id)).digits
        acts.append(recovery.recover_by_code(KEYS, newcomer, digits, "Claire"))
    done = await _both(*acts)
    assert [one.outcome for one in done] == [Tried.RIGHT, Tried.RIGHT]
    assert (await Member.get(email=ADDRESS)).telegram_id in (20, 21)
    # Every Telegram account that was ever there has exactly one row, and nobody two.
    assert sorted(m.telegram_id or 0 for m in await Member.filter(deleted_at=None)) == [10, 20, 21]


async def test_tries_at_the_same_second_are_all_counted(database: str) -> None:
    member = await _member(10)
    code = await own_email.ask_code_for(member, ADDRESS)
    right = (await mail_codes.code_mail(KEYS, code.id)).digits
    wrong = "000000" if right != "000000" else "111111"
    await _both(*(own_email.give_code(KEYS, member, wrong) for _ in range(8)))
    assert (await MailCode.get(id=code.id)).tries == mail_codes.TRIES
    assert await own_email.give_code(KEYS, member, right) == "over"


async def test_a_code_outlives_a_change_of_the_master_key(database: str) -> None:
    member = await _member(10)
    code = await own_email.ask_code_for(member, ADDRESS)
    digits = (await mail_codes.code_mail(KEYS, code.id)).digits
    assert await own_email.give_code(_OLDER_KEYS, member, digits) == "proved"


async def test_a_newer_code_ends_the_older_one_and_nobody_else_may_type_it(database: str) -> None:
    member, other = await _member(10), await _member(11)
    first = await own_email.ask_code_for(member, ADDRESS)
    digits = (await mail_codes.code_mail(KEYS, first.id)).digits
    assert await own_email.give_code(KEYS, other, digits) == "over"
    await own_email.ask_code_for(member, ADDRESS)
    with pytest.raises(NotFound):
        await mail_codes.code_mail(KEYS, first.id)


async def test_ten_codes_a_day_are_enough_for_an_address_whoever_asks(database: str) -> None:
    await _member(10, ADDRESS)
    for number in range(10):
        await recovery.ask_recovery(await _newcomer(20 + number), ADDRESS)
        clock.freeze(clock.now() + timedelta(minutes=13))
    with pytest.raises(mail_codes.TooManyCodes):
        await recovery.ask_recovery(await _newcomer(40), ADDRESS)
    assert await mail_codes.forget_old_codes() == 0
    clock.freeze(clock.now() + timedelta(days=3))
    assert await mail_codes.forget_old_codes() == 10


async def test_an_invitation_is_held_by_its_hash_and_of_another_kind_is_refused(database: str) -> None:
    payload = await _invited()
    newcomer = await _newcomer(10)
    await personal_links.hold_link(payload, newcomer)
    kept = (await Member.get(id=newcomer.id)).pending_link or ""
    assert payload not in kept and read_personal_payload(kept) is None and len(kept) <= 64
    with pytest.raises(NotFound):
        await personal_links.use_held_link(newcomer, LinkKind.RESCUE)
    assert await PersonalLink.filter(used_at__isnull=False).count() == 0


async def test_who_lost_the_right_in_between_registers_nobody(database: str) -> None:
    admin = await _admin()
    await members.dismiss_admin(1)
    with pytest.raises(NotFound):
        new = NewMember(ADDRESS, "Elena", MemberCategory.VISITOR, "fr")
        await preregistration.preregister(KEYS, admin, new)
    assert await Member.all().count() == 1


async def test_the_list_of_members_is_nobodys_but_the_teams(database: str) -> None:
    admin, member = await _admin(), await _member(10, ADDRESS)
    assert (await member_list.find_members(admin, "ELENA@", 0)).total == 1
    assert (await member_list.find_members(admin, member.public_id, 7)).members == [member]
    await members.dismiss_admin(1)
    for reader in (admin, member):
        with pytest.raises(NotFound):
            await member_list.find_members(reader, "", 0)
        with pytest.raises(NotFound):
            await member_list.access_listed_member(reader, member.public_id)


async def test_who_signed_up_here_brings_no_other_membership_back(database: str) -> None:
    await _member(10, ADDRESS)
    other = await _member(11)
    with pytest.raises(recovery.OwnMembershipHere):
        await recovery.ask_recovery(other, ADDRESS)
    assert await MailCode.all().count() == 0


async def test_of_two_who_preregister_one_address_at_the_same_second_one_does(database: str) -> None:
    admin = await _admin()
    new = NewMember(ADDRESS, "Elena", MemberCategory.VISITOR, "fr")
    done = await _both(*(preregistration.preregister(KEYS, admin, new) for _ in range(2)))
    assert sorted(type(one).__name__ for one in done) == ["AddressTaken", "Invited"]
    assert await Member.filter(email=ADDRESS).count() == 1
    # Told before the other questions, too; and which addresses are known only to the team.
    tom = await _member(10, "tom@ex.org")
    for address in (f" {ADDRESS.upper()}", "tom@ex.org"):
        with pytest.raises(preregistration.AddressTaken):
            await preregistration.require_free_address(admin, address)
        with pytest.raises(NotFound):
            await preregistration.require_free_address(tom, address)
    await preregistration.require_free_address(admin, "zoe@ex.org")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"nom;email;categorie\n", "empty"),
        (b"a;b\n1;2\n", "columns"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "encoding"),
        ("nom;email;categorie\nZoé;z@ex.org;visiteur".encode("utf-16"), "encoding"),
        (b"x" * 300_000, "large"),
    ],
)
def test_a_table_that_is_none_is_refused_whole(content: bytes, why: str) -> None:
    with pytest.raises(ImportRefused) as refused:
        preregistration.read_import(content)
    assert refused.value.details["why"] == why
