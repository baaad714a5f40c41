"""The refusals of the sandbox: what the Bot API answers to a bot, and what a person cannot do."""

from __future__ import annotations

from typing import Any


class ApiError(Exception):
    """A Bot API answer with `ok` false; `retry_after` is in seconds and only given with 429."""

    def __init__(self, code: int, description: str, *, retry_after: int | None = None) -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description
        self.retry_after = retry_after

    def answer(self) -> dict[str, Any]:
        """Return the JSON object that Telegram would send."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.retry_after is not None:
            body["parameters"] = {"retry_after": self.retry_after}
        return body


class CannotDo(Exception):
    """A person tried something that the Telegram app would not offer them; the text says what and why."""


class Unreachable(ConnectionError):
    """The network switch is off: no answer comes, as when Telegram cannot be reached."""


class AnswerLost(TimeoutError):
    """The request was received, perhaps even carried out, but its answer never comes."""


def bad_request(text: str) -> ApiError:
    """Make the commonest refusal: 400 with Telegram's usual beginning."""
    return ApiError(400, f"Bad Request: {text}")


def forbidden(text: str) -> ApiError:
    """Make the refusal of a person who cannot be written to."""
    return ApiError(403, f"Forbidden: {text}")


def flood(seconds: int) -> ApiError:
    """Make the refusal of a bot that writes too fast; seconds says how long it must wait."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
