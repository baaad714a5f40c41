"""Updates are kept before Telegram is told that they arrived."""

import asyncio
import json
from datetime import timedelta
from pathlib import Path

import pytest
from tortoise.exceptions import OperationalError, TransactionManagementError

from bot.intake import ingest
from bot.passing import is_passing
from bot.polling import CannotPoll, NotKept, Poller
from models.database import on_sqlite
from models.delivery import InboxUpdate
from models.sql import execute
from services import inbox, lanes
from services.unit_of_work import unit_of_work
from tests.bot.scene import in_the_hall
from tests.kit.request import API
from tests.kit.stage import TOKEN, Stage


async def test_a_wrong_token_ends_polling_with_a_sentence(stage: Stage) -> None:
    with pytest.raises(CannotPoll, match="ENTREMISE_TELEGRAM_TOKEN"):
        await Poller(stage.request, f"{API}/bot{TOKEN}wrong").run()


async def test_somebody_else_who_takes_the_updates_ends_polling_with_a_sentence(stage: Stage) -> None:
    bot = stage.world.bot()
    bot.webhook = {"url": "https://entremise.example/telegram"}
    with pytest.raises(CannotPoll, match="Somebody else"):
        await Poller(stage.request, f"{API}/bot{TOKEN}", patience=0).run()
    bot.webhook = {}


async def test_the_long_poll_of_a_process_that_was_killed_is_waited_out(stage: Stage) -> None:
    bot = stage.world.bot()
    bot.webhook = {"url": "https://entremise.example/telegram"}
    alice = stage.world.add_person("Alice").id
    await stage.world.send_start(alice, bot.id, "")
    polling = asyncio.create_task(Poller(stage.request, f"{API}/bot{TOKEN}").run())
    await asyncio.sleep(0.3)
    assert not polling.done()
    bot.webhook = {}
    async with asyncio.timeout(60):
        while not await InboxUpdate.exists():
            await asyncio.sleep(0.05)
    polling.cancel()
    await asyncio.gather(polling, return_exceptions=True)


async def test_what_could_not_be_kept_is_asked_for_again(stage: Stage, database: str) -> None:
    alice = await in_the_hall(stage)
    await alice.transport.text(alice.user_id, "bonjour", None)
    offset = stage.assembly.poller._offset
    await execute("ALTER TABLE inbox RENAME TO inbox_away")
    try:
        with pytest.raises(NotKept):
            await stage.assembly.poller.poll(0)
        assert stage.assembly.poller._offset == offset
    finally:
        await execute("ALTER TABLE inbox_away RENAME TO inbox")
    await stage.settle()
    await alice.look()
    alice.sees("Salle bonjour")


async def test_a_webhook_hears_that_the_database_is_away(database: str) -> None:
    await execute("ALTER TABLE inbox RENAME TO inbox_away")
    try:
        with pytest.raises(OperationalError):
            await ingest(b'{"update_id": 1, "message": {}}')
    finally:
        await execute("ALTER TABLE inbox_away RENAME TO inbox")


async def test_a_read_only_database_keeps_nothing_and_says_so(database: str) -> None:
    if on_sqlite():
        await execute("PRAGMA query_only = ON")
    with pytest.raises((OperationalError, TransactionManagementError), match=r"(?i)read-?only") as caught:
        async with unit_of_work():
            if not on_sqlite():
                await execute("SET TRANSACTION READ ONLY")
            await ingest(b'{"update_id": 1, "message": {}}')
    assert is_passing(caught.value)
    if on_sqlite():
        await execute("PRAGMA query_only = OFF")
    assert await InboxUpdate.all().count() == 0


async def test_a_batch_with_a_lone_surrogate_and_a_huge_number_spoils_no_other_update(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    bodies = [
        '{"update_id": 801, "message": {"text": "\\ud83d", "from": {"id": 1}}}',
        f'{{"update_id": {10**30}, "message": {{"text": "x", "from": {{"id": 2}}}}}}',
        json.dumps({"update_id": 803, "x": {"from": {"id": 3}}}),
    ]
    for body in bodies:
        await ingest(body.encode())
    await alice.says("bonjour")
    alice.sees("Salle bonjour")
    assert {row.state for row in await InboxUpdate.filter(update_id__in=[801, 803])} <= {"dead", "done"}


async def test_update_ids_are_compared_by_equality_only(stage: Stage, tmp_path: Path) -> None:
    alice = await in_the_hall(stage)
    bot = stage.world.bot()
    stage.world.store.run("UPDATE bot SET next_update_id = ? WHERE id = ?", 7, bot.id)
    await alice.says("après une semaine")
    alice.sees("Salle après une semaine")


async def test_an_update_whose_work_was_undone_is_not_taken_again_from_whoever_was_faster(
    database: str,
) -> None:
    await ingest(b'{"update_id": 1, "message": {"from": {"id": 5}}}')
    async with unit_of_work():
        [claimed] = await lanes.claim()
    async with unit_of_work():
        assert await lanes.claim_again(claimed) == [claimed]
        await inbox.put_back(claimed, "failed", timedelta(0))
    async with unit_of_work():
        assert await lanes.claim_again(claimed) == [], "somebody else tried it and failed"
        [again] = await lanes.claim()
        assert again.attempts == 1
        await inbox.finish(again.seq)
    async with unit_of_work():
        assert await lanes.claim_again(again) == [], "somebody else settled it"
