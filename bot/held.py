"""A screen while this process holds its lease."""

from collections.abc import Collection
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


async def hold(book: LeaseBook, member_ids: Collection[int]) -> list[Held]:
    """Leases those of these persons' screens that are to be drawn.

    In the transaction of an update the lease is kept with what the update did. It is noted before the commit: who takes
    over from a dead process finds it, and a lease that was never committed is nobody's.
    """
    return [_noted(book, screen) for screen in await screens.claim_screens(member_ids)]


async def hold_oldest(book: LeaseBook) -> Held | None:
    """Leases the screen that has waited longest to be drawn."""
    screen = await screens.claim_screen()
    return None if screen is None else _noted(book, screen)


def _noted(book: LeaseBook, screen: Screen) -> Held:
    noted = ExitStack()
    return Held(screen, noted.enter_context(book.holding(screen)), noted)
