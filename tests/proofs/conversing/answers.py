"""A random valid answer to any kind of question, as what is typed and as what is tapped for it."""

import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.engine import (
    Choice,
    Contact,
    Date,
    Hours,
    Link,
    Lookup,
    Many,
    Media,
    Money,
    Month,
    Number,
    Phone,
    Place,
    Preview,
    Several,
    Slot,
    Step,
    Text,
    Year,
    YesNo,
)
from bot.engine.dates import today_of
from bot.engine.step import Asking, Option
from bot.engine.typed_dates import add_months
from core.text import utf16_length

# What one does: ("say", text), ("tap", "act:arg"), ("file", name).
Doing = tuple[str, str]
SKIP, SKIPPING = (("say", "passer"),), (("tap", "skip:"),)
WORDS = (
    "Atelier", "mécanique", "<b>gras", "d’été", "Zürich & Co", "100 %", "naïve", "日本", "«devis»", "a_b*c",
    "🎻 violon",
    "l'eau", "n° 7", "&amp;", "شركة", "Straße",
)  # fmt: skip
FIGURES = 30


@dataclass(frozen=True)
class Wish:
    """One answer: what is done by somebody who only types, and by somebody who taps whatever can be tapped."""

    typed: tuple[Doing, ...]
    tapped: tuple[Doing, ...]


class UnknownQuestion(AssertionError):
    """A question that these proofs cannot answer yet; the sentence says what to add."""


Answer = Callable[[Asking, random.Random, tuple[str, ...]], Awaitable[Wish]]


async def wish_for(ask: Asking, chance: random.Random, hints: tuple[str, ...]) -> Wish:
    """A valid answer to the question; the same chance wishes the same thing. `hints` are the walk's own answers."""
    if ask.step.optional and not ask.ui.get("files") and chance.random() < 0.2:
        return Wish(SKIP, SKIPPING)
    for kind in type(ask.step).__mro__:
        if kind in ANSWERS:
            return await ANSWERS[kind](ask, chance, hints)
    raise UnknownQuestion(
        f"tests/proofs/conversing/answers.py cannot answer a {type(ask.step).__name__}"
        f" ({ask.dialog.key}.{ask.step.name}): add a function to ANSWERS that wishes a valid answer."
    )


def words_of(chance: random.Random, least: int, most: int) -> str:
    """A text between two lengths in UTF-16 units, of words with which programs have had trouble."""
    text = f"Mot {chance.choice(WORDS)}"
    while utf16_length(text) < least or chance.random() < 0.6:
        longer = f"{text} {chance.choice(WORDS)}"
        if utf16_length(longer) > most:
            break
        text = longer
    while utf16_length(text) > most:
        text = text[:-1].rstrip()
    return text


def _says(text: str) -> Wish:
    return Wish((("say", text),), (("say", text),))


async def _text(ask: Asking, chance: random.Random, hints: tuple[str, ...]) -> Wish:
    step: Text = ask.step  # type: ignore[assignment]
    if hints and (step.check is not None or step.name in ask.dialog.blame.values()):
        return _says(hints[0])  # A service judges this text: the walk knows one that it takes.
    return _says(words_of(chance, step.min, min(step.max, 300)))


async def _link(ask: Asking, chance: random.Random, hints: tuple[str, ...]) -> Wish:
    return _says(f"https://exemple-{chance.randrange(99)}.ch/page")


async def _contact(ask: Asking, chance: random.Random, hints: tuple[str, ...]) -> Wish:
    return _says(chance.choice((f"+41 79 {chance.randrange(1000000, 9999999)}", "lea@exemple.ch")))


async def _phone(ask: Asking, chance: random.Random, hints: tuple[str, ...]) -> Wish:
    return _says(f"+41 79 {chance.randrange(1000000, 9999999)}")


