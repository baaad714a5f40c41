"""How results are put into words: what every list of results begins and ends with, and those of the directory."""

from dataclasses import dataclass
from typing import Protocol

from bot.turn import Look
from bot.wording import category_name, response_line
from core import clock
from core.text import clip
from models.member import MemberCategory
from services.directory import Correction, SearchPage
from services.presence import PresenceState
from services.profiles import ProfileCard

_PRESENT = {PresenceState.ONLINE: "pres-online", PresenceState.BUSY: "pres-busy"}


@dataclass(frozen=True)
class ResultKeys:
    """The sentences of one kind of results: nothing for these words, nothing at all, how many for these words, how
    many at all, and what to do next; then what is said where more were found than are counted.
    """

    nothing: str
    none_now: str
    found: str
    found_all: str
    hint: str
    more: str = ""
    more_all: str = ""


IN_DIRECTORY = ResultKeys(
    nothing="search-nothing",
    none_now="search-none_now",
    found="search-title",
    found_all="search-title_all",
    hint="search-hint",
    more="search-title_more",
    more_all="search-title_all_more",
)


class Found(Protocol):
    """A page of results, of whatever kind."""

    @property
    def query(self) -> str: ...
    @property
    def total(self) -> int: ...
    @property
    def page(self) -> int: ...
    @property
    def pages(self) -> int: ...
    @property
    def are_more(self) -> bool: ...
    @property
    def synonyms(self) -> tuple[str, ...]: ...
    @property
    def corrections(self) -> tuple[Correction, ...]: ...
    @property
    def is_wider(self) -> bool: ...


def found_lines(look: Look, found: Found, keys: ResultKeys, items: list[list[str]]) -> list[str]:
    """The heading, what was understood, and `items`, the lines of each result; or what would help to find some."""
    words = look.words
    if not found.total:
        lines = [words(keys.nothing, query=found.query) if found.query else words(keys.none_now)]
        lines.append(words("search-none"))
        if found.synonyms:
            lines.append(words("search-synonyms", words=", ".join(found.synonyms)))
        return lines
    lines = [_heading(look, found, keys)]
    for fix in found.corrections:
        lines.append(words("search-corrected", typed=fix.typed, read=", ".join(fix.meant)))
    if found.is_wider:
        lines.append(words("search-wider"))
    for item in items:
        lines += ["", *item]
    return [*lines, "", words(keys.hint)]


def _heading(look: Look, found: Found, keys: ResultKeys) -> str:
    words, page = look.words, found.page + 1
    if found.are_more:
        heading = words(keys.more if found.query else keys.more_all, query=found.query, count=found.total)
        return f"{heading} · {words('search-page_more', page=page)}"
    heading = words(keys.found if found.query else keys.found_all, query=found.query, count=found.total)
    if found.pages == 1:
        return heading
    return f"{heading} · {words('search-page', page=page, pages=found.pages)}"


def result_lines(look: Look, found: SearchPage) -> list[str]:
    """The heading, what was understood, and a short card for each result."""
    numbered = enumerate(found.profiles, found.page * found.page_size + 1)
    return found_lines(look, found, IN_DIRECTORY, [_card_lines(look, n, card) for n, card in numbered])


def _card_lines(look: Look, number: int, card: ProfileCard) -> list[str]:
    words = look.words
    place = " · ".join(part for part in (card.sector, card.city) if part)
    present = _PRESENT.get(card.presence.state)
    lines = [
        words("search-item", number=number, name=card.display_name)
        + (f" · {words(present)}" if present else ""),
        words("search-item_place", place=place or category_name(words, card.category)),
    ]
    if card.skills:
        lines.append(words("search-item_skills", skills=clip(", ".join(card.skills), 120)))
    fresh = words.ago(clock.now() - card.fresh_at)
    since = words.day(clock.day_of(card.certified_at), "MMM y") if card.certified_at else ""
    checked = words("trust-checked")
    lines.append(checked if card.under_check else words("search-item_trust", since=since, fresh=fresh))
    if card.response is not None:
        lines.append(response_line(words, card.response))
    return lines


def found_items(look: Look, found: SearchPage) -> list[tuple[str, str]]:
    """The button's label and the public id of each result."""
    return [
        (clip(f"{number}. {card.display_name} · {card.sector or card.city}", 60), card.public_id)
        for number, card in enumerate(found.profiles, found.page * found.page_size + 1)
    ]


def value_name(look: Look, field: str, value: object) -> str:
    """A value of a filter in words."""
    words = look.words
    if field == "category":
        return category_name(words, MemberCategory(str(value)))
    if field == "domain":
        return words.plain(f"dom-{value}")
    if field in ("level", "billing"):
        return words.plain(f"{field}-{value}")
    return str(value)
