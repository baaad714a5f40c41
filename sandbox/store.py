"""The sandbox's own SQLite file: everything that must outlive the process."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import orjson

SCHEMA = """
CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS bot (
    id INTEGER PRIMARY KEY, token TEXT NOT NULL, body BLOB NOT NULL,
    next_message_id INTEGER NOT NULL, next_update_id INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS person (id INTEGER PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS chat (
    bot_id INTEGER NOT NULL, user_id INTEGER NOT NULL, body BLOB NOT NULL,
    PRIMARY KEY (bot_id, user_id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS message (
    bot_id INTEGER NOT NULL, message_id INTEGER NOT NULL, user_id INTEGER NOT NULL, body BLOB NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0, hidden INTEGER NOT NULL DEFAULT 0, edited INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (bot_id, message_id)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS message_of_chat ON message (bot_id, user_id, message_id);
CREATE TABLE IF NOT EXISTS incoming (
    bot_id INTEGER NOT NULL, update_id INTEGER NOT NULL, seq INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL, lane TEXT NOT NULL, body BLOB NOT NULL, made_at REAL NOT NULL);
CREATE INDEX IF NOT EXISTS incoming_of_bot ON incoming (bot_id, seq);
CREATE TABLE IF NOT EXISTS query (
    id TEXT PRIMARY KEY, bot_id INTEGER NOT NULL, user_id INTEGER NOT NULL, kind TEXT NOT NULL,
    message_id INTEGER, made_at REAL NOT NULL, answer BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS file (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, file_id TEXT NOT NULL UNIQUE, unique_id TEXT NOT NULL,
    bot_id INTEGER NOT NULL, kind TEXT NOT NULL, path TEXT NOT NULL, name TEXT NOT NULL, mime TEXT NOT NULL,
    size INTEGER NOT NULL, shape BLOB NOT NULL, data BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS command (
    bot_id INTEGER NOT NULL, scope TEXT NOT NULL, language TEXT NOT NULL, body BLOB NOT NULL,
    PRIMARY KEY (bot_id, scope, language)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS mail (
    number INTEGER PRIMARY KEY AUTOINCREMENT, received_at REAL NOT NULL, sender TEXT NOT NULL,
    recipients TEXT NOT NULL, raw BLOB NOT NULL);
"""


class Store:
    """A small shelf over sqlite3: synchronous, one connection, every change in a transaction."""

    def __init__(self, path: str) -> None:
        self.database = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self.database.row_factory = sqlite3.Row
        if path != ":memory:":
            self.database.execute("PRAGMA journal_mode=WAL")
            self.database.execute("PRAGMA synchronous=NORMAL")
            self.database.execute("PRAGMA busy_timeout=10000")
        self.database.executescript(SCHEMA)
        self._depth = 0

    def close(self) -> None:
        """Close the file."""
        self.database.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep all changes of the block or none; an inner block joins the outer one."""
        if self._depth:
            yield
            return
        self.database.execute("BEGIN IMMEDIATE")
        self._depth = 1
        try:
            yield
        except BaseException:
            self.database.execute("ROLLBACK")
            raise
        else:
            self.database.execute("COMMIT")
        finally:
            self._depth = 0

    def run(self, statement: str, *values: Any) -> sqlite3.Cursor:
        """Execute one statement."""
        return self.database.execute(statement, values)

    def one(self, statement: str, *values: Any) -> sqlite3.Row | None:
        """Return the first row, or None."""
        row: sqlite3.Row | None = self.database.execute(statement, values).fetchone()
        return row

    def all(self, statement: str, *values: Any) -> list[sqlite3.Row]:
        """Return every row."""
        return self.database.execute(statement, values).fetchall()

    def fact(self, name: str, default: Any = None) -> Any:
        """Return a remembered value."""
        row = self.one("SELECT value FROM fact WHERE name = ?", name)
        return default if row is None else orjson.loads(row["value"])

    def remember(self, name: str, value: Any) -> None:
        """Keep a value under a name."""
        self.run("INSERT OR REPLACE INTO fact VALUES (?, ?)", name, orjson.dumps(value))
