"""The audit log, measures against accounts, and appeals."""

from models.migrations.dialects import both

_TABLES = """
CREATE TABLE audit_pseudonym (
    id {id}, pseudonym TEXT NOT NULL UNIQUE, member_id BIGINT NOT NULL UNIQUE REFERENCES member (id)
);
CREATE TABLE audit_entry (
    id {id}, acted_at {instant} NOT NULL, actor TEXT NOT NULL, hat TEXT NOT NULL, action TEXT NOT NULL,
    object_kind TEXT NOT NULL, object_name TEXT NOT NULL, concerned TEXT, state_before TEXT NOT NULL,
    state_after TEXT NOT NULL, reason TEXT NOT NULL, update_id BIGINT
);
CREATE INDEX audit_entry_concerned ON audit_entry (concerned, id);
CREATE INDEX audit_entry_object ON audit_entry (object_kind, object_name, id);
CREATE INDEX audit_entry_action ON audit_entry (action, id);
CREATE INDEX audit_entry_instant ON audit_entry (acted_at);
CREATE TABLE audit_seal (
    id {id}, first_entry BIGINT NOT NULL, last_entry BIGINT NOT NULL, entries INTEGER NOT NULL,
    previous TEXT NOT NULL UNIQUE, hash TEXT NOT NULL UNIQUE, sealed_at {instant} NOT NULL,
    CHECK (last_entry >= first_entry)
);
CREATE INDEX audit_seal_last ON audit_seal (last_entry);
CREATE TABLE audit_purge (
    id {id}, last_entry BIGINT NOT NULL UNIQUE, hash TEXT NOT NULL, older_than {instant} NOT NULL,
    purged_at {instant} NOT NULL
);
ALTER TABLE member ADD COLUMN barred_by BIGINT;
CREATE TABLE measure (
    id {id}, public_id TEXT NOT NULL UNIQUE, member_id BIGINT NOT NULL REFERENCES member (id),
    profile_id BIGINT REFERENCES profile (id), kind TEXT NOT NULL, clause TEXT NOT NULL, facts TEXT NOT NULL,
    decided_by BIGINT NOT NULL REFERENCES member (id), decided_at {instant} NOT NULL,
    effective_at {instant} NOT NULL, until_at {instant}, ended_at {instant}, ending TEXT, version INTEGER NOT NULL,
    CHECK (kind IN ('suspension', 'deletion')),
    CHECK (clause IN ('irrelevant', 'identity', 'conduct', 'fraud', 'law')),
    CHECK (ending IN ('lifted', 'lapsed', 'overturned', 'done')),
    CHECK ((ended_at IS NULL) = (ending IS NULL)),
    CHECK (until_at IS NULL OR kind = 'suspension')
);
CREATE UNIQUE INDEX measure_open ON measure (member_id, kind) WHERE ended_at IS NULL;
CREATE INDEX measure_member ON measure (member_id, id);
CREATE TABLE exclusion (
    id {id}, digest TEXT NOT NULL UNIQUE, measure_id BIGINT NOT NULL REFERENCES measure (id),
    expires_at {instant} NOT NULL
);
CREATE INDEX exclusion_end ON exclusion (expires_at);
CREATE TABLE appeal (
    id {id}, member_id BIGINT NOT NULL REFERENCES member (id),
    refusal_id BIGINT UNIQUE REFERENCES certification_act (id), measure_id BIGINT UNIQUE REFERENCES measure (id),
    text TEXT NOT NULL, filed_at {instant} NOT NULL, outcome TEXT, answer TEXT NOT NULL,
    decided_by BIGINT REFERENCES member (id), decided_at {instant}, version INTEGER NOT NULL,
    CHECK (outcome IN ('confirmed', 'overturned')),
    CHECK ((refusal_id IS NULL) <> (measure_id IS NULL)),
    CHECK ((outcome IS NULL) = (decided_at IS NULL))
);
CREATE INDEX appeal_open ON appeal (filed_at) WHERE outcome IS NULL;
"""

