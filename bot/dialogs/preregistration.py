"""« Pré-inscrire »: an administrator says who is expected."""

from bot.engine import Choice, Dialog, Ending, Preview, Text
from bot.wording import CATEGORY_KEYS
from core.i18n import LANGUAGES
from core.sealed import seal
from models.member import MemberCategory
from services import preregistration
from services.mail_codes import read_address
from services.preregistration import SEALED_LINK, NewMember


class Preregistration(Dialog):
    """Four questions; the person gets a mail, the administrator a link to copy (FR-015)."""

    key = "pre"
    blame = {"address-unreadable": "email", "address-taken": "email"}  # noqa: RUF012

    async def is_an_address(self, text: str) -> None:
        """A mail that goes nowhere would be found out by nobody."""
        read_address(text)

    email = Text(min=6, max=254, check=is_an_address)
    name = Text(min=2, max=80)
    category = Choice(MemberCategory, words=lambda member: CATEGORY_KEYS[member])
    language = Choice(LANGUAGES, words="language")
    preview = Preview()

    async def done(self) -> Ending | None:
        keys = self.look.facts.keys
        new = NewMember(self.email, self.name, MemberCategory(self.category), self.language)
        invited = await preregistration.preregister(keys, self.member, new)
        args = {"arg": invited.member.public_id, "sealed": seal(keys, SEALED_LINK, invited.payload)}
        return Ending(page="member", args=args)
