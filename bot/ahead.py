"""What several updates brought, and what is at hand of those who tapped, read for all of them at once."""

from dataclasses import dataclass, field

from telegram import Bot

from bot.incoming import read_update
from bot.shape import Unreadable
from bot.tapped import Received, Tapped
from bot.undone import NotTogether
from services.at_hand import AtHand, at_hand
from services.inbox import Claimed


@dataclass
class Ahead:
    """What was read; whoever is not found here is read when it is their turn."""

    bot: Bot
    _received: dict[int, Received | None] = field(default_factory=dict)
    _at_hand: dict[int, AtHand] = field(default_factory=dict)

    async def read(self, heads: list[Claimed]) -> None:
        """Reads for several updates of several persons. Raises NotTogether where that fails: one by one it is known for
        whom.
        """
        if len(heads) < 2:
            return
        for claimed in heads:
            try:
                self._received[claimed.seq] = read_update(claimed.payload, self.bot)
            except Unreadable:
                continue
        try:
            self._at_hand = await at_hand(
                {
                    update.effective_user.id: update.session_id
                    for update in self._received.values()
                    if isinstance(update, Tapped)
                }
            )
        except Exception as error:
            raise NotTogether from error

    def received(self, claimed: Claimed) -> Received | None:
        """What an update brought. Refuses with Unreadable as `read_update` does."""
        if claimed.seq in self._received:
            return self._received[claimed.seq]
        return read_update(claimed.payload, self.bot)

    async def of(self, tapped: Tapped) -> AtHand | None:
        """What is at hand of somebody; None for whoever is unknown."""
        who = tapped.effective_user.id
        found = self._at_hand if who in self._at_hand else await at_hand({who: tapped.session_id})
        return found.get(who)
