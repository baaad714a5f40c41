"""What is measured, for `/metrics`; every number is about the service and none about a person."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import Counter, Gauge, Histogram

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)

UPDATES = Counter("entremise_updates", "Updates that were settled.", ["result"])
UPDATES_OPEN = Gauge("entremise_updates_open", "Updates that wait for their turn.")
UPDATES_OLDEST = Gauge("entremise_updates_oldest_seconds", "Age of the oldest update that waits.")
TAP_TO_SCREEN = Histogram(
    "entremise_tap_to_screen_seconds", "From the arrival of an update to its screen.", buckets=_SECONDS
)
SENDS = Counter("entremise_sends", "Calls that show something to a person.", ["what", "result"])
OWED = Gauge("entremise_notifications_owed", "Notifications that are due and not settled.", ["channel"])
FOREIGN_TAPS = Counter("entremise_foreign_taps", "Taps on buttons that nobody was shown.")
FLOOD_TAPS = Counter("entremise_flood_taps", "Taps that came too fast and did nothing.")
DROPPED_UPDATES = Counter("entremise_dropped_updates", "Updates beyond what one person may have waiting.")
PLAIN_FALLBACKS = Counter(
    "entremise_plain_fallbacks", "Texts that Telegram could not parse, sent without format."
)
MISSING_SENTENCES = Counter("entremise_missing_sentences", "Sentences that the catalogue does not have.")
DATABASE_WAIT = Histogram(
    "entremise_database_wait_seconds", "Time of a database step.", ["step"], buckets=_SECONDS
)


@contextmanager
def database_step(step: str) -> Iterator[None]:
    """Measures how long a step of the database took, waiting included."""
    began = time.perf_counter()
    try:
        yield
    finally:
        DATABASE_WAIT.labels(step).observe(time.perf_counter() - began)
