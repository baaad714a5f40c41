"""Whatever a person types or sends: to the dialog, to the page that is shown, or to the search."""

import importlib

from telegram import Message, Update

from bot import topics
from bot.chat_evidence import take_named_evidence
from bot.context import TurnContext
from bot.conversation_text import given_file
from bot.named import is_number, points_at, press_named
from bot.pages import PAGES
from bot.turn import Turn
from models.delivery import Screen
from services import conversations, screens
from services.conversation_topics import owe_refusal
from services.spoken_of import conversation_spoken_of

PASSED_ON = "👌"
# A person who renames a topic has said nothing.
_TOPIC_NEWS = ("forum_topic_created", "forum_topic_edited", "forum_topic_closed", "forum_topic_reopened")


async def take_message(update: Update, context: TurnContext) -> None:
    """A text, a file, a contact or anything else, new or edited; a card that inline mode put there was not typed."""
    message = update.effective_message
    if message is not None and (message.via_bot is not None or _is_about_a_topic(message)):
        return
    await run_message(context.turn)


async def run_message(turn: Turn) -> None:
    """Gives what came to whatever the person sees; nothing is ignored but an edit that changes nothing there.

    What was written into a conversation is edited there, wherever its author went since.
    """
    topic = await topics.conversation_of(turn)
    if topic is None and turn.answers is not None and not turn.is_edit:
        topic = await conversation_spoken_of(turn.member.id, turn.answers)
    if turn.is_edit and await conversations.is_message_of(turn.member, turn.message_id):
        file = given_file(turn.file)
        async with topics.refused_there(turn, topic):
            await conversations.edit_message(turn.member, turn.message_id, turn.text, file)
        return
    if topic is not None:
        await take_in_topic(turn, topic)
        return
    screen = turn.screen = await screens.current_screen(turn.member.id)
    if screen is not None and screen.page == "dialog":
        if await importlib.import_module("bot.engine").take_text(turn):
            return
    elif screen is not None and screen.page in PAGES and await _taken_by_page(turn, screen):
        return
    if not turn.is_edit:
        await take_unknown(turn)


async def _taken_by_page(turn: Turn, screen: Screen) -> bool:
    page = PAGES[screen.page]
    if page.asks_for_words:
        # The number of an entry in sight is no name to look for; in a conversation everything is a message.
        entry = is_number(turn.text) and page.counts_entries and await press_named(turn, screen)
        return entry or await page.take_text(turn, screen.args) or await press_named(turn, screen)
    return await press_named(turn, screen) or await page.take_text(turn, screen.args)


async def take_in_topic(turn: Turn, conversation_id: int) -> None:
    """What is written in the topic of a conversation, or as an answer to a message about it, is a message to it,
    whatever the screen shows (FR-165).

    Its author sees by a sign on it that it was passed on; what is refused is answered in the topic.
    """
    if turn.is_edit:
        return
    if turn.contact is not None or (turn.file is None and not turn.text):
        refusal = "conversation-no_contact" if turn.contact is not None else "err-attachment-refused"
        await owe_refusal(turn.member.id, conversation_id, refusal, {})
        return
    async with topics.refused_there(turn, conversation_id):
        file = given_file(turn.file)
        await conversations.reply(turn.member, conversation_id, turn.text, turn.message_id, file)
        chat_id, message_id = turn.chat_id, turn.message_id
        turn.effects.append(lambda bot: bot.set_message_reaction(chat_id, message_id, PASSED_ON))


def _is_about_a_topic(message: Message) -> bool:
    return any(getattr(message, kind) is not None for kind in _TOPIC_NEWS)


async def take_unknown(turn: Turn) -> None:
    """What nobody made sense of: the person is offered to send it or to look for it, or told what can be done. A
    document that the team waits for, and is called so, is never left in the chat; the name of a command is the command.
    """
    if await take_named_evidence(turn):
        return
    commands = importlib.import_module("bot.handlers.commands")
    if commands.is_name(turn.text):
        await commands.run_command(turn)
        return
    if turn.text and turn.member.registered_at is not None and await points_at(turn):
        return
    if "unknown" in PAGES and turn.text:
        await PAGES["unknown"].open(turn, "")
    elif await screens.current_screen(turn.member.id) is None:
        await importlib.import_module("bot.pages.start").open_payload(turn, "")
    else:
        await turn.redraw("runtime-not_here", kind=turn.kind)
