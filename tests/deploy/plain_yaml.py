"""Reads the small part of YAML in which the files of deploy/ are written, and refuses everything else.

Mappings, lists, plain and quoted scalars, [flow, lists], {flow: maps}, anchors with `<<` merges. No block scalars.
"""

import re
from typing import Any

_KEY = re.compile(r"""([A-Za-z_][\w.-]*|<<|"[^"]*"):(?: (.*))?$""")


class NotPlain(ValueError):
    """The file is not YAML, or not the part of it that these files keep to."""


def read(text: str) -> Any:
    """The value of a document. Refuses with NotPlain what it does not understand, keys that come twice included."""
    lines = []
    for number, line in enumerate(text.splitlines(), 1):
        if "\t" in line:
            raise NotPlain(f"line {number}: a tab")
        if line.strip() and not line.lstrip().startswith("#"):
            lines.append((number, len(line) - len(line.lstrip()), line.strip()))
    anchors: dict[str, Any] = {}
    value, rest = _block(lines, lines[0][1] if lines else 0, anchors)
    if rest:
        raise NotPlain(f"line {rest[0][0]}: {rest[0][2]}")
    return value


Lines = list[tuple[int, int, str]]


def _block(lines: Lines, indent: int, anchors: dict[str, Any]) -> tuple[Any, Lines]:
    return (_list if lines[0][2].startswith("- ") else _map)(lines, indent, anchors)


def _map(lines: Lines, indent: int, anchors: dict[str, Any]) -> tuple[Any, Lines]:
    made: dict[str, Any] = {}
    merged: dict[str, Any] = {}
    while lines and lines[0][1] == indent and not lines[0][2].startswith("- "):
        number, _, line = lines[0]
        found = _KEY.match(line)
        if not found:
            raise NotPlain(f"line {number}: {line}")
        key, given = found[1].strip('"'), found[2] or ""
        anchor = re.match(r"&(\w+)\s*", given)
        given = given[anchor.end() :] if anchor else given
        value, lines = _value(given, lines, indent, anchors)
        if anchor:
            anchors[anchor[1]] = value
        if key == "<<":
            merged |= value
        elif key in made:
            raise NotPlain(f"line {number}: {key} comes twice")
        else:
            made[key] = value
    return merged | made, lines


def _value(given: str, lines: Lines, indent: int, anchors: dict[str, Any]) -> tuple[Any, Lines]:
    rest = lines[1:]
    if given:
        return _scalar(given, lines[0][0], anchors), rest
    if rest and (rest[0][1] > indent or (rest[0][1] == indent and rest[0][2].startswith("- "))):
        return _block(rest, rest[0][1], anchors)
    return None, rest


def _list(lines: Lines, indent: int, anchors: dict[str, Any]) -> tuple[Any, Lines]:
    made = []
    while lines and lines[0][1] == indent and lines[0][2].startswith("- "):
        number, _, line = lines[0]
        inner = line[2:].strip()
        if _KEY.match(inner) and not inner.startswith('"'):
            deeper = indent + len(line) - len(inner)
            value, lines = _map([(number, deeper, inner), *lines[1:]], deeper, anchors)
        else:
            value, lines = _scalar(inner, number, anchors), lines[1:]
        made.append(value)
    return made, lines


def _scalar(text: str, number: int, anchors: dict[str, Any]) -> Any:
    if text.startswith("*"):
        if text[1:] not in anchors:
            raise NotPlain(f"line {number}: {text} is not known")
        return anchors[text[1:]]
    if text[0] in "\"'":
        if len(text) < 2 or text[-1] != text[0]:
            raise NotPlain(f"line {number}: a quote is not closed")
        return text[1:-1]
    if text[0] in "[{":
        return _flow(text, number)
    if text[0] in "|>&!%@`" or ": " in text or " #" in text:
        raise NotPlain(f"line {number}: {text}")
    return {"true": True, "false": False}.get(text, int(text) if text.isdigit() else text)


def _flow(text: str, number: int) -> Any:
    closing = {"[": "]", "{": "}"}[text[0]]
    if not text.endswith(closing):
        raise NotPlain(f"line {number}: {text[0]} is not closed")
    parts = [part.strip() for part in re.findall(r"""(?:"[^"]*"|'[^']*'|[^,"'])+""", text[1:-1])]
    if text[0] == "[":
        return [_scalar(part, number, {}) for part in parts]
    return {
        key.strip(): _scalar(value.strip(), number, {}) for key, _, value in (p.partition(":") for p in parts)
    }
