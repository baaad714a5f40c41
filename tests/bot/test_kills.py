"""A process that is killed at the worst moment loses nothing and does nothing twice."""

import asyncio
import random
from datetime import timedelta
from pathlib import Path

import pytest

from bot.turn import BotFacts, Turn
from core import clock
from core.keys import KeyRing
from models.delivery import InboxState, InboxUpdate, Notification
from models.member import Member
from services.notifications import owe
from tests.bot.pages_for_tests import counted
from tests.kit.person import Person
from tests.kit.processes import Theatre, theatre

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
FACTS = BotFacts("entremise_bot", "https://t.me", "https://entremise.example", KeyRing(b"k" * 32))


async def _alice(stage: Theatre) -> tuple[Person, Member]:
    """A person whose screen is the hall."""
    alice = await stage.person()
    await alice.starts()
    member = await Member.get(telegram_id=alice.user_id)
    await Turn(member, FACTS, alice.user_id, 0).show("hall", arg="A")
    await stage.at_rest()
    return await alice.look(), member


@pytest.mark.parametrize("point", ["handler", "after commit"])
async def test_a_kill_during_an_update_costs_and_doubles_nothing(
    database: str, tmp_path: Path, point: str
) -> None:
    async with theatre(database, tmp_path / "data") as stage:
        await stage.starts(die=point)
        alice, member = await _alice(stage)
        for text in ("avant", "tuer", "après"):
            await alice.transport.text(alice.user_id, text, None)
        await stage.dies()
        await stage.starts()
        await stage.at_rest()
        await alice.look()
        alice.sees("Salle après")
        assert await counted(member.id) == 3
        assert await InboxUpdate.filter(state=InboxState.DEAD).count() == 0


async def test_a_kill_between_telegrams_answer_and_our_mark_does_not_send_twice(
    database: str, tmp_path: Path
) -> None:
    async with theatre(database, tmp_path / "data") as stage:
        await stage.starts()
        alice, member = await _alice(stage)
        await stage.is_ended()
        await owe(member.id, "runtime.dead", details={"reference": "unique", "error": ""})
        await stage.starts(die="after send")
        await stage.dies()
        await Notification.all().update(lease_until=clock.real_now() - timedelta(seconds=1))
        await stage.starts()
        await stage.at_rest()
        await alice.look()
        assert sum("unique" in screen.text for screen in alice.received) == 1


async def test_kills_at_random_moments_under_load_lose_and_double_nothing(
    database: str, tmp_path: Path
) -> None:
    async with theatre(database, tmp_path / "data") as stage:
        await stage.starts()
        scene = [await _alice(stage) for _ in range(4)]
        chance, sent = random.Random(7), 0
        for _ in range(5):
            for person, _ in scene:
                for _ in range(3):
                    await person.transport.text(person.user_id, f"texte {sent}", None)
                    sent += 1
            await asyncio.sleep(chance.uniform(0.0, 0.15))
            await stage.is_killed()
            await stage.starts()
        await stage.at_rest()
        assert stage.deaths == 5
        assert sum([await counted(member.id) for _, member in scene]) == sent == 60
        assert await InboxUpdate.filter(state=InboxState.DEAD).count() == 0
        for person, _ in scene:
            await person.look()
            everything = await person.transport.messages(person.user_id)
            own = [message["text"] for message in everything if message["from"]["id"] == person.user_id]
            person.sees(f"Salle {own[-1]}")
