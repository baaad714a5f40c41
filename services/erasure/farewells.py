"""The chat of somebody whose account is gone: its last message, then its number is forgotten (states.md, h).

A `farewell` row is the only place that still knows the chat. It is written by the transaction that erases the account,
so that no crash loses the last message, and it goes once that was said, or could not be said for 48 hours, so that no
crash keeps the number.
"""

from datetime import timedelta

from core import clock
from core.wake import wake
from models.delivery import NotificationState
from models.departure import Farewell, FarewellKind, SentMessage
from models.member import Member
from models.sql import execute
from services.conversation_topics import forget_topics_of
from services.leases import FREE, DueRows, Noted, unnoted
from services.unit_of_work import after_commit, unit_of_work

LEASE = timedelta(seconds=90)
GIVEN_UP_AFTER = timedelta(hours=48)
# What was typed or tapped in the same second is still on its way when the last message arrives: it finds the row.
LINGERS = timedelta(seconds=60)
_DUE = DueRows(Farewell, f"due_at <= :now AND {FREE}", LEASE)


async def owe_farewell(member: Member, kind: FarewellKind) -> None:
    """Owes the last message to a person whose account is being erased, in the transaction that erases it.

    What the team's decision was, and why, stays in the chat: it is what the person needs in order to contest it.
    """
    if member.telegram_id is None:
        await forget_topics_of(member.id)
        return
    now = clock.real_now()
    async with unit_of_work():
        # An earlier account of the same person may still be waiting for its goodbye: one is enough.
        await Farewell.filter(chat_id=member.telegram_id).delete()
        await Farewell.create(
            member_id=member.id,
            chat_id=member.telegram_id,
            language=member.language,
            kind=kind,
            due_at=now,
            created_at=now,
        )
        await execute(
            "DELETE FROM sent_message WHERE member_id = :member_id AND message_id IN (SELECT message_id"
            " FROM notification WHERE recipient_id = :member_id AND subject_kind = 'measure' AND state = :sent)",
            member_id=member.id,
            sent=NotificationState.SENT.value,
        )
    after_commit(lambda: wake("farewells"))


async def parting_of(chat_id: int) -> Farewell | None:
    """The goodbye of an account that was erased a moment ago, while its chat is still known; None otherwise."""
    return await Farewell.get_or_none(chat_id=chat_id)


async def claim_farewell(noted: Noted = unnoted) -> Farewell | None:
    """The next chat to tell goodbye or to forget, leased to the caller; None when nothing is due."""
    return await _DUE.claim(noted)


def is_over(farewell: Farewell) -> bool:
    """Whether nothing is left to say: it was said, or nobody could be reached for 48 hours."""
    return farewell.said_at is not None or clock.real_now() >= farewell.created_at + GIVEN_UP_AFTER


async def settle_said(farewell: Farewell, linger: timedelta = LINGERS) -> None:
    """The last message arrived; the number stays for another minute, for what is still on its way."""
    now = clock.real_now()
    async with unit_of_work():
        await Farewell.filter(id=farewell.id).update(said_at=now, due_at=now + linger, lease_until=None)


async def put_back(farewell: Farewell, delay: timedelta) -> None:
    """It could not be said now: it is tried again after `delay` (real time)."""
    async with unit_of_work():
        await Farewell.filter(id=farewell.id).update(due_at=clock.real_now() + delay, lease_until=None)


async def forget_chat(farewell: Farewell) -> None:
    """The number of the chat leaves the database, with what came from it since the account was erased."""
    async with unit_of_work():
        await Farewell.filter(id=farewell.id).delete()
        await SentMessage.filter(member_id=farewell.member_id).delete()
        await forget_topics_of(farewell.member_id)
        if not await Member.filter(telegram_id=farewell.chat_id).exists():
            await unname_lane(farewell.chat_id)


async def unname_lane(chat_id: int) -> None:
    """No update tells any more whom it came from, or what it said, and none of them is worked on.

    The rows stay for their numbers: an update that is delivered a second time is still known.
    """
    async with unit_of_work():
        await execute(
            "UPDATE inbox SET lane = 0, payload = '', error = NULL, state = 'done',"
            " done_at = COALESCE(done_at, :now) WHERE lane = :lane",
            lane=chat_id,
            now=clock.real_now(),
        )
