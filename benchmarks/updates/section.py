"""What a Telegram update costs: five peers that guarantee nothing, and ours that guarantees everything."""

import statistics
import sys
from collections import defaultdict

from benchmarks.databases import KINDS, Databases
from benchmarks.figures import Effort, Goal, Section, ratios, span
from benchmarks.peers import installed
from benchmarks.updates.contest import Bot, Spent, measure

TAPS = 4
PEERS = installed.HERE
TEXT = """Everybody writes `/start` and gets a keyboard (ours: their home, from the database), then everybody taps a
button four times: the tap is answered and the message edited. Every bot polls the same local Bot API. Ours is a real
dialog: each update is committed before it is acknowledged, the answer, the next question and the screen are one
transaction, and the screen is drawn from what was committed. CPU microseconds an update, of the bot's process;
PostgreSQL's own processes are not in it."""


def peers() -> list[Bot]:
    """The bots that are measured beside ours."""
    python = str(installed.PYTHON)
    found = [
        Bot("python-telegram-bot", [sys.executable, str(PEERS / "ptb_bot.py")]),
        Bot("aiogram", [python, str(PEERS / "aiogram_bot.py")]),
        Bot("pyTelegramBotAPI", [python, str(PEERS / "telebot_bot.py")]),
    ]
    if installed.has_node():
        found.append(Bot("grammY", ["node", str(installed.NODE / "grammy_bot.mjs")]))
        found.append(Bot("telegraf", ["node", str(installed.NODE / "telegraf_bot.mjs")]))
    return found


async def ours(kind: str, databases: Databases, persons: int, waiting: int = 0) -> Bot:
    """Our bot on a fresh database."""
    url = await databases.fresh(kind)
    folder = databases.folder / url.rpartition("/")[2].replace(".", "-")
    command = [
        sys.executable,
        "-m",
        "benchmarks.updates.durable_bot",
        url,
        str(folder),
        str(persons),
        str(waiting),
    ]
    return Bot(f"Entremise, {kind}", command, has_home=True)


async def run(effort: Effort, databases: Databases) -> Section:
    """Several rounds, in each of which every bot has its turn."""
    installed.install()
    persons, rounds = effort.of(160, 60), effort.of(7, 1)
    spent: dict[str, list[Spent]] = defaultdict(list)
    for _ in range(rounds):
        for bot in [*peers(), *[await ours(kind, databases, persons) for kind in KINDS]]:
            spent[bot.name].append(await measure(bot, persons, TAPS))
            print(f"    {bot.name}: {spent[bot.name][-1]}", flush=True)
    section = Section(
        "1-updates", "A Telegram update", TEXT,
        ["bot", "/start", "tap", "mean", "a tap of ours on SQLite is cheaper by", "on PostgreSQL by"],
    )  # fmt: skip
    mine = {kind: [each.tap for each in spent[f"Entremise, {kind}"]] for kind in KINDS}
    for name, figures in spent.items():
        taps = [each.tap for each in figures]
        columns = [[each.start for each in figures], taps, [each.update for each in figures]]
        beside = ["", ""] if name.startswith("Entremise") else [ratios(mine[kind], taps) for kind in KINDS]
        section.lines.append([name, *(span(column) for column in columns), *beside])
    for peer in ("aiogram", "telegraf"):
        theirs = [each.tap for each in spent[peer]]
        for kind in KINDS if theirs else ():
            is_less = statistics.median(mine[kind]) < statistics.median(theirs)
            section.goals.append(
                Goal(f"A durable step on {kind} costs less than {peer}’s plain echo", is_less,
                     f"theirs ÷ ours {ratios(mine[kind], theirs)}")
            )  # fmt: skip
    section.notes.append("The peers: " + ", ".join(installed.versions()) + ".")
    return section
