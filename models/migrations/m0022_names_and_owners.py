"""A change of legal name is asked of the team, and who is to own an organisation is asked before.

On SQLite a CHECK cannot be changed: the table of requests is made again, with its rows and what refers to them.
"""

from models.migrations.dialects import both

_REQUEST = """
CREATE TABLE help_request (
    id {id}, public_id TEXT NOT NULL UNIQUE, member_id BIGINT NOT NULL REFERENCES member (id), topic TEXT NOT NULL,
    status TEXT NOT NULL, profile_id BIGINT REFERENCES profile (id), old_number TEXT NOT NULL,
    new_number TEXT NOT NULL, carried_out_at {instant}, taken_by BIGINT REFERENCES member (id), taken_at {instant},
    waiting_since {instant} NOT NULL, reminded_at {instant}, closed_at {instant}, created_at {instant} NOT NULL,
    version INTEGER NOT NULL, old_name TEXT NOT NULL DEFAULT '', new_first_name TEXT NOT NULL DEFAULT '',
    new_last_name TEXT NOT NULL DEFAULT '',
    CHECK (topic IN ('certification', 'access', 'mission', 'technical', 'safety', 'data', 'other', 'number', 'name')),
    CHECK (status IN ('open', 'answered', 'closed')),
    CHECK ((profile_id IS NOT NULL) = (topic IN ('number', 'name'))),
    CHECK ((status = 'closed') = (closed_at IS NOT NULL)),
    CHECK ((taken_by IS NULL) = (taken_at IS NULL))
);
"""

_INDEXES = """
CREATE INDEX help_request_member ON help_request (member_id, id);
CREATE INDEX help_request_waiting ON help_request (waiting_since) WHERE status = 'open';
CREATE UNIQUE INDEX help_request_one_change ON help_request (profile_id)
    WHERE profile_id IS NOT NULL AND status <> 'closed';
CREATE INDEX help_request_closed ON help_request (closed_at) WHERE status = 'closed';
"""

_OFFERS = """
ALTER TABLE membership ADD COLUMN owner_offered_by BIGINT REFERENCES member (id);
ALTER TABLE membership ADD COLUMN owner_offered_at {instant}
    CHECK ((owner_offered_at IS NULL) = (owner_offered_by IS NULL));
CREATE UNIQUE INDEX membership_one_offer ON membership (organisation_id) WHERE owner_offered_at IS NOT NULL;
"""

_COLUMNS = (
    "id, public_id, member_id, topic, status, profile_id, old_number, new_number, carried_out_at, taken_by, taken_at,"
    " waiting_since, reminded_at, closed_at, created_at, version"
)
_MADE_AGAIN = [
    f"CREATE TEMP TABLE kept_request AS SELECT {_COLUMNS} FROM help_request",
    "CREATE TEMP TABLE kept_message AS SELECT * FROM help_message",
    "DELETE FROM help_message",
    "DROP TABLE help_request",
    *both(_REQUEST, "sqlite"),
    f"INSERT INTO help_request ({_COLUMNS}) SELECT {_COLUMNS} FROM kept_request",
    "INSERT INTO help_message SELECT * FROM kept_message",
    "DROP TABLE kept_request",
    "DROP TABLE kept_message",
]
_CHANGED = [
    "ALTER TABLE help_request DROP CONSTRAINT help_request_topic_check",
    "ALTER TABLE help_request DROP CONSTRAINT help_request_check",
    "ALTER TABLE help_request ADD COLUMN old_name TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE help_request ADD COLUMN new_first_name TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE help_request ADD COLUMN new_last_name TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE help_request ADD CHECK (topic IN ('certification', 'access', 'mission', 'technical', 'safety', 'data',"
    " 'other', 'number', 'name'))",
    "ALTER TABLE help_request ADD CHECK ((profile_id IS NOT NULL) = (topic IN ('number', 'name')))",
    "DROP INDEX help_request_member",
    "DROP INDEX help_request_waiting",
    "DROP INDEX help_request_one_number",
]

SQLITE = [*_MADE_AGAIN, *both(_INDEXES, "sqlite"), *both(_OFFERS, "sqlite")]
POSTGRES = [*_CHANGED, *both(_INDEXES, "postgres"), *both(_OFFERS, "postgres")]
