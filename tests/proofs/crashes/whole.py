"""Processes as `main.py` and `production.py` run them, for the nursery: each function is a way to live."""

import asyncio
import importlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from aiohttp import web
from pydantic import SecretStr

import main
import production
from bot import run as bot_run
from bot.rates import Rates
from core import clock
from core.settings import Settings
from installation import key_ring, listening, opened_database
from models.bus import PostgresBus
from models.database import database_answers
from services.evidence.vault import use_keys
from services.files import LocalFiles, use_files
from telegram_side import asked_to_stop, until_stopped
from tests.kit.child import WEBHOOK_SECRET, Order
from tests.proofs.crashes.things import follow_the_clock, watch
from web.app import make_app
from web.call_hub import HUB
from web.context import WebContext
from web.exchange import BusExchange

PUBLIC_URL = "https://entremise.example"
NAME = __name__


async def run(order: Order) -> int:
    """`entremise run`: one process that polls, works, sends, ticks and serves the pages."""
    return await _live(order, main.run, _settings(order))


async def worker(order: Order) -> int:
    """`entremise worker` on a port that several share: takes pushed updates, works, sends and serves the pages."""
    production.listening = _listening_together
    starts = production.start_bot

    async def started(stack: Any, settings: Settings, bot: Any, platform: Any, _: str, keys: Any) -> None:
        # The sandbox pushes to the port itself, where the world would reach nginx by https.
        await starts(stack, settings, bot, platform, f"http://127.0.0.1:{order.port}", keys)

    production.start_bot = started
    settings = _settings(order).model_copy(update={"webhook_secret": SecretStr(WEBHOOK_SECRET)})
    return await _live(order, production.work, settings)


async def scheduler(order: Order) -> int:
    """`entremise scheduler`: what happens by itself, and nothing else."""
    return await _live(order, production.tick, _settings(order))


async def pages(order: Order) -> int:
    """The pages of a worker alone, where the parts of the bot live in processes of their own."""
    return await _live(order, _serve, _settings(order))


def _settings(order: Order) -> Settings:
    settings = Settings(
        data_dir=Path(order.folder), web_port=order.port, public_url=PUBLIC_URL, _env_file=None
    )
    known = {
        "database_url": order.database,
        "telegram_token": SecretStr(order.token),
        "telegram_api": order.api,
        "workers": order.workers,
    }
    return settings.model_copy(update=known)


async def _live(order: Order, command: Callable[[Settings], Awaitable[None]], settings: Settings) -> int:
    clock.freeze(datetime.fromisoformat(order.now))
    watch(order.die)
    if order.hurry:
        bot_run.Rates = lambda: Rates(unlimited=True)  # type: ignore[misc, assignment]
    begins = bot_run.BotRole._start_loops

    def plugged(self: bot_run.BotRole, *given: Any, **named: Any) -> None:
        importlib.import_module(order.plug).plug(self)
        begins(self, *given, **named)

    bot_run.BotRole._start_loops = plugged  # type: ignore[method-assign]
    following = asyncio.create_task(follow_the_clock(Path(order.folder)))
    await asyncio.sleep(0)
    try:
        await command(settings)
    finally:
        following.cancel()
    return 0


@asynccontextmanager
async def _listening_together(app: web.Application, host: str, port: int) -> AsyncIterator[int]:
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=2)
    await runner.setup()
    await web.TCPSite(runner, host, port, reuse_port=True).start()
    try:
        yield port
    finally:
        await runner.cleanup()


async def _serve(settings: Settings) -> None:
    use_files(LocalFiles(settings.data_dir / "files"))
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(opened_database(settings, may_migrate=False))
        keys = key_ring(settings)
        use_keys(keys)
        bus = PostgresBus(settings.database_url, keys)
        await bus.start()
        stack.push_async_callback(bus.stop)
        exchange = BusExchange(bus, lambda: app[HUB].send_all_back())
        app = make_app(WebContext(settings, keys, checks={"database": database_answers}, exchange=exchange))
        await stack.enter_async_context(listening(app, settings.web_host, settings.web_port))
        await until_stopped(asked_to_stop())
