"""A copy taken while people write is restored into a new database, says the same, and the product starts on it."""

import asyncio
import os
import signal
import sys
import tarfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from core import clock
from models.conversation import Conversation, Message
from models.database import close_database, open_database
from models.member import Member
from models.migrate import require_current_schema, schema_dump
from models.sql import fetch
from services import conversations
from services.claims import require_no_overlap_guard
from services.files import LocalFiles, random_name
from tests.deploy.copies import SQLITE_WAYS, copy_sqlite, restore, run_backup
from tests.deploy.programs import DEPLOY
from tests.models.schema_facts import read_tables
from tests.postgres import PostgresServer
from tests.web.people import make_pair

pytestmark = [pytest.mark.slow]
ROOT = DEPLOY.parent


@asynccontextmanager
async def people_write() -> AsyncIterator[None]:
    """Tom and Léa write to each other as fast as they can."""
    pair = await make_pair()
    await conversations.leave_message(pair.tom, pair.profile.id, "m0", None)
    conversation = await Conversation.get()

    async def write() -> None:
        number = 1
        while True:
            author = (pair.tom, pair.lea)[number % 2]
            await conversations.reply(author, conversation.id, f"m{number}", None)
            number += 1

    writing = asyncio.create_task(write())
    yield
    writing.cancel()
    await asyncio.gather(writing, return_exceptions=True)


async def bodies() -> list[str]:
    """Every message, in order."""
    return [message.body for message in await Message.all().order_by("id")]


async def everything() -> dict[str, list[str]]:
    """Every row of every table."""
    found = {}
    for table in await read_tables():
        found[table] = sorted(repr(sorted(row.items())) for row in await fetch(f"SELECT * FROM {table}"))
    return found


async def copied_under_load(copy: Callable[[], Awaitable[Path]]) -> tuple[Path, list[str], list[str]]:
    """A copy that was taken while people wrote; what was written before it began, and after it had ended."""
    async with people_write():
        while len(before := await bodies()) < 20:
            await asyncio.sleep(0.01)
        made = await copy()
        while len(after := await bodies()) <= len(before):
            await asyncio.sleep(0.01)
    return made, before, after


async def check(before: list[str], after: list[str]) -> None:
    """On the restored database: a moment between the two, whole, with its guards, in which one can go on."""
    await require_current_schema()
    await require_no_overlap_guard()
    found = await bodies()
    assert after[: len(found)] == found and len(before) <= len(found) <= len(after)
    conversation = await Conversation.get()
    assert conversation.last_message_at is not None
    newest = max(row["id"] for row in await fetch("SELECT id FROM message"))
    author = await fetch("SELECT author_id FROM message ORDER BY id LIMIT 1")
    await conversations.reply(await Member.get(id=author[0]["author_id"]), conversation.id, "après", None)
    assert (await Message.all().order_by("-id").first()).id > newest  # type: ignore[union-attr]


async def starts(url: str, folder: Path) -> None:
    """The product starts on the restored database and ends in good order."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("ENTREMISE_")} | {
        "ENTREMISE_DATABASE_URL": url,
        "ENTREMISE_DATA_DIR": str(folder),
        "ENTREMISE_WEB_PORT": "0",
        "ENTREMISE_SANDBOX_PORT": "0",
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", "from console import console; console()", "run"),
        env=environment,
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said = b""
    async with asyncio.timeout(60):
        while b"Entremise is ready" not in said:
            line = await process.stdout.readline()  # type: ignore[union-attr]
            assert line, said.decode()
            said += line
    process.send_signal(signal.SIGTERM)
    await asyncio.wait_for(process.communicate(), 30)
    assert process.returncode == 0


@pytest.fixture
def restored(postgres_server: PostgresServer) -> str:
    """The address of a new, empty database."""
    postgres_server.sql("DROP DATABASE IF EXISTS restored")
    postgres_server.sql("CREATE DATABASE restored")
    return postgres_server.url("restored")


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_a_copy_of_postgresql_taken_under_load_is_restored_and_goes_on(
    database: str, restored: str, tmp_path: Path
) -> None:
    clock.freeze(None)
    (tmp_path / "files" / "portraits").mkdir(parents=True)
    (tmp_path / "files" / "portraits" / "a.png").write_bytes(b"picture")
    (tmp_path / "master.key").write_text("ab" * 32)
    copy, before, after = await copied_under_load(lambda: asyncio.to_thread(run_backup, database, tmp_path))
    loaded = copy.replace(tmp_path / "under-load.dump")
    await asyncio.sleep(1)  # A copy is named by its second.
    (copy.parent / "entremise-20200101T000000Z.dump").touch()
    at_rest = await asyncio.to_thread(run_backup, database, tmp_path, 1)
    whole, schema = await everything(), await schema_dump()
    await close_database()
    assert [file.name for file in copy.parent.glob("*.dump")] == [at_rest.name], "one copy was to be kept"
    with tarfile.open(at_rest.with_suffix(".files.tar")) as files:
        assert "./portraits/a.png" in files.getnames() and not any("key" in name for name in files.getnames())
    restore(at_rest, restored)
    await open_database(restored)
    assert await everything() == whole and await schema_dump() == schema
    await close_database()
    restore(loaded, restored)
    await open_database(restored)
    await check(before, after)
    await close_database()
    await starts(restored, tmp_path)


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_a_copy_holds_the_files_though_more_are_given_meanwhile(database: str, tmp_path: Path) -> None:
    store = LocalFiles(tmp_path / "files")
    before = {await store.put("portraits", f"picture {number}".encode(), "png") for number in range(300)}

    async def give() -> None:
        number = 0
        while True:
            await store.write(random_name("portraits", "png"), f"more {number}".encode())
            number += 1

    giving = asyncio.create_task(give())
    copies = [await asyncio.to_thread(run_backup, database, tmp_path) for _ in range(5)]
    giving.cancel()
    await asyncio.gather(giving, return_exceptions=True)
    with tarfile.open(copies[-1].with_suffix(".files.tar")) as files:
        assert before <= {name.removeprefix("./") for name in files.getnames()}
        assert not [name for name in files.getnames() if name.endswith(".part")]


@pytest.mark.parametrize("way", SQLITE_WAYS)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_copy_of_sqlite_taken_under_load_is_restored_and_goes_on(
    database: str, way: str, tmp_path: Path
) -> None:
    clock.freeze(None)
    source, target = database.removeprefix("sqlite://"), tmp_path / "restored" / "entremise.db"
    target.parent.mkdir()

    def copy() -> Path:
        copy_sqlite(Path(source), target, way)
        return target

    _, before, after = await copied_under_load(lambda: asyncio.to_thread(copy))
    await close_database()
    await open_database(f"sqlite://{target}")
    await check(before, after)
    await close_database()
    if way == "backup":
        await starts(f"sqlite://{target}", tmp_path / "restored")
