"""People arrive, accept, register in one category, and change their settings."""

from datetime import timedelta

import pytest

from core import clock
from core.errors import NotFound
from models.member import Member, MemberCategory, Membership, Organisation
from models.profile import Certification, Domain
from services import given_text, members, pending_links
from services.profiles import own_profile, skills_of


async def _accepted(telegram_id: int = 1) -> Member:
    member = await members.arrive(telegram_id, "Tom", "Reed", "en-US")
    return await members.accept_terms(member.id)


async def test_the_first_contact_makes_a_row_before_any_registration(database: str) -> None:
    member = await members.arrive(77, "Léa", "Favre", "fr")
    assert member.registered_at is None and member.category is None
    assert member.display_name == "Léa Favre" and member.language == "fr"
    assert (await members.arrive(77, "Léa", "Favre", "fr")).id == member.id
    assert await Member.all().count() == 1


async def test_somebody_who_writes_again_is_reachable_and_seen(database: str) -> None:
    member = await members.arrive(77, "Léa", "", None)
    await Member.filter(id=member.id).update(unreachable_at=clock.now())
    clock.freeze(clock.now() + timedelta(hours=1))
    again = await members.arrive(77, "Léa", "", None)
    stored = await Member.get(id=member.id)
    assert stored.unreachable_at is None and stored.last_seen_at == clock.now() == again.last_seen_at


async def test_emoji_right_to_left_and_hostile_names_are_kept_readable(database: str) -> None:
    member = await members.arrive(1, "עדה 🧑‍🚒", "كريم\x00\ud800", "he")
    assert member.display_name == "עדה 🧑‍🚒 كريم"
    assert member.language == "en"
    renamed = await members.choose_display_name(member.id, "\u202e<b>Ada</b> 🦊")
    assert renamed.display_name == "<b>Ada</b> 🦊"
    with pytest.raises(given_text.TextMissing):
        await members.choose_display_name(member.id, "\u202e \n")
    with pytest.raises(given_text.TextTooLong):
        await members.choose_display_name(member.id, "a" * 81)


async def test_a_very_long_name_of_telegram_is_clipped(database: str) -> None:
    member = await members.arrive(1, "🦊" * 300, "x" * 300, None)
    assert len(member.first_name) <= 128 and len(member.display_name) <= 128


async def test_a_visitor_needs_an_address_and_a_city(database: str) -> None:
    member = await _accepted()
    for address, city in (("", ""), ("5th Avenue 1", " "), ("\n", "New York")):
        with pytest.raises(members.AddressNeeded):
            await members.register_visitor(member.id, address, city)
    registered = await members.register_visitor(member.id, " 5th  Avenue 1 ", "New York")
    assert (registered.category, registered.address) == (MemberCategory.VISITOR, "5th Avenue 1")
    with pytest.raises(members.AlreadyRegistered):
        await members.register_visitor(member.id, "a", "b")


async def test_nobody_registers_before_accepting_the_terms(database: str) -> None:
    member = await members.arrive(1, "Tom", "", None)
    with pytest.raises(members.TermsNotAccepted):
        await members.register_visitor(member.id, "5th Avenue 1", "New York")
    with pytest.raises(members.TermsNotAccepted):
        await members.register_professional(member.id, MemberCategory.FREELANCE, "Tom", "", None, "", "", [])


async def test_a_freelance_owns_a_profile_that_is_not_certified(database: str) -> None:
    member = await _accepted()
    profile = await members.register_professional(
        member.id,
        MemberCategory.FREELANCE,
        "Tom Reed",
        "Web",
        Domain.IT,
        "Nyon",
        "Sites.",
        ["PHP", "php ", "", "Été"],
    )
    assert profile.member_id == member.id and profile.certification is Certification.NONE
    assert [skill.label for skill in await skills_of(profile.id)] == ["PHP", "Été"]
    assert (await Member.get(id=member.id)).registered_at == clock.now()


@pytest.mark.parametrize("category", [c for c in MemberCategory if c.is_organisation])
async def test_an_entity_gets_an_organisation_that_owns_the_profile(
    database: str, category: MemberCategory
) -> None:
    member = await _accepted()
    profile = await members.register_professional(
        member.id, category, "Alpina SA", "Logiciels", None, "Nyon", "", []
    )
    organisation = await Organisation.get()
    assert profile.organisation_id == organisation.id and profile.member_id is None
    assert (await Membership.get()).is_owner
    assert await own_profile(await Member.get(id=member.id)) == profile


async def test_a_visitor_may_become_a_professional_once_and_a_professional_nothing_else(
    database: str,
) -> None:
    member = await _accepted()
    await members.register_visitor(member.id, "5th Avenue 1", "New York")
    await members.register_professional(member.id, MemberCategory.FREELANCE, "Tom", "", None, "", "", [])
    with pytest.raises(members.AlreadyRegistered):
        await members.register_professional(member.id, MemberCategory.COMPANY, "Tom SA", "", None, "", "", [])
    with pytest.raises(members.NotAProfessional):
        await members.register_professional(member.id, MemberCategory.VISITOR, "Tom", "", None, "", "", [])


async def test_a_registration_that_is_refused_leaves_nothing_behind(database: str) -> None:
    member = await _accepted()
    with pytest.raises(given_text.TooManySkills):
        await members.register_professional(
            member.id, MemberCategory.COMPANY, "Tom", "", None, "", "", [f"skill {n}" for n in range(31)]
        )
    with pytest.raises(given_text.TextTooLong):
        await members.register_professional(
            member.id, MemberCategory.COMPANY, "T", "s" * 81, None, "", "", []
        )
    assert await Organisation.all().count() == 0
    assert (await Member.get(id=member.id)).registered_at is None


async def test_language_and_time_zone_are_checked(database: str) -> None:
    member = await _accepted()
    assert (await members.choose_language(member.id, "fr")).language == "fr"
    with pytest.raises(members.UnknownLanguage):
        await members.choose_language(member.id, "tlh")
    assert (await members.choose_time_zone(member.id, "america/new york")).time_zone == "America/New_York"
    for wrong in ("Mars/Base", "../etc/passwd", "", "Europe/Zürich"):
        with pytest.raises(members.UnknownTimeZone):
            await members.choose_time_zone(member.id, wrong)


async def test_a_pending_link_is_taken_once(database: str) -> None:
    member = await members.arrive(1, "Tom", "", None)
    await pending_links.keep_pending_link(member.id, "p_23456789abcd")
    await pending_links.keep_pending_link(member.id, "x" * 65)
    assert await pending_links.take_pending_link(member.id) == "p_23456789abcd"
    assert await pending_links.take_pending_link(member.id) is None


async def test_administrators_are_appointed_and_dismissed_by_their_account(database: str) -> None:
    member = await members.arrive(9, "Ada", "", None)
    await members.appoint_admin(9)
    assert [admin.id for admin in await members.list_admins()] == [member.id]
    await members.dismiss_admin(9)
    assert await members.list_admins() == []
    with pytest.raises(NotFound):
        await members.appoint_admin(10)
