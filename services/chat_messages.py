"""Which messages the bot wrote into a chat lately: those that Telegram would still let it delete."""

from datetime import timedelta

from core import clock
from models.by_key import change_later
from models.departure import SentMessage
from services.unit_of_work import unit_of_work

DELETABLE = timedelta(hours=48)  # Telegram's limit for deleting messages (real time).
_NOTE = (
    "INSERT INTO sent_message (member_id, message_id, sent_at) VALUES (:member_id, :message_id, :at)"
    " ON CONFLICT (member_id, message_id) DO NOTHING"
)


async def note_message(member_id: int, message_id: int) -> None:
    """Remembers, for 48 hours, that the bot wrote this message into the person's chat."""
    async with unit_of_work():
        await change_later(_NOTE, member_id=member_id, message_id=message_id, at=clock.real_now())


async def deletable_messages(member_id: int) -> list[int]:
    """The messages in a person's chat that may still be deleted, oldest first."""
    young = SentMessage.filter(member_id=member_id, sent_at__gt=clock.real_now() - DELETABLE)
    return [row.message_id for row in await young.order_by("message_id")]


async def forget_messages(member_id: int, message_ids: list[int]) -> None:
    """They are no longer in the chat, or may stay there."""
    async with unit_of_work():
        await SentMessage.filter(member_id=member_id, message_id__in=message_ids).delete()


async def forget_old_messages() -> int:
    """Forgets what is too old to be deleted anyway; gives how many rows went."""
    async with unit_of_work():
        return await SentMessage.filter(sent_at__lte=clock.real_now() - DELETABLE).delete()
