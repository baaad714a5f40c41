"""What becomes of payrolling when a collaboration is sealed or ends before its time (states.md, i)."""

from collections.abc import Iterable

from core import clock
from models.application import Application, Party
from models.mission import Mission
from models.payrolling import (
    WITH_PARTNER,
    PartnerEvent,
    PayrollActor,
    PayrollFile,
    PayrollMove,
    PayrollStatus,
    payroll_rule,
)
from models.sql import lock_row
from services.payroll_moves import move_file, recall, tell_both, tell_side
from services.payroll_partner import present_partner
from services.unit_of_work import unit_of_work


async def open_file(application: Application, actor_id: int | None) -> PayrollFile:
    """The question of payrolling, put to both sides in the transaction that seals their collaboration.

    Partner, percentage and rate are kept as they are now: what is agreed is what was shown. Without a partner the
    mission is managed independently from the start. Who sealed it sees the question on their screen.
    """
    mission, partner, now = await Mission.get(id=application.mission_id), present_partner(), clock.now()
    file = await PayrollFile.create(
        application_id=application.id,
        status=PayrollStatus.CHOOSING if partner is not None else PayrollStatus.INDEPENDENT,
        partner=partner.name if partner is not None else "",
        percent=partner.percent if partner is not None else 0,
        rate_kind=mission.rate_kind,
        rate_cents=mission.rate_cents,
        currency=mission.currency,
        status_since=now,
        created_at=now,
    )
    await tell_both(file, "opened" if partner is not None else "alone", but=actor_id)
    return file


async def hold_file(application_id: int) -> None:
    """Waits until nobody else changes the file of a collaboration, and keeps it until the transaction ends.

    Whoever ends the collaboration asks for it right after the application's row and before any card is touched: who
    decides about payrolling holds the file first and touches the same cards afterwards.
    """
    await lock_row("payroll_file", application_id, column="application_id")


async def cancel_file(application_id: int, reason: str, sides: Iterable[Party] = tuple(Party)) -> None:
    """Ends the file of a collaboration that was cancelled, or in which somebody left; the partner is told if they know
    of it. `reason` is "deal" or "account". Nothing to end is no matter.

    Only `sides` are told: who reads that the collaboration ended reads there what became of its payrolling.
    """
    async with unit_of_work():
        seen = await PayrollFile.get_or_none(application_id=application_id)
        if seen is None or seen.status is PayrollStatus.CANCELLED:
            return
        await lock_row("payroll_file", seen.id)
        file = await PayrollFile.get(id=seen.id)
        if file.status is PayrollStatus.CANCELLED:
            return
        rule = payroll_rule(file.status, file.proposed_by, PayrollActor.SYSTEM, PayrollMove.CANCEL)
        assert rule.to is not None, "what is cancelled does not lead back"
        moved = await move_file(file, rule.move, rule.to, None, incident_from=None)
        if file.status in WITH_PARTNER:
            await recall(moved, PartnerEvent.CANCELLED)
            for side in sides:
                await tell_side(moved, side, f"cancelled_{reason}", must_arrive=True)
