"""Scenarios once more, by persons who act through the sandbox's own HTTP interface, as its page does."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from sandbox.server import Server
from tests.kit.stage import Stage
from tests.kit.transport import OverHttp
from tests.scenarios.test_call_now import marc_and_tom, test_answering_gives_both_a_personal_link
from tests.scenarios.test_s01_visitor_arrives import test_s01_a_visitor_reads_accepts_and_gives_an_address
from tests.scenarios.test_s02_directory import (
    test_s02_a_visitor_finds_by_a_synonym_and_sees_what_each_card_offers,
)
from tests.scenarios.test_s22_appointment import test_s22_declining_says_why_and_frees_the_slot

__all__ = [
    "marc_and_tom",
    "test_answering_gives_both_a_personal_link",
    "test_s01_a_visitor_reads_accepts_and_gives_an_address",
    "test_s02_a_visitor_finds_by_a_synonym_and_sees_what_each_card_offers",
    "test_s22_declining_says_why_and_frees_the_slot",
]


@pytest.fixture
async def stage(stage: Stage) -> AsyncIterator[Stage]:
    """The same stage with a listener; whoever comes on it acts over HTTP."""
    server = Server(stage.world, port=0)
    await server.start()
    async with aiohttp.ClientSession() as session:
        stage.transport = OverHttp(session, server.url, stage.bot_id)
        yield stage
    await server.stop()
