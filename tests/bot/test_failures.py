"""A defect never traps or stops anybody."""

import asyncio
import os
from datetime import timedelta
from pathlib import Path

from tortoise.exceptions import OperationalError

from bot.flight import FlightRecorder
from bot.flood import Flood
from bot.giving_up import blame_for_a_death
from bot.held import Held
from bot.intake import ingest
from bot.turn import Turn
from core import clock
from models.delivery import InboxState, InboxUpdate, Notification
from services import inbox, screens
from services.inbox import Incoming
from tests.bot import pages_for_tests
from tests.bot.scene import effects, in_the_hall, make_admin
from tests.kit.stage import Stage


async def test_a_defect_is_tried_three_times_undone_each_time_and_given_up(stage: Stage) -> None:
    ada = await make_admin(stage)
    alice = await in_the_hall(stage)
    await alice.says("échec")
    alice.sees("n'a pas abouti", "Référence : E", "Salle A")
    assert len(pages_for_tests.BEHAVIOUR["texts"]) == 3
    assert await effects(stage, alice) == 0
    (dead,) = await InboxUpdate.filter(state=InboxState.DEAD)
    assert "a planted defect" in (dead.error or "") and dead.payload
    await ada.look()
    ada.saw("abandonnée après trois essais")
    assert await Notification.filter(key="runtime.dead").count() == 1


