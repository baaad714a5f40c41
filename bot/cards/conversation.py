"""What is new in a conversation, with « Répondre »."""

from typing import Any

from bot.cards import LivingCard
from bot.engine import begin
from bot.turn import Look, Turn
from bot.view import View, card_button, page_button
from core.text import clip
from models.delivery import Notification
from services import conversations

BODY_LIMIT = 900


def message_lines(look: Look, name: str, messages: list[conversations.ThreadMessage]) -> list[str]:
    """Messages as a reader sees them, each with its author and time."""
    words, lines = look.words, []
    for message in messages:
        author = words.plain("conversation-me") if message.is_mine else name
        at = words.moment(message.created_at, look.zone, "d MMM, HH:mm")
        if message.is_deleted:
            body = words.plain("msg-deleted")
        else:
            body = clip(message.body, BODY_LIMIT)
        key = "conversation-edited" if message.is_edited else "conversation-message"
        lines.append(words(key, author=author, at=at, text=body))
    return lines


class ConversationCard(LivingCard):
    """The unread part of a thread (FR-170); strangers get NotFound. It answers by a dialog or in « Messagerie »."""

    kind = "conversation"

    async def view(self, look: Look, object_id: int) -> View:
        words = look.words
        line = await conversations.line_of(object_id, look.member)
        name = line.other_name or words.plain("acc-deleted_name")
        unread = await conversations.unread_messages(object_id, look.member)
        lines = message_lines(look, name, unread[-5:]) or [words("conversation-all_read", name=name)]
        rows = (
            (card_button(words.plain("conversation-reply"), self.kind, object_id, 0, "reply"),),
            (page_button(words.plain("conversation-open"), "conversation", "open", object_id),),
        )
        return View("\n\n".join(lines), rows)

    async def facts(self, look: Look, object_id: int) -> dict[str, Any]:
        line = await conversations.line_of(object_id, look.member)
        return {"name": line.other_name or look.words.plain("acc-deleted_name")}

    async def still_true(self, owed: Notification) -> bool:
        return await conversations.has_unread(owed.subject_id or 0, owed.recipient_id)

    async def tap(self, turn: Turn, object_id: int, version: int, act: str) -> None:
        from bot.dialogs.message import Reply

        if act != "reply":
            await super().tap(turn, object_id, version, act)
            return
        line = await conversations.line_of(object_id, turn.member)
        await begin(turn, Reply, given={"conversation_id": object_id, "name": line.other_name})
