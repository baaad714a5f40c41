"""The people of an organisation: invitations, services, rights and hats (FR-036, FR-037)."""

import asyncio
from datetime import timedelta

import pytest

from core import clock
from core.errors import DomainError, NotFound, Stale
from models.member import Member, MemberCategory, Membership
from models.profile import Profile
from services import personal_links, teams
from services.members import TermsNotAccepted, accept_terms, arrive
from services.profile_people import (
    acts_for,
    may_handle_missions,
    mission_organisation,
    own_profile,
    people_of,
    standing_profile,
)
from services.teams.inviting import INVITATION_LIMIT
from tests.conftest import START
from tests.services.team_scene import SALES, Firm, make_firm, newcomer, told
from tests.web.people import make_professional, make_visitor


@pytest.fixture
async def firm(database: str) -> Firm:
    return await make_firm()


async def test_an_invitation_makes_staff_without_a_profile_once_and_tells_the_owner(firm: Firm) -> None:
    bob = await arrive(2001, "Bob", "", "fr")
    payload = await teams.invite(firm.owner, firm.id, "  après-VENTE ", False)
    await personal_links.hold_link(payload, bob)
    with pytest.raises(TermsNotAccepted):
        await teams.accept_invitation(bob)
    bob, offer = await teams.accept_invitation(await accept_terms(bob.id))
    assert (offer.name, bob.category, bob.registered_at) == ("Alpina SA", MemberCategory.COMPANY, START)
    assert await own_profile(bob) is None and await Profile.all().count() == 1
    assert await told(firm.owner, "team.joined") == 1
    eve = await newcomer(2002, "Eve")
    with pytest.raises(NotFound):
        await personal_links.hold_link(payload, eve)
    again = await teams.invite(firm.owner, firm.id, "APRES-VENTE", False)
    assert await teams.service_names(firm.id) == ["après-VENTE"]
    with pytest.raises(teams.AlreadyInTeam):
        await personal_links.hold_link(again, bob)
        await teams.accept_invitation(bob)
    clock.freeze(START + timedelta(days=7))
    with pytest.raises(NotFound):
        await personal_links.hold_link(again, eve)


async def test_of_two_who_open_the_same_invitation_at_the_same_second_one_joins(firm: Firm) -> None:
    two = [await newcomer(2001, "Bob"), await newcomer(2002, "Eve")]
    payload = await teams.invite(firm.owner, firm.id, SALES, False)
    for member in two:
        await personal_links.hold_link(payload, member)
    came = await asyncio.gather(*(teams.accept_invitation(each) for each in two), return_exceptions=True)
    assert sorted(type(each).__name__ for each in came) == ["NotFound", "tuple"]
    assert await Membership.filter(organisation_id=firm.id).count() == 2


async def test_only_owners_invite_revoke_and_change_and_others_learn_nothing(firm: Firm) -> None:
    bob, tom = await firm.takes(await newcomer(2001, "Bob")), await make_visitor(2003, "Tom")
    other = await make_firm(2010, "Gamma SA")
    waiting = await teams.invite(firm.owner, firm.id, SALES, False)
    (link,) = await teams.open_invitations(firm.owner, firm.id)
    place = await firm.place(bob)
    for stranger in (bob, tom, other.owner):
        for act in (
            teams.invite(stranger, firm.id, SALES, True),
            teams.open_invitations(stranger, firm.id),
            teams.revoke_invitation(stranger, link.id),
            teams.change_service(stranger, place.id, SALES),
            teams.let_handle_missions(stranger, place.id, True),
            teams.remove_colleague(stranger, place.id),
            teams.offer_ownership(stranger, place.id),
            teams.withdraw_offer(stranger, place.id),
        ):
            with pytest.raises(NotFound):
                await act
    with pytest.raises(NotFound):
        await teams.team_of(tom, firm.id)
    assert [person.name for person in (await teams.team_of(bob, firm.id)).colleagues] == [
        "Nadia Rochat",
        "Bob",
    ]
    await teams.revoke_invitation(firm.owner, link.id)
    with pytest.raises(NotFound):
        await personal_links.hold_link(waiting, tom)
    for _ in range(INVITATION_LIMIT):
        await teams.invite(firm.owner, firm.id, SALES, False)
    with pytest.raises(teams.TooManyInvitations):
        await teams.invite(firm.owner, firm.id, SALES, False)


