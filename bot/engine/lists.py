"""Long lists: numbered, six a page or as many as eight buttons leave room for, each page named by its own number."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from bot.engine.step import Asking, NotOffered, Option, Stay, Widget, spoken
from bot.view import Button
from core.i18n import LANGUAGES, words
from core.text import clip, fold

PAGE_SIZE = 6
LEAST_ON_A_PAGE = 2
LABEL_UNITS = 56
SHORTEST_BEGINNING, SHORTEST_WORDS = 2, 3
_WORD = re.compile(r"\w+")


def page_size(count: int, room: int) -> int:
    """How many options stand on a page, where the whole list may have this many buttons: all of them, else as many as
    the ways to the neighbouring pages leave, six at most.
    """
    if count <= room:
        return count
    of_two_pages = min(PAGE_SIZE, room - 1)
    size = of_two_pages if count <= 2 * of_two_pages else min(PAGE_SIZE, room - 2)
    return max(LEAST_ON_A_PAGE, size)


def paged(
    ask: Asking, options: Sequence[Option], button: Callable[[int, Option], Button], beside: int = 0
) -> Widget:
    """One labelled, numbered button a row, and the way to the neighbouring pages; `beside` buttons stand with them. A
    list that became shorter shows its last page.
    """
    size = page_size(len(options), ask.room - beside)
    pages = -(-len(options) // size) if size else 1
    page = min(max(1, int(ask.ui.get("page", 1))), pages)
    first = (page - 1) * size
    shown = list(enumerate(options, 1))[first : first + size]
    widget = Widget(rows=[(button(number, option),) for number, option in shown])
    if pages > 1:
        widget.lines.append(ask.words("engine-page", page=page, pages=pages))
        widget.rows.append(
            tuple(
                ask.button(ask.words.plain("engine-to-page", page=n), "page", str(n))
                for n in (page - 1, page + 1)
                if 1 <= n <= pages
            )
        )
    return widget


@lru_cache(maxsize=4096)
def numbered(number: int, label: str) -> str:
    """A label with the number that can be typed for it."""
    return f"{number}. {clip(label, LABEL_UNITS)}"


def turn_page(ask: Asking, arg: str) -> Stay:
    """Shows a page by its number."""
    if not (arg.isascii() and arg.isdigit()) or len(arg) > 4:
        raise NotOffered()
    return Stay({**ask.ui, "page": int(arg)})


def by_id(options: Sequence[Option], wanted: str) -> Option:
    """The option with this id, or NotOffered."""
    found = next((option for option in options if option.id == wanted), None)
    if found is None:
        raise NotOffered()
    return found


def by_text(options: Sequence[Option], text: str) -> Option | None:
    """The option that a text names: by its label or a synonym, or by its number; None when no or several do."""
    named = in_full(options, text)
    if len(named) == 1:
        return named[0]
    number = fold(text).rstrip(".")
    if not named and number.isascii() and number.isdigit() and 1 <= int(number[:6]) <= len(options):
        return options[int(number[:6]) - 1]
    return None


def in_full(options: Sequence[Option], text: str) -> list[Option]:
    """The options whose label or synonym is this text."""
    wanted = spoken(text)
    return [o for o in options if wanted and wanted in {spoken(name) for name in (o.label, *o.synonyms)}]


def by_part(options: Sequence[Option], text: str) -> Option | None:
    """The option that a text names, by the beginning of its name or some of its words if need be; None when no or
    several do.
    """
    found = by_text(options, text)
    if found is not None or in_full(options, text):
        return found
    wanted = spoken(text)
    part = [o for o in options if any(_is_part(wanted, spoken(name)) for name in (o.label, *o.synonyms))]
    return part[0] if len(part) == 1 else None


def _is_part(wanted: str, name: str) -> bool:
    """Whether it is how a name begins, or whole words of it; single letters and short words say too little."""
    if sum(c.isalpha() for c in wanted) < SHORTEST_BEGINNING:
        return False
    words_of = set(_WORD.findall(wanted))
    return name.startswith(wanted) or (len(wanted) >= SHORTEST_WORDS and words_of <= set(_WORD.findall(name)))


@lru_cache(maxsize=4096)
def spoken_synonyms(key: str) -> tuple[str, ...]:
    """A label in every language, and its synonyms: what may be typed whatever the person reads."""
    names: list[str] = []
    for language in LANGUAGES:
        spoken_in = words(language)
        names.append(spoken_in.plain(key))
        if spoken_in.has(f"{key}.synonyms"):
            names.extend(part.strip() for part in spoken_in.plain(f"{key}.synonyms").split(","))
    return tuple(names)
