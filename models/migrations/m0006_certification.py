"""Certification by the team: evidence, rights to give it, and the acts of a case."""

from models.migrations.dialects import both

_TABLES = """
ALTER TABLE profile ADD COLUMN registration_number TEXT NOT NULL DEFAULT '';
ALTER TABLE profile ADD COLUMN permit_until DATE;
CREATE TABLE evidence_document (
    id {id}, public_id TEXT NOT NULL UNIQUE, profile_id BIGINT NOT NULL REFERENCES profile (id),
    member_id BIGINT NOT NULL REFERENCES member (id), kind TEXT NOT NULL, mime TEXT NOT NULL, size BIGINT NOT NULL,
    sha256 TEXT NOT NULL, file TEXT, wrapped_key TEXT, given_at {instant} NOT NULL, decided_at {instant},
    forgotten_at {instant},
    CHECK (kind IN ('permit', 'residence', 'statutes')),
    CHECK ((file IS NULL) = (wrapped_key IS NULL)),
    CHECK ((file IS NULL) = (forgotten_at IS NOT NULL))
);
CREATE INDEX evidence_document_profile ON evidence_document (profile_id, kind);
CREATE INDEX evidence_document_kept ON evidence_document (decided_at) WHERE forgotten_at IS NULL;
CREATE TABLE evidence_reading (
    id {id}, document_id BIGINT NOT NULL REFERENCES evidence_document (id),
    admin_id BIGINT NOT NULL REFERENCES member (id), read_at {instant} NOT NULL
);
CREATE INDEX evidence_reading_document ON evidence_reading (document_id);
CREATE TABLE upload_pass (
    id {id}, public_id TEXT NOT NULL UNIQUE, profile_id BIGINT NOT NULL REFERENCES profile (id),
    member_id BIGINT NOT NULL REFERENCES member (id), kind TEXT NOT NULL, expires_at {instant} NOT NULL,
    used_at {instant},
    CHECK (kind IN ('permit', 'residence', 'statutes'))
);
CREATE INDEX upload_pass_end ON upload_pass (expires_at);
CREATE TABLE certification_act (
    id {id}, profile_id BIGINT NOT NULL REFERENCES profile (id), move TEXT NOT NULL,
    actor_id BIGINT REFERENCES member (id), reason TEXT NOT NULL, note TEXT NOT NULL, permit_until DATE,
    acted_at {instant} NOT NULL,
    CHECK (move IN ('submit', 'no_permit', 'ask_more', 'certify', 'refuse', 'expire', 'suspend', 'lift', 'reopen')),
    CHECK (reason IN ('', 'outdated', 'unfit', 'other'))
);
CREATE INDEX certification_act_profile ON certification_act (profile_id, id);
CREATE INDEX profile_certification ON profile (certification) WHERE certification IN ('review', 'no_permit');
"""

SQLITE = both(_TABLES, "sqlite")
POSTGRES = both(_TABLES, "postgres")
