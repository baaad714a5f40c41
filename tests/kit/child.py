"""A process with the bot alone, for tests that kill it; `tests.kit.processes` and `tests.kit.zygote` start it."""

import asyncio
import importlib
import json
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from aiohttp import web
from pydantic import SecretStr

from bot import run
from bot.rates import Rates
from bot.turn import BotFacts
from core import clock
from core.keys import KeyRing
from core.settings import Settings
from models.database import close_database, open_database
from tests.bot import pages_for_tests
from tests.kit.deaths import plant_death
from web.app import make_app
from web.context import WebContext
from web.webhook import webhook_path

__all__ = ["Order", "live", "pages_for_tests"]

KEYS = KeyRing(b"k" * 32)
WEBHOOK_SECRET = "secret-of-the-webhook"


@dataclass(frozen=True)
class Order:
    """What a process of the bot is to be: where it lives, which parts run in it, and when it dies.

    `die` names a point and its nth passing (`handled:2`); `port` is shared by the processes that updates are pushed to,
    0 where they are polled; `plug` is a module of a test whose `plug(role)` is called before the loops begin.
    `lives_as` names another function of a test than `live` to be run with the order, as `package.module.name`.
    """

    database: str
    folder: str
    api: str
    token: str
    now: str
    die: str = ""
    polls: bool = True
    workers: int | None = None
    senders: int = run.SENDERS
    port: int = 0
    plug: str = ""
    hurry: bool = False
    lives_as: str = ""


class PartialRole(run.BotRole):
    """The bot's role with only the parts that were ordered."""

    def __init__(self, order: Order) -> None:
        super().__init__()
        self.order = order

    def _start_loops(self, settings: Settings, suspects: list[int], *, polls: bool) -> None:
        if self.order.plug:
            importlib.import_module(self.order.plug).plug(self)
        run.SENDERS = self.order.senders
        super()._start_loops(settings, suspects, polls=self.order.polls and not self.order.port)


@asynccontextmanager
async def _listening(order: Order, settings: Settings, role: run.BotRole) -> AsyncIterator[None]:
    """The product's web part on a port that several processes share; nothing without a port."""
    if not order.port:
        yield
        return
    runner = web.AppRunner(make_app(WebContext(settings, KEYS, "", role.take)), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", order.port, reuse_port=True).start()
    try:
        yield
    finally:
        await runner.cleanup()


async def live(order: Order, tell: Callable[[str], None]) -> int:
    """Runs the bot until it is told to stop; gives the exit code."""
    if order.lives_as:
        module, _, name = order.lives_as.rpartition(".")
        return int(await getattr(importlib.import_module(module), name)(order))
    clock.freeze(datetime.fromisoformat(order.now))
    plant_death(order.die)
    if order.hurry:
        run.Rates = lambda: Rates(unlimited=True)  # type: ignore[misc, assignment]
    await open_database(order.database)
    settings = Settings(data_dir=Path(order.folder), telegram_token=None, _env_file=None)
    settings = settings.model_copy(
        update={"workers": order.workers, "webhook_secret": SecretStr(WEBHOOK_SECRET) if order.port else None}
    )
    facts = BotFacts("", "https://t.me", "https://entremise.example", KEYS)
    role = PartialRole(order)
    pushed = f"http://127.0.0.1:{order.port}{webhook_path(KEYS)}" if order.port else None
    async with _listening(order, settings, role):
        await role.start(settings, facts, token=order.token, api=order.api, webhook_url=pushed)
        stop = asyncio.Event()
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
        tell("ready")
        assert role.stopped is not None
        waiting = asyncio.ensure_future(stop.wait())
        ends: list[asyncio.Future[Any]] = [role.stopped, waiting]
        await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        failure = role.stopped.exception() if role.stopped.done() else None
        await role.stop()
    await close_database()
    if failure is not None:
        tell(f"stopped: {failure}")
    return 3 if failure is not None else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(live(Order(**json.loads(sys.argv[1])), lambda text: print(text, flush=True))))
