"""Switches that make the sandbox misbehave as networks and Telegram sometimes do."""

from __future__ import annotations

import math
import random
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from sandbox.errors import ApiError, flood

OVERALL_RATE = 30.0
CHAT_RATE = 1.0
CHAT_BURST = 20.0


@dataclass
class Faults:
    """All switches are off at the start. Rates are probabilities between 0 and 1.

    `realistic_rates` refuses what the real service would: about 30 messages a second overall and one a
    second in a chat after a short burst. `too_many_rate` refuses at random with `retry_after` seconds;
    `server_error_rate` answers 502; `timeout_rate` does nothing and never answers; `lost_answer_rate`
    carries the call out and never answers; both hang for `timeout_seconds`. `slow_ms` delays every answer.
    `offline` refuses every connection. `drop_webhook` loses the calls to webhooks, which are tried again.
    `ignore_lost_topics` puts a message for a topic that is gone into the chat without a word, as Telegram did
    for a while, instead of refusing it.
    """

    realistic_rates: bool = False
    too_many_rate: float = 0.0
    retry_after: int = 1
    server_error_rate: float = 0.0
    timeout_rate: float = 0.0
    lost_answer_rate: float = 0.0
    timeout_seconds: float = 0.05
    slow_ms: int = 0
    offline: bool = False
    drop_webhook: bool = False
    ignore_lost_topics: bool = False
    seed: int = 0
    _random: random.Random = field(default_factory=lambda: random.Random(0), repr=False)

    def as_json(self) -> dict[str, Any]:
        """Return the switches by name."""
        return {name: value for name, value in asdict(self).items() if not name.startswith("_")}

    def set(self, changes: dict[str, Any]) -> None:
        """Change switches; refuses an unknown name or a value of another kind with ValueError."""
        kinds = {entry.name: type(getattr(self, entry.name)) for entry in fields(self)}
        for name, value in changes.items():
            if name.startswith("_") or name not in kinds:
                raise ValueError(f"There is no fault switch named {name}.")
            kind = kinds[name]
            whole = kind is float and isinstance(value, int) and not isinstance(value, bool)
            if not (whole or type(value) is kind):
                raise ValueError(f"The switch {name} takes a {kind.__name__}.")
            setattr(self, name, kind(value))
        if "seed" in changes:
            self._random = random.Random(self.seed)

    def strikes(self, rate: float) -> bool:
        """Draw whether a fault of this probability happens now."""
        return rate > 0 and self._random.random() < rate

    def refusal(self) -> ApiError | None:
        """Draw a refusal that happens before anything is done, or None."""
        if self.strikes(self.too_many_rate):
            return flood(self.retry_after)
        if self.strikes(self.server_error_rate):
            return ApiError(502, "Bad Gateway")
        return None


class Rates:
    """Token buckets by real time: one for the bot and one for each of its chats."""

    def __init__(self) -> None:
        self._buckets: dict[object, tuple[float, float]] = {}

    def _wait(self, key: object, rate: float, burst: float, now: float) -> float:
        level, at = self._buckets.get(key, (burst, now))
        level = min(burst, level + (now - at) * rate)
        self._buckets[key] = (level, now)
        return 0.0 if level >= 1 else (1 - level) / rate

    def check(self, bot_id: int, chat_id: int, now: float) -> None:
        """Take one message from both buckets; raises 429 and takes nothing when one is empty."""
        overall, chat = (bot_id,), (bot_id, chat_id)
        wait = max(
            self._wait(overall, OVERALL_RATE, OVERALL_RATE, now),
            self._wait(chat, CHAT_RATE, CHAT_BURST, now),
        )
        if wait > 0:
            raise flood(max(1, math.ceil(wait)))
        for key in (overall, chat):
            level, at = self._buckets[key]
            self._buckets[key] = (level - 1, at)