async def test_the_mission_right_is_given_and_taken_and_a_stale_button_changes_nothing(firm: Firm) -> None:
    bob = await firm.takes(await newcomer(2001, "Bob"))
    place = await firm.place(bob)
    assert not await may_handle_missions(bob, firm.id) and await mission_organisation(bob) is None
    await teams.let_handle_missions(firm.owner, place.id, True, place.version)
    assert await may_handle_missions(bob, firm.id) and await mission_organisation(bob) == firm.id
    assert await standing_profile(bob) == firm.profile and not await acts_for(firm.profile, bob)
    with pytest.raises(Stale):
        await teams.remove_colleague(firm.owner, place.id, place.version)
    await teams.let_handle_missions(firm.owner, place.id, False)
    assert not await may_handle_missions(bob, firm.id)
    assert await people_of(firm.profile) == [firm.owner.id]


async def test_the_last_owner_stays_until_they_hand_over_and_leaves_without_anything(firm: Firm) -> None:
    bob = await firm.takes(await newcomer(2001, "Bob"))
    with pytest.raises(teams.LastOwner):
        await teams.leave(firm.owner, firm.id)
    place = await firm.place(bob)
    asked = await teams.offer_ownership(firm.owner, place.id, place.version)
    assert await people_of(firm.profile) == [firm.owner.id]
    await teams.accept_ownership(bob, asked.id, asked.version)
    with pytest.raises(NotFound):
        await teams.offer_ownership(firm.owner, place.id)
    assert await people_of(firm.profile) == [bob.id]
    nadia = await teams.leave(firm.owner, firm.id)
    assert (nadia.category, nadia.registered_at) == (None, None)
    assert await told(bob, "team.left") == 1
    with pytest.raises(teams.LastOwner):
        await teams.leave(bob, firm.id)


async def test_a_colleague_who_is_asked_to_take_over_may_decline_and_one_is_asked_at_a_time(
    firm: Firm,
) -> None:
    bob, eve = await firm.takes(await newcomer(2001, "Bob")), await firm.takes(await newcomer(2002, "Eve"))
    place, other = await firm.place(bob), await firm.place(eve)
    asked = await teams.offer_ownership(firm.owner, place.id, place.version)
    with pytest.raises(teams.OfferOpen):
        await teams.offer_ownership(firm.owner, other.id)
    for stranger in (firm.owner, eve):
        with pytest.raises(NotFound):
            await teams.accept_ownership(stranger, asked.id, asked.version)
        with pytest.raises(NotFound):
            await teams.decline_ownership(stranger, asked.id, asked.version)
    with pytest.raises(Stale):
        await teams.accept_ownership(bob, asked.id, place.version)
    assert await teams.offer_in(eve, firm.id) is None
    offer = await teams.offer_in(bob, firm.id)
    assert offer is not None and (offer.person, offer.by) == ("Bob", "Nadia Rochat")
    await teams.decline_ownership(bob, asked.id, asked.version)
    assert await told(firm.owner, "team.owner_declined") == 1
    with pytest.raises(teams.OfferOver):
        await teams.accept_ownership(bob, asked.id, asked.version + 1)
    again = await teams.offer_ownership(firm.owner, other.id)
    await teams.withdraw_offer(firm.owner, again.id, again.version)
    assert await told(eve, "team.owner_void") == 1
    with pytest.raises(teams.OfferOver):
        await teams.withdraw_offer(firm.owner, again.id)
    assert await people_of(firm.profile) == [firm.owner.id]


