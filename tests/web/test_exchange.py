"""Signalling between sockets of one process and of several: everybody hears the same, in the same order."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest

from core.keys import KeyRing
from models.bus import PostgresBus
from tests.kit.waiting import until
from tests.postgres import PostgresServer
from web.exchange import BusExchange, Exchange, InProcessExchange

KEYS = KeyRing(b"k" * 32)


class Seat:
    """A socket's end that remembers what it heard."""

    def __init__(self, exchange: Exchange, name: str, room: str = "room") -> None:
        self.heard: list[tuple[str, Any]] = []
        self.line = exchange.join(room, name, lambda sender, frame: self.heard.append((sender, frame["n"])))

    def says(self, n: Any) -> None:
        self.line.publish({"n": n})


@pytest.fixture
async def processes(postgres_url: str) -> AsyncIterator[Callable[..., Awaitable[PostgresBus]]]:
    """Makes the buses of several processes on one database."""
    made: list[PostgresBus] = []

    async def make(keys: KeyRing = KEYS) -> PostgresBus:
        bus = PostgresBus(postgres_url, keys)
        made.append(bus)
        await bus.start()
        return bus

    yield make
    for bus in made:
        await bus.stop()


def nothing() -> None:
    """Nothing was missed."""


def test_in_one_process_a_line_hears_what_follows_its_own_first_word() -> None:
    exchange = InProcessExchange()
    tom, lea = Seat(exchange, "tom"), Seat(exchange, "lea")
    tom.says(1)
    assert lea.heard == []
    lea.says(2)
    tom.says(3)
    assert (tom.heard, lea.heard) == ([("lea", 2)], [("tom", 3)])
    lea.line.close()
    tom.says(4)
    assert lea.heard == [("tom", 3)]


async def test_two_in_different_processes_reach_each_other_with_frames_of_any_size(processes: Any) -> None:
    here, there = BusExchange(await processes(), nothing), BusExchange(await processes(), nothing)
    tom, lea, stranger = Seat(here, "tom"), Seat(there, "lea"), Seat(there, "x", "another room")
    lea.says("here")
    stranger.says("there")
    # What was said before its own first word is not for a line: that has to have come around.
    await until(lambda: lea.line.hears and stranger.line.hears)
    tom.says("x" * 60_000 + "é🙂\0")
    tom.says("short")
    await until(lambda: len(lea.heard) == 2)
    assert lea.heard == [("tom", "x" * 60_000 + "é🙂\0"), ("tom", "short")]
    assert stranger.heard == [] and tom.heard == []


async def test_of_two_who_come_at_once_exactly_one_was_first(processes: Any) -> None:
    exchanges = [BusExchange(await processes(), nothing) for _ in range(2)]
    for number in range(40):
        seats = [Seat(exchange, name, f"r{number}") for exchange, name in zip(exchanges, "ab", strict=True)]
        for seat in seats:
            seat.says("joined")
        await until(lambda seats=seats: any(seat.heard for seat in seats))  # type: ignore[misc]
        await asyncio.sleep(0.01)
        assert sorted(len(seat.heard) for seat in seats) == [0, 1]


async def test_everybody_hears_the_same_order(processes: Any) -> None:
    exchanges = [BusExchange(await processes(), nothing) for _ in range(3)]
    talkers = [Seat(exchange, f"t{place}") for place, exchange in enumerate(exchanges)]
    listeners = [Seat(exchange, "listener") for exchange in exchanges]
    for seat in (*listeners, *talkers):
        seat.says(-1)
    await until(lambda: all(seat.line.hears for seat in (*listeners, *talkers)))
    for n in range(50):
        for talker in talkers:
            talker.says(n)
        await asyncio.sleep(0)

    def words(seat: Seat) -> list[tuple[str, Any]]:
        return [word for word in seat.heard if word[1] >= 0]  # Not those by which they came.

    await until(lambda: all(len(words(seat)) == 150 for seat in listeners))
    assert words(listeners[0]) == words(listeners[1]) == words(listeners[2])


async def test_a_lost_connection_is_made_again_and_told(
    processes: Any, postgres_server: PostgresServer
) -> None:
    missed: list[int] = []
    here = BusExchange(await processes(), lambda: missed.append(1))
    there = BusExchange(await processes(), lambda: missed.append(2))
    tom, lea = Seat(here, "tom"), Seat(there, "lea")
    lea.says(0)
    await until(lambda: lea.line.hears)
    postgres_server.sql(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'entremise-bus'"
    )
    await until(lambda: sorted(missed) == [1, 2])
    tom.says(1)
    await until(lambda: lea.heard[-1:] == [("tom", 1)])


async def test_what_other_keys_sealed_is_not_heard_and_older_keys_still_are(processes: Any) -> None:
    here = BusExchange(await processes(KeyRing(b"n" * 32, b"k" * 32)), nothing)
    older, foreign = (
        BusExchange(await processes(), nothing),
        BusExchange(await processes(KeyRing(b"z" * 32)), nothing),
    )
    tom = Seat(here, "tom")
    tom.says(0)
    await until(lambda: tom.line.hears)
    Seat(foreign, "mallory").says(1)
    Seat(older, "lea").says(2)
    await until(lambda: tom.heard == [("lea", 2)])


def test_who_answers_at_once_is_heard_by_who_just_came() -> None:
    exchange = InProcessExchange()
    heard: list[str] = []
    first = exchange.join("room", "tom", lambda sender, frame: first.publish({"n": "here"}))
    first.publish({"n": "joined"})
    second = exchange.join("room", "lea", lambda sender, frame: heard.append(frame["n"]))
    second.publish({"n": "joined"})
    assert heard == ["here"]
