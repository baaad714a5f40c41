"""An application keeps the words of both sides, and since when they know that an annulment waits too long."""

from models.migrations.dialects import both

_COLUMNS = """
ALTER TABLE application ADD COLUMN intro_other TEXT NOT NULL DEFAULT '';
ALTER TABLE application ADD COLUMN annulment_late_at {instant};
"""

SQLITE = both(_COLUMNS, "sqlite")
POSTGRES = both(_COLUMNS, "postgres")
