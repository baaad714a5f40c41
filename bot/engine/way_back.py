"""The page on which a dialog began: where whoever leaves it before its end comes back."""

from typing import Any

from bot.turn import Turn
from models.dialog import DialogSession
from services import screens

CAME_FROM = "from"
# Home is a tap away anyway; the others are what somebody was in the middle of, which is kept elsewhere.
_NO_PLACE = ("home", "team_home", "welcome", "dialog", "unknown", "typed")


async def place_of_beginning(turn: Turn) -> dict[str, Any]:
    """What a session notes of the page that its person looks at; nothing where there is none to come back to."""
    screen = await screens.current_screen(turn.member.id)
    # A link that was shown once is kept nowhere else.
    if screen is None or screen.page in _NO_PLACE or "sealed" in screen.args:
        return {}
    return {CAME_FROM: [screen.page, screen.args]}


def kept_place(session: DialogSession) -> dict[str, Any]:
    """What every further question of a session goes on noting of it."""
    return {CAME_FROM: session.ui[CAME_FROM]} if CAME_FROM in session.ui else {}


def came_from(session: DialogSession) -> tuple[str, dict[str, Any]] | None:
    """The page and its arguments; None where a dialog began at home, or before pages were noted."""
    noted = session.ui.get(CAME_FROM)
    return (str(noted[0]), dict(noted[1])) if noted else None
