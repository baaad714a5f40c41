"""The COMMIT that several units of work on SQLite wait for together."""

import asyncio

from tortoise.exceptions import OperationalError


class SharedCommit:
    """Units that came to their end in one transaction of the file, and whether it is on the disk.

    Each of them is told only then. What was not committed is lost for all of them alike.
    """

    def __init__(self) -> None:
        self.over: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def succeed(self) -> None:
        """It is on the disk."""
        if not self.over.done():
            self.over.set_result(None)

    def fail(self, error: BaseException | None = None) -> None:
        """Nothing of it was kept."""
        if not self.over.done():
            self.over.set_exception(error or OperationalError("the transaction was lost before its commit"))
            self.over.exception()  # Seen: perhaps nobody waits.
