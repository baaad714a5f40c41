"""The web part on a free port, and a real Chromium with a false camera and microphone."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
from aiohttp import web
from playwright.async_api import Browser, BrowserContext, async_playwright, expect

from core.keys import KeyRing
from core.settings import Settings
from models.call import Call
from models.member import Member
from models.sql import fetch
from services import calls
from web.app import make_app
from web.context import WebContext

# A busy machine decodes late; what must be fast is measured elsewhere.
expect.set_options(timeout=20_000)

KEYS = KeyRing(b"k" * 32)
WEBHOOK_SECRET = "a-webhook-secret-of-the-tests"
CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream=device-count=3",
    "--autoplay-policy=no-user-gesture-required",
    "--disable-background-timer-throttling",
    "--disable-renderer-backgrounding",
    "--mute-audio",
    "--disable-background-networking",
    "--disable-component-update",
    "--allow-loopback-in-peer-connection",
]


@dataclass
class Site:
    """A running web part: its address, its application, and the raw updates that reached the intake."""

    url: str
    app: web.Application
    updates: list[bytes] = field(default_factory=list)

    async def link(self, call: Call, member: Member) -> str:
        """The member's personal address of a call."""
        return await calls.call_url(self.url, KEYS, call, member)


async def _database_answers() -> None:
    await fetch("SELECT 1 AS one")


@pytest.fixture
async def site(database: str) -> AsyncIterator[Site]:
    """The web part over an empty database."""
    settings = Settings(
        _env_file=None,
        webhook_secret=WEBHOOK_SECRET,
        operator="Exemple & fils SA",
        operator_address="Rue des Exemples 1, 1000 Lausanne",
        operator_email="bonjour@exemple.ch",
    )
    updates: list[bytes] = []

    async def ingest(raw: bytes) -> None:
        updates.append(raw)

    context = WebContext(settings, KEYS, "entremise_bot", ingest, {"database": _database_answers})
    app = make_app(context)
    runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=1)
    await runner.setup()
    listener = web.TCPSite(runner, "127.0.0.1", 0)
    await listener.start()
    port = runner.addresses[0][1]
    yield Site(f"http://127.0.0.1:{port}", app, updates)
    await runner.cleanup()


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """A Chromium with false devices that grants them."""
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        await started.close()


@pytest.fixture
async def contexts(browser: Browser) -> AsyncIterator[list[BrowserContext]]:
    """Three separate persons' browsers, in French."""
    made = [
        await browser.new_context(locale="fr-CH", permissions=["camera", "microphone"], viewport=viewport)
        for viewport in (
            {"width": 1280, "height": 760},
            {"width": 390, "height": 780},
            {"width": 320, "height": 640},
        )
    ]
    yield made
    for context in made:
        await context.close()
