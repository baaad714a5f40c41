"""Databases that were never migrated, for the tests of migrations."""

import itertools
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from models.database import close_database, open_database

_numbers = itertools.count()


@pytest.fixture(params=["sqlite", "postgres"])
async def bare_database(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """The address of an open database with nothing in it."""
    if request.param == "sqlite":
        url = f"sqlite://{tmp_path}/bare.db"
        await open_database(url)
        yield url
        await close_database()
        return
    server = request.getfixturevalue("postgres_server")
    name = f"bare_{os.getpid()}_{next(_numbers)}"
    server.sql(f"CREATE DATABASE {name}")
    await open_database(server.url(name))
    yield server.url(name)
    await close_database()
    server.sql(f"DROP DATABASE {name} WITH (FORCE)")
