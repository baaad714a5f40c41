"""A python-telegram-bot application runs on the sandbox."""

from datetime import timedelta
from typing import Any

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import BadRequest, Forbidden, RetryAfter
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, MessageHandler, filters

from sandbox.people import Person
from sandbox.server import Server
from sandbox.world import World
from tests.sandbox.conftest import TOKEN
from tests.sandbox.test_aiogram_bot import live

App = Application[Any, Any, Any, Any, Any, Any]


def counter(value: int) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton("Compter", callback_data=f"count:{value}")]])


async def start(update: Update, context: Any) -> None:
    assert update.message is not None
    await update.message.reply_html(f"<b>Salut</b> {context.args[0]}", reply_markup=counter(0))


async def echo(update: Update, context: Any) -> None:
    assert update.message is not None
    await update.message.reply_html(update.message.text_html)


async def count(update: Update, context: Any) -> None:
    query = update.callback_query
    assert query is not None
    value = int((query.data or "").removeprefix("count:")) + 1
    await query.answer(str(value))
    await query.edit_message_text(f"Compté : {value}", reply_markup=counter(value))


def application(server: Server) -> App:
    base = Application.builder().token(TOKEN)
    app: App = base.base_url(f"{server.url}/bot").base_file_url(f"{server.url}/file/bot").build()
    app.add_handler(CommandHandler("start", start))
    app.add_handler(CallbackQueryHandler(count))
    app.add_handler(MessageHandler(filters.TEXT, echo))
    return app


async def test_an_application_lives_by_polling(world: World, server: Server, ana: Person) -> None:
    app = application(server)
    async with app:
        await app.start()
        assert app.updater is not None
        await app.updater.start_polling(timeout=5)
        await live(world, ana)
        await app.updater.stop()
        await app.stop()


async def test_refusals_become_its_exceptions(
    world: World, server: Server, ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    async with application(server) as app:
        message = await app.bot.send_message(ana.id, "a")
        with pytest.raises(BadRequest, match="Message is not modified"):
            await message.edit_text("a")
        with pytest.raises(BadRequest, match="Chat not found"):
            await app.bot.send_message(9, "a")
        with pytest.raises(BadRequest, match="Query is too old"):
            await app.bot.answer_callback_query("1")
        world.faults.set({"too_many_rate": 1.0, "retry_after": 4})
        with pytest.raises(RetryAfter) as flooded:
            await app.bot.send_message(ana.id, "a")
        assert flooded.value.retry_after == timedelta(seconds=4)
        world.faults.set({"too_many_rate": 0.0})
        await world.block(ana.id, None)
        with pytest.raises(Forbidden, match="bot was blocked by the user"):
            await app.bot.send_message(ana.id, "a")


async def test_a_file_goes_up_and_comes_down(world: World, server: Server, ana: Person) -> None:
    async with application(server) as app:
        sent = await app.bot.send_document(ana.id, b"abc", filename="a.txt")
        assert sent.document is not None
        file = await sent.document.get_file()
        assert bytes(await file.download_as_bytearray()) == b"abc"
