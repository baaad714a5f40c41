"""The interview that answers a candidature: what it is now, and how it is asked for."""

from bot.application_text import name_of
from bot.engine import begin
from bot.turn import Look, Turn
from bot.view import Row, page_button
from bot.wording import appointment_status
from core.errors import NotFound
from services import applications
from services.agenda import free_days
from services.applications import Seat
from services.appointments import side_of
from services.hours_wanted import note_search_in_vain


async def interview_lines(look: Look, seat: Seat) -> tuple[list[str], list[Row]]:
    """The line about the interview on a candidature, and the way to it for the two who meet there."""
    interview = await applications.interview_about(seat)
    if interview is None:
        return [], []
    words = look.words
    status = appointment_status(words, interview)
    moment = words.moment(interview.start_at, look.zone)
    lines = ["", words("int-interview", status=status, when=moment)]
    try:
        await side_of(interview, look.member)
    except NotFound:
        return lines, []  # A colleague asked: it is their appointment.
    return lines, [(page_button(words.plain("int-interview_open"), "appointment", "open", interview.id),)]


async def ask_interview(turn: Turn, seat: Seat, version: int) -> None:
    """Straight into the choice of a time; without any free one, the candidature says how to agree on one."""
    from bot.dialogs.interview import Interview

    await applications.require_interview(turn.member, seat.application.id, version)
    free = await free_days(seat.freelance.id, turn.member.time_zone, client_id=turn.member.id)
    if not any(day.count for day in free):
        await note_search_in_vain(turn.member, seat.freelance.id)
        turn.say("int-no_free_time", alert=True)
        await turn.redraw()
        return
    given = {
        "profile_id": seat.freelance.id,
        "name": name_of(turn.words, seat),
        "application_id": seat.application.id,
    }
    await begin(turn, Interview, given=given)
