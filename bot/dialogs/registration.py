"""A professional's profile: made at registration, changed afterwards by the same questions."""

from typing import Any

from bot.engine import Choice, Dialog, Ending, Place, Preview, Text
from bot.pages.start import after_sign_up
from models.member import MemberCategory
from models.profile import Domain
from services import members
from services.profiles import update_profile


def has_domain(dialog: "Registration") -> bool:
    """Only those who take part in the marketplace are asked for one of its domains (D-30)."""
    return dialog.given["category"] in (MemberCategory.FREELANCE, MemberCategory.COMPANY)


class Registration(Dialog):
    """Everything that the card shows; nothing is visible before certification (FR-034 to FR-039, FR-075)."""

    key = "pro"

    display_name = Text(min=2, max=80)
    sector = Text(min=2, max=80)
    domain = Choice(Domain, optional=True, when=has_domain, words="dom")
    city = Place(max=100)
    skills = Text(min=2, max=400)
    description = Text(min=20, max=1500, lines=True, optional=True)
    preview = Preview()

    async def done(self) -> Ending | None:
        values: dict[str, Any] = {
            "display_name": self.display_name,
            "sector": self.sector,
            "city": self.city,
            "description": self.description or "",
            "skills": [
                part for part in self.skills.replace(";", ",").replace("\n", ",").split(",") if part.strip()
            ],
        }
        domain = self.answers.get("domain")
        if self.given.get("profile_id"):
            await update_profile(self.member, self.given["profile_id"], domain=domain or "", **values)
            return Ending(notice="pro-changed", page="my_profile")
        category = MemberCategory(self.given["category"])
        await members.register_professional(self.member.id, category, domain=domain, **values)
        self.turn.member = await members.access_member(self.turn.member.telegram_id or 0)
        await after_sign_up(self.turn, "pro-done")
        return None
