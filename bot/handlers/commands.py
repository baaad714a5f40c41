"""Commands: which page each opens, in both languages."""

import importlib
from dataclasses import dataclass
from typing import Any

from bot.context import TurnContext
from bot.handlers.messages import take_unknown
from bot.pages import PAGES
from bot.turn import Turn


@dataclass(frozen=True)
class Command:
    """`/name` and its other names, and the page it opens; `arg` is what the page gets when nothing was typed after."""

    page: str
    names: tuple[str, ...]
    arg: str = ""


COMMANDS = (
    Command("home", ("menu", "tableau")),
    Command("search", ("chercher", "search")),
    Command("agenda", ("agenda",)),
    Command("messages", ("messages",)),
    Command("presence", ("enligne", "online"), "online"),
    Command("presence", ("horsligne", "offline"), "offline"),
    Command("hats", ("casquette", "hat")),
    Command("missions", ("missions",)),
    Command("missions", ("nouvelle_mission", "new_mission"), "new"),
    Command("scam", ("arnaque", "scam")),
    Command("settings", ("parametres", "settings")),
    Command("language", ("langue", "language")),
    Command("help", ("aide", "help")),
    Command("privacy", ("privacy",)),
    Command("certifications", ("certifs",)),
    Command("audit", ("audit",)),
    Command("members", ("membre",)),
)
CANCEL = ("annuler", "cancel")
BY_NAME = {name: command for command in COMMANDS for name in command.names}
# What the menu of commands shows, in this order, by language.
MENU = {
    "fr": ("menu", "chercher", "missions", "nouvelle_mission", "agenda", "messages", "enligne", "horsligne",
           "casquette", "arnaque", "parametres", "langue", "privacy", "aide", "annuler"),
    "en": ("menu", "search", "missions", "new_mission", "agenda", "messages", "online", "offline", "hat", "scam",
           "settings", "language", "privacy", "help", "cancel"),
}  # fmt: skip


async def take_command(update: object, context: TurnContext) -> None:
    """A message that begins with a command."""
    await run_command(context.turn)


async def run_command(turn: Turn) -> None:
    """Opens the page of a command; an unknown command is looked for like any text."""
    word, _, rest = turn.text.partition(" ")
    name = word.lstrip("/").partition("@")[0].lower()
    if name == "start":
        await _module("bot.pages.start").open_payload(turn, rest.strip())
    elif name in CANCEL:
        if not await _module("bot.engine").cancel(turn):
            await PAGES["home"].open(turn, "")
    elif name in BY_NAME and BY_NAME[name].page in PAGES:
        command = BY_NAME[name]
        await PAGES[command.page].open(turn, rest.strip() or command.arg)
    else:
        await take_unknown(turn)


def _module(name: str) -> Any:
    return importlib.import_module(name)
