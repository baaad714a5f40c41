"""Somebody who sends far too much is in nobody's way."""

import asyncio

from bot.turn import Turn
from models.delivery import InboxUpdate
from services import inbox, lanes
from services.inbox import Incoming
from services.lanes import CROWD
from tests.bot.scene import in_the_hall
from tests.kit.person import Person
from tests.kit.stage import Stage


async def test_who_has_a_crowd_of_updates_waiting_comes_after_who_has_not(stage: Stage) -> None:
    for number in range(CROWD + 5):
        await inbox.receive([Incoming(1000 + number, 1, "{}")])
    await inbox.receive([Incoming(2000, 2, "{}")])
    order = []
    while heads := await lanes.claim():
        await inbox.finish(heads[0].seq)
        order.append(heads[0].lane)
    assert order.index(2) == 0 and order.count(1) == CROWD + 5
    numbers = await InboxUpdate.filter(lane=1).order_by("done_at", "seq").values_list("update_id", flat=True)
    assert numbers == sorted(numbers)


async def test_many_taps_at_once_queue_for_no_screen_and_the_last_is_shown(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    member = await stage.member(alice)
    drawing = stage.assembly.drawing
    shown = drawing._show
    started, go_on = asyncio.Event(), asyncio.Event()

    async def slowly(*given: object) -> int:
        started.set()
        await go_on.wait()
        return await shown(*given)  # type: ignore[arg-type]

    drawing._show = slowly  # type: ignore[method-assign]
    await stage.world.send_text(alice.user_id, None, "un")
    await stage.assembly.poller.poll(0)
    working = asyncio.create_task(stage.assembly.worker.work_one())
    await started.wait()
    await _decide(stage, alice, "deux")
    assert not await drawing.draw(member.id)
    go_on.set()
    await working
    (await alice.look()).sees("Salle deux")


async def _decide(stage: Stage, person: Person, arg: str) -> None:
    member = await stage.member(person)
    await Turn(member, stage.facts, member.telegram_id or 0, 0).show("hall", arg=arg)
