"""An e-mail address that is confirmed, or changed, after the dossier left reaches the payrolling partner."""

from collections.abc import Iterator

import pytest

from models.delivery import Notification
from models.member import Member
from models.payrolling import DeliveryState, PartnerDelivery, PartnerEvent, PayrollFile, PayrollStatus
from services import own_email, payrolling
from services.payrolling.dossier import open_dossier
from services.unit_of_work import unit_of_work
from tests.services import payroll_scene
from tests.services.payroll_scene import Deal, deliveries, handed_over, sealed

OWED, SENT = DeliveryState.OWED, DeliveryState.SENT


@pytest.fixture(autouse=True)
def partner() -> Iterator[None]:
    """A partner with both channels, and the keys that seal our copies."""
    with payroll_scene.partner(webhook="http://127.0.0.1:9/dossiers"):
        yield


async def _proves(member: Member, address: str) -> None:
    async with unit_of_work():
        await own_email.prove_address(await Member.get(id=member.id), address)


async def _bodies() -> list[dict[str, object]]:
    """What is on its way to the partner by mail, as it would leave now."""
    found = []
    for each in await PartnerDelivery.filter(state=OWED, channel="mail").order_by("id"):
        message = await payrolling.message_of(each)
        assert message is not None
        found.append(message.body)
    return found


async def _file(deal: Deal) -> PayrollFile:
    return await PayrollFile.get(application_id=deal.application.id)


async def test_an_address_confirmed_after_the_hand_over_is_told_to_the_partner(database: str) -> None:
    deal = await sealed()
    await deal.chosen()
    await handed_over()
    seat = await payrolling.access_file((await _file(deal)).id, deal.lea)
    assert not payrolling.reaches_by_mail(seat, deal.lea)
    await _proves(deal.lea, "lea@example.org")
    assert await deliveries() == [(PartnerEvent.DOSSIER, SENT)] * 2 + [(PartnerEvent.AMENDED, OWED)] * 2
    (body,) = await _bodies()
    assert body["event"] == "amended" and body["freelance"] == {"email": "lea@example.org"}
    assert "company" not in body and body["number"] == (await _file(deal)).public_id
    assert await Notification.filter(recipient_id=deal.lea.id, key="payrolling.amended").count() == 1
    assert not await Notification.filter(recipient_id=deal.owner.id, key="payrolling.amended").exists()
    assert open_dossier(await _file(deal))["freelance"]["email"] == "lea@example.org"
    seat = await payrolling.access_file(seat.file.id, await Member.get(id=deal.lea.id))
    assert payrolling.reaches_by_mail(seat, deal.lea)
    assert await handed_over() == 2 and (await _file(deal)).status is PayrollStatus.SENT


async def test_the_contact_of_the_company_is_named_with_their_address(database: str) -> None:
    deal = await sealed()
    await deal.chosen()
    await handed_over()
    await _proves(deal.owner, "nadia@example.org")
    (body,) = await _bodies()
    assert body["company"] == {"contact": deal.owner.called, "email": "nadia@example.org"}


async def test_the_same_address_confirmed_again_is_no_news_and_another_one_is(database: str) -> None:
    deal = await sealed()
    await deal.chosen()
    await handed_over()
    for address in ("lea@example.org", "lea@example.org", "lea@example.com"):
        await _proves(deal.lea, address)
        await handed_over()
    events = [event for event, _ in await deliveries()]
    assert events.count(PartnerEvent.AMENDED) == 4, "two addresses, each on two channels"


async def test_before_anything_was_tried_the_dossier_itself_takes_the_address_along(database: str) -> None:
    deal = await sealed()
    await deal.chosen()
    await _proves(deal.lea, "lea@example.org")
    assert await deliveries() == [(PartnerEvent.DOSSIER, OWED)] * 2
    (body,) = await _bodies()
    assert body["freelance"]["email"] == "lea@example.org"  # type: ignore[index]
    assert not await Notification.filter(key="payrolling.amended").exists()


async def test_without_our_copy_the_address_still_reaches_the_partner(database: str) -> None:
    deal = await sealed()
    await deal.chosen()
    await handed_over()
    await PayrollFile.filter(application_id=deal.application.id).update(dossier="")
    await _proves(deal.lea, "lea@example.org")
    (body,) = await _bodies()
    assert body["freelance"] == {"email": "lea@example.org"}


async def test_nobody_is_told_where_nothing_was_agreed_or_everything_is_over(database: str) -> None:
    deal, other = await sealed("Léa"), await sealed("Marc")
    file = await deal.file()
    await payrolling.propose_payrolling(deal.lea, file.id, file.version)
    await _proves(deal.lea, "lea@example.org")
    await other.chosen()
    await handed_over()
    file = await other.file()
    await payrolling.manage_independently(other.lea, file.id, file.version)
    await _proves(other.lea, "marc@example.org")
    assert PartnerEvent.AMENDED not in [event for event, _ in await deliveries()]
