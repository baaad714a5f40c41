"""An author changes or takes back what they wrote; the other side sees it where it stood, and is not rung again."""

from core import clock
from core.errors import NotFound
from models.conversation import ConversationState, Message, MessageFile
from models.member import Member
from models.sql import lock_row
from services.conversation_reading import ConversationArchived, access_conversation
from services.message_content import GivenFile, attach_file, checked_body, checked_file
from services.notifications import refresh_cards
from services.unit_of_work import unit_of_work
from services.writing_rights import require_may_write


async def is_message_of(author: Member, source_id: int) -> bool:
    """Whether a message in somebody's own chat went into a conversation, and was not taken back since."""
    return await _written(author, source_id) is not None


async def _written(author: Member, source_id: int) -> Message | None:
    written = Message.filter(author_id=author.id, source_id=source_id, deleted_at=None)
    return await written.order_by("-id").first()


async def edit_message(author: Member, source_id: int, body: str, file: GivenFile | None = None) -> Message:
    """Takes over the author's edit of a message in their own chat: its text, its caption, or another file.

    Refuses with NotFound what the author did not write, with ConversationClosed, ConversationArchived, MessageEmpty,
    MessageTooLong, and what a file may not be.
    """
    given = checked_file(file)
    async with unit_of_work():
        message = await _written(author, source_id)
        if message is None:
            raise NotFound()
        conversation = await access_conversation(message.conversation_id, author)
        await require_may_write(author, conversation)
        await lock_row("conversation", conversation.id)
        if conversation.state is not ConversationState.OPEN:
            raise ConversationArchived()
        text = checked_body(body, given)
        there = await MessageFile.get_or_none(message_id=message.id)
        is_other_file = given is not None and (there is None or there.file_id != given.file_id)
        if message.body != text or is_other_file:
            await Message.filter(id=message.id).update(body=text, edited_at=clock.now())
            if given is not None:
                await attach_file(message, given)
            await refresh_cards("conversation", conversation.id)
        return await Message.get(id=message.id)


async def delete_message(author: Member, message_id: int) -> int:
    """Takes back one's own message: text and file are gone for both sides, an empty place stays (D-12).

    Possible while the conversation can be read, also in the archives; twice does nothing. Gives the conversation's id.
    Refuses with NotFound what somebody else wrote, with ConversationClosed.
    """
    async with unit_of_work():
        message = await Message.get_or_none(id=message_id, author_id=author.id)
        if message is None:
            raise NotFound()
        conversation = await access_conversation(message.conversation_id, author)
        changed = await Message.filter(id=message.id, deleted_at=None).update(body="", deleted_at=clock.now())
        if changed:
            await MessageFile.filter(message_id=message.id).delete()
            await refresh_cards("conversation", conversation.id)
        return conversation.id
