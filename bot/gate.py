"""Who is under a measure of the team reads what they have, contests, and writes to the team (states.md, g)."""

import importlib

from bot.handlers.commands import BY_NAME, CANCEL
from bot.tapped import Received
from bot.turn import Turn
from core.errors import NotFound
from core.ids import read_row_id
from services import dialogs, screens

# Whoever is under a measure may still have their data, and leave: everything of these pages is theirs (trust.md).
LEAVING = frozenset({"goodbye", "others", "own_data"})
OPEN_PAGES = LEAVING | frozenset(
    {
        "appeal", "audit_mine", "barred", "contact", "contest", "conversation", "help", "help_request", "home",
        "language", "measure", "messages", "mission_measure", "privacy", "scam_question", "terms",
    }
)  # fmt: skip
OPEN_ACTS = frozenset(
    {"open", "answer", "choose", "measure", "mission", "refusal", "page", "write", "older", "whole", "file"}
)
# Contesting, writing to the team (FR-233), being heard by it (states.md, g), and leaving.
OPEN_DIALOGS = frozenset({"ctd", "hlp", "hrp", "sca", "bye"})
OPEN_CARD = "help_request"


async def lets_through(update: Received, turn: Turn) -> bool:
    """Whether a barred person's update goes on to its handler; else the person is shown what they may do."""
    if not turn.tap and update.message is None and update.edited_message is None:
        return True
    if turn.tap:
        may = await _may_tap(turn)
    elif turn.text.startswith("/"):
        may = _may_command(turn.text)
    else:
        screen = await screens.current_screen(turn.member.id)
        may = screen is not None and screen.page == "dialog" and await _is_open(turn, screen.args)
    if not may:
        await _turn_away(turn)
    return may


async def _may_tap(turn: Turn) -> bool:
    family, _, rest = turn.tap.partition("|")
    name, _, rest = rest.partition("|")
    if family == "d1":
        return await _is_open(turn, {"session": read_row_id(name)})
    if family == "n1":
        return name == OPEN_CARD
    act, _, arg = rest.partition("|")
    if (family, name, act) == ("b1", "dialog", "resume"):
        return await _is_open(turn, {"session": read_row_id(arg)})
    return family == "b1" and (name in LEAVING or (name in OPEN_PAGES and act in OPEN_ACTS))


def _may_command(text: str) -> bool:
    name = text.partition(" ")[0].lstrip("/").partition("@")[0].lower()
    return name in CANCEL or (name in BY_NAME and BY_NAME[name].page in OPEN_PAGES)


async def _is_open(turn: Turn, args: dict[str, object]) -> bool:
    try:
        session = await dialogs.access_session(int(str(args["session"])), turn.member.id)
    except NotFound:
        return False
    return session.dialog in OPEN_DIALOGS


async def _turn_away(turn: Turn) -> None:
    if turn.tap:
        turn.say("barred-toast", alert=True)
    await importlib.import_module("bot.pages").PAGES["barred"].open(turn, "")
