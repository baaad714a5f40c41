"""The transaction that a task is in, for the fixed statements of `models.by_key`.

Tortoise finds it by way of its context, the storage of its connections and a look at the loop, for every statement.
"""

from contextvars import ContextVar
from typing import Any, Protocol


class Statements(Protocol):
    """What runs a statement with its parameters inside the open transaction."""

    async def rows(self, text: str, parameters: list[Any]) -> list[dict[str, Any]]:
        """The rows that it gives."""
        ...

    async def change(self, text: str, parameters: list[Any]) -> int:
        """How many rows it touched."""
        ...

    async def later(self, text: str, parameters: list[Any]) -> None:
        """Runs it before the end of the transaction or of the part that may fail alone; nobody asks what it gave."""
        ...


present: ContextVar[Statements | None] = ContextVar("present", default=None)
