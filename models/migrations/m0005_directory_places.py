"""Where an entry stands among many that match alike, so that the first page of a broad search needs no sorting.

`place` is a bucket (0 to 7: online before offline, then complete and fresh) times 2^40, plus the profile's id. The full
text index of SQLite is numbered by it and therefore gives its hits in this order. Who goes online or offline moves at
once, whoever writes it; `fresh_until` says when an entry stops counting as fresh.
"""

_STEP = 2**40
_FIRST = (
    "UPDATE directory_entry SET place = profile_id + (3 - completeness + CASE WHEN (SELECT online_until FROM profile"
    f" WHERE profile.id = directory_entry.profile_id) IS NULL THEN 4 ELSE 0 END) * {_STEP}"
)
_MOVE = (
    f"UPDATE directory_entry SET place = place + CASE WHEN new.online_until IS NULL THEN 4 ELSE -4 END * {_STEP}"
    " WHERE profile_id = new.id"
)
_CHANGED = "(new.online_until IS NULL) <> (old.online_until IS NULL)"

_COLUMNS = "trade, skills, name, body, filters"
_NEW = "new.place, new.trade, new.skills, new.name, new.body, new.filters"
_OLD = _NEW.replace("new.", "old.")
_FORGET = f"INSERT INTO directory_index (directory_index, rowid, {_COLUMNS}) VALUES ('delete', {_OLD})"
_LEARN = f"INSERT INTO directory_index (rowid, {_COLUMNS}) VALUES ({_NEW})"

_INDEXES = [
    "CREATE UNIQUE INDEX directory_entry_place ON directory_entry (place)",
    "CREATE INDEX directory_entry_listed ON directory_entry (listed_at)",
    "CREATE INDEX directory_entry_fresh ON directory_entry (fresh_until) WHERE fresh_until IS NOT NULL",
    # The oldest open update is found without a look at the settled ones.
    "CREATE INDEX inbox_head ON inbox (seq) WHERE state = 'open'",
]

SQLITE = [
    "DROP TRIGGER directory_entry_added",
    "DROP TRIGGER directory_entry_removed",
    "DROP TRIGGER directory_entry_changed",
    "DROP TABLE directory_index",
    "ALTER TABLE directory_entry ADD COLUMN place BIGINT NOT NULL DEFAULT 0",
    "ALTER TABLE directory_entry ADD COLUMN fresh_until TEXT",
    _FIRST,
    f"CREATE VIRTUAL TABLE directory_index USING fts5({_COLUMNS}, content='directory_entry',"
    " content_rowid='place', detail='column', prefix='3 4 5',"
    " tokenize=\"unicode61 remove_diacritics 0 tokenchars '+#='\")",
    "INSERT INTO directory_index (directory_index) VALUES ('rebuild')",
    f"CREATE TRIGGER directory_entry_added AFTER INSERT ON directory_entry BEGIN {_LEARN}; END",
    f"CREATE TRIGGER directory_entry_removed AFTER DELETE ON directory_entry BEGIN {_FORGET}; END",
    f"CREATE TRIGGER directory_entry_changed AFTER UPDATE ON directory_entry BEGIN {_FORGET}; {_LEARN}; END",
    f"CREATE TRIGGER profile_presence AFTER UPDATE OF online_until ON profile WHEN {_CHANGED} BEGIN {_MOVE}; END",
    *_INDEXES,
]
POSTGRES = [
    "ALTER TABLE directory_entry ADD COLUMN place BIGINT NOT NULL DEFAULT 0",
    "ALTER TABLE directory_entry ADD COLUMN fresh_until TIMESTAMPTZ",
    _FIRST,
    f"CREATE FUNCTION move_directory_entry() RETURNS TRIGGER LANGUAGE plpgsql AS $$ BEGIN {_MOVE}; RETURN NULL; END $$",
    "CREATE TRIGGER profile_presence AFTER UPDATE OF online_until ON profile FOR EACH ROW"
    f" WHEN ({_CHANGED}) EXECUTE FUNCTION move_directory_entry()",
    *_INDEXES,
]
