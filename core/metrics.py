"""What is measured, for `/metrics`; every number is about the service and none about a person."""

import platform
from functools import cache
from importlib.metadata import version

from prometheus_client import Counter, Gauge, Histogram, Info

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)

UPDATES = Counter("entremise_updates", "Updates that were settled.", ["result"])
QUEUE = Gauge(
    "entremise_queue",
    "What waits: updates, screens, cards, telegram and email (notifications), calls, topics, files, documents, exports,"
    " farewells, partner, removals, seals.",
    ["queue"],
)
QUEUE_OLDEST = Gauge("entremise_queue_oldest_seconds", "Age of what waits longest in a queue.", ["queue"])
TAP_TO_SCREEN = Histogram(
    "entremise_tap_to_screen_seconds", "From the arrival of an update to its screen.", buckets=_SECONDS
)
SENDS = Counter("entremise_sends", "Calls that show something to a person.", ["what", "result"])
TELEGRAM_AWAY = Gauge(
    "entremise_telegram_away", "1 while Telegram answers nobody and is asked only now and then."
)
DIALOGS = Counter(
    "entremise_dialogs", "Dialogs that were started, done, cancelled or expired.", ["dialog", "event"]
)
QUESTIONS = Counter(
    "entremise_dialog_questions",
    "What happened at each question: shown, answered, invalid, back, skipped, dropped.",
    ["dialog", "step", "event"],
)
JOBS = Histogram("entremise_job_seconds", "How long each run of a job took.", ["job"], buckets=_SECONDS)
PROCESS = Info("entremise_process", "Which edition runs, on which Python and database.")
FOREIGN_TAPS = Counter("entremise_foreign_taps", "Taps on buttons that nobody was shown.")
FLOOD_TAPS = Counter("entremise_flood_taps", "Taps that came too fast and did nothing.")
DROPPED_UPDATES = Counter("entremise_dropped_updates", "Updates beyond what one person may have waiting.")
PLAIN_FALLBACKS = Counter(
    "entremise_plain_fallbacks", "Texts that Telegram could not parse, sent without format."
)
MISSING_SENTENCES = Counter("entremise_missing_sentences", "Sentences that the catalogue does not have.")
TASKS = Gauge("entremise_tasks", "Tasks of the process's event loop.")
PROCESSES = Gauge("entremise_processes", "Processes of the installation that live.", ["role"])
DATABASE_WAIT = Histogram(
    "entremise_database_wait_seconds",
    "Time of a database step: ingest, claim, begin (waiting for a connection or the lock), transaction.",
    ["step"],
    buckets=_SECONDS,
)
# To find a metric by its labels costs more than to count with it: what every tap counts is found once.
INGEST, CLAIM = DATABASE_WAIT.labels("ingest"), DATABASE_WAIT.labels("claim")
BEGIN, TRANSACTION = DATABASE_WAIT.labels("begin"), DATABASE_WAIT.labels("transaction")
SCREEN_SENDS = SENDS.labels("screen", "ok")
updates_settled = cache(UPDATES.labels)
at_question = cache(QUESTIONS.labels)


def describe_process(database: str) -> None:
    """Says once what runs in this process."""
    PROCESS.info({"edition": version("entremise"), "python": platform.python_version(), "database": database})
