"""« Mes alertes »: the searches that a person keeps (EXT-21)."""

from typing import Any

from bot.alert_text import PAGE_OF, search_name
from bot.fitting import with_ways
from bot.pages import Page
from bot.turn import Look, Turn
from bot.view import Row, View, page_button
from bot.wording import clock_time
from core import clock
from core.ids import read_row_id
from models.preference import NoticeKind
from models.saved_search import SavedSearch
from services import saved_searches
from services.digests import count_news
from services.preferences import wishes_of


class AlertsPage(Page):
    """All of them, or with `see` one of them and what can be done with it."""

    name = "alerts"

    async def open(self, turn: Turn, arg: str) -> None:
        await turn.show(self.name, more=arg == "more")

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        if args.get("see"):
            return await self._one(look, await saved_searches.access_search(look.member, int(args["see"])))
        words, lines, rows = look.words, list[str](), list[Row]()
        searches = await saved_searches.my_searches(look.member)
        for number, search in enumerate(searches, 1):
            lines.append(await self._line(look, number, search))
            label = f"{number}. {search_name(look, search)}"
            rows.append((page_button(label, self.name, "see", search.id),))
        title = words("alerts-title", count=len(searches), limit=saved_searches.MOST_ALERTS)
        home = page_button(words.plain("common-home"), "home")
        last = (page_button(words.plain("set-notif"), "notifications"), home)
        back = page_button(words.plain("common-back"), self.name) if args.get("more") else None
        more = page_button(words.plain("common-more"), self.name, "open", "more")
        text = "\n".join([title, "", *lines, *await self._how(look, bool(searches))])
        return View(text, with_ways([], rows, last, more, back))

    async def _how(self, look: Look, has_any: bool) -> list[str]:
        words, wishes = look.words, await wishes_of(look.member.id)
        if not has_any:
            return [words("alerts-empty")]
        if NoticeKind.DIGEST in wishes.muted:
            return ["", words("alerts-digest_off")]
        return ["", words("alerts-how", time=clock_time(wishes.digest_hour * 60))]

    async def _line(self, look: Look, number: int, search: SavedSearch) -> str:
        name, kind = search_name(look, search), look.words.plain(f"alert-kind-{search.kind}")
        if search.muted:
            return look.words("alerts-line_muted", number=number, name=name, kind=kind)
        fresh = await count_news(look.member, search, clock.now())
        return look.words("alerts-line", number=number, name=name, kind=kind, fresh=fresh)

    async def _one(self, look: Look, search: SavedSearch) -> View:
        words = look.words
        kind, date = (
            words.plain(f"alert-kind-{search.kind}"),
            words.moment(search.created_at, look.zone, "d MMMM y"),
        )
        lines = [words("alerts-one", name=search_name(look, search), kind=kind, date=date)]
        if search.muted:
            lines.append(words("alerts-is_muted"))
        else:
            lines.append(words("alerts-fresh", count=await count_news(look.member, search, clock.now())))
        act = "unmute" if search.muted else "mute"
        rows = (
            (page_button(words.plain("alerts-run"), self.name, "run", search.id, style="primary"),),
            (
                page_button(words.plain(f"alerts-{act}"), self.name, act, search.id),
                page_button(words.plain("alerts-remove"), self.name, "remove", search.id),
            ),
            (
                page_button(words.plain("menu-alerts"), self.name),
                page_button(words.plain("common-home"), "home"),
            ),
        )
        return View("\n".join(lines), rows)

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        number = read_row_id(arg)
        if act == "see":
            await turn.show(self.name, see=(await saved_searches.access_search(turn.member, number)).id)
        elif act == "run":
            search = await saved_searches.open_search(turn.member, number)
            asked: dict[str, Any] = {
                "q": search.words,
                "f": search.filters,
                "as_of": clock.now().isoformat(),
            }
            await turn.show(PAGE_OF[search.kind], **asked)
        elif act in ("mute", "unmute"):
            search = await saved_searches.mute_search(turn.member, number, act == "mute")
            await turn.show(self.name, see=search.id)
        elif act == "remove":
            await saved_searches.forget_search(turn.member, number)
            await turn.show(self.name, notice="alerts-removed")
        else:
            await super().tap(turn, act, arg)
