"""What the two sides do: propose payrolling, agree to it, manage the mission themselves, say that nobody paid."""

from typing import Any

from core import clock
from core.errors import Conflict, IllegalMove
from models.application import Party
from models.member import Member
from models.payrolling import (
    WITH_PARTNER,
    PartnerEvent,
    PayrollActor,
    PayrollFile,
    PayrollMove,
    PayrollRule,
    PayrollStatus,
    payroll_rule,
)
from models.sql import lock_row
from services.payroll_moves import (
    change_file,
    move_file,
    recall,
    tell_partner,
    tell_side,
    tell_team,
)
from services.payroll_partner import partner_named
from services.payrolling.dossier import compose_dossier, seal_dossier
from services.payrolling.sides import PayrollSeat, access_file
from services.seen_version import require_version
from services.unit_of_work import unit_of_work


class PartnerGone(Conflict):
    """The partner whose terms were shown is no longer this service's."""


class NotBegun(Conflict):
    """The first day of the mission is still to come: nothing can be unpaid."""


async def _locked(member: Member, file_id: int, version: int | None) -> PayrollSeat:
    """The file as it is, which nobody else moves until the transaction ends."""
    await access_file(file_id, member)
    await lock_row("payroll_file", file_id)
    seat = await access_file(file_id, member)
    require_version(seat.file, version)
    return seat


def _rule(seat: PayrollSeat, move: PayrollMove) -> PayrollRule:
    return payroll_rule(seat.file.status, seat.file.proposed_by, PayrollActor(seat.side), move)


def _consent(seat: PayrollSeat, member: Member) -> dict[str, Any]:
    if seat.side is Party.FREELANCE:
        return {"freelance_consent_at": clock.now()}
    return {"company_consent_at": clock.now(), "company_contact_id": member.id}


async def propose_payrolling(member: Member, file_id: int, version: int) -> PayrollFile:
    """« Payrolling {partner} »: proposes it, and agrees to the listed details being sent (FR-176).

    Refuses with NotFound, Stale, IllegalMove and PartnerGone.
    """
    async with unit_of_work():
        seat = await _locked(member, file_id, version)
        rule = _rule(seat, PayrollMove.PROPOSE)
        _require_partner(seat.file)
        assert rule.to is not None, "a proposal leads on"
        moved = await move_file(
            seat.file, rule.move, rule.to, member.id, proposed_by=seat.side, **_consent(seat, member)
        )
        await tell_side(moved, seat.side.other, "proposed")
        return moved


async def accept_payrolling(member: Member, file_id: int, version: int) -> PayrollFile:
    """The other side agrees too: the dossier is frozen as it stands and handed to the partner (FR-179). Who proposed
    it is told, and who else of the other side may act on it.

    Refuses with NotFound, Stale, IllegalMove and PartnerGone.
    """
    async with unit_of_work():
        seat = await _locked(member, file_id, version)
        rule = _rule(seat, PayrollMove.ACCEPT)
        _require_partner(seat.file)
        assert rule.to is not None, "an agreement leads on"
        moved = await move_file(seat.file, rule.move, rule.to, member.id, **_consent(seat, member))
        assert moved.company_contact_id is not None and seat.seat.freelance.member_id is not None
        freelance = await Member.get(id=seat.seat.freelance.member_id)
        contact = await Member.get(id=moved.company_contact_id)
        dossier = compose_dossier(moved, seat.seat, freelance, contact)
        await PayrollFile.filter(id=moved.id).update(dossier=seal_dossier(dossier))
        await tell_partner(moved, PartnerEvent.DOSSIER)
        await tell_side(moved, seat.side.other, "chosen")
        await tell_side(moved, seat.side, "agreed", but=member.id)
        return await PayrollFile.get(id=moved.id)


def _require_partner(file: PayrollFile) -> None:
    if partner_named(file.partner) is None:
        raise PartnerGone(name=file.partner)


async def manage_independently(member: Member, file_id: int, version: int) -> PayrollFile:
    """« Gestion indépendante », until a contract is signed; who chooses it has read what it means (FR-184, FR-185).

    What is on its way to the partner stops, and what they know is taken back. Refuses with NotFound, Stale and
    IllegalMove.
    """
    async with unit_of_work():
        seat = await _locked(member, file_id, version)
        rule = _rule(seat, PayrollMove.REFUSE)
        assert rule.to is not None, "a refusal leads on"
        moved = await move_file(seat.file, rule.move, rule.to, member.id, **_reading(seat))
        if seat.file.status in WITH_PARTNER:
            await recall(moved, PartnerEvent.WITHDRAWN)
        await tell_side(moved, seat.side.other, "independent")
        await tell_side(moved, seat.side, "alone", but=member.id)
        return moved


def _reading(seat: PayrollSeat) -> dict[str, Any]:
    return {f"{seat.side}_read_at": clock.now()}


async def take_note(member: Member, file_id: int, version: int) -> PayrollFile:
    """« J’en prends note »: this side has read what independent management means.

    Refuses with NotFound and Stale, and with IllegalMove what is not managed so, or was read already.
    """
    async with unit_of_work():
        seat = await _locked(member, file_id, version)
        if seat.file.status is not PayrollStatus.INDEPENDENT or seat.has_read:
            raise IllegalMove(status=str(seat.file.status), move="take_note")
        return await change_file(seat.file, **_reading(seat))


async def report_unpaid(member: Member, file_id: int, version: int) -> PayrollFile:
    """« Mission non payée » under payrolling: a case for the team and for the expert (FR-183).

    Refuses with NotFound, with Stale, with IllegalMove the company and what is not running, and with NotBegun before
    the first day of the mission.
    """
    async with unit_of_work():
        seat = await _locked(member, file_id, version)
        rule = _rule(seat, PayrollMove.REPORT_UNPAID)
        if not seat.has_begun:
            raise NotBegun()
        assert rule.to is not None, "an incident leads on"
        moved = await move_file(seat.file, rule.move, rule.to, member.id, incident_from=seat.file.status)
        await tell_team(moved, "incident")
        await tell_partner(moved, PartnerEvent.INCIDENT)
        await tell_side(moved, Party.FREELANCE, "incident", but=member.id, must_arrive=True)
        return moved
