"""The hot transaction: a row is read by its key and changed, another is added, and both are committed."""

import sqlite3
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import aiosqlite
import asyncpg
from tortoise import Tortoise
from tortoise.transactions import in_transaction

from benchmarks.databases import KINDS, Databases
from benchmarks.figures import Effort, Section, ratios, span
from models.by_key import change_by_key, row_by_key
from models.database import CONNECTION, DatabaseUrl, close_database, open_database
from models.delivery import Screen
from models.dialog import DialogEvent
from models.member import Member
from services.unit_of_work import unit_of_work

NOW = datetime(2026, 5, 4, 8, tzinfo=UTC)
TEXT = """Reading a person's screen, changing it, adding a line to the funnel, and the commit, each made durable
(`synchronous=FULL`, `fsync=on`): through Tortoise as it comes, through our unit of work with fixed statements, and
straight through the driver without guards. CPU microseconds a transaction, without PostgreSQL's own processes."""
_READ = "SELECT * FROM screen WHERE member_id = {0}"
_CHANGE = "UPDATE screen SET rev = rev + 1, changed_at = {0} WHERE member_id = {1}"
_ADD = "INSERT INTO dialog_event (dialog, step, kind, at) VALUES ('bench', 'one', 'shown', {0})"
Act = Callable[[], Awaitable[None]]


async def _ours() -> None:
    async with unit_of_work():
        await row_by_key(Screen, "member_id = :id", id=1)
        await change_by_key(_CHANGE.format(":now", ":id"), now=NOW, id=1)
        await change_by_key(_ADD.format(":now"), now=NOW)


async def _tortoise() -> None:
    async with in_transaction(CONNECTION):
        screen = await Screen.get(member_id=1)
        screen.rev, screen.changed_at = screen.rev + 1, NOW
        await screen.save(update_fields=["rev", "changed_at"])
        await DialogEvent.create(dialog="bench", step="one", kind="shown", at=NOW)


async def _measured(act: Act, count: int) -> float:
    for _ in range(20):
        await act()
    began = time.process_time()
    for _ in range(count):
        await act()
    return (time.process_time() - began) / count * 1_000_000


async def _plain_tortoise(url: str, count: int) -> float:
    config = DatabaseUrl(url).connection()
    config["engine"] = (
        config["engine"].replace("models.backends", "tortoise.backends").replace("postgres", "asyncpg")
    )
    apps = {"models": {"models": ["models.registry"], "default_connection": CONNECTION}}
    await Tortoise.init(
        config={"connections": {CONNECTION: config}, "apps": apps}, _enable_global_fallback=True
    )
    try:
        return await _measured(_tortoise, count)
    finally:
        await Tortoise.close_connections()


async def _through_ours(url: str, count: int) -> float:
    await open_database(url)
    try:
        return await _measured(_ours, count)
    finally:
        await close_database()


async def _through_driver(url: str, count: int) -> float:
    address = DatabaseUrl(url)
    if address.is_sqlite:
        async with aiosqlite.connect(address.path, isolation_level=None) as file:
            file.row_factory = sqlite3.Row
            await file.execute("PRAGMA synchronous=FULL")

            async def in_file() -> None:
                await file.execute("BEGIN IMMEDIATE")
                await file.execute_fetchall(_READ.format("?"), (1,))
                await file.execute(_CHANGE.format("?", "?"), (NOW.isoformat(" "), 1))
                await file.execute(_ADD.format("?"), (NOW.isoformat(" "),))
                await file.commit()

            return await _measured(in_file, count)
    server = await asyncpg.connect(url)

    async def on_server() -> None:
        async with server.transaction():
            await server.fetchrow(_READ.format("$1"), 1)
            await server.execute(_CHANGE.format("$1", "$2"), NOW, 1)
            await server.execute(_ADD.format("$1"), NOW)

    try:
        return await _measured(on_server, count)
    finally:
        await server.close()


async def run(effort: Effort, databases: Databases) -> Section:
    """The three take turns."""
    section = Section(
        "3-transaction", "The hot transaction", TEXT,
        ["database", "Tortoise", "ours", "driver alone", "Tortoise ÷ ours", "driver ÷ ours"],
    )  # fmt: skip
    count, rounds = effort.of(1500, 200), effort.of(5, 1)
    for kind in KINDS:
        url = await databases.fresh(kind)
        await open_database(url)
        member = await Member.create(id=1, created_at=NOW, last_seen_at=NOW)
        await Screen.create(member_id=member.id, chat_id=1, page="home", args={}, changed_at=NOW)
        await close_database()
        spent: dict[str, list[float]] = defaultdict(list)
        for _ in range(rounds):
            spent["tortoise"].append(await _plain_tortoise(url, count))
            spent["ours"].append(await _through_ours(url, count))
            spent["driver"].append(await _through_driver(url, count))
        beside = [ratios(spent["ours"], spent[name]) for name in ("tortoise", "driver")]
        section.lines.append([kind, *(span(spent[name]) for name in ("tortoise", "ours", "driver")), *beside])
    return section
