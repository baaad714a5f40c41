"""Why somebody leaves; what that means, and the red button, are on the page « goodbye »."""

from datetime import timedelta

from bot.engine import Choice, Dialog, Ending, Text
from models.departure import DepartureReason
from services import account_deletion


def wants_words(dialog: "Goodbye") -> bool:
    """« Autre raison » is explained in words."""
    return bool(dialog.answers.get("reason") is DepartureReason.OTHER)


class Goodbye(Dialog):
    """« Supprimer mon compte »: the reason, which is kept without a name (FR-226 to FR-228)."""

    key = "bye"
    lifetime = timedelta(minutes=30)

    reason = Choice(DepartureReason)
    said = Text(min=3, max=500, lines=True, when=wants_words)

    async def done(self) -> Ending | None:
        await account_deletion.say_why(self.member, self.reason, self.answers.get("said") or "")
        return Ending(page="goodbye")
