"""« Qui, quoi ? »: the directory (FR-100, FR-107)."""

from functools import partial
from typing import Any, ClassVar

from telegram import Bot

from bot.pages import PAGES
from bot.results import RESULTS_SHOWN, VALUES_SHOWN, ResultsPage
from bot.search_text import found_items, result_lines, value_name
from bot.turn import Look, Turn
from bot.view import Row, View, page_button
from models.member import MemberCategory
from models.saved_search import SearchKind
from services.directory import DirectoryFilters, SearchPage, filter_choices, search_directory
from services.shared_contacts import profile_of_contact

EXAMPLES = ("webmaster", "traduction", "conseil")


class SearchPageScreen(ResultsPage):
    """The directory: a question, a page of results, or the values of one filter."""

    name = "search"
    family = "search"
    leads_to = "profile"
    filters = DirectoryFilters
    refinable: ClassVar[tuple[str, ...]] = ("city", "category", "skill")
    flags: ClassVar[tuple[str, ...]] = ("online",)
    alert_kind: ClassVar[SearchKind] = SearchKind.DIRECTORY

    async def open(self, turn: Turn, arg: str) -> None:
        if turn.member.registered_at is None:
            await turn.show("welcome")
        elif arg:
            await self.ask(turn, arg)  # « /chercher plombier ».
        else:
            await turn.show(self.name)

    def question(self, look: Look) -> View:
        words = look.words
        examples = [
            page_button(
                words.plain(f"search-example-{each}"), self.name, "ask", words.plain(f"search-example-{each}")
            )
            for each in EXAMPLES
        ]
        everybody = page_button(words.plain("search-everybody"), self.name, "ask")
        online = page_button(words.plain("search-online_now"), self.name, "now")
        home = page_button(words.plain("common-home"), "home")
        # Two a row: three do not fit on a narrow telephone.
        rows = (tuple(examples[:2]), (*examples[2:], online), (everybody, home))
        return View(words("search-prompt"), rows)

    def narrowed(self, args: dict[str, Any]) -> DirectoryFilters:
        """The filters that the search really uses."""
        filters: DirectoryFilters = self.filters_in(args)
        return filters

    async def find(self, look: Look, args: dict[str, Any]) -> SearchPage:
        page, filters = int(args.get("page", 0)), self.narrowed(args)
        return await search_directory(
            look.member, args["q"], filters, self.moment(args), page, page_size=RESULTS_SHOWN
        )

    async def values_of(self, look: Look, args: dict[str, Any], field: str) -> list[tuple[str, int]]:
        found = await filter_choices(look.member, args["q"], self.narrowed(args), field, limit=VALUES_SHOWN)
        hidden = None if look.facts.job_seekers else MemberCategory.JOB_SEEKER
        return [choice for choice in found if field != "category" or choice[0] != hidden]

    def lines(self, look: Look, found: SearchPage) -> list[str]:
        return result_lines(look, found)

    def items(self, look: Look, found: SearchPage) -> list[tuple[str, str]]:
        return found_items(look, found)

    def value_name(self, look: Look, field: str, value: object) -> str:
        return value_name(look, field, value)

    def ways_when_nothing(self, look: Look, found: SearchPage) -> list[Row]:
        if not (found.query or found.filters.active()):
            return []
        return [(page_button(look.words.plain("search-everybody"), self.name, "ask"),)]

    async def take_text(self, turn: Turn, args: dict[str, Any]) -> bool:
        if turn.contact is None or turn.is_edit or turn.member.registered_at is None:
            return await super().take_text(turn, args)
        # The card of the contact names a telephone number, which nobody needs here.
        turn.effects.append(partial(_deleted, turn.chat_id, turn.message_id))
        person = turn.contact.get("user_id")
        profile = await profile_of_contact(turn.member, person if isinstance(person, int) else 0)
        await PAGES[self.leads_to].open(turn, profile.public_id)
        return True

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        if act == "now":
            await turn.show(self.name, q="", f=DirectoryFilters(online=True).as_args())
        else:
            await super().tap(turn, act, arg)


async def _deleted(chat_id: int, message_id: int, bot: Bot) -> None:
    await bot.delete_message(chat_id, message_id)
