"""People and services inside an organisation, and hats."""

from models.migrations.dialects import both

_TABLES = """
"""

SQLITE = both(_TABLES, "sqlite")
POSTGRES = both(_TABLES, "postgres")
