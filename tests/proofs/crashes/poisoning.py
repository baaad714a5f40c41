"""Updates that harm whoever works on them, put among innocent ones."""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import Any

import orjson

from bot import run
from bot.run import BotRole
from bot.stall import watch_for_stalls
from models.member import Member
from tests.proofs.crashes import market
from tests.proofs.crashes.crowd import Crowd, Someone
from tests.proofs.proof import Effort

HANDLER_SECONDS = 1.5
STALL_SECONDS = 2.0
FIRST_RETRY = timedelta(milliseconds=200)
PEOPLE = 10
# How often each poison is given in the long form.
DOSES = {"raise": 60, "hang": 30, "exit": 12, "spin": 6, "unreadable": 60, "unknown": 60}


def plug(role: BotRole) -> None:
    """The market with short patience, so that a proof does not wait for hours."""
    market.plug(role)
    assert role.assembly is not None
    role.assembly.worker.handler_seconds = HANDLER_SECONDS
    role.assembly.worker.first_retry = FIRST_RETRY
    run.watch_for_stalls = partial(watch_for_stalls, STALL_SECONDS)  # type: ignore[assignment]


@dataclass
class Poisoner:
    """People who say innocent things, and now and then poison; `given` are the poisonous updates by kind."""

    crowd: Crowd
    given: dict[str, set[int]] = field(default_factory=dict)
    admin: Member | None = None
    _count: int = 0

    async def gather(self, database: str) -> None:
        """Makes the people, of whom one more is the administrator."""
        await self.crowd.gather(database)
        del self.crowd.people[PEOPLE:]
        admin = await self.crowd.known("Ada")
        await Member.filter(id=admin.id).update(is_admin=True)
        self.admin = admin

    async def act(self, effort: Effort, innocents: int) -> None:
        """Everything of a run in a random order: each dose, and `innocents` texts around each."""
        doses = [kind for kind, most in DOSES.items() for _ in range(effort.of(most))]
        acts = doses + ["n"] * innocents * len(doses)
        self.crowd.chance.shuffle(acts)
        for kind in acts:
            someone = self.crowd.chance.choice(self.crowd.people)
            # Nobody may have more than 200 waiting, so people do not hurry.
            await asyncio.sleep(0 if len(acts) < 500 else 0.02)
            await self._do(someone, kind)

    async def _do(self, someone: Someone, kind: str) -> None:
        self._count += 1
        if kind == "n":
            await self.crowd.says(someone, f"n {self._count}")
            return
        if kind in ("unreadable", "unknown"):
            number = self._put(someone, kind)
        else:
            await self.crowd.says(someone, f"{kind} {self._count}")
            number = self.crowd.ledger.made[someone.user_id][-1]
        self.given.setdefault(kind, set()).add(number)

    def _put(self, someone: Someone, kind: str) -> int:
        """An update that Telegram never made: of wrong types inside, or of a kind that nobody knows yet."""
        world = self.crowd.world
        person: dict[str, Any] = {"id": someone.user_id, "is_bot": False, "first_name": "X"}
        number = world.updates.put(world.bot(), "message", someone.user_id, {})
        wrong = {"message": {"message_id": {"a": []}, "date": "hier", "chat": 7, "from": person, "text": 5}}
        new = {"something_new": {"from": person, "id": "1"}}
        body = {"update_id": number, **(wrong if kind == "unreadable" else new)}
        world.store.run("UPDATE incoming SET body = ? WHERE update_id = ?", orjson.dumps(body), number)
        return number
