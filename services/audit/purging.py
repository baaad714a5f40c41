"""Drops whole sealed months of the audit log when their time is over, and leaves their last hash (trust.md)."""

from datetime import datetime

from core import clock
from models.audit import AuditEntry, AuditPurge, AuditSeal
from services.unit_of_work import unit_of_work

KEPT_MONTHS = 24


async def purge_old_months() -> int:
    """Drops the months that ended more than 24 months ago; gives how many entries left.

    The triggers of the database let go of nothing else: of what is younger, or not sealed.
    """
    older_than = _first_day_kept(clock.now())
    if not await AuditEntry.filter(acted_at__lt=older_than).exists():
        return 0
    async with unit_of_work():
        young = await AuditEntry.filter(acted_at__gte=older_than).order_by("id").first()
        seals = AuditSeal.all() if young is None else AuditSeal.filter(last_entry__lt=young.id)
        last = await seals.order_by("-last_entry").first()
        if last is None or await AuditPurge.filter(last_entry__gte=last.last_entry).exists():
            return 0
        await AuditPurge.create(
            last_entry=last.last_entry, hash=last.hash, older_than=older_than, purged_at=clock.now()
        )
        await AuditSeal.filter(last_entry__lte=last.last_entry).delete()
        return await AuditEntry.filter(id__lte=last.last_entry).delete()


def _first_day_kept(now: datetime) -> datetime:
    months = now.year * 12 + now.month - 1 - KEPT_MONTHS
    return now.replace(
        year=months // 12, month=months % 12 + 1, day=1, hour=0, minute=0, second=0, microsecond=0
    )
