"""What can be refused. A service raises these with a code and details; an adapter turns the code into a sentence."""

import re
from typing import Any, ClassVar


class DomainError(Exception):
    """Something was refused and nothing was changed. `code` is the catalogue key `err-<code>`."""

    code: ClassVar[str] = "refused"

    def __init_subclass__(cls) -> None:
        if "code" not in cls.__dict__:
            cls.code = re.sub(r"(?<!^)(?=[A-Z])", "-", cls.__name__).lower()

    def __init__(self, **details: Any) -> None:
        super().__init__(self.code, details)
        self.details = details


class NotFound(DomainError):
    """It does not exist, or the person may not know that it does."""


class NotAllowed(DomainError):
    """The person may know of it but not do this."""


class Conflict(DomainError):
    """Somebody or something was faster."""


class InvalidInput(DomainError):
    """What was given cannot be taken; the sentence says what would be."""


class IllegalMove(Conflict):
    """No row of the transition tables allows this."""


class SlotTaken(Conflict):
    """The time is occupied by now. `alternatives` holds up to three free starts (aware UTC)."""


class Stale(Conflict):
    """The thing changed since it was shown."""


class DatabaseBehind(DomainError):
    """The schema is older than this program: run `entremise migrate`."""


class DatabaseUnusable(DomainError):
    """The database cannot be opened or written (read-only, no such folder); `reason` is what it said itself."""


class MigrationChanged(DomainError):
    """A migration that this database has already seen reads differently now; `name` says which one."""
