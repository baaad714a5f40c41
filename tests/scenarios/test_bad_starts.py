"""A program that cannot run says why in one sentence, ends, and leaves what it found as it was."""

import asyncio
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from models.sql import execute, fetch
from sandbox.server import Server
from sandbox.world import World
from tests.kit.command import Command
from tests.kit.stage import TOKEN, USERNAME, StageClock
from tests.postgres import PostgresServer

pytestmark = [pytest.mark.slow]
ROOT = Path(__file__).parents[2]
SECONDS = 60.0
KEY = "ab" * 32


async def entremise(folder: Path, *command: str, anew: bool = False, **settings: str) -> tuple[int, str]:
    """Runs the program until it ends by itself; gives its exit code and all that it wrote.

    It has everything imported when it begins; `anew` it is a new interpreter, as an operator starts it.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ENTREMISE_")}
    ports = {"ENTREMISE_WEB_PORT": "0", "ENTREMISE_SANDBOX_PORT": "0", "ENTREMISE_LOG_LEVEL": "ERROR"}
    given = {f"ENTREMISE_{name.upper()}": value for name, value in settings.items()}
    own = {"PYTHONPATH": str(ROOT), "ENTREMISE_DATA_DIR": str(folder / "data")}
    environment, log = {**kept, **ports, **own, **given}, folder / "said.log"
    log.unlink(missing_ok=True)
    process = (_anew if anew else Command)(*command, log=log, environment=environment, folder=folder)
    try:
        code = await asyncio.to_thread(process.wait, SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        raise AssertionError(f"it does not end:\n{log.read_text()}") from None
    return code, log.read_text().strip()


def _anew(*command: str, log: Path, environment: dict[str, str], folder: Path) -> subprocess.Popen[bytes]:
    with log.open("wb") as said:
        return subprocess.Popen(
            [sys.executable, "-c", "from console import console; console()", *command],
            cwd=folder,
            env=environment,
            stdout=said,
            stderr=said,
        )


def one_sentence(outcome: tuple[int, str], *parts: str) -> None:
    """Asserts that the program failed and said nothing but one line with these parts."""
    code, said = outcome
    assert code == 1, outcome
    assert len(said.splitlines()) == 1 and "Traceback" not in said, said
    for part in parts:
        assert part in said, said


def with_key(folder: Path) -> str:
    """A master key, which no real token makes by itself."""
    path = folder / "master.key"
    path.write_text(KEY)
    return str(path)


@pytest.fixture
async def telegram() -> AsyncIterator[str]:
    """A sandbox that knows one bot, standing for Telegram."""
    world = await World.open(":memory:", StageClock())
    world.register_bot(TOKEN, "Entremise", USERNAME)
    server = Server(world, port=0)
    await server.start()
    yield server.url.rstrip("/")
    await server.stop()
    await world.close()


@pytest.mark.parametrize("token", ["7000000001:not-the-token-of-this-bot-0123456789", "nonsense", "1:2"])
async def test_a_token_that_telegram_does_not_know(
    database_url: str, tmp_path: Path, telegram: str, token: str
) -> None:
    given = {"database_url": database_url, "master_key_file": with_key(tmp_path)}
    outcome = await entremise(tmp_path, "run", telegram_token=token, telegram_api=telegram, **given)
    one_sentence(outcome, "Telegram does not know this token", "ENTREMISE_TELEGRAM_TOKEN")
    assert token not in outcome[1]


async def test_a_real_token_without_its_master_key(database_url: str, tmp_path: Path, telegram: str) -> None:
    given = {"database_url": database_url, "telegram_api": telegram}
    one_sentence(await entremise(tmp_path, "run", telegram_token=TOKEN, **given), "master key", "backup")


@pytest.mark.parametrize("setting", ["web_port", "sandbox_port"])
async def test_a_port_that_is_in_use(database_url: str, tmp_path: Path, setting: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        outcome = await entremise(tmp_path, "run", database_url=database_url, **{setting: port})
    one_sentence(outcome, f"Port {port} is already in use", f"ENTREMISE_{setting.upper()}")


def _make_read_only(path: Path) -> None:
    """A file that nobody can write, not even root: its header says that only a newer SQLite may (write version 3)."""
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    with path.open("r+b") as file:
        file.seek(18)
        file.write(b"\x03")
    path.chmod(0o444)


@pytest.mark.parametrize("command", ["run", "migrate"])
async def test_a_file_that_is_read_only(sqlite_template: Path, tmp_path: Path, command: str) -> None:
    path = tmp_path / "entremise.db"
    shutil.copy(sqlite_template, path)
    _make_read_only(path)
    before = path.read_bytes()
    outcome = await entremise(tmp_path, command, anew=command == "migrate", database_url=f"sqlite://{path}")
    one_sentence(outcome, "database cannot be", "read")
    assert path.read_bytes() == before


@pytest.mark.parametrize("command", ["run", "migrate"])
async def test_a_server_that_is_read_only(
    postgres_server: PostgresServer, postgres_url: str, tmp_path: Path, command: str
) -> None:
    name = postgres_url.rsplit("/", 1)[1].partition("?")[0]
    postgres_server.sql(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    try:
        outcome = await entremise(tmp_path, command, database_url=postgres_url)
    finally:
        postgres_server.sql(f"ALTER DATABASE {name} RESET default_transaction_read_only")
    one_sentence(outcome, "database cannot be", "read-only")


async def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as freed:
        port = freed.getsockname()[1]
    url = f"postgresql://nobody:marker-secret@127.0.0.1:{port}/nowhere"
    outcome = await entremise(tmp_path, "run", anew=True, database_url=url)
    one_sentence(outcome, "database cannot be")
    assert "marker-secret" not in outcome[1]


async def test_a_folder_where_no_file_can_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    url = f"sqlite://{tmp_path / 'file' / 'entremise.db'}"
    one_sentence(await entremise(tmp_path, "run", database_url=url), "database cannot be")


async def test_a_database_that_is_a_migration_behind(database: str, tmp_path: Path) -> None:
    (newest,) = await fetch("SELECT MAX(number) AS number FROM schema_migration")
    seen = await fetch("SELECT * FROM schema_migration WHERE number = :number", number=newest["number"])
    await execute("DELETE FROM schema_migration WHERE number = :number", number=newest["number"])
    try:
        outcome = await entremise(tmp_path, "admin", "list", database_url=database)
    finally:
        await execute(
            "INSERT INTO schema_migration (number, name, digest, applied_at)"
            " VALUES (:number, :name, :digest, :applied_at)",
            **seen[0],
        )
    one_sentence(outcome, "behind", "entremise migrate")
    assert (await entremise(tmp_path, "admin", "list", database_url=database))[0] == 0


async def test_settings_that_cannot_be_used_are_all_named_and_not_shown(tmp_path: Path) -> None:
    code, said = await entremise(tmp_path, "run", anew=True, web_port="marker-port", workers="0")
    assert code == 1 and "ENTREMISE_WEB_PORT" in said and "ENTREMISE_WORKERS" in said
    assert "marker-port" not in said and "Traceback" not in said


async def test_a_program_that_has_everything_imported_ends_as_a_new_one(tmp_path: Path) -> None:
    new, forked = [await entremise(tmp_path, "no-such-command", anew=anew) for anew in (True, False)]
    assert new == forked and forked[0] == 2 and "no-such-command" in forked[1]
