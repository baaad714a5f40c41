"""The daily digest as a message: the newest one of a person keeps its buttons (EXT-07, EXT-21)."""

from typing import Any

from bot.cards import LivingCard
from bot.mission_text import shape_line
from bot.pages.sections import section_name
from bot.turn import Look
from bot.view import Row, View, page_button
from core.errors import NotFound
from core.text import clip
from models.delivery import Notification
from services import digests
from services.delivery import reader
from services.digests import DigestContents

NAMED = 5
_LABEL = 60


class DigestCard(LivingCard):
    """What came since the digest before, read when it is drawn; its object is the person to whom it is."""

    kind = "digest"

    async def view(self, look: Look, object_id: int) -> View:
        digest = await digests.latest_digest(look.member)
        if digest is None or object_id != look.member.id:
            raise NotFound()
        contents = await digests.contents_of(look.member, digest)
        words = look.words
        stop = page_button(words.plain("digest-stop"), "notifications", "off", "digest")
        home = page_button(words.plain("common-home"), "home")
        ways = ((page_button(words.plain("menu-alerts"), "alerts"), home), (stop,))
        if not contents.says_something:
            return View(words("digest-over"), ways)
        lines, rows = list[str](), list[Row]()
        for more_lines, more_rows in (
            _missions(look, contents),
            _profiles(look, contents),
            _rest(look, contents),
        ):
            lines += ["", *more_lines] if more_lines else []
            rows += more_rows
        return View("\n".join(lines[1:]), (*rows, *ways))

    async def facts(self, look: Look, object_id: int) -> dict[str, Any]:
        digest = await digests.latest_digest(look.member)
        if digest is None or object_id != look.member.id:
            raise NotFound()
        return {"date": look.words.day(digest.day, "d MMMM")}

    async def still_true(self, owed: Notification) -> bool:
        member = await reader(owed.recipient_id)
        return await digests.is_worth_sending(member, owed.subject_version or 0)


def _missions(look: Look, contents: DigestContents) -> tuple[list[str], list[Row]]:
    words, found = look.words, contents.news.missions
    if not found:
        return [], []
    lines, rows = [words("digest-missions", count=len(found))], list[Row]()
    for sheet in found[:NAMED]:
        shape = shape_line(words, sheet.terms) if sheet.terms is not None else ""
        lines.append(words("digest-mission", title=sheet.title, company=sheet.company, shape=shape))
        rows.append((page_button(f"🔎 {clip(sheet.title, _LABEL)}", "mission", "open", sheet.public_id),))
    return [*lines, *_more(look, len(found))], rows


def _profiles(look: Look, contents: DigestContents) -> tuple[list[str], list[Row]]:
    words, found = look.words, contents.news.profiles
    if not found:
        return [], []
    lines, rows = [words("digest-profiles", count=len(found))], list[Row]()
    for card in found[:NAMED]:
        trade = " · ".join(part for part in (card.sector, card.city) if part)
        lines.append(words("digest-profile", name=card.display_name, trade=trade))
        rows.append(
            (page_button(f"👤 {clip(card.display_name, _LABEL)}", "profile", "open", card.public_id),)
        )
    return [*lines, *_more(look, len(found))], rows


def _more(look: Look, count: int) -> list[str]:
    return [look.words("digest-more", count=count - NAMED)] if count > NAMED else []


def _rest(look: Look, contents: DigestContents) -> tuple[list[str], list[Row]]:
    """What waits for an answer, and at most one hint."""
    words, lines, rows = look.words, list[str](), list[Row]()
    if contents.waiting.count:
        lines.append(words("digest-waiting", count=contents.waiting.count))
        label = words.plain("waiting-button", count=contents.waiting.count)
        rows.append((page_button(label, "waiting", style="primary"),))
    if contents.stale_days is not None:
        lines.append(words("digest-stale", days=contents.stale_days))
        rows.append((page_button(words.plain("digest-refresh"), "my_profile"),))
    elif contents.tip is not None:
        what = section_name(words, contents.tip)
        lines.append(words("digest-tip", what=what))
        rows.append((page_button(words.plain("profile-next", what=what), "sections", "next", contents.tip),))
    return lines, rows
