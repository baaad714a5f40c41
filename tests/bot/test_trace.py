"""A log line says which update it belongs to, from the handler to the message that somebody else gets for it."""

import io
import logging
import sys
from collections.abc import Iterator

import pytest
import structlog

from bot.sender import Sender
from bot.turn import Turn
from core.log import start_logging
from models.delivery import InboxUpdate, Notification
from services.notifications import owe
from tests.bot.pages_for_tests import BEHAVIOUR
from tests.bot.scene import in_the_hall
from tests.kit.stage import Stage

log = logging.getLogger("tests.trace")


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """What is logged."""
    stream, root = io.StringIO(), logging.getLogger()
    before, level = root.handlers[:], root.level
    monkeypatch.setattr(sys, "stderr", stream)
    start_logging("INFO", as_json=False)
    yield stream
    root.handlers[:] = before
    root.setLevel(level)
    structlog.reset_defaults()


async def test_handler_drawing_and_sender_name_the_update(
    stage: Stage, lines: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    alice, bob = await in_the_hall(stage, "Alice"), await in_the_hall(stage, "Bob")
    bobs = await stage.member(bob)

    async def owes(turn: Turn) -> None:
        log.info("handled")
        await owe(bobs.id, "runtime.dead", details={"reference": "n1", "error": ""})

    BEHAVIOUR["hook"] = owes
    show, deliver = stage.assembly.drawing._show, Sender.deliver

    async def shows(*given: object) -> int:
        log.info("drawn")
        return await show(*given)  # type: ignore[arg-type]

    async def delivers(self: Sender, *given: object) -> str:
        log.info("delivered")
        return await deliver(self, *given)  # type: ignore[arg-type]

    stage.assembly.drawing._show = shows  # type: ignore[method-assign]
    monkeypatch.setattr(Sender, "deliver", delivers)
    await alice.says("bonjour")
    number = (await InboxUpdate.all().order_by("-seq").first()).update_id  # type: ignore[union-attr]
    told = lines.getvalue().splitlines()
    for word in ("handled", "drawn", "delivered"):
        assert any(word in line and f"update={number}" in line for line in told), (word, told)
    assert (await Notification.get()).update_id == number


async def test_what_time_owes_names_no_update(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    await owe((await stage.member(alice)).id, "runtime.dead", details={"reference": "n1", "error": ""})
    assert (await Notification.get()).update_id is None
