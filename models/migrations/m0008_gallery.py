"""Pictures and documents of a profile, the files that were sent for them, and files that nothing names any more."""

from models.migrations.dialects import both

_TABLES = """
CREATE TABLE gallery_picture (
    id {id}, public_id TEXT NOT NULL UNIQUE, profile_id BIGINT NOT NULL REFERENCES profile (id),
    file TEXT NOT NULL, caption TEXT NOT NULL, rank INTEGER NOT NULL, created_at {instant} NOT NULL
);
CREATE INDEX gallery_picture_profile ON gallery_picture (profile_id, rank, id);
CREATE TABLE profile_document (
    id {id}, public_id TEXT NOT NULL UNIQUE, profile_id BIGINT NOT NULL REFERENCES profile (id), kind TEXT NOT NULL,
    title TEXT NOT NULL, file TEXT NOT NULL, mime TEXT NOT NULL, size BIGINT NOT NULL, sha256 TEXT NOT NULL,
    created_at {instant} NOT NULL,
    CHECK (kind IN ('cv', 'portfolio', 'other'))
);
CREATE INDEX profile_document_profile ON profile_document (profile_id, id);
CREATE TABLE sent_file (
    id {id}, profile_id BIGINT NOT NULL REFERENCES profile (id), member_id BIGINT NOT NULL REFERENCES member (id),
    purpose TEXT NOT NULL, file_id TEXT NOT NULL, name TEXT NOT NULL, caption TEXT NOT NULL, kind TEXT NOT NULL,
    refusal TEXT NOT NULL, attempts INTEGER NOT NULL, due_at {instant} NOT NULL, sent_at {instant} NOT NULL,
    CHECK (purpose IN ('gallery', 'photo', 'document')),
    CHECK (kind IN ('', 'cv', 'portfolio', 'other'))
);
CREATE INDEX sent_file_profile ON sent_file (profile_id, purpose);
CREATE INDEX sent_file_due ON sent_file (due_at) WHERE refusal = '';
CREATE TABLE unwanted_file (
    id {id}, name TEXT NOT NULL UNIQUE, due_at {instant} NOT NULL
);
CREATE INDEX unwanted_file_due ON unwanted_file (due_at);
"""

SQLITE = both(_TABLES, "sqlite")
POSTGRES = both(_TABLES, "postgres")
