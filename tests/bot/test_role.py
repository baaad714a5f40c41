"""The whole role of a process: it starts, serves, and stops with a sentence when it must."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from tortoise.connection import get_connection

from bot.polling import CannotPoll
from bot.run import BotRole
from bot.turn import BotFacts
from core.keys import KeyRing
from core.settings import Settings
from models.database import CONNECTION
from models.delivery import InboxState, InboxUpdate
from models.member import Member
from sandbox.world import World
from tests.kit.processes import until
from tests.kit.request import API, WorldRequest
from tests.kit.stage import TOKEN, USERNAME

FACTS = BotFacts("", "https://t.me", "https://entremise.example", KeyRing(b"k" * 32))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path, workers=2, telegram_token=None, _env_file=None)


@pytest.fixture
async def role(database: str) -> AsyncIterator[BotRole]:
    made = BotRole()
    yield made
    await made.stop()


async def test_it_learns_its_name_serves_and_stops(
    role: BotRole, world: World, settings: Settings, database: str
) -> None:
    await role.start(settings, FACTS, token=TOKEN, api=API, request=WorldRequest(world))
    assert role.facts.username == USERNAME
    alice = world.add_person("Alice").id
    await world.send_start(alice, world.bot().id, "")

    async def answered() -> bool:
        return any(m["from"]["is_bot"] for m in world.chat(alice).messages)

    await until(answered, "Alice sees a screen")
    assert await Member.filter(telegram_id=alice).exists()
    await role.stop()
    assert role.stopped is not None and role.stopped.exception() is None


async def test_a_wrong_token_is_refused_with_a_sentence(
    role: BotRole, world: World, settings: Settings
) -> None:
    with pytest.raises(CannotPoll, match="ENTREMISE_TELEGRAM_TOKEN"):
        await role.start(settings, FACTS, token=f"{TOKEN}x", api=API, request=WorldRequest(world))


async def test_a_second_poller_on_the_same_folder_stops_with_a_sentence(
    role: BotRole, world: World, settings: Settings
) -> None:
    await role.start(settings, FACTS, token=TOKEN, api=API, request=WorldRequest(world))
    second = BotRole()
    await second.start(settings, FACTS, token=TOKEN, api=API, request=WorldRequest(world))
    assert second.stopped is not None
    with pytest.raises(CannotPoll, match="already takes updates"):
        await asyncio.wait_for(asyncio.shield(second.stopped), 60)
    await second.stop()


async def test_with_a_webhook_updates_are_taken_by_the_web_part(
    role: BotRole, world: World, settings: Settings, database: str
) -> None:
    address = "https://127.0.0.1:1/telegram/x"
    world.faults.set({"drop_webhook": True})
    await role.start(settings, FACTS, token=TOKEN, api=API, request=WorldRequest(world), webhook_url=address)
    alice = world.add_person("Alice").id
    await world.send_start(alice, world.bot().id, "")
    for update in world.updates.pending(world.bot()):
        await role.take(json.dumps(update).encode())

    async def done() -> bool:
        return await InboxUpdate.filter(state=InboxState.DONE).exists()

    await until(done, "the update took effect")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_people_who_write_at_once_share_commits(
    role: BotRole, world: World, settings: Settings, database: str
) -> None:
    await role.start(
        settings.model_copy(update={"workers": None}),
        FACTS,
        token=TOKEN,
        api=API,
        request=WorldRequest(world),
    )
    crowd = [world.add_person(f"Alice {number}").id for number in range(40)]
    begun = list[str]()
    connection = get_connection(CONNECTION)._connection._conn
    connection.set_trace_callback(lambda text: begun.append(text) if text == "COMMIT" else None)
    await asyncio.gather(*(world.send_start(person, world.bot().id, "") for person in crowd))

    async def all_answered() -> bool:
        return await InboxUpdate.filter(state=InboxState.DONE).count() == len(crowd)

    await until(all_answered, "everybody was answered")
    connection.set_trace_callback(None)
    assert len(begun) < len(crowd), "each came to a commit of its own"
