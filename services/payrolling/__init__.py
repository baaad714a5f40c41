"""Payrolling of sealed collaborations: chosen by both sides, handed to the partner, followed (FR-175 to FR-186)."""

from services.payroll_partner import Cost, Partner, cost_of, partner_named, present_partner, use_partner
from services.payrolling.amending import amend_address
from services.payrolling.choosing import (
    NotBegun,
    PartnerGone,
    accept_payrolling,
    manage_independently,
    propose_payrolling,
    report_unpaid,
    take_note,
)
from services.payrolling.dossier import SIGNATURE, canonical, reaches_by_mail
from services.payrolling.handing_over import (
    ATTEMPTS,
    PartnerMessage,
    claim_delivery,
    give_up,
    message_of,
    settle_arrived,
    try_again_later,
)
from services.payrolling.sides import PayrollSeat, access_file, file_about, sealed_application, still_at
from services.payrolling.team import (
    NothingToSend,
    TeamCase,
    access_case,
    answer_by,
    count_waiting,
    go_on,
    name_expert,
    payroll_queue,
    send_again,
)
from services.payrolling.ticking import NUDGES, move_due, purge_copies

__all__ = [
    "ATTEMPTS",
    "NUDGES",
    "SIGNATURE",
    "Cost",
    "NotBegun",
    "NothingToSend",
    "Partner",
    "PartnerGone",
    "PartnerMessage",
    "PayrollSeat",
    "TeamCase",
    "accept_payrolling",
    "access_case",
    "access_file",
    "amend_address",
    "answer_by",
    "canonical",
    "claim_delivery",
    "cost_of",
    "count_waiting",
    "file_about",
    "give_up",
    "go_on",
    "manage_independently",
    "message_of",
    "move_due",
    "name_expert",
    "partner_named",
    "payroll_queue",
    "present_partner",
    "propose_payrolling",
    "purge_copies",
    "reaches_by_mail",
    "report_unpaid",
    "sealed_application",
    "send_again",
    "settle_arrived",
    "still_at",
    "take_note",
    "try_again_later",
    "use_partner",
]
