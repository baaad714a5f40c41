"""Opens and closes the one database of the process."""

from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from tortoise import Tortoise
from tortoise.backends.base.executor import EXECUTOR_CACHE
from tortoise.connection import get_connection

MODEL_MODULES = ["models.registry"]
CONNECTION = "default"


@dataclass(frozen=True)
class DatabaseUrl:
    """A database address: `sqlite:///path/to/file.db` or `postgresql://user:password@host:port/name`."""

    text: str

    @property
    def is_sqlite(self) -> bool:
        return self.text.startswith("sqlite:")

    @property
    def path(self) -> str:
        """The SQLite file."""
        return unquote(self.text.removeprefix("sqlite:").removeprefix("//"))

    def connection(self, pool_size: int = 10) -> dict[str, Any]:
        """Tortoise's description of the connection. Refuses other schemes with ValueError."""
        if self.is_sqlite:
            credentials: dict[str, Any] = {
                "file_path": self.path,
                "journal_mode": "WAL",
                "synchronous": "FULL",
                "busy_timeout": 10_000,
                "foreign_keys": "ON",
                "secure_delete": "ON",
            }
            return {"engine": "models.backends.sqlite", "credentials": credentials}
        parts = urlsplit(self.text)
        if parts.scheme not in ("postgres", "postgresql"):
            raise ValueError(f"unknown database address: {parts.scheme}://…")
        query = {key: values[0] for key, values in parse_qs(parts.query).items()}
        credentials = {
            "user": unquote(parts.username or "postgres"),
            "password": unquote(parts.password) if parts.password else None,
            "host": query.get("host", parts.hostname or "127.0.0.1"),
            "port": parts.port or 5432,
            "database": parts.path.lstrip("/"),
            "minsize": 1,
            "maxsize": pool_size,
        }
        return {"engine": "models.backends.postgres", "credentials": credentials}


async def open_database(url: str, pool_size: int = 10) -> None:
    """Opens the database for the whole process; the schema must already be there (see models.migrate)."""
    config = {
        "connections": {CONNECTION: DatabaseUrl(url).connection(pool_size)},
        "apps": {"models": {"models": MODEL_MODULES, "default_connection": CONNECTION}},
        "use_tz": True,
        "timezone": "UTC",
    }
    # Statements are cached by connection name alone: those of another dialect must not be found again.
    EXECUTOR_CACHE.clear()
    on_sqlite.cache_clear()
    await Tortoise.init(config=config, _enable_global_fallback=True)


async def close_database() -> None:
    """Closes every connection; harmless when nothing is open."""
    on_sqlite.cache_clear()
    await Tortoise.close_connections()


@cache
def on_sqlite() -> bool:
    """Whether the open database is SQLite."""
    return bool(get_connection(CONNECTION).capabilities.dialect == "sqlite")


async def database_answers() -> None:
    """Asks the database for one row; raises whatever keeps it from answering."""
    await get_connection(CONNECTION).execute_query("SELECT 1")
