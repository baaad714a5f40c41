"""The way into the room of an appointment, the same wherever it stands."""

from bot.turn import Look
from bot.view import Button
from core.errors import NotFound
from models.appointment import Appointment
from services.call_people import open_room_of
from services.calls import call_url


async def join_button(look: Look, appointment: Appointment) -> Button | None:
    """« Rejoindre la visio »; None while there is no open room in which the reader has a place, or no page to open."""
    call = await open_room_of(appointment) if look.facts.pages_reachable else None
    if call is None:
        return None
    try:
        address = await call_url(look.facts.public_url, look.facts.keys, call, look.member)
    except NotFound:
        return None
    return Button(look.words.plain("call-join"), url=address, style="success")
