"""« Pré-inscrire »: an administrator says who is expected."""

from bot.engine import Choice, Dialog, Ending, Option, Preview, Text
from bot.wording import CATEGORY_KEYS
from core.i18n import LANGUAGES
from core.sealed import seal
from models.member import MemberCategory
from models.role import Role
from services import preregistration
from services.preregistration import SEALED_LINK, NewMember

NO_ROLE = "none"


async def possible_roles(dialog: Dialog) -> list[Option]:
    """None, or what fits the category (D-03)."""
    category = MemberCategory(dialog.answers["category"])
    fitting = [role for role in Role if role.fits(category)]
    none = Option(NO_ROLE, dialog.words.plain("pre-role-none"))
    return [none, *(Option(str(role), dialog.words.plain(f"role-{role}")) for role in fitting)]


class Preregistration(Dialog):
    """Four or five questions; the person gets a mail, the administrator a link to copy (FR-015)."""

    key = "pre"
    blame = {"address-unreadable": "email", "address-taken": "email", "role-unfit": "role"}  # noqa: RUF012

    async def is_free(self, text: str) -> None:
        """Told at the question, and not after the four that follow."""
        await preregistration.require_free_address(self.member, text)

    email = Text(max=254, check=is_free)
    name = Text(min=2, max=80)
    category = Choice(MemberCategory, words=lambda member: CATEGORY_KEYS[member])
    role = Choice(
        possible_roles,
        when=lambda d: d.category is not None and any(role.fits(d.category) for role in Role),
    )
    language = Choice(LANGUAGES, words="language")
    preview = Preview()

    async def done(self) -> Ending | None:
        keys = self.look.facts.keys
        chosen = self.answers.get("role", NO_ROLE)
        role = Role(chosen) if chosen != NO_ROLE else None
        new = NewMember(self.email, self.name, MemberCategory(self.category), self.language, role=role)
        invited = await preregistration.preregister(keys, self.member, new)
        args = {"arg": invited.member.public_id, "sealed": seal(keys, SEALED_LINK, invited.payload)}
        return Ending(page="member", args=args)
