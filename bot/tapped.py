"""A tap on a button, as much of it as anybody asks for.

Of PTB's types only those are built that somebody reads: a tap comes with a person, a message and all its buttons, and
is told by four of their values. It has the names of `telegram.Update` for what both of them tell.
"""

from dataclasses import dataclass
from typing import Any

from telegram import Update

from core.ids import read_row_id


@dataclass(frozen=True, slots=True)
class Person:
    """Who tapped, as Telegram says."""

    id: int
    is_bot: bool
    first_name: str
    last_name: str | None
    language_code: str | None
    username: str | None


@dataclass(frozen=True, slots=True)
class Tapped:
    """A tap: `query_id` is what is answered, `message_id` 0 where the message is too old for Telegram to show."""

    update_id: int
    query_id: str
    effective_user: Person
    message_id: int
    data: str
    message: None = None
    edited_message: None = None
    my_chat_member: None = None

    @property
    def session_id(self) -> int:
        """The dialog session whose button was tapped; 0, which none has, for a button of anything else."""
        family, _, rest = self.data.partition("|")
        return read_row_id(rest.partition("|")[0]) if family == "d1" else 0


Received = Update | Tapped


def read_tapped(update_id: int, query: dict[str, Any]) -> Tapped:
    """A callback query whose shape is known to be right."""
    who, message = query["from"], query.get("message")
    person = Person(
        who["id"],
        who["is_bot"],
        who["first_name"],
        who.get("last_name"),
        who.get("language_code"),
        who.get("username"),
    )
    message_id = message["message_id"] if message else 0
    return Tapped(update_id, query["id"], person, message_id, query.get("data") or "-")
