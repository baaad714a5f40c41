"""Reads transition tables: what may follow what."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from core.errors import IllegalMove

S = TypeVar("S", bound=StrEnum)
M = TypeVar("M", bound=StrEnum)


def next_status(table: Mapping[tuple[S, M], S], status: S, move: M) -> S:
    """The status that `move` leads to from `status`. Refuses with IllegalMove what is in no row."""
    try:
        return table[status, move]
    except KeyError:
        raise IllegalMove(status=str(status), move=str(move)) from None
