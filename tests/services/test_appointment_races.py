"""Two people decide at the same second: one wins, the other is told, nothing is half done."""

import asyncio
from collections.abc import Awaitable

from core import clock
from core.errors import Conflict, DomainError
from models.agenda import Claim, ClaimKind, ClaimState
from models.appointment import Appointment, AppointmentStatus
from models.delivery import Notification
from services import appointments as book
from tests.services.appointment_scene import HALF_HOUR, TEN, active, scene
from tests.services.booking_scene import at, make_client, make_professional
from tests.services.test_claims import overlaps


async def together(*attempts: Awaitable[Appointment]) -> list[Appointment | BaseException]:
    """Runs attempts at the same time; refusals are results, anything else is an error."""
    results = await asyncio.gather(*attempts, return_exceptions=True)
    for result in results:
        if isinstance(result, BaseException) and not isinstance(result, DomainError):
            raise result
    return list(results)


def winners(results: list[Appointment | BaseException]) -> int:
    """How many attempts were not refused."""
    return sum(isinstance(result, Appointment) for result in results)


async def test_two_clients_on_the_last_slot_at_the_same_second(database: str) -> None:
    _, profile = await make_professional(hours={1: [(600, 630)]}, horizon_days=3)
    tom, eva = await make_client("Tom"), await make_client("Eva")
    results = await together(*(book.request_appointment(who, profile.id, TEN) for who in (tom, eva)))
    assert winners(results) == 1
    [refused] = [result for result in results if isinstance(result, Conflict)]
    assert refused.details == {"alternatives": [], "count": 0}
    assert await Appointment.all().count() == 1
    assert await Notification.filter(key="appointment.requested").count() == 1


async def test_a_client_who_taps_twice_asks_once(database: str) -> None:
    s = await scene()
    assert winners(await together(*(s.request() for _ in range(4)))) == 1


async def test_accepting_and_refusing_at_the_same_second_have_one_winner(database: str) -> None:
    for day in range(5, 9):
        s = await scene()
        asked = await s.request(at(day, 8))
        version = asked.version
        results = await together(
            book.accept_appointment(s.lea, asked.id, version),
            book.decline_appointment(s.lea, asked.id, version, "Complet"),
            book.offer_other_slots(s.lea, asked.id, version, [at(day, 8) + HALF_HOUR]),
            book.accept_appointment(s.lea, asked.id, version),
        )
        assert winners(results) == 1
        told = {"appointment.accepted", "appointment.declined", "appointment.countered"}
        assert await Notification.filter(recipient_id=s.tom.id, channel="telegram", key__in=told).count() == 1


async def test_accepting_while_the_client_cancels_ends_confirmed_or_cancelled_and_never_both(
    database: str,
) -> None:
    for _ in range(4):
        s = await scene()
        asked = await s.request()
        await together(
            book.accept_appointment(s.lea, asked.id), book.cancel_appointment(s.tom, asked.id, None, "Malade")
        )
        after = await Appointment.get(id=asked.id)
        assert after.status in (AppointmentStatus.CONFIRMED, AppointmentStatus.CANCELLED)
        reminders = await Notification.filter(
            subject_id=asked.id, key="appointment.reminder", state="owed"
        ).count()
        if after.status is AppointmentStatus.CONFIRMED:
            assert (len(await active(after)), reminders) == (1, 2)
        else:
            assert (len(await active(after)), reminders) == (0, 0)


async def test_both_cancelling_tell_each_other_once(database: str) -> None:
    s = await scene()
    confirmed = await s.confirmed()
    results = await together(
        book.cancel_appointment(s.tom, confirmed.id, confirmed.version, "Malade"),
        book.cancel_appointment(s.lea, confirmed.id, confirmed.version, "Absente"),
    )
    assert winners(results) == 1
    assert await Notification.filter(key="appointment.cancelled", channel="telegram").count() == 2


async def test_a_move_that_races_with_a_cancellation_is_old_or_new_or_gone_and_never_two(
    database: str,
) -> None:
    for _ in range(4):
        s = await scene()
        confirmed = await s.confirmed()
        asked = await book.propose_move(s.tom, confirmed.id, None, TEN + HALF_HOUR)
        await together(
            book.accept_move(s.lea, asked.id, asked.version),
            book.decline_move(s.lea, asked.id, asked.version),
            book.cancel_appointment(s.tom, asked.id, asked.version, "Malade"),
        )
        after = await Appointment.get(id=confirmed.id)
        held = await active(after)
        if after.status is AppointmentStatus.CANCELLED:
            assert held == []
        else:
            assert [start for _, start in held] == [after.start_at]
    assert await overlaps() == 0


async def test_many_people_doing_everything_at_once_never_overlap(database: str) -> None:
    lea, profile = await make_professional(buffer_after_minutes=15)
    clients = [await make_client(f"C{number}") for number in range(6)]

    async def life(number: int) -> None:
        start = TEN + (number % 3) * HALF_HOUR
        for step in range(3):
            try:
                asked = await book.request_appointment(clients[number], profile.id, start)
                if (number + step) % 2:
                    await book.accept_appointment(lea, asked.id)
                    await book.propose_move(clients[number], asked.id, None, start + HALF_HOUR)
                    await book.accept_move(lea, asked.id)
                else:
                    await book.offer_other_slots(lea, asked.id, None, [start + 4 * HALF_HOUR * 2])
            except DomainError:
                start += HALF_HOUR

    await asyncio.gather(*(life(number) for number in range(6)))
    assert await overlaps() == 0
    held = await Claim.filter(state=ClaimState.ACTIVE)
    assert held
    confirmed = await Appointment.filter(status=AppointmentStatus.CONFIRMED)
    assert {(each.appointment_id, each.start_at) for each in held if each.kind is ClaimKind.APPOINTMENT} == {
        (each.id, each.start_at) for each in confirmed
    }


async def test_schedulers_at_the_same_second_expire_a_request_once(database: str) -> None:
    s = await scene()
    await s.request()
    clock.freeze(TEN)
    assert sum(await asyncio.gather(*(book.expire_due() for _ in range(4)))) == 1
    assert await Notification.filter(key="appointment.expired").count() == 2
