"""E-mail codes, personal links and pre-registration."""

from models.migrations.dialects import both

_TABLES = """
CREATE UNIQUE INDEX member_verified_email ON member (email)
    WHERE email_verified_at IS NOT NULL AND deleted_at IS NULL;
CREATE UNIQUE INDEX member_expected_email ON member (email)
    WHERE telegram_id IS NULL AND registered_at IS NULL AND deleted_at IS NULL;
CREATE TABLE mail_code (
    id {id}, purpose TEXT NOT NULL, asker_id BIGINT NOT NULL REFERENCES member (id),
    member_id BIGINT REFERENCES member (id), email TEXT NOT NULL, salt TEXT NOT NULL,
    tries SMALLINT NOT NULL DEFAULT 0, expires_at {instant} NOT NULL, used_at {instant}, created_at {instant} NOT NULL,
    CHECK (purpose IN ('confirm', 'change_old', 'change_new', 'recover')),
    CHECK (tries BETWEEN 0 AND 5)
);
CREATE INDEX mail_code_asker ON mail_code (asker_id, created_at);
CREATE INDEX mail_code_email ON mail_code (email, created_at);
CREATE INDEX mail_code_member ON mail_code (member_id);
CREATE TABLE personal_link (
    id {id}, kind TEXT NOT NULL, token_hash TEXT NOT NULL UNIQUE, member_id BIGINT REFERENCES member (id),
    organisation_id BIGINT REFERENCES organisation (id), service TEXT, may_handle_missions {bool} NOT NULL,
    by_mail {bool} NOT NULL, created_by BIGINT NOT NULL REFERENCES member (id), created_at {instant} NOT NULL,
    expires_at {instant} NOT NULL, used_at {instant}, used_by BIGINT REFERENCES member (id),
    CHECK (kind IN ('e', 'i', 'r')),
    CHECK ((kind = 'e') = (organisation_id IS NOT NULL)),
    CHECK (kind = 'e' OR member_id IS NOT NULL)
);
CREATE INDEX personal_link_member ON personal_link (member_id, kind);
CREATE INDEX personal_link_organisation ON personal_link (organisation_id);
"""

SQLITE = both(_TABLES, "sqlite")
POSTGRES = both(_TABLES, "postgres")
