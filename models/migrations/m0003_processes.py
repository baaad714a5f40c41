"""Which processes are alive, and which of them carries the socket of a person in a call."""

from models.migrations.dialects import both

_TABLES = """
CREATE TABLE process (
    id TEXT PRIMARY KEY NOT NULL, role TEXT NOT NULL, started_at {instant} NOT NULL, seen_at {instant} NOT NULL
);
ALTER TABLE call_seat ADD COLUMN held_by TEXT;
"""

SQLITE = both(_TABLES, "sqlite")
POSTGRES = both(_TABLES, "postgres")
