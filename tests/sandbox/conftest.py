"""A world with one bot and two persons, and aiogram as the judge of everything that the sandbox says."""

from collections.abc import AsyncGenerator, AsyncIterator
from typing import Any

import orjson
import pytest
from aiogram import Bot as AiogramBot
from aiogram.client.session.base import BaseSession
from aiogram.methods.base import TelegramMethod
from aiogram.types import TelegramObject, Update

from sandbox.people import Bot, Person
from sandbox.server import Server
from sandbox.world import World

TOKEN = "4242:AAtest_token"


def unknown_fields(value: Any, path: str = "") -> list[str]:
    """Return the paths of fields that aiogram's models do not know."""
    if isinstance(value, TelegramObject):
        found = [f"{path}.{name}" for name in (value.model_extra or {})]
        for name in type(value).model_fields:
            found += unknown_fields(getattr(value, name), f"{path}.{name}")
        return found
    if isinstance(value, (list, tuple)):
        return [extra for item in value for extra in unknown_fields(item, f"{path}[]")]
    return []


class InProcess(BaseSession):
    """An aiogram session that reaches a world without a socket and judges each answer."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self.world = world

    async def close(self) -> None:
        return None

    async def make_request(
        self, bot: AiogramBot, method: TelegramMethod[Any], timeout: int | None = None
    ) -> Any:
        uploads: dict[str, Any] = {}
        values = {
            name: prepared
            for name, value in method.model_dump(warnings=False).items()
            if (prepared := self.prepare_value(value, bot=bot, files=uploads))
        }
        files = {
            key: (upload.filename or key, b"".join([chunk async for chunk in upload.read(bot)]), "")
            for key, upload in uploads.items()
        }
        answer = await self.world.call(bot.token, method.__api_method__, values, files)
        status = 200 if answer["ok"] else answer["error_code"]
        response = self.check_response(bot, method, status, orjson.dumps(answer).decode())
        assert unknown_fields(response.result) == []
        return response.result

    async def stream_content(self, *args: Any, **kwargs: Any) -> AsyncGenerator[bytes, None]:
        yield b""


@pytest.fixture
async def world() -> AsyncIterator[World]:
    """A world that lives in memory; at the end every update that it made must please aiogram."""
    world = await World.open(":memory:")
    seen: list[dict[str, Any]] = []
    put = world.updates.put

    def watched(bot: Bot, kind: str, user_id: int, content: dict[str, Any]) -> int:
        seen.append({"update_id": 1, kind: content})
        return put(bot, kind, user_id, content)

    world.updates.put = watched  # type: ignore[method-assign]
    yield world
    await world.close()
    for update in seen:
        assert unknown_fields(Update.model_validate(update)) == [], update


@pytest.fixture
def bot(world: World) -> Bot:
    """The bot."""
    return world.register_bot(TOKEN, "Essai", "essai_bot", topics=True)


@pytest.fixture
async def ana(world: World, bot: Bot) -> Person:
    """A person who has started the bot; the update of it is already taken."""
    person = world.add_person("Ana", "Muster", username="ana_muster")
    await world.send_start(person.id, bot.id)
    world.updates.drop(bot)
    return person


@pytest.fixture
def api(world: World, bot: Bot) -> AiogramBot:
    """An aiogram bot whose calls reach the world in process."""
    return AiogramBot(TOKEN, session=InProcess(world))


@pytest.fixture
async def server(world: World) -> AsyncIterator[Server]:
    """The world on free ports."""
    server = Server(world, port=0)
    await server.start()
    yield server
    await server.stop()
