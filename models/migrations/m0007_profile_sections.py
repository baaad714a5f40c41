"""What a profile says in its sections."""

from models.migrations.dialects import both

_TABLES = """
ALTER TABLE profile ADD COLUMN street TEXT NOT NULL DEFAULT '';
ALTER TABLE profile ADD COLUMN web_site TEXT NOT NULL DEFAULT '';
ALTER TABLE profile ADD COLUMN mission_length TEXT
    CHECK (mission_length IN ('short', 'long', 'any'));
ALTER TABLE profile ADD COLUMN work_format TEXT
    CHECK (work_format IN ('remote', 'on_site', 'any'));
ALTER TABLE profile ADD COLUMN activity_rate INTEGER
    CHECK (activity_rate BETWEEN 10 AND 100);
ALTER TABLE profile ADD COLUMN billing TEXT
    CHECK (billing IN ('payrolling', 'independent', 'any'));
ALTER TABLE profile ADD COLUMN level TEXT
    CHECK (level IN ('junior', 'confirmed', 'senior'));
ALTER TABLE profile ADD COLUMN skipped_sections TEXT NOT NULL DEFAULT '';
CREATE TABLE experience (
    id {id}, profile_id BIGINT NOT NULL REFERENCES profile (id), title TEXT NOT NULL, organisation TEXT NOT NULL,
    began DATE NOT NULL, ended DATE, description TEXT NOT NULL DEFAULT '',
    CHECK (ended IS NULL OR ended >= began)
);
CREATE INDEX experience_profile ON experience (profile_id, began);
CREATE TABLE education (
    id {id}, profile_id BIGINT NOT NULL REFERENCES profile (id), title TEXT NOT NULL, school TEXT NOT NULL,
    year INTEGER NOT NULL,
    CHECK (year BETWEEN 1930 AND 2100)
);
CREATE INDEX education_profile ON education (profile_id, year);
"""

SQLITE = both(_TABLES, "sqlite")
POSTGRES = both(_TABLES, "postgres")
