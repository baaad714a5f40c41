"""What somebody tapped although it is no longer their screen."""

from functools import partial

from bot import posting
from bot.turn import Turn
from services import screens
from services.notifications import is_living_card


async def note_tap(turn: Turn) -> int:
    """It loses its buttons; gives what comes above the next screen, 0 where the screen itself was tapped."""
    # Living cards answer for themselves; a page or a dialog has one message, and the others are old.
    if not turn.tap.startswith(("b1|", "d1|")) or not turn.message_id:
        return 0
    newest = screens.newest_beside(turn.screen, turn.message_id)
    if newest and not await is_living_card(turn.member.id, turn.message_id):
        turn.effects.append(partial(posting.strip, chat_id=turn.chat_id, message_id=turn.message_id))
    return newest
