"""E-mail codes, personal links and pre-registration."""

from models.migrations.dialects import both

_TABLES = """
"""

SQLITE = both(_TABLES, "sqlite")
POSTGRES = both(_TABLES, "postgres")
