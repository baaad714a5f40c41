"""The screen that an update decided is leased by the update's own transaction, and drawn by who leased it."""

import json
from collections.abc import Awaitable
from datetime import datetime, timedelta

import asyncpg
import pytest
from telegram import Bot
from tortoise.exceptions import OperationalError

from bot.held import Held
from bot.intake import ingest
from bot.leases import Sent
from bot.tapped import Person, Received, Tapped
from bot.turn import Turn
from bot.view import View
from core import clock
from models.delivery import InboxUpdate, Screen
from models.member import Member
from models.sql import execute
from services import screens
from services.unit_of_work import unit_of_work
from tests.bot.scene import in_the_hall
from tests.kit.stage import Stage


async def _screen(member: Member) -> Screen:
    return await Screen.get(member_id=member.id)


async def _decided(stage: Stage) -> tuple[Member, Held]:
    """Somebody whose screen was decided, and leased by whoever is to draw it."""
    alice = await in_the_hall(stage)
    member = await stage.member(alice)
    await Turn(member, stage.facts, alice.user_id, 0).show("hall", arg="neuve")
    [held] = await stage.assembly.drawing.hold(member.id)
    return member, held


def _noted(stage: Stage) -> str:
    """What a process that takes over would read."""
    book = stage.assembly.leases._file
    assert book is not None
    return book._path.read_text()


