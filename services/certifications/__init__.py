"""Certification: nothing is visible before somebody of the team looked at it (FR-073, FR-075, D-04)."""

from services.certifications.asking import (
    EvidenceMissing,
    NumberLocked,
    give_number,
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
    open_document,
    refuse,
    require_admin,
    waiting_cases,
)
from services.certifications.needs import Need, WrongNumber, needs_of
from services.certifications.operating import certify_profile
from services.certifications.permits import watch_permits
from services.seen_version import require_version

__all__ = [
    "ANSWER_WITHIN_DAYS",
    "REASONS",
    "Case",
    "EvidenceMissing",
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
    "last_word",
    "needs_of",
    "open_document",
    "refuse",
    "require_admin",
    "require_version",
    "say_no_permit",
    "submit",
    "submit_if_complete",
    "waiting_cases",
    "watch_permits",
]
