"""Begins and guards every change of an appointment."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, NamedTuple

from core import clock
from core.errors import Stale
from core.text import clean
from models.application import Application
from models.appointment import Appointment, AppointmentMove, AppointmentStatus, next_appointment_status
from models.member import Member
from models.sql import lock_row
from services.appointments.errors import NotYourTurn, ReasonNeeded
from services.appointments.sides import LIVE, Side, access_appointment, side_of
from services.claims import take_turn
from services.given_text import paragraph
from services.notifications import refresh_cards
from services.reminders import show_at_home
from services.seen_version import require_version
from services.unit_of_work import unit_of_work

NOTE_LIMIT = 500


class Acting(NamedTuple):
    """An appointment as it is now, and the side on which the acting person is."""

    appointment: Appointment
    side: Side

    def only(self, side: Side) -> Appointment:
        """The appointment, for one side. Refuses the other with NotYourTurn."""
        if self.side is not side:
            raise NotYourTurn()
        return self.appointment


@asynccontextmanager
async def acting_on(member: Member, appointment_id: int, version: int | None) -> AsyncIterator[Acting]:
    """One transaction in which a member acts on an appointment, alone at this provider's time.

    `version` is what the pressed button was drawn for. Refuses strangers (NotFound), old buttons (Stale).
    """
    async with unit_of_work():
        seen = await access_appointment(appointment_id, member)
        await take_turn(seen.profile_id)
        # Who comes into the room or leaves it changes the appointment, too.
        await lock_row("call", seen.id, "appointment_id")
        appointment = await Appointment.get(id=seen.id)
        require_version(appointment, version)
        yield Acting(appointment, await side_of(appointment, member))


async def move_appointment(appointment: Appointment, move: AppointmentMove, **changes: Any) -> Appointment:
    """Moves an appointment as it was seen. IllegalMove for what has no row, Stale for who came second."""
    return await _write(appointment, next_appointment_status(appointment.status, move), changes)


async def change_appointment(appointment: Appointment, **changes: Any) -> Appointment:
    """Changes an appointment without moving it, as it was seen. Refuses with Stale who came second."""
    return await _write(appointment, appointment.status, changes)


async def _write(appointment: Appointment, status: AppointmentStatus, changes: dict[str, Any]) -> Appointment:
    async with unit_of_work():
        moved = await Appointment.filter(
            id=appointment.id, status=appointment.status, version=appointment.version
        ).update(status=status, version=appointment.version + 1, **changes)
        if not moved:
            raise Stale()
        await show_appointment(appointment)
        if status not in LIVE:
            await show_at_home(appointment)
        return await Appointment.get(id=appointment.id)


async def show_appointment(appointment: Appointment) -> None:
    """Has every card that shows an appointment follow it: its own, and the candidature's that an interview answers."""
    await refresh_cards("appointment", appointment.id)
    if appointment.mission_id is None:
        return
    answered = Application.filter(mission_id=appointment.mission_id, profile_id=appointment.profile_id)
    for application in await answered:
        await refresh_cards("application", application.id)


def said_reason(text: str) -> str:
    """A reason that says something. Refuses with ReasonNeeded or TextTooLong."""
    if not clean(text).strip():
        raise ReasonNeeded()
    return paragraph("reason", text, NOTE_LIMIT)


def decided(member: Member | None) -> dict[str, Any]:
    """When and by whom an appointment came to its end."""
    return {"ended_at": clock.now(), "ended_by_id": member.id if member is not None else None}
