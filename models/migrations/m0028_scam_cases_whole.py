"""Scam reports that restrict an account by themselves, questions to both sides, and the reporter's appeal.

On SQLite a CHECK cannot be changed: the tables of measures and of appeals are made again, with their rows and what
refers to them.
"""

from models.migrations.dialects import both

_KINDS = "kind IN ('warning', 'restriction', 'suspension', 'deletion', 'reporting')"
_MEASURE = f"""
CREATE TABLE measure (
    id {{id}}, public_id TEXT NOT NULL UNIQUE, member_id BIGINT NOT NULL REFERENCES member (id),
    profile_id BIGINT REFERENCES profile (id), kind TEXT NOT NULL, clause TEXT NOT NULL, facts TEXT NOT NULL,
    decided_by BIGINT REFERENCES member (id), decided_at {{instant}} NOT NULL,
    effective_at {{instant}} NOT NULL, until_at {{instant}}, ended_at {{instant}}, ending TEXT,
    version INTEGER NOT NULL,
    confirm_by {{instant}}, confirmed_by BIGINT REFERENCES member (id), renewals INTEGER NOT NULL DEFAULT 0,
    rule TEXT, kept_by BIGINT REFERENCES member (id),
    CHECK ({_KINDS}),
    CHECK (clause IN ('irrelevant', 'identity', 'conduct', 'fraud', 'law')),
    CHECK (ending IN ('lifted', 'lapsed', 'overturned', 'done', 'dropped')),
    CHECK ((ended_at IS NULL) = (ending IS NULL)),
    CHECK (until_at IS NULL OR kind <> 'deletion'),
    CHECK (confirm_by IS NULL OR kind = 'deletion'),
    CHECK (confirmed_by IS NULL OR (confirm_by IS NOT NULL AND confirmed_by <> decided_by)),
    CHECK (renewals BETWEEN 0 AND 1),
    CHECK (rule IN ('reports', 'unfounded')),
    CHECK (rule IS NULL OR decided_by IS NULL)
);
"""
_MEASURE_INDEXES = """
CREATE UNIQUE INDEX measure_open ON measure (member_id, kind) WHERE ended_at IS NULL AND kind <> 'warning';
CREATE INDEX measure_member ON measure (member_id, id);
"""

_ONE_OF_FOUR = (
    "CASE WHEN refusal_id IS NULL THEN 0 ELSE 1 END + CASE WHEN measure_id IS NULL THEN 0 ELSE 1 END"
    " + CASE WHEN mission_measure_id IS NULL THEN 0 ELSE 1 END + CASE WHEN report_id IS NULL THEN 0 ELSE 1 END = 1"
)
_APPEAL = f"""
CREATE TABLE appeal (
    id {{id}}, member_id BIGINT NOT NULL REFERENCES member (id),
    refusal_id BIGINT UNIQUE REFERENCES certification_act (id), measure_id BIGINT UNIQUE REFERENCES measure (id),
    text TEXT NOT NULL, filed_at {{instant}} NOT NULL, outcome TEXT, answer TEXT NOT NULL,
    decided_by BIGINT REFERENCES member (id), decided_at {{instant}}, version INTEGER NOT NULL,
    mission_measure_id BIGINT UNIQUE REFERENCES mission_measure (id),
    report_id BIGINT UNIQUE REFERENCES scam_report (id),
    CHECK (outcome IN ('confirmed', 'overturned')),
    CHECK ({_ONE_OF_FOUR}),
    CHECK ((outcome IS NULL) = (decided_at IS NULL))
);
CREATE INDEX appeal_open ON appeal (filed_at) WHERE outcome IS NULL;
"""

