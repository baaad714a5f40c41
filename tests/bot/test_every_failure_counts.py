"""Whatever fails once an update was claimed is counted: it dies after three tries and stops nobody."""

import asyncio
import logging

import asyncpg
import pytest
from telegram import Bot
from tortoise.exceptions import IntegrityError, OperationalError, TransactionManagementError

from bot.held import Held
from bot.passing import is_passing
from bot.turn import Turn
from bot.worker import Settled
from core.errors import NotAllowed
from models.by_key import change_later
from models.database import on_sqlite
from models.delivery import InboxState, InboxUpdate
from models.sql import execute
from services import screens
from services.inbox import Claimed
from tests.bot import pages_for_tests
from tests.bot.scene import effects, in_the_hall, make_admin
from tests.kit.person import Person
from tests.kit.stage import Stage


async def _dies_alone(stage: Stage, alice: Person, words: str) -> InboxUpdate:
    """Somebody writes what cannot be settled, then something else; gives the update that was given up."""
    bob = await in_the_hall(stage, "Bob")
    await alice.says(words)
    alice.sees("n'a pas abouti", "Référence : E", "Salle A")
    await alice.says("après")
    alice.sees("Salle après")
    await bob.says("ailleurs")
    bob.sees("Salle ailleurs")
    (dead,) = await InboxUpdate.filter(state=InboxState.DEAD)
    assert (dead.attempts, await effects(stage, alice)) == (2, 1)
    return dead


async def test_a_defect_at_the_leasing_of_the_screen_counts(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    drawing = stage.assembly.drawing
    hold = drawing.hold

    async def defective(*member_ids: int) -> list[Held]:
        for screen in [await screens.current_screen(member_id) for member_id in member_ids]:
            if screen is not None and screen.args.get("arg") == "poison":
                raise ZeroDivisionError("a planted defect")
        return await hold(*member_ids)

    drawing.hold = defective  # type: ignore[method-assign]
    assert "ZeroDivisionError" in ((await _dies_alone(stage, alice, "poison")).error or "")


async def _breaks_late(turn: Turn) -> None:
    """Has the database find out after the handler that a constraint is broken: SQLite at the COMMIT, PostgreSQL with
    the statement that takes this one along."""
    if on_sqlite():
        await execute("PRAGMA defer_foreign_keys = ON")
        await execute(
            "INSERT INTO card (member_id, kind, object_id, chat_id, version_wanted, version_shown)"
            " VALUES (999999999, 'closed', 1, 1, 1, 1)"
        )
    else:
        await change_later("UPDATE member SET category = 'closed' WHERE id = :id", id=turn.member.id)


@pytest.mark.parametrize("with_effect", [False, True])
async def test_a_constraint_that_is_broken_at_the_end_of_the_transaction_counts(
    stage: Stage, with_effect: bool
) -> None:
    alice, worker = await in_the_hall(stage), stage.assembly.worker
    settle, poisoned = worker._done, list[Turn]()

    async def nothing(bot: Bot) -> None:
        await asyncio.sleep(0)

    async def settle_and_break(claimed: Claimed, result: str) -> None:
        # The last thing of all: no statement of the handler takes it along.
        await settle(claimed, result)
        if poisoned:
            await _breaks_late(poisoned.pop())

    async def hook(turn: Turn) -> None:
        if turn.text == "poison":
            poisoned.append(turn)
            if with_effect:  # No screen is leased then: what waits is sent with the COMMIT itself.
                turn.effects.append(nothing)

    pages_for_tests.BEHAVIOUR["hook"] = hook
    worker._done = settle_and_break  # type: ignore[method-assign]
    assert "IntegrityError" in ((await _dies_alone(stage, alice, "poison")).error or "")


class _Unsayable:
    def __str__(self) -> str:
        raise ZeroDivisionError("a planted defect")


async def test_a_defect_in_the_telling_of_a_refusal_counts(stage: Stage) -> None:
    alice = await in_the_hall(stage)

    async def hook(turn: Turn) -> None:
        if turn.text == "poison":
            raise NotAllowed(what=_Unsayable())

    pages_for_tests.BEHAVIOUR["hook"] = hook
    assert "ZeroDivisionError" in ((await _dies_alone(stage, alice, "poison")).error or "")


async def test_who_cannot_even_be_told_of_a_failure_is_not_stopped_by_it(stage: Stage) -> None:
    alice, worker = await in_the_hall(stage), stage.assembly.worker

    async def defective(claimed: Claimed) -> Settled:
        raise ZeroDivisionError("a planted defect")

    worker._tell_failure = defective  # type: ignore[method-assign]
    await alice.says("échec")
    await alice.says("après")
    alice.sees("Salle après")
    (dead,) = await InboxUpdate.filter(state=InboxState.DEAD)
    assert "RuntimeError" in (dead.error or "")


async def test_a_failure_whose_words_no_database_keeps_counts(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    # Half of a pair is no UTF-8: whoever reports on tests cannot carry a log with it either.
    caplog.set_level(logging.CRITICAL + 1, logger="bot")
    ada, alice = await make_admin(stage), await in_the_hall(stage)

    async def hook(turn: Turn) -> None:
        if turn.text == "poison":
            raise RuntimeError("NUL \0 and half of a pair \ud800")

    pages_for_tests.BEHAVIOUR["hook"] = hook
    assert "half of a pair" in ((await _dies_alone(stage, alice, "poison")).error or "")
    (await ada.look()).saw("abandonnée après trois essais")


def _caused(by: BaseException) -> OperationalError:
    error = OperationalError(by)
    error.__cause__ = by
    return error


@pytest.mark.parametrize(
    "error",
    [
        IntegrityError("CHECK constraint failed: (state = 'closed') = (closed_at IS NOT NULL)"),
        IntegrityError(
            "duplicate key value\nDETAIL:  Key (name)=(connection closed, deadlock) already exists."
        ),
        OperationalError("value is too long\nDETAIL:  Failing row contains (a locked connection)."),
        OperationalError("no such column: closed_at"),
        _caused(asyncpg.InvalidTextRepresentationError('invalid input syntax for type date: "connection"')),
        TransactionManagementError("current transaction is aborted"),
    ],
)
def test_what_an_update_itself_breaks_does_not_pass(error: Exception) -> None:
    assert not is_passing(error)


@pytest.mark.parametrize(
    "error",
    [
        OperationalError("database is locked"),
        OperationalError("database or disk is full"),
        OperationalError("the transaction was lost before its commit"),
        OperationalError("deadlock detected\nDETAIL:  Process 1 waits for ShareLock."),
        asyncpg.ConnectionDoesNotExistError("connection was closed in the middle of operation"),
    ],
)
def test_what_is_the_databases_own_trouble_passes(error: Exception) -> None:
    assert is_passing(error)
