"""People and services inside an organisation, hats, and calls that ring several people."""

from models.migrations.dialects import both

_TABLES = """
ALTER TABLE membership ADD COLUMN online_until {instant};
ALTER TABLE membership ADD COLUMN joined_at {instant};
ALTER TABLE membership ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
CREATE INDEX membership_online ON membership (online_until) WHERE online_until IS NOT NULL;
ALTER TABLE member ADD COLUMN hat_organisation_id BIGINT REFERENCES organisation (id);
ALTER TABLE call ADD COLUMN service TEXT NOT NULL DEFAULT '';
DROP INDEX call_one_ringing;
CREATE UNIQUE INDEX call_one_ringing ON call (profile_id, service) WHERE status = 'ringing';
CREATE TABLE call_ring (
    id {id}, call_id BIGINT NOT NULL REFERENCES call (id), member_id BIGINT NOT NULL REFERENCES member (id),
    state TEXT NOT NULL, UNIQUE (call_id, member_id),
    CHECK (state IN ('ringing', 'answered', 'declined', 'taken', 'missed', 'stopped'))
);
CREATE INDEX call_ring_member ON call_ring (member_id, id);
CREATE UNIQUE INDEX call_ring_one ON call_ring (member_id) WHERE state = 'ringing';
"""

SQLITE = both(_TABLES, "sqlite")
POSTGRES = both(_TABLES, "postgres")
