"""When somebody is rung for new messages: the first unread one at once, the others at most every ten minutes."""

from datetime import timedelta

from core import clock
from models.conversation import Conversation, Message
from models.delivery import Notification, NotificationState
from services.conversation_reading import from_same_side
from services.notifications import Subject, owe

BUNDLE = timedelta(minutes=10)
NOTICE = "message.received"


async def ring(conversation: Conversation, message: Message, recipient_id: int, version: int) -> None:
    """Owes one person the news of a message, unless what is on its way tells it (EXT-07).

    The caller holds the conversation's row. A notice is worded when it is delivered, with every unread message and
    their number.
    """
    last = (
        await Notification.filter(
            recipient_id=recipient_id, key=NOTICE, subject_kind="conversation", subject_id=conversation.id
        )
        .order_by("-id")
        .first()
    )
    due = clock.now()
    if await _others_wait(conversation, message):
        if last is not None and last.state is NotificationState.OWED:
            return
        if last is not None and last.state is NotificationState.SENT:
            due = max(due, last.due_at + BUNDLE)
    elif last is not None and last.state is NotificationState.OWED and last.lease_until is None:
        # Everything before was read: what was owed for it would ring a second time for this message.
        await Notification.filter(id=last.id, state=NotificationState.OWED, lease_until=None).update(
            state=NotificationState.DROPPED, settled_at=clock.now(), error="read before it was due"
        )
    await owe(
        recipient_id,
        NOTICE,
        subject=Subject("conversation", conversation.id, version),
        details={"message_id": message.id},
        due_at=due,
    )


async def _others_wait(conversation: Conversation, message: Message) -> bool:
    waiting = from_same_side(conversation, message).filter(read_at=None, deleted_at=None, id__lt=message.id)
    return await waiting.exists()


async def was_read(member_id: int, conversation_id: int, message_id: int) -> bool:
    """Whether the notice that is this message of the chat was read, and what came since has a notice of its own."""
    about = Notification.filter(
        recipient_id=member_id, key=NOTICE, subject_kind="conversation", subject_id=conversation_id
    )
    told = await about.filter(message_id=message_id, state=NotificationState.SENT).order_by("-id").first()
    if told is None or "message_id" not in told.details:
        return False
    first = await Message.get_or_none(id=told.details["message_id"])
    if first is None or first.read_at is None:
        return False
    own = (NotificationState.OWED, NotificationState.SENT)
    return await about.filter(id__gt=told.id, state__in=own).exists()
