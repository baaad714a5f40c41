"""Pictures and documents of a profile."""

from models.migrations.dialects import both

_TABLES = """
"""

SQLITE = both(_TABLES, "sqlite")
POSTGRES = both(_TABLES, "postgres")
