"""Structured logs that never show a secret."""

import logging
import re
import sys
from collections.abc import Iterable

import structlog

_TOKEN = re.compile(r"\b\d{5,}(:|%3A)[A-Za-z0-9_-]{20,}", re.IGNORECASE)
_FRAGMENT = re.compile(r"(/v#)[A-Za-z0-9_-]+")


class Redaction(logging.Filter):
    """Takes bot tokens, call links and the given secrets out of every record, arguments and tracebacks included."""

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__()
        self._secrets = [secret for secret in secrets if secret]

    def redact(self, text: str) -> str:
        """The text without what must not be logged."""
        for secret in self._secrets:
            text = text.replace(secret, "•••")
        return _FRAGMENT.sub(r"\1•••", _TOKEN.sub("•••", text))

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = self.redact(record.getMessage())
        record.args = ()
        if record.exc_info:
            record.exc_text = self.redact(logging.Formatter().formatException(record.exc_info))
        return True


def start_logging(level: str, *, as_json: bool, secrets: Iterable[str] = ()) -> None:
    """Sends every logger of the process through one redacting handler on standard error."""
    renderer = structlog.processors.JSONRenderer(ensure_ascii=False) if as_json else structlog.dev.ConsoleRenderer(colors=False)
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
    redaction = Redaction(secrets)
    handler.addFilter(redaction)
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, _Redacted(redaction), renderer],
    )
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for noisy in ("httpx", "httpcore", "apscheduler", "aiosqlite", "tortoise", "asyncio", "PIL", "mail.log"):
        logging.getLogger(noisy).setLevel(max(logging.WARNING, logging.getLevelName(level)))


class _Redacted:
    """Redacts the values of structured events, which never pass through a record's message."""

    def __init__(self, redaction: Redaction) -> None:
        self._redaction = redaction

    def __call__(
        self, logger: object, name: str, event: structlog.typing.EventDict
    ) -> structlog.typing.EventDict:
        return {k: self._redaction.redact(v) if isinstance(v, str) else v for k, v in event.items()}
