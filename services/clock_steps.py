"""What the machine's clock left behind when somebody set it: nothing may wait for an hour that comes twice."""

import time
from datetime import datetime, timedelta

from core import clock
from models.sql import execute
from services import delivery, screens
from services.unit_of_work import unit_of_work

# Less than this is how clocks are usually corrected; nothing waits longer for it than for a busy machine.
NOTICED = timedelta(seconds=2)

_last: tuple[datetime, float] | None = None
_once_more = False


async def follow() -> bool:
    """Lets go on what waits for instants of a time that was set back since the last call in this process.

    Says whether it was; the first call only mends, as nobody saw what was before it. The call after a step mends once
    more: a transaction that was under way may have kept an instant of before. What a step forwards does needs
    no mending: leases end early, and whoever works meanwhile is seen in the chat's lock or by a receipt.
    """
    global _last, _once_more
    before, now = _last, (clock.real_now(), time.monotonic())
    was_set_back = before is not None and now[0] - before[0] < timedelta(seconds=now[1] - before[1]) - NOTICED
    if before is None or was_set_back or _once_more:
        await _let_go_on()
    _last, _once_more = now, was_set_back
    return was_set_back


def forget() -> None:
    """Begins anew, as a process does that has just started."""
    global _last, _once_more
    _last, _once_more = None, False


async def _let_go_on() -> None:
    real, now = clock.real_now(), clock.now()
    async with unit_of_work():
        # Leases are shortened and not ended: who holds one may be at work at this moment.
        for table, lease in (
            ("notification", delivery.LEASE),
            ("card", delivery.LEASE),
            ("screen", screens.LEASE),
        ):
            await execute(
                f"UPDATE {table} SET lease_until = :until WHERE lease_until > :until", until=real + lease
            )
        # What waited after a failure is tried at once: that is early at worst.
        await execute(
            "UPDATE notification SET not_before = :real WHERE state = 'owed' AND not_before > :real",
            real=real,
        )
        await execute("UPDATE inbox SET due_at = :real WHERE state = 'open' AND due_at > :real", real=real)
        await execute(
            "UPDATE screen SET changed_at = :real WHERE rev <> shown AND changed_at > :real", real=real
        )
        # What was due when it was owed is due at once (a mail instead of a message is owed after it was due); what was
        # owed for later keeps its instant.
        await execute(
            "UPDATE notification SET due_at = :now WHERE state = 'owed' AND due_at <= created_at AND due_at > :now",
            now=now,
        )
