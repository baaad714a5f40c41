"""The queue of updates of each bot, and reading it by getUpdates."""

from __future__ import annotations

import asyncio
import secrets
from typing import TYPE_CHECKING

import orjson

from sandbox.errors import ApiError
from sandbox.people import Bot, Json

if TYPE_CHECKING:
    from sandbox.world import World

ONLY_WHEN_ASKED = {"chat_member", "message_reaction", "message_reaction_count"}
BY_USER = {"callback_query", "inline_query", "chosen_inline_result"}
TAP_SECONDS = 150.0
UPDATE_SECONDS = 24 * 3600.0
FAR_AHEAD = 10
SLEEP_SLICE_SECONDS = 50.0
KINDS = {
    "message", "edited_message", "channel_post", "edited_channel_post", "business_connection",
    "business_message", "edited_business_message", "deleted_business_messages", "guest_message",
    "message_reaction", "message_reaction_count", "inline_query", "chosen_inline_result", "callback_query",
    "shipping_query", "pre_checkout_query", "purchased_paid_media", "poll", "poll_answer", "my_chat_member",
    "chat_member", "chat_join_request", "chat_boost", "removed_chat_boost", "managed_bot", "subscription",
    "stopped_message_generation",
}  # fmt: skip


def wants(bot: Bot, kind: str) -> bool:
    """Tell whether a bot receives updates of a kind."""
    if not bot.allowed_updates:
        return kind not in ONLY_WHEN_ASKED
    return kind in bot.allowed_updates


class Updates:
    """Updates wait here until the bot takes them; messages wait 24 h and taps 150 s of real time."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.store = world.store
        self._pollers: dict[int, asyncio.Future[None]] = {}
        self._conflicts: dict[int, str] = {}

    def put(self, bot: Bot, kind: str, user_id: int, content: Json) -> int:
        """Queue an update and return its update_id, or 0 when the bot does not want this kind."""
        if not wants(bot, kind):
            return 0
        row = self.store.one(
            "UPDATE bot SET next_update_id = next_update_id + 1 WHERE id = ?"
            " RETURNING next_update_id - 1 AS n",
            bot.id,
        )
        assert row is not None, "a registered bot has a row"
        update_id = int(row["n"])
        lane = f"{'user' if kind in BY_USER else 'chat'}:{user_id}"
        self.store.run(
            "INSERT INTO incoming (bot_id, update_id, kind, lane, body, made_at) VALUES (?, ?, ?, ?, ?, ?)",
            bot.id, update_id, kind, lane, orjson.dumps({"update_id": update_id, kind: content}),
            self.world.real_now(),
        )  # fmt: skip
        self.world.after_commit(lambda: self.wake(bot))
        return update_id

    def wake(self, bot: Bot) -> None:
        """Tell whoever waits that there is something to take."""
        poller = self._pollers.get(bot.id)
        if poller is not None and not poller.done():
            poller.set_result(None)
        self.world.webhooks.wake(bot)

    def jump_update_ids(self, bot: Bot) -> None:
        """Choose the next update_id at random, as Telegram does after a quiet week."""
        self.store.run("UPDATE bot SET next_update_id = ? WHERE id = ?", 1 + secrets.randbelow(2**30), bot.id)

    def expire(self, bot: Bot) -> None:
        """Drop what has waited too long."""
        now = self.world.real_now()
        self.store.run(
            "DELETE FROM incoming WHERE bot_id = ?"
            " AND (made_at < ? OR (kind = 'callback_query' AND made_at < ?))",
            bot.id, now - UPDATE_SECONDS, now - TAP_SECONDS,
        )  # fmt: skip

    def pending(self, bot: Bot) -> list[Json]:
        """Return all waiting updates without taking any."""
        rows = self.store.all("SELECT body FROM incoming WHERE bot_id = ? ORDER BY seq", bot.id)
        return [orjson.loads(row["body"]) for row in rows]

    def count(self, bot: Bot) -> int:
        """Count the waiting updates."""
        row = self.store.one("SELECT COUNT(*) AS n FROM incoming WHERE bot_id = ?", bot.id)
        return int(row["n"]) if row else 0

    def drop(self, bot: Bot) -> None:
        """Forget all waiting updates."""
        self.store.run("DELETE FROM incoming WHERE bot_id = ?", bot.id)

    def _confirm(self, bot: Bot, offset: int) -> None:
        if offset < 0:
            row = self.store.one(
                "SELECT seq FROM incoming WHERE bot_id = ? ORDER BY seq DESC LIMIT 1 OFFSET ?",
                bot.id,
                -offset - 1,
            )
            if row is not None:
                self.store.run("DELETE FROM incoming WHERE bot_id = ? AND seq < ?", bot.id, row["seq"])
            return
        last = self.store.one("SELECT next_update_id - 1 AS n FROM bot WHERE id = ?", bot.id)
        # After the numbers jumped, an offset of the old series must not swallow the new one.
        if offset > 0 and last is not None and offset <= last["n"] + FAR_AHEAD:
            self.store.run("DELETE FROM incoming WHERE bot_id = ? AND update_id < ?", bot.id, offset)

    def _waiting(self, bot: Bot, limit: int) -> list[Json]:
        rows = self.store.all(
            "SELECT body FROM incoming WHERE bot_id = ? ORDER BY seq LIMIT ?", bot.id, limit
        )
        return [orjson.loads(row["body"]) for row in rows]

    def end_polling(self, bot: Bot, description: str) -> None:
        """End a waiting getUpdates with a conflict."""
        poller = self._pollers.pop(bot.id, None)
        if poller is not None and not poller.done():
            poller.set_exception(ApiError(409, description))

    async def take(
        self, bot: Bot, offset: int, limit: int, timeout: float, allowed: list[str] | None
    ) -> list[Json]:
        """Answer getUpdates; waits up to timeout real seconds for a first update.

        An older waiting call of the same bot is ended with 409, and so is this one when a webhook is set.
        """
        if bot.webhook.get("url"):
            raise ApiError(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )
        self.end_polling(
            bot,
            "Conflict: terminated by other getUpdates request; "
            "make sure that only one bot instance is running",
        )
        if allowed is not None:
            bot.allowed_updates = [kind for kind in allowed if kind in KINDS]
            self.world.save_bot(bot)
        with self.store.transaction():
            self.expire(bot)
            self._confirm(bot, offset)
        found = self._waiting(bot, limit)
        deadline = asyncio.get_running_loop().time() + timeout
        while not found and (left := deadline - asyncio.get_running_loop().time()) > 0:
            await self._wait(bot, min(left, SLEEP_SLICE_SECONDS))
            found = self._waiting(bot, limit)
        return found

    async def _wait(self, bot: Bot, seconds: float) -> None:
        poller: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._pollers[bot.id] = poller
        try:
            async with asyncio.timeout(seconds):
                await poller
        except TimeoutError:
            return
        finally:
            if self._pollers.get(bot.id) is poller:
                del self._pollers[bot.id]
