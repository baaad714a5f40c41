"""Notices that Telegram answers nobody, and leaves it alone but for one call now and then."""

from dataclasses import dataclass

from core import metrics

FAILURES_IN_A_ROW = 5
TRY_EVERY_SECONDS = 5.0


@dataclass
class Outage:
    """After five calls without any answer only one call every five seconds goes out, until one is answered."""

    failures: int = 0
    until: float = 0.0

    @property
    def is_on(self) -> bool:
        """Whether Telegram counts as away."""
        return self.failures >= FAILURES_IN_A_ROW

    def call_begins(self, now: float) -> None:
        """A call goes out: while Telegram is away it is the only one for a while."""
        if self.is_on:
            self.until = now + TRY_EVERY_SECONDS

    def call_failed(self, now: float) -> None:
        """A call got no answer, or one that says that Telegram itself is broken."""
        self.failures += 1
        if self.is_on:
            metrics.TELEGRAM_AWAY.set(1)
            self.until = max(self.until, now + TRY_EVERY_SECONDS)

    def call_answered(self) -> None:
        """Telegram is there."""
        if self.is_on:
            metrics.TELEGRAM_AWAY.set(0)
        self.failures, self.until = 0, 0.0
