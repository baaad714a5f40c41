"""Wires the faces together: reads the settings once, opens the database, and starts the roles that were asked for."""

import asyncio
import errno
import logging
import signal
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any

from aiohttp import web
from tortoise.exceptions import OperationalError

from bot.mail import MailServer
from bot.polling import CannotPoll
from bot.run import BotRole
from bot.turn import BotFacts
from core.errors import DomainError
from core.i18n import words
from core.keys import KeyRing, read_key_ring
from core.settings import Settings
from models.database import close_database, database_answers, open_database
from models.migrate import migrate, require_current_schema
from sandbox.params import Upload
from sandbox.server import Server
from sandbox.world import World
from scheduler.jobs import JOBS, Job
from scheduler.run import start_scheduler
from services.business_clock import BusinessClock, restore_clock
from services.claims import require_no_overlap_guard
from services.demo import keep_online, seed_demo
from services.files import LocalFiles, use_files
from web.app import make_app
from web.context import WebContext
from web.webhook import webhook_path

log = logging.getLogger("entremise")
SANDBOX_TOKEN = "700000001:sandbox-of-entremise-without-any-secret"
SANDBOX_BOT = "EntremiseBot"
SANDBOX_CONTACTS = ("Ada Lenoir", "Sam Perret")
SANDBOX_MAIL_FROM = "Entremise <noreply@entremise.invalid>"


class CannotStart(SystemExit):
    """Why the program does not start, in one sentence for the operator."""


@dataclass(frozen=True)
class Platform:
    """Which Telegram is spoken to: the real one, or the sandbox of this machine."""

    token: str
    api: str
    link_base: str
    username: str = ""
    mail: MailServer | None = None
    contact_persons: tuple[str, ...] = ()


def database_url(settings: Settings) -> str:
    """The configured database, or a file in the data folder."""
    return settings.database_url or f"sqlite://{settings.data_dir.resolve() / 'entremise.db'}"


def key_ring(settings: Settings) -> KeyRing:
    """The master key; made at the first start of the sandbox, never with a real token."""
    path = settings.master_key_file or settings.data_dir / "master.key"
    try:
        return read_key_ring(path, may_make=settings.token is None)
    except (FileNotFoundError, ValueError) as error:
        raise CannotStart(str(error)) from None


@asynccontextmanager
async def opened_database(settings: Settings, *, may_migrate: bool) -> AsyncIterator[None]:
    """The open database with today's schema and its guards proven; says in one sentence why it cannot be used."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    try:
        await open_database(database_url(settings))
        if may_migrate:
            for name in await migrate():
                log.info("schema: applied %s", name)
        await require_current_schema()
        await require_no_overlap_guard()
        await restore_clock()
    except DomainError as error:
        await close_database()
        raise CannotStart(words("en").plain(f"err-{error.code}", **error.details)) from None
    except (OperationalError, OSError) as error:
        await close_database()
        raise CannotStart(f"The database cannot be used: {error}") from None
    try:
        yield
    finally:
        await close_database()


@asynccontextmanager
async def listening(app: web.Application, host: str, port: int) -> AsyncIterator[int]:
    """The web part on its listener; gives the port, which is a free one when 0 was asked."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=2)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        yield int(runner.addresses[0][1])
    except OSError as error:
        raise port_taken("ENTREMISE_WEB_PORT", port, error) from None
    finally:
        await runner.cleanup()


def port_taken(setting: str, port: int, error: OSError) -> BaseException:
    """The sentence for a port that somebody else has; any other error as it is."""
    if error.errno != errno.EADDRINUSE:
        return error
    return CannotStart(f"Port {port} is already in use: stop the other program or set {setting}.")


@asynccontextmanager
async def sandbox(settings: Settings) -> AsyncIterator[tuple[Platform, Server]]:
    """The sandbox with the demo people, standing for Telegram and for the mail server."""
    world = await World.open(str(settings.data_dir / "sandbox.db"), clock=BusinessClock())
    server = Server(world, port=settings.sandbox_port)
    try:
        await server.start()
    except OSError as error:
        await world.close()
        raise port_taken("ENTREMISE_SANDBOX_PORT", settings.sandbox_port, error) from None
    await invite_demo_people(world)
    mail = MailServer("127.0.0.1", server.smtp_port, SANDBOX_MAIL_FROM)
    try:
        platform = Platform(
            SANDBOX_TOKEN, server.url, f"{server.url}/t.me", SANDBOX_BOT, mail, SANDBOX_CONTACTS
        )
        yield platform, server
    finally:
        await server.stop()
        await world.close()


