"""A real browser on a real sandbox server, with two people and a bot of a few lines."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Locator, Page, async_playwright

from sandbox.clock import SandboxClock
from sandbox.server import Server
from sandbox.world import World
from tests.sandbox_page.tiny_bot import TinyBot

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-gpu"]
HOSTILE = '<img src=x onerror="window.hacked=1">'


@dataclass
class Stage:
    """What a test plays with."""

    world: World
    server: Server
    bot: TinyBot
    context: BrowserContext
    page: Page
    lea: int
    tom: int

    def column(self, name: str) -> Locator:
        """The column of one person."""
        return self.page.get_by_role("region", name=f"Conversation de {name}")

    def words(self, name: str, text: str) -> Locator:
        """A text in the bubbles of that person's chat."""
        return self.column(name).locator(".messages").get_by_text(text)

    async def open(self, address: str = "/") -> None:
        """Load the page and wait for its columns."""
        await self.page.goto(self.server.url + address)
        await self.page.locator(".column").first.wait_for()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """One Chromium for all tests of the page."""
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        await chromium.close()


@pytest_asyncio.fixture(loop_scope="session")
async def stage(browser: Browser) -> AsyncIterator[Stage]:
    """A fresh world in a fresh window; a page error or a foreign request fails the test at its end."""
    world = await World.open(":memory:", clock=SandboxClock())
    bot = TinyBot(world)
    lea = world.add_person("Léa", "Favre", role="Freelance")
    tom = world.add_person("Tom", HOSTILE, language_code="en", time_zone="America/New_York", role="Visiteur")
    server = Server(world, port=0)
    await server.start()
    bot.start()
    context = await browser.new_context(
        viewport={"width": 1300, "height": 820}, locale="fr-CH", accept_downloads=True
    )
    page = await context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "request", lambda request: wrong.append(request.url) if _is_foreign(request.url, server.url) else None
    )
    yield Stage(world, server, bot, context, page, lea.id, tom.id)
    await context.close()
    await bot.stop()
    await server.stop()
    await world.close()
    assert wrong == []


def _is_foreign(address: str, own: str) -> bool:
    return not address.startswith((own, "data:", "blob:", "about:"))
