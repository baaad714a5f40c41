"""What the pages of one's own pictures and documents share: taking what is sent or typed."""

from typing import Any, ClassVar

from bot.pages import Page
from bot.pages.own_profile import own
from bot.turn import Turn
from models.gallery import FilePurpose
from services.sent_files import forget_refusals

MORE = "more"


class OwnFiles(Page):
    """Files of one `purpose`: opening the page forgets old refusals, a file that is sent is added, and words are taken
    as long as they are awaited.
    """

    purpose: ClassVar[FilePurpose]

    async def open(self, turn: Turn, arg: str) -> None:
        profile = await own(turn.look)
        await forget_refusals(turn.member, profile.id, self.purpose)
        await turn.show(self.name)

    async def take_sent(self, turn: Turn, args: dict[str, Any]) -> None:
        """Adds the file that was sent."""
        raise LookupError(self.name)

    async def take_words(self, turn: Turn, public_id: str) -> None:
        """Writes what was typed about one of the files."""
        raise LookupError(self.name)

    async def take_text(self, turn: Turn, args: dict[str, Any]) -> bool:
        if turn.file is not None:
            await self.take_sent(turn, args)
            return True
        awaited = self.file_awaiting_words(args)
        if not awaited or not turn.text or turn.is_edit:
            return False
        await self.take_words(turn, awaited)
        return True

    def file_awaiting_words(self, args: dict[str, Any]) -> str:
        """The public id of the file of which words are awaited; empty when none are."""
        return ""
