"""When digests are made: once a day for each person, at the hour of their clock, in small rounds (EXT-07, EXT-21)."""

from datetime import datetime, timedelta

from core import clock
from models.delivery import Channel, Notification, NotificationState
from models.digest import Digest
from models.member import Member
from models.sql import fetch
from services.digests.contents import contents_of, may_get_digests
from services.notifications import Subject, owe
from services.preferences import Wishes, wishes_of
from services.slots.wall_clock import date_in
from services.unit_of_work import unit_of_work

BATCH = 100
KEY = "digest.daily"
# A first digest, and one after a long time without any, does not tell everything that ever was.
LOOKS_BACK = timedelta(days=7)

# Both statements read the first rows of the index member_digest and nothing else, however many members there are.
UNPLANNED = (
    "SELECT id FROM member WHERE registered_at IS NOT NULL AND deleted_at IS NULL AND digest_at IS NULL"
    " LIMIT :limit"
)
DUE = (
    "SELECT id FROM member WHERE registered_at IS NOT NULL AND deleted_at IS NULL AND digest_at <= :now"
    " ORDER BY digest_at LIMIT :limit"
)


async def make_due(limit: int = BATCH) -> int:
    """One round: plans up to `limit` people for whom nothing is planned, then makes up to `limit` digests that are due.

    Each person is a transaction of their own, which moves their plan to the next day by a guarded update and owes at
    most one message: a round that dies in between, two processes at the same moment and a second run change nothing.
    Gives how many digests are owed.
    """
    for row in await fetch(UNPLANNED, limit=limit):
        await _plan(int(row["id"]))
    owed = 0
    for row in await fetch(DUE, now=clock.now(), limit=limit):
        owed += await _make(int(row["id"]))
    return owed


async def plan_digest(member: Member) -> None:
    """Plans a person's next digest, if nothing is planned yet."""
    await _plan(member.id)


async def _plan(member_id: int) -> None:
    member = await Member.get(id=member_id)
    wishes = await wishes_of(member_id)
    next_at = wishes.next_digest(clock.now(), member.time_zone)
    async with unit_of_work():
        await Member.filter(id=member_id, digest_at=None).update(digest_at=next_at)


async def _make(member_id: int) -> int:
    member, now = await Member.get(id=member_id), clock.now()
    planned = member.digest_at
    if planned is None or planned > now:
        return 0
    wishes = await wishes_of(member_id)
    # All that is read is read before the transaction, which nobody then waits for.
    digest = await _worth_sending(member, wishes, planned)
    next_at = wishes.next_digest(now, member.time_zone)
    async with unit_of_work():
        if not await Member.filter(id=member_id, digest_at=planned).update(digest_at=next_at):
            return 0  # Another process made it.
        if digest is None:
            return 0
        await digest.save()
        await owe(
            member_id,
            KEY,
            subject=Subject("digest", member_id, digest.id),
            urgency=2,
            dedupe_key=_dedupe_key(digest),
        )
        return 1


def _dedupe_key(digest: Digest) -> str:
    return f"{KEY}:{digest.member_id}:{digest.day}"


async def _worth_sending(member: Member, wishes: Wishes, planned: datetime) -> Digest | None:
    """The digest of the day for which it was planned; None when it says nothing or nobody may get it."""
    # Whoever chose another zone since was planned by the clock of the one before: the next one is planned by theirs.
    if wishes.next_digest(planned - timedelta(seconds=1), member.time_zone) != planned:
        return None
    day, until = date_in(member.time_zone, planned), clock.now()
    if not await may_get_digests(member, wishes) or await Digest.exists(member_id=member.id, day=day):
        return None
    digest = Digest(member_id=member.id, day=day, since=await _told_until(member, until), until=until)
    if digest.since >= until or not (await contents_of(member, digest)).says_something:
        return None
    return digest


async def _told_until(member: Member, now: datetime) -> datetime:
    """Up to when the person was told everything: what a digest said that never left is said by the next one."""
    earliest, last = now - LOOKS_BACK, await latest_digest(member)
    if last is None:
        return earliest
    sent = await Notification.filter(
        dedupe_key=f"{_dedupe_key(last)}:{Channel.TELEGRAM}", state=NotificationState.SENT
    ).exists()
    return max(earliest, last.until if sent else last.since)


async def latest_digest(member: Member) -> Digest | None:
    """The last digest that was made for a person."""
    return await Digest.filter(member_id=member.id).order_by("-id").first()


async def is_worth_sending(member: Member, digest_id: int) -> bool:
    """Whether an owed digest is the latest one and still says something: what it told of may be gone by now."""
    digest = await latest_digest(member)
    return (
        digest is not None and digest.id == digest_id and (await contents_of(member, digest)).says_something
    )
