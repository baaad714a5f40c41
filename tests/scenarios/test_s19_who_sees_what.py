"""S19: every reader before every thing through every door, and the page that tells it."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiohttp import web

from core.settings import Settings
from tests.kit.stage import Stage
from tests.reading.doors import DOORS, by_web
from tests.reading.page import EXPECTED, PAGE, READERS, THINGS, page
from tests.reading.town import settled
from web.app import make_app
from web.context import WebContext


@pytest.fixture
async def site(stage: Stage) -> AsyncIterator[str]:
    """The web part over the stage's database."""
    runner = web.AppRunner(make_app(WebContext(Settings(_env_file=None), stage.facts.keys)))
    await runner.setup()
    listener = web.TCPSite(runner, "127.0.0.1", 0)
    await listener.start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


@pytest.mark.slow
async def test_s19_everybody_reads_exactly_what_they_may(stage: Stage, site: str) -> None:
    town = await settled(stage)
    assert (tuple(town.readers), tuple(thing.name for thing in town.things)) == (READERS, THINGS)
    seen = {}
    async with aiohttp.ClientSession() as http:
        for name, reader in town.readers.items():
            for thing in town.things:
                if reader is None:
                    seen["web", name, thing.name] = await by_web(http, site, thing)
                    continue
                for door, through in DOORS.items():
                    seen[door, name, thing.name] = await through(town, reader, thing)
    wrong = [
        f"{cell}: {EXPECTED.get(cell)} expected, {found} seen"
        for cell, found in seen.items()
        if EXPECTED.get(cell) != found
    ]
    assert not wrong, "\n".join(wrong)
    assert set(seen) == set(EXPECTED)


def test_s19_the_page_tells_what_is_tested() -> None:
    assert PAGE.read_text() == page(), "Run python -m tests.reading.page"