# Entries are only added; entries and seals leave when a row of audit_purge covers them, which itself never changes
# and is taken only when it names a seal with its hash, and nothing younger than it says.
_CHANGED = "'the audit log is only added to'"
_KEPT = "'the audit log is kept until its months are purged'"
_SEALED = (
    "EXISTS (SELECT 1 FROM audit_seal WHERE last_entry = NEW.last_entry AND hash = NEW.hash) AND NOT EXISTS"
    " (SELECT 1 FROM audit_entry WHERE id <= NEW.last_entry AND acted_at >= NEW.older_than)"
)


def _refuse_sqlite(name: str, when: str, sentence: str) -> str:
    return f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, {sentence}); END"


_TRIGGERS_SQLITE = [
    *(
        _refuse_sqlite(f"{table}_unchanged", f"BEFORE UPDATE ON {table}", _CHANGED)
        for table in ("audit_entry", "audit_seal", "audit_purge")
    ),
    _refuse_sqlite(
        "audit_entry_kept",
        "BEFORE DELETE ON audit_entry WHEN NOT EXISTS (SELECT 1 FROM audit_purge WHERE last_entry >= OLD.id)",
        _KEPT,
    ),
    _refuse_sqlite(
        "audit_seal_kept",
        "BEFORE DELETE ON audit_seal"
        " WHEN NOT EXISTS (SELECT 1 FROM audit_purge WHERE last_entry >= OLD.last_entry)",
        _KEPT,
    ),
    _refuse_sqlite("audit_purge_kept", "BEFORE DELETE ON audit_purge", _KEPT),
    _refuse_sqlite("audit_purge_true", f"AFTER INSERT ON audit_purge WHEN NOT ({_SEALED})", _KEPT),
]


def _function(name: str, body: str) -> str:
    return f"CREATE FUNCTION {name}() RETURNS TRIGGER LANGUAGE plpgsql AS $$ BEGIN {body} END $$"


def _keeping(column: str) -> str:
    return (
        f"IF NOT EXISTS (SELECT 1 FROM audit_purge WHERE last_entry >= OLD.{column}) THEN"
        f" RAISE EXCEPTION {_KEPT}; END IF; RETURN OLD;"
    )


def _trigger(name: str, when: str, function: str, each: str = "ROW") -> str:
    return f"CREATE TRIGGER {name} {when} FOR EACH {each} EXECUTE FUNCTION {function}()"


_TRIGGERS_POSTGRES = [
    _function("refuse_audit_change", f"RAISE EXCEPTION {_CHANGED};"),
    _function("keep_audit_entry", _keeping("id")),
    _function("keep_audit_seal", _keeping("last_entry")),
    _function("judge_audit_purge", f"IF NOT ({_SEALED}) THEN RAISE EXCEPTION {_KEPT}; END IF; RETURN NULL;"),
    *(
        _trigger(f"{table}_unchanged", f"BEFORE UPDATE ON {table}", "refuse_audit_change")
        for table in ("audit_entry", "audit_seal", "audit_purge")
    ),
    *(
        _trigger(f"{table}_emptied", f"BEFORE TRUNCATE ON {table}", "refuse_audit_change", "STATEMENT")
        for table in ("audit_entry", "audit_seal", "audit_purge")
    ),
    _trigger("audit_entry_kept", "BEFORE DELETE ON audit_entry", "keep_audit_entry"),
    _trigger("audit_seal_kept", "BEFORE DELETE ON audit_seal", "keep_audit_seal"),
    _trigger("audit_purge_kept", "BEFORE DELETE ON audit_purge", "refuse_audit_change"),
    _trigger("audit_purge_true", "AFTER INSERT ON audit_purge", "judge_audit_purge"),
]

SQLITE = [*both(_TABLES, "sqlite"), *_TRIGGERS_SQLITE]
POSTGRES = [*both(_TABLES, "postgres"), *_TRIGGERS_POSTGRES]
