"""Draws the next question of a dialog while its answers are in memory, in the transaction of the answer.

Most taps lead from one question to the next one, and everything that it shows was read already to judge the tap. A
screen that shows anything else is drawn after the commit, from what is kept by then.
"""

import logging
from dataclasses import replace

from bot.drawing import dressed
from bot.engine.question import draw_screen
from bot.held import Held
from bot.passing import is_of_the_database
from bot.turn import Turn

log = logging.getLogger(__name__)


async def with_its_question(held: Held, turn: Turn) -> Held:
    """The leased screen with its view, if it shows the question that the turn led to and nothing more must be read."""
    run, screen = turn.question, held.screen
    if run is None or screen.page != "dialog" or screen.args.get("session") != run.session.id:
        return held
    if not run.current().is_drawn_at_once:
        return held
    try:
        return replace(held, view=dressed(await draw_screen(run), screen, turn.words))
    except Exception as error:
        if is_of_the_database(error):
            raise  # PostgreSQL would answer the COMMIT of what else was done with a silent ROLLBACK.
        # It fails once more after the commit, where failures are counted and told.
        log.warning("a question is drawn later", exc_info=True)
        return held
