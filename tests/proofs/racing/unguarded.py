"""The same cancellations on Tortoise's own backends, which is why ours have a guard."""

import asyncio
from typing import Any

from tortoise import Tortoise
from tortoise.backends.base.executor import EXECUTOR_CACHE
from tortoise.connection import get_connection
from tortoise.transactions import in_transaction

from models.database import CONNECTION, MODEL_MODULES, DatabaseUrl, close_database, on_sqlite
from tests.proofs.racing.interrupted import interrupt

SILENCE_SECONDS = 2.0
MOST, SUSPENSIONS = 200, 25
_THEIRS = {
    "models.backends.sqlite": "tortoise.backends.sqlite",
    "models.backends.postgres": "tortoise.backends.asyncpg",
}


async def _touch() -> None:
    async with in_transaction(CONNECTION) as connection:
        await connection.execute_query("SELECT 1")


async def _open(url: str, pool: int) -> None:
    described = DatabaseUrl(url).connection(pool)
    described["engine"] = _THEIRS[described["engine"]]
    EXECUTOR_CACHE.clear()
    on_sqlite.cache_clear()
    models = {"models": MODEL_MODULES, "default_connection": CONNECTION}
    config = {
        "connections": {CONNECTION: described},
        "apps": {"models": models},
        "use_tz": True,
        "timezone": "UTC",
    }
    await Tortoise.init(config=config, _enable_global_fallback=True)
    await _touch()


async def _drop(url: str) -> None:
    """Closes what may wait for ever for connections that nobody gives back."""
    client: Any = get_connection(CONNECTION)
    if not DatabaseUrl(url).is_sqlite:
        client._pool.terminate()
        client._pool = None
    await close_database()


async def silenced_after(url: str, pool: int) -> int:
    """How many cancelled transactions it takes until the database no longer answers; 0 when it always does."""
    await _open(url, pool)
    try:
        for number in range(MOST):
            try:
                async with asyncio.timeout(SILENCE_SECONDS):
                    # The first suspensions of a transaction on a new connection are those of connecting.
                    await interrupt(_touch, number % SUSPENSIONS + 1, arriving=True)
                    await _touch()
            except TimeoutError:
                return number + 1
        return 0
    finally:
        await _drop(url)
