"""What is hardly a request is answered briefly, with the security headers, and repeated to nobody."""

import logging
from collections.abc import AsyncIterator

import pytest

from core.keys import KeyRing
from core.settings import Settings
from installation import listening
from tests.proofs.fuzzing.http import Wire, request
from web.app import make_app
from web.context import WebContext
from web.webhook import SECRET_HEADER, webhook_path

KEYS = KeyRing(b"k" * 32)
SECRET = "a-webhook-secret-of-the-tests"
PATH = webhook_path(KEYS)


async def _take(raw: bytes) -> None:
    raise RuntimeError("nothing comes this far")


@pytest.fixture
async def wire(database: str) -> AsyncIterator[Wire]:
    """A connection to the web part."""
    context = WebContext(Settings(_env_file=None, webhook_secret=SECRET), KEYS, "entremise_bot", _take)
    async with listening(make_app(context), "127.0.0.1", 0) as port:
        made = Wire(port)
        yield made
        await made.close()


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        (f"GET {PATH}/é HTTP/1.1\r\nHost: x\r\n\r\n".encode(), 400),
        (f"\x01 {PATH}\r\n\r\n".encode(), 400),
        (request("GET", PATH, [("Host", "x"), ("Nasty", "a" * 9000)]), 400),
        (request("GET", "/", [("Host", "x"), ("Expect", "x")]), 417),
    ],
    ids=["path", "line", "header", "expect"],
)
async def test_what_cannot_be_read_is_not_repeated(
    wire: Wire, raw: bytes, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        answer = await wire.ask(raw)
    assert answer.status == status
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "default-src" in answer.headers["content-security-policy"]
    assert PATH not in answer.body.decode() and PATH not in caplog.text
    assert not [record for record in caplog.records if record.exc_info]


@pytest.mark.parametrize("body", [b"[" * 100_000, b'{"a":' * 100_000], ids=["lists", "objects"])
async def test_a_push_without_end_of_depth_is_refused(wire: Wire, body: bytes) -> None:
    headers = [("Host", "x"), ("Content-Type", "application/json"), (SECRET_HEADER, SECRET)]
    assert (await wire.ask(request("POST", PATH, headers, body))).status == 400


@pytest.mark.parametrize(
    "origin", ["http://[", "http://\u2100", "http://localhost:99999999", "http://[::1]:x"]
)
async def test_an_origin_that_no_browser_writes_is_a_foreign_one(wire: Wire, origin: str) -> None:
    for path in ("/v/look", "/v/enter"):
        headers = [("Host", "localhost"), ("Origin", origin), ("Content-Type", "application/json")]
        assert (await wire.ask(request("POST", path, headers, b'{"token": "x"}'))).status == 403


async def test_a_failure_is_logged_without_the_secret_path(
    wire: Wire, caplog: pytest.LogCaptureFixture
) -> None:
    headers = [("Host", "x"), ("Content-Type", "application/json"), (SECRET_HEADER, SECRET)]
    answer = await wire.ask(request("POST", PATH, headers, b'{"update_id": 1}'))
    assert answer.status == 503 and PATH not in caplog.text
