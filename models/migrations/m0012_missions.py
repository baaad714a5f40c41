"""Missions of companies, their skills and acts, and the index by which they are searched.

The index is shaped like that of the directory: words that were already folded and cut, which the databases only look
up, and a vocabulary of its own, so that a typing error is corrected to what a mission says and not to somebody's name.
"""

from models.migrations.dialects import both

_TABLES = """
CREATE TABLE mission (
    id {id}, public_id TEXT NOT NULL UNIQUE, organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    created_by BIGINT NOT NULL REFERENCES member (id), status TEXT NOT NULL, title TEXT NOT NULL, domain TEXT,
    description TEXT NOT NULL, duration TEXT, work_format TEXT, city TEXT NOT NULL, begins DATE, ends DATE,
    years INTEGER, rate_kind TEXT, rate_cents BIGINT, currency TEXT NOT NULL, payrolling TEXT,
    open_to_job_seekers {bool}, end_reason TEXT NOT NULL, suspended_from TEXT, created_at {instant} NOT NULL,
    updated_at {instant} NOT NULL, active_at {instant} NOT NULL, asked_at {instant}, published_at {instant},
    closed_at {instant}, version INTEGER NOT NULL,
    CHECK (status IN ('draft', 'published', 'reserved', 'filled', 'closed', 'interrupted', 'withdrawn', 'suspended')),
    CHECK (domain IN ('mkt', 'it', 'hr', 'biz')),
    CHECK (duration IN ('short', 'long')),
    CHECK (work_format IN ('remote', 'on_site', 'hybrid')),
    CHECK (rate_kind IN ('day', 'hour', 'fixed', 'to_discuss')),
    CHECK (payrolling IN ('yes', 'no', 'to_discuss')),
    CHECK (end_reason IN ('', 'owner', 'expired', 'moderation')),
    CHECK (suspended_from IN ('published', 'reserved', 'filled', 'interrupted')),
    CHECK (years BETWEEN 0 AND 50),
    CHECK (rate_cents >= 0),
    CHECK (ends IS NULL OR begins IS NULL OR ends >= begins),
    CHECK ((status = 'suspended') = (suspended_from IS NOT NULL)),
    CHECK ((status = 'withdrawn') = (end_reason <> '')),
    CHECK ((status IN ('closed', 'withdrawn')) = (closed_at IS NOT NULL)),
    CHECK (status IN ('draft', 'withdrawn') OR (title <> '' AND domain IS NOT NULL AND duration IS NOT NULL
        AND work_format IS NOT NULL AND rate_kind IS NOT NULL AND payrolling IS NOT NULL
        AND (rate_kind = 'to_discuss') = (rate_cents IS NULL) AND published_at IS NOT NULL))
);
CREATE INDEX mission_of ON mission (organisation_id, status, id);
CREATE INDEX mission_published ON mission (published_at) WHERE status = 'published';
CREATE TABLE mission_skill (
    id {id}, mission_id BIGINT NOT NULL REFERENCES mission (id), label TEXT NOT NULL, folded TEXT NOT NULL,
    rank INTEGER NOT NULL, UNIQUE (mission_id, folded)
);
CREATE INDEX mission_skill_folded ON mission_skill (folded);
CREATE TABLE mission_act (
    id {id}, mission_id BIGINT NOT NULL REFERENCES mission (id), move TEXT NOT NULL,
    actor_id BIGINT REFERENCES member (id), acted_at {instant} NOT NULL,
    CHECK (move IN ('publish', 'edit', 'keep', 'choose', 'release', 'seal', 'close', 'interrupt', 'republish',
        'withdraw', 'expire', 'suspend', 'lift', 'remove'))
);
CREATE INDEX mission_act_mission ON mission_act (mission_id, id);
CREATE TABLE mission_entry (
    mission_id BIGINT PRIMARY KEY NOT NULL REFERENCES mission (id), trade TEXT NOT NULL, skills TEXT NOT NULL,
    name TEXT NOT NULL, body TEXT NOT NULL
);
"""

_VOCABULARY_SQLITE = [
    "CREATE TABLE mission_word (word TEXT PRIMARY KEY) WITHOUT ROWID",
    "CREATE TABLE mission_variant (variant TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (variant, word))"
    " WITHOUT ROWID",
    "CREATE INDEX mission_variant_word ON mission_variant (word)",
]
_VOCABULARY_POSTGRES = [
    'CREATE TABLE mission_word (word TEXT COLLATE "C" PRIMARY KEY)',
    'CREATE TABLE mission_variant (variant TEXT COLLATE "C" NOT NULL, word TEXT COLLATE "C" NOT NULL,'
    " PRIMARY KEY (variant, word))",
    "CREATE INDEX mission_variant_word ON mission_variant (word)",
]

_COLUMNS = "trade, skills, name, body"
_NEW = "new.mission_id, new.trade, new.skills, new.name, new.body"
_OLD = _NEW.replace("new.", "old.")
_FORGET = f"INSERT INTO mission_index (mission_index, rowid, {_COLUMNS}) VALUES ('delete', {_OLD})"
_LEARN = f"INSERT INTO mission_index (rowid, {_COLUMNS}) VALUES ({_NEW})"

_INDEX_SQLITE = [
    f"CREATE VIRTUAL TABLE mission_index USING fts5({_COLUMNS}, content='mission_entry',"
    " content_rowid='mission_id', detail='column', prefix='3 4 5',"
    " tokenize=\"unicode61 remove_diacritics 0 tokenchars '+#='\")",
    f"CREATE TRIGGER mission_entry_added AFTER INSERT ON mission_entry BEGIN {_LEARN}; END",
    f"CREATE TRIGGER mission_entry_removed AFTER DELETE ON mission_entry BEGIN {_FORGET}; END",
    f"CREATE TRIGGER mission_entry_changed AFTER UPDATE ON mission_entry BEGIN {_FORGET}; {_LEARN}; END",
]
_INDEX_POSTGRES = [
    "ALTER TABLE mission_entry ADD COLUMN document TSVECTOR NOT NULL",
    "CREATE INDEX mission_entry_document ON mission_entry USING gin (document)",
]

SQLITE = [*both(_TABLES, "sqlite"), *_VOCABULARY_SQLITE, *_INDEX_SQLITE]
POSTGRES = [*both(_TABLES, "postgres"), *_VOCABULARY_POSTGRES, *_INDEX_POSTGRES]
