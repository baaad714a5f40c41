"""Pages of search results: results first, then filters, each of which can be taken away (FR-107)."""

from dataclasses import replace
from datetime import datetime
from hashlib import blake2s
from typing import Any, ClassVar

from bot import search_ways
from bot.alert_text import alert_row
from bot.fitting import if_there_is_room, two_a_row
from bot.pages import PAGES, Page
from bot.paging import turns
from bot.turn import Look, Turn
from bot.view import Button, Row, View, page_button
from core import clock
from core.errors import NotFound
from core.ids import read_row_id
from core.text import clip, one_line
from models.saved_search import SearchKind
from services.digests import plan_digest
from services.saved_searches import save_search
from services.screens import current_screen

QUERY_LIMIT = 100
# With the turning of pages, the filters and home these make eight buttons.
RESULTS_SHOWN = 4
FIELDS_SHOWN = 4
VALUES_SHOWN = 6


def choice_id(value: str) -> str:
    """A short stable name of a filter's value, for its button."""
    return blake2s(value.encode(), digest_size=6).hexdigest()


class ResultsPage(Page):
    """A question, a page of results, its filters, or the values of one filter; a subclass says of what.

    `filters` is a frozen dataclass with `active`, `without`, `as_args` and `from_args`; `refinable` are those chosen
    from values, `flags` those that are there or not. `family` begins the keys of its sentences, `leads_to` is the page
    of one result.
    """

    asks_for_words = True
    family: ClassVar[str]
    leads_to: ClassVar[str]
    filters: ClassVar[Any]
    refinable: ClassVar[tuple[str, ...]]
    flags: ClassVar[tuple[str, ...]] = ()
    alert_kind: ClassVar[SearchKind]

    async def closed(self, look: Look) -> View | None:
        """What whoever may not search reads instead; None for everybody else."""
        return None

    def question(self, look: Look) -> View:
        """What is asked first."""
        raise LookupError(self.name)

    async def find(self, look: Look, args: dict[str, Any]) -> Any:
        """The results for a screen's arguments: `total`, `page`, `pages`, `page_size`, `helpful_filter` are read."""
        raise LookupError(self.name)

    async def values_of(self, look: Look, args: dict[str, Any], field: str) -> list[tuple[str, int]]:
        """What a filter can be set to, with how many each keeps."""
        raise LookupError(self.name)

    def lines(self, look: Look, found: Any) -> list[str]:
        """The results in words."""
        raise LookupError(self.name)

    def items(self, look: Look, found: Any) -> list[tuple[str, str]]:
        """The label and the public id of each result."""
        raise LookupError(self.name)

    def value_name(self, look: Look, field: str, value: object) -> str:
        """A filter's value in words."""
        return str(value)

    def ways_when_nothing(self, look: Look, found: Any) -> list[Row]:
        """More ways on where nothing was found (FR-104)."""
        return []

    def moment(self, args: dict[str, Any]) -> datetime | None:
        """The instant at which the search began, which its pages keep."""
        return datetime.fromisoformat(args["as_of"]) if args.get("as_of") else None

    def filters_in(self, args: dict[str, Any]) -> Any:
        """The filters of a screen's arguments."""
        return self.filters.from_args(args.get("f") or {})

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        closed = await self.closed(look)
        if closed is not None:
            return closed
        if "q" not in args:
            return self.question(look)
        if args.get("refine"):
            return await self._choices(look, args)
        if "more" in args:
            return await self._filtering(look, args)
        return await self._results(look, args)

    async def _results(self, look: Look, args: dict[str, Any]) -> View:
        words, filters = look.words, self.filters_in(args)
        found, lines = await self.find(look, args), search_ways.widened_lines(look, args)
        if not found.total:
            found = await search_ways.with_what_finds(self, look, args, found)
        rows: list[Row] = [
            (page_button(label, self.leads_to, "open", name),) for label, name in self.items(look, found)
        ]
        rows += turns(look, self.name, found.page, found.pages - 1, "page")
        if not found.total:
            rows += search_ways.ways_on(self, look, found, filters)
            rows += self.ways_when_nothing(look, found)
        if active := filters.active():
            named = [self.value_in_words(look, name, getattr(filters, name)) for name in active]
            lines.append(words("search-filtered", filters=clip(" · ".join(named), 300)))
        last: Row = (page_button(words.plain("common-home"), "home"),)
        if active or found.total > 1:
            label = words.plain("search-filter", count=len(active))
            last = (page_button(label, self.name, "more", 0), *last)
        chips = if_there_is_room([*rows, last], *search_ways.chip_rows(self, look, args))
        rows += two_a_row([chip for row in chips for chip in row])
        again, alert = await self._again(look, args)
        rows += if_there_is_room([*rows, last], (again, alert)) or if_there_is_room([*rows, last], (alert,))
        first, *others = self.lines(look, found)
        return View("\n".join([first, *lines, *others]), (*rows, last))

    async def _again(self, look: Look, args: dict[str, Any]) -> Row:
        alert = await alert_row(look, self.alert_kind, str(args["q"]), args.get("f") or {})
        return (page_button(look.words.plain(f"{self.family}-again"), self.name), *alert)

    async def _filtering(self, look: Look, args: dict[str, Any]) -> View:
        """The filters that are set, to be taken away, then those that could be: four at a time."""
        words = look.words
        fields = self._fields(look, self.filters_in(args))
        pages = -(-len(fields) // FIELDS_SHOWN)
        page = min(int(args["more"]), pages - 1)
        rows = two_a_row(fields[page * FIELDS_SHOWN : (page + 1) * FIELDS_SHOWN])
        if pages > 1:
            label = words.plain("search-other_filters")
            rows.append((page_button(label, self.name, "more", (page + 1) % pages),))
        results = page_button(words.plain("profile-back"), self.name, "back")
        last = (results, page_button(words.plain("common-home"), "home"))
        again, alert = await self._again(look, args)
        rows.append((alert,))
        rows += if_there_is_room([*rows, last], (again,))
        return View(words("search-filters"), (*rows, last))

    def _fields(self, look: Look, filters: Any) -> list[Button]:
        words, active = look.words, filters.active()
        chips = []
        for name in active:
            value = self.value_in_words(look, name, getattr(filters, name))
            label = words.plain("search-chip", value=clip(value, 50))
            chips.append(page_button(label, self.name, "drop", name))
        for name in (*self.refinable, *self.flags):
            if name not in active:
                act, arg = ("set", f"{name}=1") if name in self.flags else ("refine", name)
                chips.append(page_button(words.plain(f"{self.family}-by-{name}"), self.name, act, arg))
        return chips

    def value_in_words(self, look: Look, field: str, value: object) -> str:
        """A filter that is set, as its chip says it."""
        if field in self.flags:
            return look.words.plain(f"{self.family}-filter-{field}")
        return self.value_name(look, field, value)

    async def _choices(self, look: Look, args: dict[str, Any]) -> View:
        field = str(args["refine"])
        rows: list[Row] = []
        for value, count in await self.values_of(look, args, field):
            label = f"{clip(self.value_in_words(look, field, value), 50)} ({count})"
            rows.append((page_button(label, self.name, "pick", choice_id(value)),))
        back = page_button(look.words.plain("common-back"), self.name, "more", 0)
        home = page_button(look.words.plain("common-home"), "home")
        name = look.words.plain(f"{self.family}-filter-{field}")
        return View(look.words("search-refine", name=name), (*rows, (back, home)))

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        if act == "ask":
            shown = await self._remembered(turn)
            if shown.get("q") == clip(one_line(arg), QUERY_LIMIT) and not shown.get("f"):
                turn.say("engine-already")  # The same once more changes nothing that could be seen.
            await self.ask(turn, arg)
            return
        args = await self._remembered(turn)
        if "q" not in args:
            await super().tap(turn, act, arg)
            return
        if act == "alert":
            await save_search(turn.member, self.alert_kind, str(args["q"]), args.get("f") or {})
            await plan_digest(turn.member)
            await turn.show(self.name, notice="alert-saved", **await self._changed(turn, args, "back", ""))
            return
        await turn.show(self.name, **await self._changed(turn, args, act, arg))

    async def _changed(self, turn: Turn, args: dict[str, Any], act: str, arg: str) -> dict[str, Any]:
        """The screen's arguments after a tap; what makes no sense leaves the results as they are."""
        filters = self.filters_in(args)
        now = {
            "q": args["q"],
            "as_of": args.get("as_of"),
            "f": filters.as_args(),
            "page": args.get("page", 0),
            **purpose_of(args),
            **search_ways.kept_widening(args),
        }
        if act == "back":
            return now
        if act == "page":
            return {**now, "page": read_row_id(arg)}
        if act == "more":
            return {**now, "more": read_row_id(arg)}
        if act == "refine" and arg in self.refinable:
            return {**now, "refine": arg}
        if act == "drop" and arg in filters.active():
            return {**now, "f": filters.without(arg).as_args(), "page": 0}
        if act == "set" and arg.removesuffix("=1") in self.flags:
            return {**now, "f": self.with_flag(filters, arg.removesuffix("=1")).as_args(), "page": 0}
        if act == "pick" and args.get("refine"):
            return {**now, "f": await self._picked(turn, args, filters, arg), "page": 0}
        if act == "widen":
            return search_ways.widened(now, bool(filters.active()))
        if act in ("word", "instead"):
            return search_ways.reworded(now, act, arg, QUERY_LIMIT)
        turn.say("err-stale")
        return now

    def with_flag(self, filters: Any, name: str) -> Any:
        """The filters with a flag set."""
        return replace(filters, **{name: True})

    async def _picked(self, turn: Turn, args: dict[str, Any], filters: Any, arg: str) -> dict[str, Any]:
        field = str(args["refine"])
        values = await self.values_of(turn.look, args, field)
        value = next((value for value, _ in values if choice_id(value) == arg), None)
        if value is None:
            raise NotFound()
        return {**filters.as_args(), field: self.as_arg(field, value)}

    def as_arg(self, field: str, value: str) -> Any:
        """A chosen value as it is kept with the screen."""
        return value

    async def _remembered(self, turn: Turn) -> dict[str, Any]:
        """The search that the person is in, or the one that led to the card they look at."""
        screen = await current_screen(turn.member.id)
        if screen is None:
            return {}
        if screen.page == self.name:
            return screen.args
        back = screen.args.get("back") or {}
        return back if back.get("page_name", "search") == self.name else {}

    async def ask(self, turn: Turn, query: str) -> None:
        """Shows what a query finds."""
        purpose = purpose_of(await self._remembered(turn))
        asked = clip(one_line(query), QUERY_LIMIT)
        await turn.show(self.name, q=asked, as_of=clock.now().isoformat(), **purpose)

    async def take_text(self, turn: Turn, args: dict[str, Any]) -> bool:
        if not turn.text.strip():
            return False
        number = read_row_id(turn.text.strip())
        if number and "q" in args and not args.get("refine") and "more" not in args:
            return await self._open_number(turn, args, number)
        await self.ask(turn, turn.text)
        return True

    async def _open_number(self, turn: Turn, args: dict[str, Any], number: int) -> bool:
        if await self.closed(turn.look) is not None:
            return False
        items = self.items(turn.look, found := await self.find(turn.look, args))
        place = number - 1 - found.page * found.page_size
        if not 0 <= place < len(items):
            await turn.redraw(f"{self.family}-no_such_number", number=number)
            return True
        await PAGES[self.leads_to].open(turn, items[place][1])
        return True


def purpose_of(args: dict[str, Any]) -> dict[str, Any]:
    """The mission (`for`) for which somebody is looked for: it stays with the search, whatever is asked next."""
    return {"for": args["for"]} if args.get("for") else {}


def results_behind(page: str, args: dict[str, Any]) -> dict[str, Any] | None:
    """What a card keeps of the screen that it was opened from, so that « Résultats » leads back there."""
    if isinstance(PAGES.get(page), ResultsPage):
        return {**args, "page_name": page}
    return None
