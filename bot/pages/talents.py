"""« Chercher des freelances »: the directory as a certified company searches it (FR-105, FR-106, FR-082)."""

from dataclasses import replace
from typing import Any

from bot.pages.search import SearchPageScreen
from bot.turn import Look
from bot.view import Row, View, page_button
from models.member import MemberCategory
from models.profile import Billing
from services import missions
from services.directory import DirectoryFilters, SearchPage
from services.missions import Entry


class TalentsPage(SearchPageScreen):
    """Freelances by skill, sector or level, narrowed by language, payrolling, expertise and level."""

    name = "talents"
    refinable = ("skill", "language", "domain", "level", "city")
    flags = ("billing", "online")

    async def closed(self, look: Look) -> View | None:
        entry = await missions.entry_to_freelances(look.member)
        if entry is Entry.OPEN:
            return None
        words, rows = look.words, list[Row]()
        if entry is Entry.UNCERTIFIED:
            rows.append((page_button(words.plain("menu-certify"), "certify", style="success"),))
        rows.append(
            (
                page_button(words.plain("menu-search-who"), "search"),
                page_button(words.plain("common-home"), "home"),
            )
        )
        key = "talent-blocked" if entry is Entry.UNCERTIFIED else "talent-companies_only"
        return View(words(key), tuple(rows))

    def question(self, look: Look) -> View:
        words = look.words
        everybody = page_button(words.plain("talent-everybody"), self.name, "ask")
        who = page_button(words.plain("menu-search-who"), "search")
        return View(
            words("talent-prompt"), ((everybody,), (who, page_button(words.plain("common-home"), "home")))
        )

    def narrowed(self, args: dict[str, Any]) -> DirectoryFilters:
        return replace(super().narrowed(args), category=MemberCategory.FREELANCE)

    def with_flag(self, filters: Any, name: str) -> Any:
        if name == "billing":
            return replace(filters, billing=Billing.PAYROLLING)
        return super().with_flag(filters, name)

    def ways_when_nothing(self, look: Look, found: SearchPage) -> list[Row]:
        return [(page_button(look.words.plain("search-widen"), self.name, "widen"),)]
