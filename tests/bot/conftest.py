"""Fixtures of the bot's tests."""

from collections.abc import Iterator

import pytest
from tortoise.connection import get_connection

import models.by_key
from models.database import CONNECTION
from tests.bot import pages_for_tests
from tests.kit.stage import stage, world

__all__ = ["stage", "world"]


@pytest.fixture
def asked(database: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every statement that the database gets from now on."""
    heard: list[str] = []
    client = type(get_connection(CONNECTION))
    for holder, name in (
        (client, "execute_query"),
        (client, "execute_query_dict"),
        (models.by_key, "rows_at_once"),
    ):
        real = getattr(holder, name)

        def listening(connection: object, query: str, *values: object, real: object = real) -> object:
            heard.append(query)
            return real(connection, query, *values)  # type: ignore[operator]

        monkeypatch.setattr(holder, name, listening)
    return heard


@pytest.fixture(autouse=True)
def behaviour() -> Iterator[None]:
    """The test pages behave as they do by themselves, and remember nothing."""
    pages_for_tests.BEHAVIOUR.clear()
    yield
    pages_for_tests.BEHAVIOUR.clear()
