"""Puts the parts of the bot together, the same way for the service and for tests."""

from dataclasses import dataclass, replace
from pathlib import Path

from telegram.request import BaseRequest

from bot.aftermath import Aftermath
from bot.application import App, build_application
from bot.cards import load_cards
from bot.drawing import Drawing
from bot.exporting import Exporting
from bot.farewells import Farewells
from bot.fetching import Fetching
from bot.flight import FlightRecorder
from bot.handing_over import HandingOver
from bot.leases import LeaseBook
from bot.living_cards import LivingCards
from bot.mail import Mail, MailServer
from bot.pages import load_pages
from bot.polling import Poller
from bot.rates import Rates
from bot.receipts import Receipts
from bot.sender import Sender
from bot.turn import BotFacts
from bot.worker import Worker
from core.ending import Ending


@dataclass
class Assembly:
    """Everything that takes updates in, works on them and shows the result; nothing runs by itself."""

    application: App
    facts: BotFacts
    poller: Poller
    worker: Worker
    aftermath: Aftermath
    drawing: Drawing
    sender: Sender
    cards: LivingCards
    fetching: Fetching
    farewells: Farewells
    exporting: Exporting
    handing_over: HandingOver
    flight: FlightRecorder
    leases: LeaseBook
    mail: Mail | None
    ending: Ending


async def assemble(
    *,
    token: str,
    request: BaseRequest,
    api: str,
    facts: BotFacts,
    folder: Path,
    rates: Rates,
    mail_server: MailServer | None = None,
) -> Assembly:
    """Builds and initialises the parts; asks Telegram who the bot is (InvalidToken when it does not know)."""
    load_pages()
    load_cards()
    application = build_application(token, request, api)
    await application.initialize()
    facts = replace(facts, username=facts.username or application.bot.username)
    bot = application.bot
    ending = Ending()
    leases = LeaseBook(folder / "leases")
    receipts = Receipts(folder / "receipts")
    drawing = Drawing(bot, facts, rates, ending=ending, leases=leases)
    aftermath = Aftermath(bot, drawing)
    flight = FlightRecorder(folder / "flight")
    return Assembly(
        application=application,
        facts=facts,
        poller=Poller(request, f"{api}/bot{token}"),
        worker=Worker(application, facts, aftermath, flight, ending=ending),
        aftermath=aftermath,
        drawing=drawing,
        sender=Sender(bot, facts, rates, receipts, ending=ending, leases=leases),
        cards=LivingCards(bot, facts, rates, ending=ending, leases=leases),
        fetching=Fetching(bot, drawing, ending=ending),
        farewells=Farewells(bot, rates, receipts, ending=ending, leases=leases),
        exporting=Exporting(bot, rates, receipts, drawing, ending=ending, leases=leases),
        handing_over=HandingOver(facts, mail_server, ending=ending),
        flight=flight,
        leases=leases,
        mail=Mail(mail_server, facts, ending=ending, leases=leases) if mail_server is not None else None,
        ending=ending,
    )
