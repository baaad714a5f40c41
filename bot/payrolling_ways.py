"""Where payrolling is reached from: the record of a collaboration, its conversation, and the company's mission."""

from bot.payrolling_text import status_name
from bot.turn import Look
from bot.view import Row, page_button
from models.payrolling import PayrollStatus
from services import payrolling
from services.applications import Seat


async def payrolling_row(look: Look, seat: Seat) -> list[Row]:
    """On the record of a collaboration: its file, with how far it is."""
    return await _row(look, seat.application.id)


async def mission_payrolling_row(look: Look, mission_id: int) -> list[Row]:
    """On a company's own mission: the file of its collaboration, if it was sealed."""
    application_id = await payrolling.sealed_application(mission_id)
    return [] if application_id is None else await _row(look, application_id)


async def closing_lines(look: Look, mission_id: int) -> list[str]:
    """Before a company closes its mission: what becomes of the file of its collaboration, which goes on."""
    application_id = await payrolling.sealed_application(mission_id)
    seat = None if application_id is None else await payrolling.file_about(application_id, look.member)
    if seat is None or seat.status in (PayrollStatus.CLOSED, PayrollStatus.CANCELLED):
        return []
    if seat.status is PayrollStatus.INDEPENDENT:
        return ["", look.words("pay-closing_independent")]
    if seat.status in (PayrollStatus.CHOOSING, PayrollStatus.PROPOSED):
        return ["", look.words("pay-closing_open")]
    status = status_name(look.words, seat.status)
    return ["", look.words("pay-closing_runs", status=status, partner=seat.file.partner)]


async def _row(look: Look, application_id: int) -> list[Row]:
    seat = await payrolling.file_about(application_id, look.member)
    # A file that nobody handed over says nothing more once it is cancelled.
    if seat is None or (seat.status is PayrollStatus.CANCELLED and seat.file.handed_over_at is None):
        return []
    label = look.words.plain("pay-open", status=status_name(look.words, seat.status))
    return [(page_button(label, "payrolling", "open", seat.file.id),)]
