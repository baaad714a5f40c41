"""« Échanger nos coordonnées »: what is given is chosen, shown word for word, and confirmed."""

from typing import Any

from bot.cards.contacts import details_text
from bot.engine import Dialog, Ending, Phone, Preview, Step, YesNo
from bot.engine.step import Asking
from services import contact_shares
from services.contact_shares import Details


def has_email(dialog: "GiveContacts") -> bool:
    """Whether there is an address that the person proved to read."""
    return bool(dialog.given["email"])


def has_username(dialog: "GiveContacts") -> bool:
    """Whether the person has a name on Telegram."""
    return bool(dialog.given["username"])


def exactly(dialog: "GiveContacts") -> dict[str, Any]:
    """The other side's name, and what it is about to be shown."""
    return {"other": dialog.given["other"], "details": details_text(dialog.details())}


class WordForWord(Preview):
    """Its sentence says all that will be shown: the answers below would only repeat it."""

    def lines(self, ask: Asking, answered: list[Step[Any]]) -> list[str]:
        return []


class GiveContacts(Dialog):
    """Gives one's details to the other side of a collaboration (FR-171); a number only when it is sent or typed."""

    key = "ctc"
    blame = {"nothing-to-share": "phone"}  # noqa: RUF012

    email = YesNo(when=has_email, ask=lambda d: {"email": d.given["email"]})
    username = YesNo(when=has_username, ask=lambda d: {"username": d.given["username"]})
    phone = Phone(optional=True)
    preview = WordForWord(ask=exactly)

    def details(self) -> Details:
        """What was chosen, as it was when it was shown."""
        given, answers = self.given, self.answers
        return Details(
            name=given["name"],
            email=given["email"] if answers.get("email") else "",
            username=given["username"] if answers.get("username") else "",
            phone=answers.get("phone") or "",
        )

    async def done(self) -> Ending | None:
        number = self.given["conversation_id"]
        await contact_shares.share_details(self.member, number, self.details())
        return Ending(notice="ctc-done", page="contacts", args={"arg": number})
