"""An aiogram bot, written as for Telegram, runs on the sandbox by polling and by webhook."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot, Dispatcher, F, Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.filters.command import CommandObject
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web

from sandbox import people
from sandbox.people import Person
from sandbox.server import Server
from sandbox.world import World
from tests.kit.waiting import until
from tests.sandbox.conftest import TOKEN


def counter(value: int) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        inline_keyboard=[[InlineKeyboardButton(text="Compter", callback_data=f"count:{value}")]]
    )


def dispatcher() -> Dispatcher:
    router = Router()

    @router.message(CommandStart(deep_link=True))
    async def start(message: Message, command: CommandObject) -> None:
        await message.answer(f"<b>Salut</b> {command.args}", parse_mode="HTML", reply_markup=counter(0))

    @router.message(F.text)
    async def echo(message: Message) -> None:
        await message.reply(message.html_text, parse_mode="HTML")

    @router.callback_query(F.data.startswith("count:"))
    async def count(query: CallbackQuery) -> None:
        value = int((query.data or "").removeprefix("count:")) + 1
        await query.answer(str(value))
        assert isinstance(query.message, Message)
        await query.message.edit_text(f"Compté : {value}", reply_markup=counter(value))

    dispatcher = Dispatcher()
    dispatcher.include_router(router)
    return dispatcher


@pytest.fixture
async def aiogram_bot(server: Server, bot: people.Bot) -> AsyncIterator[Bot]:
    made = Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(server.url)))
    yield made
    await made.session.close()


async def live(world: World, ana: Person) -> None:
    """Let Ana start, tap twice and write, and see that the bot follows."""

    def last() -> str | None:
        return world.chat(ana.id).last.get("text")

    await world.send_start(ana.id, None, "p_1")
    await until(lambda: last() == "Salut p_1")
    number = world.chat(ana.id).last["message_id"]
    for value in ("1", "2"):
        query = await world.tap(ana.id, None, number, "Compter")
        await until(lambda value=value: last() == f"Compté : {value}")  # type: ignore[misc]
        shown = world.answers(query)
        assert shown is not None and shown["text"] == value
    await world.send_text(ana.id, None, "a < b & 😀 https://a.ch")
    await until(lambda: world.chat(ana.id).last["from"]["is_bot"] and last() == "a < b & 😀 https://a.ch")


async def test_by_polling(world: World, ana: Person, aiogram_bot: Bot) -> None:
    running = dispatcher()
    polling = asyncio.create_task(
        running.start_polling(aiogram_bot, handle_signals=False, close_bot_session=False, polling_timeout=5)
    )
    await live(world, ana)
    polling.cancel()
    await asyncio.gather(polling, return_exceptions=True)


async def test_by_webhook(world: World, ana: Person, aiogram_bot: Bot) -> None:
    app = web.Application()
    SimpleRequestHandler(dispatcher(), aiogram_bot, secret_token="s3cret").register(app, path="/hook")
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    await aiogram_bot.set_webhook(f"http://127.0.0.1:{runner.addresses[0][1]}/hook", secret_token="s3cret")
    await live(world, ana)
    assert (await aiogram_bot.get_webhook_info()).pending_update_count == 0
    await aiogram_bot.delete_webhook()
    await runner.cleanup()
