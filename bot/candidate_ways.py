"""Where a company goes on once a candidature is over: to the others, and to the search."""

from bot.turn import Look
from bot.view import Button, Row, page_button
from models.application import ACTIVE, BOUND, Party
from models.mission import MissionStatus
from services import applications
from services.applications import Seat


def goes_on_with_others(seat: Seat) -> bool:
    """Whether a company lost a candidate for a mission that goes on looking for somebody."""
    is_over = seat.application.status not in (*ACTIVE, *BOUND)
    return seat.side is Party.COMPANY and is_over and seat.mission.status is MissionStatus.PUBLISHED


async def ways_to_others(look: Look, seat: Seat) -> list[Row]:
    """« Visualiser les candidatures » with how many wait, and « Chercher des freelances » for this very mission."""
    if not goes_on_with_others(seat):
        return []
    mission, words = seat.mission, look.words
    search = page_button(words.plain("menu-search-freelance"), "talents", "for", mission.public_id)
    return [(await candidates_button(look, mission.id, mission.public_id),), (search,)]


async def candidates_button(look: Look, mission_id: int, public_id: str) -> Button:
    """« Visualiser les candidatures », with how many there are that are not over (FR-146)."""
    count = await applications.count_candidates(mission_id, look.member)
    label = look.words.plain("int-candidates")
    return page_button(f"{label} ({count})" if count else label, "candidates", "open", public_id)
