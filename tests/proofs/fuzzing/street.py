"""A stage outside pytest, where what the bot answers can be read and a batch of updates is worked on at once."""

import itertools
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from telegram.request import BaseRequest, RequestData

from bot.aftermath import Aftermath
from bot.held import Held
from bot.intake import ingest, ingest_all
from bot.tapped import Received, Tapped
from bot.turn import Turn
from core import clock
from models.database import close_database, open_database
from sandbox.world import World
from tests.conftest import START
from tests.kit.due import parts_with_work
from tests.kit.request import WorldRequest
from tests.kit.stage import TOKEN, USERNAME, Stage, StageClock, open_stage
from tests.proofs.proof import Scene

Json = dict[str, Any]


class Listening(WorldRequest):
    """Carries calls to the world; keeps the updates that it gave, and the answers to taps (it knows only its own)."""

    def __init__(self, world: World) -> None:
        super().__init__(world)
        self.toasts: dict[str, str] = {}
        self.recorded: list[Json] = []

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        if url.endswith("/answerCallbackQuery") and request_data is not None:
            asked = request_data.json_parameters
            self.toasts[str(asked["callback_query_id"])] = str(asked.get("text", ""))
            return 200, b'{"ok": true, "result": true}'
        code, body = await super().do_request(url, method, request_data)
        if url.endswith("/getUpdates"):
            self.recorded += json.loads(body).get("result", [])
        return code, body


@dataclass
class Batched(Aftermath):
    """Answers taps and does direct effects at once; screens are drawn when the batch is over, as the sweeper does."""

    async def follow(
        self, update: Received | None, turn: Turn | None, held: Held | None, received_at: datetime
    ) -> None:
        if held is not None:
            await held.give_back()
        if update is None or turn is None:
            return
        if isinstance(update, Tapped):
            await self._answer(update.query_id, turn)
        for effect in turn.effects:
            await self._do(effect(self.bot))


@dataclass
class Street:
    """A stage that takes updates by the hundred through the real intake and worker."""

    stage: Stage
    request: Listening
    _numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(10_000_000))

    def number(self) -> int:
        """An update id that was never used."""
        return next(self._numbers)

    async def take(self, updates: list[Json], raw: list[bytes] | None = None) -> int:
        """Works on updates (as polled) and on raw posts (as pushed) until nothing is left; gives how many."""
        if updates:
            await ingest_all(updates, json.dumps)
        for each in raw or ():
            await ingest(each)
        worked = 0
        while await self.stage.assembly.worker.work_one():
            worked += 1
        await self.draw()
        return worked

    async def draw(self) -> None:
        """Screens, notifications and cards until nothing is due."""
        parts = self.stage.assembly
        for _ in range(200):
            if not await parts_with_work() & {"drawing", "sender", "cards"}:
                return
            done = 0
            for step in (parts.drawing.draw_any, parts.sender.send_one, parts.cards.draw_one):
                while await step():
                    done += 1
            if not done:
                return
        raise AssertionError("the bot never comes to rest")


@asynccontextmanager
async def open_street(scene: Scene) -> AsyncIterator[Street]:
    """The bot before an empty world on the scene's database; business time stands still, taps are never too fast."""
    await open_database(scene.database_url)
    clock.freeze(START)
    world = await World.open(":memory:", StageClock())
    world.register_bot(TOKEN, "Entremise", USERNAME)
    request = Listening(world)
    stage = await open_stage(world, request, scene.folder / "data")
    parts = stage.assembly
    parts.aftermath = Batched(parts.application.bot, parts.drawing)
    parts.worker.aftermath = parts.aftermath
    try:
        yield Street(stage, request)
    finally:
        parts.flight.close()
        await parts.application.shutdown()
        await world.close()
        clock.freeze(None)
        await close_database()
