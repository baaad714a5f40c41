"""Whether somebody acts on what they see: every button carries the version of the thing that it was drawn for."""

from typing import Protocol

from core.errors import Stale


class Versioned(Protocol):
    """A row that counts its changes."""

    version: int


def require_version(row: Versioned, version: int | None) -> None:
    """Refuses with Stale a button that was drawn for another version; None is no button."""
    if version is not None and version != row.version:
        raise Stale()
