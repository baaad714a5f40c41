"""What a side answers to an appointment when one tap is not enough."""

from datetime import date, datetime
from typing import Any

from bot.engine import Choice, Dialog, Ending, Preview, Slot, Span, Text
from bot.engine.step import Answered, Asking, Invalid, Outcome
from core.reasons import coded
from models.appointment import AppointmentKind
from services import agenda, appointments

DECLINE_REASONS = ("busy", "topic", "other")
# Nobody is asked about their health: whoever is ill cannot attend, which says enough.
CANCEL_REASONS = ("busy", "solved", "other")
FEWEST_LETTERS = 3


def wants_words(dialog: "Answer") -> bool:
    """« Autre raison » is explained in words."""
    return bool(dialog.answers.get("why") == "other")


def which(dialog: "Answer") -> dict[str, Any]:
    """The appointment in the words of a question: with whom, when, and whether it is an interview."""
    start = datetime.fromisoformat(dialog.given["start"])
    when = dialog.words.moment(start, dialog.member.time_zone)
    return {"name": dialog.given["name"], "when": when, "kind": dialog.given["kind"]}


def cancelling(dialog: "Answer") -> str:
    """The key of the button that cancels, which names what it cancels."""
    return "can.confirm-interview" if dialog.given["kind"] == AppointmentKind.INTERVIEW else "can.confirm"


def declining(dialog: "Answer") -> str:
    """The key of the button that declines, which names what it declines."""
    return "dec.confirm-interview" if dialog.given["kind"] == AppointmentKind.INTERVIEW else "dec.confirm"


def has_three(dialog: "OfferOtherSlots") -> bool:
    """Whoever stops at one or two taps « Envoyer avec … »; the third alone is not yet the last word."""
    return dialog.answers.get("third") is not None


def own_words() -> Text:
    """The question about « Autre raison »."""
    return Text(min=FEWEST_LETTERS, max=300, when=wants_words)


class Reason(Choice[str]):
    """One of the reasons; whoever writes their own instead has chosen « Autre raison » and said it already."""

    async def typed(self, ask: Asking, text: str) -> Outcome:
        try:
            return await super().typed(ask, text)
        except Invalid:
            if sum(map(str.isalpha, text)) < FEWEST_LETTERS:
                raise
        ask.dialog.raw["said"] = own_words().judge(text)
        return Answered("other")


class Answer(Dialog, register=False):
    """What the answers share: the appointment as it was shown."""

    async def days(self) -> list[tuple[date, int]]:
        """Days with a free slot for this appointment."""
        zone, appointment_id = self.member.time_zone, self.given["appointment_id"]
        free = await agenda.free_days(self.given["profile_id"], zone, appointment_id=appointment_id)
        return [(day.on, day.count) for day in free]

    async def slots(self, on: date) -> list[Span]:
        """Free slots of a day for this appointment."""
        profile_id, appointment_id = self.given["profile_id"], self.given["appointment_id"]
        found = await agenda.free_slots_on(
            profile_id, on, self.member.time_zone, appointment_id=appointment_id
        )
        # What another question of this dialog already took is not offered twice.
        taken = {
            value.start
            for name, value in self.answers.items()
            if isinstance(value, Span) and name != self.session.step
        }
        return [Span(slot.start, slot.end) for slot in found if slot.start not in taken]

    async def zone_of_other(self) -> str:
        """The time zone of the other side."""
        appointment = await appointments.access_appointment(self.given["appointment_id"], self.member)
        return (await appointments.other_party(appointment, self.member)).time_zone

    def told(self) -> str:
        """The reason that the other side reads: what was written, or the code of the one chosen."""
        return self.answers.get("said") or coded(self.answers["why"])

    def back_to_it(self) -> Ending:
        """The appointment, as it is now."""
        return Ending(page="appointment", args={"arg": self.given["appointment_id"]})

    async def outdated(self) -> Ending | None:
        """Somebody answered, moved or cancelled meanwhile."""
        return self.back_to_it()


class DeclineRequest(Answer):
    """« Refuser », with a reason that the requester reads, after a last question (EXT-22)."""

    key = "dec"

    why = Reason(DECLINE_REASONS, ask=which)
    said = own_words()
    preview = Preview(ask=which, confirm=declining)

    async def done(self) -> Ending | None:
        await appointments.decline_appointment(
            self.member, self.given["appointment_id"], self.given["version"], self.told()
        )
        return self.back_to_it()


class CancelAppointment(Answer):
    """« Annuler le rendez-vous », with a reason, after a last question (EXT-18)."""

    key = "can"

    why = Reason(CANCEL_REASONS, ask=which)
    said = own_words()
    preview = Preview(ask=which, confirm=cancelling)

    async def done(self) -> Ending | None:
        await appointments.cancel_appointment(
            self.member, self.given["appointment_id"], self.given["version"], self.told()
        )
        return self.back_to_it()


class ReportAbsence(Answer):
    """« Signaler son absence », after a last question: who waited alone ends the appointment (EXT-18)."""

    key = "abs"

    preview = Preview(ask=which)

    async def done(self) -> Ending | None:
        await appointments.mark_no_show(self.member, self.given["appointment_id"], self.given["version"])
        return self.back_to_it()


class OfferOtherSlots(Answer):
    """« Proposer un autre créneau »: one to three (EXT-18)."""

    key = "off"

    first = Slot(days=Answer.days, slots=Answer.slots, other_zone=Answer.zone_of_other, ask=which)
    second = Slot(days=Answer.days, slots=Answer.slots, other_zone=Answer.zone_of_other, optional=True)
    third = Slot(
        days=Answer.days,
        slots=Answer.slots,
        other_zone=Answer.zone_of_other,
        optional=True,
        when=lambda d: d.answers.get("second") is not None,
    )
    preview = Preview(ask=which, when=has_three)

    async def done(self) -> Ending | None:
        offered = [
            span.start for span in (self.first, self.second, self.answers.get("third")) if span is not None
        ]
        await appointments.offer_other_slots(
            self.member, self.given["appointment_id"], self.given["version"], sorted(set(offered))
        )
        return self.back_to_it()


class MoveAppointment(Answer):
    """« Déplacer », after a last question: the old slot stays until the other side accepts (EXT-18)."""

    key = "mov"
    blame = {"slot-taken": "slot", "slot-unavailable": "slot"}  # noqa: RUF012

    slot = Slot(days=Answer.days, slots=Answer.slots, other_zone=Answer.zone_of_other, ask=which)
    preview = Preview(ask=which)

    async def done(self) -> Ending | None:
        await appointments.propose_move(
            self.member, self.given["appointment_id"], self.given["version"], self.slot.start
        )
        return self.back_to_it()
