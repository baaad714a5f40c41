"""Starts the bot before one Telegram, and waits for its end."""

import asyncio
import logging
import signal
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any

from bot.mail import MailServer
from bot.polling import CannotPoll
from bot.run import BotRole
from bot.turn import BotFacts
from core.keys import KeyRing
from core.memory import keep_what_is_loaded
from core.settings import Settings
from installation import CannotStart
from web.webhook import webhook_path

log = logging.getLogger("entremise")


@dataclass(frozen=True)
class Platform:
    """Which Telegram is spoken to: the real one, or the sandbox of this machine."""

    token: str
    api: str
    link_base: str
    username: str = ""
    mail: MailServer | None = None
    contact_persons: tuple[str, ...] = ()


async def start_bot(
    stack: AsyncExitStack,
    settings: Settings,
    bot: BotRole,
    platform: Platform,
    public_url: str,
    keys: KeyRing,
) -> None:
    """Starts the bot's role; a wrong token becomes a sentence."""
    reachable = settings.token is None or public_url.startswith("https://")
    facts = BotFacts(
        username=platform.username,
        link_base=platform.link_base,
        public_url=public_url,
        keys=keys,
        contact_persons=tuple(settings.contact_persons) or platform.contact_persons,
        pages_reachable=reachable,
        job_seekers=settings.job_seekers,
        topics=settings.topics != "off",
    )
    secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else None
    webhook = f"{public_url}{webhook_path(keys)}" if secret and settings.token else None
    if not reachable:
        log.warning(
            "ENTREMISE_PUBLIC_URL is no https address: pages and calls cannot be opened from Telegram"
        )
    if settings.token is not None and settings.unnamed_operator:
        log.warning("the legal pages do not say who answers for the service: %s", settings.unnamed_operator)
    try:
        await bot.start(
            settings,
            facts,
            token=platform.token,
            api=platform.api,
            mail_server=platform.mail,
            webhook_url=webhook,
        )
    except CannotPoll as error:
        raise CannotStart(str(error)) from None
    stack.push_async_callback(bot.stop)


def asked_to_stop() -> asyncio.Event:
    """Set by Ctrl-C and by a polite end from the system: from here on neither cuts anything off."""
    asked = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, asked.set)
    return asked


async def until_stopped(asked: asyncio.Event, bot: BotRole | None = None) -> None:
    """Waits until the end is asked for, or for the bot's own end with a sentence."""
    keep_what_is_loaded()
    waiting = asyncio.ensure_future(asked.wait())
    if bot is None:
        await waiting
        return
    assert bot.stopped is not None
    watched: set[asyncio.Future[Any]] = {waiting, bot.stopped}
    await asyncio.wait(watched, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    if bot.stopped.done() and isinstance(bot.stopped.exception(), CannotPoll):
        raise CannotStart(str(bot.stopped.exception()))
    if bot.stopped.done():
        await bot.stopped
