"""What is new in a conversation, with « Répondre »."""

from typing import Any

from bot.cards import LivingCard
from bot.conversation_text import file_buttons, newest_lines
from bot.engine import begin
from bot.fitting import two_a_row
from bot.refusals import refusal_key
from bot.turn import Look, Turn
from bot.view import View, card_button, page_button
from models.delivery import Notification
from services import conversations
from services.conversation_lines import ConversationLine
from services.conversation_notices import was_read
from services.conversation_topics import REFUSED, has_topic
from services.conversations import ThreadMessage

SHOWN = 5


class ConversationCard(LivingCard):
    """The unread part of a thread (FR-170); strangers get NotFound. It answers by a dialog or in « Messagerie »."""

    kind = "conversation"

    async def view(self, look: Look, object_id: int) -> View:
        try:
            line = await conversations.line_of(object_id, look.member)
        except conversations.ConversationClosed:
            # What stood here goes with the conversation, as far as Telegram lets a message be changed (D-12).
            return View(look.words("msg-closed"))
        unread = (await conversations.unread_messages(object_id, look.member))[-SHOWN:]
        unread = unread or await self._kept_in_topic(look, object_id)
        return await self._showing(look, object_id, line, unread)

    async def again(self, look: Look, object_id: int, message_id: int) -> View:
        """A notice that was read stays so: what came since is told by a notice of its own, once."""
        view = await self._as_read(look, object_id, message_id)
        return view or await super().again(look, object_id, message_id)

    async def left_behind(self, look: Look, object_id: int, message_id: int) -> View | None:
        """The newer message shows all that is unread; this one keeps what it said, or that it was read."""
        try:
            await conversations.line_of(object_id, look.member)
        except conversations.ConversationClosed:
            return await self.view(look, object_id)
        return await self._as_read(look, object_id, message_id)

    async def _as_read(self, look: Look, object_id: int, message_id: int) -> View | None:
        if await has_topic(look.member.id, object_id):
            return None
        if not await was_read(look.member.id, object_id, message_id):
            return None
        try:
            line = await conversations.line_of(object_id, look.member)
        except conversations.ConversationClosed:
            return None
        return await self._showing(look, object_id, line, [])

    async def _showing(
        self, look: Look, object_id: int, line: ConversationLine, unread: list[ThreadMessage]
    ) -> View:
        words = look.words
        name = line.other_name or words.plain("acc-deleted_name")
        lines = newest_lines(look, name, unread) or [words("conversation-all_read", name=name)]
        checked = await conversations.is_other_under_check(object_id, look.member)
        closed = await conversations.why_not_reply(look.member, object_id) if line.other_name else None
        # Whoever reads a lure finds the report at once, as in the conversation itself.
        plain = words.plain("conversation-report")
        report = (page_button(plain, "conversation", "report", object_id, "danger"),)
        lures = look.member.barred_by is None and any(each.warns for each in unread[-len(lines) :])
        reply = (card_button(words.plain("conversation-reply"), self.kind, object_id, 0, "reply"),)
        rows = (
            *two_a_row(file_buttons(look, unread[-len(lines) :])),
            *((reply,) if closed is None and line.other_name else ()),
            (page_button(words.plain("conversation-open"), "conversation", "open", object_id),),
            *((report,) if lures else ()),
        )
        shown = [*lines, words("cert-pending_other")] if checked else lines
        if not line.other_name:
            shown = [*shown, words("conversation-gone")]
        if closed is not None and not isinstance(closed, conversations.ConversationArchived):
            key, values = refusal_key(closed, look)
            shown = [*shown, words(key, **values)]
        return View("\n\n".join(shown), rows)

    async def _kept_in_topic(self, look: Look, object_id: int) -> list[ThreadMessage]:
        """What the other side wrote last, though it was read: in a topic the card stays above the reader's answers."""
        if not await has_topic(look.member.id, object_id):
            return []
        thread = await conversations.read_conversation(object_id, look.member, limit=2 * SHOWN, peek=True)
        return [message for message in thread.messages if not message.is_mine][-SHOWN:]

    async def facts(self, look: Look, object_id: int) -> dict[str, Any]:
        line = await conversations.line_of(object_id, look.member)
        return {"name": line.other_name or look.words.plain("acc-deleted_name"), "count": line.unread}

    async def headline(self, look: Look, owed: Notification) -> str:
        if owed.key == REFUSED:
            return look.words(owed.details["sentence"], **owed.details["values"])
        return await super().headline(look, owed)

    async def still_true(self, owed: Notification) -> bool:
        if owed.key == REFUSED:
            return True
        return await conversations.has_unread(owed.subject_id or 0, owed.recipient_id)

    async def tap(self, turn: Turn, object_id: int, version: int, act: str) -> None:
        from bot.dialogs.message import Reply

        if act != "reply":
            await super().tap(turn, object_id, version, act)
            return
        line = await conversations.line_of(object_id, turn.member)
        closed = await conversations.why_not_reply(turn.member, object_id)
        if closed is not None:
            # Nobody writes in vain, whatever an old button offers.
            raise closed
        await begin(turn, Reply, given={"conversation_id": object_id, "name": line.other_name})
