"""A bot whose process dies and is started again while people go on, and what was really sent to them."""

import asyncio
import json
import random
import signal
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

from models.delivery import InboxState, InboxUpdate
from models.member import Member
from services import members
from tests.kit.person import Person
from tests.kit.processes import Theatre, theatre, until


async def _starts_again(stage: Theatre, deaths: Iterable[str]) -> None:
    """Starts the process again after each death, to die at the next point."""
    following = iter(deaths)
    while True:
        assert stage.life is not None
        if await stage.life.end() != -signal.SIGKILL:
            return
        stage.deaths += 1
        await stage.starts(die=next(following, ""))


async def _lives_again(stage: Theatre, lives: int) -> bool:
    return stage.lives > lives


async def is_killed_at_least_once(stage: Theatre) -> None:
    """Waits for the first kill, should the scenario have been faster, and for the life after it."""

    async def died() -> bool:
        return stage.deaths >= 1

    await until(died, "somebody killed it")


async def _kills(stage: Theatre, times: int, chance: random.Random) -> None:
    """Kills whatever process runs, at moments that nobody chose."""
    for number in range(times):
        # The first comes early: a fast machine is through with a scenario in little more than a second.
        await asyncio.sleep(chance.uniform(0.2, 1.5) if number else chance.uniform(0.0, 0.5))
        lives = stage.lives
        if stage.life is not None:
            stage.nursery.kill(stage.life)
        await until(partial(_lives_again, stage, lives), "the process lives again")


@asynccontextmanager
async def dying(
    database: str, folder: Path, *deaths: str, kills: int = 0, seed: int = 1
) -> AsyncIterator[Theatre]:
    """A theatre whose process dies at each of the points in turn, or is killed by chance; nobody waits for it."""
    async with theatre(database, folder / "data") as stage:
        await stage.starts(die=deaths[0] if deaths else "")
        tasks = [asyncio.create_task(_starts_again(stage, deaths[1:]))]
        tasks += [asyncio.create_task(_kills(stage, kills, random.Random(seed)))] if kills else []
        try:
            yield stage
        finally:
            for task in reversed(tasks):
                task.cancel()
            outcome = await asyncio.gather(*tasks, return_exceptions=True)
        failures = [error for error in outcome if isinstance(error, Exception)]
        assert not failures, failures
        left = await InboxUpdate.exclude(state=InboxState.DONE)
        assert not left, [(row.state, row.error) for row in left]


def sent(stage: Theatre, person: Person, text: str) -> int:
    """How many messages with this text Telegram took for a person, whatever became of them afterwards."""
    taken: list[dict[str, Any]] = [
        request["answer"]["result"]
        for request in stage.server.world.requests
        if request["method"].lower().startswith("send") and request["answer"].get("ok")
    ]
    return sum(
        isinstance(message, dict)
        and message["chat"]["id"] == person.user_id
        and text in json.dumps(message, ensure_ascii=False)
        for message in taken
    )


async def known(stage: Theatre, name: str) -> tuple[Person, Member]:
    """Somebody who wrote to the bot before all this, and accepted the terms."""
    person, bot = await stage.person(name), stage.server.world.bot()
    chat = stage.server.world.chats.state(bot.id, person.user_id)
    chat.started = True
    stage.server.world.chats.save_state(bot.id, person.user_id, chat)
    member = await members.arrive(person.user_id, name, "", "fr")
    await members.accept_terms(member.id)
    return person, member


async def visitor(stage: Theatre, name: str) -> Person:
    """Somebody who signed up as a visitor before all this."""
    person, member = await known(stage, name)
    await members.register_visitor(member.id, "Rue du Lac 4", "Nyon")
    return person
