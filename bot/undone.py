"""Why nothing of what an update did was kept, and what is told of it."""

from bot.tapped import Received
from services.inbox import Claimed


class TookTooLong(Exception):
    """The handlers of an update did not come to an end."""


class NotTogether(Exception):
    """Several updates in one transaction came to nothing, for the database's reasons or at its end."""


class Undone(Exception):
    """All that a claimed update did is undone, and told in a transaction of its own.

    `update` is what was received where its handlers refused or failed. It is None where the failure is not theirs but
    of what comes after them, of the commit, say: such a failure is never told as a refusal.
    """

    def __init__(self, claimed: Claimed, update: Received | None, error: Exception) -> None:
        super().__init__()
        self.claimed, self.update, self.error = claimed, update, error
