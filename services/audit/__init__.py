"""The audit log: what the team and the rules did, written down where it happens and never changed (EXT-15)."""

from services.audit.purging import KEPT_MONTHS, purge_old_months
from services.audit.reading import AuditLine, AuditPage, about_member, about_organisation, read_log
from services.audit.recording import OPERATOR, SYSTEM, Thing, forget_pseudonym, record
from services.audit.sealing import seal_due
from services.audit.verifying import Chain, ChainState, chain_state, verify_chain

__all__ = [
    "KEPT_MONTHS",
    "OPERATOR",
    "SYSTEM",
    "AuditLine",
    "AuditPage",
    "Chain",
    "ChainState",
    "Thing",
    "about_member",
    "about_organisation",
    "chain_state",
    "forget_pseudonym",
    "purge_old_months",
    "read_log",
    "record",
    "seal_due",
    "verify_chain",
]
