"""Webhooks get each update, in order in each lane, until they take it."""

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web

from sandbox.people import Bot, Person
from sandbox.world import World
from tests.kit.waiting import until
from tests.sandbox.conftest import TOKEN

SECRET = "s3cret-token_"


class Hook:
    """A small bot server that writes down what it gets and answers as told."""

    def __init__(self) -> None:
        self.updates: list[dict[str, Any]] = []
        self.headers: list[str | None] = []
        self.statuses: list[int] = []
        self.times: list[float] = []
        self.running = 0
        self.most_running = 0
        self.seconds = 0.0
        self.reply: dict[str, Any] | None = None
        self.url = ""

    async def handle(self, request: web.Request) -> web.Response:
        self.running += 1
        self.most_running = max(self.most_running, self.running)
        self.times.append(time.monotonic())
        self.headers.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        update = await request.json()
        await asyncio.sleep(self.seconds)
        self.running -= 1
        status = self.statuses.pop(0) if self.statuses else 200
        if status == 200:
            self.updates.append(update)
            return web.json_response(self.reply) if self.reply else web.Response()
        return web.Response(status=status, headers={"Retry-After": "0"})

    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.updates]


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    hook = Hook()
    app = web.Application()
    app.router.add_post("/hook", hook.handle)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield hook
    await runner.cleanup()


async def set_hook(world: World, hook: Hook, **params: Any) -> None:
    answer = await world.call(TOKEN, "setWebhook", {"url": hook.url, "secret_token": SECRET, **params})
    assert answer["ok"], answer


async def info(world: World) -> dict[str, Any]:
    return dict((await world.call(TOKEN, "getWebhookInfo", {}))["result"])


async def test_updates_come_in_order_one_at_a_time_with_the_secret(
    world: World, bot: Bot, ana: Person, hook: Hook
) -> None:
    await world.send_text(ana.id, bot.id, "before")
    await set_hook(world, hook)
    hook.seconds = 0.01
    for number in range(5):
        await world.send_text(ana.id, bot.id, str(number))
        await asyncio.sleep(0.003)
    await until(lambda: len(hook.updates) == 6)
    assert hook.texts() == ["before", "0", "1", "2", "3", "4"]
    assert hook.most_running == 1
    assert set(hook.headers) == {SECRET}
    await until(lambda: world.updates.count(bot) == 0)


async def test_lanes_run_side_by_side_so_a_tap_may_overtake_a_message(
    world: World, bot: Bot, ana: Person, hook: Hook
) -> None:
    keys = {"inline_keyboard": [[{"text": "x", "callback_data": "d"}]]}
    sent = await world.call(TOKEN, "sendMessage", {"chat_id": ana.id, "text": "a", "reply_markup": keys})
    await set_hook(world, hook)
    hook.seconds = 0.1
    await world.send_text(ana.id, bot.id, "a")
    await world.tap(ana.id, bot.id, sent["result"]["message_id"], "d")
    await until(lambda: len(hook.updates) == 2)
    assert hook.most_running == 2


async def test_a_refused_update_is_tried_again_and_the_next_waits_for_it(
    world: World, bot: Bot, ana: Person, hook: Hook
) -> None:
    hook.statuses = [500, 503]
    await set_hook(world, hook)
    await world.send_text(ana.id, bot.id, "a")
    await world.send_text(ana.id, bot.id, "b")
    await until(lambda: len(hook.updates) == 2)
    assert hook.texts() == ["a", "b"]
    first, second, third, _ = hook.times
    assert second - first > 0.2 and third - second > 0.4, "the pauses grow"
    assert (await info(world))[
        "last_error_message"
    ] == "Wrong response from the webhook: 503 Service Unavailable"


async def test_a_method_in_the_answer_is_carried_out(world: World, bot: Bot, ana: Person, hook: Hook) -> None:
    hook.reply = {"method": "sendMessage", "chat_id": ana.id, "text": "réponse"}
    await set_hook(world, hook)
    await world.send_text(ana.id, bot.id, "a")
    await until(lambda: world.chat(ana.id).last.get("text") == "réponse")


async def test_what_was_not_delivered_can_be_dropped_or_polled(
    world: World, bot: Bot, ana: Person, hook: Hook
) -> None:
    world.faults.drop_webhook = True
    await set_hook(world, hook)
    await world.send_text(ana.id, bot.id, "a")
    await asyncio.sleep(0.05)
    assert hook.updates == []
    assert (await info(world))["pending_update_count"] == 1
    assert (await world.call(TOKEN, "deleteWebhook", {}))["ok"]
    assert len((await world.call(TOKEN, "getUpdates", {}))["result"]) == 1
    await set_hook(world, hook, drop_pending_updates=True)
    assert (await info(world))["pending_update_count"] == 0


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"url": "nonsense"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": "https://example.org/x"}, "bad webhook: the sandbox delivers only to this machine"),
        ({"url": "http://127.0.0.1/x", "secret_token": "é"}, "secret token contains unallowed characters"),
    ],
)
async def test_a_wrong_webhook_is_refused(world: World, bot: Bot, params: dict[str, str], words: str) -> None:
    answer = await world.call(TOKEN, "setWebhook", params)
    assert answer["description"] == f"Bad Request: {words}"


async def test_a_reopened_world_goes_on_delivering(tmp_path: Any, hook: Hook) -> None:
    path = str(tmp_path / "sandbox.db")
    first = await World.open(path)
    bot = first.register_bot(TOKEN, "Essai", "essai_bot")
    ana = first.add_person("Ana")
    first.faults.drop_webhook = True
    await set_hook(first, hook)
    await first.send_start(ana.id, bot.id)
    await first.close()
    second = await World.open(path)
    await until(lambda: hook.texts() == ["/start"])
    await second.close()
