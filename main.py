"""Starts everything in one process: on Telegram with a token, else on the sandbox."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from bot.mail import MailServer
from bot.run import BotRole
from core.settings import Settings
from installation import CannotStart, key_ring, listening, opened_database, partner_of, port_taken
from models.database import database_answers
from sandbox.params import Upload
from sandbox.server import Server
from sandbox.world import World
from scheduler.jobs import JOBS, Job
from scheduler.run import start_scheduler
from services import processes
from services.business_clock import BusinessClock
from services.demo import keep_online, seed_demo
from services.evidence.vault import use_keys
from services.files import LocalFiles, use_files
from services.payroll_partner import Partner, use_partner
from telegram_side import Platform, asked_to_stop, start_bot, until_stopped
from web.app import make_app
from web.context import WebContext

SANDBOX_TOKEN = "700000001:sandbox-of-entremise-without-any-secret"
SANDBOX_BOT = "EntremiseBot"
SANDBOX_CONTACTS = ("Ada Lenoir", "Sam Perret")
SANDBOX_MAIL_FROM = "Entremise <noreply@entremise.invalid>"
# An invented one: its dossiers arrive in the sandbox's mailbox.
SANDBOX_PARTNER = Partner("Portage Léman", 600, "dossiers@portage-leman.invalid")


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
    await invite_demo_people(world, topics=settings.topics == "on")
    mail = MailServer("127.0.0.1", server.smtp_port, SANDBOX_MAIL_FROM)
    try:
        platform = Platform(
            SANDBOX_TOKEN, server.url, f"{server.url}/t.me", SANDBOX_BOT, mail, SANDBOX_CONTACTS
        )
        yield platform, server
    finally:
        await server.stop()
        await world.close()


async def invite_demo_people(world: World, *, topics: bool = False) -> None:
    """The demo people as persons of the sandbox, with their portraits; who is there already stays as they are."""
    bot = world.register_bot(SANDBOX_TOKEN, "Entremise", SANDBOX_BOT, topics=topics)
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
        use_keys(keys)
        use_partner(partner_of(settings) or (SANDBOX_PARTNER if settings.token is None else None))
        if settings.token is not None and await processes.living("worker"):
            raise CannotStart("Workers of this installation run already: stop them, or start another worker.")
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
        asked = asked_to_stop()
        print_welcome(settings, server, public_url, bot.facts.username)
        await until_stopped(asked, bot)


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


async def migrate_only(settings: Settings) -> None:
    """Brings the database to this program's schema and ends."""
    async with opened_database(settings, may_migrate=True):
        print("The schema is up to date.")
