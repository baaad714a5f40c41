"""pyTelegramBotAPI as its manual shows it: nothing is kept, nothing is guaranteed."""

import os

from telebot import TeleBot, apihelper
from telebot.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

apihelper.API_URL = os.environ["API_ROOT"] + "/bot{0}/{1}"
bot = TeleBot(os.environ["BOT_TOKEN"])
KEYS = InlineKeyboardMarkup([[InlineKeyboardButton(f"Choix {n}", callback_data=f"c{n}")] for n in range(5)])


@bot.message_handler(commands=["start"])
def start(message: Message) -> None:
    """Sends a question with five buttons."""
    bot.send_message(message.chat.id, "Que voulez-vous ?", reply_markup=KEYS)


@bot.callback_query_handler(func=lambda query: True)
def tap(query: CallbackQuery) -> None:
    """Answers the tap and changes the message."""
    bot.answer_callback_query(query.id)
    bot.edit_message_text("Et ensuite ?", query.message.chat.id, query.message.message_id, reply_markup=KEYS)


if __name__ == "__main__":
    bot.infinity_polling()
