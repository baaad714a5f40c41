"""Appointments between a client and a professional, from the request to the end (states.md, e)."""

from services.appointments.answering import (
    accept_appointment,
    decline_appointment,
    decline_offers,
    offer_other_slots,
    offers_of,
    pick_offer,
)
from services.appointments.ending import (
    cancel_appointment,
    end_for_party_gone,
    end_talk,
    finish_appointment,
    first_join,
    mark_no_show,
)
from services.appointments.errors import (
    AbsenceTooEarly,
    AbsenceUnproven,
    AnswerTooLate,
    AppointmentNeedsAddress,
    AppointmentNeedsRegistration,
    AppointmentOver,
    AppointmentWithOneself,
    MovePending,
    NoMovePending,
    NotYourTurn,
    OfferCount,
    ReasonNeeded,
    TooLateToMove,
)
from services.appointments.possible import possible_actions, profile_to_ask_again
from services.appointments.requesting import hold_slot, request_appointment, require_may_request
from services.appointments.rescheduling import accept_move, decline_move, may_move, pending_move, propose_move
from services.appointments.sides import (
    Party,
    Side,
    access_appointment,
    list_appointments,
    other_party,
    people_on,
    room_of,
    side_of,
)
from services.appointments.ticking import expire_due, expire_moves, finish_due
from services.claims import SlotUnavailable, hold_of, release_hold
from services.reminders import open_due_rooms
from services.seen_version import require_version

__all__ = [
    "AbsenceTooEarly",
    "AbsenceUnproven",
    "AnswerTooLate",
    "AppointmentNeedsAddress",
    "AppointmentNeedsRegistration",
    "AppointmentOver",
    "AppointmentWithOneself",
    "MovePending",
    "NoMovePending",
    "NotYourTurn",
    "OfferCount",
    "Party",
    "ReasonNeeded",
    "Side",
    "SlotUnavailable",
    "TooLateToMove",
    "accept_appointment",
    "accept_move",
    "access_appointment",
    "cancel_appointment",
    "decline_appointment",
    "decline_move",
    "decline_offers",
    "end_for_party_gone",
    "end_talk",
    "expire_due",
    "expire_moves",
    "finish_appointment",
    "finish_due",
    "first_join",
    "hold_of",
    "hold_slot",
    "list_appointments",
    "mark_no_show",
    "may_move",
    "offer_other_slots",
    "offers_of",
    "open_due_rooms",
    "other_party",
    "pending_move",
    "people_on",
    "pick_offer",
    "possible_actions",
    "profile_to_ask_again",
    "propose_move",
    "release_hold",
    "request_appointment",
    "require_may_request",
    "require_version",
    "room_of",
    "side_of",
]
