"""Where payrolling is reached from: the record of a collaboration, its conversation, and the company's mission."""

from bot.payrolling_text import status_name
from bot.turn import Look
from bot.view import Row, page_button
from services import payrolling
from services.applications import Seat


async def payrolling_row(look: Look, seat: Seat) -> list[Row]:
    """On the record of a collaboration: its file, with how far it is."""
    return await _row(look, seat.application.id)


async def mission_payrolling_row(look: Look, mission_id: int) -> list[Row]:
    """On a company's own mission: the file of its collaboration, if it was sealed."""
    application_id = await payrolling.sealed_application(mission_id)
    return [] if application_id is None else await _row(look, application_id)


async def _row(look: Look, application_id: int) -> list[Row]:
    seat = await payrolling.file_about(application_id, look.member)
    if seat is None:
        return []
    label = look.words.plain("pay-open", status=status_name(look.words, seat.status))
    return [(page_button(label, "payrolling", "open", seat.file.id),)]
