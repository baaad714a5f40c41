"""What came of an attempt: it won, it was refused in our own words, or something raw came up."""

import logging
from collections.abc import Awaitable

from core.errors import DomainError

log = logging.getLogger(__name__)
WON = "won"
RAW = "raw "


async def outcome(attempt: Awaitable[object]) -> str:
    """`won`, the name of a refusal, or `raw <type>: <text>` for what nobody would understand."""
    try:
        await attempt
    except DomainError as refusal:
        return type(refusal).__name__
    except Exception as error:
        log.debug("raw", exc_info=error)
        return raw(error)
    return WON


def raw(error: Exception) -> str:
    """How an error is told that nobody would understand."""
    return f"{RAW}{type(error).__name__}: {str(error)[:160]}"
