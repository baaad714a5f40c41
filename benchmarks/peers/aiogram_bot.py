"""aiogram as its manual shows it: nothing is kept, nothing is guaranteed."""

import asyncio
import os

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

KEYS = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text=f"Choix {n}", callback_data=f"c{n}")] for n in range(5)]
)


async def start(message: Message) -> None:
    """Sends a question with five buttons."""
    await message.answer("Que voulez-vous ?", reply_markup=KEYS)


async def tap(query: CallbackQuery) -> None:
    """Answers the tap and changes the message."""
    await query.answer()
    assert isinstance(query.message, Message)
    await query.message.edit_text("Et ensuite ?", reply_markup=KEYS)


async def main() -> None:
    """Polls until it is killed."""
    server = TelegramAPIServer.from_base(os.environ["API_ROOT"])
    bot = Bot(os.environ["BOT_TOKEN"], session=AiohttpSession(api=server))
    dispatcher = Dispatcher()
    dispatcher.message.register(start, CommandStart())
    dispatcher.callback_query.register(tap)
    await dispatcher.start_polling(bot)


if __name__ == "__main__":
    asyncio.run(main())
