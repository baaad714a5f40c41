"""Tells Telegram the menu of commands, in each language."""

from telegram import Bot, BotCommand

from bot.handlers.commands import MENU
from core.i18n import language_of, words

# Languages whose speakers read one of ours; everybody else gets the list without language.
_READ_AS = ("fr", "en", "de", "it", "rm")


async def set_menus(bot: Bot) -> None:
    """Sets the commands for everybody, and for each language that is read as one of ours."""
    await bot.set_my_commands(_commands("en"))
    for code in _READ_AS:
        await bot.set_my_commands(_commands(language_of(code)), language_code=code)


def _commands(language: str) -> list[BotCommand]:
    said = words(language)
    return [BotCommand(name, said.plain(f"command-{name}")) for name in MENU[language]]
