"""One tap away from a page of results: what can be taken off it, and what else finds something (FR-104, FR-107)."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.fitting import two_a_row
from bot.turn import Look
from bot.view import Button, Row, page_button
from core.text import clip, one_line
from services.search.telling import idle_words
from services.search.tokens import words_of

if TYPE_CHECKING:
    from bot.results import ResultsPage

SUGGESTED, CHIPS = 3, 4
# What fits a button's data beside the name of its page.
_DATA_BYTES = 36
_SIGNS = ",;:.!?…()[]«»“”\"'’&/|*-–—"


def ways_on(page: "ResultsPage", look: Look, found: Any, filters: Any) -> list[Row]:
    """Where nothing was found: a filter less, or another word."""
    return _without_the_worst(page, look, found, filters) + _synonym_rows(page, look, found)


def _without_the_worst(page: "ResultsPage", look: Look, found: Any, filters: Any) -> list[Row]:
    """The filter whose removal helps most."""
    help_ = found.helpful_filter
    if help_ is None or help_.name not in filters.active():
        return []
    name = look.words.plain(f"{page.family}-filter-{help_.name}")
    key = "search-help_more" if help_.are_more else "search-help"
    label = look.words.plain(key, name=name, count=help_.total)
    return [(page_button(label, page.name, "drop", help_.name),)]


async def with_what_finds(page: "ResultsPage", look: Look, args: dict[str, Any], found: Any) -> Any:
    """The same page without results, its synonyms only those that find something under the same filters."""
    useful: list[str] = []
    for word in found.synonyms:
        if len(useful) < SUGGESTED and len(word.encode()) <= _DATA_BYTES:
            other = await page.find(look, {**args, "q": word, "page": 0})
            is_found = other.total and not other.is_wider and not other.corrections
            useful += [word] if is_found else []
    return replace(found, synonyms=tuple(useful))


def _synonym_rows(page: "ResultsPage", look: Look, found: Any) -> list[Row]:
    """Each of the synonyms as the next question."""
    label = look.words.plain
    return two_a_row(
        [
            page_button(label("search-instead", word=word), page.name, "instead", word)
            for word in found.synonyms
        ]
    )


def chip_rows(page: "ResultsPage", look: Look, args: dict[str, Any]) -> list[Row]:
    """Each word that says something and each filter, to be taken off; a single word alone is the question, and no
    chip.
    """
    filters, chips = page.filters_in(args), list[Button]()
    asked, active = _telling(str(args["q"]).split()), filters.active()
    if active or len(asked) > 1:
        for place, word in asked:
            label = look.words.plain("search-chip", value=clip(word, 30))
            chips.append(page_button(label, page.name, "word", place))
    for name in active:
        value = clip(page.value_in_words(look, name, getattr(filters, name)), 30)
        chips.append(page_button(look.words.plain("search-chip", value=value), page.name, "drop", name))
    return [(chip,) for chip in chips[:CHIPS]]


def _telling(asked: list[str]) -> list[tuple[int, str]]:
    """The words of a question with their places, without the signs around them; those that say nothing of what is
    looked for, and signs alone, are no words for a button: what is found is not changed by them.
    """
    idle, found = idle_words(words_of(" ".join(asked))), []
    for place, typed in enumerate(asked):
        # « C++ » and « C# » end in what belongs to them.
        word = typed.strip(_SIGNS).lstrip("+#")
        if any(each not in idle for each in words_of(clip(word, 30))):
            found.append((place, word))
    return found


def widened_lines(look: Look, args: dict[str, Any]) -> list[str]:
    """What « Élargir » left out, where it did."""
    wide = args.get("wide")
    if wide is None:
        return []
    return [look.words("search-widened", query=wide) if wide else look.words("search-widened_filters")]


def kept_widening(args: dict[str, Any]) -> dict[str, Any]:
    """What « Élargir » left out stays said while pages are turned."""
    return {"wide": args["wide"]} if "wide" in args else {}


def widened(now: dict[str, Any], has_filters: bool) -> dict[str, Any]:
    """Without the filters, or without the words where there is no filter."""
    kept = {"q": now["q"], "wide": ""} if has_filters else {"q": "", "wide": now["q"]}
    return {**now, **kept, "f": {}, "page": 0}


def reworded(now: dict[str, Any], act: str, arg: str, limit: int) -> dict[str, Any]:
    """The same search without one of its words, or with another word instead of all."""
    asked = str(now["q"]).split()
    if act == "word" and arg.isascii() and arg.isdecimal() and len(arg) < 3:
        # What joined it to the others leaves with it: « webmaster à Genève » is « webmaster » afterwards.
        asked = [word for place, word in _telling(asked) if place != int(arg)]
    elif act == "instead":
        asked = [clip(one_line(arg), limit)]
    return {**{name: now[name] for name in now if name != "wide"}, "q": " ".join(asked), "page": 0}
