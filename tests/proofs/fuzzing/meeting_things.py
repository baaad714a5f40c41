"""Appointments and calls in each status, driven there by the services."""

from datetime import datetime, timedelta

from core import clock
from models.appointment import Appointment, AppointmentStatus
from models.call import Call
from models.member import Member
from services import (
    appointments,
    calls,
)
from services.presence import Stay, go_online
from tests.kit.stage import move_clock
from tests.proofs.fuzzing.world import TUESDAY, House, Thing, World, house_of


async def add_appointments(world: World, house: House) -> None:
    """An appointment in each status, on one house."""
    stage, profile = world.stage, house.profile
    owner, client = await world.member(house.owner), await world.member(house.client)

    async def asked(start: datetime) -> Appointment:
        return await appointments.request_appointment(client, profile.id, start, "Le site secret")

    async def agreed(start: datetime) -> Appointment:
        made = await asked(start)
        return await appointments.accept_appointment(owner, made.id, made.version)

    async def entered(made: Appointment, *people: Member) -> None:
        move_clock(made.start_at - timedelta(minutes=5) - clock.now())
        await appointments.open_due_rooms()
        call = await Call.get(appointment_id=made.id)
        world.rooms.append(call)
        for person in people:
            await calls.join(call.id, person.id)

    first, second, third = await agreed(TUESDAY), await agreed(_at(11)), await agreed(_at(14))
    await asked(_at(15))
    await entered(first, client, owner)
    await appointments.finish_appointment(owner, first.id)
    await entered(second, owner)
    move_clock(timedelta(minutes=25))
    await appointments.mark_no_show(owner, second.id)
    await entered(third, client, owner)
    move_clock(_at(14, 35) - clock.now())
    await appointments.expire_due()
    day = timedelta(days=1)
    declined, cancelled, countered = (
        await asked(_at(9) + day),
        await agreed(_at(10) + day),
        await asked(_at(11) + day),
    )
    await appointments.decline_appointment(owner, declined.id, None, "Pas libre")
    await appointments.cancel_appointment(client, cancelled.id, None, "Malade")
    await appointments.offer_other_slots(owner, countered.id, None, [_at(9) + 2 * day, _at(10) + 2 * day])
    await asked(_at(14) + day)
    await agreed(_at(15) + day)
    moving = await agreed(_at(14) + 2 * day)
    await appointments.propose_move(owner, moving.id, None, _at(15) + 2 * day)
    await stage.settle()
    for row in await Appointment.all().order_by("id"):
        offers = await appointments.offers_of(row)
        status = f"{row.status}, to move" if row.id == moving.id else str(row.status)
        offer = offers[0].id if offers else 0
        world.things.append(
            Thing("appointment", status, row.id, row.public_id, row.version, house.people, offer=offer)
        )
    reached = {row.status for row in await Appointment.all()}
    assert reached == set(AppointmentStatus), set(AppointmentStatus) - reached


def _at(hour: int, minute: int = 0) -> datetime:
    """A time of Tuesday in Zurich."""
    return TUESDAY + timedelta(hours=hour - 10, minutes=minute)


async def add_calls(world: World, house: House) -> None:
    """Over on one house; going on in a house of its own each, because nobody has two calls at a time."""

    async def rung(at: House) -> tuple[Call, Member]:
        owner = await world.member(at.owner)
        await go_online(owner, at.profile.id, Stay.TONIGHT)
        return await calls.ring(await world.member(at.client), at.profile.id), owner

    over = await house_of(world, "Vorbei")
    call, owner = await rung(over)
    await calls.reject(call.id, owner)
    call, _ = await rung(over)
    await calls.give_up(call.id, await world.member(over.client))
    call, owner = await rung(over)
    await calls.answer(call.id, owner)
    await calls.hang_up(call.id, owner.id)
    call, _ = await rung(over)
    move_clock(timedelta(seconds=46))
    await calls.ring_out_due()
    for row in await Call.filter(profile_id=over.profile.id).order_by("id"):
        world.things.append(Thing("call", str(row.status), row.id, row.public_id, row.version, over.people))
    for status in ("ringing", "accepted", "live", "failed"):
        here = await house_of(world, f"Im-Gespräch-{status}")
        call, owner = await rung(here)
        if status != "ringing":
            await calls.answer(call.id, owner)
        if status in ("live", "failed"):
            await calls.connect(call.id)
        if status == "failed":
            await calls.fail(call.id)
        row = await Call.get(id=call.id)
        world.things.append(Thing("call", status, row.id, row.public_id, row.version, here.people))
        world.rooms += [row] if status != "ringing" else []
    room = await Call.filter(appointment_id__not_isnull=True).order_by("-id").first()
    assert room is not None
    world.things.append(Thing("call", "room", room.id, room.public_id, room.version, house.people))
