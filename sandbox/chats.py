"""The private chats: their messages and what each remembers."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import orjson

from sandbox.people import Bot, ChatState, Json

if TYPE_CHECKING:
    from sandbox.world import World

UNSHOWN = ("reply_to_message", "pinned_message")


class Chats:
    """Storing and reading messages and chat states, with an event for each change."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.store = world.store
        self._states: dict[tuple[int, int], ChatState] = {}

    def forget_unsaved(self) -> None:
        """Drop states read during a transaction that was rolled back."""
        self._states.clear()

    def state(self, bot_id: int, user_id: int) -> ChatState:
        """Return the state of a chat; one that never began has the defaults."""
        found = self._states.get((bot_id, user_id))
        if found is None:
            row = self.store.one("SELECT body FROM chat WHERE bot_id = ? AND user_id = ?", bot_id, user_id)
            found = ChatState(**orjson.loads(row["body"])) if row else ChatState()
            self._states[bot_id, user_id] = found
        return found

    def save_state(self, bot_id: int, user_id: int, state: ChatState) -> None:
        """Keep a changed state."""
        self._states[bot_id, user_id] = state
        self.store.run(
            "INSERT OR REPLACE INTO chat VALUES (?, ?, ?)", bot_id, user_id, orjson.dumps(asdict(state))
        )

    def next_message_id(self, bot: Bot) -> int:
        """Take the next message number of a bot; it never repeats, not even after a restart."""
        row = self.store.one(
            "UPDATE bot SET next_message_id = next_message_id + 1 WHERE id = ?"
            " RETURNING next_message_id - 1 AS n",
            bot.id,
        )
        assert row is not None, "a registered bot has a row"
        return int(row["n"])

    def add(self, bot: Bot, user_id: int, sender: Json, content: Json) -> Json:
        """Store a new message, dated by the business clock, and return it."""
        person = self.world.person(user_id)
        message: Json = {
            "message_id": self.next_message_id(bot),
            "from": sender,
            "chat": person.chat(),
            "date": self.world.business_seconds(),
            **content,
        }
        self.store.run(
            "INSERT INTO message (bot_id, message_id, user_id, body) VALUES (?, ?, ?, ?)",
            bot.id, message["message_id"], user_id, orjson.dumps(message),
        )  # fmt: skip
        self.world.events.tell("message", user_id=user_id, bot_id=bot.id, message=message)
        return message

    def get(self, bot_id: int, user_id: int, message_id: int) -> Json | None:
        """Return a message that is there and not deleted, or None."""
        row = self.store.one(
            "SELECT body FROM message WHERE bot_id = ? AND message_id = ? AND user_id = ? AND deleted = 0",
            bot_id, message_id, user_id,
        )  # fmt: skip
        return orjson.loads(row["body"]) if row else None

    def replace(self, bot: Bot, user_id: int, message: Json, *, edited: bool = True) -> None:
        """Store the new version of a message."""
        self.store.run(
            "UPDATE message SET body = ?, edited = MAX(edited, ?) WHERE bot_id = ? AND message_id = ?",
            orjson.dumps(message), int(edited), bot.id, message["message_id"],
        )  # fmt: skip
        self.world.events.tell("edit", user_id=user_id, bot_id=bot.id, message=message)

    def delete(self, bot: Bot, user_id: int, message_id: int) -> None:
        """Mark a message as deleted for both sides."""
        self.store.run(
            "UPDATE message SET deleted = 1 WHERE bot_id = ? AND message_id = ?", bot.id, message_id
        )
        state = self.state(bot.id, user_id)
        if message_id in state.pinned:
            state.pinned.remove(message_id)
            self.save_state(bot.id, user_id, state)
        self.world.events.tell("delete", user_id=user_id, bot_id=bot.id, message_id=message_id)

    def delete_topic(self, bot: Bot, user_id: int, number: str) -> None:
        """Take a topic away with its messages, for both sides."""
        state = self.state(bot.id, user_id)
        del state.topics[number]
        self.save_state(bot.id, user_id, state)
        for message in self.history(bot.id, user_id):
            if message.get("message_thread_id") == int(number) and not message["_deleted"]:
                self.delete(bot, user_id, message["message_id"])

    def hide_all(self, bot: Bot, user_id: int) -> None:
        """Empty the chat for the person; the bot's side keeps its messages."""
        self.store.run("UPDATE message SET hidden = 1 WHERE bot_id = ? AND user_id = ?", bot.id, user_id)
        self.world.events.tell("clear", user_id=user_id, bot_id=bot.id)

    def history(self, bot_id: int, user_id: int, *, limit: int = 100000) -> list[Json]:
        """Return the messages that the person's app knows, in order, with `_deleted` and `_edited`."""
        rows = self.store.all(
            "SELECT body, deleted, edited FROM message WHERE bot_id = ? AND user_id = ? AND hidden = 0"
            " ORDER BY message_id DESC LIMIT ?",
            bot_id, user_id, limit,
        )  # fmt: skip
        return [
            {**orjson.loads(row["body"]), "_deleted": bool(row["deleted"]), "_edited": bool(row["edited"])}
            for row in reversed(rows)
        ]

    def unread(self, bot_id: int, user_id: int) -> int:
        """Count the bot's messages that the person has not seen."""
        row = self.store.one(
            "SELECT COUNT(*) AS n FROM message WHERE bot_id = ? AND user_id = ? AND message_id > ?"
            " AND deleted = 0 AND hidden = 0 AND json_extract(body, '$.from.is_bot')",
            bot_id, user_id, self.state(bot_id, user_id).seen_message_id,
        )  # fmt: skip
        return int(row["n"]) if row else 0

    def mark_seen(self, bot_id: int, user_id: int) -> None:
        """Remember that the person has seen everything up to now."""
        row = self.store.one(
            "SELECT MAX(message_id) AS n FROM message WHERE bot_id = ? AND user_id = ?", bot_id, user_id
        )
        state = self.state(bot_id, user_id)
        if row and row["n"] and row["n"] > state.seen_message_id:
            state.seen_message_id = int(row["n"])
            self.save_state(bot_id, user_id, state)


def quoted(message: Json) -> Json:
    """Return a message as it appears inside another one: without what it quotes itself."""
    return {name: value for name, value in message.items() if name not in UNSHOWN}


def is_from_bot(message: Json) -> bool:
    """Tell whether the bot wrote the message."""
    sender: dict[str, Any] = message["from"]
    return bool(sender["is_bot"])
