"""The fault switches make the trouble that they name, and nothing else."""

import asyncio

import pytest

from sandbox.errors import AnswerLost, Unreachable
from sandbox.people import Bot, Person
from sandbox.world import World
from tests.sandbox.conftest import TOKEN


async def test_all_switches_are_off_at_the_start(world: World, ana: Person) -> None:
    for _ in range(200):
        assert (await world.call(TOKEN, "sendMessage", {"chat_id": ana.id, "text": "a"}))["ok"]


async def test_realistic_rates_refuse_a_flood_and_say_how_long_to_wait(world: World, ana: Person) -> None:
    world.faults.realistic_rates = True
    now = 1000.0
    world.real_now = lambda: now
    answers = [await world.call(TOKEN, "sendMessage", {"chat_id": ana.id, "text": "a"}) for _ in range(25)]
    assert [answer["ok"] for answer in answers] == [True] * 20 + [False] * 5
    assert answers[-1] == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }
    now += 1
    assert (await world.call(TOKEN, "sendMessage", {"chat_id": ana.id, "text": "a"}))["ok"]


async def test_realistic_rates_hold_for_the_whole_bot(world: World, bot: Bot) -> None:
    world.faults.realistic_rates = True
    world.real_now = lambda: 1000.0
    answers = []
    for number in range(40):
        person = world.add_person(f"P{number}")
        await world.send_start(person.id, bot.id)
        answers.append(await world.call(TOKEN, "sendMessage", {"chat_id": person.id, "text": "a"}))
    assert sum(answer["ok"] for answer in answers) == 30


async def test_random_refusals_come_at_their_rate(world: World, ana: Person) -> None:
    world.faults.set({"too_many_rate": 0.3, "retry_after": 7, "server_error_rate": 0.3, "seed": 5})
    answers = [await world.call(TOKEN, "sendMessage", {"chat_id": ana.id, "text": "a"}) for _ in range(300)]
    codes = [answer.get("error_code", 200) for answer in answers]
    assert 60 < codes.count(429) < 130
    assert 30 < codes.count(502) < 100
    assert {answer["parameters"]["retry_after"] for answer in answers if answer.get("error_code") == 429} == {
        7
    }
    assert len(world.chat(ana.id).messages) == 1 + codes.count(200)


async def test_a_timeout_does_nothing_and_a_lost_answer_hides_what_was_done(
    world: World, ana: Person
) -> None:
    world.faults.set({"timeout_rate": 1.0, "timeout_seconds": 0.01})
    with pytest.raises(AnswerLost):
        await world.call(TOKEN, "sendMessage", {"chat_id": ana.id, "text": "a"})
    assert len(world.chat(ana.id).messages) == 1
    world.faults.set({"timeout_rate": 0.0, "lost_answer_rate": 1.0})
    with pytest.raises(AnswerLost):
        await world.call(TOKEN, "sendMessage", {"chat_id": ana.id, "text": "a"})
    assert len(world.chat(ana.id).messages) == 2


async def test_offline_and_slow(world: World, ana: Person) -> None:
    world.faults.offline = True
    with pytest.raises(Unreachable):
        await world.call(TOKEN, "getMe", {})
    world.faults.set({"offline": False, "slow_ms": 50})
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.02):
            await world.call(TOKEN, "getMe", {})


@pytest.mark.parametrize(
    "wrong", [{"nonsense": 1}, {"offline": 1}, {"_random": 1}, {"slow_ms": "x"}, {"retry_after": True}]
)
def test_a_wrong_switch_is_refused(wrong: dict[str, object]) -> None:
    from sandbox.faults import Faults

    with pytest.raises(ValueError, match="switch"):
        Faults().set(dict(wrong))
