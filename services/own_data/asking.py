"""Asking for the file with one's own data, once a day; it is built and sent after the commit."""

from datetime import timedelta

from core import clock
from core.errors import Conflict
from core.wake import wake
from models.departure import DataExport, ExportState
from models.member import Member
from models.sql import lock_row
from services.leases import FREE, DueRows, Noted, unnoted
from services.unit_of_work import after_commit, unit_of_work

AGAIN_AFTER = timedelta(hours=24)
LEASE = timedelta(seconds=120)
ATTEMPTS = 8
_DUE = DueRows(DataExport, f"state = 'waiting' AND due_at <= :now AND {FREE}", LEASE)


class ExportLately(Conflict):
    """The file was sent within the last 24 hours; `again_at` says when it can be asked for again."""


async def ask_export(member: Member) -> DataExport:
    """« Mes données »: owes the file; what waits already is not owed twice. Refuses with ExportLately."""
    async with unit_of_work():
        await lock_row("member", member.id)
        last = await latest_export(member)
        if last is not None and last.state is ExportState.WAITING:
            return last
        if last is not None and last.state is ExportState.SENT and last.asked_at + AGAIN_AFTER > clock.now():
            raise ExportLately(again_at=last.asked_at + AGAIN_AFTER)
        made = await DataExport.create(member_id=member.id, asked_at=clock.now(), due_at=clock.real_now())
    after_commit(lambda: wake("exports"))
    return made


async def latest_export(member: Member) -> DataExport | None:
    """The file that was asked for last, in whatever state."""
    return await DataExport.filter(member_id=member.id).order_by("-id").first()


async def claim_export(noted: Noted = unnoted) -> DataExport | None:
    """The next file to build and send, leased to the caller for two minutes; None when nothing is due."""
    return await _DUE.claim(noted)


async def settle_export(export: DataExport) -> None:
    """The file arrived."""
    await _settle(export, ExportState.SENT)


async def give_up_export(export: DataExport) -> None:
    """The file cannot be sent; it may be asked for again at once."""
    await _settle(export, ExportState.FAILED)


async def put_back_export(export: DataExport, delay: timedelta, *, counted: bool = True) -> bool:
    """It could not be sent now: it is tried again after `delay` (real time), eight times in all. Says whether it is."""
    if counted and export.attempts >= ATTEMPTS:
        await give_up_export(export)
        return False
    async with unit_of_work():
        await DataExport.filter(id=export.id, state=ExportState.WAITING).update(
            due_at=clock.real_now() + delay,
            lease_until=None,
            attempts=export.attempts if counted else export.attempts - 1,
        )
    return True


async def _settle(export: DataExport, state: ExportState) -> None:
    async with unit_of_work():
        await DataExport.filter(id=export.id, state=ExportState.WAITING).update(state=state, lease_until=None)
