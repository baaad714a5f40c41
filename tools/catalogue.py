"""Checks the catalogue: the languages say the same things, and what the code asks for is there.

Each check takes the catalogue (language → key → Sentence) and gives its problems as lines; `make check` prints them.
"""

import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import Any

from fluent.syntax import ast, parse, visitor

from core.errors import DomainError
from tools.catalogue_uses import asked_keys, owed_keys

LOCALES = Path(__file__).parent.parent / "core" / "locales"
REFERENCE = "fr"
TAGS = {"b", "i", "u", "s", "a", "code", "pre", "blockquote", "tg-spoiler"}


@dataclass
class Sentence:
    """One message: where it stands, its texts (the value is named ""), and the variables of each.

    `after` are the variables that directly follow a text, with that text.
    """

    place: str
    texts: dict[str, str] = field(default_factory=dict)
    variables: dict[str, set[str]] = field(default_factory=dict)
    after: list[tuple[str, str]] = field(default_factory=list)


Catalogue = dict[str, dict[str, Sentence]]


class _Parts(visitor.Visitor):
    """Collects the words and the variables of a pattern."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.variables: set[str] = set()
        self.after: list[tuple[str, str]] = []

    def visit_Pattern(self, node: ast.Pattern) -> None:
        for text, value in pairwise(node.elements):
            if isinstance(text, ast.TextElement) and isinstance(value, ast.Placeable):
                if isinstance(value.expression, ast.VariableReference):
                    self.after.append((text.value, value.expression.id.name))
        self.generic_visit(node)

    def visit_TextElement(self, node: ast.TextElement) -> None:
        self.words.append(node.value)

    def visit_StringLiteral(self, node: ast.StringLiteral) -> None:
        self.words.append(node.value)

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.variables.add(node.id.name)


def read_catalogue(locales: Path = LOCALES) -> Catalogue:
    """Every message of every language. Refuses unreadable lines and keys that are there twice with ValueError."""
    found: Catalogue = {}
    for folder in sorted(path for path in locales.iterdir() if path.is_dir()):
        found[folder.name] = {}
        for file in sorted(folder.glob("*.ftl")):
            for entry in parse(file.read_text("utf-8")).body:
                place = f"{folder.name}/{file.name}"
                if isinstance(entry, ast.Junk):
                    raise ValueError(f"{place}: unreadable: {(entry.content or '').strip()[:80]}")
                if isinstance(entry, ast.Message):
                    if entry.id.name in found[folder.name]:
                        raise ValueError(f"{place}: {entry.id.name} is there twice")
                    found[folder.name][entry.id.name] = _sentence(place, entry)
    return found


def _sentence(place: str, message: ast.Message) -> Sentence:
    sentence = Sentence(place)
    patterns = {"": message.value} | {attribute.id.name: attribute.value for attribute in message.attributes}
    for name, pattern in patterns.items():
        if pattern is not None:
            parts = _Parts()
            parts.visit(pattern)
            sentence.texts[name], sentence.variables[name] = "\n".join(parts.words), parts.variables
            sentence.after += parts.after
    return sentence


def differing(catalogue: Catalogue) -> Iterator[str]:
    """Keys, attributes and variables that one language has and the reference has not, or the other way round."""
    reference = catalogue[REFERENCE]
    for language, sentences in catalogue.items():
        for key in sorted(reference.keys() ^ sentences.keys()):
            yield f"{language}: {key} is {'missing' if key in reference else f'not in {REFERENCE}'}"
        for key in sorted(reference.keys() & sentences.keys()):
            here, there = sentences[key], reference[key]
            for name in sorted(here.texts.keys() ^ there.texts.keys()):
                yield f"{here.place}: {key}.{name} is in one language only"
            for name in sorted(here.texts.keys() & there.texts.keys()):
                if here.variables[name] != there.variables[name]:
                    odd = ", ".join(sorted(here.variables[name] ^ there.variables[name]))
                    yield f"{here.place}: {key}{'.' + name if name else ''}: variables differ: {odd}"


def ill_written(catalogue: Catalogue) -> Iterator[str]:
    """What the house style does not write: straight apostrophes and middle dots in French, exclamation marks."""
    for language, sentences in catalogue.items():
        for key, sentence in sentences.items():
            for name, text in sentence.texts.items():
                where = f"{sentence.place}: {key}{'.' + name if name else ''}"
                visible = re.sub(r"<[^>]*>", "", text)
                if "!" in visible:
                    yield f"{where}: an exclamation mark"
                if language == REFERENCE and "'" in visible:
                    yield f"{where}: a straight apostrophe"
                if re.search(r"\w[·•]\w|\w\(e\)", visible):
                    yield f"{where}: a middle dot or (e) inside a word"


def badly_tagged(catalogue: Catalogue) -> Iterator[str]:
    """Tags that Telegram does not know, that are not closed, or that differ from the reference."""
    for sentences in catalogue.values():
        for key, sentence in sentences.items():
            for name, text in sentence.texts.items():
                tags = re.findall(r"<(/?)([a-z-]+)[^>]*>", text)
                where = f"{sentence.place}: {key}{'.' + name if name else ''}"
                unknown = {tag for _, tag in tags} - TAGS
                if unknown and not key.startswith(("web-", "call-page-")):
                    yield f"{where}: unknown tags {sorted(unknown)}"
                if sorted(tag for end, tag in tags if not end) != sorted(tag for end, tag in tags if end):
                    yield f"{where}: a tag is not closed"


def import_everything() -> None:
    """Imports every module of ours, so that every refusal and every enum is known."""
    for layer in ("core", "models", "services", "bot", "web", "scheduler"):
        package = importlib.import_module(layer)
        for info in pkgutil.walk_packages(package.__path__, f"{layer}."):
            importlib.import_module(info.name)


def _below(kind: type[Any]) -> Iterator[type[Any]]:
    for child in type.__subclasses__(kind):
        yield child
        yield from _below(child)


def unsaid_refusals(catalogue: Catalogue) -> Iterator[str]:
    """Refusals (subclasses of DomainError) without their sentence `err-<code>`."""
    refusals: list[type[DomainError]] = [
        DomainError,
        *(kind for kind in _below(DomainError) if kind.__module__.split(".")[0] != "tests"),
    ]
    for language, sentences in catalogue.items():
        for refusal in refusals:
            if f"err-{refusal.code}" not in sentences:
                yield f"{language}: err-{refusal.code} ({refusal.__module__}) is missing"


def half_said_enums(catalogue: Catalogue) -> Iterator[str]:
    """Enums of which some members have their sentence `<enum>-<member>` and others have not."""
    for kind in {
        kind for kind in _below(StrEnum) if kind.__module__.split(".")[0] in ("models", "services", "bot")
    }:
        prefix = re.sub(r"(?<!^)(?=[A-Z])", "-", kind.__name__).lower()
        keys = {f"{prefix}-{member.value.replace('_', '-')}" for member in kind}
        for language, sentences in catalogue.items():
            there = keys & sentences.keys()
            # A single hit is a coincidence of words, such as `call-ended` among sentences about calls.
            if len(there) * 2 > len(keys):
                yield from (f"{language}: {key} is missing" for key in sorted(keys - there))


def unknown_keys(catalogue: Catalogue) -> Iterator[str]:
    """Keys that the code names and the catalogue does not have."""
    reference = catalogue[REFERENCE]
    there = {
        key if not name else f"{key}.{name}" for key, sentence in reference.items() for name in sentence.texts
    }
    for place, key in asked_keys():
        if key not in there:
            yield f"{place}: {key} is not in the catalogue"
    for place, key in owed_keys():
        # A card may choose among several sentences for one notification: `notice-call-missed-caller`.
        if key not in there and not any(known.startswith(f"{key}-") for known in there):
            yield f"{place}: nothing says the notification {key}"


# « de Alpina SA » and « que Inès » are wrong, and nobody knows what a name begins with. Figures and times never elide.
_ELIDING = re.compile(r"\b(?:de|que|jusque|lorsque|puisque|presque|ne|me|te|se) (?:</?\w+>)*$", re.IGNORECASE)
_NEVER_ELIDED = frozenset({"count", "from", "least", "limit", "max", "min", "n"})


def elided_names(catalogue: Catalogue) -> Iterator[str]:
    """French sentences in which a value follows a word that has to be elided before a vowel (« de { $name } »)."""
    for key, sentence in catalogue.get("fr", {}).items():
        for text, value in sentence.after:
            if value not in _NEVER_ELIDED and _ELIDING.search(text):
                yield f"{sentence.place}: {key}: a value after « de » or « que »: {value}"


CHECKS = (differing, ill_written, badly_tagged, elided_names, unsaid_refusals, half_said_enums, unknown_keys)


def main() -> int:
    """0 when no check finds anything."""
    import_everything()
    catalogue = read_catalogue()
    problems = [problem for check in CHECKS for problem in check(catalogue)]
    print("\n".join(problems))
    sizes = ", ".join(f"{language} {len(sentences)}" for language, sentences in catalogue.items())
    print(f"{sizes} sentences, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
