"""How a search that is kept is put into words, and its button on the results (EXT-21)."""

from typing import Any

from bot.pages import PAGES
from bot.turn import Look
from bot.view import Row, page_button
from core.text import clip
from models.saved_search import SavedSearch, SearchKind
from services.saved_searches import kept_search

# Which page of results shows a kind of search.
PAGE_OF = {
    SearchKind.MISSION: "mission_search",
    SearchKind.FREELANCE: "talents",
    SearchKind.DIRECTORY: "search",
}
_NAME_LENGTH = 60


def search_name(look: Look, search: SavedSearch) -> str:
    """« Python · À distance »: the words and then the filters, in the reader's language; plain."""
    page: Any = PAGES[PAGE_OF[search.kind]]
    filters = page.filters.from_args(search.filters)
    parts = [search.words] if search.words else []
    parts += [page.value_in_words(look, name, getattr(filters, name)) for name in filters.active()]
    return clip(" · ".join(parts) or look.words.plain("alert-everything"), _NAME_LENGTH)


async def alert_row(look: Look, kind: SearchKind, words: str, filters: dict[str, Any]) -> Row:
    """« M’alerter », or the way to the alert that there is already."""
    kept = await kept_search(look.member, kind, words, filters)
    if kept is not None:
        return (page_button(look.words.plain("alert-kept"), "alerts", "see", kept.id),)
    return (page_button(look.words.plain("search-alert"), PAGE_OF[kind], "alert"),)
