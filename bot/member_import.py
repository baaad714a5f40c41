"""Reads a table of people that an administrator sent, says how far it is, and gives back what was refused."""

import csv
import io
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial

from telegram import Bot, InputFile
from telegram.error import TelegramError

from bot.refusals import refusal_key
from bot.turn import Turn
from core.errors import DomainError, NotFound
from services import preregistration, screens
from services.preregistration import ImportLine

# A message may be edited about once a second: a table of 500 lines is told in ten steps.
STEP = 50


@dataclass
class Report:
    """What became of each line."""

    done: int = 0
    refused: list[tuple[ImportLine, str]] = field(default_factory=list)


async def import_members(turn: Turn, file_id: str, bot: Bot) -> None:
    """Imports a file of the chat after the commit. A refused file or line is said; what was taken stays taken.

    Each line has a transaction of its own: whatever ends the process, the same file can be sent again.
    """
    try:
        content = bytes(await (await bot.get_file(file_id)).download_as_bytearray())
        lines = preregistration.read_import(content)
    except DomainError as error:
        key, values = refusal_key(error, turn.look)
        await screens.redraw(turn.member.id, key, values)
        return
    report = await _import(turn, lines, bot)
    if report is None:
        return
    if report.refused:
        name = turn.words.plain("members-report_name")
        sent = await bot.send_document(turn.chat_id, InputFile(_table(report), filename=name))
        await screens.raise_floor(turn.member.id, sent.message_id)
    values = {"done": report.done, "refused": len(report.refused)}
    await screens.show_page(turn.member.id, turn.chat_id, "members", values, "members-imported")


async def _import(turn: Turn, lines: list[ImportLine], bot: Bot) -> Report | None:
    report, words = Report(), turn.words
    told = await bot.send_message(turn.chat_id, words("members-progress", done=0, total=len(lines)))
    await screens.raise_floor(turn.member.id, told.message_id)
    for number, line in enumerate(lines, 1):
        try:
            await preregistration.import_line(turn.facts.keys, turn.member, line)
            report.done += 1
        except NotFound:
            # The right was taken away in between: the rest is nobody's to import.
            return None
        except DomainError as error:
            key, values = refusal_key(error, turn.look)
            report.refused.append((line, words.plain(key, **values)))
        if number % STEP == 0 or number == len(lines):
            text = words("members-progress", done=number, total=len(lines))
            await _tell(partial(bot.edit_message_text, text, turn.chat_id, told.message_id))
    return report


async def _tell(edit: Callable[[], Awaitable[object]]) -> None:
    try:
        await edit()
    except TelegramError:
        # How far it is will be said again; the import goes on.
        return


def _table(report: Report) -> bytes:
    """The refused lines with their reasons, as a table that a spreadsheet opens (UTF-8 with its mark)."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([*preregistration.COLUMNS, "ligne", "raison"])
    for line, reason in report.refused:
        values = [line.values.get(name, "") for name in preregistration.COLUMNS]
        writer.writerow([*(_harmless(value) for value in values), line.number, reason])
    return out.getvalue().encode("utf-8-sig")


def _harmless(value: str) -> str:
    # A spreadsheet would compute what begins like a formula.
    return f"'{value}" if value[:1] in ("=", "+", "-", "@", "\t") else value
