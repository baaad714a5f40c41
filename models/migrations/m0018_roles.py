"""Roles beside the category, four kinds of measures, and documents of the certification that come by the chat.

On SQLite a CHECK cannot be changed: the table of measures is made again, with its rows and what refers to them.
"""

from models.migrations.dialects import both

_MEASURE = """
CREATE TABLE measure (
    id {id}, public_id TEXT NOT NULL UNIQUE, member_id BIGINT NOT NULL REFERENCES member (id),
    profile_id BIGINT REFERENCES profile (id), kind TEXT NOT NULL, clause TEXT NOT NULL, facts TEXT NOT NULL,
    decided_by BIGINT REFERENCES member (id), decided_at {instant} NOT NULL,
    effective_at {instant} NOT NULL, until_at {instant}, ended_at {instant}, ending TEXT, version INTEGER NOT NULL,
    confirm_by {instant}, confirmed_by BIGINT REFERENCES member (id), renewals INTEGER NOT NULL DEFAULT 0,
    CHECK (kind IN ('warning', 'restriction', 'suspension', 'deletion')),
    CHECK (clause IN ('irrelevant', 'identity', 'conduct', 'fraud', 'law')),
    CHECK (ending IN ('lifted', 'lapsed', 'overturned', 'done', 'dropped')),
    CHECK ((ended_at IS NULL) = (ending IS NULL)),
    CHECK (until_at IS NULL OR kind <> 'deletion'),
    CHECK (confirm_by IS NULL OR kind = 'deletion'),
    CHECK (confirmed_by IS NULL OR (confirm_by IS NOT NULL AND confirmed_by <> decided_by)),
    CHECK (renewals BETWEEN 0 AND 1)
);
"""

_MEASURE_INDEXES = """
CREATE UNIQUE INDEX measure_open ON measure (member_id, kind) WHERE ended_at IS NULL AND kind <> 'warning';
CREATE INDEX measure_member ON measure (member_id, id);
"""

_TABLES = """
ALTER TABLE member ADD COLUMN restricted_until {instant};
ALTER TABLE profile ADD COLUMN restricted_until {instant};
CREATE TABLE role_grant (
    id {id}, role TEXT NOT NULL, member_id BIGINT REFERENCES member (id),
    organisation_id BIGINT REFERENCES organisation (id), reason TEXT NOT NULL,
    given_by BIGINT NOT NULL REFERENCES member (id), given_at {instant} NOT NULL,
    ended_by BIGINT REFERENCES member (id), ended_at {instant}, ended_reason TEXT NOT NULL,
    CHECK (role IN ('recruiter', 'interpreter')),
    CHECK ((member_id IS NULL) <> (organisation_id IS NULL)),
    CHECK (role = 'recruiter' OR organisation_id IS NULL),
    CHECK ((ended_by IS NULL) = (ended_at IS NULL))
);
CREATE UNIQUE INDEX role_grant_member ON role_grant (member_id, role) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX role_grant_organisation ON role_grant (organisation_id, role) WHERE ended_at IS NULL;
CREATE TABLE chat_document (
    id {id}, profile_id BIGINT NOT NULL REFERENCES profile (id), member_id BIGINT NOT NULL REFERENCES member (id),
    state TEXT NOT NULL, kind TEXT, file_id TEXT NOT NULL, chat_id BIGINT NOT NULL, message_id BIGINT,
    name TEXT NOT NULL, file TEXT, wrapped_key TEXT, mime TEXT NOT NULL, refusal TEXT NOT NULL,
    attempts INTEGER NOT NULL, due_at {instant} NOT NULL, sent_at {instant} NOT NULL,
    CHECK (state IN ('sent', 'held', 'taken', 'refused')),
    CHECK (kind IN ('permit', 'residence', 'statutes')),
    CHECK ((state = 'held') = (file IS NOT NULL))
);
CREATE INDEX chat_document_profile ON chat_document (profile_id, id);
CREATE INDEX chat_document_due ON chat_document (due_at);
"""

_COLUMNS = (
    "id, public_id, member_id, profile_id, kind, clause, facts, decided_by, decided_at, effective_at, until_at,"
    " ended_at, ending, version"
)
_MADE_AGAIN = [
    f"CREATE TEMP TABLE kept_measure AS SELECT {_COLUMNS} FROM measure",
    "CREATE TEMP TABLE kept_appeal AS SELECT * FROM appeal",
    "CREATE TEMP TABLE kept_exclusion AS SELECT * FROM exclusion",
    "DELETE FROM appeal",
    "DELETE FROM exclusion",
    "DROP TABLE measure",
    *both(_MEASURE, "sqlite"),
    f"INSERT INTO measure ({_COLUMNS}) SELECT {_COLUMNS} FROM kept_measure",
    "INSERT INTO appeal SELECT * FROM kept_appeal",
    "INSERT INTO exclusion SELECT * FROM kept_exclusion",
    "DROP TABLE kept_measure",
    "DROP TABLE kept_appeal",
    "DROP TABLE kept_exclusion",
]

_CHANGED = [
    "ALTER TABLE measure DROP CONSTRAINT measure_kind_check",
    "ALTER TABLE measure DROP CONSTRAINT measure_ending_check",
    "ALTER TABLE measure DROP CONSTRAINT measure_check1",
    "ALTER TABLE measure ALTER COLUMN decided_by DROP NOT NULL",
    "ALTER TABLE measure ADD COLUMN confirm_by TIMESTAMPTZ",
    "ALTER TABLE measure ADD COLUMN confirmed_by BIGINT REFERENCES member (id)",
    "ALTER TABLE measure ADD COLUMN renewals INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE measure ADD CHECK (kind IN ('warning', 'restriction', 'suspension', 'deletion'))",
    "ALTER TABLE measure ADD CHECK (ending IN ('lifted', 'lapsed', 'overturned', 'done', 'dropped'))",
    "ALTER TABLE measure ADD CHECK (until_at IS NULL OR kind <> 'deletion')",
    "ALTER TABLE measure ADD CHECK (confirm_by IS NULL OR kind = 'deletion')",
    "ALTER TABLE measure ADD CHECK (confirmed_by IS NULL OR (confirm_by IS NOT NULL AND confirmed_by <> decided_by))",
    "ALTER TABLE measure ADD CHECK (renewals BETWEEN 0 AND 1)",
    "DROP INDEX measure_open",
    "DROP INDEX measure_member",
]

SQLITE = [*_MADE_AGAIN, *both(_MEASURE_INDEXES, "sqlite"), *both(_TABLES, "sqlite")]
POSTGRES = [*_CHANGED, *both(_MEASURE_INDEXES, "postgres"), *both(_TABLES, "postgres")]