_CASES = """
ALTER TABLE scam_report ADD COLUMN decided_by BIGINT REFERENCES member (id);
ALTER TABLE scam_report ADD COLUMN measure_id BIGINT REFERENCES measure (id);
ALTER TABLE scam_report ADD COLUMN is_manifest {bool} NOT NULL DEFAULT FALSE
    CHECK (NOT is_manifest OR status = 'unfounded');
ALTER TABLE scam_report ADD COLUMN to_weigh {bool} NOT NULL DEFAULT FALSE;
CREATE INDEX scam_report_to_weigh ON scam_report (profile_id) WHERE to_weigh;
CREATE INDEX scam_report_reported ON scam_report (profile_id, filed_at);
CREATE INDEX scam_report_measure ON scam_report (measure_id) WHERE measure_id IS NOT NULL;
CREATE TABLE scam_question (
    id {id}, report_id BIGINT NOT NULL REFERENCES scam_report (id),
    member_id BIGINT NOT NULL REFERENCES member (id), side TEXT NOT NULL, body TEXT NOT NULL,
    asked_by BIGINT NOT NULL REFERENCES member (id), asked_at {instant} NOT NULL, due_at {instant} NOT NULL,
    state TEXT NOT NULL, answer TEXT NOT NULL, settled_at {instant}, version INTEGER NOT NULL,
    CHECK (side IN ('reporter', 'reported')),
    CHECK (state IN ('open', 'answered', 'lapsed', 'closed')),
    CHECK ((state = 'open') = (settled_at IS NULL))
);
CREATE UNIQUE INDEX scam_question_open ON scam_question (report_id) WHERE state = 'open';
CREATE INDEX scam_question_due ON scam_question (due_at) WHERE state = 'open';
CREATE INDEX scam_question_report ON scam_question (report_id, id);
CREATE INDEX scam_question_member ON scam_question (member_id, id);
ALTER TABLE scam_evidence ADD COLUMN question_id BIGINT REFERENCES scam_question (id);
"""

_MEASURES = (
    "id, public_id, member_id, profile_id, kind, clause, facts, decided_by, decided_at, effective_at, until_at,"
    " ended_at, ending, version, confirm_by, confirmed_by, renewals"
)
_APPEALS = (
    "id, member_id, refusal_id, measure_id, text, filed_at, outcome, answer, decided_by, decided_at, version,"
    " mission_measure_id"
)
_MADE_AGAIN = [
    f"CREATE TEMP TABLE kept_measure AS SELECT {_MEASURES} FROM measure",
    f"CREATE TEMP TABLE kept_appeal AS SELECT {_APPEALS} FROM appeal",
    "CREATE TEMP TABLE kept_exclusion AS SELECT * FROM exclusion",
    "DELETE FROM exclusion",
    "DROP TABLE appeal",
    "DROP TABLE measure",
    *both(_MEASURE, "sqlite"),
    f"INSERT INTO measure ({_MEASURES}) SELECT {_MEASURES} FROM kept_measure",
    *both(_MEASURE_INDEXES, "sqlite"),
    *both(_APPEAL, "sqlite"),
    f"INSERT INTO appeal ({_APPEALS}) SELECT {_APPEALS} FROM kept_appeal",
    "INSERT INTO exclusion SELECT * FROM kept_exclusion",
    "DROP TABLE kept_measure",
    "DROP TABLE kept_appeal",
    "DROP TABLE kept_exclusion",
]
_CHANGED = [
    "ALTER TABLE measure DROP CONSTRAINT measure_kind_check",
    f"ALTER TABLE measure ADD CHECK ({_KINDS})",
    "ALTER TABLE measure ADD COLUMN rule TEXT CHECK (rule IN ('reports', 'unfounded'))",
    "ALTER TABLE measure ADD CHECK (rule IS NULL OR decided_by IS NULL)",
    "ALTER TABLE measure ADD COLUMN kept_by BIGINT REFERENCES member (id)",
    "ALTER TABLE appeal DROP CONSTRAINT appeal_check",
    "ALTER TABLE appeal ADD COLUMN report_id BIGINT UNIQUE REFERENCES scam_report (id)",
    f"ALTER TABLE appeal ADD CHECK ({_ONE_OF_FOUR})",
]

SQLITE = [*_MADE_AGAIN, *both(_CASES, "sqlite")]
POSTGRES = [*_CHANGED, *both(_CASES, "postgres")]
