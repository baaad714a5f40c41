"""Taps on inline buttons, and reactions."""

from __future__ import annotations

import secrets
from typing import Any

import orjson

from sandbox.acts_base import ActsBase
from sandbox.errors import CannotDo
from sandbox.people import Json
from sandbox.updates import TAP_SECONDS


def inline_buttons(message: Json) -> list[Json]:
    """Return the inline buttons of a message in reading order."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]


class PersonTaps(ActsBase):
    """A part of `World`. A button that makes no update raises CannotDo."""

    async def tap(
        self, user_id: int, bot_id: int | None, message_id: int, data_or_label: str, *, forge: bool = False
    ) -> str:
        """Tap an inline button by its data or label and return the callback_query_id.

        `forge` sends any data, as a modified app could. A button that opens an address or copies a text
        makes no update and is refused.
        """
        world = self._world()

        def act() -> str:
            person, bot = self._writing(user_id, bot_id)
            message = world.chats.get(bot.id, user_id, message_id)
            if message is None:
                raise CannotDo(f"There is no message {message_id} to tap on.")
            data = data_or_label if forge else _data(message, data_or_label)
            query_id = str(secrets.randbits(62))
            world.store.run(
                "INSERT INTO query (id, bot_id, user_id, kind, message_id, made_at)"
                " VALUES (?, ?, ?, 'callback', ?, ?)",
                query_id, bot.id, user_id, message_id, world.real_now(),
            )  # fmt: skip
            instance = str(abs(hash((bot.id, user_id))) % 10**18)
            content = {"id": query_id, "from": person.user(), "chat_instance": instance, "data": data}
            via = world.store.fact(f"inline_of:{bot.id}:{message_id}")
            content |= {"inline_message_id": via} if via else {"message": message}
            world.updates.put(bot, "callback_query", user_id, content)
            world.chats.mark_seen(bot.id, user_id)
            return query_id

        result: str = world.settle(act)
        return result

    def answers(self, callback_query_id: str) -> Json | None:
        """Return the answer to a tap (text, show_alert, url), or None while there is none."""
        row = self._world().store.one("SELECT answer FROM query WHERE id = ?", callback_query_id)
        return orjson.loads(row["answer"]) if row and row["answer"] is not None else None

    def answer_state(self, callback_query_id: str) -> Json:
        """Return the answer for the page, `pending`, or `expired` after 150 real seconds."""
        world = self._world()
        row = world.store.one("SELECT answer, made_at FROM query WHERE id = ?", callback_query_id)
        if row is None:
            raise CannotDo("There was no such tap.")
        if row["answer"] is not None:
            answer: Json = orjson.loads(row["answer"])
            return answer
        return {"pending": True, "expired": world.real_now() - row["made_at"] > TAP_SECONDS}

    async def react(self, user_id: int, bot_id: int | None, message_id: int, emoji: str) -> None:
        """Set (or with an empty emoji remove) the person's reaction to a message."""
        world = self._world()

        def act() -> None:
            person, bot = self._writing(user_id, bot_id)
            if world.chats.get(bot.id, user_id, message_id) is None:
                raise CannotDo("The message is not there.")
            key = f"reaction:{bot.id}:{message_id}"
            shown: Json = world.store.fact(key, {})
            new: list[Any] = [{"type": "emoji", "emoji": emoji}] if emoji else []
            update = {
                "chat": person.chat(),
                "message_id": message_id,
                "user": person.user(),
                "date": world.business_seconds(),
                "old_reaction": shown.get("person", []),
                "new_reaction": new,
            }
            world.store.remember(key, {**shown, "person": new})
            world.updates.put(bot, "message_reaction", user_id, update)

        world.settle(act)


def _data(message: Json, data_or_label: str) -> str:
    buttons = inline_buttons(message)
    for name in ("callback_data", "text"):
        for button in buttons:
            if button.get(name) == data_or_label:
                if "callback_data" not in button:
                    kind = next(key for key in button if key not in ("text", "style", "icon_custom_emoji_id"))
                    raise CannotDo(f"The button “{button['text']}” makes no update: it is a {kind} button.")
                return str(button["callback_data"])
    raise CannotDo(
        f"There is no button “{data_or_label}”; there are {[button['text'] for button in buttons]}."
    )
