"""A permit has two sides; when a scam report was decided; what passed without anybody is found quickly."""

from models.migrations.dialects import both

_CHANGED = """
ALTER TABLE evidence_document ADD COLUMN is_back {bool} NOT NULL DEFAULT FALSE;
ALTER TABLE upload_pass ADD COLUMN is_back {bool} NOT NULL DEFAULT FALSE;
ALTER TABLE chat_document ADD COLUMN is_back {bool} NOT NULL DEFAULT FALSE;
ALTER TABLE scam_report ADD COLUMN decided_at {instant};
CREATE INDEX scam_report_decided ON scam_report (decided_at) WHERE decided_at IS NOT NULL;
CREATE INDEX appointment_not_passed ON appointment (end_at) WHERE status = 'confirmed' AND ended_at IS NULL;
"""

SQLITE = both(_CHANGED, "sqlite")
POSTGRES = both(_CHANGED, "postgres")
