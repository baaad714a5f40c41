"""Payrolling: consent, hand-over, changes of mind, and what happens when two things come at once."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta

import pytest
from tortoise.exceptions import IntegrityError

from core import clock
from core.errors import IllegalMove, NotFound, Stale
from core.keys import KeyRing
from models.application import Application, Party
from models.delivery import Notification
from models.member import Membership
from models.payrolling import (
    DeliveryState,
    PartnerDelivery,
    PartnerEvent,
    PayrollFile,
    PayrollMove,
    PayrollStatus,
)
from models.profile import Profile
from services import applications, payrolling
from services.certifications.deciding import OwnCase
from services.evidence.vault import use_keys
from services.members import appoint_admin
from services.payroll_moves import move_file
from services.payroll_partner import Partner, use_partner
from services.unit_of_work import savepoint, unit_of_work
from tests.services import people
from tests.services.payroll_scene import admin_named, deliveries, handed_over, refusal, sealed

S, M = PayrollStatus, PayrollMove
HERE = Partner("SPS", 600, "dossiers@sps.example", "http://127.0.0.1:9/dossiers")


@pytest.fixture(autouse=True)
def partner() -> Iterator[None]:
    """A partner with both channels, and the keys that seal our copies."""
    use_partner(HERE)
    use_keys(KeyRing(b"k" * 32))
    yield
    use_partner(None)
    use_keys(None)


async def test_both_sides_choose_differently_at_the_same_second(database: str) -> None:
    deal = await sealed()
    file = await deal.file()
    answers = await asyncio.gather(
        refusal(payrolling.propose_payrolling(deal.owner, file.id, file.version)),
        refusal(payrolling.manage_independently(deal.lea, file.id, file.version)),
    )
    assert sorted(map(str, answers)) == sorted(map(str, (None, Stale))), answers
    file = await deal.file()
    assert (file.status is S.PROPOSED) == (answers[0] is None)
    assert (file.status is S.INDEPENDENT) == (answers[1] is None)
    assert not await deliveries()


async def test_who_decided_on_an_old_row_moves_nothing(database: str) -> None:
    deal = await sealed()
    seen = await deal.file()
    await payrolling.propose_payrolling(deal.owner, seen.id, seen.version)
    with pytest.raises(Stale):
        await move_file(seen, M.REFUSE, S.INDEPENDENT, deal.lea.id)
    assert (await deal.file()).status is S.PROPOSED


async def test_nothing_is_sent_without_both_consents(database: str) -> None:
    deal = await sealed()
    file = await deal.file()
    file = await payrolling.propose_payrolling(deal.owner, file.id, file.version)
    assert await refusal(payrolling.accept_payrolling(deal.owner, file.id, file.version)) is IllegalMove
    assert await refusal(payrolling.accept_payrolling(deal.lea, file.id, file.version - 1)) is Stale
    assert not await deliveries()
    with pytest.raises(IntegrityError):
        async with savepoint():
            await PayrollFile.filter(id=file.id).update(status=S.CHOSEN)
    file = await payrolling.accept_payrolling(deal.lea, file.id, file.version)
    assert await deliveries() == [(PartnerEvent.DOSSIER, DeliveryState.OWED)] * 2
    assert "Léa" not in file.dossier and file.dossier


async def test_the_deal_is_cancelled_while_the_dossier_is_on_its_way(database: str) -> None:
    deal = await sealed()
    await deal.chosen()
    on_its_way = await payrolling.claim_delivery()
    assert on_its_way is not None and await payrolling.message_of(on_its_way) is not None
    async with unit_of_work():
        await Profile.filter(member_id=deal.lea.id).update(deleted_at=clock.now())
    await applications.settle_departed()
    file = await deal.file()
    assert file.status is S.CANCELLED
    # Only where something may have arrived is it taken back, and not before the try that is under way is over.
    told = [(each.event, each.channel) for each in await PartnerDelivery.filter(state=DeliveryState.OWED)]
    assert told == [(PartnerEvent.CANCELLED, on_its_way.channel)]
    assert await payrolling.claim_delivery() is None
    await payrolling.settle_arrived(on_its_way)
    assert (await deal.file()).status is S.CANCELLED
    assert (await PartnerDelivery.get(id=on_its_way.id)).state is DeliveryState.DROPPED
    assert await handed_over() == 1
    assert not await Notification.filter(key="payrolling.sent").exists()


async def test_a_process_that_dies_leaves_its_message_to_the_next_one_under_the_same_number(
    database: str,
) -> None:
    await (await sealed()).chosen()
    first, second = await payrolling.claim_delivery(), await payrolling.claim_delivery()
    assert first is not None and second is not None and await payrolling.claim_delivery() is None
    await PartnerDelivery.filter(id=first.id).update(lease_until=clock.real_now() - timedelta(seconds=1))
    again = await payrolling.claim_delivery()
    assert again is not None and (again.id, again.public_id, again.attempts) == (first.id, first.public_id, 2)
    body, same = [await payrolling.message_of(delivery) for delivery in (first, again)]
    assert body is not None and same is not None
    assert payrolling.canonical(body.body) == payrolling.canonical(same.body)


async def test_what_nobody_tried_to_send_is_not_taken_back(database: str) -> None:
    deal = await sealed()
    file = await deal.chosen()
    await payrolling.manage_independently(deal.lea, file.id, file.version)
    assert await deliveries() == [(PartnerEvent.DOSSIER, DeliveryState.DROPPED)] * 2
    assert await handed_over() == 0


async def test_a_change_of_mind_after_the_hand_over_is_told_to_the_partner_until_the_contract(
    database: str,
) -> None:
    admin, deal, other = await admin_named(), await sealed(), await sealed("Marc")
    file = await deal.until(admin)
    await payrolling.manage_independently(deal.owner, file.id, file.version)
    assert (await deliveries())[2:] == [(PartnerEvent.WITHDRAWN, DeliveryState.OWED)] * 2
    signed = await other.until(admin, M.SIGN)
    assert await refusal(payrolling.manage_independently(other.lea, signed.id, signed.version)) is IllegalMove


async def test_what_was_shown_counts_when_the_settings_change_after_the_deal(database: str) -> None:
    deal, other = await sealed(), await sealed("Marc")
    use_partner(Partner("SPS", 900, "new@sps.example"))
    file = await deal.file()
    assert (file.partner, file.percent, file.rate_cents) == ("SPS", 600, 90_000)
    await deal.chosen()
    delivery = await payrolling.claim_delivery()
    assert delivery is not None
    message = await payrolling.message_of(delivery)
    assert (
        message is not None
        and message.body["percent"] == "6.00"
        and message.partner.email == "new@sps.example"
    )
    # Another company never gets what was agreed for this one.
    use_partner(Partner("Autre SA", 600, "x@autre.example"))
    assert await refusal(other.chosen()) is payrolling.PartnerGone
    assert await payrolling.message_of(delivery) is None
    assert (await PartnerDelivery.get(id=delivery.id)).state is DeliveryState.FAILED


async def test_who_loses_the_mission_right_meanwhile_does_nothing_any_more(database: str) -> None:
    deal = await sealed()
    nina = await people.visitor("Nina")
    place = await Membership.get(member_id=deal.owner.id)
    async with unit_of_work():
        staff = await Membership.create(
            organisation_id=place.organisation_id, member_id=nina.id, service="RH", may_handle_missions=True
        )
    file = await deal.file()
    assert (await payrolling.access_file(file.id, nina)).side is Party.COMPANY
    async with unit_of_work():
        await Membership.filter(id=staff.id).update(may_handle_missions=False)
    for act in (payrolling.propose_payrolling, payrolling.manage_independently):
        assert await refusal(act(nina, file.id, file.version)) is NotFound


async def test_a_message_that_fails_for_good_is_told_and_sent_again_by_the_team(database: str) -> None:
    admin, deal = await admin_named(), await sealed()
    await deal.chosen()
    for _ in range(payrolling.ATTEMPTS * 2):
        delivery = await payrolling.claim_delivery()
        assert delivery is not None
        await payrolling.try_again_later(delivery, "away", timedelta(0))
    assert await payrolling.claim_delivery() is None
    assert await deliveries() == [(PartnerEvent.DOSSIER, DeliveryState.FAILED)] * 2
    told = Notification.filter(key="payroll_file.undelivered", recipient_id=admin.id, channel="telegram")
    assert await told.count() == 2 and await payrolling.count_waiting(admin) == 1
    file = await deal.file()
    assert await refusal(payrolling.send_again(deal.owner, file.id, file.version)) is NotFound
    numbers = await PartnerDelivery.all().order_by("id").values_list("public_id", flat=True)
    await payrolling.send_again(admin, file.id, file.version)
    assert await refusal(payrolling.send_again(admin, file.id, file.version)) is Stale
    assert await handed_over() == 2
    assert numbers == await PartnerDelivery.all().order_by("id").values_list("public_id", flat=True)
    assert (await deal.file()).status is S.SENT


async def test_nobody_of_the_team_decides_about_their_own_file(database: str) -> None:
    deal = await sealed()
    await deal.chosen()
    await handed_over()
    lea = await appoint_admin(deal.lea.telegram_id or 0)
    file = await deal.file()
    assert await refusal(payrolling.name_expert(lea, file.id, file.version, "Léa")) is OwnCase


async def test_two_working_days_without_an_expert_are_told_to_the_team_once(database: str) -> None:
    admin, deal = await admin_named(), await sealed()
    clock.freeze(clock.now() + timedelta(days=4))  # Friday.
    await deal.chosen()
    await handed_over()
    for days, late in ((3, 0), (1.1, 1), (1, 1)):
        clock.freeze(clock.now() + timedelta(days=days))
        await payrolling.move_due()
        assert await Notification.filter(key="payroll_file.late", recipient_id=admin.id).count() == late


async def test_whoever_is_awaited_is_reminded_twice_and_nothing_is_decided_for_them(database: str) -> None:
    deal = await sealed()
    file = await deal.file()
    await payrolling.propose_payrolling(deal.owner, file.id, file.version)
    for days in (3, 1, 3, 20):
        clock.freeze(clock.now() + timedelta(days=days))
        await payrolling.move_due()
    told = Notification.filter(key="payrolling.nudge_answer")
    assert await told.values_list("recipient_id", flat=True) == [deal.lea.id] * 2
    assert (await deal.file()).status is S.PROPOSED


async def test_an_account_that_goes_after_the_end_ends_the_file_too_and_copies_go_after_ninety_days(
    database: str,
) -> None:
    admin, deal = await admin_named(), await sealed()
    file = await deal.until(admin, M.SIGN, M.BEGIN)
    async with unit_of_work():
        await Application.filter(id=deal.application.id).update(status="done")
        await Profile.filter(member_id=deal.lea.id).update(deleted_at=clock.now())
    assert await payrolling.move_due() == 1 and await payrolling.move_due() == 0
    assert (await deal.file()).status is S.CANCELLED
    assert (await deliveries())[2:] == [(PartnerEvent.CANCELLED, DeliveryState.OWED)] * 2
    clock.freeze(clock.now() + timedelta(days=89))
    await payrolling.purge_copies()
    assert (await deal.file()).dossier and (await deal.file()).expert == "Marie"
    clock.freeze(clock.now() + timedelta(days=1))
    await payrolling.purge_copies()
    file = await deal.file()
    assert (file.dossier, file.expert) == ("", "")
    await handed_over()
    file = await deal.file()
    assert await refusal(payrolling.send_again(admin, file.id, file.version)) is payrolling.NothingToSend


async def test_without_a_partner_every_mission_is_managed_independently(database: str) -> None:
    use_partner(None)
    deal = await sealed()
    file = await deal.file()
    assert file.status is S.INDEPENDENT and file.freelance_read_at is None
    assert await refusal(payrolling.propose_payrolling(deal.owner, file.id, file.version)) is IllegalMove
    file = await payrolling.take_note(deal.lea, file.id, file.version)
    assert await refusal(payrolling.take_note(deal.lea, file.id, file.version)) is IllegalMove
    file = await payrolling.take_note(deal.owner, file.id, file.version)
    assert file.freelance_read_at and file.company_read_at


@pytest.mark.parametrize("accepts", [True, False])
async def test_colleagues_of_whoever_decides_are_told_and_not_the_one_who_did(
    database: str, accepts: bool
) -> None:
    deal = await sealed()
    nina = await people.visitor("Nina")
    place = await Membership.get(member_id=deal.owner.id)
    async with unit_of_work():
        await Membership.create(
            organisation_id=place.organisation_id, member_id=nina.id, service="RH", may_handle_missions=True
        )
    file = await deal.file()
    if accepts:
        file = await payrolling.propose_payrolling(deal.lea, file.id, file.version)
        await payrolling.accept_payrolling(deal.owner, file.id, file.version)
    else:
        await payrolling.manage_independently(deal.owner, file.id, file.version)
    key = "payrolling.agreed" if accepts else "payrolling.alone"
    told = await Notification.filter(key=key).values_list("recipient_id", flat=True)
    assert told == [nina.id]
