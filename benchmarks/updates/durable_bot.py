"""Our bot with every guarantee, before a local Bot API, with the persons of the benchmark signed up.

Telegram's rates are kept to only when notifications wait: the local Bot API has none.
"""

import asyncio
import os
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import uvloop

from benchmarks.copies import copy_rows
from benchmarks.updates.telegram_stub import FIRST_PERSON
from bot.assembly import assemble
from bot.dialogs.hours import BookingRulesDialog
from bot.engine import begin
from bot.rates import Rates
from bot.request import AiohttpRequest
from bot.run import SENDERS, TOGETHER, hands
from bot.turn import BotFacts, Turn
from core import clock
from core.ids import public_id
from core.keys import KeyRing
from core.memory import keep_what_is_loaded
from models.database import open_database
from models.delivery import Notification
from models.member import MemberCategory
from models.profile import Domain
from services import members, screens
from services.unit_of_work import unit_of_work

FIRST_OTHER, OTHERS = 5_000_000, 2_000


async def sign_up(count: int, facts: BotFacts) -> None:
    """Freelancers, at the numbers that the local Bot API gives to its persons, each in the middle of a dialog."""
    text = "Une description assez longue pour être lue."
    for number in range(FIRST_PERSON, FIRST_PERSON + count):
        member = await members.arrive(number, "Ada", "Bench", "fr")
        await members.accept_terms(member.id)
        profile = await members.register_professional(
            member.id,
            MemberCategory.FREELANCE,
            f"Ada {number}",
            "Interprète",
            Domain.IT,
            "Lausanne",
            text,
            ["Allemand"],
        )
        turn = Turn(await members.access_member(number), facts, number, 0)
        async with unit_of_work():
            answers = {"duration": BookingRulesDialog.duration.load("30")}
            await begin(turn, BookingRulesDialog, given={"profile_id": profile.id}, answers=answers)
            screen = await screens.current_screen(member.id)
            assert screen is not None
            await screens.give_up_drawing(screen)


async def owe_others(count: int) -> None:
    """Puts notifications to people who do not take part into the queue, all due now."""
    if not count:
        return
    bob = await members.arrive(FIRST_OTHER, "Bob", "Bench", "fr")
    async with unit_of_work():
        first = await Notification.create(
            recipient_id=bob.id, key="runtime.flood", details={}, due_at=clock.now(),
            not_before=clock.real_now(), created_at=clock.now(), urgency=1,
        )  # fmt: skip
    others = range(bob.id, bob.id + OTHERS)
    await copy_rows(
        bob,
        (
            {"id": number, "telegram_id": FIRST_OTHER + number, "public_id": public_id()}
            for number in others[1:]
        ),
    )
    await copy_rows(
        first,
        (
            {"recipient_id": others[number % OTHERS], "urgency": 2 if number % 2 else 1}
            for number in range(1, count)
        ),
    )


async def main(database: str, folder: Path, persons: int, waiting: int) -> None:
    """Runs every loop of the bot's role until it is killed; with somebody waiting, Telegram's rates are kept to."""
    await open_database(database)
    facts = BotFacts("", "https://t.me", "https://entremise.example", KeyRing(b"k" * 32))
    await sign_up(persons, facts)
    await owe_others(waiting)
    parts = await assemble(
        token=os.environ["BOT_TOKEN"],
        request=AiohttpRequest(),
        api=os.environ["API_ROOT"],
        facts=facts,
        folder=folder,
        rates=Rates(unlimited=not waiting),
    )
    keep_what_is_loaded()
    loops: list[Coroutine[Any, Any, None]] = [parts.worker.run(TOGETHER) for _ in range(hands())]
    loops += [parts.sender.run() for _ in range(SENDERS)]
    loops += [parts.drawing.sweep(), parts.cards.run(), parts.poller.run()]
    await asyncio.gather(*loops)


if __name__ == "__main__":
    uvloop.run(main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])))
