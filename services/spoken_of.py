"""Which conversation a message of the bot speaks of: whoever answers it means the other side."""

from datetime import timedelta

from core import clock
from models.application import Application
from models.delivery import Card, Notification, Screen
from models.departure import SentMessage

OPEN_FOR = timedelta(days=1)
_KINDS = ("conversation", "application")


async def conversation_spoken_of(member_id: int, message_id: int) -> int | None:
    """The conversation that a message in this person's chat is about, or None.

    A notice or a living card of a conversation is about it; so is one of an application whose sides discuss. Whether
    the person may (still) write there is not judged here.
    """
    card = await Card.filter(member_id=member_id, message_id=message_id, kind__in=_KINDS).first()
    if card is not None:
        return await _conversation_of(card.kind, card.object_id)
    sent = Notification.filter(recipient_id=member_id, message_id=message_id, subject_kind__in=_KINDS)
    notice = await sent.order_by("-id").first()
    if notice is None or notice.subject_id is None:
        return None
    return await _conversation_of(notice.subject_kind, notice.subject_id)


async def may_be_for_somebody_else(screen: Screen | None, conversation_id: int) -> bool:
    """Whether words that somebody writes where this conversation is on their screen may answer something else.

    They may when another thing came below it in the chat since, or when it was opened a day ago.
    """
    if screen is None or screen.message_id is None:
        return False
    below = SentMessage.filter(member_id=screen.member_id, message_id__gt=screen.message_id)
    newest = await below.order_by("-message_id").first()
    if newest is not None:
        return await conversation_spoken_of(screen.member_id, newest.message_id) != conversation_id
    return screen.changed_at < clock.real_now() - OPEN_FOR


async def _conversation_of(kind: str, object_id: int) -> int | None:
    if kind == "conversation":
        return object_id
    application = await Application.get_or_none(id=object_id)
    return application.conversation_id if application is not None else None
