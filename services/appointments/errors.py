"""What can be refused about an appointment."""

from core.errors import Conflict, InvalidInput, NotAllowed


class AppointmentNeedsRegistration(NotAllowed):
    """Only registered members ask for an appointment."""


class AppointmentNeedsAddress(NotAllowed):
    """A visitor gives an address and a city first."""


class AppointmentWithOneself(NotAllowed):
    """Nobody books their own profile."""


class NotYourTurn(NotAllowed):
    """The other side decides this."""


class AnswerTooLate(Conflict):
    """The time to answer is over."""


class ReasonNeeded(InvalidInput):
    """A refusal or a cancellation says why."""


class OfferCount(InvalidInput):
    """One to three different slots are offered, none of them the one that was asked for."""


class TooLateToMove(Conflict):
    """Less than two hours are left: cancelling is still possible."""


class MovePending(Conflict):
    """The other side already proposed another time: answer that first."""


class NoMovePending(Conflict):
    """Nobody proposed another time, or not any more."""


class AppointmentOver(Conflict):
    """Its time has passed."""


class AbsenceTooEarly(Conflict):
    """An absence can be told from 15 minutes after the start."""


class AbsenceUnproven(Conflict):
    """Only who was in the room alone can tell the other's absence."""
