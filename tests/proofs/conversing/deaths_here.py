"""The named moments of dying, inside this process: the work is broken off there, and a new assembly goes on."""

import contextlib
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

from bot import intake
from bot.aftermath import Aftermath
from bot.drawing import Drawing
from bot.receipts import Receipts
from bot.sender import Sender
from bot.worker import Worker
from services import delivery, screens
from tests.kit.deaths import POINTS
from tests.kit.request import WorldRequest


class Died(BaseException):
    """The end of a life, which no handler of errors holds up."""


# Where each point lies: who does it, what it is called, and whether one dies before or after it.
PLACES: dict[str, tuple[Any, str, bool]] = {
    "received": (intake.inbox, "receive", False),
    "stored": (intake.inbox, "receive", True),
    "claimed": (Worker, "_settle", False),
    "handled": (Worker, "_settle", True),
    "committed": (Aftermath, "follow", False),
    "answered": (Aftermath, "_answer", True),
    "leased": (Drawing, "_draw_claimed", False),
    "drawn": (screens, "settle_drawn", False),
    "taken": (Sender, "deliver", False),
    "asked": (WorldRequest, "do_request", True),
    "posted": (Receipts, "keep", False),
    "sent": (delivery, "settle_sent", False),
}


def every_point() -> tuple[str, ...]:
    """The named points; a point that these proofs do not know is a failure."""
    unknown = set(POINTS) - set(PLACES)
    assert not unknown, (
        f"tests/kit/deaths.py names {sorted(unknown)}, which PLACES in tests/proofs/conversing/deaths_here.py does"
        " not: add where it lies."
    )
    return POINTS


@contextlib.contextmanager
def death_at(point: str) -> Iterator[list[str]]:
    """Dies when the work comes to the point for the first time; gives the points at which it did."""
    owner, name, after = PLACES[point]
    whole, died = getattr(owner, name), list[str]()
    setattr(owner, name, _until_death(whole, point, after, died))
    try:
        yield died
    finally:
        setattr(owner, name, whole)


def _until_death(whole: Any, point: str, after: bool, died: list[str]) -> Callable[..., Any]:
    def passes(given: tuple[Any, ...], named: dict[str, Any], result: Any) -> None:
        # An empty poll hands nothing over; of the calls only those that send are meant.
        nothing = (point == "received" and not given[0]) or (point == "stored" and not result)
        nothing = nothing or (point == "asked" and "/send" not in f"{given} {named.get('url')}")
        if died or nothing:
            return
        died.append(point)
        raise Died(point)

    if point == "posted":

        def kept(*given: Any, **named: Any) -> Any:
            passes(given, named, None)
            return whole(*given, **named)

        return kept

    async def watched(*given: Any, **named: Any) -> Any:
        if not after:
            passes(given, named, None)
        doing: Awaitable[Any] = whole(*given, **named)
        result = await doing
        if after:
            passes(given, named, result)
        return result

    return watched
