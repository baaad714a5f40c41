"""The index of the directory: one entry a visible profile, and the vocabulary that corrects typing errors.

The columns hold words that were already folded and cut, separated by spaces; the databases only look them up.
"""

from models.migrations.dialects import both

_TABLES = """
CREATE TABLE directory_entry (
    profile_id BIGINT PRIMARY KEY NOT NULL REFERENCES profile (id), trade TEXT NOT NULL, skills TEXT NOT NULL,
    name TEXT NOT NULL, body TEXT NOT NULL, filters TEXT NOT NULL, completeness SMALLINT NOT NULL,
    listed_at {instant} NOT NULL
);
"""

# Words that differ by one letter share a shortened form: they meet in the second table by equality.
_VOCABULARY_SQLITE = [
    "CREATE TABLE directory_word (word TEXT PRIMARY KEY) WITHOUT ROWID",
    "CREATE TABLE directory_variant (variant TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (variant, word))"
    " WITHOUT ROWID",
    "CREATE INDEX directory_variant_word ON directory_variant (word)",
]
_VOCABULARY_POSTGRES = [
    'CREATE TABLE directory_word (word TEXT COLLATE "C" PRIMARY KEY)',
    'CREATE TABLE directory_variant (variant TEXT COLLATE "C" NOT NULL, word TEXT COLLATE "C" NOT NULL,'
    " PRIMARY KEY (variant, word))",
    "CREATE INDEX directory_variant_word ON directory_variant (word)",
]

_COLUMNS = "trade, skills, name, body, filters"
_NEW = "new.profile_id, new.trade, new.skills, new.name, new.body, new.filters"
_OLD = _NEW.replace("new.", "old.")
_FORGET = f"INSERT INTO directory_index (directory_index, rowid, {_COLUMNS}) VALUES ('delete', {_OLD})"
_LEARN = f"INSERT INTO directory_index (rowid, {_COLUMNS}) VALUES ({_NEW})"

_INDEX_SQLITE = [
    f"CREATE VIRTUAL TABLE directory_index USING fts5({_COLUMNS}, content='directory_entry',"
    " content_rowid='profile_id', detail='column', prefix='3 4 5',"
    " tokenize=\"unicode61 remove_diacritics 0 tokenchars '+#='\")",
    f"CREATE TRIGGER directory_entry_added AFTER INSERT ON directory_entry BEGIN {_LEARN}; END",
    f"CREATE TRIGGER directory_entry_removed AFTER DELETE ON directory_entry BEGIN {_FORGET}; END",
    f"CREATE TRIGGER directory_entry_changed AFTER UPDATE ON directory_entry BEGIN {_FORGET}; {_LEARN}; END",
]
_INDEX_POSTGRES = [
    "ALTER TABLE directory_entry ADD COLUMN document TSVECTOR NOT NULL",
    "CREATE INDEX directory_entry_document ON directory_entry USING gin (document)",
]

SQLITE = [*both(_TABLES, "sqlite"), *_VOCABULARY_SQLITE, *_INDEX_SQLITE]
POSTGRES = [*both(_TABLES, "postgres"), *_VOCABULARY_POSTGRES, *_INDEX_POSTGRES]
