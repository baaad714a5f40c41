"""The dialogs that wait for a person are found without going through those of everybody."""

from models.migrations.dialects import both

_CHANGED = """
CREATE INDEX dialog_session_waiting ON dialog_session (member_id) WHERE status IN ('active', 'paused');
"""

SQLITE = both(_CHANGED, "sqlite")
POSTGRES = both(_CHANGED, "postgres")
