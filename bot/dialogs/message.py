"""Messages to a professional, and answers; the bot relays them under display names."""

from bot.engine import Dialog, Ending, Text
from services import conversations
from services.conversation_people import CounterpartGone
from services.conversation_reading import ConversationArchived


class FirstMessage(Dialog):
    """Leaves a message from a card (FR-170)."""

    key = "msg1"

    body = Text(min=1, max=4000, lines=True, ask=lambda d: {"name": d.given["name"]})

    async def done(self) -> Ending | None:
        source = self.session.sources.get("body")
        message = await conversations.leave_message(self.member, self.given["profile_id"], self.body, source)
        return Ending(notice="msg1-done", page="conversation", args={"arg": message.conversation_id})


class Reply(Dialog):
    """Answers a message from its notice."""

    key = "rep"
    hopeless = (*Dialog.hopeless, ConversationArchived, CounterpartGone)

    body = Text(min=1, max=4000, lines=True, ask=lambda d: {"name": d.given["name"]})

    async def done(self) -> Ending | None:
        source = self.session.sources.get("body")
        await conversations.reply(self.member, self.given["conversation_id"], self.body, source)
        return Ending(notice="rep-done", page="conversation", args={"arg": self.given["conversation_id"]})

    async def outdated(self) -> Ending | None:
        """The other side left, or the conversation was archived; what was written stays to be read."""
        line = await conversations.line_of(self.given["conversation_id"], self.member)
        return Ending(page="conversation", args={"arg": line.id})
