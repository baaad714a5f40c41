"""What is being worked on: in every log line meanwhile, and in what is owed because of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import structlog.contextvars as context


@contextmanager
def working_on(**names: Any) -> Iterator[None]:
    """Every log line of this task, and of the tasks it starts, carries these names; `update` is Telegram's number."""
    tokens = context.bind_contextvars(**{name: value for name, value in names.items() if value is not None})
    try:
        yield
    finally:
        context.reset_contextvars(**tokens)


def present_update() -> int | None:
    """The number of the update that is being worked on, or None when time or an operator is the reason."""
    found = context.get_contextvars().get("update")
    return found if isinstance(found, int) else None
