"""A professional's profile: made at registration, changed afterwards by the same questions."""

from typing import Any

from bot.dialogs.sections import judge_labels, labels_in
from bot.engine import Choice, Dialog, Ending, Place, Preview, Text
from bot.engine.lists import by_part
from bot.engine.step import Answered, Asking, Outcome
from bot.pages.start import after_sign_up
from models.member import MemberCategory
from models.profile import Domain
from services import members
from services.profiles import update_profile

OTHER_DOMAIN = "other"
TRADE_UNITS = 60
DOMAINS = (*(domain.value for domain in Domain), OTHER_DOMAIN)


class DomainChoice(Choice[str]):
    """One of the marketplace's four domains, or another one: any trade that is typed counts as such (FR-012)."""

    async def typed(self, ask: Asking, text: str) -> Outcome:
        found = by_part(await self.options.all(ask), text)
        if found is None and len(text) <= TRADE_UNITS and sum(c.isalpha() for c in text) >= 3:
            return Answered(OTHER_DOMAIN)
        return await super().typed(ask, text)


def has_domain(dialog: "Registration") -> bool:
    """Only those who take part in the marketplace are asked for one of its domains (D-30)."""
    return dialog.given["category"] in (MemberCategory.FREELANCE, MemberCategory.COMPANY)


def is_oriented(dialog: "Registration") -> bool:
    """Who is out of the four domains reads what is here for them, and where else to look, before they go on."""
    return has_domain(dialog) and dialog.domain == OTHER_DOMAIN and "profile_id" not in dialog.given


class Registration(Dialog):
    """Everything that the card shows; nothing is visible before certification (FR-034 to FR-039, FR-075)."""

    key = "pro"

    display_name = Text(min=2, max=80)
    sector = Text(min=2, max=80)
    domain = DomainChoice(DOMAINS, when=has_domain, words="dom")
    elsewhere = Choice(("stay",), when=is_oriented)
    city = Place(max=100)
    skills = Text(min=2, max=1200, check=judge_labels)
    description = Text(min=20, max=1500, lines=True, optional=True)
    preview = Preview()

    @classmethod
    def upgrade(cls, answers: dict[str, Any]) -> dict[str, Any]:
        """A domain that was passed over is today's « Un autre domaine »."""
        return {**answers, "domain": OTHER_DOMAIN} if answers.get("domain", "") is None else answers

    async def done(self) -> Ending | None:
        values: dict[str, Any] = {
            "display_name": self.display_name,
            "sector": self.sector,
            "city": self.city,
            "description": self.description or "",
            "skills": labels_in(self.skills),
        }
        chosen = self.answers.get("domain")
        domain = Domain(chosen) if chosen and chosen != OTHER_DOMAIN else None
        if self.given.get("profile_id"):
            await update_profile(self.member, self.given["profile_id"], domain=domain or "", **values)
            return Ending(notice="pro-changed", page="my_profile")
        category = MemberCategory(self.given["category"])
        await members.register_professional(self.member.id, category, domain=domain, **values)
        self.turn.member = await members.access_member(self.turn.member.telegram_id or 0)
        await after_sign_up(self.turn, "pro-done")
        return None
