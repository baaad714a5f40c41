"""Taps on a dialog's buttons, however late, old, foreign or forged."""

import re
from dataclasses import dataclass

from bot.engine.acts import press
from bot.engine.definition import Dialog, definition_of
from bot.engine.flow import put, refuse, running, stay
from bot.engine.step import NotOffered
from bot.turn import Turn
from core.errors import DomainError, NotFound
from models.delivery import Screen
from models.dialog import DialogSession, DialogStatus
from services import dialogs, screens
from services.unit_of_work import unit_of_work

_DATA = re.compile(r"d1\|(\d{1,18})\|(\d{1,9})\|([a-z]{1,8}):(.*)", re.ASCII | re.DOTALL)


@dataclass(frozen=True)
class Tap:
    """What a button of a dialog carries."""

    session_id: int
    turn: int
    act: str
    arg: str


def read_tap(data: str) -> Tap | None:
    """The parts of `d1|session|turn|act:arg`, or None for anything else."""
    match = _DATA.fullmatch(data)
    return Tap(int(match[1]), int(match[2]), match[3], match[4]) if match else None


async def take_tap(turn: Turn) -> None:
    """Applies a tap on a dialog's button (`turn.tap`), or says why it no longer counts.

    The keyboard of an old message is taken off by whoever received the tap, as for any page.
    """
    tap = read_tap(turn.tap)
    async with unit_of_work():
        try:
            if tap is None:
                raise NotFound()
            session = turn.session or await dialogs.access_session(tap.session_id, turn.member.id)
        except NotFound:
            turn.say("engine-not-yours")
            return
        screen = turn.screen or await screens.current_screen(turn.member.id)
        await _judge(turn, tap, session, screen)


async def _judge(turn: Turn, tap: Tap, session: DialogSession, screen: Screen | None) -> None:
    live = screen is None or screen.message_id in (None, turn.message_id)
    is_shown = screen is not None and screen.page == "dialog" and screen.args.get("session") == session.id
    if tap.turn > session.turn:
        turn.say("engine-not-yours")
    elif session.status not in (DialogStatus.ACTIVE, DialogStatus.PAUSED):
        turn.say("engine-already" if live else f"engine-toast-{session.status}")
    elif session.status is DialogStatus.PAUSED or not is_shown or definition_of(session.dialog) is None:
        await _is_old(turn, live)
    elif tap.turn < session.turn:
        if live:
            turn.say("engine-already")
        else:
            await _is_old(turn, live)
    else:
        await _apply(running(session, turn), tap)


async def _apply(run: Dialog, tap: Tap) -> None:
    step = run.current()
    if not run.shows_current():
        await put(run, step, "engine-stale")
        return
    try:
        if not await press(run, tap.act, tap.arg):
            run.turn.say("engine-not-yours")
    except NotOffered:
        run.turn.say("engine-stale-toast")
        await stay(run, run.session.ui, "engine-stale")
    except DomainError as error:
        await refuse(run, step, error)


async def _is_old(turn: Turn, live: bool) -> None:
    turn.say("engine-stale-toast")
    if not live:
        await turn.redraw("engine-stale")
