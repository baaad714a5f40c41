"""Works on updates: each takes effect wholly or not at all, in order per person."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import Any

from telegram.ext import Application
from tortoise.exceptions import OperationalError, TransactionManagementError

from bot import gate
from bot.aftermath import Aftermath
from bot.ahead import Ahead
from bot.context import current_turn, raised
from bot.early import with_its_question
from bot.flight import FlightRecorder
from bot.flood import Flood
from bot.giving_up import bury_unreadable
from bot.handlers.taps import run_tap
from bot.incoming import begins, comes_back, make_turn, newest_written, read_update
from bot.left_behind import note_tap
from bot.parted import tell_parted
from bot.passing import is_passing
from bot.refusals import above_the_screen, tell_refusal, tell_what_was_replaced
from bot.shape import Unreadable
from bot.tapped import Received, Tapped
from bot.turn import BotFacts, Turn
from bot.undone import NotTogether, TookTooLong, Undone
from bot.worked import Worked
from core import metrics
from core.ending import Ending, one_step
from core.errors import DomainError
from core.text import clean
from core.trace import working_on
from core.wake import wait_for
from services import inbox, lanes, members, screens
from services.inbox import Claimed
from services.unit_of_work import after_commit, savepoint, unit_of_work

log = logging.getLogger(__name__)
IDLE_SECONDS = 1.0
DATABASE_RETRY_SECONDS = 1.0
HANDLER_SECONDS = 10.0

# What was received and whose turn it was, when there was somebody to answer.
Settled = tuple[Received | None, Turn | None]


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
    # What was undone and is not told yet: another hand would do it once more, and each of them after that.
    _undone: set[int] = field(default_factory=set)

    async def run(self, most: int = 1) -> None:
        """Works until cancelled, on up to `most` updates in one transaction; a database that is away is waited for."""
        while True:
            try:
                while await self.work_one(most, wait=False):
                    pass
            except (OperationalError, TransactionManagementError, OSError) as error:
                log.warning("the database does not answer: %s", type(error).__name__)
                await asyncio.sleep(DATABASE_RETRY_SECONDS)
            except Exception:
                log.exception("an update could not be settled")
                await asyncio.sleep(DATABASE_RETRY_SECONDS)
            await wait_for("inbox", IDLE_SECONDS)

    @one_step
    async def work_one(self, most: int = 1, *, wait: bool = True) -> bool:
        """Works on one update and says whether there was one; what it shows is shown before or after returning.

        With `most`, updates of other persons that wait as well are worked on in the same transaction, for as long as
        each is but a step from one question to the next: whoever does more holds what others wait for.
        """
        ahead = Ahead(self.application.bot)
        try:
            all_worked = await self._in_one_transaction(
                partial(self._claim, ahead, most), partial(self._settle, ahead)
            )
        except NotTogether as reason:
            # Nobody knows on whose account: the oldest of them by itself.
            log.warning("updates are worked on one by one: %s", reason.__cause__)
            return await self.work_one(wait=wait)
        except Undone as undone:
            # Before anything else is awaited: whoever has waited for the database comes after this.
            self._undone.add(undone.claimed.seq)
            try:
                if not (all_worked := await self._tell_undone(undone)):
                    return True  # Another process took it meanwhile, and comes to the same end.
            finally:
                self._undone.discard(undone.claimed.seq)
        for worked in all_worked:
            await self._follow(worked, wait)
        return bool(all_worked)

    async def _follow(self, worked: Worked, wait: bool) -> None:
        with working_on(update=worked.claimed.update_id):
            act = self.aftermath.follow(worked.update, worked.turn, worked.held, worked.claimed.received_at)
            if wait or self.aftermath.is_crowded:
                await act
            else:
                self.aftermath.in_background(act)

    async def _tell_undone(self, undone: Undone) -> list[Worked]:
        """Tells what was refused or failed, unless somebody else took the update meanwhile. A defect in the telling
        counts like any other: the head of the lane would be taken again for ever.
        """
        again = partial(lanes.claim_again, undone.claimed)
        if undone.update is not None and isinstance(undone.error, DomainError):
            refuse = partial(self._refuse, undone.update, undone.error)
            try:
                return await self._in_one_transaction(again, refuse)
            except Undone as defect:
                undone = defect
        fail = partial(self._failed, undone.error)
        try:
            return await self._in_one_transaction(again, fail, holds=False)
        except Undone:
            log.exception("nobody could be told that update %s failed", undone.claimed.reference)
        return await self._in_one_transaction(again, partial(fail, tells=False), holds=False)

    async def _in_one_transaction(
        self,
        claim: Callable[[], Awaitable[list[Claimed]]],
        settle: Callable[[Claimed], Awaitable[Settled]],
        *,
        holds: bool = True,
    ) -> list[Worked]:
        all_worked: list[Worked] = []
        heads, claimed = list[Claimed](), None
        try:
            async with unit_of_work():
                with metrics.CLAIM.time():
                    heads = await claim()
                with ExitStack() as noted:
                    for claimed in heads:
                        noted.enter_context(self.flight.at(claimed.seq))
                        with working_on(update=claimed.update_id):
                            all_worked.append(Worked(claimed, *await settle(claimed)))
                        if not all_worked[-1].is_a_step:
                            break
                    if holds:
                        await self._hold_screens(all_worked)
        except BaseException as error:
            for worked in all_worked:
                worked.let_go()
            if claimed is None or not isinstance(error, Exception) or isinstance(error, Undone):
                raise
            if len(heads) > 1:
                raise NotTogether from error
            raise error if is_passing(error) else Undone(claimed, None, error) from error
        return all_worked

    async def _hold_screens(self, all_worked: list[Worked]) -> None:
        # What an effect sends comes before the screen, which is then leased below it.
        drawn = {
            each.turn.member.id: each
            for each in all_worked
            if each.turn is not None and not each.turn.effects
        }
        for held in await self.aftermath.drawing.hold(*drawn):
            drawn[held.screen.member_id].held = held
        for worked in drawn.values():
            if worked.held is not None and worked.turn is not None:
                with working_on(update=worked.claimed.update_id):
                    worked.held = await with_its_question(worked.held, worked.turn)

    async def _claim(self, ahead: Ahead, most: int) -> list[Claimed]:
        heads = await lanes.claim(self._undone, most)
        await ahead.read(heads)
        return heads

    async def _settle(self, ahead: Ahead, claimed: Claimed) -> Settled:
        try:
            update = ahead.received(claimed)
        except Unreadable as error:
            return await bury_unreadable(claimed, error)
        user = update.effective_user if update is not None else None
        if update is None or user is None or user.is_bot:
            await self._done(claimed, "ignored")
            return update, None
        try:
            turn = await self._act(update, ahead)
        except members.NobodyYet as nobody:
            # What somebody typed or tapped while their account was being erased brings nothing back to life.
            await self._done(claimed, "ignored")
            if isinstance(nobody, members.JustLeft):
                self._answer_parted(update, nobody)
            return update, None
        except Exception as error:
            if is_passing(error):
                raise
            raise Undone(claimed, update, error) from error
        await self._done(claimed, "done")
        return update, turn

    def _answer_parted(self, update: Received, gone: members.JustLeft) -> None:
        told = partial(tell_parted, self.application.bot, self.aftermath.drawing.rates, update, gone)
        after_commit(lambda: self.aftermath.in_background(told()))

    async def _act(self, update: Received, ahead: Ahead) -> Turn:
        turn = await self._turn(update, ahead)
        if turn.tap and self.flood.is_too_much(turn.chat_id):
            metrics.FLOOD_TAPS.inc()
            turn.say("runtime-too_fast")
            return turn
        newest = newest_written(update, turn) or await note_tap(turn)
        if turn.member.barred_by is None or await gate.lets_through(update, turn):
            # Whoever waits for ever holds the person's lane, and on SQLite everybody's turn to write.
            try:
                async with asyncio.timeout(self.handler_seconds):
                    await self.handle(update, turn)
            except TimeoutError:
                raise TookTooLong(f"no end after {self.handler_seconds:g} s") from None
        await tell_what_was_replaced(turn.member, turn.screen)
        # Only now: whoever acts on a thing holds it, and then changes the screens of all who see it. Two of them who
        # held their own screens before it would wait for each other in a circle.
        await screens.raise_floor(turn.member.id, newest)
        return turn

    async def handle(self, update: Received, turn: Turn) -> None:
        """Lets the handlers act: for a tap the one that its letters name, for anything else the one that PTB finds."""
        if isinstance(update, Tapped):
            await run_tap(turn)
            return
        current_turn.set(turn)
        errors: list[BaseException] = []
        raised.set(errors)
        await self.application.process_update(update)
        if errors:
            raise errors[0]

    async def _turn(self, update: Received, ahead: Ahead | None = None) -> Turn:
        user = update.effective_user
        assert user is not None
        ahead = ahead or Ahead(self.application.bot)
        found = await ahead.of(update) if isinstance(update, Tapped) else None
        member = await members.arrive(
            user.id,
            user.first_name,
            user.last_name or "",
            user.language_code,
            begins=begins(update),
            comes_back=comes_back(update),
            known=found.member if found is not None else None,
        )
        return make_turn(update, member, self.facts, found)

    async def _refuse(self, update: Received, error: DomainError, claimed: Claimed) -> Settled:
        turn = await self._turn(update)
        newest = newest_written(update, turn) or await note_tap(turn)
        await tell_refusal(turn, error)
        await screens.raise_floor(turn.member.id, newest)
        await self._done(claimed, "refused")
        return update, turn

    async def _done(self, claimed: Claimed, result: str) -> None:
        await inbox.finish(claimed.seq)
        metrics.updates_settled(result).inc()

    async def _failed(self, error: Exception, claimed: Claimed, *, tells: bool = True) -> Settled:
        log.error("update %s failed", claimed.reference, exc_info=error)
        # What a database refuses in the words of a failure would undo its counting, too.
        kind = clean(f"{type(error).__name__}: {error}")
        dead = await inbox.put_back(claimed, kind, self.first_retry * 3**claimed.attempts)
        metrics.UPDATES.labels("dead" if dead else "failed").inc()
        return await self._tell_failure(claimed) if dead and tells else (None, None)

    async def _tell_failure(self, claimed: Claimed) -> Settled:
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
