"""Processes as `main.py` and `production.py` run them, for the nursery: each function is a way to live."""

import asyncio
import importlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
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
from tests.kit.child import WEBHOOK_SECRET, Order
from tests.proofs.crashes.things import follow_the_clock, watch

PUBLIC_URL = "https://entremise.example"
NAME = __name__


async def run(order: Order) -> int:
    """`entremise run`: one process that polls, works, sends, ticks and serves the pages."""
    return await _live(order, main.run, _settings(order))


async def worker(order: Order) -> int:
    """`entremise worker` on a port that several share: takes pushed updates, works, sends and serves the pages."""
    return await _work(order, is_pushed=True)


async def polled(order: Order) -> int:
    """A worker to which nothing is pushed: it works on what another process polled."""
    return await _work(order, is_pushed=False)


async def _work(order: Order, *, is_pushed: bool) -> int:
    production.listening = _listening_together
    starts = production.start_bot

    async def started(stack: Any, settings: Settings, bot: Any, platform: Any, _: str, keys: Any) -> None:
        if not is_pushed:
            settings = settings.model_copy(update={"webhook_secret": None})
        # The sandbox pushes to the port itself, where the world would reach nginx by https.
        await starts(stack, settings, bot, platform, f"http://127.0.0.1:{order.port}", keys)

    production.start_bot = started
    settings = _settings(order).model_copy(update={"webhook_secret": SecretStr(WEBHOOK_SECRET)})
    return await _live(order, production.work, settings)


async def scheduler(order: Order) -> int:
    """`entremise scheduler`: what happens by itself, and nothing else."""
    return await _live(order, production.tick, _settings(order))


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
    bot_run.SENDERS = order.senders
    if order.hurry:
        bot_run.Rates = lambda: Rates(unlimited=True)  # type: ignore[misc, assignment]
    begins = bot_run.BotRole._start_loops

    def plugged(self: bot_run.BotRole, *given: Any, polls: bool) -> None:
        importlib.import_module(order.plug).plug(self)
        begins(self, *given, polls=polls and order.polls)

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
