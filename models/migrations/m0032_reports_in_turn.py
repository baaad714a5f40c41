"""Scam reports beyond the limits of their reporter are kept and wait for their turn."""

from models.migrations.dialects import both

_CHANGED = """
ALTER TABLE scam_report ADD COLUMN queued_until {instant};
ALTER TABLE scam_report ADD COLUMN is_queued {bool} NOT NULL DEFAULT FALSE
    CHECK (NOT is_queued OR (queued_until IS NOT NULL AND status = 'filed'));
CREATE INDEX scam_report_queued ON scam_report (queued_until) WHERE is_queued;
"""

SQLITE = both(_CHANGED, "sqlite")
POSTGRES = both(_CHANGED, "postgres")