async def test_the_question_who_takes_over_lapses_after_seven_days_and_with_either_place(firm: Firm) -> None:
    bob, eve = await firm.takes(await newcomer(2001, "Bob")), await firm.takes(await newcomer(2002, "Eve"))
    asked = await teams.offer_ownership(firm.owner, (await firm.place(bob)).id)
    clock.freeze(START + timedelta(days=7) - timedelta(seconds=1))
    assert await teams.lapse_offers() == 0
    clock.freeze(START + timedelta(days=7))
    with pytest.raises(teams.OfferOver):
        await teams.accept_ownership(bob, asked.id, asked.version)
    # Before the job came by, somebody else can be asked.
    place = await teams.offer_ownership(firm.owner, (await firm.place(eve)).id)
    assert (await told(bob, "team.owner_void"), await told(firm.owner, "team.owner_lapsed")) == (1, 1)
    assert await teams.lapse_offers() == 0
    await teams.leave(eve, firm.id)
    assert await told(firm.owner, "team.owner_void") == 1
    asked = await teams.offer_ownership(firm.owner, (await firm.place(bob)).id)
    clock.freeze(START + timedelta(days=15))
    assert await teams.lapse_offers() == 1 and await teams.lapse_offers() == 0
    assert place.id != asked.id and await told(firm.owner, "team.owner_lapsed") == 2
    await Membership.filter(member_id=bob.id).update(is_owner=True)
    eve = await firm.takes(await newcomer(2003, "Ève"))
    await teams.offer_ownership(firm.owner, (await firm.place(eve)).id)
    await teams.leave(firm.owner, firm.id)
    assert await told(eve, "team.owner_void") == 1
    with pytest.raises(teams.OfferOver):
        await teams.offer_to(eve)


async def test_of_an_acceptance_and_a_withdrawal_at_the_same_second_one_happens(firm: Firm) -> None:
    bob = await firm.takes(await newcomer(2001, "Bob"))
    asked = await teams.offer_ownership(firm.owner, (await firm.place(bob)).id)
    await asyncio.gather(
        teams.accept_ownership(bob, asked.id, asked.version),
        teams.withdraw_offer(firm.owner, asked.id, asked.version),
        return_exceptions=True,
    )
    owners = await people_of(firm.profile)
    assert len(owners) == 1
    accepted = await told(firm.owner, "team.owner_accepted")
    assert accepted == (owners == [bob.id]) and accepted != await told(bob, "team.owner_void")


async def test_two_owners_who_leave_at_the_same_second_leave_one(firm: Firm) -> None:
    bob = await firm.takes(await newcomer(2001, "Bob"))
    await Membership.filter(member_id=bob.id).update(is_owner=True)
    came = await asyncio.gather(
        teams.leave(firm.owner, firm.id), teams.leave(bob, firm.id), return_exceptions=True
    )
    assert sorted(type(each).__name__ for each in came) == ["LastOwner", "Member"]
    assert await Membership.filter(organisation_id=firm.id, is_owner=True).count() == 1


async def test_hats_change_menus_and_not_what_is_addressed(firm: Firm) -> None:
    lea, own = await make_professional(2005, "Léa Favre")
    lea = await firm.takes(lea, SALES)
    assert [hat.name for hat in await teams.hats_of(lea)] == ["Léa Favre", "Alpina SA"]
    assert (await teams.hat_of(lea)).service == SALES and await own_profile(lea) is None
    assert lea.category is MemberCategory.FREELANCE and await acts_for(own, lea)
    lea = await teams.put_on_hat(lea, None)
    assert await own_profile(lea) == own
    with pytest.raises(NotFound):
        await teams.put_on_hat(lea, (await make_firm(2010, "Gamma SA")).id)
    lea = await teams.put_on_hat(lea, firm.id)
    await teams.remove_colleague(firm.owner, (await firm.place(lea)).id)
    lea = await Member.get(id=lea.id)
    assert lea.hat_organisation_id is None and await own_profile(lea) == own
    with pytest.raises(NotFound):
        await teams.put_on_hat(firm.owner, None)


async def test_nothing_is_refused_with_anything_but_a_sentence(firm: Firm) -> None:
    for service in ("", "   ", "x" * 61):
        with pytest.raises(DomainError):
            await teams.invite(firm.owner, firm.id, service, False)
