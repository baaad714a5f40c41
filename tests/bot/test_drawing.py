"""The screen converges to what was decided, whatever Telegram says."""

import asyncio
from datetime import timedelta
from pathlib import Path

from PIL import Image

from bot.drawing import Drawing
from bot.turn import Turn
from core import metrics
from models.delivery import Screen
from services import screens
from tests.bot import pages_for_tests
from tests.bot.scene import in_the_hall, to_the_hall
from tests.kit.person import Person
from tests.kit.stage import TOKEN, Stage


async def _screen(stage: Stage, person: Person) -> Screen:
    return await Screen.get(member_id=(await stage.member(person)).id)


async def test_drawing_the_same_again_is_a_success(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    before = alice.screen()
    await screens.redraw((await stage.member(alice)).id, None, {})
    await stage.settle()
    await alice.look()
    assert alice.screen() == before
    screen = await _screen(stage, alice)
    assert (screen.shown, screen.attempts) == (screen.rev, 0)


async def test_a_message_that_was_deleted_is_sent_again(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    gone = alice.screen().message_id
    await stage.world.call(TOKEN, "deleteMessage", {"chat_id": alice.user_id, "message_id": gone})
    await to_the_hall(stage, alice, "B")
    await alice.look()
    alice.sees("Salle B")
    assert alice.screen().message_id != gone


async def test_a_picture_replaces_a_text_and_a_text_a_picture(stage: Stage, tmp_path: Path) -> None:
    picture = tmp_path / "image.png"
    Image.new("RGB", (200, 100), "navy").save(picture)
    pages_for_tests.BEHAVIOUR["picture"] = str(picture)
    alice = await in_the_hall(stage)
    await alice.taps("Image")
    assert "photo" in alice.screen().raw
    assert alice.live_keyboards == 1
    await alice.taps("Compter")
    alice.sees("Salle comptée 1")
    assert "photo" not in alice.screen().raw
    assert alice.live_keyboards == 1


async def test_a_text_that_telegram_cannot_parse_is_shown_plain_and_counted(stage: Stage) -> None:
    before = metrics.PLAIN_FALLBACKS._value.get()
    alice = await in_the_hall(stage)
    await to_the_hall(stage, alice, "broken")
    await alice.look()
    alice.sees("Salle cassée")
    assert metrics.PLAIN_FALLBACKS._value.get() == before + 1


async def test_what_a_crash_left_undrawn_is_drawn_by_the_sweep(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    member = await stage.member(alice)
    await Turn(member, stage.facts, alice.user_id, 0).show("hall", arg="perdue")
    [taken] = await screens.claim_screens([member.id])
    assert not await stage.assembly.drawing.draw_any(), "somebody else has the lease"
    await Screen.filter(member_id=member.id).update(lease_until=taken.changed_at - timedelta(seconds=1))
    assert await stage.assembly.drawing.draw_any()
    await alice.look()
    alice.sees("Salle perdue")


async def test_the_sweep_and_whoever_follows_the_tap_do_not_leave_a_screen_to_each_other(
    stage: Stage,
) -> None:
    alice = await in_the_hall(stage)
    member = await stage.member(alice)
    drawing = stage.assembly.drawing
    for number in range(4):
        await Turn(member, stage.facts, alice.user_id, 0).show("hall", arg=f"à deux {number}")
        # The sweep takes the screen in the moment in which whoever follows the tap asks for it.
        await asyncio.gather(drawing.draw_any(), drawing.draw(member.id))
        screen = await _screen(stage, alice)
        assert (screen.shown, screen.lease_until) == (screen.rev, None), (
            "nobody drew it for the time of a lease"
        )
    await alice.look()
    alice.sees("Salle à deux 3")


async def test_a_change_during_the_drawing_is_drawn_too(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    member = await stage.member(alice)
    drawing = stage.assembly.drawing
    show = drawing._show

    async def show_and_change(screen: Screen, *given: object) -> int:
        if screen.args["arg"] == "un":
            await Turn(member, stage.facts, alice.user_id, 0).show("hall", arg="deux")
        return await show(screen, *given)  # type: ignore[arg-type]

    drawing._show = show_and_change  # type: ignore[method-assign]
    await Turn(member, stage.facts, alice.user_id, 0).show("hall", arg="un")
    assert await drawing.draw(member.id)
    await alice.look()
    alice.sees("Salle deux")


async def test_who_blocked_the_bot_is_unreachable_and_gets_the_screen_when_back(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    await stage.world.block(alice.user_id, stage.bot_id)
    await to_the_hall(stage, alice, "B")
    assert (await stage.member(alice)).unreachable_at is not None
    await alice.unblocks()
    await alice.says("bonjour")
    alice.sees("Salle bonjour")


async def test_a_refusal_for_too_many_calls_is_waited_for(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    stage.world.faults.set({"too_many_rate": 1.0, "retry_after": 7})
    member = await stage.member(alice)
    await Turn(member, stage.facts, alice.user_id, 0).show("hall", arg="B")
    await stage.assembly.drawing.draw(member.id)
    screen = await _screen(stage, alice)
    assert screen.rev != screen.shown and screen.lease_until is None
    assert not await stage.assembly.drawing.draw_any(), "seven seconds are not over"
    stage.world.faults.set({"too_many_rate": 0.0})
    await Screen.all().update(changed_at=screen.changed_at - timedelta(seconds=8))
    await stage.settle()
    await alice.look()
    alice.sees("Salle B")


async def test_network_failures_are_tried_again(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    drawing: Drawing = stage.assembly.drawing
    drawing.first_retry = timedelta(0)
    await Turn(await stage.member(alice), stage.facts, alice.user_id, 0).show("hall", arg="B")
    for fault in (
        {"offline": True},
        {"offline": False, "server_error_rate": 1.0},
        {"server_error_rate": 0.0},
    ):
        stage.world.faults.set(fault)
        assert await drawing.draw_any()
    await alice.look()
    alice.sees("Salle B")


async def test_what_was_not_even_tried_is_not_counted(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    member = await stage.member(alice)
    for counted in (False, True):
        await Turn(member, stage.facts, alice.user_id, 0).show("hall", arg="B")
        [taken] = await screens.claim_screens([member.id])
        await screens.settle_undrawn(taken, timedelta(0), counted=counted)
        screen = await _screen(stage, alice)
        assert (screen.attempts, screen.lease_until) == (int(counted), None)
