"""What a process had leased when it died is taken over at once, and what it had sent is not sent again."""

import asyncio
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from tortoise.exceptions import OperationalError

from bot import posting
from bot.leases import LeaseBook
from core import clock
from models.delivery import Channel, Notification, Screen
from models.member import Member
from services import delivery, screens
from services.notifications import owe
from services.unit_of_work import unit_of_work
from tests.bot.scene import in_the_hall
from tests.kit.person import Person
from tests.kit.stage import Stage


async def _leased_screen(stage: Stage) -> tuple[Person, Member, Screen]:
    """Somebody whose screen was decided, and claimed by whoever draws it."""
    alice = await in_the_hall(stage)
    member = await stage.member(alice)
    await screens.show_page(member.id, alice.user_id, "hall", {"arg": "neuve"})
    [screen] = await screens.claim_screens([member.id])
    return alice, member, screen


def _leave(book: LeaseBook) -> None:
    """The process of a book dies: its file stays as it is, for somebody else to find."""
    assert book._file is not None
    path = book._file._path
    path.rename(path.with_suffix(".left"))
    (path.parent / "0-dead.flight").write_bytes(path.with_suffix(".left").read_bytes())
    path.with_suffix(".left").rename(path)


async def test_a_screen_that_a_dead_process_was_about_to_draw_is_drawn_at_once(
    stage: Stage, tmp_path: Path
) -> None:
    alice, _, screen = await _leased_screen(stage)
    await stage.settle()
    assert "neuve" not in (await alice.look()).screen().text
    dead = LeaseBook(tmp_path / "data" / "leases")
    with dead.holding(screen):
        _leave(dead)
    assert await stage.assembly.leases.take_over(stage.assembly.application.bot) == 1
    await stage.settle()
    await alice.look()
    alice.sees("Salle neuve")


async def test_a_screen_that_a_dead_process_had_sent_is_changed_and_not_sent_again(
    stage: Stage, tmp_path: Path
) -> None:
    alice, member, screen = await _leased_screen(stage)
    bot = stage.assembly.application.bot
    await screens.raise_floor(member.id, (screen.message_id or 0) + 1)
    view = await stage.assembly.drawing._view(screen, member)
    assert view is not None
    dead = LeaseBook(tmp_path / "data" / "leases")
    with dead.holding(screen) as sent:
        sent(await posting.post(bot, alice.user_id, view), False)
        _leave(dead)
    before = len((await alice.look()).received)
    await stage.assembly.leases.take_over(bot)
    await stage.settle()
    await alice.look()
    alice.sees("Salle neuve")
    assert (len(alice.received), alice.live_keyboards) == (before, 1)


async def _claimed_by_the_dead(stage: Stage, tmp_path: Path) -> tuple[Person, Notification]:
    """Alice, and a notification to her that a process claimed before it died."""
    alice = await in_the_hall(stage)
    member = await stage.member(alice)
    await owe(member.id, "runtime.dead", details={"reference": "unique", "error": ""}, mutable=False)
    claimed = await delivery.claim_notification(Channel.TELEGRAM)
    assert claimed is not None
    dead = LeaseBook(tmp_path / "data" / "leases")
    with dead.holding(claimed):
        _leave(dead)
    return alice, claimed


async def test_a_notification_that_a_dead_process_had_claimed_is_sent_at_once(
    stage: Stage, tmp_path: Path
) -> None:
    alice, _ = await _claimed_by_the_dead(stage, tmp_path)
    await stage.assembly.leases.take_over(stage.assembly.application.bot)
    await stage.settle()
    await alice.look()
    alice.saw("unique")


async def test_what_somebody_else_leased_since_stays_theirs(stage: Stage, tmp_path: Path) -> None:
    _, claimed = await _claimed_by_the_dead(stage, tmp_path)
    until = clock.real_now() + timedelta(seconds=77)
    await Notification.filter(id=claimed.id).update(lease_until=until)
    await stage.assembly.leases.take_over(stage.assembly.application.bot)
    assert (await Notification.get(id=claimed.id)).lease_until == until


async def test_the_leases_of_a_living_process_are_left_alone(stage: Stage, tmp_path: Path) -> None:
    _, _, screen = await _leased_screen(stage)
    alive = LeaseBook(tmp_path / "data" / "leases")
    with alive.holding(screen):
        assert await stage.assembly.leases.take_over(stage.assembly.application.bot) == 0
    alive.close()
    assert (await Screen.get(member_id=screen.member_id)).lease_until is not None


async def test_what_a_living_process_could_not_settle_is_free_within_seconds(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    member = await stage.member(alice)
    await owe(member.id, "runtime.dead", details={"reference": "unique", "error": ""}, mutable=False)
    claimed = await delivery.claim_notification(Channel.TELEGRAM)
    assert claimed is not None
    leases, bot = stage.assembly.leases, stage.assembly.application.bot
    with pytest.raises(OperationalError), leases.holding(claimed):
        raise OperationalError("connection is closed")
    await stage.settle()
    (await alice.look()).never_saw("unique")
    assert await leases.take_over(bot) == 1
    await stage.settle()
    (await alice.look()).saw("unique")
    assert await leases.take_over(bot) == 0


async def test_what_somebody_takes_over_is_not_lost_when_they_die_at_it(stage: Stage, tmp_path: Path) -> None:
    _, _, screen = await _leased_screen(stage)
    bot, folder = stage.assembly.application.bot, tmp_path / "data" / "leases"
    dead, heir = LeaseBook(folder), LeaseBook(folder)
    with dead.holding(screen):
        _leave(dead)
    taking_over = asyncio.create_task(heir.take_over(bot))
    await asyncio.sleep(0)
    assert not (folder / "0-dead.flight").exists(), "the heir has read it"
    taking_over.cancel()
    await asyncio.wait([taking_over])
    _leave(heir)
    assert await stage.assembly.leases.take_over(bot) == 1
    assert (await Screen.get(member_id=screen.member_id)).lease_until is None


def test_a_process_whose_loop_stands_still_ends_and_says_where() -> None:
    program = (
        "import asyncio, time\nfrom bot.stall import watch_for_stalls\n"
        "async def main():\n    watch = asyncio.create_task(watch_for_stalls(0.3))\n    await asyncio.sleep(0.6)\n"
        "    print('it beats', flush=True)\n    time.sleep(20)\nasyncio.run(main())"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert done.returncode == 1 and "it beats" in done.stdout and "line 7 in main" in done.stderr


async def test_a_lease_is_in_the_book_before_it_is_committed(stage: Stage, tmp_path: Path) -> None:
    alice = await in_the_hall(stage)
    await owe((await stage.member(alice)).id, "runtime.dead")
    book = LeaseBook(tmp_path / "other")
    with pytest.raises(OperationalError):
        async with unit_of_work():
            with book.noting() as noted:
                assert await delivery.claim_notification(Channel.TELEGRAM, noted) is not None
                assert book._file is not None and "notification" in book._file._path.read_text()
            raise OperationalError("the machine dies before the commit")
    assert (await Notification.get()).lease_until is None
