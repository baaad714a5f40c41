"""What every command needs of an installation: its database, its keys, its files, its listener."""

import asyncio
import errno
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from aiohttp import web
from tortoise.exceptions import OperationalError

from core.errors import DomainError
from core.i18n import words
from core.keys import KeyRing, read_key_ring
from core.settings import Settings
from models.database import close_database, open_database
from models.migrate import migrate, require_current_schema
from services.business_clock import restore_clock
from services.claims import require_no_overlap_guard
from services.payroll_partner import Partner
from web.listener import listen

log = logging.getLogger("entremise")


class CannotStart(SystemExit):
    """Why the program does not start, in one sentence for the operator."""


def database_url(settings: Settings) -> str:
    """The configured database, or a file in the data folder."""
    return settings.database_url or f"sqlite://{settings.data_dir.resolve() / 'entremise.db'}"


def key_file(settings: Settings) -> Path:
    """Where the master keys are."""
    return settings.master_key_file or settings.data_dir / "master.key"


def key_ring(settings: Settings) -> KeyRing:
    """The master keys; made at the first start of the sandbox, never with a real token."""
    try:
        return read_key_ring(key_file(settings), may_make=settings.token is None)
    except (FileNotFoundError, ValueError) as error:
        raise CannotStart(str(error)) from None


def partner_of(settings: Settings) -> Partner | None:
    """The payrolling partner of the settings, or None when there is none."""
    if not settings.payrolling_partner:
        return None
    return Partner(
        settings.payrolling_partner,
        int(settings.payrolling_percent * 100),
        settings.payrolling_email,
        settings.payrolling_webhook,
        settings.payrolling_page,
    )


@asynccontextmanager
async def opened_database(settings: Settings, *, may_migrate: bool) -> AsyncIterator[None]:
    """The open database with today's schema and its guards proven; says in one sentence why it cannot be used."""
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
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
    server: asyncio.Server | None = None
    try:
        server = await listen(runner, host, port)
        yield int(server.sockets[0].getsockname()[1])
    except OSError as error:
        raise port_taken("ENTREMISE_WEB_PORT", port, error) from None
    finally:
        if server is not None:
            server.close()
        await runner.cleanup()


def port_taken(setting: str, port: int, error: OSError) -> BaseException:
    """The sentence for a port that somebody else has; any other error as it is."""
    if error.errno != errno.EADDRINUSE:
        return error
    return CannotStart(f"Port {port} is already in use: stop the other program or set {setting}.")
