"""How the end of a collaboration by request of both sides is put into words (states.md, A18)."""

from bot.application_text import name_of
from bot.restraint import restraint_lines
from bot.turn import Look
from bot.view import Button, Row, View, card_button, page_button
from bot.wording import last_day
from core.i18n import Words
from models.annulment import AnnulmentMove, AnnulmentStatus
from models.application import Application, ApplicationStatus, Party
from models.mission import MissionStatus
from models.payrolling import PayrollFile, PayrollStatus
from services import payrolling
from services.applications import Seat
from services.applications.annulling import answer_until, decided_until, is_decision_late, may_annul

_M, _S = AnnulmentMove, AnnulmentStatus
MOMENT = "EEEE d MMMM, HH:mm"
# What the act of a button asks for, its label and its style; what has consequences is asked about first.
_BUTTONS = (
    (_M.AGREE, "int-annul_agree", "annul_agree", "danger"),
    (_M.DECLINE, "int-annul_decline", "annul_decline", "success"),
    (_M.TAKE_BACK, "int-annul_back", "annul_back", None),
    (_M.ASK, "int-annul", "annul", None),
)
_BEGINNINGS = (_M.ASK, _M.AGREE)


def annulment_lines(look: Look, seat: Seat) -> list[str]:
    """What was asked, by whom and why, and what it waits for; nothing where nobody asked."""
    application, words = seat.application, look.words
    status = application.annulment
    if status is None or status in (_S.TAKEN_BACK, _S.DECLINED, _S.LAPSED):
        return []
    mine = application.annulment_by is seat.side
    name = name_of(words, seat)
    if status is _S.REFUSED:
        return ["", words("int-annulment_refused", answer=application.annulment_answer)]
    if status is _S.CARRIED_OUT:
        since = application.annulment_since
        when = words.moment(since, look.zone, "d MMMM") if since is not None else ""
        lines = ["", words("int-annulment_done", when=when)]
    elif status is _S.AGREED:
        lines = ["", _for_the_team(look, application)]
    else:
        lines = ["", words("int-annulment_mine" if mine else "int-annulment_theirs", name=name)]
        until = answer_until(application)
        lines.append(
            words("int-frozen")
            if until is None
            else words("int-annulment_until", when=words.moment(until, look.zone, MOMENT))
        )
    author = words.plain("conversation-me") if mine else name
    return [*lines, "", words("int-annulment_reason", author=author, text=application.annulment_reason)]


def _for_the_team(look: Look, application: Application) -> str:
    """That the team decides, and until when; or that it is late."""
    until = decided_until(application)
    when = last_day(look.words, until) if until is not None else ""
    is_late = is_decision_late(application)
    return look.words("int-annulment_late" if is_late else "int-annulment_agreed", when=when)


def annulment_rows(look: Look, seat: Seat) -> list[Row]:
    """What this side may do about it now, and what an organisation may do with a mission that was interrupted."""
    words, application = look.words, seat.application
    if seat.side is Party.COMPANY and application.status is ApplicationStatus.CANCELLED:
        return _after_the_end(look, seat)
    restrained = restraint_lines(look, seat.own_profile)

    def button(label: str, act: str, style: str | None) -> Button:
        return card_button(words.plain(label), "application", application.id, application.version, act, style)

    return [
        (button(label, act, style),)
        for move, label, act, style in _BUTTONS
        if may_annul(seat, move) and not (restrained and move in _BEGINNINGS)
    ]


def _after_the_end(look: Look, seat: Seat) -> list[Row]:
    """« Republier la mission » and « Clôturer la mission »: an interrupted one goes on only by one of the two."""
    mission, words = seat.mission, look.words
    if mission.status is not MissionStatus.INTERRUPTED:
        return []
    acts: list[tuple[str, str, str | None]] = [("mis-close", "close", None)]
    if not restraint_lines(look, seat.company):
        acts.insert(0, ("mis-republish", "republish", "success"))
    return [
        tuple(
            card_button(words.plain(label), "mission", mission.id, mission.version, act, style)
            for label, act, style in acts
        )
    ]


def payroll_effect(file: PayrollFile | None) -> str:
    """What the end means for payrolling: "none", "open" while nothing is chosen, "independent", or "partner"."""
    if file is None or file.status is PayrollStatus.CANCELLED:
        return "none"
    if file.status in (PayrollStatus.CHOOSING, PayrollStatus.PROPOSED):
        return "open"
    return "independent" if file.status is PayrollStatus.INDEPENDENT else "partner"


async def payroll_end(look: Look, seat: Seat) -> list[str]:
    """What the end of a collaboration did to its payrolling, below the sentence that tells that end: whom to turn to
    about what the partner had already. Nothing where the partner never got it.
    """
    file = await file_of(seat, look)
    if file is None or file.status is not PayrollStatus.CANCELLED or file.handed_over_at is None:
        return []
    return [look.words("int-payroll_cancelled", partner=file.partner)]


async def file_of(seat: Seat, look: Look) -> PayrollFile | None:
    """The payrolling of a collaboration, for one of its two sides."""
    found = await payrolling.file_about(seat.application.id, look.member)
    return None if found is None else found.file


def consequences(words: Words, file: PayrollFile | None) -> str:
    """What follows once the team has annulled it, as HTML."""
    return what_follows(words, payroll_effect(file), file.partner if file is not None else "")


def what_follows(words: Words, payroll: str, partner: str) -> str:
    """The same for what is known of the payrolling already."""
    return words("int-annulment_follows", payroll=payroll, partner=partner)


async def agree_view(look: Look, seat: Seat) -> View:
    """The question before one side agrees, with what was said and what follows, for the version that was seen."""
    words, application = look.words, seat.application
    lines = [
        words("int-annulment_sure", name=name_of(words, seat), mission=seat.mission.title),
        words("int-annulment_reason", author=name_of(words, seat), text=application.annulment_reason),
        "",
        consequences(words, await file_of(seat, look)),
        "",
        words("int-annulment_until_team"),
    ]
    yes = card_button(
        words.plain("int-annul_agree"),
        "application",
        application.id,
        application.version,
        "annul_agree_now",
        "danger",
    )
    back = page_button(words.plain("common-back"), "application", "open", application.id)
    return View("\n".join(lines), ((yes,), (back,)))
