"""A process with the bot alone, for tests that kill it. Started by `tests.kit.processes`."""

import asyncio
import json
import os
import signal
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from bot import run
from bot.turn import BotFacts, Turn
from core import clock
from core.keys import KeyRing
from core.settings import Settings
from models.database import close_database, open_database
from services import delivery
from tests.bot import pages_for_tests
from tests.kit.deaths import plant_death


def die_once(marker: Path) -> None:
    """Kills this process at once, as a power cut would; the marker keeps the next process alive."""
    if not marker.exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)


def plant(where: str, marker: Path) -> None:
    """Makes the process die at a chosen point."""
    if where == "handler":

        async def hook(turn: Turn) -> None:
            if turn.text == "tuer":
                die_once(marker)

        pages_for_tests.BEHAVIOUR["hook"] = hook
    elif where == "after commit":
        from bot.aftermath import Aftermath

        follow = Aftermath.follow

        async def killed(self: Aftermath, update: Any, turn: Any, received_at: Any) -> None:
            if turn is not None and turn.text == "tuer":
                die_once(marker)
            await follow(self, update, turn, received_at)

        Aftermath.follow = killed  # type: ignore[method-assign]
    elif where == "after send":
        settle = delivery.settle_sent

        async def lost(*given: Any) -> None:
            die_once(marker)
            await settle(*given)

        delivery.settle_sent = lost  # type: ignore[assignment]
    elif where:
        plant_death(where)


async def main(order: dict[str, Any]) -> None:
    """Runs the bot until it is told to stop."""
    folder = Path(order["folder"])
    clock.freeze(datetime.fromisoformat(order["now"]))
    plant(order["die"], folder / "died")
    await open_database(order["database"])
    settings = Settings(data_dir=folder, workers=4, telegram_token=None, _env_file=None)
    facts = BotFacts("", "https://t.me", "https://entremise.example", KeyRing(b"k" * 32))
    role = run.BotRole()
    await role.start(settings, facts, token=order["token"], api=order["api"])
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    print("ready", flush=True)
    assert role.stopped is not None
    waiting = asyncio.ensure_future(stop.wait())
    ends: list[asyncio.Future[Any]] = [role.stopped, waiting]
    await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    failure = role.stopped.exception() if role.stopped.done() else None
    await role.stop()
    await close_database()
    if failure is not None:
        print(f"stopped: {failure}", flush=True)
        sys.exit(3)


if __name__ == "__main__":
    asyncio.run(main(json.loads(sys.argv[1])))