async def _number(ask: Asking, chance: random.Random, hints: tuple[str, ...]) -> Wish:
    step: Any = ask.step
    low = int(step.min or 0)
    return _says(str(chance.randint(low, int(min(step.max if step.max is not None else low + 500, 10**6)))))


async def _options(ask: Asking, least: int = 1) -> list[Option]:
    found: list[Option] = await ask.step.options.all(ask)  # type: ignore[attr-defined]
    if len(found) < least:
        raise UnknownQuestion(
            f"{ask.dialog.key}.{ask.step.name} offers nothing to choose where the walk leads"
            " (tests/scenarios/walks.py): let the walk prepare something."
        )
    return found


async def _choice(ask: Asking, chance: random.Random, hints: tuple[str, ...]) -> Wish:
    options = await _options(ask)
    index = chance.randrange(len(options))
    option = options[index]
    said = chance.choice((str(index + 1), option.label, *option.synonyms))
    return Wish((("say", said),), (("tap", f"pick:{option.id}"),))


async def _many(ask: Asking, chance: random.Random, hints: tuple[str, ...]) -> Wish:
    step: Many[Any] = ask.step  # type: ignore[assignment]
    options = await _options(ask, step.min)
    count = chance.randint(max(1, step.min), min(step.max, len(options)))
    chosen = chance.sample(options, count)
    ticked = set(step._ticked(ask))
    taps = [("tap", f"off:{o.id}") for o in options if o.id in ticked and o not in chosen]
    taps += [("tap", f"on:{o.id}") for o in chosen if o.id not in ticked]
    return Wish((("say", ", ".join(o.label for o in chosen)),), (*taps, ("tap", "ok:")))


async def _yes_no(ask: Asking, chance: random.Random, hints: tuple[str, ...]) -> Wish:
    is_yes = chance.random() < 0.5
    said = chance.choice(("oui", "yes", "1", "O") if is_yes else ("non", "no", "2", "Non."))
    return Wish((("say", said),), (("tap", "yes:" if is_yes else "no:"),))


def typed_day(day: date, chance: random.Random) -> str:
    """A date in one of the ways in which people write it."""
    ways = (f"{day.day}.{day.month}.{day.year}", day.isoformat(), f"{day.day}/{day.month}/{day.year}")
    return chance.choice(ways)


async def _date(ask: Asking, chance: random.Random, hints: tuple[str, ...]) -> Wish:
    step: Date = ask.step  # type: ignore[assignment]
    first, last = step.bounds(ask)
    start = first or today_of(ask)
    span = min(150, (last - start).days if last else 150)
    day = start + timedelta(days=chance.randint(0, max(0, span)))
    return Wish((("say", typed_day(day, chance)),), (("tap", f"day:{day.isoformat()}"),))


async def _month(ask: Asking, chance: random.Random, hints: tuple[str, ...]) -> Wish:
    if hints and ask.step.name in ask.dialog.blame.values():
        return _says(hints[0])
    day = add_months(today_of(ask), -chance.randrange(60)).replace(day=1)
    said = chance.choice((f"{day.month}.{day.year}", day.strftime("%Y-%m")))
    return Wish((("say", said),), (("tap", f"show:{day:%Y}-01"), ("tap", f"day:{day.isoformat()}")))


async def _year(ask: Asking, chance: random.Random, hints: tuple[str, ...]) -> Wish:
    year = str(today_of(ask).year - chance.randrange(16))
    return Wish((("say", year),), (("tap", f"year:{year}"),))


async def _slot(ask: Asking, chance: random.Random, hints: tuple[str, ...]) -> Wish:
    step: Slot = ask.step  # type: ignore[assignment]
    days = [day for day, count in await step.days(ask.dialog) if count > 0]
    for day in chance.sample(days, len(days)):
        slots = await step.slots(ask.dialog, day)
        if slots:
            slot = chance.choice(slots)
            local = slot.start.astimezone(ZoneInfo(ask.look.zone))
            at = f"at:{int(slot.start.timestamp()) // 60}"
            said = f"{typed_day(day, chance)} {local:%H:%M}"
            opens = () if ask.ui.get("day") == day.isoformat() else (("tap", f"day:{day.isoformat()}"),)
            return Wish((("say", said),), (*opens, ("tap", at)))
    raise UnknownQuestion(f"{ask.dialog.key}.{ask.step.name}: the walk leads to no free slot.")


