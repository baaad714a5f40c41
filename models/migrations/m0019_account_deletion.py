"""Leaving: the wish and its reason, the chats that are told goodbye, the messages that a bot may still delete, and
the files with somebody's own data.

`farewell` names its member without a reference: the chat's number and the emptied account have nothing else in common.
"""

from models.migrations.dialects import both

_TABLES = """
CREATE TABLE departure_wish (
    id {id}, member_id BIGINT NOT NULL UNIQUE REFERENCES member (id), reason TEXT NOT NULL, words TEXT NOT NULL,
    closes {json} NOT NULL, asked_at {instant} NOT NULL,
    CHECK (reason IN ('found', 'unused', 'messages', 'experience', 'privacy', 'other'))
);
CREATE TABLE departure (
    id {id}, reason TEXT NOT NULL, words TEXT NOT NULL, month DATE NOT NULL,
    CHECK (reason IN ('found', 'unused', 'messages', 'experience', 'privacy', 'other'))
);
CREATE TABLE farewell (
    id {id}, member_id BIGINT NOT NULL UNIQUE, chat_id BIGINT NOT NULL, language TEXT NOT NULL, kind TEXT NOT NULL,
    attempts SMALLINT NOT NULL, due_at {instant} NOT NULL, lease_until {instant}, said_at {instant},
    created_at {instant} NOT NULL,
    CHECK (kind IN ('own', 'team'))
);
CREATE INDEX farewell_chat ON farewell (chat_id);
CREATE TABLE sent_message (
    id {id}, member_id BIGINT NOT NULL, message_id BIGINT NOT NULL, sent_at {instant} NOT NULL,
    UNIQUE (member_id, message_id)
);
CREATE INDEX sent_message_age ON sent_message (sent_at);
CREATE TABLE data_export (
    id {id}, member_id BIGINT NOT NULL REFERENCES member (id), state TEXT NOT NULL, asked_at {instant} NOT NULL,
    attempts SMALLINT NOT NULL, due_at {instant} NOT NULL, lease_until {instant},
    CHECK (state IN ('waiting', 'sent', 'failed'))
);
CREATE INDEX data_export_of ON data_export (member_id, id);
CREATE INDEX data_export_due ON data_export (due_at) WHERE state = 'waiting';
"""

SQLITE = both(_TABLES, "sqlite")
POSTGRES = both(_TABLES, "postgres")
