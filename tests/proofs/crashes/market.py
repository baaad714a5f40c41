"""What people do in the proofs about crashes, plugged into the bot's process: plain effects and the product's services.

Every update that takes effect leaves a row in a table that has no unique key, written in the transaction of its
handler: an effect that is lost, doubled or out of order is seen there, whatever the product's own keys would hide.
"""

import asyncio
import os
import time
from pathlib import Path
from typing import Any

from bot.pages import Page
from bot.run import BotRole
from bot.tapped import Received
from bot.turn import Look, Turn
from bot.view import View, page_button
from models.appointment import Appointment, AppointmentStatus
from models.fields import read_instant
from models.sql import execute
from services import appointments, conversations
from services.notifications import owe
from services.unit_of_work import unit_of_work
from tests.kit.child import PartialRole
from tests.proofs.crashes.things import follow_the_clock

TABLE = {
    "sqlite": "CREATE TABLE crash_effect (id INTEGER PRIMARY KEY, person BIGINT NOT NULL, number BIGINT NOT NULL)",
    "postgres": "CREATE TABLE crash_effect (id BIGSERIAL PRIMARY KEY, person BIGINT NOT NULL, number BIGINT NOT NULL)",
}
REASON = "Imprévu de dernière minute"
_following: list[asyncio.Task[None]] = []


async def leave_effect(update: Received) -> None:
    """Notes, inside the handler's transaction, that an update took effect."""
    user = update.effective_user
    assert user is not None
    async with unit_of_work():
        await execute(
            "INSERT INTO crash_effect (person, number) VALUES (:person, :number)",
            person=user.id,
            number=update.update_id,
        )


class Market(Page):
    """A page whose texts say what to do: `n 1`, `owe K1`, `write P …`, `book P …`, `raise`, `hang`, `spin`, `exit`."""

    name = "market"

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        buttons = (page_button("Compter", "market", "count"), page_button("Autre", "market", "open", "autre"))
        return View(f"Marché {args.get('arg', '')}".strip(), (buttons,))

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        turn.say("common-yes")
        await turn.show("market", arg=f"compté {turn.message_id}")

    async def take_text(self, turn: Turn, args: dict[str, Any]) -> bool:
        act, _, rest = turn.text.partition(" ")
        await _ACTS[act](turn, rest)
        # A screen that repeated the number of a notification would be counted as one.
        await turn.show("market", arg=turn.text[:60].lower())
        return True


async def _nothing(turn: Turn, rest: str) -> None:
    return None


async def _owe(turn: Turn, reference: str) -> None:
    await owe(
        turn.member.id, "runtime.dead", details={"reference": reference, "error": "aucune"}, mutable=False
    )


async def _write(turn: Turn, rest: str) -> None:
    profile, _, words = rest.partition(" ")
    await conversations.leave_message(turn.member, int(profile), words, None)


async def _book(turn: Turn, rest: str) -> None:
    """Asks for the slot, or cancels the appointment that the person has there."""
    profile, _, start = rest.partition(" ")
    standing = await Appointment.get_or_none(client_id=turn.member.id, status=AppointmentStatus.CONFIRMED)
    if standing is None:
        await appointments.request_appointment(turn.member, int(profile), read_instant(start), "Visite")
    else:
        await appointments.cancel_appointment(turn.member, standing.id, None, REASON)


async def _raise(turn: Turn, rest: str) -> None:
    await _owe(turn, f"never-{rest}")
    raise RuntimeError("a planted defect")


async def _hang(turn: Turn, rest: str) -> None:
    await _owe(turn, f"never-{rest}")
    await asyncio.Event().wait()


async def _spin(turn: Turn, rest: str) -> None:
    # A loop that never gives the hand back, as a bad regular expression does.
    while True:
        time.sleep(3600)  # noqa: ASYNC251


async def _exit(turn: Turn, rest: str) -> None:
    await _owe(turn, f"never-{rest}")
    os._exit(9)


_ACTS = {
    "n": _nothing,
    "owe": _owe,
    "write": _write,
    "book": _book,
    "raise": _raise,
    "hang": _hang,
    "spin": _spin,
    "exit": _exit,
}


def plug(role: BotRole) -> None:
    """Has every update of the role leave its effect."""
    assert role.assembly is not None
    if isinstance(role, PartialRole):
        _following.append(asyncio.create_task(follow_the_clock(Path(role.order.folder))))
    worker = role.assembly.worker
    handle = worker.handle

    async def and_leave_effect(update: Received, turn: Turn) -> None:
        await handle(update, turn)
        await leave_effect(update)

    worker.handle = and_leave_effect  # type: ignore[method-assign]
