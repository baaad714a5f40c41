"""The moments at which a process of the bot can be told to die, as a power cut would end it."""

import contextlib
import os
import signal
from collections.abc import Awaitable, Callable, Iterator
from contextvars import ContextVar
from types import SimpleNamespace, TracebackType
from typing import Any

import aiohttp

from bot import intake
from bot.flight import FlightRecorder
from bot.receipts import Receipts
from bot.sender import Sender
from models.backends.postgres import GuardedPostgresClient
from models.backends.sqlite import GuardedSqliteClient
from services import chat_messages, delivery, own_data
from services.erasure import farewells

Passes = Callable[[], None]
# Whether this task is in the transaction of an update, or was until a moment ago.
_is_of_an_update: ContextVar[bool] = ContextVar("is_of_an_update", default=False)


def plant_death(order: str) -> None:
    """Makes this process die when it comes to a moment for the nth time, as in `handled:2`; "" plants nothing.

    received: Telegram handed updates over, nothing is kept; stored: they are kept and nobody was told.

    begun: a transaction has begun; claimed: the one of an update, nothing is done; handled: all of it is done, the
    screen is not leased; committing: the COMMIT of a transaction is about to be asked for; committed: the COMMIT of an
    update’s was answered, nothing follows yet; kept: that of any other was (what was received, drawn, leased, sent).

    Calls of Telegram, by what goes over the wire: leased: a call that shows something is about to go out; answering,
    drawing, asked: the answer to a tap, an edit, a new message went out and no answer came; answered, drawn, arrived:
    Telegram’s answer to it came, nobody has noted it.

    taken: a notification is about to be sent; posted: Telegram has it, there is no receipt; sent: there is a receipt,
    the notification is still owed; parting: an erased account’s chat is about to be told goodbye; parted: it was, and
    we do not know it; exported: the file with somebody’s own data is in their chat, and we do not know it.
    """
    if not order:
        return
    point, _, times = order.partition(":")
    left = int(times)

    def passes() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    _PLANT[point](passes)


def _before(owner: Any, name: str, passes: Passes) -> None:
    whole: Callable[..., Awaitable[Any]] = getattr(owner, name)

    async def watched(*given: Any, **named: Any) -> Any:
        passes()
        return await whole(*given, **named)

    setattr(owner, name, watched)


def _received(passes: Passes) -> None:
    receive = intake.inbox.receive

    async def watched(updates: Any) -> int:
        if updates:
            passes()
        return await receive(updates)

    intake.inbox.receive = watched


def _stored(passes: Passes) -> None:
    receive = intake.inbox.receive

    async def watched(updates: Any) -> int:
        kept = await receive(updates)
        if kept:
            passes()
        return kept

    intake.inbox.receive = watched


def watch_updates(passes: Passes, when: str) -> None:
    """Has `passes` called in the transaction of an update, before ("claimed") or after ("handled") its handlers; with
    "" it is only noted that it is one.
    """
    at = FlightRecorder.at

    @contextlib.contextmanager
    def watched(self: FlightRecorder, note: object) -> Iterator[Callable[[object], None]]:
        # Leases are noted in a file of the same kind, by words; an update by its number.
        if not isinstance(note, int):
            with at(self, note) as write:
                yield write
            return
        with at(self, note) as write:
            _is_of_an_update.set(True)
            if when == "claimed":
                passes()
            yield write
            if when == "handled":
                passes()

    FlightRecorder.at = watched  # type: ignore[method-assign]


class _Transaction:
    """A transaction of the database that tells at which moments it is."""

    def __init__(self, whole: Any, passes: Passes, when: str) -> None:
        self._whole, self._passes, self._when = whole, passes, when

    async def __aenter__(self) -> Any:
        _is_of_an_update.set(False)
        entered = await self._whole.__aenter__()
        if self._when == "begun":
            try:
                self._passes()
            except BaseException as end:
                await self._whole.__aexit__(type(end), end, end.__traceback__)
                raise
        return entered

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None and self._when == "committing":
            try:
                self._passes()
            except BaseException as end:
                await self._whole.__aexit__(type(end), end, end.__traceback__)
                raise
        await self._whole.__aexit__(kind, error, trace)
        if kind is None and self._when == ("committed" if _is_of_an_update.get() else "kept"):
            self._passes()


def watch_transactions(passes: Passes, when: str) -> None:
    """Has `passes` called at a moment of every transaction ("begun", "committing"), or right after the COMMIT of an
    update’s ("committed") or of any other ("kept"). What `passes` raises undoes the transaction as a death would.
    """
    if when in ("committed", "kept"):
        watch_updates(passes, "")
    for client in (GuardedSqliteClient, GuardedPostgresClient):
        _watch_transactions_of(client, passes, when)


def _watch_transactions_of(client: Any, passes: Passes, when: str) -> None:
    begins = client._in_transaction

    def watched(self: Any) -> Any:
        return _Transaction(begins(self), passes, when)

    client._in_transaction = watched


def _on_the_wire(moment: str, *methods: str) -> Callable[[Passes], None]:
    """Dies at a moment of aiohttp's of the calls whose method begins so."""

    def plant(passes: Passes) -> None:
        async def seen(_: aiohttp.ClientSession, context: SimpleNamespace, told: Any) -> None:
            if str(told.url).rpartition("/")[2].startswith(methods):
                passes()

        trace = aiohttp.TraceConfig()
        getattr(trace, moment).append(seen)
        begins = aiohttp.ClientSession.__init__

        def watched(self: aiohttp.ClientSession, *given: Any, **named: Any) -> None:
            named["trace_configs"] = [*(named.get("trace_configs") or ()), trace]
            begins(self, *given, **named)

        aiohttp.ClientSession.__init__ = watched  # type: ignore[method-assign]

    return plant


def _posted(passes: Passes) -> None:
    keep = Receipts.keep

    def watched(self: Receipts, *given: Any) -> None:
        passes()
        keep(self, *given)

    Receipts.keep = watched  # type: ignore[method-assign]


_TAP, _EDIT, _SEND = "answerCallbackQuery", "edit", "send"
_OUT, _IN = "on_request_chunk_sent", "on_request_end"
_PLANT: dict[str, Callable[[Passes], None]] = {
    "received": _received,
    "stored": _stored,
    "begun": lambda passes: watch_transactions(passes, "begun"),
    "claimed": lambda passes: watch_updates(passes, "claimed"),
    "handled": lambda passes: watch_updates(passes, "handled"),
    "committing": lambda passes: watch_transactions(passes, "committing"),
    "committed": lambda passes: watch_transactions(passes, "committed"),
    "kept": lambda passes: watch_transactions(passes, "kept"),
    "leased": _on_the_wire("on_request_start", _EDIT, _SEND),
    "answering": _on_the_wire(_OUT, _TAP),
    "answered": _on_the_wire(_IN, _TAP),
    "drawing": _on_the_wire(_OUT, _EDIT),
    "drawn": _on_the_wire(_IN, _EDIT),
    "asked": _on_the_wire(_OUT, _SEND),
    "arrived": _on_the_wire(_IN, _SEND),
    "taken": lambda passes: _before(Sender, "deliver", passes),
    "posted": _posted,
    "sent": lambda passes: _before(delivery, "settle_sent", passes),
    "parting": lambda passes: _before(chat_messages, "deletable_messages", passes),
    "parted": lambda passes: _before(farewells, "settle_said", passes),
    "exported": lambda passes: _before(own_data, "settle_export", passes),
}
# Moments that only those come to who leave, or ask for their data.
RARE = ("parting", "parted", "exported")
POINTS = tuple(point for point in _PLANT if point not in RARE)
