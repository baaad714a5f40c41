"""One move of a payrolling file: guarded, written down, shown everywhere; and who is told of it."""

from datetime import datetime
from typing import Any

from core import clock
from core.errors import Stale
from core.wake import wake
from models.application import Application, Party
from models.payrolling import (
    DeliveryState,
    PartnerChannel,
    PartnerDelivery,
    PartnerEvent,
    PayrollAct,
    PayrollFile,
    PayrollMove,
    PayrollStatus,
)
from services.application_moves import people_on
from services.members import list_admins
from services.notifications import Subject, drop_owed, owe, refresh_cards
from services.payroll_partner import present_partner
from services.unit_of_work import after_commit, unit_of_work

# What is owed and no longer true once a file moved.
REMINDERS = ["payrolling.nudge", "payrolling.nudge_answer", "payrolling.nudge_read"]


async def move_file(
    file: PayrollFile, move: PayrollMove, status: PayrollStatus, actor_id: int | None, **changes: Any
) -> PayrollFile:
    """Moves a file as it was seen. Refuses with Stale who came second; the row was decided before (payroll_rule)."""
    now = clock.now()
    async with unit_of_work():
        fresh: dict[str, Any] = {"status": status, "status_since": now, "nudges": 0}
        await _write(file, fresh | changes)
        await PayrollAct.create(file_id=file.id, move=move, status=status, actor_id=actor_id, acted_at=now)
        await drop_owed("payrolling", file.id, keys=REMINDERS)
        await show_everywhere(file)
        return await PayrollFile.get(id=file.id)


async def change_file(file: PayrollFile, **changes: Any) -> PayrollFile:
    """Changes a file without moving it, as it was seen; old buttons go stale. Refuses with Stale."""
    async with unit_of_work():
        await _write(file, changes)
        await show_everywhere(file)
        return await PayrollFile.get(id=file.id)


async def _write(file: PayrollFile, changes: dict[str, Any]) -> None:
    written = await PayrollFile.filter(id=file.id, status=file.status, version=file.version).update(
        **changes, version=file.version + 1
    )
    if not written:
        raise Stale()


async def show_everywhere(file: PayrollFile) -> None:
    """Has every card and list that shows a file follow what it is now."""
    await refresh_cards("payrolling", file.id)
    await refresh_cards("payroll_file", file.id)
    await refresh_cards("application", file.application_id)


async def tell_side(
    file: PayrollFile,
    side: Party,
    event: str,
    *,
    but: int | None = None,
    must_arrive: bool = False,
    by_mail: bool = False,
    due_at: datetime | None = None,
    once: str = "",
) -> None:
    """Owes "payrolling.<event>" to the people of a side, once for each version of the file (and each `once`).

    `but` did it and sees it already.
    """
    application = await Application.get(id=file.application_id)
    for person in await people_on(application, side):
        if person != but:
            await owe(
                person,
                f"payrolling.{event}",
                subject=Subject("payrolling", file.id, file.version),
                due_at=due_at,
                mutable=not must_arrive,
                also_by_mail=by_mail,
                dedupe_key=f"payrolling.{event}:{file.id}:{file.version}{once}:{person}",
            )


async def tell_both(
    file: PayrollFile, event: str, *, but: int | None = None, must_arrive: bool = False, by_mail: bool = False
) -> None:
    """Owes the same to both sides."""
    for side in Party:
        await tell_side(file, side, event, but=but, must_arrive=must_arrive, by_mail=by_mail)


async def tell_team(file: PayrollFile, event: str, once: str = "") -> None:
    """Owes "payroll_file.<event>" to every administrator; it cannot be muted."""
    for admin in await list_admins():
        await owe(
            admin.id,
            f"payroll_file.{event}",
            subject=Subject("payroll_file", file.id, file.version),
            mutable=False,
            dedupe_key=f"payroll_file.{event}:{file.id}:{file.version}{once}:{admin.id}",
        )


async def tell_partner(
    file: PayrollFile, event: PartnerEvent, channels: tuple[PartnerChannel, ...] | None = None
) -> None:
    """Owes the partner a message on these channels, all that are set when not said.

    Without a partner there is still one to be told: that it cannot be is then said to the team.
    """
    if channels is None:
        partner = present_partner()
        channels = partner.channels if partner is not None else (PartnerChannel.MAIL,)
    now, real = clock.now(), clock.real_now()
    for channel in channels:
        await PartnerDelivery.create(
            file_id=file.id, event=event, channel=channel, not_before=real, created_at=now
        )
    after_commit(lambda: wake("partner"))


async def recall(file: PayrollFile, event: PartnerEvent) -> None:
    """Stops what is on its way to the partner, and tells them if anything may have reached them already.

    The caller holds the file's row. A try that is under way keeps its lease, so that this news comes after it.
    """
    owed = PartnerDelivery.filter(file_id=file.id, state=DeliveryState.OWED)
    await owed.update(state=DeliveryState.DROPPED, settled_at=clock.now())
    tried = await PartnerDelivery.filter(file_id=file.id, event=PartnerEvent.DOSSIER, attempts__gt=0)
    channels = {delivery.channel for delivery in tried}
    if channels:
        await tell_partner(file, event, tuple(channel for channel in PartnerChannel if channel in channels))
