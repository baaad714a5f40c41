"""Payrolling: one file a sealed collaboration, its moves, and what the partner is told.

No file is sent without both consents: the database refuses the statuses that follow from it.
"""

from models.migrations.dialects import both

_TABLES = """
CREATE TABLE payroll_file (
    id {id}, public_id TEXT NOT NULL UNIQUE, application_id BIGINT NOT NULL UNIQUE REFERENCES application (id),
    status TEXT NOT NULL, partner TEXT NOT NULL, percent INTEGER NOT NULL, rate_kind TEXT, rate_cents BIGINT,
    currency TEXT NOT NULL, proposed_by TEXT, freelance_consent_at {instant}, company_consent_at {instant},
    company_contact_id BIGINT REFERENCES member (id), freelance_read_at {instant}, company_read_at {instant},
    expert TEXT NOT NULL, incident_from TEXT, dossier TEXT NOT NULL, handed_over_at {instant},
    status_since {instant} NOT NULL, nudges INTEGER NOT NULL, escalated_at {instant}, created_at {instant} NOT NULL,
    version INTEGER NOT NULL,
    CHECK (status IN ('choosing', 'proposed', 'chosen', 'sent', 'taken_on', 'contract', 'active', 'closed',
        'independent', 'incident', 'cancelled')),
    CHECK (rate_kind IN ('day', 'hour', 'fixed', 'to_discuss')),
    CHECK (proposed_by IN ('freelance', 'company')),
    CHECK (incident_from IN ('choosing', 'proposed', 'chosen', 'sent', 'taken_on', 'contract', 'active', 'closed',
        'independent', 'incident', 'cancelled')),
    CHECK (percent BETWEEN 0 AND 10000),
    CHECK (status IN ('choosing', 'independent', 'cancelled') OR proposed_by IS NOT NULL),
    CHECK (status IN ('choosing', 'proposed', 'independent', 'cancelled')
        OR (freelance_consent_at IS NOT NULL AND company_consent_at IS NOT NULL)),
    CHECK ((status = 'incident') = (incident_from IS NOT NULL))
);
CREATE INDEX payroll_file_status ON payroll_file (status, status_since);
CREATE TABLE payroll_act (
    id {id}, file_id BIGINT NOT NULL REFERENCES payroll_file (id), move TEXT NOT NULL, status TEXT NOT NULL,
    actor_id BIGINT REFERENCES member (id), acted_at {instant} NOT NULL,
    CHECK (move IN ('propose', 'accept', 'refuse', 'hand_over', 'take_on', 'sign', 'begin', 'close', 'report_unpaid',
        'settle', 'cancel')),
    CHECK (status IN ('choosing', 'proposed', 'chosen', 'sent', 'taken_on', 'contract', 'active', 'closed',
        'independent', 'incident', 'cancelled'))
);
CREATE INDEX payroll_act_file ON payroll_act (file_id, id);
CREATE TABLE partner_delivery (
    id {id}, public_id TEXT NOT NULL UNIQUE, file_id BIGINT NOT NULL REFERENCES payroll_file (id),
    event TEXT NOT NULL, channel TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL,
    not_before {instant} NOT NULL, lease_until {instant}, error TEXT NOT NULL, created_at {instant} NOT NULL,
    settled_at {instant},
    CHECK (event IN ('dossier', 'withdrawn', 'cancelled', 'incident')),
    CHECK (channel IN ('mail', 'webhook')),
    CHECK (state IN ('owed', 'sent', 'failed', 'dropped')),
    CHECK ((state = 'owed') = (settled_at IS NULL))
);
CREATE INDEX partner_delivery_file ON partner_delivery (file_id, id);
CREATE INDEX partner_delivery_owed ON partner_delivery (not_before, id) WHERE state = 'owed';
"""

SQLITE = both(_TABLES, "sqlite")
POSTGRES = both(_TABLES, "postgres")
