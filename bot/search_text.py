"""How results of the directory are put into words."""

from bot.turn import Look
from bot.wording import category_name
from core import clock
from core.text import clip
from models.member import MemberCategory
from services.directory import SearchPage
from services.presence import PresenceState
from services.profiles import ProfileCard

_PRESENT = {PresenceState.ONLINE: "pres-online", PresenceState.BUSY: "pres-busy"}


def result_lines(look: Look, found: SearchPage) -> list[str]:
    """The heading, what was understood, and a short card for each result."""
    words = look.words
    if not found.total:
        lines = [words("search-nothing", query=found.query) if found.query else words("search-none_now")]
        lines.append(words("search-none"))
        if found.synonyms:
            lines.append(words("search-synonyms", words=", ".join(found.synonyms)))
        return lines
    heading = "search-title" if found.query else "search-title_all"
    lines = [words(heading, query=found.query, count=found.total)]
    if found.pages > 1:
        lines[0] += " · " + words("search-page", page=found.page + 1, pages=found.pages)
    for fix in found.corrections:
        lines.append(words("search-corrected", typed=fix.typed, read=", ".join(fix.meant)))
    if found.is_wider:
        lines.append(words("search-wider"))
    for number, card in enumerate(found.profiles, found.page * found.page_size + 1):
        lines += ["", *_card_lines(look, number, card)]
    lines += ["", words("search-hint")]
    return lines


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
    since = words.day(card.certified_at.date(), "MMM y") if card.certified_at else ""
    lines.append(words("search-item_trust", since=since, fresh=fresh))
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
