"""Dialogs that were laid aside: which can be taken up again, and by which button."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from bot.engine.definition import Dialog, definition_of
from bot.view import Button, page_button
from core.i18n import Words
from models.dialog import DialogSession
from services import dialogs

# A digest, for the answers themselves are kept, and emptied, in one place.
FILLED_IN = "filled"


@dataclass(frozen=True)
class Waiting:
    """A dialog that can be taken up again; `title` is the catalogue key of what it is called."""

    session_id: int
    dialog: str
    answers: int
    title: str


def is_untouched(session: DialogSession) -> bool:
    """Whether a dialog holds just what was filled in before it was shown: that is no answer of the person."""
    return bool(session.ui.get(FILLED_IN) == _told_apart(session.answers))


def filled_in(session: DialogSession) -> dict[str, Any]:
    """What a session notes of the answers that it starts from; nothing where there are none."""
    return {FILLED_IN: _told_apart(session.answers)} if session.answers else {}


def kept_filled_in(session: DialogSession) -> dict[str, Any]:
    """What every further question of a session goes on noting of them."""
    return {FILLED_IN: session.ui[FILLED_IN]} if FILLED_IN in session.ui else {}


def _told_apart(answers: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(answers, sort_keys=True).encode()).hexdigest()[:16]


async def paused_of(member_id: int) -> list[Waiting]:
    """Dialogs with answers that the member can take up again, newest first."""
    return [each for each in await waiting_of(member_id) if each.answers]


async def waiting_of(member_id: int) -> list[Waiting]:
    """Dialogs that were left without being ended, newest first, answered or not."""
    return [
        Waiting(
            session.id,
            session.dialog,
            0 if is_untouched(session) else len(session.answers),
            definition.title_of(session.given),
        )
        for session in await dialogs.waiting_sessions(member_id)
        if (definition := definition_of(session.dialog)) is not None
    ]


async def waiting_around(run: Dialog) -> Waiting | None:
    """The dialog in the middle of which this one began, if it still waits."""
    if run.session.parent_id is None:
        return None
    return next((w for w in await waiting_of(run.member.id) if w.session_id == run.session.parent_id), None)


def resume_button(words: Words, waiting: Waiting) -> Button:
    """« Reprendre : … », for home and the like."""
    label = words.plain("engine-resume", title=words.plain(waiting.title))
    return page_button(label, "dialog", "resume", waiting.session_id)
