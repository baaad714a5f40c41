"""The first schema: members, directory, agenda, appointments, calls, messages, reports, delivery and dialogs."""

from models.migrations.dialects import both

_TABLES = """
CREATE TABLE member (
    id {id}, public_id TEXT NOT NULL UNIQUE, telegram_id BIGINT UNIQUE, category TEXT,
    first_name TEXT NOT NULL, last_name TEXT NOT NULL, display_name TEXT NOT NULL,
    language TEXT NOT NULL, time_zone TEXT NOT NULL, address TEXT NOT NULL, city TEXT NOT NULL,
    email TEXT, email_verified_at {instant}, terms_accepted_at {instant}, registered_at {instant},
    pending_link TEXT, is_admin {bool} NOT NULL, unreachable_at {instant},
    created_at {instant} NOT NULL, last_seen_at {instant} NOT NULL, deleted_at {instant}, version INTEGER NOT NULL,
    CHECK (category IN ('visitor', 'job_seeker', 'freelance', 'company', 'public_body', 'association'))
);
CREATE TABLE organisation (
    id {id}, public_id TEXT NOT NULL UNIQUE, category TEXT NOT NULL, name TEXT NOT NULL,
    created_at {instant} NOT NULL, deleted_at {instant},
    CHECK (category IN ('company', 'public_body', 'association'))
);
CREATE TABLE membership (
    id {id}, organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    member_id BIGINT NOT NULL REFERENCES member (id), is_owner {bool} NOT NULL,
    may_handle_missions {bool} NOT NULL, service TEXT, UNIQUE (organisation_id, member_id)
);
CREATE INDEX membership_member ON membership (member_id);
CREATE TABLE profile (
    id {id}, public_id TEXT NOT NULL UNIQUE, member_id BIGINT UNIQUE REFERENCES member (id),
    organisation_id BIGINT UNIQUE REFERENCES organisation (id), category TEXT NOT NULL, display_name TEXT NOT NULL,
    sector TEXT NOT NULL, domain TEXT, description TEXT NOT NULL, city TEXT NOT NULL, picture TEXT,
    certification TEXT NOT NULL, certified_at {instant}, certified_by TEXT, online_until {instant},
    online_warned {bool} NOT NULL, agenda_updated_at {instant}, collaborations INTEGER NOT NULL, paused {bool} NOT NULL,
    created_at {instant} NOT NULL, updated_at {instant} NOT NULL, deleted_at {instant}, version INTEGER NOT NULL,
    CHECK ((member_id IS NULL) <> (organisation_id IS NULL)),
    CHECK (category IN ('job_seeker', 'freelance', 'company', 'public_body', 'association')),
    CHECK (certification IN
        ('none', 'review', 'more', 'no_permit', 'certified', 'refused', 'expired', 'suspended')),
    CHECK (domain IN ('mkt', 'it', 'hr', 'biz'))
);
CREATE INDEX profile_online ON profile (online_until) WHERE online_until IS NOT NULL;
CREATE TABLE skill (
    id {id}, profile_id BIGINT NOT NULL REFERENCES profile (id), kind TEXT NOT NULL, label TEXT NOT NULL,
    folded TEXT NOT NULL, rank INTEGER NOT NULL, UNIQUE (profile_id, kind, folded),
    CHECK (kind IN ('technical', 'soft', 'tool', 'language'))
);
CREATE TABLE working_hours (
    id {id}, profile_id BIGINT NOT NULL REFERENCES profile (id), weekday SMALLINT NOT NULL,
    opens_minute SMALLINT NOT NULL, closes_minute SMALLINT NOT NULL,
    CHECK (weekday BETWEEN 0 AND 6),
    CHECK (0 <= opens_minute AND opens_minute < closes_minute AND closes_minute <= 1440)
);
CREATE INDEX working_hours_profile ON working_hours (profile_id, weekday);
CREATE TABLE day_override (
    id {id}, profile_id BIGINT NOT NULL REFERENCES profile (id), on_date DATE NOT NULL,
    opens_minute SMALLINT, closes_minute SMALLINT,
    CHECK ((opens_minute IS NULL) = (closes_minute IS NULL)),
    CHECK (0 <= opens_minute AND opens_minute < closes_minute AND closes_minute <= 1440)
);
CREATE INDEX day_override_profile ON day_override (profile_id, on_date);
CREATE TABLE booking_rules (
    profile_id BIGINT PRIMARY KEY NOT NULL REFERENCES profile (id), time_zone TEXT NOT NULL,
    duration_minutes SMALLINT NOT NULL,
    buffer_before_minutes SMALLINT NOT NULL, buffer_after_minutes SMALLINT NOT NULL, notice_minutes INTEGER NOT NULL,
    horizon_days SMALLINT NOT NULL, daily_limit SMALLINT, weekly_limit SMALLINT, automatic_acceptance {bool} NOT NULL,
    updated_at {instant} NOT NULL, version INTEGER NOT NULL,
    CHECK (duration_minutes BETWEEN 5 AND 480), CHECK (buffer_before_minutes BETWEEN 0 AND 240),
    CHECK (buffer_after_minutes BETWEEN 0 AND 240), CHECK (notice_minutes BETWEEN 0 AND 43200),
    CHECK (horizon_days BETWEEN 1 AND 365)
);
CREATE TABLE appointment (
    id {id}, public_id TEXT NOT NULL UNIQUE, profile_id BIGINT NOT NULL REFERENCES profile (id),
    client_id BIGINT NOT NULL REFERENCES member (id), kind TEXT NOT NULL, status TEXT NOT NULL,
    start_at {instant} NOT NULL, end_at {instant} NOT NULL, time_zone TEXT NOT NULL, purpose TEXT NOT NULL,
    reason TEXT NOT NULL, requested_at {instant} NOT NULL, answer_by {instant}, decided_at {instant},
    ended_at {instant}, ended_by_id BIGINT, absent_id BIGINT, late_cancel {bool} NOT NULL, moved_by_id BIGINT,
    calendar_uid TEXT NOT NULL, calendar_sequence INTEGER NOT NULL, reminder_version INTEGER NOT NULL,
    version INTEGER NOT NULL, CHECK (start_at < end_at), CHECK (kind IN ('appointment', 'interview')),
    CHECK (status IN ('requested', 'countered', 'confirmed', 'in_progress', 'done', 'declined', 'expired',
        'cancelled', 'no_show'))
);
CREATE INDEX appointment_profile ON appointment (profile_id, start_at);
CREATE INDEX appointment_client ON appointment (client_id, start_at);
CREATE INDEX appointment_due ON appointment (status, start_at);
CREATE TABLE claim (
    id {id}, profile_id BIGINT NOT NULL REFERENCES profile (id), kind TEXT NOT NULL, state TEXT NOT NULL,
    start_at {instant} NOT NULL, end_at {instant} NOT NULL, blocked_from {instant} NOT NULL,
    blocked_until {instant} NOT NULL, appointment_id BIGINT REFERENCES appointment (id),
    client_id BIGINT REFERENCES member (id), expires_at {instant}, version INTEGER NOT NULL,
    CHECK (start_at < end_at AND blocked_from <= start_at AND end_at <= blocked_until),
    CHECK (state IN ('active', 'released')),
    CHECK (kind IN ('hold', 'request', 'offer', 'move', 'appointment', 'mission', 'block'))
);
CREATE INDEX claim_profile ON claim (profile_id, blocked_from) WHERE state = 'active';
CREATE INDEX claim_appointment ON claim (appointment_id);
CREATE INDEX claim_expiry ON claim (expires_at) WHERE state = 'active';
CREATE UNIQUE INDEX claim_one_hold ON claim (profile_id, client_id) WHERE state = 'active' AND kind = 'hold';
CREATE TABLE call (
    id {id}, public_id TEXT NOT NULL UNIQUE, appointment_id BIGINT UNIQUE REFERENCES appointment (id),
    profile_id BIGINT NOT NULL REFERENCES profile (id), caller_id BIGINT NOT NULL REFERENCES member (id),
    status TEXT NOT NULL, rings_until {instant}, opens_at {instant} NOT NULL, closes_at {instant} NOT NULL,
    created_at {instant} NOT NULL, started_at {instant}, ended_at {instant}, version INTEGER NOT NULL,
    CHECK (status IN ('ringing', 'accepted', 'declined', 'missed', 'cancelled', 'live', 'failed', 'ended'))
);
CREATE UNIQUE INDEX call_one_ringing ON call (profile_id) WHERE status = 'ringing';
CREATE INDEX call_due ON call (status, rings_until);
CREATE TABLE call_seat (
    id {id}, call_id BIGINT NOT NULL REFERENCES call (id), member_id BIGINT NOT NULL REFERENCES member (id),
    role TEXT NOT NULL, generation INTEGER NOT NULL, session_hash TEXT, present {bool} NOT NULL,
    joined_at {instant}, left_at {instant}, UNIQUE (call_id, member_id), CHECK (role IN ('client', 'professional'))
);
CREATE INDEX call_seat_member ON call_seat (member_id);
CREATE TABLE conversation (
    id {id}, public_id TEXT NOT NULL UNIQUE, profile_id BIGINT NOT NULL REFERENCES profile (id),
    client_id BIGINT NOT NULL REFERENCES member (id), state TEXT NOT NULL, created_at {instant} NOT NULL,
    last_message_at {instant} NOT NULL, version INTEGER NOT NULL, UNIQUE (profile_id, client_id),
    CHECK (state IN ('open', 'archived', 'closed'))
);
CREATE INDEX conversation_client ON conversation (client_id, last_message_at);
CREATE TABLE message (
    id {id}, conversation_id BIGINT NOT NULL REFERENCES conversation (id),
    author_id BIGINT NOT NULL REFERENCES member (id), body TEXT NOT NULL, source_id BIGINT,
    created_at {instant} NOT NULL, edited_at {instant}, read_at {instant}, deleted_at {instant}
);
CREATE INDEX message_conversation ON message (conversation_id, id);
CREATE TABLE scam_report (
    id {id}, public_id TEXT NOT NULL UNIQUE, reporter_id BIGINT NOT NULL REFERENCES member (id),
    profile_id BIGINT REFERENCES profile (id), category TEXT NOT NULL, body TEXT NOT NULL, status TEXT NOT NULL,
    priority SMALLINT NOT NULL, snapshot {json} NOT NULL, filed_at {instant} NOT NULL, version INTEGER NOT NULL,
    CHECK (category IN ('advance', 'fake', 'offplatform', 'unpaid', 'data', 'harass', 'other')),
    CHECK (status IN ('filed', 'review', 'more', 'founded', 'unfounded', 'closed')), CHECK (priority BETWEEN 1 AND 3)
);
CREATE INDEX scam_report_pair ON scam_report (reporter_id, profile_id);
CREATE TABLE scam_evidence (
    id {id}, report_id BIGINT NOT NULL REFERENCES scam_report (id), file_id TEXT NOT NULL, unique_id TEXT NOT NULL,
    kind TEXT NOT NULL, size BIGINT NOT NULL, UNIQUE (report_id, unique_id)
);
CREATE TABLE inbox (
    seq {id}, update_id BIGINT NOT NULL UNIQUE, lane BIGINT NOT NULL, payload TEXT NOT NULL, state TEXT NOT NULL,
    attempts SMALLINT NOT NULL, deaths SMALLINT NOT NULL DEFAULT 0, due_at {instant} NOT NULL, error TEXT,
    received_at {instant} NOT NULL, done_at {instant}, CHECK (state IN ('open', 'done', 'dead'))
);
CREATE INDEX inbox_open ON inbox (lane, seq) WHERE state = 'open';
CREATE INDEX inbox_done ON inbox (done_at) WHERE state <> 'open';
CREATE TABLE notification (
    id {id}, recipient_id BIGINT NOT NULL REFERENCES member (id), channel TEXT NOT NULL, key TEXT NOT NULL,
    details {json} NOT NULL, subject_kind TEXT NOT NULL, subject_id BIGINT, subject_version INTEGER,
    mutable {bool} NOT NULL, urgency SMALLINT NOT NULL, state TEXT NOT NULL, due_at {instant} NOT NULL,
    not_before {instant} NOT NULL, lease_until {instant}, attempts SMALLINT NOT NULL, message_id BIGINT,
    dedupe_key TEXT UNIQUE, error TEXT, created_at {instant} NOT NULL, settled_at {instant},
    CHECK (state IN ('owed', 'sent', 'dropped', 'failed')), CHECK (channel IN ('telegram', 'email'))
);
CREATE INDEX notification_owed ON notification (channel, urgency, due_at, id) WHERE state = 'owed';
CREATE INDEX notification_lane ON notification (recipient_id, channel, id) WHERE state = 'owed';
CREATE INDEX notification_subject ON notification (subject_kind, subject_id);
CREATE TABLE card (
    id {id}, member_id BIGINT NOT NULL REFERENCES member (id), kind TEXT NOT NULL, object_id BIGINT NOT NULL,
    chat_id BIGINT NOT NULL, message_id BIGINT, version_wanted INTEGER NOT NULL, version_shown INTEGER NOT NULL,
    lease_until {instant}, UNIQUE (member_id, kind, object_id)
);
CREATE INDEX card_stale ON card (id) WHERE version_wanted <> version_shown;
CREATE TABLE screen (
    member_id BIGINT PRIMARY KEY NOT NULL REFERENCES member (id), chat_id BIGINT NOT NULL, page TEXT NOT NULL,
    args {json} NOT NULL, object_id BIGINT, notice {json}, rev INTEGER NOT NULL, shown INTEGER NOT NULL,
    message_id BIGINT,
    has_media {bool} NOT NULL, floor_id BIGINT NOT NULL, lease_until {instant}, attempts SMALLINT NOT NULL,
    changed_at {instant} NOT NULL
);
CREATE INDEX screen_object ON screen (page, object_id) WHERE object_id IS NOT NULL;
CREATE INDEX screen_stale ON screen (changed_at) WHERE rev <> shown;
CREATE TABLE dialog_session (
    id {id}, member_id BIGINT NOT NULL REFERENCES member (id), chat_id BIGINT NOT NULL, dialog TEXT NOT NULL,
    parent_id BIGINT REFERENCES dialog_session (id), subject_id BIGINT, status TEXT NOT NULL, given {json} NOT NULL,
    answers {json} NOT NULL, sources {json} NOT NULL, step TEXT NOT NULL, ui {json} NOT NULL, turn INTEGER NOT NULL,
    outcome {json}, remind_at {instant}, expires_at {instant} NOT NULL, created_at {instant} NOT NULL,
    updated_at {instant} NOT NULL,
    CHECK (status IN ('active', 'paused', 'done', 'cancelled', 'expired'))
);
CREATE UNIQUE INDEX dialog_session_one_active ON dialog_session (member_id) WHERE status = 'active';
CREATE INDEX dialog_session_expiry ON dialog_session (expires_at) WHERE status IN ('active', 'paused');
CREATE TABLE dialog_event (
    id {id}, dialog TEXT NOT NULL, step TEXT NOT NULL, kind TEXT NOT NULL, at {instant} NOT NULL
);
CREATE INDEX dialog_event_dialog ON dialog_event (dialog, at);
CREATE TABLE app_state (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL);
"""

