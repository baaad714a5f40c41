"""Interviews: in the name of which organisation an appointment was asked for, and about which mission."""

from models.migrations.dialects import both

_COLUMNS = """
ALTER TABLE appointment ADD COLUMN asked_for_id BIGINT REFERENCES profile (id);
ALTER TABLE appointment ADD COLUMN mission_id BIGINT REFERENCES mission (id);
CREATE INDEX appointment_about ON appointment (mission_id, profile_id) WHERE mission_id IS NOT NULL;
CREATE INDEX appointment_asked_for ON appointment (asked_for_id) WHERE asked_for_id IS NOT NULL;
"""

SQLITE = both(_COLUMNS, "sqlite")
POSTGRES = both(_COLUMNS, "postgres")
