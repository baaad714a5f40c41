"""Parsing of texts sent with parse_mode HTML, as strictly as Telegram does."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

from sandbox import utf16
from sandbox.addresses import checked_link

Entity = dict[str, Any]

SIMPLE = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
TAGS = {*SIMPLE, "a", "tg-emoji", "tg-time"}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([a-zA-Z]+));?")
TIME_FORMAT = re.compile(r"r|w?[dD]?[tT]?")


class ParseError(ValueError):
    """The text cannot be parsed; the message is what follows `can't parse entities: `."""


@dataclass
class _Open:
    tag: str
    attributes: dict[str, str]
    offset: int
    start: int
    byte: int


def date_time(unix: str, form: str) -> Entity:
    """Make a `date_time` entity without place; refuses a time or a format that is not Telegram's."""
    if not re.fullmatch(r"-?\d{1,12}", unix):
        raise ParseError("Invalid Unix time specified")
    if not TIME_FORMAT.fullmatch(form):
        raise ParseError("Invalid date-time format specified")
    entity: Entity = {"type": "date_time", "unix_time": int(unix)}
    if form:
        entity["date_time_format"] = form
    return entity


def link_entity(url: str) -> Entity | None:
    """Make a link entity without place; None for an address that Telegram silently drops."""
    parts = urlsplit(url) if url.isprintable() else None
    if parts is not None and parts.scheme == "tg" and parts.netloc == "user":
        number = parse_qs(parts.query).get("id", [""])[0]
        return {"type": "text_mention", "user": {"id": int(number)}} if number.isdigit() else None
    link = checked_link(url)
    return {"type": "text_link", "url": link} if link else None


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.out: list[str] = []
        self.offset = 0
        self.stack: list[_Open] = []
        self.entities: list[Entity] = []

    def byte(self, position: int) -> int:
        return len(self.source[:position].encode("utf-8", "surrogatepass"))

    def peek(self) -> str:
        return self.source[self.at] if self.at < len(self.source) else ""

    def put(self, character: str) -> None:
        self.out.append(character)
        self.offset += utf16.length(character)

    def run(self) -> tuple[str, list[Entity]]:
        while self.at < len(self.source):
            character = self.source[self.at]
            if character == "&":
                self.put(self.reference())
            elif character == "<":
                if self.source.startswith("</", self.at):
                    self.close_tag()
                else:
                    self.open_tag()
            else:
                self.put(character)
                self.at += 1
        if self.stack:
            raise ParseError(f'Can\'t find end tag corresponding to start tag "{self.stack[-1].tag}"')
        return "".join(self.out), self.entities

    def reference(self) -> str:
        found = REFERENCE.match(self.source, self.at)
        decoded = _decode(found) if found else None
        if found is None or decoded is None:
            self.at += 1
            return "&"
        self.at = found.end()
        return decoded

    def skip_spaces(self) -> None:
        while self.peek().isspace():
            self.at += 1

    def open_tag(self) -> None:
        begin = self.at
        self.at += 1
        while self.peek() and not self.peek().isspace() and self.peek() != ">":
            self.at += 1
        if not self.peek():
            raise ParseError(f"Unclosed start tag at byte offset {self.byte(begin)}")
        tag = self.source[begin + 1 : self.at].lower()
        if tag not in TAGS:
            raise ParseError(f'Unsupported start tag "{tag}" at byte offset {self.byte(begin)}')
        attributes = self.attributes(tag, begin)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise ParseError(f'Tag "span" must have class "tg-spoiler" at byte offset {self.byte(begin)}')
        self.at += 1
        self.stack.append(_Open(tag, attributes, self.offset, len(self.out), begin))

    def attributes(self, tag: str, begin: int) -> dict[str, str]:
        found: dict[str, str] = {}
        while True:
            self.skip_spaces()
            if self.peek() == ">":
                return found
            start = self.at
            while self.peek() and not self.peek().isspace() and self.peek() not in "=>":
                self.at += 1
            name = self.source[start : self.at].lower()
            if not self.peek():
                raise ParseError(f'Unclosed start tag "{tag}" at byte offset {self.byte(begin)}')
            if not name:
                raise ParseError(f'Empty attribute name in the tag "{tag}" at byte offset {self.byte(begin)}')
            self.skip_spaces()
            if self.peek() == "=":
                self.at += 1
                self.skip_spaces()
                found[name] = self.value(tag, begin)
            elif tag == "blockquote" and name == "expandable":
                found[name] = ""
            else:
                raise ParseError(
                    f'Expected equal sign in declaration of an attribute of the tag "{tag}"'
                    f" at byte offset {self.byte(begin)}"
                )

    def value(self, tag: str, begin: int) -> str:
        quote = self.peek()
        pieces: list[str] = []
        if quote and quote in "'\"":
            self.at += 1
            while self.peek() and self.peek() != quote:
                if self.peek() == "&":
                    pieces.append(self.reference())
                else:
                    pieces.append(self.peek())
                    self.at += 1
            self.at += 1
        else:
            start = self.at
            while self.peek().isalnum() or (self.peek() and self.peek() in ".-"):
                self.at += 1
            pieces.append(self.source[start : self.at].lower())
            if self.peek() and not self.peek().isspace() and self.peek() != ">":
                raise ParseError(f"Unexpected end of name token at byte offset {self.byte(start)}")
        if not self.peek():
            raise ParseError(f'Unclosed start tag "{tag}" at byte offset {self.byte(begin)}')
        return "".join(pieces)

    def close_tag(self) -> None:
        begin = self.at
        if not self.stack:
            raise ParseError(f"Unexpected end tag at byte offset {self.byte(begin)}")
        self.at += 2
        while self.peek() and not self.peek().isspace() and self.peek() != ">":
            self.at += 1
        name = self.source[begin + 2 : self.at].lower()
        self.skip_spaces()
        if self.peek() != ">":
            raise ParseError(f"Unclosed end tag at byte offset {self.byte(begin)}")
        self.at += 1
        tag = self.stack[-1].tag
        if name and name != tag:
            raise ParseError(
                f'Unmatched end tag at byte offset {self.byte(begin)}, expected "</{tag}>", found "</{name}>"'
            )
        self.finish(self.stack.pop())

    def finish(self, opened: _Open) -> None:
        length = self.offset - opened.offset
        if length == 0:
            return
        made = self.entity(opened)
        if made is not None:
            self.entities.append({**made, "offset": opened.offset, "length": length})

    def entity(self, opened: _Open) -> Entity | None:
        tag, attributes = opened.tag, opened.attributes
        inside = "".join(self.out[opened.start :])
        if tag == "a":
            return link_entity(attributes.get("href") or inside)
        if tag == "tg-emoji":
            number = attributes.get("emoji-id", "")
            if not number.isdigit():
                raise ParseError("Invalid custom emoji identifier specified")
            return {"type": "custom_emoji", "custom_emoji_id": number}
        if tag == "tg-time":
            return date_time(attributes.get("unix", ""), attributes.get("format", ""))
        if tag == "blockquote" and "expandable" in attributes:
            return {"type": "expandable_blockquote"}
        if tag == "pre":
            return self.preformatted(opened)
        language = attributes.get("class", "").removeprefix("language-")
        if tag == "code" and language:
            return {"type": "code", "_language": language}
        return {"type": SIMPLE[tag]}

    def preformatted(self, opened: _Open) -> Entity:
        last = self.entities[-1] if self.entities else {}
        whole = last.get("offset") == opened.offset and last.get("length") == self.offset - opened.offset
        if whole and last.get("type") == "code":
            self.entities.pop()
            if "_language" in last:
                return {"type": "pre", "language": last["_language"]}
        return {"type": "pre"}


def _decode(found: re.Match[str]) -> str | None:
    hexadecimal, decimal, name = found.groups()
    if name:
        return NAMED.get(name)
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if code == 0 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return None
    return chr(code)


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Return the visible text and its entities (UTF-16 offsets); raises ParseError as Telegram would."""
    text, entities = _Parser(source).run()
    for entity in entities:
        entity.pop("_language", None)
    return text, entities
