"""Fetches the files that people sent for their profile or their certification, and has them judged."""

import logging
from dataclasses import dataclass, field
from datetime import timedelta

from telegram import Bot
from telegram.error import BadRequest, InvalidToken, TelegramError

from bot.drawing import Drawing
from bot.evidence_fetching import EvidenceFetching
from bot.rounds import go_round
from bot.sent_files import refusal_of
from core.ending import Ending, one_step
from models.delivery import Screen
from models.gallery import FilePurpose, SentFile
from services import screens, sent_files
from services.evidence.inspection import LARGEST, DocumentRefused
from services.unit_of_work import unit_of_work

log = logging.getLogger(__name__)
SWEEP_SECONDS = 5.0
PAGES = {FilePurpose.GALLERY: "gallery", FilePurpose.PHOTO: "photo", FilePurpose.DOCUMENT: "documents"}


@dataclass
class Fetching:
    """Takes one noted file after the other; what Telegram does not give now is tried again later."""

    bot: Bot
    drawing: Drawing
    first_retry: timedelta = timedelta(seconds=10)
    ending: Ending = field(default_factory=Ending)

    async def run(self) -> None:
        """Fetches until cancelled."""
        await go_round(
            self.fetch_one,
            hears="files",
            seconds=SWEEP_SECONDS,
            failed="a file that was sent could not be settled",
        )

    @one_step
    async def fetch_one(self) -> bool:
        """Settles the next file, and says whether there was one."""
        sent = await sent_files.claim_sent_file()
        if sent is None:
            member_id = await EvidenceFetching(self.bot, self.first_retry).take_one()
            if member_id is not None:
                await self.drawing.draw(member_id)
            return member_id is not None
        try:
            stored = await sent_files.judge_file(sent, await self._content(sent))
        except DocumentRefused as refused:
            await self._refuse(sent, str(refused.details["why"]))
        except (BadRequest, InvalidToken):
            # Telegram forgot the file, or never had it: it will not be there later either.
            await self._refuse(sent, "gone")
        except (TelegramError, OSError) as error:
            log.warning("a file could not be fetched: %s", type(error).__name__)
            await sent_files.try_again_later(sent, self.first_retry * 2.0**sent.attempts)
        else:
            async with unit_of_work():
                made = await sent_files.publish_file(sent, stored)
                await self._show(sent, made)
        await self.drawing.draw(sent.member_id)
        return True

    async def _content(self, sent: SentFile) -> bytes:
        found = await self.bot.get_file(sent.file_id)
        if (found.file_size or 0) > LARGEST:
            raise DocumentRefused(why="large")
        return bytes(await found.download_as_bytearray())

    async def _refuse(self, sent: SentFile, why: str) -> None:
        async with unit_of_work():
            await sent_files.refuse_file(sent, why)
            screen = await screens.current_screen(sent.member_id)
            if screen is not None and screen.page == PAGES[sent.purpose]:
                await screens.redraw(sent.member_id, None, {})
            elif screen is not None:
                # The person went on: it is said above whatever they look at now, and stands on the page as well.
                key, values = refusal_of(sent, why)
                await screens.redraw(sent.member_id, key, values)

    async def _show(self, sent: SentFile, made: str | None) -> None:
        """Who still waits on the page sees what became of the file; who went on is left in peace."""
        screen = await screens.current_screen(sent.member_id)
        if screen is None or screen.page != PAGES[sent.purpose]:
            return
        if sent.purpose is FilePurpose.GALLERY and made is not None and not _is_writing(screen):
            await screens.show_page(sent.member_id, screen.chat_id, screen.page, {"arg": made})
        else:
            await screens.redraw(sent.member_id, None, {})


def _is_writing(screen: Screen) -> bool:
    return bool(screen.args.get("writes"))