_SPANS = (((540, 720), (840, 1080)), ((480, 720), (780, 1020)), ((540, 720),), ((840, 1080),), ((480, 1080),))
_NAMES = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


async def _hours(ask: Asking, chance: random.Random, hints: tuple[str, ...]) -> Wish:
    days = {day: chance.choice((*_SPANS, ())) for day in range(7)}
    days[0] = _SPANS[0]
    clauses, taps = [], list[Doing]()
    for day, spans in days.items():
        hours = " ".join(f"{a // 60}:{a % 60:02}-{b // 60}:{b % 60:02}" for a, b in spans)
        clauses.append(f"{_NAMES[day]} {hours or 'fermé'}")
        packed = ".".join([str(day), *(f"{a}-{b}" for a, b in spans)])
        taps += [("tap", f"day:{day}"), ("tap", f"put:{packed}")]
    return Wish((("say", "; ".join(clauses)), ("say", "suivant")), (*taps, ("tap", "ok:")))


async def _lookup(ask: Asking, chance: random.Random, hints: tuple[str, ...]) -> Wish:
    step: Lookup = ask.step  # type: ignore[assignment]
    if not hints:
        raise UnknownQuestion(
            f"{ask.dialog.key}.{ask.step.name} is answered by searching: give its walk in"
            " tests/scenarios/walks.py a text that finds something."
        )
    outcome: Any = await step.typed(Asking(ask.dialog, step, {}), hints[0])
    if not hasattr(outcome, "ui"):
        return _says(hints[0])
    found = outcome.ui["found"]
    number = chance.randrange(len(found))
    search = ("say", hints[0])
    return Wish((search, ("say", str(number + 1))), (search, ("tap", f"pick:{found[number][0]}")))


async def _media(ask: Asking, chance: random.Random, hints: tuple[str, ...]) -> Wish:
    step: Media = ask.step  # type: ignore[assignment]
    count = chance.randint(max(1, step.min), max(1, min(step.max, 3)))
    files = tuple(("file", f"{chance.randrange(10**6)}.pdf") for _ in range(count))
    return Wish((*files, ("say", "suivant")), (*files, ("tap", "ok:")))


async def _several(ask: Asking, chance: random.Random, hints: tuple[str, ...]) -> Wish:
    step: Several = ask.step  # type: ignore[assignment]
    lines = []
    for _ in range(max(1, step.min)):
        parts = [await wish_for(inner, chance, ()) for inner in step._inner(ask)]
        lines.append(" ; ".join(part.typed[0][1].replace(";", ",") for part in parts))
    rows = tuple(("say", line) for line in lines)
    return Wish((*rows, ("say", "suivant")), (*rows, ("tap", "ok:")))


async def _preview(ask: Asking, chance: random.Random, hints: tuple[str, ...]) -> Wish:
    key = f"{ask.dialog.key}.confirm"
    return Wish(
        (("say", ask.words.plain(key if ask.words.has(key) else "common-confirm")),), (("tap", "confirm:"),)
    )


ANSWERS: dict[type[Step[Any]], Answer] = {
    Text: _text,
    Place: _text,
    Link: _link,
    Contact: _contact,
    Phone: _phone,
    Number: _number,
    Money: _number,
    Choice: _choice,
    Many: _many,
    YesNo: _yes_no,
    Date: _date,
    Month: _month,
    Year: _year,
    Slot: _slot,
    Hours: _hours,
    Lookup: _lookup,
    Media: _media,
    Several: _several,
    Preview: _preview,
}
