"""Certification: nothing is visible before somebody of the team looked at it (FR-073, FR-075, D-04)."""

from services.certifications.asking import (
    EvidenceMissing,
    NumberLocked,
    give_number,
    give_other_number,
    say_no_permit,
    submit,
    submit_if_complete,
)
from services.certifications.deciding import (
    ANSWER_WITHIN_DAYS,
    REASONS,
    Case,
    NoteMissing,
    OwnCase,
    PermitOver,
    access_case,
    ask_more,
    certify,
    count_waiting,
    last_word,
    refuse,
    require_admin,
    telegram_name,
    waiting_cases,
)
from services.certifications.needs import Need, WrongNumber, needs_of
from services.certifications.operating import certify_profile
from services.certifications.permits import watch_permits
from services.certifications.reading import EvidenceUnread, open_document, require_read, unread_by
from services.certifications.registers import others_with_number, register_address
from services.certifications.unanswered import recall_questions
from services.seen_version import require_version

__all__ = [
    "ANSWER_WITHIN_DAYS",
    "REASONS",
    "Case",
    "EvidenceMissing",
    "EvidenceUnread",
    "Need",
    "NoteMissing",
    "NumberLocked",
    "OwnCase",
    "PermitOver",
    "WrongNumber",
    "access_case",
    "ask_more",
    "certify",
    "certify_profile",
    "count_waiting",
    "give_number",
    "give_other_number",
    "last_word",
    "needs_of",
    "open_document",
    "others_with_number",
    "recall_questions",
    "refuse",
    "register_address",
    "require_admin",
    "require_read",
    "require_version",
    "say_no_permit",
    "submit",
    "submit_if_complete",
    "telegram_name",
    "unread_by",
    "waiting_cases",
    "watch_permits",
]
