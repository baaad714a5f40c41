"""« Qui, quoi ? »: results first, then filters as chips that can be taken away (FR-100, FR-107)."""

from dataclasses import replace
from datetime import datetime
from hashlib import blake2s
from typing import Any

from bot.pages import Page
from bot.search_text import chip_label, choice_label, result_label, result_lines
from bot.turn import Look, Turn
from bot.view import Button, View, page_button
from core import clock
from core.errors import NotFound
from core.ids import read_row_id
from core.text import clip, one_line
from services.directory import DirectoryFilters, SearchPage, filter_choices, search_directory
from services.screens import current_screen

QUERY_LIMIT = 100
REFINABLE = ("city", "category", "skill")
EXAMPLES = ("webmaster", "traduction", "conseil")


def choice_id(value: str) -> str:
    """A short stable name of a filter's value, for its button."""
    return blake2s(value.encode(), digest_size=6).hexdigest()


class SearchPageScreen(Page):
    """The directory: a question, a page of results, or the values of one filter."""

    name = "search"

    async def open(self, turn: Turn, arg: str) -> None:
        if turn.member.registered_at is None:
            await turn.show("welcome")
        else:
            await turn.show(self.name)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        if "q" not in args:
            return self._question(look)
        if args.get("refine"):
            return await self._choices(look, args)
        return await self._results(look, args)

    def _question(self, look: Look) -> View:
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

    async def _results(self, look: Look, args: dict[str, Any]) -> View:
        filters = DirectoryFilters.from_args(args.get("f") or {})
        moment = datetime.fromisoformat(args["as_of"]) if args.get("as_of") else None
        found = await search_directory(look.member, args["q"], filters, moment, int(args.get("page", 0)))
        lines = result_lines(look, found)
        rows: list[tuple[Button, ...]] = [
            (page_button(result_label(look, number, card), "profile", "open", card.public_id),)
            for number, card in enumerate(found.profiles, found.page * found.page_size + 1)
        ]
        rows += self._turning(look, found)
        rows += self._chips(look, found, filters)
        if not found.total and (args["q"] or filters.active()):
            rows.append((page_button(look.words.plain("search-everybody"), self.name, "ask"),))
        home = page_button(look.words.plain("common-home"), "home")
        rows.append((page_button(look.words.plain("search-again"), self.name), home))
        return View("\n".join(lines), tuple(rows))

    def _turning(self, look: Look, found: SearchPage) -> list[tuple[Button, ...]]:
        words, row = look.words, []
        if found.page > 0:
            row.append(page_button(words.plain("common-back"), self.name, "page", found.page - 1))
        if found.page + 1 < found.pages:
            row.append(page_button(words.plain("common-next"), self.name, "page", found.page + 1))
        return [tuple(row)] if row else []

    def _chips(self, look: Look, found: SearchPage, filters: DirectoryFilters) -> list[tuple[Button, ...]]:
        words = look.words
        chips = [
            page_button(chip_label(look, filters, each), self.name, "drop", each) for each in filters.active()
        ]
        rows = [tuple(chips[i : i + 2]) for i in range(0, len(chips), 2)]
        if found.helpful_filter is not None:
            help_ = found.helpful_filter
            name = words.plain(f"search-filter-{help_.name}")
            label = words.plain("search-help", name=name, count=help_.total)
            rows.append((page_button(label, self.name, "drop", help_.name),))
        if found.total > 1:
            open_ = [each for each in REFINABLE if each not in filters.active()]
            more = [
                page_button(words.plain(f"search-by-{each}"), self.name, "refine", each) for each in open_
            ]
            if not filters.online:
                more.append(page_button(words.plain("search-by-online"), self.name, "set", "online=1"))
            rows += [tuple(more[i : i + 2]) for i in range(0, len(more), 2)]
        return rows

    async def _choices(self, look: Look, args: dict[str, Any]) -> View:
        field = str(args["refine"])
        choices = await filter_choices(
            look.member, args["q"], DirectoryFilters.from_args(args.get("f") or {}), field
        )
        rows = [
            (page_button(choice_label(look, field, value, count), self.name, "pick", choice_id(value)),)
            for value, count in choices
        ]
        back = page_button(look.words.plain("common-back"), self.name, "back")
        name = look.words.plain(f"search-filter-{field}")
        home = page_button(look.words.plain("common-home"), "home")
        return View(look.words("search-refine", name=name), (*rows, (back, home)))

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        if act == "ask":
            shown = await self._remembered(turn)
            if shown.get("q") == clip(one_line(arg), QUERY_LIMIT) and not shown.get("f"):
                turn.say("engine-already")  # The same once more changes nothing that could be seen.
            await self._ask(turn, arg)
            return
        if act == "now":
            await turn.show(self.name, q="", f=DirectoryFilters(online=True).as_args())
            return
        args = await self._remembered(turn)
        if "q" not in args:
            await super().tap(turn, act, arg)
            return
        await turn.show(self.name, **await self._changed(turn, args, act, arg))

    async def _changed(self, turn: Turn, args: dict[str, Any], act: str, arg: str) -> dict[str, Any]:
        """The screen's arguments after a tap; what makes no sense leaves the results as they are."""
        filters = DirectoryFilters.from_args(args.get("f") or {})
        now = {
            "q": args["q"],
            "as_of": args.get("as_of"),
            "f": filters.as_args(),
            "page": args.get("page", 0),
        }
        if act == "page":
            return {**now, "page": read_row_id(arg)}
        if act == "refine" and arg in REFINABLE:
            return {**now, "refine": arg}
        if act == "drop" and arg in filters.active():
            return {**now, "f": filters.without(arg).as_args(), "page": 0}
        if act == "set" and arg == "online=1":
            return {**now, "f": replace(filters, online=True).as_args(), "page": 0}
        if act == "pick" and args.get("refine"):
            return {**now, "f": (await self._picked(turn, args, filters, arg)).as_args(), "page": 0}
        turn.say("err-stale")
        return now

    async def _picked(
        self, turn: Turn, args: dict[str, Any], filters: DirectoryFilters, arg: str
    ) -> DirectoryFilters:
        field = str(args["refine"])
        choices = await filter_choices(turn.member, args["q"], filters, field)
        value: Any = next((value for value, _ in choices if choice_id(value) == arg), None)
        if value is None:
            raise NotFound()
        return DirectoryFilters.from_args({**filters.as_args(), field: value})

    async def _remembered(self, turn: Turn) -> dict[str, Any]:
        """The search that the person is in, or the one that led to the card they look at."""
        screen = await current_screen(turn.member.id)
        if screen is None:
            return {}
        return screen.args if screen.page == self.name else (screen.args.get("back") or {})

    async def _ask(self, turn: Turn, query: str) -> None:
        await turn.show(self.name, q=clip(one_line(query), QUERY_LIMIT), as_of=clock.now().isoformat())

    async def take_text(self, turn: Turn, args: dict[str, Any]) -> bool:
        if not turn.text.strip():
            return False
        number = read_row_id(turn.text.strip())
        if number and "q" in args and not args.get("refine"):
            return await self._open_number(turn, args, number)
        await self._ask(turn, turn.text)
        return True

    async def _open_number(self, turn: Turn, args: dict[str, Any], number: int) -> bool:
        moment = datetime.fromisoformat(args["as_of"]) if args.get("as_of") else None
        page, filters = int(args.get("page", 0)), DirectoryFilters.from_args(args.get("f") or {})
        found = await search_directory(turn.member, args["q"], filters, moment, page)
        place = number - 1 - found.page * found.page_size
        if not 0 <= place < len(found.profiles):
            await turn.redraw("search-no_such_number", number=number)
            return True
        from bot.pages import PAGES

        await PAGES["profile"].open(turn, found.profiles[place].public_id)
        return True
