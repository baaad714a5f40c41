"""Command menus by scope and language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

from sandbox.people import Bot, Json

if TYPE_CHECKING:
    from sandbox.world import World


class CommandMenus:
    """Keeps the lists that setMyCommands sets and finds the one a person sees."""

    def __init__(self, world: World) -> None:
        self.world = world

    def set(self, bot: Bot, scope: str, language: str, commands: list[Json]) -> None:
        """Keep a list; an empty one removes it."""
        if commands:
            self.world.store.run(
                "INSERT OR REPLACE INTO command VALUES (?, ?, ?, ?)",
                bot.id,
                scope,
                language,
                orjson.dumps(commands),
            )
        else:
            self.world.store.run(
                "DELETE FROM command WHERE bot_id = ? AND scope = ? AND language = ?", bot.id, scope, language
            )
        self.world.events.tell(
            "commands", bot_id=bot.id, scope=scope, language_code=language, commands=commands
        )

    def get(self, bot: Bot, scope: str, language: str) -> list[Json]:
        """Return exactly the list of this scope and language, empty when none is set."""
        row = self.world.store.one(
            "SELECT body FROM command WHERE bot_id = ? AND scope = ? AND language = ?",
            bot.id,
            scope,
            language,
        )
        return list(orjson.loads(row["body"])) if row else []

    def seen_by(self, bot: Bot, user_id: int) -> list[Json]:
        """Return what a person's menu shows: the narrowest scope first, their language before none."""
        language = self.world.person(user_id).language_code.partition("-")[0]
        for scope in (f"chat:{user_id}", "all_private_chats", "default"):
            for code in (language, ""):
                commands = self.get(bot, scope, code)
                if commands:
                    return commands
        return []
