"""Reads every scenario's log at DEBUG: nothing that people wrote, and nobody's name, address or secret, is in it."""

import io
import logging
import re
import sys
from collections.abc import Iterator

import pytest
import structlog

from core.log import start_logging
from sandbox.world import World
from tests.kit.stage import TOKEN

SHORTEST = 8
_TELLING = re.compile(r"/v#[A-Za-z0-9_-]{8,}|[\w.+-]+@[\w-]+\.\w+")


def _secrets_of(world: World) -> set[str]:
    """What people are called and what they wrote; short words may be words of the log itself."""
    found = {TOKEN, TOKEN.partition(":")[2]}
    for person in world.people.values():
        found |= {
            name for name in (f"{person.first_name} {person.last_name}".strip(), person.phone_number) if name
        }
        for message in world.chat(person.id, None).messages:
            if not message["from"]["is_bot"]:
                said = message.get("text") or message.get("caption") or ""
                found |= {said} if len(said) >= SHORTEST and not said.startswith("/") else set()
    return found


def told_in(text: str, secrets: set[str]) -> list[str]:
    """The secrets that stand in a text as words of their own, and whatever looks like a call's link or an address."""
    found = [secret for secret in secrets if re.search(rf"(?<!\w){re.escape(secret)}(?!\w)", text)]
    return found + _TELLING.findall(text)


@pytest.fixture(autouse=True)
def clean_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails a scenario whose log at DEBUG shows what it must not."""
    if "stage" not in request.fixturenames:
        yield
        return
    world: World = request.getfixturevalue("world")
    root, stream = logging.getLogger(), io.StringIO()
    before, level, stderr = root.handlers[:], root.level, sys.stderr
    sys.stderr = stream
    try:
        start_logging("DEBUG", as_json=False)
    finally:
        sys.stderr = stderr
    root.handlers += before
    yield
    root.handlers[:] = before
    root.setLevel(level)
    structlog.reset_defaults()
    told = told_in(stream.getvalue(), _secrets_of(world))
    assert not told, f"the log shows {told}"
