"""What a page of the web part costs the process that serves it, beside a page that says nothing."""

import asyncio
import statistics
import sys
from pathlib import Path

import aiohttp
import uvloop
from aiohttp import web

from benchmarks.databases import KINDS, Databases
from benchmarks.figures import Effort, Goal, Section, span
from core.keys import KeyRing
from core.settings import Settings
from models.database import open_database
from models.member import MemberCategory
from models.profile import Domain
from services import members
from services.certifications import certify_profile
from web.app import make_app
from web.context import WebContext

GOAL_MICROSECONDS = 57
TEXT = f"""CPU microseconds of the serving process for one request over a kept connection, kernel and HTTP included: the
conditions (rendered from a template), the public page of a profile (one reader's view, from the database), and an empty
answer of aiohttp on uvloop, which is what the server itself costs. The goal of {GOAL_MICROSECONDS} µs was measured for
the frame of a page without database on a machine whose empty answer was cheaper than this one's: what a page costs over
the empty answer is what can be compared."""


async def _serve(database: str) -> None:
    await open_database(database)
    member = await members.arrive(1, "Ada", "Bench", "fr")
    await members.accept_terms(member.id)
    profile = await members.register_professional(
        member.id,
        MemberCategory.FREELANCE,
        "Ada Bench",
        "Web",
        Domain.IT,
        "Lausanne",
        "Une description.",
        ["Python"],
    )
    await certify_profile(profile.id, "Bench")
    app = make_app(WebContext(Settings(_env_file=None), KeyRing(b"k" * 32), "bench_bot"))
    bare = web.Application()
    bare.router.add_get("/bare", _say_nothing)
    addresses = []
    for served in (app, bare):
        runner = web.AppRunner(served, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        addresses.append(f"http://127.0.0.1:{runner.addresses[0][1]}")
    ours, empty = addresses
    print(f"{ours}/legal/terms {ours}/p/{profile.public_id} {empty}/bare", flush=True)
    await asyncio.sleep(3600)


async def _say_nothing(request: web.Request) -> web.Response:
    return web.Response(text="")


def _used(pid: int) -> float:
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1000


async def _measured(pid: int, address: str, count: int) -> float:
    async with aiohttp.ClientSession() as session:
        for number in range(count + 50):
            if number == 50:
                before = _used(pid)
            async with session.get(address) as answer:
                assert answer.status == 200, f"{address} answers {answer.status}"
                await answer.read()
    return (_used(pid) - before) / count


async def run(effort: Effort, databases: Databases) -> Section:
    """The three take turns."""
    section = Section(
        "9-pages",
        "Pages",
        TEXT,
        ["database", "conditions", "profile", "empty answer", "conditions − empty", "profile − empty"],
    )
    worst = 0.0
    for kind in KINDS:
        command = [sys.executable, "-m", "benchmarks.pages", await databases.fresh(kind)]
        process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
        assert process.stdout is not None
        try:
            addresses = (await process.stdout.readline()).decode().split()
            rounds = [
                [await _measured(process.pid, address, effort.of(2_000, 50)) for address in addresses]
                for _ in range(effort.of(5, 1))
            ]
        finally:
            process.kill()
            await process.wait()
        terms, profile, empty = (list(column) for column in zip(*rounds, strict=True))
        frame, net = ([one - other for one, other in zip(of, empty, strict=True)] for of in (terms, profile))
        section.lines.append([kind, span(terms), span(profile), span(empty), span(frame), span(net)])
        worst = max(worst, statistics.median(frame))
    section.goals.append(
        Goal(
            f"A page without database costs at most {GOAL_MICROSECONDS} µs over an empty answer",
            worst <= GOAL_MICROSECONDS,
            f"{worst:.0f} µs",
        )
    )
    return section


if __name__ == "__main__":
    uvloop.run(_serve(sys.argv[1]))
