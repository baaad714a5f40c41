"""Prints every dialog without anybody in it: its questions in order, and each screen in each language."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

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
    Preview,
    Several,
    Slot,
    Step,
    Text,
    YesNo,
    load_dialogs,
)
from bot.engine.question import draw_question
from bot.turn import BotFacts, Look
from bot.view import View
from core import clock
from core.i18n import LANGUAGES
from core.keys import KeyRing
from models.dialog import DialogSession
from models.member import Member

_FACTS = BotFacts("entremise_bot", "https://t.me", "https://example.invalid", KeyRing(bytes(32)))
_SAMPLES: tuple[tuple[type[Step[Any]], Any], ...] = (
    (Contact, "+41 21 000 00 00"),
    (Link, "https://example.invalid"),
    (YesNo, True),
    (Money, "120.00"),
    (Date, "2030-01-15"),
    (Slot, {"start": "2030-01-15T09:00:00+00:00", "end": "2030-01-15T09:30:00+00:00"}),
    (Hours, [[day, 540, 720] for day in range(5)]),
    (Lookup, ["1", "…"]),
)


_SOME_DAY = "2030-01-15T09:00:00+00:00"


class _Given(dict[str, Any]):
    """Stands for whatever the caller of `begin` hands over."""

    def __missing__(self, name: str) -> str:
        return _SOME_DAY if name == "start" else "…"


def sample(step: Step[Any]) -> Any:
    """An answer that a question takes, as JSON; None where none can be made up."""
    if isinstance(step, Choice | Many):
        options = step.options
        first = ["1", "…"] if options.is_dynamic else str(next(iter(options.source)))  # type: ignore[arg-type]
        return first if isinstance(step, Choice) else [first] * max(1, step.min)
    if isinstance(step, Number):
        return max(step.min or 0, 1)
    for kind, raw in _SAMPLES:
        if isinstance(step, kind):
            return raw
    if isinstance(step, Text):
        return ("Texte d’exemple " * 300)[: max(step.min, min(step.max, 24))].strip() + "…" * (step.min > 24)
    return None if isinstance(step, Media | Several | Preview) else "…"


def rehearse(dialog: type[Dialog], language: str) -> Dialog:
    """A dialog that nobody runs, every question answered."""
    now = clock.now()
    member = Member(
        id=1, telegram_id=1, language=language, display_name="…", created_at=now, last_seen_at=now
    )
    answers = {name: raw for name, step in dialog.steps.items() if (raw := sample(step)) is not None}
    session = DialogSession(
        id=1,
        member_id=1,
        chat_id=1,
        dialog=dialog.key,
        given=_Given(),
        answers=answers,
        turn=1,
        ui={},
        sources={},
    )
    return dialog(session, Look(member, _FACTS))


async def screens_of(dialog: type[Dialog], language: str) -> list[tuple[str, View]]:
    """Each question's screen as it is first asked; options that come from the database are left out."""
    found = []
    for name, step in dialog.steps.items():
        run = rehearse(dialog, language)
        run.session.step = name
        if not isinstance(step, Preview):
            run.raw.pop(name, None)
        if not run.applies(step):
            continue
        found.append((name, await draw_question(run, bare=_is_from_data(step))))
    return found


def _is_from_data(step: Step[Any]) -> bool:
    return isinstance(step, Slot) or (isinstance(step, Choice | Many) and step.options.is_dynamic)


def diagram(dialog: type[Dialog]) -> Iterator[str]:
    """The questions in order, with what is conditional, optional or checked."""
    yield f"{dialog.key} · {dialog.__name__}"
    section = ""
    for step in dialog.steps.values():
        if step.section != section:
            section = step.section
            yield f"  [{section}]"
        marks = [
            word
            for word, holds in (
                ("conditional", step.when is not None),
                ("optional", step.optional),
                ("checked", step.check is not None),
            )
            if holds
        ]
        yield f"  ↓ {step.name}: {type(step).__name__}" + (f" ({', '.join(marks)})" if marks else "")
    yield "  ● done"


def drawn(view: View) -> Iterator[str]:
    """A screen as plain text."""
    for line in re.sub(r"<[^>]+>", "", view.text).splitlines():
        yield f"    │ {line}"
    for row in view.rows:
        yield "    │ " + " ".join(f"[{button.label}]" for button in row)


async def preview(language: str | None = None, keys: Sequence[str] = ()) -> str:
    """Diagram and screens of the dialogs named (all without names), in one language or every one, as one text."""
    lines: list[str] = []
    for key, dialog in sorted(load_dialogs().items()):
        if keys and key not in keys:
            continue
        lines += [*diagram(dialog), ""]
        for spoken in [language] if language else LANGUAGES:
            for name, view in await screens_of(dialog, spoken):
                lines += [f"  {spoken} · {name}", *drawn(view), ""]
    return "\n".join(lines)
