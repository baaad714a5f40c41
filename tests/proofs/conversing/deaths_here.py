"""The named moments of dying, inside this process: the work is broken off there, and a new assembly goes on."""

import contextlib
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

from bot import intake
from bot.flight import FlightRecorder
from bot.receipts import Receipts
from bot.sender import Sender
from models.backends.postgres import GuardedPostgresClient
from models.backends.sqlite import GuardedSqliteClient
from services import delivery
from tests.kit.deaths import POINTS, Passes, watch_transactions, watch_updates
from tests.kit.request import WorldRequest


class Died(BaseException):
    """The end of a life, which no handler of errors holds up."""


# Without a wire between the bot and Telegram, what goes out has its answer at once.
SAME_HERE = {"answering": "answered", "drawing": "drawn", "asked": "arrived"}
# Functions of ours: who has them, what they are called, and whether one dies before or after.
PLACES: dict[str, tuple[Any, str, bool]] = {
    "received": (intake.inbox, "receive", False),
    "stored": (intake.inbox, "receive", True),
    "taken": (Sender, "deliver", False),
    "posted": (Receipts, "keep", False),
    "sent": (delivery, "settle_sent", False),
}
# Calls of Telegram whose method begins so, and whether one dies before or after.
CALLS: dict[str, tuple[tuple[str, ...], bool]] = {
    "leased": (("edit", "send"), False),
    "answered": (("answerCallbackQuery",), True),
    "drawn": (("edit",), True),
    "arrived": (("send",), True),
}
TRANSACTIONS = ("begun", "committing", "committed", "kept")
UPDATES = ("claimed", "handled")
# What only taps lead to, and what several transactions or calls of one movement come to.
OF_TAPS = ("answered", "drawn")
OFTEN = ("begun", "committing", "kept", "leased")


def every_point() -> tuple[str, ...]:
    """The named points, each moment once; a point that these proofs do not know is a failure."""
    here = {*PLACES, *CALLS, *TRANSACTIONS, *UPDATES, *SAME_HERE}
    unknown = set(POINTS) - here
    assert not unknown, (
        f"tests/kit/deaths.py names {sorted(unknown)}, which tests/proofs/conversing/deaths_here.py does not: add"
        " where it lies."
    )
    return tuple(point for point in POINTS if point not in SAME_HERE)


@contextlib.contextmanager
def death_at(point: str, times: int = 1) -> Iterator[list[str]]:
    """Dies when the work comes to the point for the nth time; gives the points at which it did."""
    died, left = list[str](), times

    def passes() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            died.append(point)
            raise Died(point)

    with _as_before():
        _plant(point, passes)
        yield died


@contextlib.contextmanager
def _as_before() -> Iterator[None]:
    """Whatever is planted while this lasts is taken out again."""
    of_clients = [
        (client, "_in_transaction", False) for client in (GuardedSqliteClient, GuardedPostgresClient)
    ]
    places = [
        *PLACES.values(),
        *of_clients,
        (FlightRecorder, "at", False),
        (WorldRequest, "do_request", False),
    ]
    whole = {(owner, name): getattr(owner, name) for owner, name, _ in places}
    try:
        yield
    finally:
        for (owner, name), kept in whole.items():
            setattr(owner, name, kept)


def _plant(point: str, passes: Passes) -> None:
    if point in TRANSACTIONS:
        watch_transactions(passes, point)
    elif point in UPDATES:
        watch_updates(passes, point)
    elif point in CALLS:
        methods, after = CALLS[point]
        _watch(WorldRequest, "do_request", after, lambda asked, _: _method(asked).startswith(methods), passes)
    elif point == "posted":
        _watch_receipts(passes)
    else:
        owner, name, after = PLACES[point]
        _watch(owner, name, after, _MEANT.get(point, _always), passes)


# Whether what was given (the first value, or the address of a call) and what came of it is what is meant.
Meant = Callable[[Any, Any], bool]


def _always(given: Any, result: Any) -> bool:
    return True


# An empty poll hands nothing over.
_MEANT: dict[str, Meant] = {
    "received": lambda given, _: bool(given),
    "stored": lambda _, result: bool(result),
}


def _method(address: Any) -> str:
    return str(address).rpartition("/")[2]


def _watch(owner: Any, name: str, after: bool, meant: Meant, passes: Passes) -> None:
    whole: Callable[..., Awaitable[Any]] = getattr(owner, name)

    async def watched(*given: Any, **named: Any) -> Any:
        first = named.get("url", given[0])
        if not after and meant(first, None):
            passes()
        result = await whole(*given, **named)
        if after and meant(first, result):
            passes()
        return result

    setattr(owner, name, watched)


def _watch_receipts(passes: Passes) -> None:
    keep = Receipts.keep

    def kept(*given: Any, **named: Any) -> None:
        passes()
        keep(*given, **named)

    Receipts.keep = kept  # type: ignore[method-assign]
