"""A professional's profile: made at registration, changed afterwards by the same questions."""

from typing import Any

from bot.dialogs.sections import judge_labels, judge_words, labels_in
from bot.engine import Choice, City, Dialog, Ending, Preview, Text
from bot.engine.lists import by_part
from bot.engine.step import Asking, Invalid, Outcome
from bot.pages.start import after_sign_up
from models.member import MemberCategory
from models.profile import Domain
from services import members
from services.profiles import update_profile

OTHER_DOMAIN = "other"
TRADE_UNITS = 60
_ORGANISATIONS = frozenset(category for category in MemberCategory if category.is_organisation)
DOMAINS = (*(domain.value for domain in Domain), OTHER_DOMAIN)


class DomainChoice(Choice[str]):
    """One of the marketplace's four domains, or another one: a trade that is typed is told how to say so (FR-012)."""

    async def typed(self, ask: Asking, text: str) -> Outcome:
        found = by_part(await self.options.all(ask), text)
        if found is None and len(text) <= TRADE_UNITS and sum(c.isalpha() for c in text) >= 3:
            # It may as well be the answer to the next question: a city, typed too early, is no other domain.
            raise Invalid("no_domain", given=text)
        return await super().typed(ask, text)


def has_domain(dialog: "Registration") -> bool:
    """Only those who take part in the marketplace are asked for one of its domains (D-30)."""
    return dialog.given["category"] in (MemberCategory.FREELANCE, MemberCategory.COMPANY)


def category_of(dialog: "Registration") -> dict[str, Any]:
    """A company, a public body and an association are asked about themselves in words of their own."""
    return {"category": dialog.given["category"]}


def is_oriented(dialog: "Registration") -> bool:
    """Which freelance is out of the four domains reads what is here for them, and where else to look, before they go
    on. A company publishes whatever its own domain is: each of its missions has one.
    """
    is_freelance = dialog.given["category"] == MemberCategory.FREELANCE
    return is_freelance and dialog.domain == OTHER_DOMAIN and "profile_id" not in dialog.given


def is_organisation(given: dict[str, Any]) -> bool:
    """Whether an organisation is asked about, and not a person."""
    return given["category"] in _ORGANISATIONS


def said_of(given: dict[str, Any], key: str) -> str:
    """The key of what is said of a person's profile, or of an organisation."""
    return f"{key}_organisation" if is_organisation(given) else key


def saving(dialog: "Registration") -> str:
    """The key of the button that keeps the answers."""
    return "pro.confirm-organisation" if is_organisation(dialog.given) else "pro.confirm"


class Registration(Dialog):
    """Everything that the card shows; nothing is visible before certification (FR-034 to FR-039, FR-075)."""

    key = "pro"

    display_name = Text(min=2, max=80, check=judge_words, ask=category_of)
    sector = Text(min=2, max=80, check=judge_words, ask=category_of)
    domain = DomainChoice(DOMAINS, when=has_domain, words="dom", ask=category_of)
    elsewhere = Choice(("stay",), when=is_oriented)
    city = City(max=100, ask=category_of)
    skills = Text(min=2, max=1200, check=judge_labels, ask=category_of)
    description = Text(min=20, max=1500, lines=True, optional=True, ask=category_of)
    preview = Preview(ask=category_of, confirm=saving)

    @classmethod
    def title_of(cls, given: dict[str, Any]) -> str:
        return f"pro-title-{given['category']}" if is_organisation(given) else cls.key

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
            return Ending(notice=said_of(self.given, "pro-changed"), page="my_profile")
        category = MemberCategory(self.given["category"])
        await members.register_professional(self.member.id, category, domain=domain, **values)
        self.turn.member = await members.access_member(self.turn.member.telegram_id or 0)
        await after_sign_up(self.turn, said_of(self.given, "pro-done"))
        return None
