"""The newest messages of each chat, as the calls of the bot make them, and what can be tapped on them."""

import asyncio
from collections import OrderedDict, defaultdict, deque
from typing import Any

from sandbox.world import World

KEPT = 12
SHOWING = {
    "sendmessage", "sendphoto", "senddocument", "editmessagetext", "editmessagecaption", "editmessagemedia"
}  # fmt: skip


class Chat:
    """The bot's newest messages by their number; `shown` counts what was sent or edited, `came` tells whoever waits."""

    def __init__(self) -> None:
        self.messages: OrderedDict[int, dict[str, Any]] = OrderedDict()
        self.shown, self.came = 0, asyncio.Event()

    def buttons(self) -> dict[str, int]:
        """Everything that can be tapped, with its message; the newest message comes last."""
        return {
            button["callback_data"]: number
            for number, message in self.messages.items()
            for row in message.get("reply_markup", {}).get("inline_keyboard", [])
            for button in row
            if "callback_data" in button
        }

    def button(self, beginning: str, end: str = "") -> tuple[str, int] | None:
        """The newest button whose data begins and ends like this, with its message."""
        fits = [b for b in self.buttons().items() if b[0].startswith(beginning) and b[0].endswith(end)]
        return max(fits, key=lambda button: button[1], default=None)


class Chats(deque[dict[str, Any]]):
    """Takes the place of the world's list of requests."""

    def __init__(self, world: World) -> None:
        super().__init__(maxlen=1)
        self.by_person: defaultdict[int, Chat] = defaultdict(Chat)
        world.requests = self

    def append(self, request: dict[str, Any], /) -> None:
        """Notes one call of the bot."""
        method, params = request["method"].lower(), request["params"]
        if "chat_id" not in params:
            return
        chat, message = self.by_person[int(params["chat_id"])], request["answer"].get("result")
        if method == "deletemessage":
            chat.messages.pop(int(params["message_id"]), None)
        elif isinstance(message, dict) and "message_id" in message:
            chat.messages[message["message_id"]] = message
            while len(chat.messages) > KEPT:
                chat.messages.popitem(last=False)
        chat.shown += method in SHOWING
        chat.came.set()
