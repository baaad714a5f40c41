"""Keeps the golden schemas in step with the migrations: `--write` regenerates them, without it they are compared.

The golden files are what a reviewer reads: a migration that changes the schema changes them in the same commit.
"""

import asyncio
import difflib
import sys
import tempfile
from pathlib import Path

from models.database import close_database, open_database
from models.migrate import migrate, schema_dump
from tests.postgres import shared_server

GOLDEN = Path(__file__).parent.parent / "tests" / "models" / "golden"
FILES = {"sqlite": GOLDEN / "sqlite.sql", "postgres": GOLDEN / "postgres.txt"}


async def fresh_schema(url: str) -> str:
    """The schema of an empty database after every migration."""
    await open_database(url)
    try:
        await migrate()
        return await schema_dump()
    finally:
        await close_database()


def _addresses(folder: str) -> dict[str, str]:
    server = shared_server(f"golden-{Path(folder).name}")
    server.sql("CREATE DATABASE golden")
    return {"sqlite": f"sqlite://{folder}/golden.db", "postgres": server.url("golden")}


def main(arguments: list[str]) -> int:
    """0 when both files say what the migrations make, or were written."""
    differing = 0
    with tempfile.TemporaryDirectory() as folder:
        for dialect, url in _addresses(folder).items():
            made, file = asyncio.run(fresh_schema(url)), FILES[dialect]
            if "--write" in arguments:
                GOLDEN.mkdir(parents=True, exist_ok=True)
                file.write_text(made)
                print(f"wrote {file.relative_to(GOLDEN.parents[2])}")
                continue
            kept = file.read_text() if file.exists() else ""
            changes = list(
                difflib.unified_diff(kept.splitlines(), made.splitlines(), "golden", "migrated", n=0)
            )
            print(
                f"{dialect}: "
                + ("in step" if not changes else "differs: run `make golden` and read the change")
            )
            print("\n".join(changes[:40]))
            differing += bool(changes)
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
