"""Databases with the plain tables, opened as the ORM does it without our guards."""

import itertools
import os
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

from tortoise.backends.base.executor import EXECUTOR_CACHE
from tortoise.context import TortoiseContext

from models.database import DatabaseUrl
from tests.postgres import PostgresServer

_numbers = itertools.count()


@asynccontextmanager
async def _opened(engine: str, credentials: dict[str, Any]) -> AsyncIterator[None]:
    EXECUTOR_CACHE.clear()
    async with TortoiseContext() as context:
        await context.init(
            config={
                "connections": {"default": {"engine": engine, "credentials": credentials}},
                "apps": {
                    "models": {"models": ["tests.models.plain_tables"], "default_connection": "default"}
                },
            }
        )
        await context.generate_schemas()
        yield
    EXECUTOR_CACHE.clear()


def on_file(file: Path) -> AbstractAsyncContextManager[None]:
    """The plain tables in a file of SQLite."""
    return _opened("tortoise.backends.sqlite", {"file_path": str(file), "foreign_keys": "ON"})


@asynccontextmanager
async def on_postgres(server: PostgresServer) -> AsyncIterator[None]:
    """The plain tables in a database of its own."""
    name = f"plain_{os.getpid()}_{next(_numbers)}"
    server.sql(f"CREATE DATABASE {name}")
    credentials = DatabaseUrl(server.url(name)).connection()["credentials"]
    try:
        async with _opened("tortoise.backends.asyncpg", credentials):
            yield
    finally:
        server.sql(f"DROP DATABASE {name} WITH (FORCE)")
