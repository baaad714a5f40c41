"""Help, and the two-minute tutorial."""

import importlib
from typing import Any

from bot.fitting import two_a_row
from bot.guidance import CHAPTERS, TUTORIALS, WAYS, Reader, reader_of
from bot.pages import Page
from bot.paging import turning
from bot.turn import Look, Turn
from bot.view import Row, View, page_button
from core.ids import read_row_id


class Help(Page):
    """What the reader can do under their hat, each with the way there, and every command (FR-020)."""

    name = "help"

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words, member = look.words, look.member
        reader, roles = await reader_of(look)
        lines = [
            words("aid-head"),
            "",
            words(f"aid-{reader}"),
            *(words(f"aid-role-{role}") for role in roles),
        ]
        lines += ["", words("aid-commands", commands=_commands(look, reader))]
        rows: list[Row] = two_a_row([way.button(look.words) for way in WAYS[reader]])
        rows.append(
            (
                page_button(words.plain("common-tutorial"), "tutorial", "open", 1),
                page_button(words.plain("common-contact"), "contact"),
            )
        )
        if member.registered_at is None:
            rows.append((page_button(words.plain("acc-recover"), "recover"),))
        rows.append((page_button(words.plain("common-home"), "home"),))
        return View("\n".join(lines), tuple(rows))


def _commands(look: Look, reader: Reader) -> str:
    """Every command that the menu shows the reader; typed, each opens what it names."""
    commands = importlib.import_module("bot.handlers.commands")
    language = look.words.language
    team = commands.TEAM_MENU[language] if reader is Reader.TEAM else ()
    return " · ".join(f"/{name}" for name in (*team, *commands.MENU[language]))


class Tutorial(Page):
    """A few short screens, one idea each, for the hat that the reader wears; most can be tried at once."""

    name = "tutorial"

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words = look.words
        reader, _ = await reader_of(look)
        chapters = TUTORIALS[reader]
        step = min(max(int(args.get("arg", 1)), 1), len(chapters))
        chapter = chapters[step - 1]
        way = CHAPTERS[chapter] if reader is not Reader.NEWCOMER else None
        tried: list[Row] = [(way.button(look.words),)] if way is not None else []
        before, after = step - 1 or None, step + 1 if step < len(chapters) else None
        rows = turning(look, self.name, before, after)
        counter = words("tutorial-counter", step=step, total=len(chapters))
        home = page_button(words.plain("common-home"), "home")
        text = words(f"tutorial-{chapter}")
        return View(f"{counter}\n\n{text}", (*tried, *rows, (home,)))

    async def open(self, turn: Turn, arg: str) -> None:
        await turn.show(self.name, arg=read_row_id(arg) or 1)
