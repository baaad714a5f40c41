"""Searches that people keep, what they wish to be told and when, the daily digests, and who answers how fast.

`member.digest_at` is when a person's next digest is looked at. The index on it holds whoever can get one: those who are
due are its first rows, and those for whom nothing is planned yet (NULL) are together at one end of it.
"""

from models.migrations.dialects import both

_TABLES = """
ALTER TABLE member ADD COLUMN digest_at {instant};
CREATE INDEX member_digest ON member (digest_at) WHERE registered_at IS NOT NULL AND deleted_at IS NULL;
CREATE TABLE saved_search (
    id {id}, member_id BIGINT NOT NULL REFERENCES member (id), kind TEXT NOT NULL, words TEXT NOT NULL,
    filters {json} NOT NULL, fingerprint TEXT NOT NULL, muted {bool} NOT NULL, seen_at {instant} NOT NULL,
    created_at {instant} NOT NULL, UNIQUE (member_id, fingerprint),
    CHECK (kind IN ('mission', 'freelance', 'directory'))
);
CREATE TABLE notification_preference (
    member_id BIGINT PRIMARY KEY NOT NULL REFERENCES member (id), muted TEXT NOT NULL, quiet_from INTEGER NOT NULL,
    quiet_until INTEGER NOT NULL, digest_hour INTEGER NOT NULL,
    CHECK (quiet_from BETWEEN 0 AND 23),
    CHECK (quiet_until BETWEEN 0 AND 23),
    CHECK (digest_hour BETWEEN 0 AND 23)
);
CREATE TABLE digest (
    id {id}, member_id BIGINT NOT NULL REFERENCES member (id), day DATE NOT NULL, since {instant} NOT NULL,
    until {instant} NOT NULL, UNIQUE (member_id, day), CHECK (since < until)
);
CREATE TABLE response_fact (
    id {id}, profile_id BIGINT NOT NULL REFERENCES profile (id), kind TEXT NOT NULL, subject_id BIGINT NOT NULL,
    answered {bool} NOT NULL, waited_seconds BIGINT NOT NULL, noted_at {instant} NOT NULL,
    CHECK (kind IN ('application', 'conversation', 'appointment')),
    CHECK (waited_seconds >= 0)
);
CREATE INDEX response_fact_of ON response_fact (profile_id, noted_at);
CREATE UNIQUE INDEX response_fact_conversation ON response_fact (subject_id) WHERE kind = 'conversation';
CREATE INDEX conversation_begun ON conversation (created_at);
CREATE INDEX notification_unsolicited ON notification (recipient_id, settled_at)
    WHERE key IN ('digest.daily', 'application.nudge', 'application.still', 'payrolling.nudge',
        'payrolling.nudge_answer', 'payrolling.nudge_read');
"""

SQLITE = both(_TABLES, "sqlite")
POSTGRES = both(_TABLES, "postgres")
