"""Applications of freelances for missions, their acts, and one conversation a company, freelance and mission.

On SQLite a table's own UNIQUE cannot be taken away: the table of conversations is made again, with its rows.
"""

from models.migrations.dialects import both

_TABLES = """
CREATE TABLE application (
    id {id}, public_id TEXT NOT NULL UNIQUE, mission_id BIGINT NOT NULL REFERENCES mission (id),
    profile_id BIGINT NOT NULL REFERENCES profile (id), initiator TEXT NOT NULL, status TEXT NOT NULL,
    intro TEXT NOT NULL, reason TEXT NOT NULL, proposals INTEGER NOT NULL, last_proposed_at {instant} NOT NULL,
    status_since {instant} NOT NULL, timer_from {instant} NOT NULL, frozen_at {instant}, nudges INTEGER NOT NULL,
    conversation_id BIGINT REFERENCES conversation (id), created_at {instant} NOT NULL, version INTEGER NOT NULL,
    UNIQUE (mission_id, profile_id),
    CHECK (initiator IN ('freelance', 'company')),
    CHECK (status IN ('chosen', 'deal', 'proposed', 'talking', 'firm', 'done', 'declined', 'refused', 'discarded',
        'not_selected', 'withdrawn', 'expired', 'cancelled'))
);
CREATE UNIQUE INDEX application_one_chosen ON application (mission_id) WHERE status IN ('chosen', 'deal');
CREATE INDEX application_of ON application (profile_id, status, id);
CREATE INDEX application_conversation ON application (conversation_id);
CREATE INDEX application_timed ON application (timer_from) WHERE status IN ('proposed', 'talking', 'firm', 'chosen');
CREATE TABLE application_act (
    id {id}, application_id BIGINT NOT NULL REFERENCES application (id), move TEXT NOT NULL, status TEXT NOT NULL,
    actor_id BIGINT REFERENCES member (id), acted_at {instant} NOT NULL,
    CHECK (move IN ('interest', 'accept', 'decline', 'discard', 'withdraw', 'apply', 'choose', 'lapse', 'lose',
        'cancel', 'close')),
    CHECK (status IN ('proposed', 'talking', 'firm', 'chosen', 'deal', 'done', 'declined', 'refused', 'discarded',
        'not_selected', 'withdrawn', 'expired', 'cancelled'))
);
CREATE INDEX application_act_application ON application_act (application_id, id);
"""

_INDEXES = """
CREATE UNIQUE INDEX conversation_pair ON conversation (profile_id, client_id, mission_id);
"""

_CONVERSATION_POSTGRES = [
    "ALTER TABLE conversation DROP CONSTRAINT conversation_profile_id_client_id_key",
    "ALTER TABLE conversation ADD COLUMN mission_id BIGINT NOT NULL DEFAULT 0",
]
_COLUMNS = "id, public_id, profile_id, client_id, state, created_at, last_message_at, version"
_CONVERSATION_SQLITE = [
    f"CREATE TEMP TABLE kept_conversation AS SELECT {_COLUMNS} FROM conversation",
    "CREATE TEMP TABLE kept_message AS SELECT * FROM message",
    "DELETE FROM message",
    "DROP TABLE conversation",
    "CREATE TABLE conversation (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, public_id TEXT NOT NULL UNIQUE,"
    " profile_id BIGINT NOT NULL REFERENCES profile (id), client_id BIGINT NOT NULL REFERENCES member (id),"
    " mission_id BIGINT NOT NULL DEFAULT 0, state TEXT NOT NULL, created_at TEXT NOT NULL,"
    " last_message_at TEXT NOT NULL, version INTEGER NOT NULL, CHECK (state IN ('open', 'archived', 'closed')))",
    "CREATE INDEX conversation_client ON conversation (client_id, last_message_at)",
    f"INSERT INTO conversation ({_COLUMNS}) SELECT {_COLUMNS} FROM kept_conversation",
    "INSERT INTO message SELECT * FROM kept_message",
    "DROP TABLE kept_message",
    "DROP TABLE kept_conversation",
]

SQLITE = [*_CONVERSATION_SQLITE, *both(_INDEXES, "sqlite"), *both(_TABLES, "sqlite")]
POSTGRES = [*_CONVERSATION_POSTGRES, *both(_INDEXES, "postgres"), *both(_TABLES, "postgres")]
