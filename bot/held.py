"""A screen while this process holds its lease."""

from contextlib import ExitStack
from dataclasses import dataclass

from bot.leases import LeaseBook, Sent
from bot.view import View
from core import clock
from models.delivery import Screen
from services import screens
from services.leases import end_lease, lease_of


@dataclass(frozen=True)
class Held:
    """A leased screen; the book of leases says so until `let_go`. `sent` notes the message that was sent for it.

    `view` is what it shows, where that was drawn from what the update had in memory.
    """

    screen: Screen
    sent: Sent
    noted: ExitStack
    view: View | None = None

    def let_go(self, error: BaseException | None = None) -> None:
        """It is settled, or was never committed; with `error` neither is known, and the book keeps lease and message
        for whoever takes them over. Whoever lets go again changes nothing.
        """
        self.noted.__exit__(type(error) if error else None, error, error.__traceback__ if error else None)

    def lasts(self, seconds: float) -> bool:
        """Whether nobody else may draw the screen for so long."""
        until = self.screen.lease_until
        return until is not None and (until - clock.real_now()).total_seconds() >= seconds

    async def give_back(self) -> None:
        """Ends the lease, for whoever wants it."""
        try:
            await end_lease(lease_of(self.screen))
        except BaseException as error:
            self.let_go(error)
            raise
        self.let_go()


async def hold(book: LeaseBook, member_id: int | None = None) -> Held | None:
    """Leases a screen that is to be drawn: one person's, or the one that has waited longest.

    In the transaction of an update the lease is kept with what the update did. It is noted before the commit: who takes
    over from a dead process finds it, and a lease that was never committed is nobody's.
    """
    screen = await screens.claim_screen(member_id)
    if screen is None:
        return None
    noted = ExitStack()
    return Held(screen, noted.enter_context(book.holding(screen)), noted)
