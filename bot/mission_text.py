"""How missions are put into words, the same on every screen."""

import html
import re

from bot.conditions_text import dates_text, payrolling_text, rate_text
from bot.posting import CAPTION_LIMIT
from bot.turn import Look
from core import clock
from core.i18n import Words
from core.text import clip, utf16_length
from models.mission import MissionStatus
from services.missions import MissionSheet, MissionTerms

STATUS_KEYS = {
    MissionStatus.DRAFT: "mis-status-draft",
    MissionStatus.PUBLISHED: "mis-status-open",
    MissionStatus.RESERVED: "mis-status-reserved",
    MissionStatus.FILLED: "mis-status-filled",
    MissionStatus.CLOSED: "mis-status-closed",
    MissionStatus.INTERRUPTED: "mis-status-interrupted",
    MissionStatus.WITHDRAWN: "mis-status-withdrawn",
    MissionStatus.SUSPENDED: "mis-status-suspended",
}
TEXT_SHOWN = 1500
_TAG = re.compile(r"<[^>]+>")


def title_of(words: Words, title: str) -> str:
    """A mission's name; a draft may have none yet."""
    return title or words.plain("mission-untitled")


def shape_line(words: Words, terms: MissionTerms) -> str:
    """« Longue durée · À distance », plain."""
    parts = []
    if terms.duration is not None:
        parts.append(words.plain(f"mission-duration-{terms.duration}"))
    if terms.work_format is not None:
        parts.append(words.plain(f"mission-format-{terms.work_format}".replace("_", "-")))
    if terms.city:
        parts.append(terms.city)
    return " · ".join(parts)


def terms_lines(words: Words, terms: MissionTerms, text_shown: int = TEXT_SHOWN) -> list[str]:
    """Everything that a mission says beyond its name; what a draft does not say yet is left out."""
    lines = []
    if terms.domain is not None:
        lines.append(words("mission-domain", domain=words.plain(f"dom-{terms.domain}")))
    shape = shape_line(words, terms)
    if shape:
        lines.append(words("mission-shape", shape=shape))
    dates = dates_text(words, terms)
    if dates:
        lines.append(dates)
    if terms.skills:
        lines.append(words("mission-skills", skills=clip(", ".join(terms.skills), 400)))
    if terms.years is not None:
        lines.append(words("mission-years", years=terms.years))
    lines += [line for line in (rate_text(words, terms), payrolling_text(words, terms)) if line]
    if terms.open_to_job_seekers:
        lines.append(words("mission-job_seekers"))
    if terms.description:
        lines += ["", words("mission-text", text=clip(terms.description, text_shown))]
    return lines


def fits_below_a_picture(text: str) -> bool:
    """Whether Telegram takes a text as the caption of a picture."""
    return utf16_length(html.unescape(_TAG.sub("", text))) <= CAPTION_LIMIT


def sheet_lines(look: Look, sheet: MissionSheet) -> list[str]:
    """A mission as its reader may see it: at the teaser level, name and company only (FR-092)."""
    words = look.words
    lines = [words("mission-title", title=title_of(words, sheet.title))]
    if sheet.terms is None:
        return [*lines, words("mission-company", name=sheet.company)]
    key = "mission-company_sector" if sheet.company_sector else "mission-company"
    lines += [words(key, name=sheet.company, sector=sheet.company_sector), ""]
    lines += terms_lines(words, sheet.terms)
    if sheet.published_at is not None and sheet.status is MissionStatus.PUBLISHED:
        lines += ["", words("mission-published", ago=words.ago(clock.now() - sheet.published_at))]
    return lines
