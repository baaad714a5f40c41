"""Listens to the logs while hostile input comes in: a traceback is a defect, whoever caught it."""

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Watch(logging.Handler):
    """Keeps every record with a traceback or of level ERROR, and every line that shows one of `secrets`."""

    def __init__(self, secrets: tuple[str, ...] = ()) -> None:
        super().__init__(logging.DEBUG)
        self.secrets = secrets
        self.tracebacks: list[str] = []
        self.leaks: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        if record.exc_info or record.levelno >= logging.ERROR:
            error = record.exc_info[1] if record.exc_info else None
            frames = traceback.extract_tb(error.__traceback__)[-4:] if error is not None else []
            places = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))
            told = f"{type(error).__name__}: {str(error)[:200]} at {places}"
            self.tracebacks.append(f"{record.name}: {text[:200]}: {told}")
        if any(secret in text for secret in self.secrets):
            self.leaks.append(f"{record.name}: {text[:200]}")


@contextmanager
def watching(*secrets: str) -> Iterator[Watch]:
    """A watch over all loggers of the process."""
    watch, root = Watch(secrets), logging.getLogger()
    root.addHandler(watch)
    try:
        yield watch
    finally:
        root.removeHandler(watch)
