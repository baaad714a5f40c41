"""Structured logs that never show a secret."""

import json
import logging
import re
import sys
from collections.abc import Iterable
from typing import Any

import structlog

_TOKEN = re.compile(r"(?<!\d)\d{5,}(:|%3A)[A-Za-z0-9_-]{20,}", re.IGNORECASE)
_FRAGMENT = re.compile(r"(/v#)[A-Za-z0-9_-]+")


class Redaction:
    """Takes bot tokens, call links and the given secrets out of a text."""

    def __init__(self, secrets: Iterable[str]) -> None:
        known = [secret for secret in secrets if secret]
        # As JSON writes them too: a quote or a backslash would hide a secret from the plain comparison.
        self._secrets = {*known, *(json.dumps(secret, ensure_ascii=False)[1:-1] for secret in known)}

    def redact(self, text: str) -> str:
        """The text without what must not be logged."""
        for secret in self._secrets:
            text = text.replace(secret, "•••")
        return _FRAGMENT.sub(r"\1•••", _TOKEN.sub("•••", text))


class RedactingFormatter(structlog.stdlib.ProcessorFormatter):
    """Redacts the line as it will be written, whatever part of the record a secret was in, tracebacks included."""

    def __init__(self, redaction: Redaction, **options: Any) -> None:
        super().__init__(**options)
        self._redaction = redaction

    def format(self, record: logging.LogRecord) -> str:
        return self._redaction.redact(super().format(record))


def start_logging(level: str, *, as_json: bool, secrets: Iterable[str] = ()) -> None:
    """Sends every logger of the process through one redacting handler on standard error."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        RedactingFormatter(
            Redaction(secrets),
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *_rendered(as_json)],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    # What people write and who they are is in what PTB says of every update and every call, even at DEBUG.
    for telling in (
        "telegram",
        "mail.log",
        "aiosmtpd",
        "aiosmtplib",
        "tortoise",
        "aiosqlite",
        "asyncpg",
        "hpack",
    ):
        logging.getLogger(telling).setLevel(logging.WARNING)
    for noisy in ("httpx", "httpcore", "apscheduler", "asyncio", "PIL"):
        logging.getLogger(noisy).setLevel(max(logging.WARNING, logging.getLevelName(level)))


def _rendered(as_json: bool) -> list[structlog.typing.Processor]:
    if as_json:
        return [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(ensure_ascii=False)]
    plain = structlog.dev.plain_traceback
    return [structlog.dev.ConsoleRenderer(colors=False, exception_formatter=plain)]
