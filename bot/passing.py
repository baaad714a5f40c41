"""Which failures are the database's and pass, so that the update is tried again as if nothing had been."""

from tortoise.exceptions import OperationalError, TransactionManagementError

_PASSING_SIGNS = ("deadlock", "locked", "connection", "serializ", "readonly", "read-only", "closed")
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
    """Whether the database, not the update, is the reason: deadlocks, a lost connection, a busy file."""
    if isinstance(error, OperationalError | TransactionManagementError | OSError):
        text = str(error).lower()
        return any(sign in text for sign in _PASSING_SIGNS)
    return type(error).__name__ in _PASSING_NAMES
