"""The bot's name typed in another chat."""

from telegram import Bot, InlineQueryResultsButton, Update

from bot.context import TurnContext


async def take_inline(update: Update, context: TurnContext) -> None:
    """Offers to open the bot: nothing about members is shown in other chats."""
    query, label = update.inline_query, context.turn.words.plain("runtime-open_bot")

    async def offer(bot: Bot) -> None:
        if query is not None:
            button = InlineQueryResultsButton(label, start_parameter="inline")
            await bot.answer_inline_query(query.id, [], cache_time=300, is_personal=True, button=button)

    context.turn.effects.append(offer)