async def test_the_lease_is_committed_with_the_update_and_noted_before(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    member, drawing = await stage.member(alice), stage.assembly.drawing
    async with unit_of_work():
        await Turn(member, stage.facts, alice.user_id, 0).show("hall", arg="neuve")
        [held] = await drawing.hold(member.id)
        assert f"screen {member.id} " in _noted(stage)
    assert (await _screen(member)).lease_until == held.screen.lease_until
    assert not await drawing.draw_any(), "it is leased"
    assert await drawing.draw(member.id, held)
    screen = await _screen(member)
    assert (screen.shown, screen.lease_until) == (screen.rev, None)
    assert f"screen {member.id} " not in _noted(stage)
    await alice.look()
    alice.sees("Salle neuve")


async def test_an_update_that_decided_nothing_new_leases_nothing(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    assert await stage.assembly.drawing.hold((await stage.member(alice)).id) == []


async def test_a_lease_that_grew_old_before_its_turn_is_taken_anew(stage: Stage) -> None:
    member, held = await _decided(stage)
    held.screen.lease_until = clock.real_now() + timedelta(seconds=5)
    await Screen.filter(member_id=member.id).update(lease_until=held.screen.lease_until)
    assert await stage.assembly.drawing.draw(member.id, held)
    screen = await _screen(member)
    assert (screen.shown, screen.lease_until) == (screen.rev, None)


async def test_who_lost_an_old_lease_to_somebody_else_does_not_draw_beside_them(stage: Stage) -> None:
    member, held = await _decided(stage)
    held.screen.lease_until = clock.real_now() - timedelta(seconds=1)
    assert not await stage.assembly.drawing.draw(member.id, held)
    screen = await _screen(member)
    assert screen.lease_until is not None and screen.shown != screen.rev


async def test_a_tap_is_committed_with_the_lease_on_the_screen_that_it_decided(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    member, aftermath = await stage.member(alice), stage.assembly.aftermath
    follow, seen = aftermath.follow, list[bool]()

    async def watched(update: Received | None, turn: Turn | None, held: Held | None, at: datetime) -> None:
        until = (await _screen(member)).lease_until
        seen.append(held is not None and until == held.screen.lease_until)
        await follow(update, turn, held, at)

    aftermath.follow = watched  # type: ignore[method-assign]
    await alice.taps("Compter")
    alice.sees("Salle comptée 1")
    assert seen == [True]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_an_update_whose_commit_failed_leaves_no_note_of_a_lease(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    member, drawing = await stage.member(alice), stage.assembly.drawing
    hold, noted = drawing.hold, list[bool]()

    async def hold_and_lose_everything(*member_ids: int) -> list[Held]:
        held = await hold(*member_ids)
        noted.append(f"screen {member.id} " in _noted(stage))
        # As SQLite does by itself when the disk is full.
        await execute("ROLLBACK")
        drawing.hold = hold  # type: ignore[method-assign]
        return held

    drawing.hold = hold_and_lose_everything  # type: ignore[method-assign]
    update = {"update_id": 1, "message": {
        "message_id": 900, "date": 0, "chat": {"id": alice.user_id, "type": "private"}, "text": "bonjour",
        "from": {"id": alice.user_id, "is_bot": False, "first_name": "Alice"},
    }}  # fmt: skip
    await ingest(json.dumps(update).encode())
    with pytest.raises(OperationalError):
        await stage.assembly.worker.work_one()
    assert noted == [True]
    assert f"screen {member.id} " not in _noted(stage)
    await stage.settle()
    await alice.look()
    alice.sees("Salle bonjour")


async def test_a_sent_screen_whose_settling_failed_is_kept_and_not_sent_again(stage: Stage) -> None:
    member, held = await _decided(stage)
    (alice,) = stage.persons.values()
    await screens.raise_floor(member.id, (held.screen.message_id or 0) + 1)
    held.screen.floor_id = (held.screen.message_id or 0) + 1
    drawing, before = stage.assembly.drawing, len((await alice.look()).received)
    show = drawing._show

    async def show_and_lose_the_database(screen: Screen, view: View, sent: Sent) -> int:
        message_id = await show(screen, view, sent)
        await execute("ALTER TABLE screen RENAME TO screen_away")
        return message_id

    drawing._show = show_and_lose_the_database  # type: ignore[method-assign]
    try:
        with pytest.raises((OperationalError, asyncpg.PostgresError)):
            await drawing.draw(member.id, held)
    finally:
        await execute("ALTER TABLE screen_away RENAME TO screen")
        drawing._show = show  # type: ignore[method-assign]
    assert await stage.assembly.leases.take_over(stage.assembly.application.bot) == 1
    screen = await _screen(member)
    assert screen.lease_until is None
    await stage.settle()
    await alice.look()
    alice.sees("Salle neuve")
    assert (len(alice.received), alice.live_keyboards) == (before + 1, 1)
    assert alice.screen().message_id == screen.message_id


async def test_a_screen_whose_tap_could_not_be_answered_is_drawn_all_the_same(stage: Stage) -> None:
    member, held = await _decided(stage)
    alice = next(iter(stage.persons.values()))
    turn = Turn(member, stage.facts, alice.user_id, 0)

    def defective(bot: Bot) -> Awaitable[None]:
        raise ZeroDivisionError("a planted defect")

    turn.effects.append(defective)
    with pytest.raises(ZeroDivisionError):
        who = Person(alice.user_id, False, "Alice", None, "fr", None)
        await stage.assembly.aftermath.follow(Tapped(1, "1", who, 0, "x"), turn, held, clock.real_now())
    assert await stage.assembly.leases.take_over(stage.assembly.application.bot) == 1
    await stage.settle()
    assert (await _screen(member)).lease_until is None
    await alice.look()
    alice.sees("Salle neuve")


async def test_who_dies_while_a_screen_is_leased_dies_at_that_update(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    drawing, flight = stage.assembly.drawing, stage.assembly.flight
    hold, at = drawing.hold, list[str]()

    async def watched(*member_ids: int) -> list[Held]:
        at.append(flight._path.read_text().strip())
        return await hold(*member_ids)

    drawing.hold = watched  # type: ignore[method-assign]
    await alice.transport.text(alice.user_id, "bonjour", None)
    await stage.assembly.poller.poll(0)
    await stage.assembly.worker.work_one()
    row = await InboxUpdate.all().order_by("-seq").first()
    assert row is not None and at[0] == str(row.seq)
