"""Applications of freelances for missions."""

from models.migrations.dialects import both

_TABLES = """
"""

SQLITE = both(_TABLES, "sqlite")
POSTGRES = both(_TABLES, "postgres")
