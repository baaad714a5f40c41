"""Both sides of a collaboration may ask that it be annulled, and the partner hears of an address confirmed later.

On SQLite a CHECK cannot be changed: the table of messages to the partner is made again, with its rows.
"""

from models.migrations.dialects import both

_ASKED = """
ALTER TABLE application ADD COLUMN annulment TEXT
    CHECK (annulment IN ('asked', 'agreed', 'declined', 'taken_back', 'lapsed', 'refused', 'carried_out'))
    CHECK (annulment IS NULL OR status = CASE annulment WHEN 'carried_out' THEN 'cancelled' ELSE 'deal' END);
ALTER TABLE application ADD COLUMN annulment_by TEXT CHECK (annulment_by IN ('freelance', 'company'))
    CHECK ((annulment_by IS NULL) = (annulment IS NULL));
ALTER TABLE application ADD COLUMN annulment_asked_at {instant}
    CHECK ((annulment_asked_at IS NULL) = (annulment IS NULL));
ALTER TABLE application ADD COLUMN annulment_since {instant}
    CHECK ((annulment_since IS NULL) = (annulment IS NULL));
ALTER TABLE application ADD COLUMN annulment_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE application ADD COLUMN annulment_answer TEXT NOT NULL DEFAULT '';
CREATE INDEX application_annulment ON application (annulment_since) WHERE annulment IN ('asked', 'agreed');
"""

_DELIVERY = """
CREATE TABLE partner_delivery (
    id {id}, public_id TEXT NOT NULL UNIQUE, file_id BIGINT NOT NULL REFERENCES payroll_file (id),
    event TEXT NOT NULL, channel TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL,
    not_before {instant} NOT NULL, lease_until {instant}, error TEXT NOT NULL, created_at {instant} NOT NULL,
    settled_at {instant},
    CHECK (event IN ('dossier', 'amended', 'withdrawn', 'cancelled', 'incident')),
    CHECK (channel IN ('mail', 'webhook')),
    CHECK (state IN ('owed', 'sent', 'failed', 'dropped')),
    CHECK ((state = 'owed') = (settled_at IS NULL))
);
CREATE INDEX partner_delivery_file ON partner_delivery (file_id, id);
CREATE INDEX partner_delivery_owed ON partner_delivery (not_before, id) WHERE state = 'owed';
"""

_COLUMNS = (
    "id, public_id, file_id, event, channel, state, attempts, not_before, lease_until, error, created_at,"
    " settled_at"
)
_MADE_AGAIN = [
    f"CREATE TEMP TABLE kept_delivery AS SELECT {_COLUMNS} FROM partner_delivery",
    "DROP TABLE partner_delivery",
    *both(_DELIVERY, "sqlite"),
    f"INSERT INTO partner_delivery ({_COLUMNS}) SELECT {_COLUMNS} FROM kept_delivery",
    "DROP TABLE kept_delivery",
]
_CHANGED = [
    "ALTER TABLE partner_delivery DROP CONSTRAINT partner_delivery_event_check",
    "ALTER TABLE partner_delivery ADD CHECK (event IN ('dossier', 'amended', 'withdrawn', 'cancelled', 'incident'))",
]

SQLITE = [*both(_ASKED, "sqlite"), *_MADE_AGAIN]
POSTGRES = [*both(_ASKED, "postgres"), *_CHANGED]
