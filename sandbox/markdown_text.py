"""Parsing of texts sent with parse_mode MarkdownV2 or the older Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

from sandbox import utf16
from sandbox.html_text import Entity, ParseError, date_time, link_entity

RESERVED = "_*[]()~`>#+-=|{}.!\n"
NAMES = {
    "bold": "Bold",
    "italic": "Italic",
    "underline": "Underline",
    "strikethrough": "Strikethrough",
    "spoiler": "Spoiler",
    "code": "Code",
    "pre": "Pre",
    "text_link": "TextUrl",
    "custom_emoji": "CustomEmoji",
    "blockquote": "BlockQuote",
}
ENDS = {
    "bold": "*",
    "underline": "__",
    "strikethrough": "~",
    "spoiler": "||",
    "code": "`",
    "pre": "```",
    "text_link": "]",
    "custom_emoji": "]",
}


@dataclass
class _Open:
    kind: str
    offset: int
    start: int
    byte: int
    language: str = ""


class _V2:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.out: list[str] = []
        self.offset = 0
        self.stack: list[_Open] = []
        self.entities: list[Entity] = []
        self.quoting = False

    def here(self, piece: str) -> bool:
        return self.source.startswith(piece, self.at)

    def byte(self) -> int:
        return len(self.source[: self.at].encode("utf-8", "surrogatepass"))

    def put(self, character: str) -> None:
        self.out.append(character)
        self.offset += utf16.length(character)

    def run(self) -> tuple[str, list[Entity]]:
        while self.at < len(self.source):
            self.step()
        if self.stack and self.stack[-1].kind == "blockquote":
            self.finish({"type": "blockquote"})
        if self.stack:
            raise self.unfinished()
        return "".join(self.out), self.entities

    def step(self) -> None:
        character = self.source[self.at]
        following = self.source[self.at + 1 : self.at + 2]
        if character == "\\" and following and ord(following) <= 126:
            self.put(following)
            self.at += 2
            return
        inside = self.stack[-1].kind if self.stack else ""
        reserved = "`" if inside in ("code", "pre") else RESERVED
        if character not in reserved:
            self.put(character)
            self.at += 1
        elif self.ends(inside):
            self.close(inside)
        elif character == "\n":
            self.line_end()
        else:
            self.open()

    def ends(self, inside: str) -> bool:
        if inside == "italic":
            return self.here("_") and not self.here("__")
        return inside in ENDS and self.here(ENDS[inside])

    def line_end(self) -> None:
        more = self.source[self.at + 1 : self.at + 2] == ">"
        if self.quoting and not more:
            if self.stack[-1].kind != "blockquote":
                raise self.unfinished()
            self.put("\n")
            self.at += 1
            self.quoting = False
            self.finish({"type": "blockquote"})
            return
        self.put("\n")
        self.at += 1
        if more:
            self.at += 1
            if not self.quoting:
                self.quoting = True
                self.stack.append(_Open("blockquote", self.offset, len(self.out), self.byte() - 1))

    def reserved(self) -> ParseError:
        character = self.source[self.at]
        return ParseError(f"Character '{character}' is reserved and must be escaped with the preceding '\\'")

    def unfinished(self) -> ParseError:
        last = self.stack[-1]
        return ParseError(f"Can't find end of {NAMES[last.kind]} entity at byte offset {last.byte}")

    def open(self) -> None:
        if self.quoting and self.here("||") and self.source[self.at + 2 : self.at + 3] in ("", "\n"):
            self.stack[-1].language = "expandable"
            self.at += 2
            return
        for mark, kind in (
            ("```", "pre"), ("`", "code"), ("__", "underline"), ("_", "italic"), ("*", "bold"),
            ("~", "strikethrough"), ("||", "spoiler"), ("![", "custom_emoji"), ("[", "text_link"),
        ):  # fmt: skip
            if self.here(mark):
                opened = _Open(kind, self.offset, len(self.out), self.byte())
                self.at += len(mark)
                if kind == "pre":
                    opened.language = self.language()
                self.stack.append(opened)
                return
        if self.here(">") and self.at == 0:
            self.quoting = True
            self.stack.append(_Open("blockquote", 0, 0, 0))
            self.at += 1
            return
        raise self.reserved()

    def language(self) -> str:
        end = self.at
        while end < len(self.source) and not self.source[end].isspace() and self.source[end] != "`":
            end += 1
        language = ""
        if end < len(self.source) and self.source[end] != "`":
            language = self.source[self.at : end]
            self.at = end
        if self.here("\n"):
            self.at += 1
        return language

    def close(self, kind: str) -> None:
        self.at += 1 if kind == "italic" else len(ENDS[kind])
        made: Entity | None = {"type": kind}
        if kind == "pre" and self.stack[-1].language:
            made = {"type": "pre", "language": self.stack[-1].language}
        elif kind == "text_link":
            made = link_entity(self.address("URL") or "".join(self.out[self.stack[-1].start :]))
        elif kind == "custom_emoji":
            made = self.special()
        self.finish(made)

    def address(self, what: str) -> str:
        if not self.here("("):
            return ""
        self.at += 1
        begin = self.byte()
        pieces: list[str] = []
        while self.at < len(self.source) and not self.here(")"):
            if self.here("\\") and self.at + 1 < len(self.source):
                self.at += 1
            pieces.append(self.source[self.at])
            self.at += 1
        if not self.here(")"):
            raise ParseError(f"Can't find end of a {what} at byte offset {begin}")
        self.at += 1
        return "".join(pieces)

    def special(self) -> Entity:
        parts = urlsplit(self.address("custom emoji URL"))
        values: dict[str, Any] = {name: value[0] for name, value in parse_qs(parts.query).items()}
        if parts.scheme == "tg" and parts.netloc == "emoji" and str(values.get("id", "")).isdigit():
            return {"type": "custom_emoji", "custom_emoji_id": values["id"]}
        if parts.scheme == "tg" and parts.netloc == "time":
            return date_time(values.get("unix", ""), values.get("format", ""))
        raise ParseError("Custom emoji entity must contain a tg://emoji URL")

    def finish(self, made: Entity | None) -> None:
        opened = self.stack.pop()
        if opened.kind == "blockquote" and opened.language == "expandable":
            made = {"type": "expandable_blockquote"}
        if made is not None and self.offset > opened.offset:
            self.entities.append({**made, "offset": opened.offset, "length": self.offset - opened.offset})


def parse_markdown_v2(source: str) -> tuple[str, list[Entity]]:
    """Return the visible text and its entities; raises ParseError as Telegram would."""
    return _V2(source).run()


def parse_markdown(source: str) -> tuple[str, list[Entity]]:
    """Return the visible text and entities of the older, not nestable Markdown."""
    out: list[str] = []
    entities: list[Entity] = []
    offset = at = 0
    while at < len(source):
        character = source[at]
        if character == "\\" and source[at + 1 : at + 2] and source[at + 1] in "_*`[":
            character, at = source[at + 1], at + 1
        elif character in "_*`[":
            inner, made, at = _old_entity(source, at)
            if inner and made:
                entities.append({**made, "offset": offset, "length": utf16.length(inner)})
            out.append(inner)
            offset += utf16.length(inner)
            continue
        out.append(character)
        offset += utf16.length(character)
        at += 1
    return "".join(out), entities


def _old_entity(source: str, at: int) -> tuple[str, Entity | None, int]:
    mark = "```" if source.startswith("```", at) else source[at]
    end_mark = "]" if mark == "[" else mark
    begin = at + len(mark)
    end = source.find(end_mark, begin)
    if end < 0:
        byte = len(source[:at].encode("utf-8", "surrogatepass"))
        raise ParseError(f"Can't find end of the entity starting at byte offset {byte}")
    inner = source[begin:end]
    after = end + len(end_mark)
    if mark == "[":
        url = inner
        if source.startswith("(", after):
            close = source.find(")", after)
            close = close if close >= 0 else len(source)
            url, after = source[after + 1 : close], close + 1
        return inner, link_entity(url), after
    if mark == "```":
        first, newline, rest = inner.partition("\n")
        if newline and first and not any(character.isspace() for character in first):
            return rest, {"type": "pre", "language": first}, after
        return inner.removeprefix("\n"), {"type": "pre"}, after
    return inner, {"type": {"_": "italic", "*": "bold", "`": "code"}[mark]}, after
