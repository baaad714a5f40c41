"""Tries every cell of the matrix: each action, on each status of its thing, by each kind of person it is not for."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from core.i18n import words
from models.delivery import InboxState, InboxUpdate, Screen
from models.dialog import DialogSession
from models.member import Member
from services import screens
from tests.kit.person import Person
from tests.proofs.fuzzing.action import KINDS, MAY, TOLD_NO, Action
from tests.proofs.fuzzing.actions import ACTIONS
from tests.proofs.fuzzing.door_actions import DIALOG_ACTS
from tests.proofs.fuzzing.dump import Dump, changes, dump_without
from tests.proofs.fuzzing.street import Street
from tests.proofs.fuzzing.world import Thing, World
from tests.proofs.proof import Tally

EXAMPLES = 6
NOWHERE = Thing("", "never was", 987_654_321_012, "23456789abcd", 1, offer=987_654)
# What an acting person's own tap may move: their screen, their dialogs, what their messages show, when they were seen.
OWN_ONLY = ("screen", "dialog_session", "card")
Answer = tuple[str, str, str]
# Below this share of the long form, whoever tries is drawn as well.
SHORT = 0.02


@dataclass
class Crossing:
    """One world; what breaks is counted in `tally`."""

    street: Street
    world: World
    tally: Tally
    random: Random
    _nowhere: dict[tuple[str, int], Answer] = field(default_factory=dict)
    # Everything as it was after the last group, which is how it is before the next one.
    _last: Dump | None = None

    def broke(self, what: str, example: object) -> None:
        """Counts what must not happen."""
        self.tally.broken[what] += 1
        if self.tally.broken[what] <= EXAMPLES:
            self.tally.notes.append(f"{what}: {str(example)[:400]}")

    async def strangers(self, share: float) -> None:
        """A share of all cells, of every action and kind at least one; in a short form every action by one kind."""
        tried: set[tuple[str, str]] = set()
        if share < SHORT:
            for key in ACTIONS:
                spared = self.random.sample(list(KINDS), len(KINDS) - 1)
                tried |= {(key, kind) for kind in spared}
        for kind in KINDS:
            for thing in self.world.things:
                actor = self._actor(kind, thing)
                cells = list(self._cells(kind, thing)) if actor is not None else []
                chosen = [
                    cell for cell in cells if (cell[0], kind) not in tried or self.random.random() < share
                ]
                if actor is None or not chosen:
                    continue
                tried |= {(key, kind) for key, _ in chosen}
                await self._group(kind, actor, thing, chosen)
        await self._nothing_failed()

    def _actor(self, kind: str, thing: Thing) -> Person | None:
        if kind != "counterpart":
            return self.world.actors[kind]
        return thing.people.get("counterpart") or thing.people.get("client")

    def _cells(self, kind: str, thing: Thing) -> Iterable[tuple[str, str]]:
        """The actions on this thing that are not this person's, with what they send."""
        for key, action in ACTIONS.items():
            if action.things != thing.kind or (
                action.cell(kind) == MAY and (thing.kind not in ("profile", "mission") or thing.visible)
            ):
                continue
            if kind == "counterpart" and action.side == "client":
                continue  # The client is the one whose it is: the professional tries it in `sides`.
            if action.data:
                yield key, _filled(action, thing)
        if thing.kind == "session":
            yield from (("d1|" + act, f"d1|{thing.id}|{thing.version}|{act}") for act in DIALOG_ACTS)

    async def sides(self, share: float) -> None:
        """What is the client's alone is tried by the professional, on every status (or a share of them)."""
        for thing in self.world.things:
            if self.random.random() >= share:
                continue
            mine = [
                (key, action)
                for key, action in ACTIONS.items()
                if action.things == thing.kind and action.side == "client"
            ]
            if mine:
                cells = [(key, _filled(action, thing)) for key, action in mine]
                await self._group("counterpart", thing.people["professional"], thing, cells)

    async def _group(self, kind: str, actor: Person, thing: Thing, cells: list[tuple[str, str]]) -> None:
        before = await self._before()
        for key, data in cells:
            answer = await self._tries(actor, data)
            self.tally.done["cells"] += 1
            action = ACTIONS.get(key)
            if action is not None and action.cell(kind) == TOLD_NO:
                continue
            expected = await self._of_nothing(key, actor)
            if answer != expected:
                self.broke(
                    "answers that tell of a thing", (kind, thing.kind, thing.status, data, answer, expected)
                )
        for line in await self._changes(before, actor):
            self.broke(
                "unauthorised changes", (kind, thing.kind, thing.status, [data for _, data in cells], line)
            )

    async def _of_nothing(self, key: str, actor: Person) -> Answer:
        """What this person is told of a thing that never was."""
        asked = key, actor.user_id
        if asked not in self._nowhere:
            action = ACTIONS.get(key)
            data = f"d1|{NOWHERE.id}|1|{key[3:]}" if action is None else _filled(action, NOWHERE)
            self._nowhere[asked] = await self._tries(actor, data)
        return self._nowhere[asked]

    async def _tries(self, actor: Person, data: str) -> Answer:
        """Sends it from home; gives the sentence over the screen, the page, and what it shows."""
        member = await self.world.member(actor)
        home = "home" if member.registered_at is not None else "welcome"
        await screens.show_page(member.id, actor.user_id, home, {}, None)
        await self.street.draw()
        screen = await Screen.get(member_id=member.id)
        user = {"id": actor.user_id, "is_bot": False, "first_name": actor.name}
        place: dict[str, Any] = {
            "date": 1777881600,
            "chat": {**user, "type": "private"},
            "message_id": screen.message_id,
        }
        number = self.street.number()
        if data.startswith("/"):
            entity = {"type": "bot_command", "offset": 0, "length": len(data.split(" ")[0])}
            update: dict[str, Any] = {"message": {**place, "from": user, "text": data, "entities": [entity]}}
        else:
            query = {"id": str(number), "from": user, "chat_instance": "1", "data": data, "message": place}
            update = {"callback_query": query}
        await self.street.take([{"update_id": number, **update}])
        return await self._seen(member, str(number))

    async def _seen(self, member: Member, number: str) -> Answer:
        screen = await Screen.get(member_id=member.id)
        stage = self.street.stage
        shown = stage.world.chats.get(stage.bot_id, member.telegram_id, screen.message_id) or {}
        return (
            self.street.request.toasts.get(number, ""),
            screen.page,
            str(shown.get("text") or shown.get("caption")),
        )

    async def _before(self) -> Dump:
        return self._last if self._last is not None else await dump_without(())

    async def _changes(self, before: Dump, actor: Person) -> list[str]:
        """What is otherwise now, but for what the acting person's own tap may move."""
        member_id = (await self.world.member(actor)).id
        after = self._last = await dump_without(())
        return changes(_of_others(before, member_id), _of_others(after, member_id))

    async def stale(self, share: float) -> None:
        """Buttons of another version, tapped by those whose they are: nothing changes, and they are told."""
        for thing in self.world.things:
            for key, action in ACTIONS.items():
                if action.things != thing.kind or not action.versioned or key.endswith("(unknown)"):
                    continue
                people = thing.people.values() if action.side == "both" else [self._whose(thing, action.side)]
                for person in people:
                    for version in (max(thing.version - 1, 0), thing.version + 7):
                        if self.random.random() < share:
                            await self._stale(person, thing, action, version)
            if thing.kind == "session" and self.random.random() < share:
                await self._old_turn(thing)

    def _whose(self, thing: Thing, side: str) -> Person:
        return self.world.actors["admin"] if side == "team" else thing.people[side]

    async def _stale(self, person: Person, thing: Thing, action: Action, version: int) -> None:
        before = await self._before()
        data = action.data.format(id=thing.id, version=version, name=thing.name, offer=thing.offer)
        toast, _, _ = await self._tries(person, data)
        self.tally.done["stale taps"] += 1
        theirs = words((await self.world.member(person)).language)
        if toast not in (theirs.plain("err-stale"), theirs.plain("err-mission-judged")):
            self.broke("stale taps that are not told so", (thing.kind, thing.status, data, toast))
        for line in await self._changes(before, person):
            self.broke("changes by stale taps", (thing.kind, thing.status, data, line))

    async def _old_turn(self, thing: Thing) -> None:
        self._last = None
        person, kept = thing.people["person"], await DialogSession.all().order_by("id").values()
        for act in DIALOG_ACTS:
            toast, _, _ = await self._tries(person, f"d1|{thing.id}|{max(thing.version - 1, 0)}|{act}")
            self.tally.done["stale taps"] += 1
            if not toast:
                self.broke("stale taps that are not told so", (thing.status, act))
        if await DialogSession.all().order_by("id").values() != kept:
            self.broke("changes by stale taps", ("session", thing.status))

    async def _nothing_failed(self) -> None:
        for row in await InboxUpdate.exclude(state=InboxState.DONE):
            self.broke("unhandled exceptions", f"{row.error} | {row.payload[:200]}")


def _of_others(rows: Dump, member_id: int) -> Dump:
    """The rows without what this person's own tap may move."""
    found = dict(rows)
    for table in OWN_ONLY:
        found[table] = [row for row in rows[table] if row["member_id"] != member_id]
    found["member"] = [
        {**row, "last_seen_at": "", "pending_link": ""} if row["id"] == member_id else row
        for row in rows["member"]
    ]
    return found


def _filled(action: Action, thing: Thing) -> str:
    return action.data.format(id=thing.id, version=thing.version, name=thing.name, offer=thing.offer)
