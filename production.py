"""Starts one of several processes of an installation on PostgreSQL: a worker, or the scheduler."""

from collections.abc import Iterator
from contextlib import AsyncExitStack

from bot.run import BotRole
from core.ids import public_id
from core.settings import Settings
from installation import CannotStart, database_url, key_ring, listening, opened_database, partner_of
from models.bus import PostgresBus
from models.database import DatabaseUrl, database_answers
from scheduler.jobs import JOBS, Job
from scheduler.run import start_scheduler
from services import processes
from services.evidence.vault import use_keys
from services.files import LocalFiles, use_files
from services.payroll_partner import use_partner
from telegram_side import Platform, asked_to_stop, start_bot, until_stopped
from web.app import make_app
from web.call_hub import HUB
from web.context import WebContext
from web.exchange import BusExchange


def _missing_for_several(settings: Settings) -> Iterator[str]:
    if DatabaseUrl(database_url(settings)).is_sqlite:
        yield (
            "Several processes need PostgreSQL: set ENTREMISE_DATABASE_URL, or start everything in one process with"
            " `entremise run`."
        )


def _missing_for_a_worker(settings: Settings) -> Iterator[str]:
    yield from _missing_for_several(settings)
    if settings.token is None:
        yield "ENTREMISE_TELEGRAM_TOKEN is missing: without a token only `entremise run` starts, on the sandbox."
    if not settings.public_url.startswith("https://"):
        yield "ENTREMISE_PUBLIC_URL must be the https address at which the world reaches the workers."
    if settings.webhook_secret is None:
        yield (
            "ENTREMISE_WEBHOOK_SECRET is missing: Telegram pushes updates to the workers, and only it may."
            " `openssl rand -hex 32` makes one."
        )


def _require(missing: Iterator[str]) -> None:
    sentences = list(missing)
    if sentences:
        raise CannotStart("\n".join(sentences))


async def work(settings: Settings) -> None:
    """`entremise worker`: takes updates, works on them, sends, and serves the pages and calls, beside other workers.

    Refuses with a sentence a database or an address with which several processes cannot work. Migrations are a step of
    their own (`entremise migrate`).
    """
    _require(_missing_for_a_worker(settings))
    assert settings.token is not None
    use_files(LocalFiles(settings.data_dir / "files"))
    use_partner(partner_of(settings))
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(opened_database(settings, may_migrate=False))
        if await processes.living("run"):
            raise CannotStart("`entremise run` works on this database: stop it before workers start.")
        keys = key_ring(settings)
        use_keys(keys)
        bus = PostgresBus(database_url(settings), keys)
        await bus.start()
        stack.push_async_callback(bus.stop)
        bot = BotRole()
        public_url = settings.public_url.rstrip("/")
        context = WebContext(
            settings.model_copy(update={"public_url": public_url}),
            keys,
            ingest=bot.take,
            checks={"database": database_answers},
            exchange=BusExchange(bus, lambda: app[HUB].send_all_back()),
            role="worker",
            on_beat=bot.share_rates,
        )
        app = make_app(context)
        port = await stack.enter_async_context(listening(app, settings.web_host, settings.web_port))
        platform = Platform(settings.token, settings.telegram_api, settings.telegram_link_base)
        await start_bot(stack, settings, bot, platform, public_url, keys)
        context.bot_name = bot.facts.username
        asked = asked_to_stop()
        print(f"A worker of @{context.bot_name} listens on port {port}.", flush=True)
        await until_stopped(asked, bot)


async def tick(settings: Settings) -> None:
    """`entremise scheduler`: what happens by itself. One is enough; two at once do nothing twice."""
    _require(_missing_for_several(settings))
    use_files(LocalFiles(settings.data_dir / "files"))
    use_partner(partner_of(settings))
    name = public_id()

    async def beat() -> None:
        await processes.beat(name, "scheduler")

    async with AsyncExitStack() as stack:
        await stack.enter_async_context(opened_database(settings, may_migrate=False))
        stack.push_async_callback(processes.withdraw, name)
        jobs = (Job("the scheduler says that it lives", processes.BEAT_SECONDS, beat), *JOBS)
        stack.push_async_callback((await start_scheduler(jobs)).stop)
        asked = asked_to_stop()
        print("The scheduler runs.", flush=True)
        await until_stopped(asked)
