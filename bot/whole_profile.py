"""A whole profile as text: skills by kind, experiences, education, working mode, place (FR-054 to FR-061, FR-091)."""

import re

from bot.turn import Look
from core.i18n import Words
from core.text import utf16_length
from models.profile import SkillKind
from models.resume import Education, Experience
from services.profile_cards import ProfileCard, Resume

PAGE_UNITS = 1200
_KINDS = (SkillKind.TECHNICAL, SkillKind.TOOL, SkillKind.LANGUAGE, SkillKind.SOFT)
_TAG = re.compile(r"<[^>]+>")


def experience_dates(words: Words, row: Experience) -> str:
    """« mars 2019 – aujourd’hui »."""
    began = words.day(row.began, "LLLL y")
    ended = words.day(row.ended, "LLLL y") if row.ended else words.plain("xp-today")
    return f"{began} – {ended}"


def experience_line(row: Experience) -> str:
    """An experience on one line, plain."""
    return f"{row.title} · {row.organisation}"


def course_line(row: Education) -> str:
    """A course on one line, plain."""
    return f"{row.title} · {row.school} · {row.year}"


def whole_text(look: Look, card: ProfileCard) -> list[str]:
    """Every section that the card may show, a paragraph each; HTML."""
    words = look.words
    parts = [words("profile-description", text=card.description)] if card.description else []
    for kind in _KINDS:
        labels = [label for each, label in card.all_skills if each is kind]
        if labels:
            title = words.plain(f"skill-kind-{kind}")
            parts.append(words("whole-line", title=title, text=", ".join(labels)))
    return [*parts, *_resume(words, card.resume)]


def _resume(words: Words, resume: Resume) -> list[str]:
    parts = [_experience(words, row) for row in resume.experiences]
    parts += [
        words("whole-course", title=row.title, school=row.school, year=str(row.year))
        for row in resume.education
    ]
    said = mode_words(words, resume)
    if said:
        parts.append(words("whole-line", title=words.plain("section-mode"), text=", ".join(said)))
    if resume.street:
        parts.append(words("whole-line", title=words.plain("section-address"), text=resume.street))
    if resume.web_site:
        parts.append(words("whole-line", title=words.plain("section-web_site"), text=resume.web_site))
    return parts


def _experience(words: Words, row: Experience) -> str:
    dates = experience_dates(words, row)
    text = words("whole-experience", title=row.title, organisation=row.organisation, dates=dates)
    return f"{text}\n{words('whole-experience-text', text=row.description)}" if row.description else text


def mode_words(words: Words, resume: Resume) -> list[str]:
    """How somebody works, as a list of short names; plain."""
    mode = resume.mode
    said = [
        words.plain(f"{prefix}-{value}".replace("_", "-"))
        for prefix, value in (
            ("mission-length", mode.mission_length),
            ("work-format", mode.work_format),
            ("billing", mode.billing),
            ("level", mode.level),
        )
        if value is not None
    ]
    if mode.activity_rate is not None:
        said.append(words.plain("profile-rate", percent=mode.activity_rate))
    return said


def pages_of(parts: list[str]) -> list[str]:
    """The paragraphs on as many screens as they need; a screen holds what can be read at one glance."""
    pages: list[str] = []
    for part in parts:
        together = f"{pages[-1]}\n\n{part}" if pages else part
        if pages and utf16_length(_TAG.sub("", together)) <= PAGE_UNITS:
            pages[-1] = together
        else:
            pages.append(part)
    return pages
