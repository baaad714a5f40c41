"""People who write to professionals, one message after the other, and note how long each of their screens took."""

import asyncio
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from core import clock
from models.conversation import Message
from models.delivery import Channel, InboxState, InboxUpdate, Notification, NotificationState, Screen
from models.member import Member, MemberCategory
from models.profile import Domain
from sandbox.world import World
from services import conversations, members
from services.certifications import certify_profile
from tests.deploy.town import Town

LOOK_SECONDS = 0.03
STUCK_SECONDS = 30.0
PAUSE_SECONDS = (2.0, 5.0)


@dataclass
class Writer:
    """A person in a conversation: their acts are those of somebody with the app, tap by tap."""

    world: World
    user_id: int
    member_id: int
    reader_id: int
    conversation_id: int
    chance: random.Random
    written: list[str] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    stuck: list[str] = field(default_factory=list)
    calm: float = 0.0

    async def go_on(self, over: asyncio.Event) -> None:
        """Writes until told to stop; the message that is half written is finished."""
        while not over.is_set():
            await asyncio.sleep(self.chance.uniform(*PAUSE_SECONDS))
            await self.write()

    async def write(self) -> None:
        """« Répondre », and the text: each is waited for until its screen is there."""
        before = self._sessions()
        await self._tap(f"n1|conversation|{self.conversation_id}|0|reply")
        session = await self._until(lambda: max(self._sessions() - before, default=0))
        if not session:
            return
        body = f"K{len(self.written)} de {self.user_id}"
        self.written.append(body)
        await self.world.send_text(self.user_id, None, body)
        await self._until(lambda: session not in self._sessions())

    async def _tap(self, data: str) -> None:
        newest = next(m for m in reversed(self._messages()) if m["from"]["is_bot"])
        await self.world.tap(self.user_id, None, newest["message_id"], data, forge=True)

    async def _until(self, seen: Any) -> Any:
        began = time.monotonic()
        while time.monotonic() - began < STUCK_SECONDS:
            if found := seen():
                self.waits.append(time.monotonic() - began)
                return found
            await asyncio.sleep(LOOK_SECONDS)
        self.waits.append(STUCK_SECONDS)
        self.stuck.append(self._what_is_seen())
        return None

    def _what_is_seen(self) -> str:
        """What the chat says in its last lines, for whoever looks for the reason."""
        lines = [str(message.get("text", ""))[:60].replace("\n", " / ") for message in self._messages()[-3:]]
        waiting = len(self.world.updates.pending(self.world.bot()))
        return f"{self.user_id}, after {len(self.written)} messages, {waiting} pushes waiting: {lines}"

    def _messages(self) -> list[dict[str, Any]]:
        return [m for m in self.world.chat(self.user_id).messages[-8:] if not m.get("_deleted")]

    def _buttons(self) -> list[str]:
        return [
            button["callback_data"]
            for message in self._messages()
            for row in message.get("reply_markup", {}).get("inline_keyboard", [])
            for button in row
            if "callback_data" in button
        ]

    def _sessions(self) -> set[int]:
        return {int(data.split("|")[1]) for data in self._buttons() if data.startswith("d1|")}


async def known(world: World, name: str) -> Member:
    """Somebody who opened the bot before, and accepted the terms."""
    person, bot = world.add_person(name, language_code="fr"), world.bot()
    chat = world.chats.state(bot.id, person.id)
    chat.started = True
    world.chats.save_state(bot.id, person.id, chat)
    member = await members.arrive(person.id, name, "", "fr")
    await members.accept_terms(member.id)
    return member


async def gather(town: Town, count: int, chance: random.Random) -> list[Writer]:
    """So many writers, each with a reader of their own, all with their first screen."""
    made = []
    for number in range(count):
        lea, tom = await known(town.world, f"Léa {number}"), await known(town.world, f"Tom {number}")
        profile = await members.register_professional(
            lea.id, MemberCategory.FREELANCE, f"Léa {number}", "Web", Domain.IT, "Lausanne", "", ["Python"]
        )
        await certify_profile(profile.id, "Ada")
        await members.register_visitor(tom.id, "Rue du Lac 4", "Nyon")
        tom = await Member.get(id=tom.id)
        first = await conversations.leave_message(tom, profile.id, "Bonjour", None)
        assert tom.telegram_id is not None and lea.telegram_id is not None
        own = random.Random(chance.random())
        made.append(Writer(town.world, tom.telegram_id, tom.id, lea.telegram_id, first.conversation_id, own))
        for person in (tom.telegram_id, lea.telegram_id):
            await town.world.send_text(person, None, "/menu")
    await town.at_rest()
    return made


async def reckon(writers: list[Writer]) -> Counter[str]:
    """What is lost, doubled or in another order, in the database and in the chats of those who read."""
    broken = Counter(
        {"messages lost": 0, "messages doubled": 0, "messages out of order": 0, "notices doubled": 0}
    )
    for writer in writers:
        rows = await Message.filter(conversation_id=writer.conversation_id).order_by("id")
        bodies = [row.body for row in rows][1:]
        counts = Counter(bodies)
        broken["messages lost"] += len(set(writer.written) - set(counts))
        broken["messages doubled"] += sum(count - 1 for count in counts.values())
        broken["messages out of order"] += list(dict.fromkeys(bodies)) != [
            b for b in writer.written if b in counts
        ]
        broken["notices doubled"] += await _unknown_messages(writer)
    owed = Notification.filter(channel=Channel.TELEGRAM)
    open_states = [NotificationState.OWED, NotificationState.FAILED]
    broken["notices lost"] = await owed.filter(state__in=open_states, due_at__lte=clock.now()).count()
    broken["people stuck"] = sum(len(writer.stuck) for writer in writers)
    broken["updates given up"] = await InboxUpdate.filter(state=InboxState.DEAD).count()
    return broken


async def reasons_given_up() -> list[str]:
    """Why updates were given up, each reason once."""
    dead = await InboxUpdate.filter(state=InboxState.DEAD)
    return sorted({(update.error or "no reason").splitlines()[0][:200] for update in dead})


async def _unknown_messages(writer: Writer) -> int:
    """Messages in the reader's chat that no notification and no screen became: sent twice."""
    reader = await Member.get(telegram_id=writer.reader_id)
    sent = await Notification.filter(recipient_id=reader.id, state=NotificationState.SENT)
    known_ids = {row.message_id for row in sent} | {(await Screen.get(member_id=reader.id)).message_id}
    chat = writer.world.chat(writer.reader_id).messages
    return sum(m["from"]["is_bot"] and m["message_id"] not in known_ids for m in chat)
