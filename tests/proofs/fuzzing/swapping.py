"""Dialogs whose given ids are no longer the person's: rights are lost (or a row is altered) between begin and end."""

from dataclasses import dataclass

from core import clock
from models.delivery import InboxState, InboxUpdate
from models.dialog import DialogSession
from services import conversations
from tests.conftest import START
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.proofs.fuzzing.dump import changes, dump_without
from tests.proofs.fuzzing.world import Thing, World
from tests.proofs.proof import Tally
from tests.scenarios.walks import WALKS, Walk, bookable, goes_on, session_of

# What a dialog is given, and the kind and status of somebody else's thing that is put in its place.
GIVEN = {
    "bok": {"profile_id": ("profile", "suspended")},
    "itv": {"application_id": ("application", "talking")},
    "msg1": {"profile_id": ("profile", "refused")},
    "rep": {"conversation_id": ("conversation", "open")},
    "ctc": {"conversation_id": ("conversation", "open")},
    "dec": {"appointment_id": ("appointment", "requested")},
    "off": {"appointment_id": ("appointment", "requested")},
    "abs": {"appointment_id": ("appointment", "confirmed")},
    "can": {"appointment_id": ("appointment", "confirmed")},
    "mov": {"appointment_id": ("appointment", "confirmed")},
    "int1": {"mission_id": ("mission", "draft")},
    "int2": {"profile_id": ("profile", "refused")},
    "dmi": {"application_id": ("application", "talking")},
    "eca": {"application_id": ("application", "talking")},
    "anm": {"application_id": ("application", "deal")},
    "hor": {"profile_id": ("profile", "certified")},
    "reg": {"profile_id": ("profile", "certified")},
    "blo": {"profile_id": ("profile", "certified")},
    **{
        key: {"profile_id": ("profile", "certified")}
        for key in ("adr", "cmp", "edu", "exp", "idn", "mdt", "prs", "sec", "sit")
    },
}


@dataclass
class Swapping:
    """Walks each dialog to its end with somebody else's thing in its hands."""

    stage: Stage
    world: World
    tally: Tally

    async def walk_all(self, keys: tuple[str, ...] = tuple(GIVEN)) -> None:
        """Every dialog that is given an id, on the Monday for which the walks are written."""
        clock.freeze(START)
        for key in keys:
            await self._walk(key)

    async def _walk(self, key: str) -> None:
        walk = WALKS[key]
        person = await (self._replies() if key == "rep" else walk.opens(self.stage, "fr"))
        member = await self.stage.member(person)
        session = await DialogSession.filter(member_id=member.id).order_by("-id").first()
        assert session is not None
        changed = {name: self._thing(*wanted) for name, wanted in GIVEN[key].items()}
        given = {**session.given, **{name: thing.id for name, thing in changed.items()}}
        if "version" in given:
            given["version"] = next(iter(changed.values())).version
        await DialogSession.filter(id=session.id).update(given=given)
        before = await dump_without([member.id])
        self.tally.done["dialogs with others' ids"] += 1
        try:
            await self._goes_to_the_end(walk, person)
        except AssertionError:
            pass  # A question that can no longer be answered is a refusal, too.
        for line in changes(before, await dump_without([member.id])):
            self.tally.broken["unauthorised changes"] += 1
            self.tally.notes.append(f"dialog {key}: {line[:300]}")
        for row in await InboxUpdate.exclude(state=InboxState.DONE):
            self.tally.broken["unhandled exceptions"] += 1
            self.tally.notes.append(f"dialog {key}: {row.error}")

    async def _goes_to_the_end(self, walk: Walk, person: Person) -> None:
        """Answers and confirms; a last step that is refused again and again is not repeated for ever."""
        seen: set[str] = set()
        for _ in range(2 * len(walk.answers) + 2):
            session = await session_of(self.stage, person)
            if session is None:
                return
            seen.add(session.step)
            await goes_on(self.stage, walk, person, seen)

    async def _replies(self) -> Person:
        """An answer to the newest talk: in this town there are others."""
        lea, profile = await bookable(self.stage)
        tom = await self.stage.visitor("Tom")
        told = await conversations.leave_message(await self.stage.member(tom), profile.id, "Bonjour", None)
        await self.stage.settle()
        return await lea.taps_data(f"n1|conversation|{told.conversation_id}|0|reply")

    def _thing(self, kind: str, status: str) -> Thing:
        return next(thing for thing in self.world.things if (thing.kind, thing.status) == (kind, status))
