"""From the text parameters of a request to the text and entities of a message."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from sandbox import utf16
from sandbox.errors import bad_request
from sandbox.html_text import Entity, ParseError, parse_html
from sandbox.markdown_text import parse_markdown, parse_markdown_v2

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
MOST_ENTITIES = 100
MODES = {"html": parse_html, "markdown": parse_markdown, "markdownv2": parse_markdown_v2}
GIVEN = {
    "bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre", "text_link", "text_mention",
    "custom_emoji", "blockquote", "expandable_blockquote", "date_time",
}  # fmt: skip
FOUND_BY_TELEGRAM = {"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"}
SHUTS_OUT = {"code", "pre", "text_link", "text_mention", "custom_emoji", "date_time"}
TOP_LEVEL = r"(?:ch|com|org|net|fr|de|it|eu|io|me|app|dev|info|example|test|uk|us|at|be|li)"
PATTERNS = (
    ("url", re.compile(r"\b(?:https?|tg|ftp)://[^\s<>\"']*[^\s<>\"'.,;:!?)\]]", re.IGNORECASE)),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (
        "url",
        re.compile(
            rf"(?<![\w@./-])(?:[\w-]+\.)+{TOP_LEVEL}\b(?:/[^\s<>\"']*[^\s<>\"'.,;:!?)\]])?", re.IGNORECASE
        ),
    ),
    ("bot_command", re.compile(r"(?<![\w/<>@.])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])")),
    ("mention", re.compile(r"(?<![\w@/])@[A-Za-z][A-Za-z0-9_]{3,31}\b")),
    ("hashtag", re.compile(r"(?<![\w#])#(?=[\w]*[^\W\d])\w{1,256}")),
    ("cashtag", re.compile(r"(?<![\w$])\$[A-Z]{3,8}\b(?!\$)")),
    ("phone_number", re.compile(r"(?<![\w+])\+[0-9][0-9 ()-]{7,18}[0-9](?!\w)")),
)


@dataclass
class Formatted:
    """A text as a message shows it; offsets and lengths of entities are UTF-16 units."""

    text: str = ""
    entities: list[Entity] = field(default_factory=list)


def found_entities(text: str) -> list[Entity]:
    """Return what Telegram recognises by itself: commands, addresses, mentions, tags, phone numbers."""
    if not any(mark in text for mark in "/@#$+."):
        return []
    where = utf16.positions(text)
    taken: list[tuple[int, int]] = []
    found: list[Entity] = []
    for kind, pattern in PATTERNS:
        for match in pattern.finditer(text):
            begin, end = match.span()
            if any(begin < other_end and other_begin < end for other_begin, other_end in taken):
                continue
            taken.append((begin, end))
            found.append({"type": kind, "offset": where[begin], "length": where[end] - where[begin]})
    return sorted(found, key=lambda entity: int(entity["offset"]))


def _overlaps(one: Entity, other: Entity) -> bool:
    return bool(
        one["offset"] < other["offset"] + other["length"] and other["offset"] < one["offset"] + one["length"]
    )


def _given_entities(text: str, entities: list[Any]) -> list[Entity]:
    size = utf16.length(text)
    kept: list[Entity] = []
    for entity in entities:
        if not isinstance(entity, dict) or "type" not in entity:
            raise bad_request("can't parse entities: expected an Object")
        offset, length = entity.get("offset"), entity.get("length")
        if not isinstance(offset, int) or not isinstance(length, int):
            raise bad_request('can\'t parse entities: Field "offset" must be of type Number')
        if entity["type"] in FOUND_BY_TELEGRAM:
            continue
        if entity["type"] not in GIVEN:
            raise bad_request("can't parse entities: unsupported MessageEntity type specified")
        if offset < 0 or length < 0 or offset + length > size:
            raise bad_request(
                f"can't parse entities: Entity beginning at UTF-16 offset {offset} ends after the end of the "
                f"text at UTF-16 offset {offset + length}"
            )
        if length:
            kept.append({name: value for name, value in entity.items() if value is not None})
    return kept


def _trimmed(text: str, entities: list[Entity]) -> Formatted:
    shorter = text.rstrip()
    lead = len(shorter) - len(shorter.lstrip())
    first = min((int(entity["offset"]) for entity in entities), default=lead)
    lead = min(lead, first)
    shorter = shorter[lead:]
    size = utf16.length(shorter)
    kept = []
    for entity in entities:
        offset = int(entity["offset"]) - lead
        length = min(int(entity["length"]), size - offset)
        if length > 0:
            kept.append({**entity, "offset": offset, "length": length})
    return Formatted(shorter, kept)


def format_text(source: str, parse_mode: str = "", entities: list[Any] | None = None) -> Formatted:
    """Parse a text; raises ApiError `can't parse entities: …` exactly where Telegram would."""
    text = source.replace("\r", "").replace("\x00", " ").encode("utf-8", "ignore").decode()
    try:
        if parse_mode and parse_mode.lower() not in ("none",):
            if parse_mode.lower() not in MODES:
                raise bad_request("unsupported parse_mode")
            text, made = MODES[parse_mode.lower()](text)
        else:
            made = _given_entities(text, entities or [])
    except ParseError as refused:
        raise bad_request(f"can't parse entities: {refused}") from refused
    formatted = _trimmed(text, made)
    walls = [entity for entity in formatted.entities if entity["type"] in SHUTS_OUT]
    extra = [
        entity
        for entity in found_entities(formatted.text)
        if not any(_overlaps(entity, wall) for wall in walls)
    ]
    formatted.entities = sorted(
        formatted.entities + extra, key=lambda entity: (entity["offset"], -entity["length"], entity["type"])
    )[:MOST_ENTITIES]
    return formatted


def checked_text(formatted: Formatted) -> Formatted:
    """Return the text of a message; refuses an empty one and one over 4096 units."""
    if not formatted.text:
        raise bad_request("message text is empty")
    if utf16.length(formatted.text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    return formatted


def checked_caption(formatted: Formatted) -> Formatted:
    """Return a caption; refuses one over 1024 units."""
    if utf16.length(formatted.text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    return formatted
