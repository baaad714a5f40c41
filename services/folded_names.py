"""Names as the team's searches compare them: each table keeps them folded in a column of its own.

The program folds them and never the database, whose case rules differ by locale. A trigger empties the column of who
changes a name, and the next search, or a job, folds it again.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from core.text import fold
from models.database import on_sqlite
from models.sql import execute, fetch
from services.unit_of_work import unit_of_work

MOST_WORDS = 6
BATCH = 500
_SQLITE_ENTRIES = (
    "(SELECT json_extract(value, '$.id') AS id, json_extract(value, '$.name') AS name,"
    " json_extract(value, '$.folded') AS folded FROM json_each(:entries)) AS item"
)
_POSTGRES_ENTRIES = (
    "jsonb_to_recordset(CAST(CAST(:entries AS TEXT) AS JSONB)) AS item (id BIGINT, name TEXT, folded TEXT)"
)


@dataclass(frozen=True)
class FoldedNames:
    """The column `folded` of a table: what stands in `names` (columns, as SQL joins them), in the rows `which`."""

    table: str
    names: str
    which: str

    async def fold(self) -> int:
        """Folds what changed since it was last compared; gives how many rows that were."""
        done, table = 0, self.table
        unfolded = (
            f"SELECT id, {self.names} AS name FROM {table} WHERE folded = '' AND {self.which} ORDER BY id"
        )
        entries = _SQLITE_ENTRIES if on_sqlite() else _POSTGRES_ENTRIES
        keep = (
            f"UPDATE {table} SET folded = item.folded FROM {entries} WHERE {table}.id = item.id"
            # Whose name changed since it was read stays for the next round.
            f" AND {table}.folded = '' AND {self.names} = item.name"
        )
        while rows := await fetch(f"{unfolded} LIMIT {BATCH}"):
            # The space before it tells what folds to nothing from what was not folded yet.
            folded = [{**row, "folded": f" {fold(row['name'])}"} for row in rows]
            async with unit_of_work():
                done += await execute(keep, entries=json.dumps(folded))
        return done


MEMBERS = FoldedNames(
    "member",
    "first_name || ' ' || last_name || ' ' || display_name || ' ' || COALESCE(email, '') || ' ' || public_id",
    "deleted_at IS NULL",
)
ORGANISATIONS = FoldedNames("profile", "display_name", "organisation_id IS NOT NULL AND deleted_at IS NULL")
MISSIONS = FoldedNames("mission", "title", "published_at IS NOT NULL")


async def fold_all() -> int:
    """Folds every name that changed; gives how many."""
    return await MEMBERS.fold() + await ORGANISATIONS.fold() + await MISSIONS.fold()


def named_like(words: Sequence[str], *columns: str) -> tuple[str, dict[str, str]]:
    """A condition, begun by AND, with its values: each of the folded words is part of one of the folded columns."""
    values = {f"word_{number}": f"%{_escaped(word)}%" for number, word in enumerate(words)}
    each = [" OR ".join(f"{column} LIKE :{name} ESCAPE '!'" for column in columns) for name in values]
    return "".join(f" AND ({condition})" for condition in each), values


def words_of_name(text: str) -> list[str]:
    """The words of what somebody of the team looks for; what comes after the first six does not count."""
    return fold(text).split()[:MOST_WORDS]


def _escaped(word: str) -> str:
    return word.replace("!", "!!").replace("%", "!%").replace("_", "!_")
