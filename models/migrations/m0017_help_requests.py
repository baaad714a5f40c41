"""Requests to the team; a certificate that stays in force while a new number is checked; names to look members up by.

`member.folded` is what the team's search compares. Who changes a name empties it by a trigger, and the next search
folds it again: folding is done by the program, since the databases' case rules differ by locale.
"""

from models.migrations.dialects import both

_TABLES = """
CREATE TABLE help_request (
    id {id}, public_id TEXT NOT NULL UNIQUE, member_id BIGINT NOT NULL REFERENCES member (id), topic TEXT NOT NULL,
    status TEXT NOT NULL, profile_id BIGINT REFERENCES profile (id), old_number TEXT NOT NULL,
    new_number TEXT NOT NULL, carried_out_at {instant}, taken_by BIGINT REFERENCES member (id), taken_at {instant},
    waiting_since {instant} NOT NULL, reminded_at {instant}, closed_at {instant}, created_at {instant} NOT NULL,
    version INTEGER NOT NULL,
    CHECK (topic IN ('certification', 'access', 'mission', 'technical', 'safety', 'data', 'other', 'number')),
    CHECK (status IN ('open', 'answered', 'closed')),
    CHECK ((topic = 'number') = (profile_id IS NOT NULL)),
    CHECK ((status = 'closed') = (closed_at IS NOT NULL)),
    CHECK ((taken_by IS NULL) = (taken_at IS NULL))
);
CREATE INDEX help_request_member ON help_request (member_id, id);
CREATE INDEX help_request_waiting ON help_request (waiting_since) WHERE status = 'open';
CREATE UNIQUE INDEX help_request_one_number ON help_request (profile_id) WHERE topic = 'number' AND status <> 'closed';
CREATE TABLE help_message (
    id {id}, request_id BIGINT NOT NULL REFERENCES help_request (id), author_id BIGINT NOT NULL REFERENCES member (id),
    by_team {bool} NOT NULL, body TEXT NOT NULL, written_at {instant} NOT NULL
);
CREATE INDEX help_message_request ON help_message (request_id, id);
"""

_COLUMNS = {
    "sqlite": "ALTER TABLE profile ADD COLUMN certificate_kept INTEGER NOT NULL DEFAULT 0",
    "postgres": "ALTER TABLE profile ADD COLUMN certificate_kept BOOLEAN NOT NULL DEFAULT FALSE",
}
_FOLDED = [
    "ALTER TABLE member ADD COLUMN folded TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX member_unfolded ON member (id) WHERE folded = '' AND deleted_at IS NULL",
]
_NAMES = "first_name, last_name, display_name, email, public_id"
_REFOLD_SQLITE = (
    f"CREATE TRIGGER member_refold AFTER UPDATE OF {_NAMES} ON member WHEN NEW.folded <> ''"
    " BEGIN UPDATE member SET folded = '' WHERE id = NEW.id; END"
)
_REFOLD_POSTGRES = [
    "CREATE FUNCTION forget_folded_name() RETURNS TRIGGER LANGUAGE plpgsql AS"
    " $$ BEGIN NEW.folded := ''; RETURN NEW; END $$",
    f"CREATE TRIGGER member_refold BEFORE UPDATE OF {_NAMES} ON member"
    " FOR EACH ROW EXECUTE FUNCTION forget_folded_name()",
]

SQLITE = [*both(_TABLES, "sqlite"), _COLUMNS["sqlite"], *_FOLDED, _REFOLD_SQLITE]
POSTGRES = [*both(_TABLES, "postgres"), _COLUMNS["postgres"], *_FOLDED, *_REFOLD_POSTGRES]
