"""An appointment as both sides see it, with what each can do now."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from bot.cards import LivingCard
from bot.engine import begin
from bot.joining import join_button
from bot.turn import Look, Turn
from bot.view import Attachment, Button, Rows, View, card_button, page_button
from bot.wording import appointment_status, called, live_when, when
from core.errors import NotFound
from core.i18n import Words
from core.ids import read_row_id
from core.links import PublicLink
from core.reasons import code_of
from models.appointment import Appointment, AppointmentKind, AppointmentStatus
from models.delivery import Notification
from models.member import Member
from models.profile import Profile
from services import appointments as book
from services.applications import is_candidature_over
from services.appointments.rescheduling import mover_side
from services.calendars.invitation import invitation
from services.reminders import reminder_still_true

WITH_CALENDAR = {
    "appointment.accepted": "REQUEST",
    "appointment.moved": "REQUEST",
    "appointment.passed_on": "REQUEST",
    "appointment.cancelled": "CANCEL",
}

_UNDECIDED = (AppointmentStatus.REQUESTED, AppointmentStatus.COUNTERED)
# Buttons in their order: what may be done, its label, the act it sends, and its style.
_BUTTONS = (
    ("accept_appointment", "rdv-accept", "accept", "success"),
    ("decline_appointment", "rdv-decline", "decline", None),
    ("offer_other_slots", "rdv-counter", "counter", None),
    ("withdraw_request", "rdv-take_back", "withdraw", None),
    ("accept_move", "rdv-accept", "accept_move", "success"),
    ("decline_move", "rdv-decline", "decline_move", None),
    ("decline_offers", "rdv-decline", "decline_offers", None),
    ("finish_appointment", "rdv-done", "finish", None),
    ("mark_no_show", "rdv-noshow", "no_show", None),
    ("propose_move", "rdv-move", "move", None),
    ("cancel_appointment", "rdv-cancel", "cancel", None),
)


class AppointmentCard(LivingCard):
    """One appointment (FR-119, FR-120); strangers get NotFound."""

    kind = "appointment"
    is_its_page = True

    async def view(self, look: Look, object_id: int) -> View:
        appointment = await book.access_appointment(object_id, look.member)
        party = await book.other_party(appointment, look.member)
        words = look.words
        title = "rdv-interview" if appointment.kind is AppointmentKind.INTERVIEW else "rdv-title"
        lines = [
            words("rdv-headline", title=words.plain(title), status=appointment_status(words, appointment)),
            words("rdv-with", name=called(words, party.name)),
            words(
                # Other slots are held instead of the one that was asked for.
                "rdv-given_back" if appointment.status is AppointmentStatus.COUNTERED else "rdv-when",
                when=live_when(words, appointment.start_at, look.zone, party.time_zone),
                minutes=(appointment.end_at - appointment.start_at) // timedelta(minutes=1),
            ),
        ]
        lines += await self._about(look, appointment)
        if appointment.purpose:
            lines.append(words("rdv-purpose", text=appointment.purpose))
        if address := await book.invoice_address(appointment, look.member):
            lines.append(words("rdv-invoice_address", address=address))
        if appointment.reason:
            lines.append(words("rdv-reason", text=_reason(words, appointment)))
        if appointment.late_cancel:
            lines.append(words("rdv-late_cancel"))
        lines += await self._pending(look, appointment, party.time_zone)
        return View("\n".join(lines), await self._rows(look, appointment))

    async def _about(self, look: Look, appointment: Appointment) -> list[str]:
        """Which mission an interview is about, that the candidature ended, that the organisation is being checked."""
        mission, lines = await book.mission_of(appointment), list[str]()
        if mission is not None:
            lines.append(look.words("int-mission_name", title=mission.title))
            if book.is_ahead(appointment) and await is_candidature_over(appointment):
                lines.append(look.words("rdv-candidature_over"))
        other = await book.is_other_under_check(appointment, look.member)
        if appointment.status in _UNDECIDED and (other or await book.is_under_check(appointment)):
            lines.append(look.words("cert-pending_other"))
        elif other:
            lines.append(look.words("rdv-other_under_check"))
        return lines

    async def _pending(self, look: Look, appointment: Appointment, zone: str) -> list[str]:
        """What waits for an answer: the request, the offered slots, or another time."""
        words = look.words
        if appointment.status is AppointmentStatus.REQUESTED:
            waiting = await book.side_of(appointment, look.member) is book.Side.CLIENT
            lines = ["", words("rdv-waiting")] if waiting else [""]
            return [*lines, *_until(look, appointment)]
        if appointment.status is AppointmentStatus.COUNTERED:
            offers = await book.offers_of(appointment)
            slots = [
                words("rdv-offer", when=live_when(words, offer.start_at, look.zone, zone)) for offer in offers
            ]
            return ["", words("rdv-offers"), *slots, *_until(look, appointment)]
        if book.has_passed(appointment):
            return ["", words("rdv-nobody_came")]
        move = await book.pending_move(appointment)
        if move is None:
            return []
        own = mover_side(appointment) is await book.side_of(appointment, look.member)
        key = "rdv-move_yours" if own else "rdv-move_to"
        return ["", words(key, when=live_when(words, move.start_at, look.zone, zone))]

    async def _rows(self, look: Look, appointment: Appointment) -> Rows:
        words = look.words
        possible = await book.possible_actions(appointment, look.member)

        def button(label: str, act: str, style: str | None = None) -> Button:
            return card_button(label, self.kind, appointment.id, appointment.version, act, style)

        ways = (self._joining, self._again, self._explaining)
        rows = [row for way in ways for row in await way(look, appointment)]
        if "pick_offer" in possible:
            for offer in await book.offers_of(appointment):
                label = words.plain(
                    "rdv-take", when=words.moment(offer.start_at, look.zone, "EEE d MMM, HH:mm")
                )
                rows.append((button(label, f"pick:{offer.id}", "success"),))
        own_move = mover_side(appointment) is await book.side_of(appointment, look.member)
        acts = [
            button(words.plain("rdv-withdraw" if own_move and act == "decline_move" else key), act, style)
            for name, key, act, style in _BUTTONS
            if name in possible
        ]
        rows += [tuple(acts[i : i + 2]) for i in range(0, len(acts), 2)]
        confirmed = appointment.status is AppointmentStatus.CONFIRMED and book.is_ahead(appointment)
        if confirmed and look.facts.pages_reachable:
            test = f"{look.facts.public_url}/test?lang={words.language}"
            rows.append((Button(words.plain("call-test"), url=test),))
        return tuple(rows)

    async def _joining(self, look: Look, appointment: Appointment) -> list[tuple[Button, ...]]:
        button = await join_button(look, appointment)
        return [] if button is None else [(button,)]

    async def _again(self, look: Look, appointment: Appointment) -> list[tuple[Button, ...]]:
        """To the profile, where what no person cancelled can be asked again; to others, where the asked one is gone."""
        profile = await book.profile_to_ask_again(appointment, look.member)
        if profile is None:
            is_client = appointment.client_id == look.member.id
            was_left = appointment.status is AppointmentStatus.CANCELLED and appointment.ended_by_id is None
            return (
                [(page_button(look.words.plain("menu-search-who"), "search"),)]
                if is_client and was_left
                else []
            )
        return [(page_button(look.words.plain("rdv-again"), "profile", "open", profile.public_id),)]

    async def _explaining(self, look: Look, appointment: Appointment) -> list[tuple[Button, ...]]:
        """To writing to the other side, for who was reported absent."""
        there = await book.where_to_explain(appointment, look.member)
        label = look.words.plain("card-message")
        if isinstance(there, Profile):
            return [(page_button(label, "profile", "message", there.public_id),)]
        return [] if there is None else [(page_button(label, "conversation", "open", there.id),)]

    async def facts(self, look: Look, object_id: int) -> dict[str, Any]:
        appointment = await book.access_appointment(object_id, look.member)
        party = await book.other_party(appointment, look.member)
        words = look.words
        return {
            "name": called(look.words, party.name),
            "kind": str(appointment.kind),
            "when": when(words, appointment.start_at, look.zone, party.time_zone),
            "time": words.time(appointment.start_at, look.zone),
        }

    async def headline(self, look: Look, owed: Notification) -> str:
        facts = await self.facts(look, owed.subject_id or 0)
        key = f"notice-{owed.key.replace('.', '-')}"
        if owed.key == "appointment.reminder":
            key += "-day" if owed.details.get("kind") == "J-1" else "-hour"
        elif owed.details.get("own"):
            key += "-own"
        elif owed.key in ("appointment.again", "appointment.nobody_came"):
            appointment = await book.access_appointment(owed.subject_id or 0, look.member)
            key += f"-{await book.side_of(appointment, look.member)}"
        elif owed.details.get("by") == "gone":
            appointment = await book.access_appointment(owed.subject_id or 0, look.member)
            key += "-gone" if (await book.other_party(appointment, look.member)).name else "-erased"
        elif owed.key == "appointment.absent":
            appointment = await book.access_appointment(owed.subject_id or 0, look.member)
            key += "" if await book.where_to_explain(appointment, look.member) else "-alone"
        elif owed.key == "appointment.accepted" and owed.details.get("by") == "clock":
            # Accepted by the professional's rule: to them, nobody « confirmed » anything.
            appointment = await book.access_appointment(owed.subject_id or 0, look.member)
            if await book.side_of(appointment, look.member) is book.Side.PROFESSIONAL:
                key += "-automatic"
        return look.words(key, **facts)

    async def payload(self, look: Look, object_id: int) -> str:
        return PublicLink("a", (await book.access_appointment(object_id, look.member)).public_id).payload

    async def attachments(self, look: Look, owed: Notification) -> tuple[Attachment, ...]:
        method = WITH_CALENDAR.get(owed.key)
        if method is None:
            return ()
        appointment = await book.access_appointment(owed.subject_id or 0, look.member)
        if method == "REQUEST" and appointment.status in _UNDECIDED:
            return ()  # It was passed on before anybody agreed: there is nothing to enter yet.
        link = look.facts.deep_link(await self.payload(look, appointment.id))
        content = await invitation(appointment, method, look.member.language, link)
        name = look.words.plain("appointment-file")
        return (Attachment(name, f"text/calendar; method={method}; charset=utf-8", content),)

    async def still_true(self, owed: Notification) -> bool:
        return await reminder_still_true(owed)

    async def tap(self, turn: Turn, object_id: int, version: int, act: str) -> None:
        appointment = await book.access_appointment(object_id, turn.member)
        if await self._begin_dialog(turn, appointment, version, act):
            return
        act, _, arg = act.partition(":")
        simple: dict[str, Callable[[Member, int, int], Awaitable[object]]] = {
            "accept": book.accept_appointment,
            "decline_offers": book.decline_offers,
            "accept_move": book.accept_move,
            "decline_move": book.decline_move,
            "finish": book.finish_appointment,
            "withdraw": book.withdraw_request,
        }
        own_move = mover_side(appointment) is await book.side_of(appointment, turn.member)
        if act == "pick":
            await book.pick_offer(turn.member, object_id, version, read_row_id(arg))
        elif act in simple:
            await simple[act](turn.member, object_id, version)
        else:
            raise NotFound()
        said = {"withdraw": "rdv-taken_back"} | ({"decline_move": "rdv-withdrawn"} if own_move else {})
        turn.say(said.get(act, "rdv-saved"))

    async def _begin_dialog(self, turn: Turn, appointment: Appointment, version: int, act: str) -> bool:
        from bot.dialogs.appointment_answer import (
            CancelAppointment,
            DeclineRequest,
            MoveAppointment,
            OfferOtherSlots,
            ReportAbsence,
        )

        dialogs = {
            "decline": DeclineRequest,
            "cancel": CancelAppointment,
            "counter": OfferOtherSlots,
            "move": MoveAppointment,
            "no_show": ReportAbsence,
        }
        if act not in dialogs:
            return False
        book.require_version(appointment, version)
        given = {
            "appointment_id": appointment.id,
            "version": version,
            "profile_id": appointment.profile_id,
            "name": called(turn.words, (await book.other_party(appointment, turn.member)).name),
            "start": appointment.start_at.isoformat(),
            "kind": str(appointment.kind),
        }
        await begin(turn, dialogs[act], given=given)
        return True


def _until(look: Look, appointment: Appointment) -> list[str]:
    """Until when an undecided request is held: both sides know when the slot comes back by itself (states.md, e)."""
    if appointment.answer_by is None:
        return []
    return [look.words("rdv-until", when=look.words.moment(appointment.answer_by, look.zone))]


def _reason(words: Words, appointment: Appointment) -> str:
    """Why it does not take place, plain: the reader's own words for a reason of the list."""
    asked = "dec" if appointment.status is AppointmentStatus.DECLINED else "can"
    code = code_of(appointment.reason)
    key = f"{asked}-why-{code}"
    return words.plain(key) if code and words.has(key) else appointment.reason
