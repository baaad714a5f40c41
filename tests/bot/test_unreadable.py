"""Updates that Telegram would not send: given up at once, and nobody waits for them."""

import asyncio
import json
from typing import Any

import pytest

from bot.intake import ingest
from bot.polling import Poller
from models.delivery import InboxState, InboxUpdate, Screen
from tests.kit.person import Person
from tests.kit.request import API, WorldRequest
from tests.kit.stage import TOKEN, Stage


async def _pushes(stage: Stage, number: int, update: dict[str, Any]) -> InboxUpdate:
    await ingest(json.dumps({"update_id": number, **update}).encode())
    await stage.settle()
    return await InboxUpdate.get(update_id=number)


def _message(person: Person, **content: Any) -> dict[str, Any]:
    user = {"id": person.user_id, "is_bot": False, "first_name": person.name}
    chat = {"id": person.user_id, "type": "private"}
    return {
        "message": {"message_id": 3, "date": 1777881600, "chat": chat, "from": user, "text": "x", **content}
    }


@pytest.mark.parametrize(
    "content",
    [
        {"message_id": "3"}, {"message_id": 2**63}, {"text": ["x"]}, {"photo": [{}]}, {"entities": [5]},
        {"document": {"file_id": "f" * 300, "file_unique_id": "u"}}, {"chat": "x"}, {"date": 10**18},
    ],
    ids=str,
)  # fmt: skip
async def test_a_field_of_another_type_makes_an_update_unreadable_and_stops_nobody(
    stage: Stage, content: dict[str, Any]
) -> None:
    alice = await stage.visitor("Alice")
    row = await _pushes(stage, 900_001, _message(alice, **content))
    assert (row.state, row.attempts) == (InboxState.DEAD, 0)
    assert (row.error or "").startswith("unreadable: ")
    await alice.says("/aide")
    screen = await Screen.get(member_id=(await stage.member(alice)).id)
    assert (screen.page, screen.rev) == ("help", screen.shown)


async def test_a_sender_whose_number_no_database_keeps_spoils_no_other_update(stage: Stage) -> None:
    alice = await stage.visitor("Alice")
    strange = _message(alice)
    strange["message"]["from"] = {"id": 10**30, "is_bot": False, "first_name": "x"}
    row = await _pushes(stage, 900_002, strange)
    assert row.state is InboxState.DEAD
    (await alice.says("/menu")).sees("Mon tableau de bord")


async def test_kinds_that_we_did_not_ask_for_are_let_go(stage: Stage) -> None:
    row = await _pushes(stage, 900_003, {"poll_answer": {"poll_id": 5, "user": "nobody"}})
    assert row.state is InboxState.DONE


async def test_a_night_without_network_does_not_end_polling(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    naps: list[float] = []
    asleep = asyncio.Event()

    async def nap(seconds: float) -> None:
        naps.append(seconds)
        if len(naps) > 1_100:
            asleep.set()
            await asyncio.Event().wait()

    class Dead(WorldRequest):
        async def do_request(self, *args: Any, **options: Any) -> tuple[int, bytes]:
            raise ConnectionError("no network")

    polling = asyncio.create_task(Poller(Dead(stage.world), f"{API}/bot{TOKEN}").run())
    monkeypatch.setattr("bot.polling.asyncio.sleep", nap)
    await asyncio.wait([polling, asyncio.create_task(asleep.wait())], return_when=asyncio.FIRST_COMPLETED)
    assert not polling.done() and max(naps) < 60
    polling.cancel()


async def test_a_screen_that_failed_thousands_of_times_is_tried_again(stage: Stage) -> None:
    assert stage.assembly.drawing._delay(Screen(attempts=5_000)).total_seconds() <= 300
