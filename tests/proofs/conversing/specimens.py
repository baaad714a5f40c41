"""A made-up dialog of any questions in any order, as one deploy or another may have it."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from fluent.runtime import FluentResource

from bot.engine import (
    Choice,
    Contact,
    Date,
    Dialog,
    Hours,
    Link,
    Lookup,
    Many,
    Media,
    Money,
    Number,
    Option,
    Place,
    Preview,
    Several,
    Step,
    Text,
    YesNo,
)
from bot.engine.definition import DIALOGS
from core.i18n import LANGUAGES, bundle

KEY = "xdf"
NAMES = ("alpha", "beta", "gamma", "delta", "epsilon")
OPTIONS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


async def _found(dialog: Dialog, text: str) -> list[tuple[str, str]]:
    return [("lau", "Lausanne"), ("lt", "Lauterbrunnen")]


async def _some(dialog: Dialog) -> list[Option]:
    return [Option(name, name.title()) for name in OPTIONS[:4]]


class Part(Dialog, register=False):
    """What a repeated record holds."""

    key = "xdf"

    alpha = Text(max=30)
    beta = Number(min=1, max=5)


Rules = dict[str, Any]
KINDS: dict[str, Callable[[Rules], Step[Any]]] = {
    "text": lambda rules: Text(max=60, **rules),
    "long text": lambda rules: Text(min=40, max=200, **rules),
    "place": lambda rules: Place(**rules),
    "link": lambda rules: Link(**rules),
    "contact": lambda rules: Contact(**rules),
    "number": lambda rules: Number(min=1, max=9, **rules),
    "other number": lambda rules: Number(min=50, max=90, **rules),
    "money": lambda rules: Money(max=500, **rules),
    "choice": lambda rules: Choice(OPTIONS, words="xdf-option", **rules),
    "fewer": lambda rules: Choice(OPTIONS[:2], words="xdf-option", **rules),
    "listed": lambda rules: Choice(_some, **rules),
    "many": lambda rules: Many(OPTIONS, max=4, words="xdf-option", **rules),
    "fewer of many": lambda rules: Many(OPTIONS[3:6], max=2, words="xdf-option", **rules),
    "yes": lambda rules: YesNo(**rules),
    "date": lambda rules: Date(**rules),
    "hours": lambda rules: Hours(**rules),
    "lookup": lambda rules: Lookup(search=_found, **rules),
    "files": lambda rules: Media(max=3, **rules),
    "records": lambda rules: Several(Part, max=3, **rules),
}


@dataclass(frozen=True)
class Question:
    """A question of a definition: what it is called, its kind, whether it may be skipped, and what it depends on."""

    name: str
    kind: str
    optional: bool
    after: str | None


def random_questions(chance: random.Random) -> tuple[Question, ...]:
    """One to five questions in any order."""
    names = chance.sample(NAMES, chance.randint(1, len(NAMES)))
    return tuple(
        Question(
            name,
            chance.choice(list(KINDS)),
            chance.random() < 0.3,
            names[at - 1] if at and chance.random() < 0.2 else None,
        )
        for at, name in enumerate(names)
    )


def next_questions(
    old: tuple[Question, ...], chance: random.Random
) -> tuple[tuple[Question, ...], dict[str, str]]:
    """What a deploy makes of it: questions gone, new, in another order, of another kind, or under another name."""
    kept = [q for q in old if chance.random() < 0.8]
    renamed: dict[str, str] = {}
    free = [name for name in NAMES if name not in {q.name for q in old}]
    changed = []
    for question in kept:
        name, kind = question.name, question.kind
        if free and chance.random() < 0.25:
            renamed[name] = name = free.pop()
        if chance.random() < 0.35:
            kind = chance.choice(list(KINDS))
        changed.append(Question(name, kind, chance.random() < 0.3, None))
    taken = {q.name for q in changed} | set(renamed)
    changed += [q for q in random_questions(chance)[:2] if q.name not in taken]
    chance.shuffle(changed)
    plain = [Question(q.name, q.kind, q.optional, None) for q in changed]
    return tuple(plain) or (Question("alpha", "text", False, None),), renamed


def _rules(question: Question) -> Rules:
    rules: Rules = {"optional": question.optional}
    if question.after is not None:
        rules["when"] = lambda dialog, name=question.after: getattr(dialog, name) is not None
    return rules


def defined(
    questions: tuple[Question, ...], renamed: dict[str, str], results: list[dict[str, Any]]
) -> type[Dialog]:
    """The dialog that asks these questions; what it ends with is added to `results`."""

    async def done(self: Dialog) -> None:
        results.append(self.answers)

    steps = {q.name: KINDS[q.kind](_rules(q)) for q in questions}
    body = {"key": KEY, "renamed": renamed, "done": done, **steps, "preview": Preview()}
    return type("Specimen", (Dialog,), body, register=False)


@contextmanager
def deployed() -> Iterator[Callable[[type[Dialog]], None]]:
    """Lets definitions take each other's place in this process, and takes the last one away at the end."""
    _speak()

    def deploy(definition: type[Dialog]) -> None:
        DIALOGS[KEY] = definition

    try:
        yield deploy
    finally:
        DIALOGS.pop(KEY, None)


def _speak() -> None:
    lines = [f"{KEY} = Specimen", f"{KEY}-done = Specimen : fin."]
    lines += [f"{KEY}-{name} = {name.title()} ?\n    .label = {name.title()}" for name in NAMES]
    lines += [f"{KEY}-option-{name} = {name.title()}" for name in OPTIONS]
    for language in LANGUAGES:
        bundle(language).add_resource(FluentResource("\n".join(lines)), allow_overrides=True)
