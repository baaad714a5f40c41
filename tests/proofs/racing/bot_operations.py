"""What the bot does in several transactions: cancelled anywhere, it comes to the same end when it is tried again."""

from itertools import count
from pathlib import Path

from bot.assembly import Assembly
from core import clock
from models.member import Member
from models.sql import execute
from services import screens
from services.notifications import owe
from tests.proofs.racing import agreeable
from tests.proofs.racing.interrupted import Operation
from tests.proofs.racing.operations import Kind, Troupe

_numbers = count(1)
ROUNDS = 60


class BotTroupe:
    """The bot's parts, and the people of a troupe with their accounts."""

    def __init__(self, troupe: Troupe, bot: Assembly) -> None:
        self.troupe, self.bot = troupe, bot

    @classmethod
    async def gather(cls, troupe: Troupe, folder: Path) -> "BotTroupe":
        """Opens the bot."""
        bot = await agreeable.open_bot(folder)
        owner = troupe.owner
        await Member.filter(id=owner.id).update(telegram_id=900_001, terms_accepted_at=clock.now())
        return cls(troupe, bot)

    async def rests(self) -> None:
        """Lets the leases of whoever was cancelled run out, and does all that is left to do."""
        for _ in range(ROUNDS):
            for table in ("screen", "notification", "card"):
                await execute(f"UPDATE {table} SET lease_until = NULL")
            done = 0
            steps = (
                self.bot.worker.work_one,
                self.bot.drawing.draw_any,
                self.bot.sender.send_one,
                self.bot.cards.draw_one,
            )
            for step in steps:
                while await step():
                    done += 1
            if not done:
                return
        raise RuntimeError("the bot never comes to rest")

    async def update(self) -> Operation:
        """The professional taps « Accepter »."""
        _, asked = await self.troupe.asked()
        await self.rests()
        owner = await Member.get(id=self.troupe.owner.id)
        await agreeable.tapped(owner, f"n1|appointment|{asked.id}|{asked.version}|accept", next(_numbers))
        return self.bot.worker.work_one

    async def delivery(self) -> Operation:
        """The sender delivers what is owed."""
        await self.rests()
        await owe(self.troupe.owner.id, "runtime.flood")
        return self.bot.sender.send_one

    async def card(self) -> Operation:
        """The sender delivers a request, which becomes the living card of the appointment."""
        await self.rests()
        await self.troupe.asked()
        return self.bot.sender.send_one

    async def drawing(self) -> Operation:
        """The professional's screen is drawn."""
        await self.rests()
        owner = await Member.get(id=self.troupe.owner.id)
        await screens.show_page(owner.id, int(owner.telegram_id or 0), "home", {})
        return self.bot.drawing.draw_any

    def kinds(self) -> tuple[Kind, ...]:
        """All of them."""
        return (
            Kind("an update", self.update),
            Kind("a delivery", self.delivery),
            Kind("a delivery that becomes a card", self.card),
            Kind("a drawing", self.drawing),
        )