# What makes two active claims of one provider unable to overlap.
_NO_OVERLAP_POSTGRES = [
    "CREATE EXTENSION IF NOT EXISTS btree_gist",
    "ALTER TABLE claim ADD CONSTRAINT claim_no_overlap EXCLUDE USING gist"
    " (profile_id WITH =, tstzrange(blocked_from, blocked_until, '[)') WITH &&) WHERE (state = 'active')",
]
_OVERLAP = """BEGIN
    SELECT RAISE(ABORT, 'claim_no_overlap') WHERE EXISTS (
        SELECT 1 FROM claim WHERE claim.state = 'active' AND claim.profile_id = NEW.profile_id AND claim.id <> NEW.id
        AND claim.blocked_from < NEW.blocked_until AND NEW.blocked_from < claim.blocked_until);
END"""
_NO_OVERLAP_SQLITE = [
    f"CREATE TRIGGER claim_no_overlap_insert AFTER INSERT ON claim WHEN NEW.state = 'active' {_OVERLAP}",
    "CREATE TRIGGER claim_no_overlap_update AFTER UPDATE ON claim WHEN NEW.state = 'active' " + _OVERLAP,
]

SQLITE = [*both(_TABLES, "sqlite"), *_NO_OVERLAP_SQLITE]
POSTGRES = [*both(_TABLES, "postgres"), *_NO_OVERLAP_POSTGRES]
