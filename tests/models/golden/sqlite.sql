CREATE INDEX appeal_open ON appeal (filed_at) WHERE outcome IS NULL;
CREATE INDEX application_act_application ON application_act (application_id, id);
CREATE INDEX application_annulment ON application (annulment_since) WHERE annulment IN ('asked', 'agreed');
CREATE INDEX application_conversation ON application (conversation_id);
CREATE INDEX application_of ON application (profile_id, status, id);
CREATE UNIQUE INDEX application_one_chosen ON application (mission_id) WHERE status IN ('chosen', 'deal');
CREATE INDEX application_timed ON application (timer_from) WHERE status IN ('proposed', 'talking', 'firm', 'chosen');
CREATE INDEX appointment_about ON appointment (mission_id, profile_id) WHERE mission_id IS NOT NULL;
CREATE INDEX appointment_asked_for ON appointment (asked_for_id) WHERE asked_for_id IS NOT NULL;
CREATE INDEX appointment_client ON appointment (client_id, start_at);
CREATE INDEX appointment_due ON appointment (status, start_at);
CREATE INDEX appointment_not_passed ON appointment (end_at) WHERE status = 'confirmed' AND ended_at IS NULL;
CREATE INDEX appointment_profile ON appointment (profile_id, start_at);
CREATE INDEX audit_entry_action ON audit_entry (action, id);
CREATE INDEX audit_entry_concerned ON audit_entry (concerned, id);
CREATE INDEX audit_entry_instant ON audit_entry (acted_at);
CREATE INDEX audit_entry_object ON audit_entry (object_kind, object_name, id);
CREATE INDEX audit_seal_last ON audit_seal (last_entry);
CREATE INDEX call_due ON call (status, rings_until);
CREATE UNIQUE INDEX call_one_ringing ON call (profile_id, service) WHERE status = 'ringing';
CREATE INDEX call_ring_member ON call_ring (member_id, id);
CREATE UNIQUE INDEX call_ring_one ON call_ring (member_id) WHERE state = 'ringing';
CREATE INDEX call_seat_member ON call_seat (member_id);
CREATE INDEX card_stale ON card (id) WHERE version_wanted <> version_shown;
CREATE INDEX certification_act_profile ON certification_act (profile_id, id);
CREATE INDEX chat_document_due ON chat_document (due_at);
CREATE INDEX chat_document_profile ON chat_document (profile_id, id);
CREATE INDEX claim_appointment ON claim (appointment_id);
CREATE INDEX claim_expiry ON claim (expires_at) WHERE state = 'active';
CREATE UNIQUE INDEX claim_one_hold ON claim (profile_id, client_id) WHERE state = 'active' AND kind = 'hold';
CREATE INDEX claim_profile ON claim (profile_id, blocked_from) WHERE state = 'active';
CREATE INDEX contact_share_member ON contact_share (member_id);
CREATE INDEX conversation_begun ON conversation (created_at);
CREATE INDEX conversation_client ON conversation (client_id, last_message_at);
CREATE INDEX conversation_ended ON conversation (ended_at) WHERE ended_at IS NOT NULL;
CREATE UNIQUE INDEX conversation_pair ON conversation (profile_id, client_id, mission_id);
CREATE INDEX conversation_topic_due ON conversation_topic (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX conversation_topic_of ON conversation_topic (conversation_id);
CREATE INDEX data_export_due ON data_export (due_at) WHERE state = 'waiting';
CREATE INDEX data_export_of ON data_export (member_id, id);
CREATE INDEX day_override_profile ON day_override (profile_id, on_date);
CREATE INDEX dialog_event_dialog ON dialog_event (dialog, at);
CREATE INDEX dialog_session_expiry ON dialog_session (expires_at) WHERE status IN ('active', 'paused');
CREATE UNIQUE INDEX dialog_session_one_active ON dialog_session (member_id) WHERE status = 'active';
CREATE INDEX dialog_session_waiting ON dialog_session (member_id) WHERE status IN ('active', 'paused');
CREATE INDEX directory_entry_fresh ON directory_entry (fresh_until) WHERE fresh_until IS NOT NULL;
CREATE INDEX directory_entry_listed ON directory_entry (listed_at);
CREATE UNIQUE INDEX directory_entry_place ON directory_entry (place);
CREATE INDEX directory_variant_word ON directory_variant (word);
CREATE INDEX education_profile ON education (profile_id, year);
CREATE INDEX evidence_document_kept ON evidence_document (decided_at) WHERE forgotten_at IS NULL;
CREATE INDEX evidence_document_profile ON evidence_document (profile_id, kind);
CREATE INDEX evidence_reading_document ON evidence_reading (document_id);
CREATE INDEX exclusion_end ON exclusion (expires_at);
CREATE INDEX experience_profile ON experience (profile_id, began);
CREATE INDEX farewell_chat ON farewell (chat_id);
CREATE INDEX gallery_picture_profile ON gallery_picture (profile_id, rank, id);
CREATE INDEX help_message_request ON help_message (request_id, id);
CREATE INDEX help_request_closed ON help_request (closed_at) WHERE status = 'closed';
CREATE INDEX help_request_member ON help_request (member_id, id);
CREATE UNIQUE INDEX help_request_one_change ON help_request (profile_id)
    WHERE profile_id IS NOT NULL AND status <> 'closed';
CREATE INDEX help_request_waiting ON help_request (waiting_since) WHERE status = 'open';
CREATE INDEX inbox_done ON inbox (done_at) WHERE state <> 'open';
CREATE INDEX inbox_head ON inbox (seq) WHERE state = 'open';
CREATE INDEX inbox_open ON inbox (lane, seq) WHERE state = 'open';
CREATE INDEX mail_code_asker ON mail_code (asker_id, created_at);
CREATE INDEX mail_code_email ON mail_code (email, created_at);
CREATE INDEX mail_code_member ON mail_code (member_id);
CREATE INDEX measure_member ON measure (member_id, id);
CREATE UNIQUE INDEX measure_open ON measure (member_id, kind) WHERE ended_at IS NULL AND kind <> 'warning';
CREATE INDEX member_digest ON member (digest_at) WHERE registered_at IS NOT NULL AND deleted_at IS NULL;
CREATE UNIQUE INDEX member_expected_email ON member (email)
    WHERE telegram_id IS NULL AND registered_at IS NULL AND deleted_at IS NULL;
CREATE INDEX member_unfolded ON member (id) WHERE folded = '' AND deleted_at IS NULL;
CREATE UNIQUE INDEX member_verified_email ON member (email)
    WHERE email_verified_at IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX membership_member ON membership (member_id);
CREATE UNIQUE INDEX membership_one_offer ON membership (organisation_id) WHERE owner_offered_at IS NOT NULL;
CREATE INDEX membership_online ON membership (online_until) WHERE online_until IS NOT NULL;
CREATE INDEX message_conversation ON message (conversation_id, id);
CREATE INDEX message_source ON message (author_id, source_id);
CREATE INDEX mission_act_mission ON mission_act (mission_id, id);
CREATE INDEX mission_measure_mission ON mission_measure (mission_id, id);
CREATE UNIQUE INDEX mission_measure_open ON mission_measure (mission_id) WHERE ended_at IS NULL;
CREATE INDEX mission_of ON mission (organisation_id, status, id);
CREATE INDEX mission_published ON mission (published_at) WHERE status = 'published';
CREATE INDEX mission_skill_folded ON mission_skill (folded);
CREATE INDEX mission_unfolded ON mission (id) WHERE folded = '' AND published_at IS NOT NULL;
CREATE INDEX mission_variant_word ON mission_variant (word);
CREATE INDEX notification_lane ON notification (recipient_id, channel, id) WHERE state = 'owed';
CREATE INDEX notification_lane_order ON notification (recipient_id, channel, urgency, due_at, id) WHERE state = 'owed';
CREATE INDEX notification_on_its_way ON notification (channel, lease_until, recipient_id) WHERE state = 'owed' AND lease_until IS NOT NULL;
CREATE INDEX notification_owed ON notification (channel, urgency, due_at, id) WHERE state = 'owed';
CREATE INDEX notification_subject ON notification (subject_kind, subject_id);
CREATE INDEX notification_unsolicited ON notification (recipient_id, settled_at)
    WHERE key IN ('digest.daily', 'application.nudge', 'application.still', 'payrolling.nudge',
        'payrolling.nudge_answer', 'payrolling.nudge_read');
CREATE INDEX partner_delivery_file ON partner_delivery (file_id, id);
CREATE INDEX partner_delivery_owed ON partner_delivery (not_before, id) WHERE state = 'owed';
CREATE INDEX payroll_act_file ON payroll_act (file_id, id);
CREATE INDEX payroll_file_status ON payroll_file (status, status_since);
CREATE INDEX personal_link_member ON personal_link (member_id, kind);
CREATE INDEX personal_link_organisation ON personal_link (organisation_id);
CREATE INDEX profile_certification ON profile (certification) WHERE certification IN ('review', 'no_permit');
CREATE INDEX profile_document_profile ON profile_document (profile_id, id);
CREATE INDEX profile_online ON profile (online_until) WHERE online_until IS NOT NULL;
CREATE INDEX profile_registration_number ON profile (registration_number) WHERE registration_number <> '';
CREATE INDEX profile_unfolded ON profile (id) WHERE folded = '' AND organisation_id IS NOT NULL AND deleted_at IS NULL;
CREATE UNIQUE INDEX response_fact_conversation ON response_fact (subject_id) WHERE kind = 'conversation';
CREATE INDEX response_fact_of ON response_fact (profile_id, noted_at);
CREATE UNIQUE INDEX role_grant_member ON role_grant (member_id, role) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX role_grant_organisation ON role_grant (organisation_id, role) WHERE ended_at IS NULL;
CREATE INDEX scam_question_due ON scam_question (due_at) WHERE state = 'open';
CREATE INDEX scam_question_member ON scam_question (member_id, id);
CREATE UNIQUE INDEX scam_question_open ON scam_question (report_id) WHERE state = 'open';
CREATE INDEX scam_question_report ON scam_question (report_id, id);
CREATE INDEX scam_report_decided ON scam_report (decided_at) WHERE decided_at IS NOT NULL;
CREATE INDEX scam_report_measure ON scam_report (measure_id) WHERE measure_id IS NOT NULL;
CREATE INDEX scam_report_pair ON scam_report (reporter_id, profile_id);
CREATE INDEX scam_report_queued ON scam_report (queued_until) WHERE is_queued;
CREATE INDEX scam_report_reported ON scam_report (profile_id, filed_at);
CREATE INDEX scam_report_to_weigh ON scam_report (profile_id) WHERE to_weigh;
CREATE INDEX screen_object ON screen (page, object_id) WHERE object_id IS NOT NULL;
CREATE INDEX screen_stale ON screen (changed_at) WHERE rev <> shown;
CREATE INDEX sent_file_due ON sent_file (due_at) WHERE refusal = '';
CREATE INDEX sent_file_profile ON sent_file (profile_id, purpose);
CREATE INDEX sent_message_age ON sent_message (sent_at);
CREATE INDEX unwanted_file_due ON unwanted_file (due_at);
CREATE INDEX upload_pass_end ON upload_pass (expires_at);
CREATE INDEX working_hours_profile ON working_hours (profile_id, weekday);
CREATE TABLE app_state (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL);
CREATE TABLE appeal (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, member_id BIGINT NOT NULL REFERENCES member (id),
    refusal_id BIGINT UNIQUE REFERENCES certification_act (id), measure_id BIGINT UNIQUE REFERENCES measure (id),
    text TEXT NOT NULL, filed_at TEXT NOT NULL, outcome TEXT, answer TEXT NOT NULL,
    decided_by BIGINT REFERENCES member (id), decided_at TEXT, version INTEGER NOT NULL,
    mission_measure_id BIGINT UNIQUE REFERENCES mission_measure (id),
    report_id BIGINT UNIQUE REFERENCES scam_report (id),
    CHECK (outcome IN ('confirmed', 'overturned')),
    CHECK (CASE WHEN refusal_id IS NULL THEN 0 ELSE 1 END + CASE WHEN measure_id IS NULL THEN 0 ELSE 1 END + CASE WHEN mission_measure_id IS NULL THEN 0 ELSE 1 END + CASE WHEN report_id IS NULL THEN 0 ELSE 1 END = 1),
    CHECK ((outcome IS NULL) = (decided_at IS NULL))
);
CREATE TABLE application (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, public_id TEXT NOT NULL UNIQUE, mission_id BIGINT NOT NULL REFERENCES mission (id),
    profile_id BIGINT NOT NULL REFERENCES profile (id), initiator TEXT NOT NULL, status TEXT NOT NULL,
    intro TEXT NOT NULL, reason TEXT NOT NULL, proposals INTEGER NOT NULL, last_proposed_at TEXT NOT NULL,
    status_since TEXT NOT NULL, timer_from TEXT NOT NULL, frozen_at TEXT, nudges INTEGER NOT NULL,
    conversation_id BIGINT REFERENCES conversation (id), created_at TEXT NOT NULL, version INTEGER NOT NULL, annulment TEXT
    CHECK (annulment IN ('asked', 'agreed', 'declined', 'taken_back', 'lapsed', 'refused', 'carried_out'))
    CHECK (annulment IS NULL OR status = CASE annulment WHEN 'carried_out' THEN 'cancelled' ELSE 'deal' END), annulment_by TEXT CHECK (annulment_by IN ('freelance', 'company'))
    CHECK ((annulment_by IS NULL) = (annulment IS NULL)), annulment_asked_at TEXT
    CHECK ((annulment_asked_at IS NULL) = (annulment IS NULL)), annulment_since TEXT
    CHECK ((annulment_since IS NULL) = (annulment IS NULL)), annulment_reason TEXT NOT NULL DEFAULT '', annulment_answer TEXT NOT NULL DEFAULT '', intro_other TEXT NOT NULL DEFAULT '', annulment_late_at TEXT,
    UNIQUE (mission_id, profile_id),
    CHECK (initiator IN ('freelance', 'company')),
    CHECK (status IN ('chosen', 'deal', 'proposed', 'talking', 'firm', 'done', 'declined', 'refused', 'discarded',
        'not_selected', 'withdrawn', 'expired', 'cancelled'))
);
CREATE TABLE application_act (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, application_id BIGINT NOT NULL REFERENCES application (id), move TEXT NOT NULL, status TEXT NOT NULL,
    actor_id BIGINT REFERENCES member (id), acted_at TEXT NOT NULL,
    CHECK (move IN ('interest', 'accept', 'decline', 'discard', 'withdraw', 'apply', 'choose', 'lapse', 'lose',
        'cancel', 'close')),
    CHECK (status IN ('proposed', 'talking', 'firm', 'chosen', 'deal', 'done', 'declined', 'refused', 'discarded',
        'not_selected', 'withdrawn', 'expired', 'cancelled'))
);
CREATE TABLE appointment (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, public_id TEXT NOT NULL UNIQUE, profile_id BIGINT NOT NULL REFERENCES profile (id),
    client_id BIGINT NOT NULL REFERENCES member (id), kind TEXT NOT NULL, status TEXT NOT NULL,
    start_at TEXT NOT NULL, end_at TEXT NOT NULL, time_zone TEXT NOT NULL, purpose TEXT NOT NULL,
    reason TEXT NOT NULL, requested_at TEXT NOT NULL, answer_by TEXT, decided_at TEXT,
    ended_at TEXT, ended_by_id BIGINT, absent_id BIGINT, late_cancel INTEGER NOT NULL, moved_by_id BIGINT,
    calendar_uid TEXT NOT NULL, calendar_sequence INTEGER NOT NULL, reminder_version INTEGER NOT NULL,
    version INTEGER NOT NULL, asked_for_id BIGINT REFERENCES profile (id), mission_id BIGINT REFERENCES mission (id), CHECK (start_at < end_at), CHECK (kind IN ('appointment', 'interview')),
    CHECK (status IN ('requested', 'countered', 'confirmed', 'in_progress', 'done', 'declined', 'expired',
        'cancelled', 'no_show'))
);
CREATE TABLE audit_entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, acted_at TEXT NOT NULL, actor TEXT NOT NULL, hat TEXT NOT NULL, action TEXT NOT NULL,
    object_kind TEXT NOT NULL, object_name TEXT NOT NULL, concerned TEXT, state_before TEXT NOT NULL,
    state_after TEXT NOT NULL, reason TEXT NOT NULL, update_id BIGINT
);
CREATE TABLE audit_pseudonym (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, pseudonym TEXT NOT NULL UNIQUE, member_id BIGINT NOT NULL UNIQUE REFERENCES member (id)
);
CREATE TABLE audit_purge (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, last_entry BIGINT NOT NULL UNIQUE, hash TEXT NOT NULL, older_than TEXT NOT NULL,
    purged_at TEXT NOT NULL
);
CREATE TABLE audit_seal (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, first_entry BIGINT NOT NULL, last_entry BIGINT NOT NULL, entries INTEGER NOT NULL,
    previous TEXT NOT NULL UNIQUE, hash TEXT NOT NULL UNIQUE, sealed_at TEXT NOT NULL,
    CHECK (last_entry >= first_entry)
);
CREATE TABLE booking_rules (
    profile_id BIGINT PRIMARY KEY NOT NULL REFERENCES profile (id), time_zone TEXT NOT NULL,
    duration_minutes SMALLINT NOT NULL,
    buffer_before_minutes SMALLINT NOT NULL, buffer_after_minutes SMALLINT NOT NULL, notice_minutes INTEGER NOT NULL,
    horizon_days SMALLINT NOT NULL, daily_limit SMALLINT, weekly_limit SMALLINT, automatic_acceptance INTEGER NOT NULL,
    updated_at TEXT NOT NULL, version INTEGER NOT NULL,
    CHECK (duration_minutes BETWEEN 5 AND 480), CHECK (buffer_before_minutes BETWEEN 0 AND 240),
    CHECK (buffer_after_minutes BETWEEN 0 AND 240), CHECK (notice_minutes BETWEEN 0 AND 43200),
    CHECK (horizon_days BETWEEN 1 AND 365)
);
CREATE TABLE call (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, public_id TEXT NOT NULL UNIQUE, appointment_id BIGINT UNIQUE REFERENCES appointment (id),
    profile_id BIGINT NOT NULL REFERENCES profile (id), caller_id BIGINT NOT NULL REFERENCES member (id),
    status TEXT NOT NULL, rings_until TEXT, opens_at TEXT NOT NULL, closes_at TEXT NOT NULL,
    created_at TEXT NOT NULL, started_at TEXT, ended_at TEXT, version INTEGER NOT NULL, service TEXT NOT NULL DEFAULT '',
    CHECK (status IN ('ringing', 'accepted', 'declined', 'missed', 'cancelled', 'live', 'failed', 'ended'))
);
CREATE TABLE call_ring (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, call_id BIGINT NOT NULL REFERENCES call (id), member_id BIGINT NOT NULL REFERENCES member (id),
    state TEXT NOT NULL, UNIQUE (call_id, member_id),
    CHECK (state IN ('ringing', 'answered', 'declined', 'taken', 'missed', 'stopped'))
);
CREATE TABLE call_seat (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, call_id BIGINT NOT NULL REFERENCES call (id), member_id BIGINT NOT NULL REFERENCES member (id),
    role TEXT NOT NULL, generation INTEGER NOT NULL, session_hash TEXT, present INTEGER NOT NULL,
    joined_at TEXT, left_at TEXT, held_by TEXT, UNIQUE (call_id, member_id), CHECK (role IN ('client', 'professional'))
);
CREATE TABLE card (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, member_id BIGINT NOT NULL REFERENCES member (id), kind TEXT NOT NULL, object_id BIGINT NOT NULL,
    chat_id BIGINT NOT NULL, message_id BIGINT, version_wanted INTEGER NOT NULL, version_shown INTEGER NOT NULL,
    lease_until TEXT, UNIQUE (member_id, kind, object_id)
);
CREATE TABLE certification_act (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, profile_id BIGINT NOT NULL REFERENCES profile (id), move TEXT NOT NULL,
    actor_id BIGINT REFERENCES member (id), reason TEXT NOT NULL, note TEXT NOT NULL, permit_until DATE,
    acted_at TEXT NOT NULL,
    CHECK (move IN ('submit', 'no_permit', 'ask_more', 'certify', 'refuse', 'expire', 'suspend', 'lift', 'reopen')),
    CHECK (reason IN ('', 'outdated', 'unfit', 'other'))
);
CREATE TABLE chat_document (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, profile_id BIGINT NOT NULL REFERENCES profile (id), member_id BIGINT NOT NULL REFERENCES member (id),
    state TEXT NOT NULL, kind TEXT, file_id TEXT NOT NULL, chat_id BIGINT NOT NULL, message_id BIGINT,
    name TEXT NOT NULL, file TEXT, wrapped_key TEXT, mime TEXT NOT NULL, refusal TEXT NOT NULL,
    attempts INTEGER NOT NULL, due_at TEXT NOT NULL, sent_at TEXT NOT NULL, is_back INTEGER NOT NULL DEFAULT FALSE,
    CHECK (state IN ('sent', 'held', 'taken', 'refused')),
    CHECK (kind IN ('permit', 'residence', 'statutes')),
    CHECK ((state = 'held') = (file IS NOT NULL))
);
CREATE TABLE claim (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, profile_id BIGINT NOT NULL REFERENCES profile (id), kind TEXT NOT NULL, state TEXT NOT NULL,
    start_at TEXT NOT NULL, end_at TEXT NOT NULL, blocked_from TEXT NOT NULL,
    blocked_until TEXT NOT NULL, appointment_id BIGINT REFERENCES appointment (id),
    client_id BIGINT REFERENCES member (id), expires_at TEXT, version INTEGER NOT NULL,
    CHECK (start_at < end_at AND blocked_from <= start_at AND end_at <= blocked_until),
    CHECK (state IN ('active', 'released')),
    CHECK (kind IN ('hold', 'request', 'offer', 'move', 'appointment', 'mission', 'block'))
);
CREATE TABLE contact_share (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, conversation_id BIGINT NOT NULL REFERENCES conversation (id),
    member_id BIGINT NOT NULL REFERENCES member (id), name TEXT NOT NULL, email TEXT NOT NULL,
    username TEXT NOT NULL, phone TEXT NOT NULL, shared_at TEXT NOT NULL,
    UNIQUE (conversation_id, member_id)
);
CREATE TABLE conversation (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, public_id TEXT NOT NULL UNIQUE, profile_id BIGINT NOT NULL REFERENCES profile (id), client_id BIGINT NOT NULL REFERENCES member (id), mission_id BIGINT NOT NULL DEFAULT 0, state TEXT NOT NULL, created_at TEXT NOT NULL, last_message_at TEXT NOT NULL, version INTEGER NOT NULL, ended_at TEXT, CHECK (state IN ('open', 'archived', 'closed')));
CREATE TABLE conversation_topic (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, member_id BIGINT NOT NULL REFERENCES member (id),
    conversation_id BIGINT NOT NULL REFERENCES conversation (id), chat_id BIGINT NOT NULL, thread_id BIGINT,
    due_at TEXT, made_at TEXT NOT NULL,
    UNIQUE (member_id, conversation_id), UNIQUE (chat_id, thread_id)
);
CREATE TABLE data_export (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, member_id BIGINT NOT NULL REFERENCES member (id), state TEXT NOT NULL, asked_at TEXT NOT NULL,
    attempts SMALLINT NOT NULL, due_at TEXT NOT NULL, lease_until TEXT,
    CHECK (state IN ('waiting', 'sent', 'failed'))
);
CREATE TABLE day_override (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, profile_id BIGINT NOT NULL REFERENCES profile (id), on_date DATE NOT NULL,
    opens_minute SMALLINT, closes_minute SMALLINT,
    CHECK ((opens_minute IS NULL) = (closes_minute IS NULL)),
    CHECK (0 <= opens_minute AND opens_minute < closes_minute AND closes_minute <= 1440)
);
CREATE TABLE departure (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, reason TEXT NOT NULL, words TEXT NOT NULL, month DATE NOT NULL,
    CHECK (reason IN ('found', 'unused', 'messages', 'experience', 'privacy', 'other'))
);
CREATE TABLE departure_wish (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, member_id BIGINT NOT NULL UNIQUE REFERENCES member (id), reason TEXT NOT NULL, words TEXT NOT NULL,
    closes TEXT NOT NULL, asked_at TEXT NOT NULL,
    CHECK (reason IN ('found', 'unused', 'messages', 'experience', 'privacy', 'other'))
);
CREATE TABLE dialog_event (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, dialog TEXT NOT NULL, step TEXT NOT NULL, kind TEXT NOT NULL, at TEXT NOT NULL
);
CREATE TABLE dialog_session (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, member_id BIGINT NOT NULL REFERENCES member (id), chat_id BIGINT NOT NULL, dialog TEXT NOT NULL,
    parent_id BIGINT REFERENCES dialog_session (id), subject_id BIGINT, status TEXT NOT NULL, given TEXT NOT NULL,
    answers TEXT NOT NULL, sources TEXT NOT NULL, step TEXT NOT NULL, ui TEXT NOT NULL, turn INTEGER NOT NULL,
    outcome TEXT, remind_at TEXT, expires_at TEXT NOT NULL, created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    CHECK (status IN ('active', 'paused', 'done', 'cancelled', 'expired'))
);
CREATE TABLE digest (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, member_id BIGINT NOT NULL REFERENCES member (id), day DATE NOT NULL, since TEXT NOT NULL,
    until TEXT NOT NULL, UNIQUE (member_id, day), CHECK (since < until)
);
CREATE TABLE directory_entry (
    profile_id BIGINT PRIMARY KEY NOT NULL REFERENCES profile (id), trade TEXT NOT NULL, skills TEXT NOT NULL,
    name TEXT NOT NULL, body TEXT NOT NULL, filters TEXT NOT NULL, completeness SMALLINT NOT NULL,
    listed_at TEXT NOT NULL
, place BIGINT NOT NULL DEFAULT 0, fresh_until TEXT);
CREATE VIRTUAL TABLE directory_index USING fts5(trade, skills, name, body, filters, content='directory_entry', content_rowid='place', detail='column', prefix='3 4 5', tokenize="unicode61 remove_diacritics 0 tokenchars '+#='");
CREATE TABLE 'directory_index_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'directory_index_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'directory_index_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
CREATE TABLE 'directory_index_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE TABLE directory_variant (variant TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (variant, word)) WITHOUT ROWID;
CREATE TABLE directory_word (word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE education (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, profile_id BIGINT NOT NULL REFERENCES profile (id), title TEXT NOT NULL, school TEXT NOT NULL,
    year INTEGER NOT NULL,
    CHECK (year BETWEEN 1930 AND 2100)
);
CREATE TABLE evidence_document (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, public_id TEXT NOT NULL UNIQUE, profile_id BIGINT NOT NULL REFERENCES profile (id),
    member_id BIGINT NOT NULL REFERENCES member (id), kind TEXT NOT NULL, mime TEXT NOT NULL, size BIGINT NOT NULL,
    sha256 TEXT NOT NULL, file TEXT, wrapped_key TEXT, given_at TEXT NOT NULL, decided_at TEXT,
    forgotten_at TEXT, is_back INTEGER NOT NULL DEFAULT FALSE,
    CHECK (kind IN ('permit', 'residence', 'statutes')),
    CHECK ((file IS NULL) = (wrapped_key IS NULL)),
    CHECK ((file IS NULL) = (forgotten_at IS NOT NULL))
);
CREATE TABLE evidence_reading (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, document_id BIGINT NOT NULL REFERENCES evidence_document (id),
    admin_id BIGINT NOT NULL REFERENCES member (id), read_at TEXT NOT NULL
);
CREATE TABLE exclusion (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, digest TEXT NOT NULL UNIQUE, measure_id BIGINT NOT NULL REFERENCES measure (id),
    expires_at TEXT NOT NULL
);
CREATE TABLE experience (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, profile_id BIGINT NOT NULL REFERENCES profile (id), title TEXT NOT NULL, organisation TEXT NOT NULL,
    began DATE NOT NULL, ended DATE, description TEXT NOT NULL DEFAULT '',
    CHECK (ended IS NULL OR ended >= began)
);
CREATE TABLE farewell (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, member_id BIGINT NOT NULL UNIQUE, chat_id BIGINT NOT NULL, language TEXT NOT NULL, kind TEXT NOT NULL,
    attempts SMALLINT NOT NULL, due_at TEXT NOT NULL, lease_until TEXT, said_at TEXT,
    created_at TEXT NOT NULL,
    CHECK (kind IN ('own', 'team'))
);
CREATE TABLE gallery_picture (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, public_id TEXT NOT NULL UNIQUE, profile_id BIGINT NOT NULL REFERENCES profile (id),
    file TEXT NOT NULL, caption TEXT NOT NULL, rank INTEGER NOT NULL, created_at TEXT NOT NULL
);
CREATE TABLE help_message (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, request_id BIGINT NOT NULL REFERENCES help_request (id), author_id BIGINT NOT NULL REFERENCES member (id),
    by_team INTEGER NOT NULL, body TEXT NOT NULL, written_at TEXT NOT NULL
);
CREATE TABLE help_request (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, public_id TEXT NOT NULL UNIQUE, member_id BIGINT NOT NULL REFERENCES member (id), topic TEXT NOT NULL,
    status TEXT NOT NULL, profile_id BIGINT REFERENCES profile (id), old_number TEXT NOT NULL,
    new_number TEXT NOT NULL, carried_out_at TEXT, taken_by BIGINT REFERENCES member (id), taken_at TEXT,
    waiting_since TEXT NOT NULL, reminded_at TEXT, closed_at TEXT, created_at TEXT NOT NULL,
    version INTEGER NOT NULL, old_name TEXT NOT NULL DEFAULT '', new_first_name TEXT NOT NULL DEFAULT '',
    new_last_name TEXT NOT NULL DEFAULT '',
    CHECK (topic IN ('certification', 'access', 'mission', 'technical', 'safety', 'data', 'other', 'number', 'name')),
    CHECK (status IN ('open', 'answered', 'closed')),
    CHECK ((profile_id IS NOT NULL) = (topic IN ('number', 'name'))),
    CHECK ((status = 'closed') = (closed_at IS NOT NULL)),
    CHECK ((taken_by IS NULL) = (taken_at IS NULL))
);
CREATE TABLE inbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, update_id BIGINT NOT NULL UNIQUE, lane BIGINT NOT NULL, payload TEXT NOT NULL, state TEXT NOT NULL,
    attempts SMALLINT NOT NULL, deaths SMALLINT NOT NULL DEFAULT 0, due_at TEXT NOT NULL, error TEXT,
    received_at TEXT NOT NULL, done_at TEXT, CHECK (state IN ('open', 'done', 'dead'))
);
CREATE TABLE mail_code (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, purpose TEXT NOT NULL, asker_id BIGINT NOT NULL REFERENCES member (id),
    member_id BIGINT REFERENCES member (id), email TEXT NOT NULL, salt TEXT NOT NULL,
    tries SMALLINT NOT NULL DEFAULT 0, expires_at TEXT NOT NULL, used_at TEXT, created_at TEXT NOT NULL,
    CHECK (purpose IN ('confirm', 'change_old', 'change_new', 'recover')),
    CHECK (tries BETWEEN 0 AND 5)
);
CREATE TABLE measure (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, public_id TEXT NOT NULL UNIQUE, member_id BIGINT NOT NULL REFERENCES member (id),
    profile_id BIGINT REFERENCES profile (id), kind TEXT NOT NULL, clause TEXT NOT NULL, facts TEXT NOT NULL,
    decided_by BIGINT REFERENCES member (id), decided_at TEXT NOT NULL,
    effective_at TEXT NOT NULL, until_at TEXT, ended_at TEXT, ending TEXT,
    version INTEGER NOT NULL,
    confirm_by TEXT, confirmed_by BIGINT REFERENCES member (id), renewals INTEGER NOT NULL DEFAULT 0,
    rule TEXT, kept_by BIGINT REFERENCES member (id),
    CHECK (kind IN ('warning', 'restriction', 'suspension', 'deletion', 'reporting')),
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
CREATE TABLE member (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, public_id TEXT NOT NULL UNIQUE, telegram_id BIGINT UNIQUE, category TEXT,
    first_name TEXT NOT NULL, last_name TEXT NOT NULL, display_name TEXT NOT NULL,
    language TEXT NOT NULL, time_zone TEXT NOT NULL, address TEXT NOT NULL, city TEXT NOT NULL,
    email TEXT, email_verified_at TEXT, terms_accepted_at TEXT, registered_at TEXT,
    pending_link TEXT, is_admin INTEGER NOT NULL, unreachable_at TEXT,
    created_at TEXT NOT NULL, last_seen_at TEXT NOT NULL, deleted_at TEXT, version INTEGER NOT NULL, barred_by BIGINT, hat_organisation_id BIGINT REFERENCES organisation (id), digest_at TEXT, folded TEXT NOT NULL DEFAULT '', restricted_until TEXT,
    CHECK (category IN ('visitor', 'job_seeker', 'freelance', 'company', 'public_body', 'association'))
);
CREATE TABLE membership (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    member_id BIGINT NOT NULL REFERENCES member (id), is_owner INTEGER NOT NULL,
    may_handle_missions INTEGER NOT NULL, service TEXT, online_until TEXT, joined_at TEXT, version INTEGER NOT NULL DEFAULT 1, owner_offered_by BIGINT REFERENCES member (id), owner_offered_at TEXT
    CHECK ((owner_offered_at IS NULL) = (owner_offered_by IS NULL)), UNIQUE (organisation_id, member_id)
);
CREATE TABLE message (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, conversation_id BIGINT NOT NULL REFERENCES conversation (id),
    author_id BIGINT NOT NULL REFERENCES member (id), body TEXT NOT NULL, source_id BIGINT,
    created_at TEXT NOT NULL, edited_at TEXT, read_at TEXT, deleted_at TEXT
);
CREATE TABLE message_file (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, message_id BIGINT NOT NULL UNIQUE REFERENCES message (id), kind TEXT NOT NULL, file_id TEXT NOT NULL,
    name TEXT NOT NULL, size BIGINT NOT NULL,
    CHECK (kind IN ('photo', 'document', 'voice'))
);
CREATE TABLE mission (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, public_id TEXT NOT NULL UNIQUE, organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    created_by BIGINT NOT NULL REFERENCES member (id), status TEXT NOT NULL, title TEXT NOT NULL, domain TEXT,
    description TEXT NOT NULL, duration TEXT, work_format TEXT, city TEXT NOT NULL, begins DATE, ends DATE,
    years INTEGER, rate_kind TEXT, rate_cents BIGINT, currency TEXT NOT NULL, payrolling TEXT,
    open_to_job_seekers INTEGER, end_reason TEXT NOT NULL, suspended_from TEXT, created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL, active_at TEXT NOT NULL, asked_at TEXT, published_at TEXT,
    closed_at TEXT, version INTEGER NOT NULL, folded TEXT NOT NULL DEFAULT '',
    CHECK (status IN ('draft', 'published', 'reserved', 'filled', 'closed', 'interrupted', 'withdrawn', 'suspended')),
    CHECK (domain IN ('mkt', 'it', 'hr', 'biz')),
    CHECK (duration IN ('short', 'long')),
    CHECK (work_format IN ('remote', 'on_site', 'hybrid')),
    CHECK (rate_kind IN ('day', 'hour', 'fixed', 'to_discuss')),
    CHECK (payrolling IN ('yes', 'no', 'to_discuss')),
    CHECK (end_reason IN ('', 'owner', 'expired', 'moderation')),
    CHECK (suspended_from IN ('published', 'reserved', 'filled', 'interrupted')),
    CHECK (years BETWEEN 0 AND 50),
    CHECK (rate_cents >= 0),
    CHECK (ends IS NULL OR begins IS NULL OR ends >= begins),
    CHECK ((status = 'suspended') = (suspended_from IS NOT NULL)),
    CHECK ((status = 'withdrawn') = (end_reason <> '')),
    CHECK ((status IN ('closed', 'withdrawn')) = (closed_at IS NOT NULL)),
    CHECK (status IN ('draft', 'withdrawn') OR (title <> '' AND domain IS NOT NULL AND duration IS NOT NULL
        AND work_format IS NOT NULL AND rate_kind IS NOT NULL AND payrolling IS NOT NULL
        AND (rate_kind = 'to_discuss') = (rate_cents IS NULL) AND published_at IS NOT NULL))
);
CREATE TABLE mission_act (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, mission_id BIGINT NOT NULL REFERENCES mission (id), move TEXT NOT NULL,
    actor_id BIGINT REFERENCES member (id), acted_at TEXT NOT NULL,
    CHECK (move IN ('publish', 'edit', 'keep', 'choose', 'release', 'seal', 'close', 'interrupt', 'republish',
        'withdraw', 'expire', 'suspend', 'lift', 'remove'))
);
CREATE TABLE mission_entry (
    mission_id BIGINT PRIMARY KEY NOT NULL REFERENCES mission (id), trade TEXT NOT NULL, skills TEXT NOT NULL,
    name TEXT NOT NULL, body TEXT NOT NULL
);
CREATE VIRTUAL TABLE mission_index USING fts5(trade, skills, name, body, content='mission_entry', content_rowid='mission_id', detail='column', prefix='3 4 5', tokenize="unicode61 remove_diacritics 0 tokenchars '+#='");
CREATE TABLE 'mission_index_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'mission_index_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'mission_index_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
CREATE TABLE 'mission_index_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE TABLE mission_measure (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, mission_id BIGINT NOT NULL REFERENCES mission (id), kind TEXT NOT NULL, clause TEXT NOT NULL,
    facts TEXT NOT NULL, decided_by BIGINT NOT NULL REFERENCES member (id), decided_at TEXT NOT NULL,
    ended_at TEXT, ending TEXT, version INTEGER NOT NULL,
    CHECK (kind IN ('suspension', 'removal')),
    CHECK (clause IN ('irrelevant', 'identity', 'conduct', 'fraud', 'law')),
    CHECK (ending IN ('lifted', 'overturned', 'done')),
    CHECK ((ended_at IS NULL) = (ending IS NULL)),
    CHECK (kind <> 'removal' OR ended_at IS NOT NULL)
);
CREATE TABLE mission_skill (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, mission_id BIGINT NOT NULL REFERENCES mission (id), label TEXT NOT NULL, folded TEXT NOT NULL,
    rank INTEGER NOT NULL, UNIQUE (mission_id, folded)
);
CREATE TABLE mission_variant (variant TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (variant, word)) WITHOUT ROWID;
CREATE TABLE mission_word (word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE notification (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, recipient_id BIGINT NOT NULL REFERENCES member (id), channel TEXT NOT NULL, key TEXT NOT NULL,
    details TEXT NOT NULL, subject_kind TEXT NOT NULL, subject_id BIGINT, subject_version INTEGER,
    mutable INTEGER NOT NULL, urgency SMALLINT NOT NULL, state TEXT NOT NULL, due_at TEXT NOT NULL,
    not_before TEXT NOT NULL, lease_until TEXT, attempts SMALLINT NOT NULL, message_id BIGINT,
    dedupe_key TEXT UNIQUE, error TEXT, created_at TEXT NOT NULL, settled_at TEXT, update_id BIGINT,
    CHECK (state IN ('owed', 'sent', 'dropped', 'failed')), CHECK (channel IN ('telegram', 'email'))
);
CREATE TABLE notification_preference (
    member_id BIGINT PRIMARY KEY NOT NULL REFERENCES member (id), muted TEXT NOT NULL, quiet_from INTEGER NOT NULL,
    quiet_until INTEGER NOT NULL, digest_hour INTEGER NOT NULL,
    CHECK (quiet_from BETWEEN 0 AND 23),
    CHECK (quiet_until BETWEEN 0 AND 23),
    CHECK (digest_hour BETWEEN 0 AND 23)
);
CREATE TABLE organisation (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, public_id TEXT NOT NULL UNIQUE, category TEXT NOT NULL, name TEXT NOT NULL,
    created_at TEXT NOT NULL, deleted_at TEXT,
    CHECK (category IN ('company', 'public_body', 'association'))
);
CREATE TABLE partner_delivery (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, public_id TEXT NOT NULL UNIQUE, file_id BIGINT NOT NULL REFERENCES payroll_file (id),
    event TEXT NOT NULL, channel TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL,
    not_before TEXT NOT NULL, lease_until TEXT, error TEXT NOT NULL, created_at TEXT NOT NULL,
    settled_at TEXT,
    CHECK (event IN ('dossier', 'amended', 'withdrawn', 'cancelled', 'incident')),
    CHECK (channel IN ('mail', 'webhook')),
    CHECK (state IN ('owed', 'sent', 'failed', 'dropped')),
    CHECK ((state = 'owed') = (settled_at IS NULL))
);
CREATE TABLE payroll_act (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, file_id BIGINT NOT NULL REFERENCES payroll_file (id), move TEXT NOT NULL, status TEXT NOT NULL,
    actor_id BIGINT REFERENCES member (id), acted_at TEXT NOT NULL,
    CHECK (move IN ('propose', 'accept', 'refuse', 'hand_over', 'take_on', 'sign', 'begin', 'close', 'report_unpaid',
        'settle', 'cancel')),
    CHECK (status IN ('choosing', 'proposed', 'chosen', 'sent', 'taken_on', 'contract', 'active', 'closed',
        'independent', 'incident', 'cancelled'))
);
CREATE TABLE payroll_file (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, public_id TEXT NOT NULL UNIQUE, application_id BIGINT NOT NULL UNIQUE REFERENCES application (id),
    status TEXT NOT NULL, partner TEXT NOT NULL, percent INTEGER NOT NULL, rate_kind TEXT, rate_cents BIGINT,
    currency TEXT NOT NULL, proposed_by TEXT, freelance_consent_at TEXT, company_consent_at TEXT,
    company_contact_id BIGINT REFERENCES member (id), freelance_read_at TEXT, company_read_at TEXT,
    expert TEXT NOT NULL, incident_from TEXT, dossier TEXT NOT NULL, handed_over_at TEXT,
    status_since TEXT NOT NULL, nudges INTEGER NOT NULL, escalated_at TEXT, created_at TEXT NOT NULL,
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
CREATE TABLE personal_link (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, kind TEXT NOT NULL, token_hash TEXT NOT NULL UNIQUE, member_id BIGINT REFERENCES member (id),
    organisation_id BIGINT REFERENCES organisation (id), service TEXT, may_handle_missions INTEGER NOT NULL,
    by_mail INTEGER NOT NULL, created_by BIGINT NOT NULL REFERENCES member (id), created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL, used_at TEXT, used_by BIGINT REFERENCES member (id),
    CHECK (kind IN ('e', 'i', 'r')),
    CHECK ((kind = 'e') = (organisation_id IS NOT NULL)),
    CHECK (kind = 'e' OR member_id IS NOT NULL)
);
CREATE TABLE process (
    id TEXT PRIMARY KEY NOT NULL, role TEXT NOT NULL, started_at TEXT NOT NULL, seen_at TEXT NOT NULL
);
CREATE TABLE profile (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, public_id TEXT NOT NULL UNIQUE, member_id BIGINT UNIQUE REFERENCES member (id),
    organisation_id BIGINT UNIQUE REFERENCES organisation (id), category TEXT NOT NULL, display_name TEXT NOT NULL,
    sector TEXT NOT NULL, domain TEXT, description TEXT NOT NULL, city TEXT NOT NULL, picture TEXT,
    certification TEXT NOT NULL, certified_at TEXT, certified_by TEXT, online_until TEXT,
    online_warned INTEGER NOT NULL, agenda_updated_at TEXT, collaborations INTEGER NOT NULL, paused INTEGER NOT NULL,
    created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT, version INTEGER NOT NULL, registration_number TEXT NOT NULL DEFAULT '', permit_until DATE, street TEXT NOT NULL DEFAULT '', web_site TEXT NOT NULL DEFAULT '', mission_length TEXT
    CHECK (mission_length IN ('short', 'long', 'any')), work_format TEXT
    CHECK (work_format IN ('remote', 'on_site', 'any')), activity_rate INTEGER
    CHECK (activity_rate BETWEEN 10 AND 100), billing TEXT
    CHECK (billing IN ('payrolling', 'independent', 'any')), level TEXT
    CHECK (level IN ('junior', 'confirmed', 'senior')), skipped_sections TEXT NOT NULL DEFAULT '', certificate_kept INTEGER NOT NULL DEFAULT 0, restricted_until TEXT, folded TEXT NOT NULL DEFAULT '',
    CHECK ((member_id IS NULL) <> (organisation_id IS NULL)),
    CHECK (category IN ('job_seeker', 'freelance', 'company', 'public_body', 'association')),
    CHECK (certification IN
        ('none', 'review', 'more', 'no_permit', 'certified', 'refused', 'expired', 'suspended')),
    CHECK (domain IN ('mkt', 'it', 'hr', 'biz'))
);
CREATE TABLE profile_document (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, public_id TEXT NOT NULL UNIQUE, profile_id BIGINT NOT NULL REFERENCES profile (id), kind TEXT NOT NULL,
    title TEXT NOT NULL, file TEXT NOT NULL, mime TEXT NOT NULL, size BIGINT NOT NULL, sha256 TEXT NOT NULL,
    created_at TEXT NOT NULL,
    CHECK (kind IN ('cv', 'portfolio', 'other'))
);
CREATE TABLE response_fact (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, profile_id BIGINT NOT NULL REFERENCES profile (id), kind TEXT NOT NULL, subject_id BIGINT NOT NULL,
    answered INTEGER NOT NULL, waited_seconds BIGINT NOT NULL, noted_at TEXT NOT NULL,
    CHECK (kind IN ('application', 'conversation', 'appointment')),
    CHECK (waited_seconds >= 0)
);
CREATE TABLE role_grant (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, role TEXT NOT NULL, member_id BIGINT REFERENCES member (id),
    organisation_id BIGINT REFERENCES organisation (id), reason TEXT NOT NULL,
    given_by BIGINT NOT NULL REFERENCES member (id), given_at TEXT NOT NULL,
    ended_by BIGINT REFERENCES member (id), ended_at TEXT, ended_reason TEXT NOT NULL,
    CHECK (role IN ('recruiter', 'interpreter')),
    CHECK ((member_id IS NULL) <> (organisation_id IS NULL)),
    CHECK (role = 'recruiter' OR organisation_id IS NULL),
    CHECK ((ended_by IS NULL) = (ended_at IS NULL))
);
CREATE TABLE saved_search (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, member_id BIGINT NOT NULL REFERENCES member (id), kind TEXT NOT NULL, words TEXT NOT NULL,
    filters TEXT NOT NULL, fingerprint TEXT NOT NULL, muted INTEGER NOT NULL, seen_at TEXT NOT NULL,
    created_at TEXT NOT NULL, UNIQUE (member_id, fingerprint),
    CHECK (kind IN ('mission', 'freelance', 'directory'))
);
CREATE TABLE scam_evidence (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, report_id BIGINT NOT NULL REFERENCES scam_report (id), file_id TEXT NOT NULL, unique_id TEXT NOT NULL,
    kind TEXT NOT NULL, size BIGINT NOT NULL, question_id BIGINT REFERENCES scam_question (id), UNIQUE (report_id, unique_id)
);
CREATE TABLE scam_question (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, report_id BIGINT NOT NULL REFERENCES scam_report (id),
    member_id BIGINT NOT NULL REFERENCES member (id), side TEXT NOT NULL, body TEXT NOT NULL,
    asked_by BIGINT NOT NULL REFERENCES member (id), asked_at TEXT NOT NULL, due_at TEXT NOT NULL,
    state TEXT NOT NULL, answer TEXT NOT NULL, settled_at TEXT, version INTEGER NOT NULL,
    CHECK (side IN ('reporter', 'reported')),
    CHECK (state IN ('open', 'answered', 'lapsed', 'closed')),
    CHECK ((state = 'open') = (settled_at IS NULL))
);
CREATE TABLE scam_report (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, public_id TEXT NOT NULL UNIQUE, reporter_id BIGINT NOT NULL REFERENCES member (id),
    profile_id BIGINT REFERENCES profile (id), category TEXT NOT NULL, body TEXT NOT NULL, status TEXT NOT NULL,
    priority SMALLINT NOT NULL, snapshot TEXT NOT NULL, filed_at TEXT NOT NULL, version INTEGER NOT NULL, decided_at TEXT, decided_by BIGINT REFERENCES member (id), measure_id BIGINT REFERENCES measure (id), is_manifest INTEGER NOT NULL DEFAULT FALSE
    CHECK (NOT is_manifest OR status = 'unfounded'), to_weigh INTEGER NOT NULL DEFAULT FALSE, queued_until TEXT, is_queued INTEGER NOT NULL DEFAULT FALSE
    CHECK (NOT is_queued OR (queued_until IS NOT NULL AND status = 'filed')),
    CHECK (category IN ('advance', 'fake', 'offplatform', 'unpaid', 'data', 'harass', 'other')),
    CHECK (status IN ('filed', 'review', 'more', 'founded', 'unfounded', 'closed')), CHECK (priority BETWEEN 1 AND 3)
);
CREATE TABLE schema_migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, digest TEXT NOT NULL, applied_at TEXT NOT NULL);
CREATE TABLE screen (
    member_id BIGINT PRIMARY KEY NOT NULL REFERENCES member (id), chat_id BIGINT NOT NULL, page TEXT NOT NULL,
    args TEXT NOT NULL, object_id BIGINT, notice TEXT, rev INTEGER NOT NULL, shown INTEGER NOT NULL,
    message_id BIGINT,
    has_media INTEGER NOT NULL, floor_id BIGINT NOT NULL, lease_until TEXT, attempts SMALLINT NOT NULL,
    changed_at TEXT NOT NULL
);
CREATE TABLE sent_file (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, profile_id BIGINT NOT NULL REFERENCES profile (id), member_id BIGINT NOT NULL REFERENCES member (id),
    purpose TEXT NOT NULL, file_id TEXT NOT NULL, name TEXT NOT NULL, caption TEXT NOT NULL, kind TEXT NOT NULL,
    refusal TEXT NOT NULL, attempts INTEGER NOT NULL, due_at TEXT NOT NULL, sent_at TEXT NOT NULL,
    CHECK (purpose IN ('gallery', 'photo', 'document')),
    CHECK (kind IN ('', 'cv', 'portfolio', 'other'))
);
CREATE TABLE sent_message (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, member_id BIGINT NOT NULL, message_id BIGINT NOT NULL, sent_at TEXT NOT NULL,
    UNIQUE (member_id, message_id)
);
CREATE TABLE skill (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, profile_id BIGINT NOT NULL REFERENCES profile (id), kind TEXT NOT NULL, label TEXT NOT NULL,
    folded TEXT NOT NULL, rank INTEGER NOT NULL, UNIQUE (profile_id, kind, folded),
    CHECK (kind IN ('technical', 'soft', 'tool', 'language'))
);
CREATE TABLE unwanted_file (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT NOT NULL UNIQUE, due_at TEXT NOT NULL
);
CREATE TABLE upload_pass (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, public_id TEXT NOT NULL UNIQUE, profile_id BIGINT NOT NULL REFERENCES profile (id),
    member_id BIGINT NOT NULL REFERENCES member (id), kind TEXT NOT NULL, expires_at TEXT NOT NULL,
    used_at TEXT, is_back INTEGER NOT NULL DEFAULT FALSE,
    CHECK (kind IN ('permit', 'residence', 'statutes'))
);
CREATE TABLE working_hours (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, profile_id BIGINT NOT NULL REFERENCES profile (id), weekday SMALLINT NOT NULL,
    opens_minute SMALLINT NOT NULL, closes_minute SMALLINT NOT NULL,
    CHECK (weekday BETWEEN 0 AND 6),
    CHECK (0 <= opens_minute AND opens_minute < closes_minute AND closes_minute <= 1440)
);
CREATE TRIGGER audit_entry_kept BEFORE DELETE ON audit_entry WHEN NOT EXISTS (SELECT 1 FROM audit_purge WHERE last_entry >= OLD.id) BEGIN SELECT RAISE(ABORT, 'the audit log is kept until its months are purged'); END;
CREATE TRIGGER audit_entry_unchanged BEFORE UPDATE ON audit_entry BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
CREATE TRIGGER audit_purge_kept BEFORE DELETE ON audit_purge BEGIN SELECT RAISE(ABORT, 'the audit log is kept until its months are purged'); END;
CREATE TRIGGER audit_purge_true AFTER INSERT ON audit_purge WHEN NOT (EXISTS (SELECT 1 FROM audit_seal WHERE last_entry = NEW.last_entry AND hash = NEW.hash) AND NOT EXISTS (SELECT 1 FROM audit_entry WHERE id <= NEW.last_entry AND acted_at >= NEW.older_than)) BEGIN SELECT RAISE(ABORT, 'the audit log is kept until its months are purged'); END;
CREATE TRIGGER audit_purge_unchanged BEFORE UPDATE ON audit_purge BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
CREATE TRIGGER audit_seal_kept BEFORE DELETE ON audit_seal WHEN NOT EXISTS (SELECT 1 FROM audit_purge WHERE last_entry >= OLD.last_entry) BEGIN SELECT RAISE(ABORT, 'the audit log is kept until its months are purged'); END;
CREATE TRIGGER audit_seal_unchanged BEFORE UPDATE ON audit_seal BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
CREATE TRIGGER claim_no_overlap_insert AFTER INSERT ON claim WHEN NEW.state = 'active' BEGIN
    SELECT RAISE(ABORT, 'claim_no_overlap') WHERE EXISTS (
        SELECT 1 FROM claim WHERE claim.state = 'active' AND claim.profile_id = NEW.profile_id AND claim.id <> NEW.id
        AND claim.blocked_from < NEW.blocked_until AND NEW.blocked_from < claim.blocked_until);
END;
CREATE TRIGGER claim_no_overlap_update AFTER UPDATE ON claim WHEN NEW.state = 'active' BEGIN
    SELECT RAISE(ABORT, 'claim_no_overlap') WHERE EXISTS (
        SELECT 1 FROM claim WHERE claim.state = 'active' AND claim.profile_id = NEW.profile_id AND claim.id <> NEW.id
        AND claim.blocked_from < NEW.blocked_until AND NEW.blocked_from < claim.blocked_until);
END;
CREATE TRIGGER directory_entry_added AFTER INSERT ON directory_entry BEGIN INSERT INTO directory_index (rowid, trade, skills, name, body, filters) VALUES (new.place, new.trade, new.skills, new.name, new.body, new.filters); END;
CREATE TRIGGER directory_entry_changed AFTER UPDATE ON directory_entry BEGIN INSERT INTO directory_index (directory_index, rowid, trade, skills, name, body, filters) VALUES ('delete', old.place, old.trade, old.skills, old.name, old.body, old.filters); INSERT INTO directory_index (rowid, trade, skills, name, body, filters) VALUES (new.place, new.trade, new.skills, new.name, new.body, new.filters); END;
CREATE TRIGGER directory_entry_removed AFTER DELETE ON directory_entry BEGIN INSERT INTO directory_index (directory_index, rowid, trade, skills, name, body, filters) VALUES ('delete', old.place, old.trade, old.skills, old.name, old.body, old.filters); END;
CREATE TRIGGER member_refold AFTER UPDATE OF first_name, last_name, display_name, email, public_id ON member WHEN NEW.folded <> '' BEGIN UPDATE member SET folded = '' WHERE id = NEW.id; END;
CREATE TRIGGER mission_entry_added AFTER INSERT ON mission_entry BEGIN INSERT INTO mission_index (rowid, trade, skills, name, body) VALUES (new.mission_id, new.trade, new.skills, new.name, new.body); END;
CREATE TRIGGER mission_entry_changed AFTER UPDATE ON mission_entry BEGIN INSERT INTO mission_index (mission_index, rowid, trade, skills, name, body) VALUES ('delete', old.mission_id, old.trade, old.skills, old.name, old.body); INSERT INTO mission_index (rowid, trade, skills, name, body) VALUES (new.mission_id, new.trade, new.skills, new.name, new.body); END;
CREATE TRIGGER mission_entry_removed AFTER DELETE ON mission_entry BEGIN INSERT INTO mission_index (mission_index, rowid, trade, skills, name, body) VALUES ('delete', old.mission_id, old.trade, old.skills, old.name, old.body); END;
CREATE TRIGGER mission_refold AFTER UPDATE OF title ON mission WHEN NEW.folded <> '' BEGIN UPDATE mission SET folded = '' WHERE id = NEW.id; END;
CREATE TRIGGER profile_presence AFTER UPDATE OF online_until ON profile WHEN (new.online_until IS NULL) <> (old.online_until IS NULL) BEGIN UPDATE directory_entry SET place = place + CASE WHEN new.online_until IS NULL THEN 4 ELSE -4 END * 1099511627776 WHERE profile_id = new.id; END;
CREATE TRIGGER profile_refold AFTER UPDATE OF display_name ON profile WHEN NEW.folded <> '' BEGIN UPDATE profile SET folded = '' WHERE id = NEW.id; END;
