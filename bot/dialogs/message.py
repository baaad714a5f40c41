"""Messages to a professional, and answers; the bot relays them under display names."""

from bot.engine import Dialog, Ending, Text
from services import conversations


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

    body = Text(min=1, max=4000, lines=True, ask=lambda d: {"name": d.given["name"]})

    async def done(self) -> Ending | None:
        source = self.session.sources.get("body")
        await conversations.reply(self.member, self.given["conversation_id"], self.body, source)
        return Ending(notice="rep-done", page="conversation", args={"arg": self.given["conversation_id"]})
