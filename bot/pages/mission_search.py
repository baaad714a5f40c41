"""« Recherchez une mission »: by sector, type or skill; results first, then chips (FR-101 to FR-104, FR-107)."""

from dataclasses import replace
from typing import Any

from bot.cards.mission import ways_for
from bot.conditions_text import conditions_line
from bot.engine.step import in_every_language, spoken
from bot.mission_text import shape_line
from bot.results import RESULTS_SHOWN, VALUES_SHOWN, ResultsPage
from bot.search_text import ResultKeys, found_lines
from bot.turn import Look, Turn
from bot.view import Row, View, page_button
from core import clock
from core.text import clip
from models.member import MemberCategory
from models.mission import MissionDuration
from models.profile import Domain
from models.saved_search import SearchKind
from services import missions
from services.missions import MissionFilters, MissionsFound, MissionSheet

OF_MISSIONS = ResultKeys("jobs-nothing", "jobs-none_now", "jobs-found", "jobs-found_all", "jobs-hint")


class MissionSearchPage(ResultsPage):
    """Missions for certified freelances; for job seekers, those that are open to them (D-28)."""

    name = "mission_search"
    family = "jobs"
    leads_to = "mission"
    filters = MissionFilters
    refinable = ("skill", "years", "domain", "sector")
    flags = ("duration", "remote", "payrolling")
    alert_kind = SearchKind.MISSION

    async def open(self, turn: Turn, arg: str) -> None:
        if turn.member.registered_at is None:
            await turn.show("welcome")
        else:
            await turn.show(self.name)

    async def closed(self, look: Look) -> View | None:
        closed = await missions.closed_because(look.member)
        if closed is None:
            return None
        home = page_button(look.words.plain("common-home"), "home")
        return View(look.words(f"jobs-closed-{closed}"), (*ways_for(look, closed), (home,)))

    def question(self, look: Look) -> View:
        words = look.words
        domains = [
            page_button(words.plain(f"dom-{each}"), self.name, "ask", words.plain(f"dom-{each}"))
            for each in Domain
        ]
        everything = page_button(words.plain("jobs-all"), self.name, "ask")
        who = page_button(words.plain("menu-search-who"), "search")
        home = page_button(words.plain("common-home"), "home")
        rows = (tuple(domains[:2]), tuple(domains[2:]), (everything,), (who, home))
        seeker = look.member.category is MemberCategory.JOB_SEEKER
        return View(words("jobs-prompt_seeker" if seeker else "jobs-prompt"), rows)

    async def ask(self, turn: Turn, query: str) -> None:
        """What a query finds; the name of a sector is that sector, and not the words of its name."""
        domain = next((each for each in Domain if spoken(query) in in_every_language(f"dom-{each}")), None)
        if domain is None:
            await super().ask(turn, query)
            return
        filters = MissionFilters(domain=domain)
        await turn.show(self.name, q="", as_of=clock.now().isoformat(), f=filters.as_args())

    async def find(self, look: Look, args: dict[str, Any]) -> MissionsFound:
        return await missions.search_missions(
            look.member,
            args["q"],
            self.filters_in(args),
            self.moment(args),
            int(args.get("page", 0)),
            page_size=RESULTS_SHOWN,
        )

    async def values_of(self, look: Look, args: dict[str, Any], field: str) -> list[tuple[str, int]]:
        filters = self.filters_in(args)
        return await missions.mission_filter_choices(
            look.member, args["q"], filters, field, limit=VALUES_SHOWN
        )

    def lines(self, look: Look, found: MissionsFound) -> list[str]:
        numbered = enumerate(found.missions, found.page * found.page_size + 1)
        return found_lines(
            look, found, OF_MISSIONS, [_mission_lines(look, n, sheet) for n, sheet in numbered]
        )

    def items(self, look: Look, found: MissionsFound) -> list[tuple[str, str]]:
        return [
            (clip(f"{number}. {sheet.title} · {sheet.company}", 60), sheet.public_id)
            for number, sheet in enumerate(found.missions, found.page * found.page_size + 1)
        ]

    def value_name(self, look: Look, field: str, value: object) -> str:
        if field == "years":
            return look.words.plain("jobs-years", years=int(str(value)))
        return look.words.plain(f"dom-{value}") if field == "domain" else str(value)

    def with_flag(self, filters: Any, name: str) -> Any:
        if name == "duration":
            return replace(filters, duration=MissionDuration.LONG)
        return super().with_flag(filters, name)

    def as_arg(self, field: str, value: str) -> Any:
        return int(value) if field == "years" else value

    def ways_when_nothing(self, look: Look, found: MissionsFound) -> list[Row]:
        words = look.words
        complete = page_button(words.plain("search-complete"), "my_profile")
        if not (found.query or found.filters.active()):
            return [(complete,)]
        return [(page_button(words.plain("search-widen"), self.name, "widen"), complete)]


def _mission_lines(look: Look, number: int, sheet: MissionSheet) -> list[str]:
    words = look.words
    assert sheet.terms is not None
    return [
        words("jobs-item", number=number, title=sheet.title),
        words("jobs-item_company", company=sheet.company, shape=shape_line(words, sheet.terms)),
        words("jobs-item_skills", skills=clip(", ".join(sheet.terms.skills), 120)),
        conditions_line(words, sheet.terms),
    ]
