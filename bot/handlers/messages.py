"""Whatever a person types or sends: to the dialog, to the page that is shown, or to the search."""

import importlib

from telegram import Update

from bot.context import TurnContext
from bot.conversation_text import given_file
from bot.pages import PAGES
from bot.turn import Turn
from services import conversations, screens


async def take_message(update: Update, context: TurnContext) -> None:
    """A text, a file, a contact or anything else, new or edited; a card that inline mode put there was not typed."""
    message = update.effective_message
    if message is not None and message.via_bot is not None:
        return
    await run_message(context.turn)


async def run_message(turn: Turn) -> None:
    """Gives what came to whatever the person sees; nothing is ignored but an edit that changes nothing there.

    What was written into a conversation is edited there, wherever its author went since.
    """
    if turn.is_edit and await conversations.is_message_of(turn.member, turn.message_id):
        file = given_file(turn.file)
        await conversations.edit_message(turn.member, turn.message_id, turn.text, file)
        return
    screen = await screens.current_screen(turn.member.id)
    if screen is not None and screen.page == "dialog":
        if await importlib.import_module("bot.engine").take_text(turn):
            return
    elif (
        screen is not None and screen.page in PAGES and await PAGES[screen.page].take_text(turn, screen.args)
    ):
        return
    if not turn.is_edit:
        await take_unknown(turn)


async def take_unknown(turn: Turn) -> None:
    """What nobody made sense of: the person is offered to look for it, or told what can be done."""
    if "unknown" in PAGES and turn.text:
        await PAGES["unknown"].open(turn, turn.text)
    elif await screens.current_screen(turn.member.id) is None:
        await importlib.import_module("bot.pages.start").open_payload(turn, "")
    else:
        await turn.redraw("runtime-unknown")
