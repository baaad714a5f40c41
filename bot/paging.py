"""A page of a list: the numbers of its entries, « Page 2 sur 5 », and « Précédent » and « Suivant » below it."""

from bot.turn import Look
from bot.view import Row, page_button
from core.paging import last_page
from core.text import clip

LABEL_UNITS = 60


def numbered(place: int, label: str) -> str:
    """The button of the entry at this place of the whole list, the first being 0: its number may be typed for it."""
    return clip(f"{place + 1}. {label}", LABEL_UNITS)


def page_line(look: Look, page: int, last: int) -> list[str]:
    """« Page 2 sur 5 », the first being 0; no line where there is no other page."""
    return [look.words("engine-page", page=page + 1, pages=last + 1)] if last > 0 else []


def page_line_from(look: Look, start: int, size: int, total: int) -> list[str]:
    """The same for a list that is read `size` at a time from the one numbered `start` on."""
    return page_line(look, start // size, last_page(total, size))


def turns(
    look: Look, name: str, page: int, last: int, act: str = "open", about: str | int | None = None
) -> list[Row]:
    """The row that leads to the pages before and after this one, the first being 0; no row where there is no other.

    Its buttons carry the number of the page, behind `about` and a dot where the list has to be named.
    """
    prefix = "" if about is None else f"{about}."
    before = f"{prefix}{page - 1}" if page > 0 else None
    after = f"{prefix}{page + 1}" if page < last else None
    return turning(look, name, before, after, act)


def turns_from(look: Look, name: str, start: int, size: int, total: int, act: str = "open") -> list[Row]:
    """The same for a list that is read `size` at a time from the one numbered `start` on, which its buttons carry."""
    before = max(0, start - size) if start > 0 else None
    return turning(look, name, before, start + size if start + size < total else None, act)


def turning(
    look: Look, name: str, before: str | int | None, after: str | int | None, act: str = "open"
) -> list[Row]:
    """The row whose two buttons carry these; None where there is nothing that way."""
    ways = (("common-back", before), ("common-next", after))
    row = [page_button(look.words.plain(key), name, act, to) for key, to in ways if to is not None]
    return [tuple(row)] if row else []
