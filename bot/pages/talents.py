"""« Chercher des freelances »: the directory as a certified company searches it (FR-105, FR-106, FR-082)."""

from dataclasses import replace
from typing import Any

from bot.fitting import if_there_is_room
from bot.pages.search import SearchPageScreen
from bot.results import QUERY_LIMIT, purpose_of
from bot.turn import Look, Turn
from bot.view import Row, View, page_button
from core import clock
from core.errors import NotFound
from core.text import clip
from models.member import MemberCategory
from models.profile import Billing
from models.saved_search import SearchKind
from services import missions
from services.directory import DirectoryFilters, SearchPage
from services.missions import Entry, MissionSheet

# All words count together: more than these would find nobody.
SKILLS_ASKED = 3


class TalentsPage(SearchPageScreen):
    """Freelances by skill, sector or level, narrowed by language, payrolling, expertise and level."""

    name = "talents"
    refinable = ("skill", "language", "domain", "level", "city")
    flags = ("billing", "online")
    alert_kind = SearchKind.FREELANCE

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

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        view = await super().view(look, args)
        sheet = await self._mission(look, args)
        if sheet is None:
            return view
        back = page_button(look.words.plain("int-see_mission"), "mission", "open", sheet.public_id)
        *rows, last = view.rows
        if if_there_is_room(view.rows, (back,)):
            rows.append((back,))
        else:
            last = (*last[:-1], back)  # The mission leads home as well.
        return replace(view, rows=(*rows, last)).above(look.words("talent-for", mission=sheet.title))

    async def _mission(self, look: Look, args: dict[str, Any]) -> MissionSheet | None:
        """The mission for which somebody is looked for, as long as the reader handles it."""
        if not purpose_of(args):
            return None
        try:
            sheet = await missions.access_mission(int(args["for"]), look.member)
        except NotFound:
            return None
        return sheet if sheet.is_own else None

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        if act != "for":
            await super().tap(turn, act, arg)
            return
        sheet = await missions.access_mission(arg, turn.member)
        if not sheet.is_own or sheet.terms is None:
            raise NotFound()
        asked = clip(", ".join(sheet.terms.skills[:SKILLS_ASKED]), QUERY_LIMIT)
        purpose: dict[str, Any] = {"for": sheet.mission_id}
        await turn.show(self.name, q=asked, as_of=clock.now().isoformat(), **purpose)

    def narrowed(self, args: dict[str, Any]) -> DirectoryFilters:
        return replace(super().narrowed(args), category=MemberCategory.FREELANCE)

    def with_flag(self, filters: Any, name: str) -> Any:
        if name == "billing":
            return replace(filters, billing=Billing.PAYROLLING)
        return super().with_flag(filters, name)

    def ways_when_nothing(self, look: Look, found: SearchPage) -> list[Row]:
        return [(page_button(look.words.plain("search-widen"), self.name, "widen"),)]
