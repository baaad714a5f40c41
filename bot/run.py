"""The Telegram role of a process: everything of the bot, started and stopped together."""

import asyncio
import fcntl
import logging
import os
from collections.abc import Coroutine
from dataclasses import replace
from pathlib import Path
from typing import Any

from telegram.error import InvalidToken, TelegramError
from telegram.request import BaseRequest

from bot import intake
from bot.application import UPDATE_KINDS
from bot.assembly import Assembly, assemble
from bot.giving_up import blame_for_a_death
from bot.mail import MailServer
from bot.menus import set_menus
from bot.polling import CannotPoll
from bot.rates import Rates
from bot.request import AiohttpRequest
from bot.stall import watch_for_stalls
from bot.turn import BotFacts
from bot.worker import DATABASE_RETRY_SECONDS
from core import metrics
from core.settings import Settings
from core.wake import wait_for
from models.database import on_sqlite
from services import inbox, queues

log = logging.getLogger(__name__)
MEASURE_SECONDS = 10.0
PURGE_EVERY = 360
SENDERS = 6
DRAIN_SECONDS = 8.0
# Of how many persons a hand works on updates in one transaction, if they wait: what a transaction costs is shared.
TOGETHER = 4


def hands(asked: int | None = None) -> int:
    """How many updates are worked on at the same time, unless the settings say it.

    On SQLite they take turns, and those of one turn share a commit: the more there are, the fewer times the disk is
    waited for. On PostgreSQL each needs a connection of its own, and shares nothing.
    """
    return asked if asked is not None else 16 if on_sqlite() else 4


