"""What the sandbox made of people's acts, and every message that it took from the bot."""

import re
from collections import Counter, deque
from typing import Any

from sandbox.people import Bot
from sandbox.world import World

REFERENCE = re.compile(r"\bK\d+\b")
GIVEN_UP = re.compile(r"\bE\d{4,}\b")


class Ledger(deque[dict[str, Any]]):
    """Takes the place of the world's list of requests and remembers only what is counted.

    `sent` has the messages that Telegram took by chat; `references` how often each numbered notification was sent;
    `told` who read the reference of an
    update that was given up; `made` the updates of each person in their order, of which `taps` are taps.
    """

    def __init__(self, world: World) -> None:
        super().__init__(maxlen=1)
        self.calls = 0
        self.sent: dict[int, set[int]] = {}
        self.references: Counter[str] = Counter()
        self.told: set[tuple[int, str]] = set()
        self.made: dict[int, list[int]] = {}
        self.taps: set[int] = set()
        world.requests = self
        put = world.updates.put

        def watched(bot: Bot, kind: str, user_id: int, content: dict[str, Any]) -> int:
            number = put(bot, kind, user_id, content)
            if number:
                self.made.setdefault(user_id, []).append(number)
                if kind == "callback_query":
                    self.taps.add(number)
            return number

        world.updates.put = watched  # type: ignore[method-assign]

    def append(self, request: dict[str, Any], /) -> None:
        """Notes one call of the bot."""
        self.calls += 1
        message = request["answer"].get("result")
        if isinstance(message, dict) and "chat" in message:
            found = GIVEN_UP.findall(message.get("text", ""))
            self.told.update((message["chat"]["id"], reference) for reference in found)
        if not request["method"].lower().startswith("send") or not isinstance(message, dict):
            return
        if "chat" in message:
            self.sent.setdefault(message["chat"]["id"], set()).add(message["message_id"])
            self.references.update(REFERENCE.findall(message.get("text", "")))

    @property
    def updates(self) -> int:
        """How many updates were made."""
        return sum(len(numbers) for numbers in self.made.values())
