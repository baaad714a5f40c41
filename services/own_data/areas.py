"""What the file with own data holds: area by area, in plain names; a test compares the tables with models/registry.

:member_id is the person; {p} are the profiles, and {o} the organisations, that stand and fall with their account. What
others wrote is theirs: of their messages only the time is told (trust.md). Secrets (hashes of links, keys of files,
sessions) and numbers that mean something only inside the service are left out.
"""

AREAS: dict[str, dict[str, str]] = {
    "account": {
        "account": "SELECT category, first_name, last_name, display_name, language, time_zone, address, city, email,"
        " email_verified_at, telegram_id, created_at, registered_at, terms_accepted_at, last_seen_at FROM member"
        " WHERE id = :member_id",
        "notifications": "SELECT * FROM notification_preference WHERE member_id = :member_id",
        "roles": "SELECT role, given_at, reason, ended_at, ended_reason FROM role_grant WHERE member_id = :member_id"
        " ORDER BY id",
        "organisations": "SELECT o.name AS organisation, m.is_owner AS owner, m.service, m.may_handle_missions,"
        " m.joined_at FROM membership m JOIN organisation o ON o.id = m.organisation_id"
        " WHERE m.member_id = :member_id ORDER BY m.id",
        "personal_links": "SELECT kind, created_at, expires_at, used_at FROM personal_link"
        " WHERE created_by = :member_id OR member_id = :member_id ORDER BY id",
        "codes_by_mail": "SELECT purpose, email, created_at FROM mail_code WHERE asker_id = :member_id ORDER BY id",
        "exports_of_this_data": "SELECT asked_at, state FROM data_export WHERE member_id = :member_id ORDER BY id",
        "leaving": "SELECT reason, words, asked_at FROM departure_wish WHERE member_id = :member_id",
    },
    "profile": {
        "profiles": "SELECT category, display_name, sector, domain, description, street, city, web_site,"
        " certification, certified_at, registration_number, permit_until, mission_length, work_format, activity_rate,"
        " billing, level, paused, collaborations, created_at, updated_at FROM profile WHERE id IN ({p}) ORDER BY id",
        "skills": "SELECT kind, label FROM skill WHERE profile_id IN ({p}) ORDER BY rank, id",
        "experience": "SELECT title, organisation, began, ended, description FROM experience WHERE profile_id IN ({p})"
        " ORDER BY began, id",
        "education": "SELECT title, school, year FROM education WHERE profile_id IN ({p}) ORDER BY year, id",
        "gallery": "SELECT file, caption, rank FROM gallery_picture WHERE profile_id IN ({p}) ORDER BY rank, id",
        "documents": "SELECT file, kind, title, mime, size FROM profile_document WHERE profile_id IN ({p}) ORDER BY id",
        "files_on_their_way": "SELECT purpose, name, caption, refusal FROM sent_file WHERE member_id = :member_id"
        " ORDER BY id",
        "answers_to_requests": "SELECT kind, answered, waited_seconds, noted_at FROM response_fact"
        " WHERE profile_id IN ({p}) ORDER BY id",
    },
    "certification": {
        "decisions": "SELECT move, reason, note, permit_until, acted_at FROM certification_act"
        " WHERE profile_id IN ({p}) ORDER BY id",
        "documents": "SELECT kind, mime, size, given_at, decided_at, forgotten_at FROM evidence_document"
        " WHERE profile_id IN ({p}) ORDER BY id",
        "readings": "SELECT d.kind AS document, r.read_at FROM evidence_reading r JOIN evidence_document d"
        " ON d.id = r.document_id WHERE d.profile_id IN ({p}) ORDER BY r.id",
        "documents_sent_in_the_chat": "SELECT kind, name, state, refusal, sent_at FROM chat_document"
        " WHERE member_id = :member_id ORDER BY id",
        "upload_links": "SELECT kind, expires_at, used_at FROM upload_pass WHERE member_id = :member_id ORDER BY id",
    },
    "agenda": {
        "weekly_hours": "SELECT weekday, opens_minute, closes_minute FROM working_hours WHERE profile_id IN ({p})"
        " ORDER BY weekday, opens_minute",
        "rules": "SELECT time_zone, duration_minutes, buffer_before_minutes, buffer_after_minutes, notice_minutes,"
        " horizon_days, daily_limit, weekly_limit, automatic_acceptance FROM booking_rules WHERE profile_id IN ({p})",
        "blocked_time": "SELECT kind, start_at, end_at FROM claim WHERE profile_id IN ({p}) AND kind = 'block'"
        " AND state = 'active' ORDER BY start_at",
        "appointments": "SELECT CASE WHEN a.client_id = :member_id THEN p.display_name"
        " ELSE COALESCE(o.display_name, m.display_name) END AS with_whom, a.kind, a.status, a.start_at,"
        " a.end_at, a.time_zone, CASE WHEN a.client_id = :member_id THEN a.purpose"
        " END AS purpose, CASE WHEN a.ended_by_id = :member_id THEN LTRIM(a.reason, '#') END AS reason"
        " FROM appointment a JOIN profile p ON p.id = a.profile_id JOIN member m ON m.id = a.client_id"
        " LEFT JOIN profile o ON o.id = a.asked_for_id"
        " WHERE a.client_id = :member_id OR a.profile_id IN ({p}) ORDER BY a.start_at, a.id",
    },
    "calls": {
        "calls": "SELECT c.status, c.created_at, c.ended_at, s.joined_at, s.left_at FROM call_seat s JOIN call c"
        " ON c.id = s.call_id WHERE s.member_id = :member_id ORDER BY c.id",
        "ringing": "SELECT c.created_at, r.state FROM call_ring r JOIN call c ON c.id = r.call_id"
        " WHERE r.member_id = :member_id ORDER BY c.id",
    },
    "messages": {
        "messages": "SELECT c.public_id AS conversation, CASE WHEN g.author_id = :member_id THEN 'me'"
        " ELSE 'the other side' END AS author, CASE WHEN g.author_id = :member_id THEN g.body END AS text,"
        " CASE WHEN g.author_id = :member_id THEN f.name END AS file, g.created_at, g.edited_at, g.deleted_at"
        " FROM message g JOIN conversation c ON c.id = g.conversation_id"
        " LEFT JOIN message_file f ON f.message_id = g.id"
        " WHERE c.client_id = :member_id OR c.profile_id IN ({p}) OR g.author_id = :member_id"
        " ORDER BY c.id, g.id",
        "topics_in_the_chat": "SELECT c.public_id AS conversation, t.made_at FROM conversation_topic t"
        " JOIN conversation c ON c.id = t.conversation_id WHERE t.member_id = :member_id ORDER BY t.id",
        "contact_details_given": "SELECT name, email, username, phone, shared_at FROM contact_share"
        " WHERE member_id = :member_id ORDER BY id",
    },
    "missions": {
        "missions": "SELECT title, status, domain, description, duration, work_format, city, begins, ends, years,"
        " rate_kind, rate_cents, currency, payrolling, created_at, updated_at, published_at, closed_at FROM mission"
        " WHERE organisation_id IN ({o}) OR created_by = :member_id ORDER BY id",
        "skills_asked_for": "SELECT m.title AS mission, s.label FROM mission_skill s JOIN mission m"
        " ON m.id = s.mission_id WHERE m.organisation_id IN ({o}) ORDER BY m.id, s.rank",
        "decisions_of_the_team": "SELECT m.title AS mission, d.kind, d.clause, d.facts, d.decided_at, d.ended_at,"
        " d.ending FROM mission_measure d JOIN mission m ON m.id = d.mission_id WHERE m.organisation_id IN ({o})"
        " ORDER BY d.id",
        "acts": "SELECT m.title AS mission, a.move, a.acted_at FROM mission_act a JOIN mission m"
        " ON m.id = a.mission_id WHERE a.actor_id = :member_id ORDER BY a.id",
        "applications": "SELECT m.title AS mission, a.initiator AS asked_first_by, a.status, a.status_since,"
        " a.proposals, CASE WHEN a.initiator = 'freelance' THEN a.intro ELSE NULLIF(a.intro_other, '') END"
        " AS introduction,"
        " CASE WHEN a.status IN ('declined', 'refused') THEN LTRIM(a.reason, '#') END AS reason, a.annulment,"
        " a.annulment_by AS annulment_asked_by, a.annulment_asked_at, CASE WHEN a.annulment_by = 'freelance'"
        " THEN a.annulment_reason END AS annulment_reason, a.annulment_answer, a.created_at FROM application a"
        " JOIN mission m ON m.id = a.mission_id WHERE a.profile_id IN ({p}) ORDER BY a.id",
        "annulments_for_the_company": "SELECT m.title AS mission, a.annulment, a.annulment_by AS annulment_asked_by,"
        " a.annulment_asked_at, CASE WHEN a.annulment_by = 'company' THEN a.annulment_reason END"
        " AS annulment_reason, a.annulment_answer FROM application a JOIN mission m ON m.id = a.mission_id"
        " WHERE m.organisation_id IN ({o}) AND a.annulment IS NOT NULL ORDER BY a.id",
        "acts_on_applications": "SELECT move, status, acted_at FROM application_act WHERE actor_id = :member_id"
        " ORDER BY id",
        "payrolling": "SELECT f.status, f.partner, f.percent, f.rate_cents, f.currency, f.freelance_consent_at,"
        " f.company_consent_at, f.handed_over_at, f.created_at FROM payroll_file f JOIN application a"
        " ON a.id = f.application_id WHERE a.profile_id IN ({p}) OR f.company_contact_id = :member_id ORDER BY f.id",
        "acts_on_payrolling": "SELECT move, status, acted_at FROM payroll_act WHERE actor_id = :member_id ORDER BY id",
        "kept_searches": "SELECT kind, words, filters, muted, created_at FROM saved_search"
        " WHERE member_id = :member_id ORDER BY id",
        "digests": "SELECT day FROM digest WHERE member_id = :member_id ORDER BY id",
    },
    "safety": {
        "reports_filed": "SELECT id AS number, category, body, status, filed_at, queued_until FROM scam_report"
        " WHERE reporter_id = :member_id ORDER BY id",
        "evidence_given": "SELECT CASE WHEN r.reporter_id = :member_id THEN e.report_id END AS report, e.kind, e.size"
        " FROM scam_evidence e JOIN scam_report r ON r.id = e.report_id LEFT JOIN scam_question q"
        " ON q.id = e.question_id WHERE COALESCE(q.member_id, r.reporter_id) = :member_id ORDER BY e.id",
        "questions_of_the_team": "SELECT CASE side WHEN 'reporter' THEN report_id END AS report, body AS question,"
        " answer, state, asked_at, settled_at FROM scam_question WHERE member_id = :member_id ORDER BY id",
        "measures": "SELECT kind, rule, clause, facts, decided_at, effective_at, until_at, ended_at, ending"
        " FROM measure WHERE member_id = :member_id AND (confirm_by IS NULL OR confirmed_by IS NOT NULL) ORDER BY id",
        "appeals": "SELECT text, outcome, answer, filed_at, decided_at FROM appeal WHERE member_id = :member_id"
        " ORDER BY id",
        "log": "SELECT e.acted_at, e.action, e.state_before, e.state_after, e.reason FROM audit_entry e"
        " JOIN audit_pseudonym s ON s.pseudonym = e.concerned WHERE s.member_id = :member_id ORDER BY e.id",
    },
    "team": {
        "requests": "SELECT topic, status, old_number, new_number, old_name, new_first_name, new_last_name, created_at,"
        " closed_at FROM help_request WHERE member_id = :member_id ORDER BY id",
        "messages": "SELECT g.by_team, g.body, g.written_at FROM help_message g JOIN help_request r"
        " ON r.id = g.request_id WHERE r.member_id = :member_id ORDER BY g.id",
    },
    "bot": {
        "told": "SELECT channel, key, details, state, due_at, settled_at FROM notification"
        " WHERE recipient_id = :member_id ORDER BY id",
        "answers_given": "SELECT dialog, answers, status, created_at FROM dialog_session WHERE member_id = :member_id"
        " ORDER BY id",
        "screen": "SELECT page, args, changed_at FROM screen WHERE member_id = :member_id",
        "living_cards": "SELECT kind FROM card WHERE member_id = :member_id ORDER BY id",
        "updates": "SELECT received_at, state FROM inbox WHERE lane ="
        " (SELECT telegram_id FROM member WHERE id = :member_id) ORDER BY seq",
        "messages_of_the_bot": "SELECT sent_at FROM sent_message WHERE member_id = :member_id ORDER BY id",
    },
}
# Tables of which the file tells nothing, and why.
NOT_TOLD = {
    "app_state": "of the machine",
    "audit_purge": "of the machine",
    "audit_seal": "of the machine",
    "departure": "names nobody",
    "exclusion": "a keyed hash of somebody whose account is gone",
    "farewell": "of an account that is gone",
    "partner_delivery": "whether a message reached the partner",
    "process": "of the machine",
    "unwanted_file": "names of files that are being deleted",
}
