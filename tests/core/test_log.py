"""No log shows a secret, wherever it stands in the record."""

import io
import json
import logging
import sys
from collections.abc import Iterator

import pytest
import structlog

from core.log import start_logging

TOKEN = "123456789:AAH-abcdefghijklmnopqrstuvwxyz01234"
SECRET = "a very secret webhook path"


@pytest.fixture
def logged(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[io.StringIO]:
    """What the process logs; the parameter says whether as JSON."""
    stream, root = io.StringIO(), logging.getLogger()
    before, level = root.handlers[:], root.level
    monkeypatch.setattr(sys, "stderr", stream)
    start_logging("DEBUG", as_json=bool(request.param), secrets=[SECRET, ""])
    yield stream
    root.handlers[:] = before
    root.setLevel(level)
    structlog.reset_defaults()


both_forms = pytest.mark.parametrize("logged", [True, False], ids=["json", "lines"], indirect=True)


@both_forms
def test_tokens_links_and_secrets_never_appear(logged: io.StringIO) -> None:
    logger, events = logging.getLogger("some.library"), structlog.get_logger("ours")
    logger.info("POST https://api.telegram.org/bot%s/getMe", TOKEN)
    logger.info(f"POST /bot{TOKEN.replace(':', '%3A')}/getMe {SECRET}")
    events.warning("opened", link=f"https://example.org/v#{'A' * 60}", path=SECRET, token=TOKEN)
    try:
        raise ValueError(f"cannot reach bot{TOKEN}")
    except ValueError:
        logger.exception("a failure")
        events.exception("another failure")
    text = logged.getvalue()
    assert len(text.splitlines()) >= 5
    for secret in (TOKEN, TOKEN.split(":")[1], SECRET, "A" * 60):
        assert secret not in text
    assert "•••" in text


@both_forms
def test_values_that_hold_a_secret_deeper_down_do_not_show_it(logged: io.StringIO) -> None:
    structlog.get_logger("ours").info("asked", params={"url": f"/bot{TOKEN}/x", "list": [SECRET]})
    logging.getLogger("x").info("asked %s", {"token": TOKEN})
    assert TOKEN not in logged.getvalue() and SECRET not in logged.getvalue()


@pytest.mark.parametrize("logged", [True], indirect=True)
def test_json_logs_are_one_object_a_line_with_time_and_level(logged: io.StringIO) -> None:
    structlog.get_logger("ours").info("started", port=8080)
    entry = json.loads(logged.getvalue().splitlines()[-1])
    assert entry["event"] == "started" and entry["port"] == 8080 and entry["level"] == "info"
    assert entry["timestamp"].endswith("Z")


@both_forms
def test_libraries_that_log_addresses_stay_quiet(logged: io.StringIO) -> None:
    logging.getLogger("httpx").info("HTTP Request")
    assert "HTTP Request" not in logged.getvalue()
