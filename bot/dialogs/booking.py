"""Asks a professional for an appointment in their real free time."""

from datetime import date

from bot.engine import Dialog, Ending, Preview, Slot, Span, Text
from models.appointment import Appointment, AppointmentStatus
from services import agenda
from services.appointments import hold_slot, request_appointment


class SlotOfProfile(Dialog, register=False):
    """A time in the free time of the profile that was given, which is held while the person writes."""

    blame = {"slot-taken": "slot", "slot-unavailable": "slot"}  # noqa: RUF012

    async def days(self) -> list[tuple[date, int]]:
        """Days with a free slot."""
        free = await agenda.free_days(
            self.given["profile_id"], self.member.time_zone, client_id=self.member.id
        )
        return [(day.on, day.count) for day in free]

    async def slots(self, on: date) -> list[Span]:
        """Free slots of a day."""
        profile_id, zone = self.given["profile_id"], self.member.time_zone
        found = await agenda.free_slots_on(profile_id, on, zone, client_id=self.member.id)
        return [Span(slot.start, slot.end) for slot in found]

    async def zone_of_provider(self) -> str:
        """The time zone of the other side."""
        return (await agenda.booking_rules_of(self.given["profile_id"])).time_zone

    async def hold(self, span: Span) -> None:
        """Keeps the slot for ten minutes."""
        await hold_slot(self.member, self.given["profile_id"], span.start)

    slot = Slot(
        days=days,
        slots=slots,
        other_zone=zone_of_provider,
        held=hold,
        ask=lambda d: {"name": d.given["name"]},
    )

    def leads_to(self, asked: Appointment, accepted: str) -> Ending:
        """The appointment, with the sentence `accepted` above it where nobody has to answer any more."""
        is_sure = asked.status is AppointmentStatus.CONFIRMED
        return Ending(notice=accepted if is_sure else None, page="appointment", args={"arg": asked.id})


class Booking(SlotOfProfile):
    """A slot, a purpose, and a look at both before it is asked (FR-119)."""

    key = "bok"

    purpose = Text(min=3, max=500, lines=True)
    preview = Preview(ask=lambda d: {"name": d.given["name"]})

    async def done(self) -> Ending | None:
        profile_id = self.given["profile_id"]
        asked = await request_appointment(self.member, profile_id, self.slot.start, self.purpose)
        return self.leads_to(asked, "bok-accepted")
