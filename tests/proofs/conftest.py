"""Fixtures of the short forms: a scene on each database, and one with a PostgreSQL that may be restarted."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from models.database import close_database
from tests.proofs.proof import Effort, Proof, Scene, Tally
from tests.proofs.scenes import SCENES

SEED = 20260504


@pytest.fixture
def scene(database_url: str, tmp_path: Path) -> Scene:
    """A scene on each database; PostgreSQL is the run's own server."""
    return Scene(database_url, tmp_path)


@pytest.fixture(params=["sqlite", "postgres"])
async def own_scene(request: pytest.FixtureRequest) -> AsyncIterator[Scene]:
    """A scene on each database; PostgreSQL is a durable server of this test alone."""
    async with SCENES[request.param]() as made:
        yield made


# Seconds; a test that kills many processes says a longer limit of its own than the usual two minutes.
LONGEST = 280


@pytest.fixture
def proves() -> Callable[[Proof, Scene, float], Awaitable[Tally]]:
    """Runs a proof at a share of its long form and fails on everything that breaks the claim."""

    async def run(proof: Proof, scene: Scene, scale: float) -> Tally:
        try:
            tally = await asyncio.wait_for(proof.run(Effort(scale, SEED), scene), LONGEST)
        finally:
            await close_database()
        # A message of its own is printed whole, where a tuple would be cut in the middle.
        wrong = "\n".join([*tally.wrong(), *tally.notes]) if tally.wrong() else ""
        assert not wrong, wrong
        return tally

    return run
