"""Puts the parts of the bot together, the same way for the service and for tests."""

from dataclasses import dataclass, replace
from pathlib import Path

from telegram import User
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
from bot.topics import Topics
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
    topics: Topics
    cards: LivingCards
    fetching: Fetching
    farewells: Farewells
    exporting: Exporting
    handing_over: HandingOver
    flight: FlightRecorder
    leases: LeaseBook
    mail: Mail | None
    ending: Ending


def _completed(facts: BotFacts, account: User) -> BotFacts:
    """The facts with what Telegram says of the bot: its name, and whether its private chats have topics."""
    topics = facts.topics and bool(account.has_topics_enabled)
    return replace(facts, username=facts.username or account.username or "", topics=topics)


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
    bot = application.bot
    facts = _completed(facts, bot.bot)
    ending, leases, receipts = Ending(), LeaseBook(folder / "leases"), Receipts(folder / "receipts")
    topics = Topics(bot, facts, rates, ending=ending)
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
        sender=Sender(bot, facts, rates, receipts, topics, ending=ending, leases=leases),
        topics=topics,
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
