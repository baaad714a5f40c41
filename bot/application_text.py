"""How mutual interest is put into words: its status depends on who reads it (D-07)."""

from bot.conditions_text import conditions_lines
from bot.turn import Look
from core.i18n import Words
from core.reasons import code_of
from models.application import ACTIVE, BOUND, TIMERS, Application, ApplicationStatus, Party
from models.member import MemberCategory
from services.applications import Seat

_KEYS = {
    ApplicationStatus.TALKING: "talk",
    ApplicationStatus.FIRM: "firm",
    ApplicationStatus.CHOSEN: "chosen",
    ApplicationStatus.DEAL: "deal",
    ApplicationStatus.DONE: "done",
    ApplicationStatus.DECLINED: "declined",
    ApplicationStatus.REFUSED: "declined",
    ApplicationStatus.DISCARDED: "discarded",
    ApplicationStatus.NOT_SELECTED: "notselected",
    ApplicationStatus.WITHDRAWN: "withdrawn",
    ApplicationStatus.EXPIRED: "expired",
    ApplicationStatus.CANCELLED: "cancelled",
}
_UNTIL = {
    ApplicationStatus.PROPOSED: "int-until",
    ApplicationStatus.FIRM: "int-until_firm",
    ApplicationStatus.CHOSEN: "int-until_choice",
}


def status_name(words: Words, seat: Seat) -> str:
    """The status as this reader calls it, plain: the same record is sent for one side and received for the other."""
    status = seat.application.status
    if status is ApplicationStatus.PROPOSED:
        return words.plain(
            "int-status-sent" if seat.application.initiator is seat.side else "int-status-received"
        )
    return words.plain(f"int-status-{_KEYS[status]}")


def name_of(words: Words, seat: Seat) -> str:
    """What the other side is called."""
    return seat.other_name or words.plain("acc-deleted_name")


def seat_lines(look: Look, seat: Seat) -> list[str]:
    """The record in full: status, mission, the other side, what was written, and whose turn it is until when."""
    words, application = look.words, seat.application
    other = seat.company if seat.side is Party.FREELANCE else seat.freelance
    shown = (name_of(words, seat), other.sector, other.city if other.deleted_at is None else "")
    lines = [
        words("int-title", status=status_name(words, seat)),
        words("int-mission_name", title=seat.mission.title),
        words(f"int-other_{seat.side}", line=" · ".join(part for part in shown if part)),
    ]
    if application.status in (*ACTIVE, *BOUND):
        # Whoever is no candidate any more reads nothing of the mission (FR-094).
        lines += ["", *conditions_lines(words, seat.mission)]
    for side, text in (
        (application.initiator, application.intro),
        (application.initiator.other, application.intro_other),
    ):
        if text:
            author = words.plain("conversation-me") if side is seat.side else name_of(words, seat)
            lines += ["", words("int-intro_said", author=author, text=text)]
    if application.reason:
        lines += ["", words("int-reason_said", text=reason_text(words, application))]
    checked = seat.other_under_check and application.status in ACTIVE
    pending = ["", words("cert-pending_other")] if checked else []
    return [*lines, *_turn_lines(look, seat), *pending]


def reason_text(words: Words, application: Application) -> str:
    """Why the last refusal was made, plain: the reader's own words for a reason of the list."""
    code = code_of(application.reason)
    key = f"int-reason-{code}"
    return words.plain(key) if code and words.has(key) else application.reason


def _turn_lines(look: Look, seat: Seat) -> list[str]:
    words, application = look.words, seat.application
    if seat.waits_for_another and application.status is not ApplicationStatus.TALKING:
        # Candidates do not read that somebody else was chosen (D-10).
        return ["", words("int-reserved" if seat.side is Party.COMPANY else "int-on_hold")]
    if seat.turn is None:
        return ["", words(_talking_key(seat))] if application.status is ApplicationStatus.TALKING else []
    mine = seat.turn is seat.side
    lines = ["", words("int-yourturn") if mine else words("int-waiting", name=name_of(words, seat))]
    if application.status in _UNTIL and application.frozen_at is None:
        until = application.timer_from + TIMERS[application.status].lapse
        lines.append(
            words(_UNTIL[application.status], when=words.moment(until, look.zone, "EEEE d MMMM, HH:mm"))
        )
    elif application.frozen_at is not None:
        lines.append(words("int-frozen"))
    return lines


def _talking_key(seat: Seat) -> str:
    """What a discussion waits for: the team, an answer to « Toujours d’actualité ? », or the first of the two keys."""
    stopped = seat.application.frozen_at is not None and not seat.waits_for_another
    if stopped or not (seat.freelance.is_certified and seat.company.is_certified):
        return "int-frozen"
    if seat.waits_for_another and seat.side is Party.COMPANY:
        return "int-reserved"
    if seat.application.nudges and not seat.waits_for_another:
        return "int-still"
    if seat.freelance.category is MemberCategory.JOB_SEEKER:
        return f"int-next_seeker_{seat.side}"
    return f"int-next_{seat.side}"
