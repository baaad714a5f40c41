"""Notifications on their way out, and who can be reached."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from core import clock
from core.errors import NotFound
from core.wake import wake
from models.by_key import row_by_key
from models.delivery import Card, Channel, Notification, NotificationState
from models.member import Member
from models.sql import execute
from services.chat_messages import note_message
from services.leases import FREE, DueRows, Noted, unnoted
from services.reach import lose_reach
from services.unit_of_work import after_commit, rows_of_one_statement, unit_of_work

LEASE = timedelta(seconds=90)
ATTEMPTS = 8
_URGENCIES = (0, 1, 2)

_DUE = f"state = 'owed' AND channel = :channel AND due_at <= :business AND not_before <= :now AND {FREE}"
_ANY = DueRows(Notification, f"{_DUE} AND urgency IN (0, 1, 2)", LEASE)
# The heads of the recipients' lanes: nothing is on its way to them, and nothing of theirs that is as urgent and older,
# or more urgent, waits. Each question is answered by an index of its own, however much waits for one person.
_WAITS = (
    "SELECT 1 FROM notification AS other WHERE other.recipient_id = head.recipient_id"
    " AND other.channel = head.channel"
)
_HEADS = DueRows(
    Notification,
    f"{_DUE}"
    " AND recipient_id NOT IN (SELECT busy.recipient_id FROM notification AS busy WHERE busy.state = 'owed'"
    " AND busy.channel = :channel AND busy.lease_until IS NOT NULL AND busy.lease_until >= :now)"
    f" AND NOT EXISTS ({_WAITS} AND other.state = 'owed' AND other.urgency = head.urgency"
    " AND (other.due_at, other.id) < (head.due_at, head.id)"
    # So written, the lane is looked at for each head. Made a join, PostgreSQL reads all that waits for one head, until
    # it has counted how much that is.
    " LIMIT 1 OFFSET 0)"
    f" AND NOT EXISTS ({_WAITS} AND other.state = 'owed' AND other.urgency < head.urgency"
    " AND other.due_at <= :business LIMIT 1 OFFSET 0)",
    LEASE,
    lanes=tuple(f"urgency = {urgency}" for urgency in _URGENCIES),
)
_STALE_CARDS = DueRows(
    Card,
    f"version_wanted <> version_shown AND message_id IS NOT NULL AND {FREE}",
    LEASE,
    order="id",
    takes="lease_until = :until",
)


async def claim_notification(channel: Channel, noted: Noted = unnoted) -> Notification | None:
    """The most urgent notification that is due on this channel, leased for 90 s; in order per recipient."""
    due = {"channel": channel.value, "business": clock.now()}
    if not await _ANY.are_there(**due):
        return None
    async with unit_of_work():
        found = await _HEADS.take(**due)
        if found is not None:
            noted(found)
    return found


async def reader(member_id: int) -> Member:
    """The person for whom something is drawn, as they are now."""
    member = await row_by_key(Member, "id = :id", id=member_id)
    if member is None:
        raise NotFound()
    return member


@dataclass(frozen=True)
class ShownCard:
    """The living card that a notification is about to become: `version` is what is being drawn now.

    `is_behind` says that the message of before does not show it yet.
    """

    kind: str
    object_id: int
    version: int
    old_chat_id: int
    old_message_id: int | None
    is_behind: bool = False


async def expect_card(member_id: int, kind: str, object_id: int, chat_id: int) -> ShownCard:
    """Makes room for a living card before it is drawn, so that a change during the sending is not missed."""
    async with unit_of_work():
        card, _ = await Card.get_or_create(
            member_id=member_id, kind=kind, object_id=object_id, defaults={"chat_id": chat_id}
        )
    is_behind = card.version_wanted != card.version_shown
    return ShownCard(kind, object_id, card.version_wanted, card.chat_id, card.message_id, is_behind)


async def has_moved_since(notification: Notification, message_id: int) -> bool:
    """Whether the object of a notification moved since the notification that arrived as this message spoke of it."""
    before = (
        await Notification.filter(
            recipient_id=notification.recipient_id,
            message_id=message_id,
            subject_kind=notification.subject_kind,
            subject_id=notification.subject_id,
        )
        .order_by("-id")
        .first()
    )
    return before is None or before.subject_version != notification.subject_version


async def settle_sent(
    notification: Notification, chat_id: int | None, message_id: int | None, card: ShownCard | None = None
) -> None:
    """The notification arrived as this message, which may become the living card of its subject."""
    async with unit_of_work():
        if message_id is not None and notification.channel is Channel.TELEGRAM:
            await note_message(notification.recipient_id, message_id)
        if not await _settle(notification, NotificationState.SENT, message_id=message_id):
            return
        if card is not None and chat_id is not None and message_id is not None:
            await Card.filter(
                member_id=notification.recipient_id, kind=card.kind, object_id=card.object_id
            ).update(chat_id=chat_id, message_id=message_id, version_shown=card.version, lease_until=None)
    after_commit(lambda: wake("sender", most=1))


async def settle_dropped(notification: Notification, reason: str) -> None:
    """The notification is no longer true, no longer wanted, or nobody is there to read it."""
    await _settle(notification, NotificationState.DROPPED, error=reason)


async def put_back(notification: Notification, error: str, delay: timedelta, *, counted: bool = True) -> None:
    """The sending failed: it is tried again after `delay` (real time), eight times in all."""
    if counted and notification.attempts >= ATTEMPTS:
        await _settle(notification, NotificationState.FAILED, error=error)
        return
    async with unit_of_work():
        await execute(
            "UPDATE notification SET lease_until = NULL, error = :error, not_before = :at,"
            " attempts = attempts - :back WHERE id = :id AND state = 'owed'",
            error=error[:300],
            at=clock.real_now() + delay,
            back=0 if counted else 1,
            id=notification.id,
        )


async def postpone(notification: Notification, until: datetime) -> None:
    """Nothing failed, it may only not be sent yet: it is due again at `until` (business time)."""
    async with unit_of_work():
        await execute(
            "UPDATE notification SET lease_until = NULL, due_at = :until, attempts = attempts - 1"
            " WHERE id = :id AND state = 'owed'",
            until=until,
            id=notification.id,
        )


async def settle_failed(notification: Notification, error: str) -> None:
    """The notification cannot be sent at all."""
    await _settle(notification, NotificationState.FAILED, error=error)


async def _settle(
    notification: Notification,
    state: NotificationState,
    *,
    message_id: int | None = None,
    error: str | None = None,
) -> bool:
    settled = await rows_of_one_statement(
        f"UPDATE notification SET state = '{state.value}', message_id = :message_id, error = :error,"
        " lease_until = NULL, settled_at = :at WHERE id = :id AND state = 'owed' RETURNING id",
        message_id=message_id,
        error=error and error[:300],
        at=clock.now(),
        id=notification.id,
    )
    return bool(settled)


async def mark_unreachable(member_id: int) -> None:
    """The person blocked the bot or left Telegram: what is due to them is dropped, or goes by e-mail when it must
    arrive and they have an address. Their next message makes them reachable again.
    """
    async with unit_of_work():
        lost = await Member.filter(id=member_id, unreachable_at=None).update(unreachable_at=clock.now())
        member = await Member.get(id=member_id)
        if lost:
            await lose_reach(member)
        due = await Notification.filter(
            recipient_id=member_id,
            channel=Channel.TELEGRAM,
            state=NotificationState.OWED,
            due_at__lte=clock.now(),
        )
        for notification in due:
            if notification.mutable or member.verified_address is None:
                await _settle(notification, NotificationState.DROPPED, error="unreachable")
            else:
                await _send_by_mail_instead(notification)
        await Card.filter(member_id=member_id).update(message_id=None, lease_until=None)


async def _send_by_mail_instead(notification: Notification) -> None:
    await _settle(notification, NotificationState.DROPPED, error="unreachable: by e-mail instead")
    twin = None
    if notification.dedupe_key is not None:
        twin = notification.dedupe_key.removesuffix(":telegram") + ":email"
        if await Notification.filter(dedupe_key=twin).exists():
            return
    await Notification.create(
        recipient_id=notification.recipient_id,
        channel=Channel.EMAIL,
        key=notification.key,
        details=notification.details,
        subject_kind=notification.subject_kind,
        subject_id=notification.subject_id,
        subject_version=notification.subject_version,
        mutable=False,
        urgency=notification.urgency,
        # It was due when it was to be sent; a clock that was set back meanwhile must not put it off.
        due_at=min(notification.due_at, clock.now()),
        not_before=clock.real_now(),
        dedupe_key=twin,
        created_at=clock.now(),
        update_id=notification.update_id,
    )
    after_commit(lambda: wake("mail"))


async def claim_card(noted: Noted = unnoted) -> Card | None:
    """A living card that is older than its object, leased to the caller for 90 s."""
    return await _STALE_CARDS.claim(noted)


async def settle_card(card: Card) -> None:
    """The leased card was drawn as it was wanted when it was claimed."""
    async with unit_of_work():
        # A notification may have made another message the card meanwhile: that one says itself how far it is.
        await Card.filter(id=card.id, message_id=card.message_id).update(
            version_shown=card.version_wanted, lease_until=None
        )


async def is_card_message(card: Card) -> bool:
    """Whether the message with which a card was claimed is still the one that follows its object."""
    return await Card.filter(id=card.id, message_id=card.message_id).exists()


async def forget_card_message(card: Card) -> None:
    """The card's message is gone or may no longer be changed."""
    async with unit_of_work():
        await Card.filter(id=card.id, message_id=card.message_id).update(message_id=None, lease_until=None)


async def yield_to_screen(member_id: int, kind: str, object_id: int, message_id: int) -> int | None:
    """The person's screen shows the object in a newer message: the card's message, to be made plain, or None."""
    async with unit_of_work():
        card = await Card.get_or_none(member_id=member_id, kind=kind, object_id=object_id)
        if card is None or card.message_id is None or card.message_id >= message_id:
            return None
        await Card.filter(id=card.id, message_id=card.message_id).update(message_id=None, lease_until=None)
        return card.message_id


async def delay_card(card: Card, delay: timedelta) -> None:
    """Drawing the card failed: it is left alone for `delay`."""
    async with unit_of_work():
        await Card.filter(id=card.id).update(lease_until=clock.real_now() + delay)
