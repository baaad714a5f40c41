"""On PostgreSQL two people who act on one thing, which both see, wait for each other once and not in a circle.

Whoever holds a thing changes the screens that show it; so nobody may hold a screen, their own included, before a thing.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.turn import Turn
from models.conversation import Message
from models.delivery import InboxState, InboxUpdate, Notification, Screen
from models.sql import fetch, lock_row
from services import conversations
from services.notifications import refresh_cards
from services.unit_of_work import unit_of_work
from tests.bot import pages_for_tests
from tests.bot.scene import effects, in_the_hall
from tests.kit.person import Person
from tests.kit.stage import Stage

pytestmark = pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
THING = 7
PATIENCE_SECONDS = 30.0


@asynccontextmanager
async def _held_from_both(table: str, row_id: int) -> AsyncIterator[None]:
    """From the inside on, a row is held until two others wait for it."""
    holds, go_on = asyncio.Event(), asyncio.Event()

    async def hold() -> None:
        async with unit_of_work():
            await lock_row(table, row_id)
            holds.set()
            await go_on.wait()

    holding = asyncio.create_task(hold())
    await holds.wait()
    yield
    async with asyncio.timeout(PATIENCE_SECONDS):
        while (await fetch("SELECT COUNT(*) AS many FROM pg_locks WHERE NOT granted"))[0]["many"] < 2:
            await asyncio.sleep(0.01)
    go_on.set()
    await holding


async def _work_at_once(stage: Stage, table: str, row_id: int) -> None:
    """Both updates are worked on, and both come to the row at the same instant; neither fails."""
    await stage.assembly.poller.poll(0)
    async with _held_from_both(table, row_id):
        working = [asyncio.create_task(stage.assembly.worker.work_one()) for _ in range(2)]
    assert await asyncio.gather(*working) == [True, True]


async def _two_before_one_thing(stage: Stage) -> tuple[Person, Person, int]:
    """Two people whose screens show one thing, which is as good as locked by the row of a member."""
    alice, bob = await in_the_hall(stage, "Alice"), await in_the_hall(stage, "Bob")
    row_id = (await stage.member(alice)).id

    async def act(turn: Turn) -> None:
        await lock_row("member", row_id)
        await refresh_cards("hall", THING)

    for person in (alice, bob):
        # The screen comes anew below what was written, and an old message stays.
        await stage.world.send_text(person.user_id, None, "avant")
        await stage.settle()
        await Turn(await stage.member(person), stage.facts, person.user_id, 0).show("hall", arg=THING)
    await stage.settle()
    pages_for_tests.BEHAVIOUR["hook"] = act
    return alice, bob, row_id


async def test_two_who_write_about_one_thing_that_both_see_do_not_wait_in_a_circle(stage: Stage) -> None:
    alice, bob, row_id = await _two_before_one_thing(stage)
    for person in (alice, bob):
        await stage.world.send_text(person.user_id, None, "?")
    await _work_at_once(stage, "member", row_id)


async def test_two_who_tap_old_buttons_about_one_thing_do_not_wait_in_a_circle(stage: Stage) -> None:
    alice, bob, row_id = await _two_before_one_thing(stage)
    for person in (alice, bob):
        tapped = _oldest_of_the_bot(stage, person)
        await stage.world.tap(person.user_id, None, tapped, "b1|hall|hook|", forge=True)
    await _work_at_once(stage, "member", row_id)


def _oldest_of_the_bot(stage: Stage, person: Person) -> int:
    return min(m["message_id"] for m in stage.world.chat(person.user_id).messages if m["from"]["is_bot"])


async def test_two_who_write_to_each_other_at_the_same_instant_do_not_wait_in_a_circle(stage: Stage) -> None:
    lea, tom = await stage.professional("Léa"), await stage.visitor("Tom")
    profile = await people_profile(stage, lea)
    said = await conversations.leave_message(await stage.member(tom), profile, "Bonjour")
    for person in (lea, tom):
        turn = Turn(await stage.member(person), stage.facts, person.user_id, 0)
        await turn.show("conversation", arg=said.conversation_id)
    await stage.settle()
    for person in (lea, tom):
        await stage.world.send_text(person.user_id, None, f"Ici {person.name}")
    await _work_at_once(stage, "conversation", said.conversation_id)
    await stage.settle()
    written = await Message.filter(conversation_id=said.conversation_id).values_list("body", flat=True)
    assert set(written) == {"Bonjour", "Ici Léa", "Ici Tom"}


async def test_two_whose_acts_move_the_same_two_things_in_turn_are_both_done_once_and_nobody_is_told(
    stage: Stage,
) -> None:
    """Such a circle is not excluded (decision 12): the server ends it, and who lost is worked on again, uncounted."""
    alice, bob = await in_the_hall(stage, "Alice"), await in_the_hall(stage, "Bob")
    carol, dave = await in_the_hall(stage, "Carol"), await in_the_hall(stage, "Dave")
    for person, thing in ((carol, THING), (dave, THING + 1)):
        await Turn(await stage.member(person), stage.facts, person.user_id, 0).show("hall", arg=thing)
    await stage.settle()
    both, tries = asyncio.Barrier(2), [0]

    async def act(turn: Turn) -> None:
        tries[0] += 1
        things = (THING, THING + 1) if turn.member.display_name == "Alice" else (THING + 1, THING)
        await refresh_cards("hall", things[0])
        if tries[0] <= 2:
            await both.wait()
        await refresh_cards("hall", things[1])

    pages_for_tests.BEHAVIOUR["hook"] = act
    for person in (alice, bob):
        await stage.world.send_text(person.user_id, None, "bonjour")
    await stage.assembly.poller.poll(0)
    working = [stage.assembly.worker.work_one() for _ in range(2)]
    ended = await asyncio.gather(*working, return_exceptions=True)
    assert ended.count(True) == 1 and sum("deadlock" in str(each) for each in ended) == 1, ended
    await stage.settle()
    assert tries == [3]
    assert [await effects(stage, person) for person in (alice, bob)] == [1, 1]
    assert not await InboxUpdate.exclude(state=InboxState.DONE).exists()
    assert not await InboxUpdate.filter(attempts__gt=0).exists() and not await Notification.exists()
    assert not [screen for screen in await Screen.all() if screen.rev != screen.shown]


async def people_profile(stage: Stage, person: Person) -> int:
    """The id of somebody's profile."""
    member = await stage.member(person)
    rows = await fetch("SELECT id FROM profile WHERE member_id = :id", id=member.id)
    return int(rows[0]["id"])
