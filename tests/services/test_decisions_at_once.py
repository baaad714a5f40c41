"""Two who decide at the same second: the second reads what the first wrote."""

import asyncio
from collections.abc import Awaitable

from core import clock
from core.errors import DomainError
from models.call import Call, CallSeat, CallStatus
from models.conversation import Conversation
from models.delivery import Notification
from models.member import Member, MemberCategory, Organisation
from models.profile import Profile
from models.scam_report import ScamReport
from services import calls, conversations, members, notifications, scam_reports
from services.presence import Stay, go_online
from services.unit_of_work import savepoint, unit_of_work
from tests.proofs.racing.operations import absorbed
from tests.services.booking_scene import make_client, make_professional

STORY = "On m’a demandé de l’argent avant tout rendez-vous."


async def refused(*attempts: Awaitable[object]) -> list[str]:
    """Runs attempts at the same time and gives the names of the refusals; anything raw is raised."""
    results = await asyncio.gather(*attempts, return_exceptions=True)
    for result in results:
        if isinstance(result, BaseException) and not isinstance(result, DomainError):
            raise result
    return [type(result).__name__ for result in results if isinstance(result, DomainError)]


async def test_who_signs_up_four_times_at_once_is_registered_once(database: str) -> None:
    for category in (MemberCategory.FREELANCE, MemberCategory.COMPANY):
        member = await make_client("Nina", registered_at=None, category=None, terms_accepted_at=clock.now())
        tries = [
            members.register_professional(member.id, category, "Nina", "Conseil", None, "Nyon", "", [])
            for _ in range(4)
        ]
        assert await refused(*tries) == ["AlreadyRegistered"] * 3
        assert (await Member.get(id=member.id)).version == member.version + 1
    assert (await Profile.all().count(), await Organisation.all().count()) == (2, 1)


async def test_the_same_report_twice_at_once_is_one_case(database: str) -> None:
    _, profile = await make_professional(hours={})
    tom = await make_client("Tom")
    tries = [scam_reports.file_report(tom, profile.id, "advance", STORY) for _ in range(4)]
    assert await refused(*tries) == []
    assert [case.version for case in await ScamReport.all()] == [4]


async def test_messages_at_the_same_second_ring_once_and_count_each(database: str) -> None:
    _, profile = await make_professional(hours={})
    tom = await make_client("Tom")
    await refused(*(conversations.leave_message(tom, profile.id, f"Bonjour {n}") for n in range(4)))
    assert (await Conversation.get(client_id=tom.id)).version == 5
    assert await Notification.filter(key="message.received").count() == 1


async def test_the_same_debt_is_owed_once_by_two_at_once(database: str) -> None:
    tom = await make_client("Tom")

    async def owes() -> None:
        async with unit_of_work():
            await notifications.owe(tom.id, "runtime.flood", dedupe_key="once", also_by_mail=True)
            await asyncio.sleep(0)

    assert await refused(*(owes() for _ in range(6))) == []
    assert await Notification.all().count() == 2


async def test_whoever_is_answering_is_not_rung_again(database: str) -> None:
    for _ in range(4):
        lea, profile = await make_professional(hours={})
        await go_online(lea, profile.id, Stay.ONE_HOUR)
        call = await calls.ring(await make_client("Tom"), profile.id)
        await refused(calls.answer(call.id, lea), calls.ring(await make_client("Eva"), profile.id))
        busy = (CallStatus.RINGING, CallStatus.ACCEPTED)
        assert await Call.filter(profile_id=profile.id, status__in=busy).count() == 1


async def test_nobody_sits_in_a_call_that_was_ended_at_that_second(database: str) -> None:
    for _ in range(4):
        lea, profile = await make_professional(hours={})
        await go_online(lea, profile.id, Stay.ONE_HOUR)
        tom = await make_client("Tom")
        call = await calls.ring(tom, profile.id)
        await calls.answer(call.id, lea)
        await refused(calls.hang_up(call.id, lea.id), calls.join(call.id, tom.id))
        assert (await Call.get(id=call.id)).status is CallStatus.ENDED
        assert not await CallSeat.filter(call_id=call.id, present=True).exists()


async def test_a_part_that_is_cancelled_leaves_nothing_in_the_transaction_that_goes_on(database: str) -> None:
    at = 1
    while await absorbed(at, arriving=False):
        rows = await Member.filter(city="HALF").values_list("version", flat=True)
        assert list(rows) in ([], [2, 2])
        await Member.filter(city="HALF").delete()
        at += 1


async def test_a_savepoint_keeps_what_came_before_it(database: str) -> None:
    async with unit_of_work():
        await make_client("before")
        try:
            async with savepoint():
                await make_client("inside")
                raise TimeoutError
        except TimeoutError:
            await make_client("after")
    assert sorted([member.first_name for member in await Member.all()]) == ["after", "before"]
