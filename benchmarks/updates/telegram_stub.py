"""A Bot API of one bot that costs little: it hands out updates and says yes to every call.

Persons write /start, and then tap the first button of whatever they were shown last.
"""

import asyncio
import json
import time
from typing import Any

from aiohttp import web

TOKEN = "7000000001:AAEbenchmarkbenchmarkbenchmarkbenchma"
LONG_POLL_SECONDS = 5.0
BOT = {"id": 7000000001, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
FIRST_PERSON = 100_000


class TelegramStub:
    """Counts what the bot calls; `drained` tells when everything that was asked has been answered."""

    def __init__(self) -> None:
        self.calls: dict[str, int] = {}
        self.shown_after: list[float] = []
        self._waiting: list[dict[str, Any]] = []
        self._there = asyncio.Event()
        self._next_update = 1
        self._next_message = 1
        self._screens: dict[int, dict[str, Any]] = {}
        self._asked: dict[int, float] = {}
        self._quiet = asyncio.Event()
        self.address = ""
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        """Listens on a free port of this machine."""
        app = web.Application(client_max_size=2**24)
        app.router.add_route("*", "/bot{token}/{method}", self._take)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.address = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Closes every connection."""
        if self._runner is not None:
            await self._runner.cleanup()

    def _update(self, kind: str, person: int, content: dict[str, Any]) -> None:
        who = {
            "id": person,
            "is_bot": False,
            "first_name": "Ada",
            "last_name": "Bench",
            "language_code": "fr",
        }
        self._waiting.append({"update_id": self._next_update, kind: {"from": who, **content}})
        self._next_update += 1
        self._asked[person] = time.perf_counter()
        self._quiet.clear()
        self._there.set()

    def _chat(self, person: int) -> dict[str, Any]:
        return {"id": person, "type": "private", "first_name": "Ada", "last_name": "Bench"}

    def says(self, person: int, text: str) -> None:
        """A person writes; a word that begins with a slash is a command."""
        message = {
            "message_id": self._message_id(),
            "date": int(time.time()),
            "chat": self._chat(person),
            "text": text,
        }
        if text.startswith("/"):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
        self._update("message", person, message)

    def taps(self, person: int) -> None:
        """A person taps the first button of their screen."""
        screen = self._screens[person]
        carried = json.loads(screen["reply_markup"])["inline_keyboard"][0][0]["callback_data"]
        message = self._message(person, screen)
        content = {"id": str(self._next_update), "chat_instance": "1", "data": carried, "message": message}
        self._update("callback_query", person, content)

    def _message_id(self) -> int:
        self._next_message += 1
        return self._next_message - 1

    def _message(self, person: int, screen: dict[str, Any]) -> dict[str, Any]:
        message = {
            "message_id": screen["message_id"], "date": int(time.time()), "chat": self._chat(person), "from": BOT,
            "text": screen["text"],
        }  # fmt: skip
        markup = screen.get("reply_markup")
        return message | ({"reply_markup": json.loads(markup)} if markup else {})

    async def drained(self, patience: float) -> None:
        """Returns when every person who asked was shown something; TimeoutError after `patience` seconds."""
        async with asyncio.timeout(patience):
            await self._quiet.wait()

    async def _take(self, request: web.Request) -> web.Response:
        method = request.match_info["method"].lower()
        if request.content_type == "application/json":
            given = json.loads(await request.read())
        else:
            given = dict(request.query) | dict(await request.post())
        self.calls[method] = self.calls.get(method, 0) + 1
        answer = getattr(self, f"_{method}", None)
        result = True if answer is None else await answer(given)
        return web.json_response({"ok": True, "result": result})

    async def _getme(self, given: dict[str, Any]) -> Any:
        return BOT | {
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
        }

    async def _getupdates(self, given: dict[str, Any]) -> Any:
        acknowledged = int(given.get("offset") or 0)
        self._waiting = [update for update in self._waiting if update["update_id"] >= acknowledged]
        if not self._waiting and int(given.get("timeout") or 0):
            self._there.clear()
            try:
                await asyncio.wait_for(self._there.wait(), LONG_POLL_SECONDS)
            except TimeoutError:
                return []
            # What was asked in the same breath goes out together.
            await asyncio.sleep(0)
        return self._waiting[: int(given.get("limit") or 100)]

    async def _sendmessage(self, given: dict[str, Any]) -> Any:
        return self._show(int(given["chat_id"]), given, self._message_id())

    async def _editmessagetext(self, given: dict[str, Any]) -> Any:
        return self._show(int(given["chat_id"]), given, int(given["message_id"]))

    def _show(self, person: int, given: dict[str, Any], message_id: int) -> dict[str, Any]:
        markup = given.get("reply_markup")
        if isinstance(markup, dict):
            markup = json.dumps(markup)
        screen = {"message_id": message_id, "text": given["text"], "reply_markup": markup}
        if markup:  # A message that is left behind loses its buttons: it is no screen.
            self._screens[person] = screen
            asked = self._asked.pop(person, None)
            if asked is not None:
                self.shown_after.append(time.perf_counter() - asked)
            if not self._asked:
                self._quiet.set()
        return self._message(person, screen)
