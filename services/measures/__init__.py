"""Measures of the team against accounts: suspension, deletion, and who may not come back (states.md, c, g, h)."""

from services.measures.carrying_out import NOTICE_WAIT, carry_out_due, forget_old_measures
from services.measures.deciding import (
    NOTICE_DAYS,
    AlreadyMeasured,
    EndPast,
    OwnAccount,
    TeamAccount,
    delete_account,
    lift_suspension,
    overturn,
    require_measurable,
    suspend_account,
)
from services.measures.exclusions import EXCLUDED_FOR, is_excluded_address, measure_excluding
from services.measures.reading import (
    MemberCase,
    access_measure,
    access_member_case,
    barring_measure,
    measure_numbered,
    person_named,
)

__all__ = [
    "EXCLUDED_FOR",
    "NOTICE_DAYS",
    "NOTICE_WAIT",
    "AlreadyMeasured",
    "EndPast",
    "MemberCase",
    "OwnAccount",
    "TeamAccount",
    "access_measure",
    "access_member_case",
    "barring_measure",
    "carry_out_due",
    "delete_account",
    "forget_old_measures",
    "is_excluded_address",
    "lift_suspension",
    "measure_excluding",
    "measure_numbered",
    "overturn",
    "person_named",
    "require_measurable",
    "suspend_account",
]
