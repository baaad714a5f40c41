"""Being blocked and unblocked, and being put into a group."""

from telegram import Bot, ChatMember, Update

from bot.context import TurnContext
from core.i18n import language_of, words
from services import delivery


async def take_membership(update: Update, context: TurnContext) -> None:
    """The bot's own place in a chat changed."""
    change = update.my_chat_member
    if change is None:
        return
    gone = change.new_chat_member.status in (ChatMember.BANNED, ChatMember.LEFT)
    if change.chat.type == "private" and gone:
        await delivery.mark_unreachable(context.turn.member.id)
    elif change.chat.type != "private" and not gone:
        refuse_group(context, change.chat.id, change.from_user.language_code)


async def take_group_message(update: Update, context: TurnContext) -> None:
    """A message in a group: the bot says that it works in private, and leaves."""
    if update.effective_chat is not None and update.effective_user is not None:
        refuse_group(context, update.effective_chat.id, update.effective_user.language_code)


def refuse_group(context: TurnContext, chat_id: int, language: str | None) -> None:
    """Says once that the bot works in private, and leaves the group."""

    async def leave(bot: Bot) -> None:
        await bot.send_message(chat_id, words(language_of(language))("runtime-no_groups"))
        await bot.leave_chat(chat_id)

    context.turn.effects.append(leave)
