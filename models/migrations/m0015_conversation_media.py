"""Files in conversations, contact details that two sides gave each other, and when a conversation ended."""

from models.migrations.dialects import both

_TABLES = """
CREATE TABLE message_file (
    id {id}, message_id BIGINT NOT NULL UNIQUE REFERENCES message (id), kind TEXT NOT NULL, file_id TEXT NOT NULL,
    name TEXT NOT NULL, size BIGINT NOT NULL,
    CHECK (kind IN ('photo', 'document', 'voice'))
);
CREATE TABLE contact_share (
    id {id}, conversation_id BIGINT NOT NULL REFERENCES conversation (id),
    member_id BIGINT NOT NULL REFERENCES member (id), name TEXT NOT NULL, email TEXT NOT NULL,
    username TEXT NOT NULL, phone TEXT NOT NULL, shared_at {instant} NOT NULL,
    UNIQUE (conversation_id, member_id)
);
CREATE INDEX contact_share_member ON contact_share (member_id);
ALTER TABLE conversation ADD COLUMN ended_at {instant};
UPDATE conversation SET ended_at = last_message_at WHERE state <> 'open';
CREATE INDEX message_source ON message (author_id, source_id);
CREATE INDEX conversation_ended ON conversation (ended_at) WHERE ended_at IS NOT NULL;
"""

SQLITE = both(_TABLES, "sqlite")
POSTGRES = both(_TABLES, "postgres")
