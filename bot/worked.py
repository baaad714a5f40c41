"""An update that was worked on, until what follows it begins."""

from dataclasses import dataclass

from bot.held import Held
from bot.tapped import Received
from bot.turn import Turn
from services.inbox import Claimed


@dataclass
class Worked:
    """An update that is settled, and the screen that was leased with it."""

    claimed: Claimed
    update: Received | None
    turn: Turn | None
    held: Held | None = None

    @property
    def is_a_step(self) -> bool:
        """Whether it only went from one question to the next, which touches nothing but what is the person's own."""
        return self.turn is not None and self.turn.question is not None

    def let_go(self) -> None:
        """Nothing of it was kept."""
        if self.held is not None:
            self.held.let_go()
