"""Tells Telegram the menu of commands, in each language; administrators have more."""

import logging

from telegram import Bot, BotCommand, BotCommandScopeChat
from telegram.error import TelegramError

from bot.handlers.commands import MENU, TEAM_MENU
from core.i18n import language_of, words
from models.member import Member
from services.members import list_admins

log = logging.getLogger(__name__)

# Languages whose speakers read one of ours; everybody else gets the list without language.
_READ_AS = ("fr", "en", "de", "it", "rm")


async def set_menus(bot: Bot) -> None:
    """Sets the commands for everybody, and for each language that is read as one of ours."""
    await bot.set_my_commands(_commands("en"))
    for code in _READ_AS:
        await bot.set_my_commands(_commands(language_of(code)), language_code=code)
    for admin in await list_admins():
        await set_team_menu(bot, admin)


async def set_team_menu(bot: Bot, admin: Member) -> None:
    """Shows an administrator the team's commands first, in the language that the bot speaks to them (FR-244).

    It grants nothing: each page asks who is there.
    """
    if admin.telegram_id is None:
        return
    try:
        scope = BotCommandScopeChat(admin.telegram_id)
        await bot.set_my_commands(_commands(admin.language, team=True), scope=scope)
    except TelegramError as error:
        # Who never wrote to the bot, or left it, has no menu that could be set.
        log.info("the team's menu was not taken: %s", type(error).__name__)


def _commands(language: str, *, team: bool = False) -> list[BotCommand]:
    said = words(language)
    names = (*(TEAM_MENU[language] if team else ()), *MENU[language])
    return [BotCommand(name, said.plain(f"command-{name}")) for name in names]
