"""Builds the file with somebody's own data and sends it into their chat (EXT-17)."""

import logging
from dataclasses import dataclass, field
from datetime import timedelta

from telegram import Bot, InputFile

from bot.calling import call
from bot.drawing import Drawing
from bot.export_archive import pack
from bot.failures import PASSING, SOON, Trouble, failure_of
from bot.leases import LeaseBook
from bot.rates import Rates
from bot.receipts import Receipts
from bot.rounds import go_round
from core import clock, metrics
from core.ending import Ending, one_step
from core.i18n import words
from models.departure import DataExport
from models.member import Member
from services import delivery, own_data, screens
from services.unit_of_work import unit_of_work

log = logging.getLogger(__name__)
SWEEP_SECONDS = 5.0
PART = "export"


@dataclass
class Exporting:
    """Takes one request after the other; what Telegram does not take now is tried again later."""

    bot: Bot
    rates: Rates
    receipts: Receipts
    drawing: Drawing
    first_retry: timedelta = timedelta(seconds=5)
    ending: Ending = field(default_factory=Ending)
    leases: LeaseBook = field(default_factory=LeaseBook)

    async def run(self) -> None:
        """Goes on until cancelled."""
        await go_round(
            self.export_one,
            hears="exports",
            seconds=SWEEP_SECONDS,
            failed="somebody's own data could not be sent",
            ready=self.rates.until_open,
        )

    @one_step
    async def export_one(self) -> bool:
        """Settles the next request, and says whether there was one."""
        with self.leases.noting() as noted:
            export = await own_data.claim_export(noted)
            if export is None:
                return False
            await self._export(export)
        await self.drawing.draw(export.member_id)
        return True

    async def _export(self, export: DataExport) -> None:
        try:
            member = await delivery.reader(export.member_id)
            message_id = await self._send(export, member)
        except Exception as error:
            await self._fails(export, error)
        else:
            metrics.SENDS.labels("export", "ok").inc()
            async with unit_of_work():
                await own_data.settle_export(export)
                await screens.raise_floor(export.member_id, message_id)
                await self._show(export, "own_data-sent")

    async def _send(self, export: DataExport, member: Member) -> int:
        assert member.telegram_id is not None, (
            "whoever asks has a chat, and an erased account asks for nothing"
        )
        known = self.receipts.find(export.id, PART) if export.attempts > 1 else None
        if known is not None:
            return known
        said = words(member.language)
        async with self.rates.turn(member.telegram_id, urgent=False):
            await call(self.bot, "sendChatAction", chat_id=member.telegram_id, action="upload_document")
            packed = await pack(await own_data.collect(member), said)
            name = f"{said.plain('own_data-file_name')}-{clock.now():%Y-%m-%d}.zip"
            caption = said.plain("own_data-caption")
            if packed.left_out:
                caption += "\n" + said.plain("own_data-left_out", files=", ".join(packed.left_out)[:300])
            sent = await self.bot.send_document(
                member.telegram_id, InputFile(packed.content, filename=name), caption=caption
            )
        self.receipts.keep(export.id, sent.message_id, PART)
        # It is not noted among the bot's messages: a farewell deletes those, and this file is the person's to keep.
        return sent.message_id

    async def _show(self, export: DataExport, notice: str) -> None:
        screen = await screens.current_screen(export.member_id)
        if screen is not None:
            on_page = screen.page == "own_data"
            await screens.redraw(export.member_id, None if on_page else notice, {})

    async def _fails(self, export: DataExport, error: Exception) -> None:
        failure = failure_of(error)
        metrics.SENDS.labels("export", failure.trouble).inc()
        delay = min(self.first_retry * float(2 ** min(export.attempts - 1, 8)), SOON)
        if failure.trouble in PASSING:
            await own_data.put_back_export(export, failure.wait, counted=False)
            return
        if failure.trouble is Trouble.UNREACHABLE:
            await own_data.give_up_export(export)
            await delivery.mark_unreachable(export.member_id)
            return
        if failure.trouble in (Trouble.DEFECT, Trouble.REFUSED):
            log.error("somebody's own data cannot be sent", exc_info=error)
        async with unit_of_work():
            if not await own_data.put_back_export(export, delay):
                await self._show(export, "own_data-failed")
