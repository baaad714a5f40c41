"""Commands: which page each opens, in both languages."""

import importlib
from dataclasses import dataclass
from functools import partial
from typing import Any

from bot.context import TurnContext
from bot.handlers.messages import take_unknown
from bot.pages import PAGES
from bot.turn import Turn
from core.text import fold


@dataclass(frozen=True)
class Command:
    """`/name` and its other names, and the page it opens; `arg` is what the page gets when nothing was typed after."""

    page: str
    names: tuple[str, ...]
    arg: str = ""


COMMANDS = (
    Command("home", ("menu", "tableau", "accueil", "home")),
    Command("search", ("chercher", "search")),
    Command("agenda", ("agenda",)),
    Command("messages", ("messages",)),
    Command("presence", ("enligne", "online"), "online"),
    Command("presence", ("horsligne", "offline"), "offline"),
    Command("hats", ("casquette", "hat")),
    Command("missions", ("missions",)),
    Command("missions", ("nouvelle_mission", "new_mission"), "new"),
    Command("scam", ("arnaque", "scam")),
    Command("my_reports", ("declarations", "my_reports")),
    Command("settings", ("parametres", "settings")),
    Command("language", ("langue", "language")),
    Command("help", ("aide", "help")),
    Command("tutorial", ("tutoriel", "tutorial")),
    Command("privacy", ("privacy",)),
    Command("own_data", ("mesdonnees", "mydata")),
    Command("goodbye", ("supprimer", "desinscription", "delete", "unsubscribe")),
    Command("certifications", ("certifs", "certifications")),
    Command("reports", ("signalements", "reports")),
    Command("help_queue", ("demandes", "requests")),
    Command("audit", ("audit",)),
    Command("payroll_files", ("dossiers", "payrolling")),
    Command("members", ("membre", "member")),
    Command("system", ("etat", "status")),
    Command("contact", ("contact",)),
)
CANCEL = ("annuler", "cancel")
BY_NAME = {name: command for command in COMMANDS for name in command.names}
# What the menu of commands shows, in this order, by language.
MENU = {
    "fr": ("menu", "chercher", "missions", "nouvelle_mission", "agenda", "messages", "enligne", "horsligne",
           "casquette", "arnaque", "declarations", "parametres", "langue", "mesdonnees", "supprimer", "privacy",
           "contact", "aide", "tutoriel", "annuler"),
    "en": ("menu", "search", "missions", "new_mission", "agenda", "messages", "online", "offline", "hat", "scam",
           "my_reports", "settings", "language", "mydata", "delete", "privacy", "contact", "help", "tutorial",
           "cancel"),
}  # fmt: skip

# What administrators find there as well.
TEAM_MENU = {
    "fr": ("certifs", "signalements", "demandes", "dossiers", "membre", "audit", "etat"),
    "en": ("certifications", "reports", "requests", "payrolling", "member", "audit", "status"),
}
# Whoever was appointed since the bot started finds the team's commands by these.
_TEAM_MENU_BY = ("start", "menu", "tableau")


def is_name(text: str) -> bool:
    """Whether a text without a stroke is the name of a command and nothing else."""
    return fold(text.strip()) in {*BY_NAME, *CANCEL}


async def take_command(update: object, context: TurnContext) -> None:
    """A message that begins with a command."""
    await run_command(context.turn)


async def run_command(turn: Turn) -> None:
    """Opens the page of a command; an unknown command is looked for like any text."""
    word, _, rest = turn.text.partition(" ")
    name = fold(word.lstrip("/").partition("@")[0])
    if turn.member.is_admin and name in _TEAM_MENU_BY:
        turn.effects.append(partial(_module("bot.menus").set_team_menu, admin=turn.member))
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
