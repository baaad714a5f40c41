"""One call of a Bot API method and what nearly every method asks of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sandbox.errors import bad_request, forbidden
from sandbox.people import Bot, ChatState, Json, Person

if TYPE_CHECKING:
    from sandbox.params import Params
    from sandbox.world import World


@dataclass
class Call:
    """Who calls, where, with what."""

    world: World
    bot: Bot
    params: Params

    def person_in(self, name: str = "chat_id") -> Person:
        """Return the person whose private chat is meant; refuses chats that the bot has never seen."""
        if not self.params.has(name):
            raise bad_request(f"{name} is empty")
        number = self.params.number(name)
        if number in self.world.bots:
            raise forbidden("bots can't send messages to bots")
        person = self.world.people.get(number)
        if person is None or not self.world.chats.state(self.bot.id, number).started:
            raise bad_request("chat not found")
        return person

    def state_of(self, person: Person) -> ChatState:
        """Return the state of the chat with a person."""
        return self.world.chats.state(self.bot.id, person.id)

    def reachable(self, name: str = "chat_id", *, counted: bool = True) -> Person:
        """Return the person to write to; refuses blocked and deactivated ones and, when counted, floods."""
        person = self.person_in(name)
        if person.deactivated:
            raise forbidden("user is deactivated")
        if self.state_of(person).blocked:
            raise forbidden("bot was blocked by the user")
        if counted and self.world.faults.realistic_rates:
            self.world.rates.check(self.bot.id, person.id, self.world.real_now())
        return person

    def message(self, person: Person, what: str) -> Json:
        """Return the message named by message_id; refuses an unknown or deleted one."""
        number = self.params.number("message_id")
        found = self.world.chats.get(self.bot.id, person.id, number) if number else None
        if found is None:
            raise bad_request(f"message {what} not found")
        return found


Method = Callable[[Call], Any]
