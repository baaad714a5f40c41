"""python-telegram-bot as its manual shows it: nothing is kept, nothing is guaranteed."""

import os

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes

KEYS = InlineKeyboardMarkup([[InlineKeyboardButton(f"Choix {n}", callback_data=f"c{n}")] for n in range(5)])


async def start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Sends a question with five buttons."""
    assert update.message is not None
    await update.message.reply_text("Que voulez-vous ?", reply_markup=KEYS)


async def tap(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Answers the tap and changes the message."""
    query = update.callback_query
    assert query is not None
    await query.answer()
    await query.edit_message_text("Et ensuite ?", reply_markup=KEYS)


def main() -> None:
    """Polls until it is killed."""
    builder = Application.builder().token(os.environ["BOT_TOKEN"]).base_url(os.environ["API_ROOT"] + "/bot")
    application = builder.build()
    application.add_handler(CommandHandler("start", start))
    application.add_handler(CallbackQueryHandler(tap))
    application.run_polling()


if __name__ == "__main__":
    main()
