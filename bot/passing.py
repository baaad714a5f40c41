"""Which failures are the database's, and which pass, so that the update is tried again as if nothing had been."""

import sqlite3

import asyncpg
from tortoise.exceptions import (
    BaseORMException,
    IntegrityError,
    OperationalError,
    TransactionManagementError,
)

_PASSING_SIGNS = ("deadlock", "locked", "connection", "serializ", "readonly", "read-only", "closed", "disk")
# What SQLite says when a unit that shared its commit took it along.
_LOST = "the transaction was lost before its commit"
# A statement that the database does not understand, or a value that it does not take, is wrong the next time, too:
# classes of SQLSTATE, and how SQLite begins. Both quote names and values, which may look like one of the signs.
_DEFECT_CLASSES = ("22", "42")
_DEFECT_SIGNS = ("no such ", "near ")
# What the driver says of a server that is going away, coming back, or cut it off in the middle of something.
_PASSING_NAMES = (
    "AdminShutdownError",
    "CannotConnectNowError",
    "ConnectionDoesNotExistError",
    "ConnectionFailureError",
    "CrashShutdownError",
    "DeadlockDetectedError",
    "InterfaceError",
    "InternalClientError",
    "SerializationError",
)


def is_passing(error: BaseException) -> bool:
    """Whether the database, not the update, is the reason: deadlocks, a lost connection, a busy file.

    A broken constraint never is, and what the driver quotes below its first line (values of the row, which people
    wrote) decides nothing: such an update would be tried for ever.
    """
    if isinstance(error, IntegrityError):
        return False
    if isinstance(error, OperationalError | TransactionManagementError | OSError):
        text = str(error).partition("\n")[0].lower()
        state = str(getattr(error.__cause__, "sqlstate", None) or "")
        if state[:2] in _DEFECT_CLASSES or text.startswith(_DEFECT_SIGNS):
            return False
        return text == _LOST or any(sign in text for sign in _PASSING_SIGNS)
    return type(error).__name__ in _PASSING_NAMES


def is_of_the_database(error: BaseException) -> bool:
    """Whether a statement failed, after which PostgreSQL keeps nothing more of the transaction."""
    return isinstance(
        error, BaseORMException | asyncpg.PostgresError | asyncpg.InterfaceError | sqlite3.Error | OSError
    )
