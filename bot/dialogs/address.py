"""A visitor's address and city: the least that an invoice needs."""

from bot.engine import Dialog, Ending, Place
from bot.pages.start import after_sign_up
from core.i18n import LANGUAGES, words
from core.text import fold
from services import members


class VisitorAddress(Dialog):
    """Registers a visitor, or changes somebody's address later (FR-031, FR-032)."""

    key = "vis"

    async def not_skipped(self, text: str) -> None:
        """« Passer » is no address: the service would take it for one."""
        if any(fold(text) == fold(words(each).plain("common-skip")) for each in LANGUAGES):
            raise members.AddressNeeded()

    address = Place(max=200, check=not_skipped)
    city = Place(max=100, check=not_skipped)

    async def done(self) -> Ending | None:
        if self.member.registered_at is not None:
            await members.change_address(self.member.id, self.address, self.city)
            return Ending(notice="vis-changed", page="settings")
        self.turn.member = await members.register_visitor(self.member.id, self.address, self.city)
        await after_sign_up(self.turn, "vis-done")
        return None
