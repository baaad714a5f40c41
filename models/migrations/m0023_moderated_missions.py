"""Decisions of the team about a mission, with what its company is owed to read, and appeals of them.

On SQLite a CHECK cannot be changed: the table of appeals is made again, with its rows.
"""

from models.migrations.dialects import both

_DECISIONS = """
CREATE TABLE mission_measure (
    id {id}, mission_id BIGINT NOT NULL REFERENCES mission (id), kind TEXT NOT NULL, clause TEXT NOT NULL,
    facts TEXT NOT NULL, decided_by BIGINT NOT NULL REFERENCES member (id), decided_at {instant} NOT NULL,
    ended_at {instant}, ending TEXT, version INTEGER NOT NULL,
    CHECK (kind IN ('suspension', 'removal')),
    CHECK (clause IN ('irrelevant', 'identity', 'conduct', 'fraud', 'law')),
    CHECK (ending IN ('lifted', 'overturned', 'done')),
    CHECK ((ended_at IS NULL) = (ending IS NULL)),
    CHECK (kind <> 'removal' OR ended_at IS NOT NULL)
);
CREATE UNIQUE INDEX mission_measure_open ON mission_measure (mission_id) WHERE ended_at IS NULL;
CREATE INDEX mission_measure_mission ON mission_measure (mission_id, id);
"""

_ONE_OF_THREE = (
    "CASE WHEN refusal_id IS NULL THEN 0 ELSE 1 END + CASE WHEN measure_id IS NULL THEN 0 ELSE 1 END"
    " + CASE WHEN mission_measure_id IS NULL THEN 0 ELSE 1 END = 1"
)
_APPEAL = f"""
CREATE TABLE appeal (
    id {{id}}, member_id BIGINT NOT NULL REFERENCES member (id),
    refusal_id BIGINT UNIQUE REFERENCES certification_act (id), measure_id BIGINT UNIQUE REFERENCES measure (id),
    text TEXT NOT NULL, filed_at {{instant}} NOT NULL, outcome TEXT, answer TEXT NOT NULL,
    decided_by BIGINT REFERENCES member (id), decided_at {{instant}}, version INTEGER NOT NULL,
    mission_measure_id BIGINT UNIQUE REFERENCES mission_measure (id),
    CHECK (outcome IN ('confirmed', 'overturned')),
    CHECK ({_ONE_OF_THREE}),
    CHECK ((outcome IS NULL) = (decided_at IS NULL))
);
CREATE INDEX appeal_open ON appeal (filed_at) WHERE outcome IS NULL;
"""

_COLUMNS = (
    "id, member_id, refusal_id, measure_id, text, filed_at, outcome, answer, decided_by, decided_at, version"
)
_MADE_AGAIN = [
    f"CREATE TEMP TABLE kept_appeal AS SELECT {_COLUMNS} FROM appeal",
    "DROP TABLE appeal",
    *both(_APPEAL, "sqlite"),
    f"INSERT INTO appeal ({_COLUMNS}) SELECT {_COLUMNS} FROM kept_appeal",
    "DROP TABLE kept_appeal",
]
_CHANGED = [
    "ALTER TABLE appeal DROP CONSTRAINT appeal_check",
    "ALTER TABLE appeal ADD COLUMN mission_measure_id BIGINT UNIQUE REFERENCES mission_measure (id)",
    f"ALTER TABLE appeal ADD CHECK ({_ONE_OF_THREE})",
]

SQLITE = [*both(_DECISIONS, "sqlite"), *_MADE_AGAIN]
POSTGRES = [*both(_DECISIONS, "postgres"), *_CHANGED]
