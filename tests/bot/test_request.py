"""The transport carries calls, files and failures as they are."""

import logging
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from telegram import Bot, InputFile
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.request import AiohttpRequest, AnswerLost, NotDelivered
from core.log import Redaction

TOKEN = "7000000009:TEST-secret-of-the-request-01234567"


class Server:
    """Answers as the test says and remembers what it was asked."""

    def __init__(self) -> None:
        self.answer: dict[str, Any] = {"ok": True, "result": True}
        self.status = 200
        self.hang = False
        self.fields: dict[str, Any] = {}
        self.requests: list[web.Request] = []

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.requests.append(request)
        if request.content_type == "application/json":
            self.fields = await request.json()
        else:
            form = await request.post()
            self.fields = {
                name: (value.filename, value.file.read(), value.content_type)
                if isinstance(value, web.FileField)
                else value
                for name, value in form.items()
            }
        if self.hang:
            assert request.transport is not None
            request.transport.abort()
        return web.json_response(self.answer, status=self.status)


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    made = Server()
    app = web.Application()
    app.router.add_route("*", "/{tail:.*}", made.handle)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}"  # type: ignore[attr-defined]
    yield made
    await runner.cleanup()


@pytest.fixture
async def bot(server: Server) -> AsyncIterator[Bot]:
    request = AiohttpRequest()
    await request.initialize()
    yield Bot(TOKEN, f"{server.url}/bot", request=request, get_updates_request=request)  # type: ignore[attr-defined]
    await request.shutdown()


async def test_a_call_without_files_is_json(bot: Bot, server: Server) -> None:
    await bot.answer_callback_query("q", "Ça <marche> & œuvre 🎈")
    assert server.fields == {"callback_query_id": "q", "text": "Ça <marche> & œuvre 🎈"}
    assert server.requests[0].content_type == "application/json"


async def test_a_file_travels_with_its_name_kind_and_bytes(bot: Bot, server: Server) -> None:
    chat = {"id": 1, "type": "private"}
    server.answer["result"] = {"message_id": 1, "date": 1, "chat": chat}
    content = bytes(range(256)) * 50
    await bot.send_document(1, InputFile(content, filename="relevé été.pdf"), caption="Voilà")
    assert server.requests[0].content_type == "multipart/form-data"
    (name,) = [value for value in server.fields.values() if isinstance(value, tuple)]
    assert name == ("relevé été.pdf", content, "application/pdf")
    assert server.fields["caption"] == "Voilà"


@pytest.mark.parametrize(
    ("status", "description", "expected"),
    [
        (400, "Bad Request: message is not modified", BadRequest),
        (401, "Unauthorized", InvalidToken),
        (403, "Forbidden: bot was blocked by the user", Forbidden),
        (404, "Not Found", InvalidToken),
        (500, "Internal Server Error", NetworkError),
        (502, "Bad Gateway", NetworkError),
    ],
)
async def test_each_refusal_has_its_own_error(
    bot: Bot, server: Server, status: int, description: str, expected: type[TelegramError]
) -> None:
    server.status, server.answer = status, {"ok": False, "error_code": status, "description": description}
    with pytest.raises(expected):
        await bot.send_message(1, "x")


async def test_a_flood_says_how_long_to_wait_without_a_warning(bot: Bot, server: Server) -> None:
    server.status = 429
    server.answer = {
        "ok": False,
        "error_code": 429,
        "description": "Too Many",
        "parameters": {"retry_after": 7},
    }
    with pytest.raises(RetryAfter) as caught:
        await bot.send_message(1, "x")
    assert caught.value.retry_after.total_seconds() == 7  # type: ignore[union-attr]


async def test_no_connection_is_told_apart_from_no_answer(bot: Bot, server: Server) -> None:
    server.hang = True
    with pytest.raises(AnswerLost):
        await bot.send_message(1, "x")
    request = AiohttpRequest()
    await request.initialize()
    nobody = Bot(TOKEN, "http://127.0.0.1:1/bot", request=request, get_updates_request=request)
    with pytest.raises(NotDelivered):
        await nobody.send_message(1, "x")
    await request.shutdown()


async def test_neither_errors_nor_logs_show_the_token(
    bot: Bot, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server.hang = True
    with pytest.raises(AnswerLost) as caught:
        await bot.send_message(1, "x")
    assert TOKEN.partition(":")[2] not in str(caught.value)
    secret = TOKEN.partition(":")[2]
    lines = [Redaction([TOKEN]).redact(record.getMessage()) for record in caplog.records]
    ours = [record for record in caplog.records if not record.name.startswith("telegram")]
    assert not any(secret in line for line in lines)
    assert not any(secret in record.getMessage() for record in ours)


async def test_proxies_of_the_environment_are_not_used(
    bot: Bot, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    await bot.answer_callback_query("q")
    assert len(server.requests) == 1
