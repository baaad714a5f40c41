"""What ends with an account, in words."""

from bot.turn import Look
from bot.wording import called, when
from core.text import clip
from services.account_deletion import Consequences, Several

_MOST = 6


def consequence_lines(look: Look, what: Consequences) -> list[str]:
    """One paragraph for each kind of thing that ends, with its names; a sentence when nothing does."""
    words = look.words
    lines: list[str] = []
    meetings = [
        words("goodbye-meeting", when=when(words, each.start_at, look.zone), name=named(look, each.other))
        for each in what.meetings
    ]
    lines += _listed(look, "meetings", meetings)
    for key in ("company_deals", "company_propositions"):
        several: tuple[Several, ...] = getattr(what, key)
        names = [_several(look, each) for each in several]
        lines += _listed(look, key, names, sum(each.count for each in several))
    for key in ("deals", "propositions", "missions", "drafts", "services"):
        names = [words("goodbye-item", name=named(look, title, 60)) for title in getattr(what, key)]
        lines += _listed(look, key, names)
    if what.conversations:
        lines += ["", words("goodbye-conversations", count=what.conversations)]
    for number in what.reports_filed:
        lines += ["", words("goodbye-report", number=number)]
    if what.reports_about:
        lines += ["", words("goodbye-reports_about", count=what.reports_about)]
    if what.is_measured:
        lines += ["", words("goodbye-measured")]
    if not lines:
        lines = ["", words("goodbye-nothing")]
    return [*lines, "", words("goodbye-for_good")]


def _several(look: Look, each: Several) -> str:
    """One line a mission, however many wrote about it."""
    title = named(look, each.title, 60)
    if each.count == 1:
        return look.words("goodbye-item", name=title)
    return look.words("goodbye-several", name=title, count=each.count)


def _listed(look: Look, key: str, items: list[str], total: int | None = None) -> list[str]:
    if not items:
        return []
    more = len(items) - _MOST
    rest = [look.words("goodbye-more", count=more)] if more > 0 else []
    return ["", look.words(f"goodbye-{key}", count=total or len(items)), *items[:_MOST], *rest]


def owner_lines(look: Look, what: Consequences) -> list[str]:
    """What becomes of the organisations that nobody else owns."""
    lines: list[str] = []
    for each in what.owned:
        key = "goodbye-closes" if each.closes else "goodbye-owner_needed"
        if each.offer is not None and not each.closes:
            until = look.words.moment(each.offer.until, look.zone, "EEEE d MMMM, HH:mm")
            lines += [
                "",
                look.words("goodbye-owner_asked", name=each.name, person=each.offer.person, until=until),
            ]
            continue
        lines += ["", look.words(key, name=each.name, count=len(each.colleagues))]
    return lines


def named(look: Look, name: str, limit: int = 40) -> str:
    """A name, or that there is none any more."""
    return called(look.words, clip(name, limit))
