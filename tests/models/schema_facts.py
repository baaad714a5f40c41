"""What a migrated database says of its own tables, in the same words on both databases."""

import re
from dataclasses import dataclass, field

from models.database import on_sqlite
from models.migrate import known_migrations
from models.sql import fetch

_OURS = "schema_migration"


@dataclass
class TableFacts:
    """One table: columns with their type, which may be empty, and what refers to what."""

    name: str
    types: dict[str, str] = field(default_factory=dict)
    required: set[str] = field(default_factory=set)
    unique: set[tuple[str, ...]] = field(default_factory=set)
    references: dict[str, str] = field(default_factory=dict)
    checks: list[str] = field(default_factory=list)

    def listed_values(self, column: str) -> list[str]:
        """The values that a CHECK lists for a column, or nothing."""
        for check in self.checks:
            found = re.fullmatch(rf"{column} IN \((.*)\)", check)
            if found:
                return re.findall(r"'([^']*)'", found.group(1))
        return []


async def read_tables() -> dict[str, TableFacts]:
    """Every table that is there but the record of migrations, in the order in which the migrations make them."""
    tables = await (_sqlite_tables() if on_sqlite() else _postgres_tables())
    for name, check in _checks():
        if name in tables:
            tables[name].checks.append(check)
    order = re.findall(r"CREATE TABLE (\w+)", "\n".join(s for m in known_migrations() for s in m.statements))
    return {name: tables[name] for name in order if name in tables}


async def _sqlite_tables() -> dict[str, TableFacts]:
    names = await fetch("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    tables = {row["name"]: TableFacts(row["name"]) for row in names}
    for table in tables.values():
        keys = []
        for row in await fetch(f"SELECT * FROM pragma_table_info('{table.name}')"):
            table.types[row["name"]] = row["type"].lower()
            # A key of SQLite takes NULL unless it says NOT NULL: only the word itself counts.
            if row["notnull"]:
                table.required.add(row["name"])
            if row["pk"]:
                keys.append(row["name"])
        table.unique.add(tuple(keys))
        for index in await fetch(f"SELECT name FROM pragma_index_list('{table.name}') WHERE \"unique\" = 1"):
            columns = await fetch(f"SELECT name FROM pragma_index_info('{index['name']}') ORDER BY seqno")
            table.unique.add(tuple(row["name"] for row in columns))
        for row in await fetch(f"SELECT * FROM pragma_foreign_key_list('{table.name}')"):
            table.references[row["from"]] = row["table"]
    return {name: table for name, table in tables.items() if name != _OURS and not name.startswith("sqlite_")}


async def _postgres_tables() -> dict[str, TableFacts]:
    tables: dict[str, TableFacts] = {}
    for row in await fetch(
        "SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns"
        " WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position"
    ):
        table = tables.setdefault(row["table_name"], TableFacts(row["table_name"]))
        table.types[row["column_name"]] = row["data_type"]
        if row["is_nullable"] == "NO":
            table.required.add(row["column_name"])
    for row in await fetch(
        "SELECT i.indrelid::regclass::text AS name, array_agg(a.attname::text ORDER BY k.place) AS columns"
        " FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k (number, place)"
        " JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number"
        " WHERE i.indisunique AND i.indrelid::regclass::text IN"
        " (SELECT tablename FROM pg_tables WHERE schemaname = current_schema()) GROUP BY i.indexrelid, i.indrelid"
    ):
        tables[row["name"]].unique.add(tuple(row["columns"]))
    for row in await fetch(
        "SELECT c.conrelid::regclass::text AS name, a.attname::text AS from_column,"
        " c.confrelid::regclass::text AS target"
        " FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]"
        " WHERE c.contype = 'f'"
    ):
        tables[row["name"]].references[row["from_column"]] = row["target"]
    return {name: table for name, table in tables.items() if name != _OURS}


def _checks() -> list[tuple[str, str]]:
    """Table and condition of every CHECK, as the migrations write them for SQLite, which makes a table again to change
    one: then only the last making counts.
    """
    found: list[tuple[str, str]] = []
    for statement in (statement for migration in known_migrations() for statement in migration.sqlite):
        named = re.match(r"(?:CREATE|ALTER) TABLE (\w+)", statement)
        if named is not None and statement.startswith("CREATE"):
            found = [each for each in found if each[0] != named.group(1)]
        for start in (match.end() for match in re.finditer(r"\bCHECK \(", statement)):
            assert named is not None
            found.append((named.group(1), re.sub(r"\s+", " ", _inside(statement, start))))
    return found


def _inside(text: str, start: int) -> str:
    depth = 1
    for place in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[place], 0)
        if depth == 0:
            return text[start:place]
    raise ValueError(f"unbalanced: {text[start : start + 60]}")
