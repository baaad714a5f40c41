"""What the partner gets of the two sides: exactly the fields that both agreed to, frozen when they did (FR-179)."""

import json
from typing import Any

from core import clock
from core.sealed import seal, unseal
from models.member import Member
from models.payrolling import PartnerDelivery, PayrollFile
from models.profile import Profile
from services.applications.sides import Seat
from services.evidence.vault import key_ring
from services.payrolling.sides import PayrollSeat

FORMAT = "entremise/payroll-dossier/1"
EVENT_FORMAT = "entremise/payroll-event/1"
SIGNATURE = "payroll-signature"
_SEAL = "payroll-dossier"
Dossier = dict[str, Any]


def compose_dossier(file: PayrollFile, seat: Seat, freelance: Member, contact: Member) -> Dossier:
    """The dossier as plain JSON values; `contact` is who agreed for the company."""
    mission = seat.mission
    rate = None if file.rate_cents is None else f"{file.rate_cents / 100:.2f}"
    return {
        "format": FORMAT,
        "number": file.public_id,
        "issued_at": clock.now().isoformat(timespec="seconds"),
        "partner": file.partner,
        "percent": f"{file.percent / 100:.2f}",
        "mission": {
            "title": mission.title,
            "begins": mission.begins and mission.begins.isoformat(),
            "ends": mission.ends and mission.ends.isoformat(),
            "duration": mission.duration and str(mission.duration),
            "work_format": mission.work_format and str(mission.work_format),
            "city": mission.city,
            "rate_kind": file.rate_kind and str(file.rate_kind),
            "rate": rate,
            "currency": file.currency,
        },
        "freelance": _person(seat.freelance, freelance, file.freelance_consent_at),
        "company": {
            **_person(seat.company, contact, file.company_consent_at),
            "registration_number": seat.company.registration_number,
            "contact": contact.called,
        },
    }


def _person(profile: Profile, member: Member, consent_at: Any) -> Dossier:
    return {
        "name": profile.display_name,
        "sector": profile.sector,
        "city": profile.city,
        "email": member.verified_address or "",
        "language": member.language,
        "consent_at": consent_at.isoformat(timespec="seconds"),
    }


def event_body(file: PayrollFile, delivery: PartnerDelivery) -> Dossier:
    """What the partner is told of a file later on: its number and what happened, and nothing about anybody but, where
    an address was confirmed, the addresses (services/payrolling/amending).
    """
    return {
        "format": EVENT_FORMAT,
        "number": file.public_id,
        "event": str(delivery.event),
        "at": delivery.created_at.isoformat(timespec="seconds"),
    }


def canonical(content: Dossier) -> bytes:
    """The bytes that are signed: JSON in UTF-8 with sorted keys and without spaces."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def seal_dossier(dossier: Dossier) -> str:
    """Our copy, unreadable in the database."""
    return seal(key_ring(), _SEAL, dossier)


def reaches_by_mail(seat: PayrollSeat, reader: Member) -> bool:
    """Whether the partner was given an address for the reader's side: the one that was confirmed when both agreed, or,
    where our copy is not made or no longer kept, the reader's own.
    """
    if not seat.file.dossier:
        return reader.verified_address is not None
    return bool(open_dossier(seat.file)[str(seat.side)]["email"])


def open_dossier(file: PayrollFile) -> Dossier:
    """Our copy again. ValueError when it is gone, or sealed with a key that is."""
    if not file.dossier:
        raise ValueError("our copy of the dossier was purged")
    opened: Dossier = unseal(key_ring(), _SEAL, file.dossier)
    return opened