async def invite_demo_people(world: World) -> None:
    """The demo people as persons of the sandbox, with their portraits; who is there already stays as they are."""
    bot = world.register_bot(SANDBOX_TOKEN, "Entremise", SANDBOX_BOT)
    for person in await seed_demo():
        if person.telegram_id not in world.people:
            portrait = world.files.keep_photo(bot, Upload(f"{person.key}.png", person.picture, "image/png"))
            world.add_person(
                person.first_name,
                person.last_name,
                username=person.username,
                language_code=person.language,
                time_zone=person.time_zone,
                role=person.role,
                picture=portrait[0]["file_id"],
                user_id=person.telegram_id,
            )
            if not person.is_newcomer:
                # A bot cannot write first: those who were here before have opened it once.
                await world.send_start(person.telegram_id, bot.id, "")


async def run(settings: Settings) -> None:
    """Everything in one process: with a token on Telegram, else on the sandbox, whose address is printed."""
    use_files(LocalFiles(settings.data_dir / "files"))
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(opened_database(settings, may_migrate=True))
        keys = key_ring(settings)
        server: Server | None = None
        if settings.token is None:
            platform, server = await stack.enter_async_context(sandbox(settings))
        else:
            platform = Platform(settings.token, settings.telegram_api, settings.telegram_link_base)
        bot = BotRole()
        context = WebContext(settings, keys, platform.username, bot.take, {"database": database_answers})
        port = await stack.enter_async_context(
            listening(make_app(context), settings.web_host, settings.web_port)
        )
        public_url = settings.public_url.rstrip("/") or f"http://127.0.0.1:{port}"
        context.settings = settings.model_copy(
            update={"public_url": public_url, "telegram_link_base": platform.link_base}
        )
        await start_bot(stack, settings, bot, platform, public_url, keys)
        context.bot_name = bot.facts.username
        # The demo people are renewed before presence is judged, or a moved clock would take them offline.
        demo = (Job("demo people stay online", 60, keep_online),) if server is not None else ()
        stack.push_async_callback((await start_scheduler((*demo, *JOBS))).stop)
        print_welcome(settings, server, public_url, bot.facts.username)
        await until_stopped(bot)


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
    )
    secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else None
    webhook = f"{public_url}{webhook_path(keys)}" if secret and settings.token else None
    if not reachable:
        log.warning(
            "ENTREMISE_PUBLIC_URL is no https address: pages and calls cannot be opened from Telegram"
        )
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


def print_welcome(settings: Settings, server: Server | None, public_url: str, username: str) -> None:
    """The one thing that a person who started the program wants to know."""
    if server is not None:
        print(f"\n  Entremise is ready. Open this address in a browser:\n\n      {server.url}\n", flush=True)
        print(
            "  Be anybody in it: the demo people are on the left. Ctrl-C stops; starting again goes on.\n",
            flush=True,
        )
    else:
        print(f"\n  Entremise runs as @{username}; pages at {public_url}. Ctrl-C stops.\n", flush=True)


async def until_stopped(bot: BotRole) -> None:
    """Waits for Ctrl-C, a polite end from the system, or the bot's own end with a sentence."""
    asked = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, asked.set)
    waiting = asyncio.ensure_future(asked.wait())
    assert bot.stopped is not None
    watched: set[asyncio.Future[Any]] = {waiting, bot.stopped}
    await asyncio.wait(watched, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    if bot.stopped.done() and isinstance(bot.stopped.exception(), CannotPoll):
        raise CannotStart(str(bot.stopped.exception()))
    if bot.stopped.done():
        await bot.stopped


async def migrate_only(settings: Settings) -> None:
    """Brings the database to this program's schema and ends."""
    async with opened_database(settings, may_migrate=True):
        print("The schema is up to date.")
