"""Who else gave the same official number is found without reading every profile."""

from models.migrations.dialects import both

_CHANGED = """
CREATE INDEX profile_registration_number ON profile (registration_number) WHERE registration_number <> '';
"""

SQLITE = both(_CHANGED, "sqlite")
POSTGRES = both(_CHANGED, "postgres")
