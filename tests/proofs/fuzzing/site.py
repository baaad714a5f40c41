"""The web part on a loopback port over a town: an open room with two people in it, and what must never be told."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta

from aiohttp import web

from bot.intake import ingest
from core import clock
from core.keys import KeyRing
from core.settings import Settings
from installation import listening
from models.appointment import Appointment, AppointmentStatus
from models.call import Call, CallSeat
from models.member import Member
from models.profile import Profile
from models.sql import fetch
from services import appointments, calls
from tests.kit.stage import move_clock
from tests.proofs.fuzzing.street import Street
from tests.proofs.fuzzing.town import SECRETS, life
from web.app import make_app
from web.context import WebContext
from web.webhook import webhook_path

KEYS = KeyRing(b"k" * 32)
WEBHOOK_SECRET = "a-webhook-secret-that-nobody-may-read"


@dataclass
class Site:
    """The listener, and an open room: the tokens, participations and session secrets of its two people."""

    port: int
    app: web.Application
    tokens: list[str] = field(default_factory=list)
    sessions: dict[str, str] = field(default_factory=dict)
    public_names: list[str] = field(default_factory=list)

    @property
    def place(self) -> str:
        """Host and port."""
        return f"127.0.0.1:{self.port}"

    @property
    def origin(self) -> str:
        """Where our own pages come from."""
        return f"http://{self.place}"

    @property
    def secrets(self) -> tuple[str, ...]:
        """What no answer and no log line may show."""
        path = webhook_path(KEYS).rsplit("/", 1)[-1]
        return (WEBHOOK_SECRET, path, "k" * 32, *SECRETS, *self.tokens, *self.sessions.values())


async def _database_answers() -> None:
    await fetch("SELECT 1 AS one")


@asynccontextmanager
async def open_site(street: Street) -> AsyncIterator[Site]:
    """Léa and Tom with an appointment that begins in five minutes and a room that both entered."""
    await life(street.stage, "Léa", "Tom")
    app = _application()
    async with listening(app, "127.0.0.1", 0) as port:
        site = Site(port, app)
        await _open_room(site)
        yield site


@asynccontextmanager
async def web_of(street: Street) -> AsyncIterator[int]:
    """The web part alone, over whatever is on the street; gives the port."""
    async with listening(_application(), "127.0.0.1", 0) as port:
        yield port


def _application() -> web.Application:
    settings = Settings(_env_file=None, webhook_secret=WEBHOOK_SECRET, operator="Exemple & fils SA")
    return make_app(WebContext(settings, KEYS, "entremise_bot", ingest, {"database": _database_answers}))


async def _open_room(site: Site) -> None:
    confirmed = await Appointment.get(status=AppointmentStatus.CONFIRMED)
    move_clock(confirmed.start_at - timedelta(minutes=5) - clock.now())
    await appointments.open_due_rooms()
    call = await Call.get(appointment_id=confirmed.id)
    for seat in await CallSeat.filter(call_id=call.id).order_by("id"):
        member = await Member.get(id=seat.member_id)
        token = (await calls.call_url(site.origin, KEYS, call, member)).rpartition("#")[2]
        session = await calls.take_seat(KEYS, token)
        site.tokens.append(token)
        site.sessions[session.participation] = session.secret
    site.public_names = [row.public_id for row in (*await Profile.all(), *await Call.all(), confirmed)]
