"""getUpdates takes, confirms and waits as Telegram's does."""

import asyncio
import time
from typing import Any

from sandbox.people import Bot, Person
from sandbox.world import World
from tests.sandbox.conftest import TOKEN


async def poll(world: World, **params: Any) -> list[dict[str, Any]]:
    answer = await world.call(TOKEN, "getUpdates", params)
    assert answer["ok"], answer
    return list(answer["result"])


async def say(world: World, bot: Bot, ana: Person, *texts: str) -> None:
    for text in texts:
        await world.send_text(ana.id, bot.id, text)


def texts(updates: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def test_an_update_is_given_again_until_a_greater_offset_confirms_it(
    world: World, bot: Bot, ana: Person
) -> None:
    await say(world, bot, ana, "a", "b", "c")
    first = await poll(world)
    assert texts(first) == ["a", "b", "c"] == texts(await poll(world))
    assert texts(await poll(world, offset=first[1]["update_id"])) == ["b", "c"]
    assert texts(await poll(world, limit=1)) == ["b"]
    assert await poll(world, offset=first[2]["update_id"] + 1) == []
    assert world.updates.count(bot) == 0


async def test_a_negative_offset_keeps_the_last_and_forgets_the_others(
    world: World, bot: Bot, ana: Person
) -> None:
    await say(world, bot, ana, "a", "b", "c")
    assert texts(await poll(world, offset=-2)) == ["b", "c"]
    assert texts(await poll(world)) == ["b", "c"]
    assert texts(await poll(world, offset=-9)) == ["b", "c"]


async def test_an_old_offset_does_not_swallow_updates_after_the_numbers_jumped(
    world: World, bot: Bot, ana: Person
) -> None:
    await say(world, bot, ana, "a")
    offset = (await poll(world))[0]["update_id"] + 1
    assert await poll(world, offset=offset) == []
    world.store.run("UPDATE bot SET next_update_id = 5 WHERE id = ?", bot.id)
    await say(world, bot, ana, "b")
    assert texts(await poll(world, offset=offset)) == ["b"]
    world.updates.jump_update_ids(bot)
    await say(world, bot, ana, "c")
    assert "c" in texts(await poll(world, offset=6))


async def test_a_waiting_poll_returns_as_soon_as_something_comes(world: World, bot: Bot, ana: Person) -> None:
    waiting = asyncio.create_task(poll(world, timeout=30))
    await asyncio.sleep(0.02)
    began = time.monotonic()
    await say(world, bot, ana, "a")
    assert texts(await waiting) == ["a"]
    assert time.monotonic() - began < 20


async def test_a_waiting_poll_returns_empty_after_its_time(world: World, bot: Bot, ana: Person) -> None:
    began = time.monotonic()
    assert await poll(world, timeout=1) == []
    assert 0.9 < time.monotonic() - began < 30


async def test_a_second_poller_ends_the_first_with_a_conflict(world: World, bot: Bot, ana: Person) -> None:
    first = asyncio.create_task(world.call(TOKEN, "getUpdates", {"timeout": 30}))
    await asyncio.sleep(0.02)
    assert await poll(world) == []
    assert await first == {
        "ok": False,
        "error_code": 409,
        "description": "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running",
    }


async def test_polling_is_refused_while_a_webhook_is_set(world: World, bot: Bot) -> None:
    assert (await world.call(TOKEN, "setWebhook", {"url": "http://127.0.0.1:9/x"}))["ok"]
    answer = await world.call(TOKEN, "getUpdates", {})
    assert (answer["error_code"], answer["description"]) == (
        409,
        "Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first",
    )
    assert (await world.call(TOKEN, "deleteWebhook", {}))["ok"]
    assert await poll(world) == []


async def test_only_allowed_updates_come_and_reactions_only_when_asked(
    world: World, bot: Bot, ana: Person
) -> None:
    await world.react(ana.id, bot.id, 1, "👍")
    assert await poll(world) == []
    await poll(world, allowed_updates='["message_reaction"]')
    await world.react(ana.id, bot.id, 1, "👎")
    await say(world, bot, ana, "a")
    updates = await poll(world)
    assert [set(update) for update in updates] == [{"update_id", "message_reaction"}]
    await poll(world, allowed_updates=[], offset=updates[0]["update_id"] + 1)
    await say(world, bot, ana, "b")
    assert texts(await poll(world)) == ["b"]


async def test_taps_wait_150_seconds_and_messages_a_day(world: World, bot: Bot, ana: Person) -> None:
    keys = {"inline_keyboard": [[{"text": "x", "callback_data": "d"}]]}
    sent = await world.call(TOKEN, "sendMessage", {"chat_id": ana.id, "text": "a", "reply_markup": keys})
    await world.tap(ana.id, bot.id, sent["result"]["message_id"], "d")
    await say(world, bot, ana, "b")
    assert len(await poll(world)) == 2
    real = world.real_now
    world.real_now = lambda: real() + 151
    assert texts(await poll(world)) == ["b"]
    world.real_now = lambda: real() + 24 * 3600 + 1
    assert await poll(world) == []
