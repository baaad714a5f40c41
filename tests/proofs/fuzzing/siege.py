"""Sends hostile updates in batches and looks, after each, at what must not have happened."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random

from models.delivery import InboxState, InboxUpdate, Screen
from models.member import Member
from tests.kit.person import Person
from tests.proofs.fuzzing import hostile
from tests.proofs.fuzzing.dump import changes, dump_without
from tests.proofs.fuzzing.hostile import Json
from tests.proofs.fuzzing.mutations import deep, garbage, mutated
from tests.proofs.fuzzing.town import Town
from tests.proofs.fuzzing.updates import Maker, as_from
from tests.proofs.fuzzing.watch import Watch
from tests.proofs.proof import Tally

BATCH = 100
EXAMPLES = 3
UNREADABLE = "unreadable: "


@dataclass
class Siege:
    """One town under hostile input. What breaks is counted in `tally`, with the first examples as notes."""

    town: Town
    tally: Tally
    random: Random
    watch: Watch
    recorded: list[Json]
    well_typed: set[int] = field(default_factory=set)
    _logged: int = 0

    def __post_init__(self) -> None:
        town = self.town
        self.maker = Maker(self.random, town.numbers, town.names, town.buttons)

    async def batch(self, hypothetical: Iterable[Json]) -> None:
        """A hundred updates of every source: typed well, recorded and mutated, made by Hypothesis, and garbage."""
        updates, raw = [], []
        for made in hypothetical:
            updates.append(self._from_somebody(made))
        while len(updates) + len(raw) < BATCH:
            kind = self.random.random()
            if kind < 0.03:
                raw.append(garbage(self.random))
            elif kind < 0.035:
                raw.append(deep(self.town.street.number(), self.random.choice((5, 200, 400, 900, 3000))))
            elif kind < 0.60:
                updates.append(self._well_typed())
            else:
                source = self._recorded() if kind < 0.8 else self._well_typed()
                source.pop("typed", None)
                updates.append(mutated(source, self.random))
        await self.send(updates, raw)

    async def send(self, updates: list[Json], raw: list[bytes]) -> None:
        """Takes them in and works on them all; counts them, and what they broke."""
        before = await self.others()
        for update in updates:
            if not isinstance(update.get("update_id"), int) or self.random.random() > 0.05:
                update["update_id"] = self._number(update)
        self.tally.done["updates"] += len(updates) + len(raw)
        numbered = [update for update in updates if "update_id" in update]
        await self.town.street.take(numbered, raw)
        await self.judge(before)

    def _number(self, update: Json) -> int:
        number = self.town.street.number()
        if update.pop("typed", False):
            self.well_typed.add(number)
        return number

    def _sender(self) -> Json:
        person = self.random.choice(self.town.senders)
        return {"id": person.user_id, "is_bot": False, "first_name": person.name, "language_code": "fr"}

    def _well_typed(self) -> Json:
        user = self._sender()
        update = self.maker.any_kind(user, self._newest(user["id"]))
        return {**update, "typed": True}

    def _newest(self, user_id: int) -> int:
        return self.town.newest.get(user_id, 1)

    def _recorded(self) -> Json:
        return as_from(self.random.choice(self.recorded), self._sender())

    def _from_somebody(self, made: Json) -> Json:
        """What Hypothesis made, from a person who exists, so that it reaches a handler as often as not."""
        user, update = self._sender(), dict(made)
        for part in update.values():
            if isinstance(part, dict) and self.random.random() < 0.7:
                part |= {
                    "from": user,
                    "chat": {"id": user["id"], "type": "private"},
                    "message_id": 3,
                    "date": 1,
                }
                part |= {"id": "5"} if self.random.random() < 0.5 else {}
        return update

    async def others(self) -> dict[str, list[Json]]:
        """Every row that belongs to the owners alone, who never act."""
        owners = set(await self.town.members(self.town.owners))
        acting = [
            number for number in await Member.all().values_list("id", flat=True) if number not in owners
        ]
        return await dump_without(acting, lawful=True)

    async def judge(self, before: dict[str, list[Json]]) -> None:
        """Counts what broke since `before`."""
        broken = self.tally.broken
        for row in await InboxUpdate.exclude(state=InboxState.DONE):
            if row.state is InboxState.OPEN:
                self._break("updates left open", row.payload)
            elif not (row.error or "").startswith(UNREADABLE):
                self._break("unhandled exceptions", f"{row.error} | {row.payload}")
            elif row.update_id in self.well_typed:
                self._break("well-typed updates called unreadable", f"{row.error} | {row.payload}")
            else:
                self.tally.done["of them declared unreadable"] += 1
        await InboxUpdate.all().delete()
        for line in self.watch.tracebacks[self._logged :]:
            self._break("tracebacks in the log", line)
        self._logged = len(self.watch.tracebacks)
        for line in changes(before, await self.others()):
            self._break("unauthorised changes", line)
        broken["unhandled exceptions"] += 0

    def _break(self, what: str, example: str) -> None:
        self.tally.broken[what] += 1
        if self.tally.broken[what] <= EXAMPLES:
            self.tally.notes.append(f"{what}: {example[:600]}")

    async def nobody_is_stuck(self) -> None:
        """Everybody asks for the menu and taps something innocent, and sees it drawn."""
        taps: list[Json] = []
        for person in self.town.senders:
            user = {"id": person.user_id, "is_bot": False, "first_name": person.name}
            newest = self._newest(person.user_id)
            menu = self.maker.message(user, newest, text="/menu", entities=[_COMMAND])
            tap = {
                "id": str(self.random.getrandbits(60)),
                "from": user,
                "chat_instance": "1",
                "data": "b1|help|open|",
            }
            for update in ({"message": menu}, {"callback_query": tap}):
                taps.append({**update, "update_id": self.town.street.number()})
            self.tally.done["looks whether somebody is stuck"] += 1
        await self.town.street.take(taps)
        for person in self.town.senders:
            if not await self._sees_help(person):
                self._break("stuck people", person.name)
            await self._note_newest(person)

    async def _sees_help(self, person: Person) -> bool:
        member = await Member.get(telegram_id=person.user_id)
        screen = await Screen.get(member_id=member.id)
        return screen.page == "help" and screen.shown == screen.rev and screen.message_id is not None

    async def _note_newest(self, person: Person) -> None:
        screen = await Screen.get(member_id=(await Member.get(telegram_id=person.user_id)).id)
        self.town.newest[person.user_id] = screen.message_id or 1


_COMMAND = {"type": "bot_command", "offset": 0, "length": 5}


def hypothetical(count: int, number: int) -> list[Json]:
    """Updates by Hypothesis, as plain JSON (floats that JSON does not know are left to the raw posts)."""
    made = hostile.drawn(hostile.hypothetical_updates, count, number)
    return [json.loads(json.dumps(update)) for update in made]
