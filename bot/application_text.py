"""How mutual interest is put into words: its status depends on who reads it (D-07)."""

from bot.conditions_text import conditions_lines
from bot.turn import Look
from bot.wording import trust_line
from core.i18n import Words
from core.reasons import code_of
from models.application import ACTIVE, BOUND, TIMERS, Application, ApplicationStatus, Party
from models.member import MemberCategory
from services.applications import Fit, Seat
from services.profile_cards import card_of

_KEYS = {
    ApplicationStatus.TALKING: "talk",
    ApplicationStatus.FIRM: "firm",
    ApplicationStatus.CHOSEN: "chosen",
    ApplicationStatus.DEAL: "deal",
    ApplicationStatus.DONE: "done",
    ApplicationStatus.DISCARDED: "discarded",
    ApplicationStatus.NOT_SELECTED: "notselected",
    ApplicationStatus.WITHDRAWN: "withdrawn",
    ApplicationStatus.EXPIRED: "expired",
    ApplicationStatus.CANCELLED: "cancelled",
}
# Of the skills in common, so many are named in a list and on a card; their number is said beside them.
_SKILLS_NAMED = 4
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
    if status in (ApplicationStatus.DECLINED, ApplicationStatus.REFUSED):
        return words.plain(f"int-status-declined_{seat.side}", name=name_of(words, seat))
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
            whose = "mine" if side is seat.side else "theirs"
            lines += ["", words(f"int-intro_{whose}_{side}", text=text)]
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


def fit_text(words: Words, fit: Fit | None) -> str:
    """« React, TypeScript (2 sur 3) » for a line of a list, plain; empty where there is nothing to compare."""
    if fit is None:
        return ""
    key = "int-fit" if fit.common else "int-fit_none"
    return words.plain(key, common=_named(fit), count=len(fit.common), asked=fit.asked)


def fit_lines(words: Words, fit: Fit | None) -> list[str]:
    """The same on a line of its own, as HTML."""
    if fit is None:
        return []
    key = "int-skills" if fit.common else "int-skills_none"
    return [words(key, common=_named(fit), count=len(fit.common), asked=fit.asked)]


def _named(fit: Fit) -> str:
    return ", ".join(fit.common[:_SKILLS_NAMED])


def introduction(seat: Seat) -> str:
    """What the freelance wrote to introduce themselves, if they did."""
    application = seat.application
    return application.intro if application.initiator is Party.FREELANCE else application.intro_other


async def trust_lines(look: Look, seat: Seat) -> list[str]:
    """Who certified the other side, and since when; nothing of an account that is gone."""
    if seat.other.deleted_at is not None:
        return []
    return [trust_line(look.words, await card_of(seat.other, look.member))]