async def test_after_a_dead_update_the_lane_goes_on(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    await alice.transport.text(alice.user_id, "échec", None)
    await alice.says("après")
    alice.sees("Salle après")
    assert await effects(stage, alice) == 1


async def test_of_two_failures_before_a_screen_is_drawn_both_are_told(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    for _ in range(2):
        await alice.transport.text(alice.user_id, "échec", None)
    await stage.assembly.poller.poll(0)
    while await _works_without_drawing(stage):
        pass
    await stage.settle()
    await alice.look()
    first, second = await InboxUpdate.filter(state=InboxState.DEAD).order_by("seq")
    alice.saw(f"Référence : E{first.seq:04d}")
    assert "Salle A" in alice.saw(f"Référence : E{second.seq:04d}").text


async def test_a_failure_that_another_sentence_replaces_is_told_by_a_message_of_its_own(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    await alice.transport.text(alice.user_id, "échec", None)
    await stage.assembly.poller.poll(0)
    while await _works_without_drawing(stage):
        pass

    async def hook(turn: Turn) -> None:
        await screens.redraw(turn.member.id, "runtime-too_fast", {})

    pages_for_tests.BEHAVIOUR["hook"] = hook
    await alice.says("après")
    (dead,) = await InboxUpdate.filter(state=InboxState.DEAD)
    alice.saw(f"Référence : E{dead.seq:04d}")


async def _works_without_drawing(stage: Stage) -> bool:
    """Works on one update; its screen is held by somebody else until its lease is over."""
    worker = stage.assembly.worker
    held = worker.aftermath.drawing.hold

    async def nobody_holds(*_: int) -> list[Held]:
        return []

    worker.aftermath.drawing.hold = nobody_holds  # type: ignore[method-assign]
    try:
        return await worker.work_one()
    finally:
        worker.aftermath.drawing.hold = held  # type: ignore[method-assign]


async def test_a_tap_that_fails_is_answered_with_a_reference(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    await alice.taps("Échouer")
    alice.is_told("Référence : E")


async def test_while_an_update_waits_for_its_next_try_later_ones_of_the_person_wait_too(stage: Stage) -> None:
    stage.assembly.worker.first_retry = timedelta(hours=1)
    alice, bob = await in_the_hall(stage, "Alice"), await in_the_hall(stage, "Bob")
    await alice.transport.text(alice.user_id, "échec", None)
    await alice.says("après")
    await bob.says("ailleurs")
    bob.sees("Salle ailleurs")
    assert await effects(stage, alice) == 0


async def test_an_unreadable_update_is_kept_as_dead_and_told_to_administrators(stage: Stage) -> None:
    ada = await make_admin(stage)
    alice = await in_the_hall(stage)
    for raw in (b"{", b"\xff\xfe", b'{"message": {}}', b"[]", b'{"update_id": "x"}', b"[" * 100_000):
        await ingest(raw)
        await ingest(raw)
    await alice.says("bonjour")
    alice.sees("Salle bonjour")
    assert await InboxUpdate.filter(state=InboxState.DEAD).count() == 6
    await ada.look()
    ada.saw("Une action a été abandonnée")


async def test_an_update_that_the_library_cannot_read_dies_alone(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    await ingest(b'{"update_id": 5, "message": {"chat": 7, "from": {"id": %d}}}' % alice.user_id)
    await alice.says("bonjour")
    alice.saw("Salle bonjour")
    alice.sees("n'a pas abouti", "Référence : E")
    assert (await InboxUpdate.get(update_id=5)).state == InboxState.DEAD


async def test_an_update_of_a_kind_we_do_not_know_is_settled(stage: Stage) -> None:
    await ingest(b'{"update_id": 6, "something_new": {"a": 1}}')
    await ingest(b'{"update_id": 7, "poll": {"id": "1"}}')
    await stage.settle()
    assert await InboxUpdate.filter(state=InboxState.OPEN).count() == 0


async def test_a_deadlock_is_nobodys_fault_and_is_tried_again(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    failures = [OperationalError("deadlock detected")] * 5

    async def hook(turn: Turn) -> None:
        if failures:
            raise failures.pop()

    pages_for_tests.BEHAVIOUR["hook"] = hook
    await alice.transport.text(alice.user_id, "bonjour", None)
    await stage.assembly.poller.poll(0)
    for _ in range(5):
        try:
            await stage.assembly.worker.work_one()
        except OperationalError:
            continue
    await stage.settle()
    await alice.look()
    alice.sees("Salle bonjour")
    assert await effects(stage, alice) == 1


async def test_two_hundred_updates_of_a_person_may_wait_and_no_more(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    many = [Incoming(10_000 + n, alice.user_id, '{"update_id": 1, "x": {}}') for n in range(230)]
    assert await inbox.receive(many) == 200
    assert await inbox.receive([Incoming(20_000, alice.user_id + 1, "{}")]) == 1
    assert await Notification.filter(key="runtime.flood").count() == 1
    await stage.settle()
    await alice.look()
    alice.saw("Beaucoup de messages")


async def test_taps_that_come_too_fast_are_answered_kindly_and_do_nothing(stage: Stage) -> None:
    seconds = 0.0
    stage.assembly.worker.flood = Flood(lambda: seconds)
    alice = await in_the_hall(stage)
    await alice.taps("Compter", times=50)
    assert await effects(stage, alice) == 30
    alice.is_told("Un instant")
    seconds = 10.0
    await alice.taps("Compter")
    assert await effects(stage, alice) == 31


def _leave_flight(folder: Path, *seqs: int) -> None:
    """What a process that died while it worked on updates leaves behind."""
    (folder / "1-1.flight").write_text("".join(f"{seq}\n" for seq in seqs))


async def test_an_update_that_kills_the_process_is_given_up_at_the_fifth_death(
    stage: Stage, tmp_path: Path
) -> None:
    alice = await in_the_hall(stage)
    await inbox.receive([Incoming(30_000, alice.user_id, '{"update_id": 30000, "x": {}}')])
    row = await InboxUpdate.get(update_id=30_000)
    given_up = []
    for _ in range(5):
        survivor = FlightRecorder(tmp_path / "flight")
        _leave_flight(tmp_path / "flight", row.seq)
        for (seq,) in survivor.left_by_the_dead():
            given_up.append(await blame_for_a_death(int(seq)))
        survivor.close()
    assert given_up == [False, False, False, False, True]
    assert (await InboxUpdate.get(update_id=30_000)).state == InboxState.DEAD


async def test_of_several_updates_in_progress_at_a_death_none_is_blamed_and_all_are_suspected(
    stage: Stage, tmp_path: Path
) -> None:
    from bot.run import BotRole

    alice = await in_the_hall(stage)
    await inbox.receive(
        [Incoming(30_000 + n, alice.user_id, f'{{"update_id": {30_000 + n}}}') for n in range(2)]
    )
    rows = await InboxUpdate.filter(update_id__in=[30_000, 30_001]).order_by("seq")
    role = BotRole()
    role.assembly = stage.assembly
    _leave_flight(tmp_path / "data" / "flight", *(row.seq for row in rows))
    assert sorted(await role._find_what_killed()) == sorted(row.seq for row in rows)
    assert {row.deaths for row in await InboxUpdate.all()} == {0}
    _leave_flight(tmp_path / "data" / "flight", rows[0].seq)
    assert await role._find_what_killed() == [rows[0].seq]
    assert (await InboxUpdate.get(seq=rows[0].seq)).deaths == 1


async def test_the_flight_recorder_leaves_living_processes_alone(tmp_path: Path) -> None:
    first, second = FlightRecorder(tmp_path), FlightRecorder(tmp_path)
    with first.at(41), first.at(42):
        assert second.left_by_the_dead() == []
    first.close()
    second.close()
    assert os.listdir(tmp_path) == []


async def test_settled_updates_are_deleted_after_two_days(stage: Stage) -> None:
    await in_the_hall(stage)
    assert await inbox.purge() == 0
    await InboxUpdate.all().update(done_at=clock.real_now() - timedelta(hours=49))
    assert await inbox.purge() == 1


async def test_a_handler_that_never_ends_is_given_up_like_one_that_fails(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    stage.assembly.worker.handler_seconds = 0.05

    async def hook(turn: Turn) -> None:
        if turn.text == "attendre":
            await asyncio.Event().wait()

    pages_for_tests.BEHAVIOUR["hook"] = hook
    await alice.transport.text(alice.user_id, "attendre", None)
    await alice.says("après")
    alice.sees("Salle après")
    assert await effects(stage, alice) == 1
    (dead,) = await InboxUpdate.filter(state=InboxState.DEAD)
    assert "TookTooLong" in (dead.error or "")


async def test_what_fails_is_tried_by_one_hand_at_a_time(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    worker, tries = stage.assembly.worker, list[str]()
    worker.handler_seconds = 0.05

    async def hook(turn: Turn) -> None:
        tries.append(turn.text)
        if turn.text == "attendre":
            await asyncio.Event().wait()

    pages_for_tests.BEHAVIOUR["hook"] = hook
    for text in ("attendre", "après"):
        await alice.transport.text(alice.user_id, text, None)
    await stage.assembly.poller.poll(0)
    await asyncio.gather(*(worker.work_one() for _ in range(8)))
    assert tries == ["attendre"]
    first, second = await InboxUpdate.filter(state=InboxState.OPEN).order_by("seq")
    assert (first.attempts, second.attempts) == (1, 0)


async def test_who_went_on_before_a_failure_could_be_drawn_is_told_nevertheless(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    member = await stage.member(alice)
    await screens.redraw(member.id, "runtime-failed", {"reference": "E4242"})
    await screens.show_page(member.id, alice.user_id, "hall", {"arg": "plus loin"})
    await screens.redraw(member.id, None, {})
    await stage.settle()
    await alice.look()
    alice.sees("Salle plus loin", "Référence : E4242")
    await screens.redraw(member.id, None, {})
    await stage.settle()
    await alice.look()
    alice.does_not_see("Référence")
