"""Works on updates: one update, one transaction, in order per person."""

import asyncio
import logging
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from telegram import Update
from telegram.ext import Application
from tortoise.exceptions import OperationalError, TransactionManagementError

from bot import gate, posting
from bot.aftermath import Aftermath
from bot.context import current_turn, raised
from bot.flight import FlightRecorder
from bot.flood import Flood
from bot.held import Held
from bot.incoming import begins, comes_back, make_turn, read_update
from bot.parted import tell_parted
from bot.refusals import above_the_screen, tell_refusal
from bot.shape import Unreadable
from bot.turn import BotFacts, Turn
from core import metrics
from core.ending import Ending, one_step
from core.errors import DomainError, NotFound
from core.trace import working_on
from core.wake import wait_for
from services import inbox, members, screens
from services.inbox import Claimed
from services.notifications import owe
from services.unit_of_work import after_commit, savepoint, unit_of_work

log = logging.getLogger(__name__)
IDLE_SECONDS = 1.0
DATABASE_RETRY_SECONDS = 1.0
HANDLER_SECONDS = 10.0


class TookTooLong(Exception):
    """The handlers of an update did not come to an end."""


@dataclass
class Worker:
    """Takes the head of any lane, lets the handlers act, and commits everything or nothing."""

    application: Application[Any, Any, Any, Any, Any, Any]
    facts: BotFacts
    aftermath: Aftermath
    flight: FlightRecorder
    flood: Flood = field(default_factory=Flood)
    first_retry: timedelta = timedelta(seconds=1)
    ending: Ending = field(default_factory=Ending)
    handler_seconds: float = HANDLER_SECONDS

    async def run(self) -> None:
        """Works until cancelled; a database that is away is waited for."""
        while True:
            try:
                while await self.work_one(wait=False):
                    pass
            except (OperationalError, TransactionManagementError, OSError) as error:
                log.warning("the database does not answer: %s", type(error).__name__)
                await asyncio.sleep(DATABASE_RETRY_SECONDS)
            except Exception:
                log.exception("an update could not be settled")
                await asyncio.sleep(DATABASE_RETRY_SECONDS)
            await wait_for("inbox", IDLE_SECONDS)

    @one_step
    async def work_one(self, *, wait: bool = True) -> bool:
        """Works on one update and says whether there was one; what it shows is shown before or after returning."""
        held: Held | None = None
        try:
            async with unit_of_work():
                with metrics.database_step("claim"):
                    claimed = await inbox.claim()
                if claimed is None:
                    return False
                with working_on(update=claimed.update_id), self.flight.at(claimed.seq):
                    update, turn = await self._settle(claimed)
                # What an effect sends comes before the screen, which is then leased below it.
                if turn is not None and not turn.effects:
                    held = await self.aftermath.drawing.hold(turn.member.id)
        except BaseException:
            if held is not None:
                held.let_go()
            raise
        with working_on(update=claimed.update_id):
            act = self.aftermath.follow(update, turn, held, claimed.received_at)
            if wait or self.aftermath.is_crowded:
                await act
            else:
                self.aftermath.in_background(act)
        return True

    async def _settle(self, claimed: Claimed) -> tuple[Update | None, Turn | None]:
        try:
            update = read_update(claimed.payload, self.application.bot)
        except Unreadable as error:
            return await self._bury(claimed, error)
        user = update.effective_user if update is not None else None
        if update is None or user is None or user.is_bot:
            await self._done(claimed, "ignored")
            return update, None
        try:
            turn = await self._act(update)
        except members.NobodyYet as nobody:
            # What somebody typed or tapped while their account was being erased brings nothing back to life.
            await self._done(claimed, "ignored")
            if isinstance(nobody, members.JustLeft):
                self._answer_parted(update, nobody)
            return update, None
        except DomainError as error:
            return update, await self._refuse(claimed, update, error)
        except Exception as error:
            return await self._failed(claimed, error)
        await self._done(claimed, "done")
        return update, turn

    def _answer_parted(self, update: Update, gone: members.JustLeft) -> None:
        bot, rates = self.application.bot, self.aftermath.drawing.rates
        after_commit(lambda: self.aftermath.in_background(tell_parted(bot, rates, update, gone)))

    async def _act(self, update: Update) -> Turn:
        """Lets the handlers act inside a savepoint: what they raise undoes what they did, and nothing else."""
        async with savepoint():
            turn = await self._turn(update)
            if turn.tap and self.flood.is_too_much(turn.chat_id):
                metrics.FLOOD_TAPS.inc()
                turn.say("runtime-too_fast")
                return turn
            await self._note_newest(update, turn)
            await self._note_tap(turn)
            if turn.member.barred_by is not None and not await gate.lets_through(update, turn):
                return turn
            current_turn.set(turn)
            errors: list[BaseException] = []
            raised.set(errors)
            await self._process(update)
            if errors:
                raise errors[0]
            return turn

    async def _process(self, update: Update) -> None:
        # Whoever waits for ever holds the person's lane, and on SQLite everybody's turn to write.
        try:
            async with asyncio.timeout(self.handler_seconds):
                await self.application.process_update(update)
        except TimeoutError:
            raise TookTooLong(f"no end after {self.handler_seconds:g} s") from None

    async def _turn(self, update: Update) -> Turn:
        user = update.effective_user
        assert user is not None
        member = await members.arrive(
            user.id,
            user.first_name,
            user.last_name or "",
            user.language_code,
            begins=begins(update),
            comes_back=comes_back(update),
        )
        return make_turn(update, member, self.facts)

    async def _note_newest(self, update: Update, turn: Turn) -> None:
        message = update.message
        if message is not None and message.chat.type == "private" and turn.thread_id is None:
            await screens.raise_floor(turn.member.id, message.message_id)

    async def _note_tap(self, turn: Turn) -> None:
        # Living cards answer for themselves; a page or a dialog has one message, and the others are old.
        if not turn.tap.startswith(("b1|", "d1|")) or not turn.message_id:
            return
        chat_id, message_id = turn.chat_id, turn.message_id
        turn.screen = await screens.current_screen(turn.member.id)
        if await screens.leave_old_message(turn.screen, message_id):
            turn.effects.append(lambda bot: posting.strip(bot, chat_id, message_id))

    async def _refuse(self, claimed: Claimed, update: Update, error: DomainError) -> Turn:
        turn = await self._turn(update)
        await self._note_newest(update, turn)
        await tell_refusal(turn, error)
        await self._done(claimed, "refused")
        return turn

    async def _done(self, claimed: Claimed, result: str) -> None:
        await inbox.finish(claimed.seq)
        metrics.UPDATES.labels(result).inc()

    async def _bury(self, claimed: Claimed, error: Unreadable) -> tuple[None, None]:
        await inbox.bury(claimed, f"unreadable: {error}")
        metrics.UPDATES.labels("unreadable").inc()
        await self._tell_lane(claimed)
        return None, None

    async def give_up(self, seq: int) -> bool:
        """The process died while this update alone was worked on; says whether that was one death too many."""
        async with unit_of_work():
            claimed = await inbox.blame(seq)
            if claimed is not None:
                await self._tell_lane(claimed)
        return claimed is not None

    async def _tell_lane(self, claimed: Claimed) -> None:
        """Tells whoever the update came from, without looking into it; a chat of several has nobody to tell.

        Nobody waits at a screen for this: it is a message of its own, which no later screen takes back.
        """
        try:
            member = await members.access_member(claimed.lane)
        except NotFound:
            return
        await owe(
            member.id, "runtime.failed", details={"reference": claimed.reference}, mutable=False, urgency=0
        )

    async def _failed(self, claimed: Claimed, error: Exception) -> tuple[Update | None, Turn | None]:
        if is_passing(error):
            raise error
        log.error("update %s failed", claimed.reference, exc_info=error)
        kind = f"{type(error).__name__}: {error}"
        dead = await inbox.put_back(claimed, kind, self.first_retry * 3**claimed.attempts)
        metrics.UPDATES.labels("dead" if dead else "failed").inc()
        return (None, None) if not dead else await self._tell_failure(claimed)

    async def _tell_failure(self, claimed: Claimed) -> tuple[Update | None, Turn | None]:
        """Tells the person, with a reference."""
        try:
            update = read_update(claimed.payload, self.application.bot)
            if update is None:
                return None, None
            async with savepoint():
                turn = await self._turn(update)
                await above_the_screen(
                    turn.member, turn.chat_id, "runtime-failed", {"reference": claimed.reference}
                )
                if turn.tap:
                    turn.say("runtime-failed", reference=claimed.reference)
            return update, turn
        except Exception:
            log.exception("nobody could be told that update %s was given up", claimed.reference)
            return None, None


_PASSING_SIGNS = ("deadlock", "locked", "connection", "serializ", "readonly", "read-only", "closed")
# What the driver says of a server that is going away, coming back, or cut it off in the middle of something.
_PASSING_NAMES = (
    "AdminShutdownError",
    "CannotConnectNowError",
    "ConnectionDoesNotExistError",
    "ConnectionFailureError",
    "CrashShutdownError",
    "DeadlockDetectedError",
    "InterfaceError",
    "InternalClientError",
    "SerializationError",
)


def is_passing(error: BaseException) -> bool:
    """Whether the database, not the update, is the reason: deadlocks, a lost connection, a busy file."""
    if isinstance(error, OperationalError | TransactionManagementError | OSError):
        text = str(error).lower()
        return any(sign in text for sign in _PASSING_SIGNS)
    return type(error).__name__ in _PASSING_NAMES
