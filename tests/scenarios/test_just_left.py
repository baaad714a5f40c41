"""Who still taps or writes right after deleting the account reads that it is gone, and nothing of it is kept."""

from datetime import timedelta

from core import clock
from models.delivery import InboxUpdate, Notification
from models.departure import DepartureReason, Farewell
from models.member import Member
from services import account_deletion
from tests.kit.stage import Stage


async def test_a_tap_and_a_word_in_the_minute_after_leaving_are_answered_once_each(stage: Stage) -> None:
    stage.assembly.farewells.linger = timedelta(seconds=60)
    marc = await stage.professional("Marc")
    member = await stage.member(marc)
    wish = await account_deletion.say_why(member, DepartureReason.UNUSED)
    await account_deletion.delete_own_account(member, wish.id)
    await stage.settle()
    await marc.look()
    marc.sees("Votre compte et vos données sont supprimés")
    assert await Farewell.all().count() == 1

    await marc.says("Bonjour, encore là ?")
    await stage.assembly.worker.aftermath.finish()
    await marc.look()
    marc.sees("Votre compte n'existe plus", "/start ouvre un nouveau compte")
    query = await marc.transport.tap(marc.user_id, marc.screen().message_id, "b1|home|open|")
    await stage.settle()
    await stage.assembly.worker.aftermath.finish()
    answer = await marc.transport.answer(query)
    assert answer is not None and "n’existe plus" in answer["text"]
    await marc.look()
    marc.sees("Votre compte n'existe plus")
    assert [screen.text.count("n’existe plus") for screen in marc.received] == [0, 1]
    assert not await Member.filter(telegram_id=marc.user_id).exists()
    assert not await Notification.filter(state="owed").exists()

    await Farewell.all().update(due_at=clock.real_now())
    await stage.settle()
    assert await Farewell.all().count() == 0
    assert not await InboxUpdate.filter(lane=marc.user_id).exists()
    await marc.starts()
    marc.sees("J'accepte")


async def test_what_came_before_the_goodbye_is_answered_by_the_goodbye_alone(stage: Stage) -> None:
    stage.assembly.farewells.linger = timedelta(seconds=60)
    marc = await stage.professional("Marc")
    member = await stage.member(marc)
    wish = await account_deletion.say_why(member, DepartureReason.UNUSED)
    await account_deletion.delete_own_account(member, wish.id)
    await marc.transport.text(marc.user_id, "Encore un mot", None)
    await stage.settle()
    await stage.assembly.worker.aftermath.finish()
    await marc.look()
    assert len(marc.received) == 1
    marc.sees("Votre compte et vos données sont supprimés")
