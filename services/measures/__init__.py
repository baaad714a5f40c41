"""Measures of the team against accounts, from a notice to exclusion, and who may not come back (states.md, c, g, h)."""

from services.measures.automatic import keep_restriction, may_be_kept
from services.measures.carrying_out import NOTICE_WAIT, carry_out_due, forget_old_measures
from services.measures.deciding import (
    LIFTED_BY_HAND,
    AlreadyMeasured,
    OwnAccount,
    TeamAccount,
    lift_measure,
    may_be_lifted,
    overturn,
    require_measurable,
)
from services.measures.excluding import (
    CONFIRMED_WITHIN,
    AnotherAdminConfirms,
    confirm_exclusion,
    delete_account,
    drop_exclusion,
)
from services.measures.exclusions import EXCLUDED_FOR, is_excluded_address, measure_excluding
from services.measures.graduated import (
    NOTICE_DAYS,
    RESTRICTION_LASTS,
    SUSPENSION_DAYS,
    SuspensionLength,
    renew_restriction,
    restrict_account,
    suspend_account,
    warn_account,
)
from services.measures.reading import (
    MemberCase,
    access_measure,
    access_member_case,
    barring_measure,
    measure_numbered,
    name_under,
    person_named,
    restricting_measure,
)

__all__ = [
    "CONFIRMED_WITHIN",
    "EXCLUDED_FOR",
    "LIFTED_BY_HAND",
    "NOTICE_DAYS",
    "NOTICE_WAIT",
    "RESTRICTION_LASTS",
    "SUSPENSION_DAYS",
    "AlreadyMeasured",
    "AnotherAdminConfirms",
    "MemberCase",
    "OwnAccount",
    "SuspensionLength",
    "TeamAccount",
    "access_measure",
    "access_member_case",
    "barring_measure",
    "carry_out_due",
    "confirm_exclusion",
    "delete_account",
    "drop_exclusion",
    "forget_old_measures",
    "is_excluded_address",
    "keep_restriction",
    "lift_measure",
    "may_be_kept",
    "may_be_lifted",
    "measure_excluding",
    "measure_numbered",
    "name_under",
    "overturn",
    "person_named",
    "renew_restriction",
    "require_measurable",
    "restrict_account",
    "restricting_measure",
    "suspend_account",
    "warn_account",
]