class BotRole:
    """The bot in this process.

    `await role.start(settings, facts, token=…, api=…)`, then either `role.stopped` ends with the sentence of a
    CannotPoll, or `await role.stop()` ends it in good order. `await role.take(raw)` keeps an update that the webhook
    route received (it raises when the database is away: answer 503).
    """

    def __init__(self) -> None:
        self.assembly: Assembly | None = None
        self.stopped: asyncio.Future[None] | None = None
        self._rates: Rates | None = None
        self._among = 1
        self._request: BaseRequest | None = None
        self._tasks: list[asyncio.Task[None]] = []
        self._lock: int | None = None

    @property
    def facts(self) -> BotFacts:
        """What the bot knows of itself, with the name that Telegram gave."""
        assert self.assembly is not None, "the bot was not started"
        return self.assembly.facts

    async def start(
        self,
        settings: Settings,
        facts: BotFacts,
        *,
        token: str,
        api: str | None = None,
        mail_server: MailServer | None = None,
        webhook_url: str | None = None,
        request: BaseRequest | None = None,
    ) -> None:
        """Starts taking, working and sending; an empty `facts.username` is asked from Telegram.

        `mail_server` is given for the sandbox's mailbox; else the settings say it, or no mail is sent. With
        `webhook_url` Telegram pushes there (its secret header is settings.webhook_secret), else updates are polled.
        Raises CannotPoll with a sentence for a token that Telegram does not know.
        """
        self.stopped = asyncio.get_running_loop().create_future()
        self._request = request or AiohttpRequest()
        address = (api or settings.telegram_api).rstrip("/")
        self.assembly = await self._assemble(
            settings, facts, token, address, mail_server or mail_from(settings)
        )
        suspects = await self._find_what_killed()
        await self.assembly.leases.take_over(self.assembly.application.bot)
        await self._announce(settings, webhook_url)
        metrics.describe_process("sqlite" if on_sqlite() else "postgres")
        self._start_loops(settings, suspects, polls=webhook_url is None)

    async def _assemble(
        self, settings: Settings, facts: BotFacts, token: str, api: str, mail: MailServer | None
    ) -> Assembly:
        assert self._request is not None
        self._rates = Rates()
        self._rates.share(self._among)
        try:
            return await assemble(
                token=token,
                request=self._request,
                api=api,
                facts=replace(facts, sends_mail=mail is not None),
                folder=settings.data_dir,
                rates=self._rates,
                mail_server=mail,
            )
        except InvalidToken:
            await self._request.shutdown()
            raise CannotPoll("Telegram does not know this token: check ENTREMISE_TELEGRAM_TOKEN.") from None

    async def _find_what_killed(self) -> list[int]:
        """The updates that a dead process was at. Only one that was alone is blamed: else it may be any of them."""
        assert self.assembly is not None
        suspects: list[int] = []
        for notes in self.assembly.flight.left_by_the_dead():
            seqs = [int(note) for note in notes]
            suspects += seqs
            if len(seqs) == 1 and await blame_for_a_death(seqs[0]):
                log.error("update %s killed the process again and again and is given up", seqs[0])
        return suspects

    async def _work(self, settings: Settings, suspects: list[int]) -> None:
        """Works with one hand until the suspects are settled, so that a death then says which of them it was."""
        assert self.assembly is not None
        worker = self.assembly.worker
        while suspects:
            try:
                if not await inbox.any_open(suspects) or not await worker.work_one():
                    break
            except Exception as error:
                log.warning("an update could not be settled: %s", type(error).__name__)
                await asyncio.sleep(DATABASE_RETRY_SECONDS)
        await asyncio.gather(*(worker.run(TOGETHER) for _ in range(hands(settings.workers))))

    async def _announce(self, settings: Settings, webhook_url: str | None) -> None:
        """Tells Telegram where updates go and which commands there are; neither may keep the bot from starting."""
        assert self.assembly is not None
        bot = self.assembly.application.bot
        secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else None
        try:
            if webhook_url is not None:
                await bot.set_webhook(webhook_url, allowed_updates=UPDATE_KINDS, secret_token=secret)
            else:
                await bot.delete_webhook()
            await set_menus(bot)
        except TelegramError as error:
            log.warning("Telegram did not take the bot's settings: %s", type(error).__name__)

    def _start_loops(self, settings: Settings, suspects: list[int], *, polls: bool) -> None:
        parts = self.assembly
        assert parts is not None
        loops: list[Coroutine[Any, Any, None]] = [self._work(settings, suspects)]
        # One recipient never has two on the way: several senders serve several recipients.
        loops += [parts.sender.run() for _ in range(SENDERS)]
        loops += [parts.drawing.sweep(), parts.cards.run(), parts.fetching.run(), parts.handing_over.run()]
        loops += [parts.farewells.run(), parts.exporting.run(), parts.topics.run()]
        loops += [self._housekeeping(), watch_for_stalls()]
        if parts.mail is not None:
            loops.append(parts.mail.run())
        if polls:
            loops.append(self._poll(settings.data_dir))
        self._tasks = [asyncio.create_task(loop) for loop in loops]
        for task in self._tasks:
            task.add_done_callback(self._ended)

    async def _poll(self, folder: Path) -> None:
        assert self.assembly is not None
        self._lock = os.open(folder / "poller.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CannotPoll(
                f"Another process already takes updates with the data folder {folder}."
            ) from None
        await self.assembly.poller.run()

    def _ended(self, task: asyncio.Task[None]) -> None:
        if task.cancelled() or self.stopped is None or self.stopped.done():
            return
        error = task.exception()
        if error is not None:
            self.stopped.set_exception(error)
            # Whoever waits gets it; nobody waiting is no reason for a warning when the role is forgotten.
            self.stopped.exception()

    async def _housekeeping(self) -> None:
        """Measures the queues, takes over what the dead had leased, and deletes settled updates after their time."""
        turns = 0
        while True:
            try:
                await queues.measure()
                if self.assembly is not None:
                    await self.assembly.leases.take_over(self.assembly.application.bot)
                if turns % PURGE_EVERY == 0:
                    await inbox.purge()
            except Exception:
                log.exception("the queues could not be measured")
            turns += 1
            await wait_for("housekeeping", MEASURE_SECONDS)

    def share_rates(self, among: int) -> None:
        """Sends no more than this process's part of what Telegram allows; so many processes send."""
        self._among = among
        if self._rates is not None:
            self._rates.share(among)

    async def take(self, raw: bytes) -> None:
        """Keeps an update that Telegram pushed; returns only when it is committed."""
        await intake.ingest(raw)

    async def stop(self) -> None:
        """Ends the loops: what is half-way to Telegram arrives and is noted, what is not begun is somebody else's.

        After 8 s what still runs is cut off; its transaction undoes it, and it is taken up again.
        """
        if self.assembly is not None and not await self.assembly.ending.comes(DRAIN_SECONDS):
            log.warning("what was half done took too long and is cut off")
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks = []
        if self.stopped is not None and not self.stopped.done():
            self.stopped.set_result(None)
        if self.assembly is not None:
            await self.assembly.aftermath.finish()
            await self.assembly.application.shutdown()
            self.assembly.flight.close()
            self.assembly.leases.close()
            self.assembly = None
        if self._request is not None:
            await self._request.shutdown()
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def mail_from(settings: Settings) -> MailServer | None:
    """The mail server of the settings, or None when there is none."""
    if not settings.smtp_host:
        return None
    password = settings.smtp_password.get_secret_value() if settings.smtp_password else ""
    return MailServer(
        settings.smtp_host,
        settings.smtp_port,
        settings.mail_from,
        settings.smtp_user,
        password,
        settings.smtp_security,
    )
