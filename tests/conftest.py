"""Fixtures that every test may use: the two databases, and business time that stands still."""

import asyncio
import gc
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import hypothesis
import pytest

from core import clock
from models.database import close_database, open_database
from models.migrate import migrate
from tests.kit.kept import kept_files
from tests.missing_sentences import missing_sentences
from tests.nothing_skipped import pytest_make_collect_report, pytest_runtest_makereport
from tests.postgres import Emptier, PostgresServer, empty_tables, shared_server
from tests.quick_databases import in_good_order, mark_postgres, quick_folder

__all__ = ["kept_files", "missing_sentences", "pytest_make_collect_report", "pytest_runtest_makereport"]

# A busy machine makes single examples slow: the time limit of the whole test is enough.
hypothesis.settings.register_profile("entremise", deadline=None)
hypothesis.settings.load_profile("entremise")

# The tests' own server is on this machine and has no certificate to ask for first.
os.environ["PGSSLMODE"] = "disable"

START = datetime(2026, 5, 4, 8, 0, tzinfo=UTC)  # A Monday, 10:00 in Zurich.


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty SQLite file to copy."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"

    async def make() -> None:
        await open_database(f"sqlite://{path}")
        await migrate()
        await close_database()

    asyncio.run(make())
    return path


@pytest.fixture(scope="session")
def postgres_server() -> PostgresServer:
    """The run's PostgreSQL."""
    return shared_server(os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid())))


@pytest.fixture(scope="session")
def emptier(postgres_url: str) -> Iterator[Emptier]:
    """Empties this worker's own PostgreSQL database."""
    made = Emptier(postgres_url)
    yield made
    made.close()


@pytest.fixture(scope="session")
def postgres_url(postgres_server: PostgresServer) -> str:
    """A migrated database of this worker's own."""
    name = f"worker_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}_{os.getpid()}"
    postgres_server.sql(f"CREATE DATABASE {name}")

    async def make() -> None:
        await open_database(postgres_server.url(name))
        await migrate()
        await close_database()

    asyncio.run(make())
    return postgres_server.url(name)


# Before pytest itself looks which marks are asked for.
@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    mark_postgres(items)
    items[:] = in_good_order(items)


def pytest_collection_finish() -> None:
    # What was imported and collected stays to the end: a million objects that no collector has to look through again.
    gc.freeze()


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty, migrated database; every test that asks for it runs on both."""
    if request.param == "sqlite":
        with quick_folder(otherwise=tmp_path) as folder:
            path = folder / "entremise.db"
            shutil.copy(request.getfixturevalue("sqlite_template"), path)
            yield f"sqlite://{path}"
        return
    request.getfixturevalue("emptier").empty()
    yield str(request.getfixturevalue("postgres_url"))


async def _emptied(url: str) -> None:
    await open_database(url)
    await empty_tables()
    await close_database()


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[str]:
    """An open, empty database (the test runs once on SQLite and once on PostgreSQL); gives its address."""
    await open_database(database_url)
    yield database_url
    await close_database()


@pytest.fixture(autouse=True)
def business_time() -> Iterator[None]:
    """Business time stands at START and moves only when the test moves it."""
    clock.freeze(START)
    yield
    clock.freeze(None)
