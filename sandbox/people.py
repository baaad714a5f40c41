"""Who lives in the sandbox: persons and bots, and what Telegram shows of each."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass
class Person:
    """A person with the Telegram app; `role`, `time_zone` and `picture` only serve the page."""

    id: int
    first_name: str
    last_name: str = ""
    username: str | None = None
    language_code: str = "fr"
    time_zone: str = "Europe/Zurich"
    role: str = ""
    picture: str | None = None
    deactivated: bool = False
    phone_number: str = ""

    def user(self) -> Json:
        """Return the User object that bots see."""
        shown: Json = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        if self.last_name:
            shown["last_name"] = self.last_name
        if self.username:
            shown["username"] = self.username
        if self.language_code:
            shown["language_code"] = self.language_code
        return shown

    def chat(self) -> Json:
        """Return the Chat object of the private chat with this person."""
        shown = {
            name: value for name, value in self.user().items() if name not in ("is_bot", "language_code")
        }
        return {**shown, "type": "private"}

    def as_json(self) -> Json:
        """Return all fields, for storing and for the page."""
        return asdict(self)


@dataclass
class Bot:
    """A bot account; `about` keeps names and descriptions by language, `webhook` the set webhook."""

    id: int
    token: str
    first_name: str
    username: str
    inline: bool = True
    topics: bool = False
    about: dict[str, dict[str, str]] = field(default_factory=dict)
    webhook: Json = field(default_factory=dict)
    allowed_updates: list[str] | None = None
    menu_button: Json = field(default_factory=lambda: {"type": "commands"})
    rights: Json = field(default_factory=dict)

    def user(self) -> Json:
        """Return the User object that appears as the sender of the bot's messages."""
        return {"id": self.id, "is_bot": True, "first_name": self.first_name, "username": self.username}

    def me(self) -> Json:
        """Return what getMe answers."""
        return {
            **self.user(),
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_guest_queries": False,
            "supports_inline_queries": self.inline,
            "can_connect_to_business": False,
            "has_main_web_app": False,
            "has_topics_enabled": self.topics,
            "allows_users_to_create_topics": False,
            "can_manage_bots": False,
            "supports_join_request_queries": False,
        }


@dataclass
class ChatState:
    """What one person's chat with one bot remembers besides its messages."""

    started: bool = False
    blocked: bool = False
    reply_keyboard: Json | None = None
    menu_button: Json | None = None
    pinned: list[int] = field(default_factory=list)
    topics: dict[str, Json] = field(default_factory=dict)
    seen_message_id: int = 0
    typing_until: float = 0.0
    typing: str = ""
    draft: Json | None = None
