"""A client, a professional and a stranger, and an appointment in each of its states."""

from datetime import timedelta

from core import clock
from models.agenda import Claim, ClaimKind, ClaimState
from models.appointment import (
    Appointment,
)
from models.delivery import Channel, Notification
from models.member import Member
from models.profile import Profile
from services import appointments as book
from services.calls import join
from tests.services.booking_scene import at, make_client, make_professional

TEN = at(5, 8)  # Tuesday, 10:00 in Zurich.
HALF_HOUR = timedelta(minutes=30)


class Scene:
    """Tom, Léa, and a stranger."""

    tom: Member
    lea: Member
    eva: Member
    profile: Profile

    async def request(self, start: object = TEN) -> Appointment:
        return await book.request_appointment(
            self.tom, self.profile.id, TEN if start is None else start, "Un site"
        )  # type: ignore[arg-type]

    async def confirmed(self) -> Appointment:
        asked = await self.request()
        return await book.accept_appointment(self.lea, asked.id)

    async def countered(self) -> Appointment:
        asked = await self.request()
        return await book.offer_other_slots(
            self.lea, asked.id, asked.version, [TEN + HALF_HOUR, TEN + 2 * HALF_HOUR]
        )

    async def begun(self) -> Appointment:
        appointment = await self.confirmed()
        clock.freeze(appointment.start_at - timedelta(minutes=10))
        assert await book.open_due_rooms() == 1
        room = await book.room_of(appointment)
        assert room is not None
        await join(room.id, self.tom.id)
        return await Appointment.get(id=appointment.id)


async def scene(**rules: object) -> Scene:
    """The scene, with booking rules."""
    made = Scene()
    made.lea, made.profile = await make_professional(**rules)  # type: ignore[arg-type]
    made.tom, made.eva = await make_client("Tom"), await make_client("Eva")
    return made


async def told(member: Member, channel: Channel = Channel.TELEGRAM) -> list[str]:
    """What a person was owed at once, without reminders, oldest first."""
    rows = await Notification.filter(recipient_id=member.id, channel=channel).order_by("id")
    return [row.key.removeprefix("appointment.") for row in rows if row.key != "appointment.reminder"]


async def active(appointment: Appointment) -> list[tuple[ClaimKind, object]]:
    """What an appointment occupies."""
    claims = await Claim.filter(appointment_id=appointment.id, state=ClaimState.ACTIVE).order_by("start_at")
    return [(claim.kind, claim.start_at) for claim in claims]
