"""What every act of a person begins with."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sandbox.chats import quoted
from sandbox.errors import CannotDo
from sandbox.people import Bot, ChatState, Json, Person

if TYPE_CHECKING:
    from sandbox.world import World


class ActsBase:
    """A part of `World`: finding the person and the bot, and saying something in their chat."""

    def _world(self) -> World:
        return self  # type: ignore[return-value]

    def _open(self, user_id: int, bot_id: int | None) -> tuple[Person, Bot, ChatState]:
        world = self._world()
        person, bot = world.person(user_id), world.bot(bot_id)
        if person.deactivated:
            raise CannotDo("A deactivated account cannot do anything.")
        return person, bot, world.chats.state(bot.id, user_id)

    def _writing(self, user_id: int, bot_id: int | None) -> tuple[Person, Bot]:
        person, bot, state = self._open(user_id, bot_id)
        if state.blocked:
            raise CannotDo("The person has blocked the bot and must unblock it first.")
        if not state.started:
            state.started = True
            self._world().chats.save_state(bot.id, user_id, state)
        return person, bot

    def _say(
        self,
        user_id: int,
        bot_id: int | None,
        make: Callable[[Bot], Json],
        reply_to: int | None,
        thread_id: int | None = None,
    ) -> Json:
        world = self._world()

        def act() -> Json:
            person, bot = self._writing(user_id, bot_id)
            content = make(bot)
            if thread_id is not None:
                topic = world.chats.state(bot.id, user_id).topics.get(str(thread_id))
                if topic is None or topic.get("closed"):
                    raise CannotDo("There is no such topic, or it is closed.")
                content |= {"message_thread_id": thread_id, "is_topic_message": True}
            if reply_to is not None:
                found = world.chats.get(bot.id, user_id, reply_to)
                if found is None:
                    raise CannotDo("The message to reply to is not there.")
                content["reply_to_message"] = quoted(found)
                for name in ("message_thread_id", "is_topic_message"):
                    if name in found:
                        content[name] = found[name]
            message = world.chats.add(bot, user_id, person.user(), content)
            world.updates.put(bot, "message", user_id, message)
            world.chats.mark_seen(bot.id, user_id)
            return message

        result: Json = world.settle(act)
        return result
