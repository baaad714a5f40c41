"""What is owed to the partner: claimed one by one, tried again later and later, and the hand-over when it arrives."""

import logging
from dataclasses import dataclass
from datetime import timedelta

from core import clock
from core.wake import wake
from models.payrolling import (
    DeliveryState,
    PartnerDelivery,
    PartnerEvent,
    PayrollActor,
    PayrollFile,
    PayrollMove,
    PayrollStatus,
    payroll_rule,
)
from models.sql import execute, lock_row
from services.audit import SYSTEM, Thing, record
from services.leases import FREE, DueRows
from services.notifications import refresh_cards
from services.payroll_moves import move_file, tell_both, tell_team
from services.payroll_partner import Partner, partner_named
from services.payrolling.amending import contact_details
from services.payrolling.dossier import Dossier, event_body, open_dossier
from services.unit_of_work import after_commit, unit_of_work

log = logging.getLogger(__name__)
LEASE = timedelta(minutes=2)
ATTEMPTS = 8
FIRST_RETRY = timedelta(seconds=30)
SLOWEST_RETRY = timedelta(hours=6)
NO_PARTNER, NO_DOSSIER = "the partner is no longer the one of this file", "our copy of the dossier is gone"

# Per file and channel in their order: the news that a file is over never overtakes the file, not even a try of it
# that was called off while it was under way.
_HEADS = DueRows(
    PartnerDelivery,
    f"state = 'owed' AND not_before <= :now AND {FREE} AND NOT EXISTS (SELECT 1 FROM partner_delivery AS other"
    " WHERE other.file_id = head.file_id AND other.channel = head.channel AND other.id < head.id"
    " AND (other.state = 'owed' OR other.lease_until >= :now))",
    LEASE,
    order="not_before, id",
)


@dataclass(frozen=True)
class PartnerMessage:
    """One message as it has to go out; `dossier` says whether `body` is one, or the news of an event."""

    delivery: PartnerDelivery
    file: PayrollFile
    partner: Partner
    body: Dossier

    @property
    def is_dossier(self) -> bool:
        """Whether it is the dossier itself."""
        return self.delivery.event is PartnerEvent.DOSSIER


async def claim_delivery() -> PartnerDelivery | None:
    """The message to the partner that has waited longest, leased to the caller for two minutes (real time)."""
    return await _HEADS.claim()


async def message_of(delivery: PartnerDelivery) -> PartnerMessage | None:
    """What a claimed delivery has to say. None, and given up, when there is nobody or nothing any more to send."""
    file = await PayrollFile.get(id=delivery.file_id)
    partner = partner_named(file.partner)
    if partner is None:
        await give_up(delivery, NO_PARTNER)
        return None
    if delivery.event is not PartnerEvent.DOSSIER:
        body = event_body(file, delivery)
        if delivery.event is PartnerEvent.AMENDED:
            body |= await contact_details(file)
        return PartnerMessage(delivery, file, partner, body)
    try:
        return PartnerMessage(delivery, file, partner, open_dossier(file))
    except ValueError:
        await give_up(delivery, NO_DOSSIER)
        return None


async def settle_arrived(delivery: PartnerDelivery) -> None:
    """The partner has it. The first channel on which a dossier arrives hands the file over, and both are told (i)."""
    async with unit_of_work():
        await lock_row("payroll_file", delivery.file_id)
        if not await _settle(delivery, DeliveryState.SENT):
            return
        file = await PayrollFile.get(id=delivery.file_id)
        await _show(delivery)
        if delivery.event is not PartnerEvent.DOSSIER or file.status is not PayrollStatus.CHOSEN:
            return
        rule = payroll_rule(file.status, file.proposed_by, PayrollActor.SYSTEM, PayrollMove.HAND_OVER)
        moved = await move_file(
            file, rule.move, rule.to or PayrollStatus.SENT, None, handed_over_at=clock.now()
        )
        await record(
            "payrolling.sent",
            SYSTEM,
            Thing("payroll_file", file.public_id),
            before=file.status,
            after=moved.status,
        )
        await tell_both(moved, "sent")
        await tell_team(moved, "waiting")


async def _show(delivery: PartnerDelivery) -> None:
    """Only the team sees how a message fares: what the two sides just read is not drawn over."""
    await refresh_cards("payroll_file", delivery.file_id)


async def _settle(delivery: PartnerDelivery, state: DeliveryState, error: str = "") -> bool:
    """Ends the lease in any case; what was called off meanwhile stays so."""
    settled = await PartnerDelivery.filter(id=delivery.id, state=DeliveryState.OWED).update(
        state=state, settled_at=clock.now(), lease_until=None, error=error[:300]
    )
    if not settled:
        await PartnerDelivery.filter(id=delivery.id).update(lease_until=None)
    after_commit(lambda: wake("partner"))
    return bool(settled)


async def try_again_later(
    delivery: PartnerDelivery, error: str, first_retry: timedelta = FIRST_RETRY
) -> None:
    """The partner did not take it: it is tried again, four times as late each time, eight times in all."""
    if delivery.attempts >= ATTEMPTS:
        await give_up(delivery, error)
        return
    delay = min(first_retry * float(4 ** (delivery.attempts - 1)), SLOWEST_RETRY)
    async with unit_of_work():
        await execute(
            "UPDATE partner_delivery SET lease_until = NULL, error = :error, not_before = :at WHERE id = :id",
            error=error[:300],
            at=clock.real_now() + delay,
            id=delivery.id,
        )
        await _show(delivery)


async def give_up(delivery: PartnerDelivery, error: str) -> None:
    """It is not tried any more, and the team is told, who can send it again."""
    log.error("partner delivery %s is given up: %s", delivery.public_id, error)
    async with unit_of_work():
        await lock_row("payroll_file", delivery.file_id)
        if await _settle(delivery, DeliveryState.FAILED, error):
            file = await PayrollFile.get(id=delivery.file_id)
            await _show(delivery)
            await tell_team(file, "undelivered", once=f"#{delivery.id}.{delivery.attempts}")
