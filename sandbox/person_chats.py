"""What persons do with a whole chat: block, clear, look at it."""

from __future__ import annotations

from dataclasses import dataclass

from sandbox.acts_base import ActsBase
from sandbox.errors import CannotDo
from sandbox.people import Json


@dataclass
class Chat:
    """A person's view of their chat with a bot."""

    messages: list[Json]
    reply_keyboard: Json | None
    menu: list[Json]
    menu_button: Json
    typing: bool
    blocked: bool
    pinned: list[int]
    draft: Json | None

    @property
    def last(self) -> Json:
        """Return the latest message that is still there."""
        return next(message for message in reversed(self.messages) if not message["_deleted"])


class PersonChats(ActsBase):
    """A part of `World`."""

    async def block(self, user_id: int, bot_id: int | None) -> None:
        """Block the bot."""
        self._switch_block(user_id, bot_id, True)

    async def unblock(self, user_id: int, bot_id: int | None) -> None:
        """Unblock the bot."""
        self._switch_block(user_id, bot_id, False)

    def _switch_block(self, user_id: int, bot_id: int | None, blocked: bool) -> None:
        world = self._world()

        def act() -> None:
            person, bot, state = self._open(user_id, bot_id)
            if state.blocked == blocked:
                return
            state.blocked = blocked
            world.chats.save_state(bot.id, user_id, state)
            member = {"status": "member", "user": bot.user()}
            kicked = {"status": "kicked", "user": bot.user(), "until_date": 0}
            update = {
                "chat": person.chat(),
                "from": person.user(),
                "date": world.business_seconds(),
                "old_chat_member": member if blocked else kicked,
                "new_chat_member": kicked if blocked else member,
            }
            world.updates.put(bot, "my_chat_member", user_id, update)
            shown = {**person.as_json(), "blocked": blocked}
            world.events.tell("person", user_id=user_id, bot_id=bot.id, person=shown)

        world.settle(act)

    async def delete_chat(self, user_id: int, bot_id: int | None) -> None:
        """Clear the history on the person's side; the bot learns nothing of it."""
        world = self._world()

        def act() -> None:
            _, bot, state = self._open(user_id, bot_id)
            state.reply_keyboard = None
            world.chats.save_state(bot.id, user_id, state)
            world.chats.hide_all(bot, user_id)

        world.settle(act)

    async def delete_topic(self, user_id: int, bot_id: int | None, thread_id: int) -> None:
        """Delete a topic with its messages; the bot learns nothing of it."""
        world = self._world()

        def act() -> None:
            _, bot, state = self._open(user_id, bot_id)
            if str(thread_id) not in state.topics:
                raise CannotDo("There is no such topic.")
            world.chats.delete_topic(bot, user_id, str(thread_id))

        world.settle(act)

    def deactivate(self, user_id: int) -> None:
        """Delete the account at Telegram: the bot's messages are refused from now on."""
        person = self._world().person(user_id)
        person.deactivated = True
        self._world().save_person(person)

    def chat(self, user_id: int, bot_id: int | None = None) -> Chat:
        """Return what the person's app shows of the chat with a bot."""
        world = self._world()
        bot = world.bot(bot_id)
        state = world.chats.state(bot.id, user_id)
        return Chat(
            messages=world.chats.history(bot.id, user_id),
            reply_keyboard=state.reply_keyboard,
            menu=world.menus.seen_by(bot, user_id),
            menu_button=state.menu_button or bot.menu_button,
            typing=bool(state.typing) and state.typing_until > world.real_now(),
            blocked=state.blocked,
            pinned=list(state.pinned),
            draft=state.draft,
        )
