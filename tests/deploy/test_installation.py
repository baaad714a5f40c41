"""Two workers behind nginx, a scheduler and a sandbox that pushes: people play, talk, and nobody notices a restart."""

import asyncio
from collections import Counter

import aiohttp
import pytest

from models.call import Call, CallSeat
from models.process import Process
from tests.deploy.callers import Caller
from tests.deploy.calling import call_of_two
from tests.deploy.town import Town, worker_name

pytestmark = [pytest.mark.slow]


async def test_the_installation_plays_talks_and_survives(installed: Town) -> None:
    town = installed
    await people_play(town)
    await what_is_for_the_machine_alone_stays_there(town)
    call, tom, lea = await call_of_two(town)
    await two_talk_over_two_workers(town, call, tom, lea)
    await a_worker_dies_in_the_middle_of_a_call(town, call, tom, lea)


async def people_play(town: Town) -> None:
    people = [await town.person(f"Ana {number}", language_code="fr") for number in range(6)]
    await asyncio.gather(*(person.starts() for person in people))
    for person in people:
        person.sees("Entremise")
    assert await Process.filter(role="worker").count() == 2
    assert await Process.filter(role="scheduler").count() == 1
    assert not any(request["method"] == "getUpdates" for request in town.world.requests)


async def what_is_for_the_machine_alone_stays_there(town: Town) -> None:
    async with await town.session() as session:
        for path, status in {"/metrics": 404, "/readyz": 404, "/": 200, "/legal/terms": 200}.items():
            async with session.get(town.url + path) as answer:
                assert answer.status == status, path
                assert answer.headers["Server"] == "nginx"
        async with session.post(f"{town.url}/telegram/wrong", json={"update_id": 1}) as answer:
            assert answer.status == 404
    for port in town.workers:
        assert 'entremise_processes{role="worker"} 2.0' in await counted(port)
    log = (town.folder / "entremise.log").read_text() + (town.folder / "nginx-error.log").read_text()
    assert "/legal/terms" in log and "/telegram/" not in log


async def counted(port: int) -> str:
    """What a worker counts, once it has beaten again and seen the other one."""
    async with aiohttp.ClientSession() as machine:
        for _ in range(40):
            async with machine.get(f"http://127.0.0.1:{port}/metrics") as answer:
                assert answer.status == 200
                text = await answer.text()
            if 'entremise_processes{role="worker"} 2.0' in text:
                break
            await asyncio.sleep(0.25)
    return text


async def two_talk_over_two_workers(town: Town, call: Call, tom_link: str, lea_link: str) -> None:
    async with await town.session() as session:
        tom, lea = Caller(session, town.url), Caller(session, town.url)
        await tom.enters(tom_link)
        await lea.enters(lea_link)
        for _ in range(20):
            if await carriers(call) == 2:
                break
            await lea.comes_back()
        assert await carriers(call) == 2, "nginx gave both to one worker twenty times"
        await tom.says({"type": "chat", "id": "a", "text": "Bonjour — 🙂"})
        assert (await lea.hears("chat"))["text"] == "Bonjour — 🙂"
        offer = {
            "type": "signal",
            "gen": 1,
            "description": {"type": "offer", "sdp": "v=0\r\n" + "x" * 30_000},
        }
        await lea.says(offer)
        assert (await tom.hears("signal"))["description"] == offer["description"]
        await tom.says({"type": "media", "up": True})
        await lea.says({"type": "media", "up": True})
        await until_status(call, "live")
        await tom.is_gone()
        await lea.is_gone()


async def a_worker_dies_in_the_middle_of_a_call(town: Town, call: Call, tom_link: str, lea_link: str) -> None:
    async with await town.session() as session:
        tom, lea = Caller(session, town.url), Caller(session, town.url)
        await tom.enters(tom_link)
        await lea.enters(lea_link)
        town.kill(worker_name(town.workers[0]))
        for person in (tom, lea):
            await person.comes_back()
        await tom.says({"type": "chat", "id": "b", "text": "Encore là"})
        assert (await lea.hears("chat"))["text"] == "Encore là"
        await town.start_worker(town.workers[0])
        seats = await CallSeat.filter(call_id=call.id, present=True)
        assert len(seats) == 2 and len({seat.held_by for seat in seats}) == 1
        await lea.says({"type": "end"})
        await until_status(call, "ended")


async def carriers(call: Call) -> int:
    seats = await CallSeat.filter(call_id=call.id, present=True)
    return len(Counter(seat.held_by for seat in seats))


async def until_status(call: Call, status: str) -> None:
    for _ in range(200):
        if (await Call.get(id=call.id)).status == status:
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"the call is {(await Call.get(id=call.id)).status} instead of {status}")
