"""The one command as a newcomer lives it: start, open the printed address, sign up, find, ask, meet by video."""

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from tests.web.conftest import CHROMIUM, FLAGS

START_SECONDS = 60

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]


RUNNING: list[asyncio.subprocess.Process] = []


@pytest.fixture(autouse=True)
async def nothing_is_left_running() -> AsyncIterator[None]:
    """Ends what a failed test left behind."""
    yield
    for process in RUNNING:
        if process.returncode is None:
            process.kill()
            await process.wait()
    RUNNING.clear()


async def started(folder: Path) -> tuple[asyncio.subprocess.Process, str]:
    """The product in a process of its own, and the address that it prints."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("ENTREMISE_")} | {
        "ENTREMISE_DATA_DIR": str(folder),
        "ENTREMISE_WEB_PORT": "0",
        "ENTREMISE_SANDBOX_PORT": "0",
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        "from console import console; console()",
        "run",
        env=environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    RUNNING.append(process)
    assert process.stdout is not None
    async with asyncio.timeout(START_SECONDS):
        while line := (await process.stdout.readline()).decode():
            if found := re.search(r"http://\S+", line):
                return process, found.group()
    raise AssertionError("it ended without an address")


async def stopped(process: asyncio.subprocess.Process) -> None:
    """Ctrl-C, and a clean end."""
    process.send_signal(signal.SIGINT)
    async with asyncio.timeout(20):
        assert await process.wait() == 0


@pytest.fixture
async def chromium() -> AsyncIterator[Browser]:
    """A Chromium with false devices."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        await browser.close()


class Column:
    """One persona in the sandbox's page."""

    def __init__(self, page: Page, name: str) -> None:
        self.page, self.name = page, name
        self.region: Locator = page.get_by_role("region", name=f"Conversation de {name}")

    async def says(self, text: str) -> None:
        """Types and sends."""
        box = self.region.get_by_role("combobox")
        await box.fill(text)
        await box.press("Enter")

    async def taps(self, label: str) -> None:
        """Taps the newest button with this label."""
        await self.region.get_by_role("button", name=label).last.click()

    async def sees(self, text: str) -> None:
        """Waits until a bubble shows a text."""
        await expect(self.region.get_by_role("listitem").filter(has_text=text).last).to_be_visible(
            timeout=15_000
        )


async def open_column(page: Page, address: str, name: str) -> Column:
    """The page, with a column of this person."""
    state = await (await page.request.get(f"{address}/control/state")).json()
    [person] = [p for p in state["people"] if f"{p['first_name']} {p['last_name']}" == name]
    await page.goto(f"{address}/#{person['id']}")
    column = Column(page, name)
    await expect(column.region).to_be_visible()
    return column


async def test_a_newcomer_signs_up_and_asks_and_a_restart_goes_on(tmp_path: Path, chromium: Browser) -> None:
    process, address = await started(tmp_path)
    page = await chromium.new_page(locale="fr-CH", viewport={"width": 900, "height": 900})
    newcomer = await open_column(page, address, "Camille Roche")
    await newcomer.taps("DÉMARRER")
    await newcomer.sees("Bienvenue sur Entremise")
    await newcomer.taps("J’accepte")
    await newcomer.taps("Visiteur")
    await newcomer.sees("Quelle est votre adresse")
    await newcomer.says("Rue du Lac 4")
    await newcomer.sees("Dans quelle ville")
    await stopped(process)

    process, address = await started(tmp_path)
    newcomer = await open_column(page, address, "Camille Roche")
    await newcomer.says("Nyon")
    await newcomer.sees("Mon tableau de bord")
    await newcomer.taps("Qui, quoi ?")
    await newcomer.sees("Écrivez un métier")
    await newcomer.says("webmaster")
    await newcomer.taps("Léa Favre")
    await newcomer.taps("Demander un rendez-vous")
    await newcomer.sees("Quand souhaitez-vous parler à Léa Favre")
    await stopped(process)


async def test_an_online_professional_is_called_and_both_see_each_other(
    tmp_path: Path, chromium: Browser
) -> None:
    from tests.web.test_call_in_browsers import join, receives, until

    process, address = await started(tmp_path)
    page, other = await chromium.new_page(locale="fr-CH"), await chromium.new_page(locale="fr-CH")
    tom = await open_column(page, address, "Tom Reed")
    await tom.sees("Mon tableau de bord")
    await tom.says("/chercher")
    await tom.sees("Écrivez un métier")
    await tom.says("marc dubois")
    await tom.taps("Marc Dubois")
    await tom.taps("Appeler maintenant")
    await tom.sees("Appel en cours")
    marc = await open_column(other, address, "Marc Dubois")
    await marc.sees("vous appelle")
    await marc.taps("Répondre")
    calls = []
    for column in (tom, marc):
        await column.sees("Rejoindre la visio")
        link = column.region.get_by_role("link", name="Rejoindre la visio").last
        # Each person has a browser of their own, with its own window in front.
        context = await chromium.new_context(locale="fr-CH", permissions=["camera", "microphone"])
        calls.append(await join(context, await link.get_attribute("href") or ""))
    for call in calls:
        await until(lambda call=call: receives(call))
    await stopped(process)
