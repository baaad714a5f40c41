"""Who may not come back: keyed hashes only, for three years (D-22, trust.md)."""

import hashlib
import hmac
from datetime import datetime, timedelta

from core import clock
from core.keys import KeyRing
from models.measure import Exclusion, Measure
from models.member import Member
from services.evidence.vault import key_ring
from services.unit_of_work import unit_of_work

EXCLUDED_FOR = timedelta(days=3 * 365)
PURPOSE = "exclusion"


def _digest(key: bytes, kind: str, value: str) -> str:
    return hmac.new(key, f"{kind}:{value}".encode(), hashlib.sha256).hexdigest()


def _every_digest(keys: KeyRing, kind: str, value: str) -> list[str]:
    return [_digest(key, kind, value) for key in keys.every_key(PURPOSE)]


async def exclude(member: Member, measure: Measure, until: datetime | None = None) -> None:
    """Remembers a person by the keyed hashes of their Telegram id and verified address, and by nothing else.

    For three years, or only `until` a suspension ends whose person deleted their account meanwhile.
    """
    known = []
    if member.telegram_id is not None:
        known.append(("telegram", str(member.telegram_id)))
    if member.verified_address is not None:
        known.append(("email", member.verified_address.strip().casefold()))
    key = key_ring().key(PURPOSE)
    rows = [
        Exclusion(
            digest=_digest(key, kind, value),
            measure_id=measure.id,
            expires_at=until or clock.now() + EXCLUDED_FOR,
        )
        for kind, value in known
    ]
    async with unit_of_work():
        await Exclusion.bulk_create(rows, ignore_conflicts=True)


async def is_anybody_excluded() -> bool:
    """Whether anybody may not come back now."""
    return await Exclusion.filter(expires_at__gt=clock.now()).exists()


async def measure_excluding(telegram_id: int) -> int | None:
    """The measure under which whoever uses this Telegram account was excluded, or None; asked at a first contact."""
    return await _measure_for("telegram", str(telegram_id))


async def is_excluded_address(email: str) -> bool:
    """Whether somebody was excluded who had this address: it cannot be verified by another account."""
    return await _measure_for("email", email.strip().casefold()) is not None


async def _measure_for(kind: str, value: str) -> int | None:
    # Hardly anybody is ever excluded: without a row nothing has to be computed, and no key is needed.
    if not await is_anybody_excluded():
        return None
    found = await Exclusion.filter(
        digest__in=_every_digest(key_ring(), kind, value), expires_at__gt=clock.now()
    ).first()
    return found.measure_id if found is not None else None


async def readmit(measure_id: int) -> None:
    """Whom a measure kept out may sign up again."""
    async with unit_of_work():
        await Exclusion.filter(measure_id=measure_id).delete()
        await Member.filter(barred_by=measure_id).update(barred_by=None)


async def forget_over() -> int:
    """Forgets the hashes whose three years are over; gives how many."""
    over = await Exclusion.filter(expires_at__lte=clock.now())
    for row in over:
        await readmit(row.measure_id)
    return len(over)
