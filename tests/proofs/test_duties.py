"""What the scheduler leaves undone or does twice comes to light."""

from datetime import timedelta

from core import clock
from models.audit import AuditEntry, AuditSeal
from models.delivery import Notification
from services.audit.sealing import seal_due
from services.presence import drop_expired
from services.unit_of_work import unit_of_work
from tests.proofs.crashes.duties import Duties
from tests.services.people import professional


async def test_stays_that_nobody_ended_or_that_were_ended_twice_are_found(database: str) -> None:
    duties, (_, profile) = Duties(), await professional("Noé")
    await duties.gather([profile.id])
    clock.freeze(clock.now() + timedelta(hours=1))
    assert not await duties.are_over()
    assert (await duties.reckon())["stays online that nobody ended"] == 1
    await drop_expired()
    await seal_due()
    assert await duties.are_over() and not any((await duties.reckon()).values())
    (told,) = await Notification.filter(key="presence.ended")
    async with unit_of_work():
        await Notification.filter(id=told.id).update(dedupe_key="another")
        await duties.begin_again()
    clock.freeze(clock.now() + timedelta(hours=1))
    await drop_expired()
    duties.stays.popitem()
    assert (await duties.reckon())["stays online ended twice"] == 1


async def test_a_log_that_is_not_sealed_or_was_sealed_twice_is_found(database: str) -> None:
    duties, _ = Duties(), await professional("Noé")
    assert (await duties.reckon())["entries of the log that nobody sealed"] == await AuditEntry.all().count()
    assert await AuditEntry.all().count()
    await seal_due()
    assert await duties.are_over() and not any((await duties.reckon()).values())
    seal = await AuditSeal.all().order_by("id").first()
    assert seal is not None
    async with unit_of_work():
        await AuditSeal.create(
            first_entry=seal.first_entry,
            last_entry=seal.last_entry + 1,
            entries=seal.entries,
            previous=seal.hash,
            hash=seal.hash[::-1],
            sealed_at=seal.sealed_at,
        )
    assert (await duties.reckon())["entries of the log sealed twice or not as they are"]
