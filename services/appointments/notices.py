"""Who is told what about an appointment."""

from datetime import datetime
from typing import Any

from models.appointment import Appointment
from services.appointments.sides import Side, people_on
from services.notifications import Subject, owe


async def tell(
    appointment: Appointment,
    side: Side,
    event: str,
    *,
    must_arrive: bool = False,
    by_mail: bool = False,
    own: bool = False,
    due_at: datetime | None = None,
    **details: Any,
) -> None:
    """Owes "appointment.<event>" to the people of a side, once for each version of the appointment.

    `own` says that the reader's side did it: they have seen it already and only need the calendar file.
    """
    for person in await people_on(appointment, side):
        await owe(
            person,
            f"appointment.{event}",
            subject=Subject("appointment", appointment.id, appointment.version),
            details={"own": own, **details},
            due_at=due_at,
            mutable=not must_arrive,
            also_by_mail=by_mail,
            dedupe_key=f"appointment.{event}:{appointment.id}:{appointment.version}:{person}",
        )


async def tell_both(appointment: Appointment, event: str, acting: Side | None, **details: Any) -> None:
    """Owes what no one can mute to both sides, by mail as well: the calendar file goes with it."""
    for side in Side:
        own = side is acting
        await tell(
            appointment, side, event, must_arrive=True, by_mail=True, own=own, by=acting or "clock", **details
        )
