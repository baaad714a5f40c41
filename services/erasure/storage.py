"""What SQLite still holds of rows that were erased: old pages in its log, and words in its search index.

With `secure_delete` (models/database) SQLite writes zeros over what is deleted in the file itself. Two places stay: the
write-ahead log keeps former pages until it is begun anew, and the search index keeps the words of removed entries until
its parts are merged. PostgreSQL gives the room of old rows back when it vacuums; its log is its operator's.
"""

from tortoise.connection import get_connection

from models.database import CONNECTION, on_sqlite
from models.sql import fetch
from services.unit_of_work import unit_of_work

_INDEXES = ("directory_index", "mission_index")
_PAGES = 200
_STEPS = 50


async def begin_log_anew() -> None:
    """Writes the log's pages into the file and empties the log; does nothing on PostgreSQL, or while others read."""
    if on_sqlite():
        await get_connection(CONNECTION).execute_query("PRAGMA wal_checkpoint(TRUNCATE)")


async def merge_search_index() -> int:
    """Merges the parts of SQLite's search index, a few pages a transaction; gives how many steps it took."""
    if not on_sqlite():
        return 0
    steps = 0
    for index in _INDEXES:
        for step in range(_STEPS):
            async with unit_of_work():
                before = await _changes()
                pages = -_PAGES if step == 0 else _PAGES
                await get_connection(CONNECTION).execute_query(
                    f"INSERT INTO {index}({index}, rank) VALUES ('merge', {pages})"
                )
                merged = await _changes() - before
            steps += 1
            if merged < 2:
                break
    return steps


async def _changes() -> int:
    return int((await fetch("SELECT total_changes() AS number"))[0]["number"])
