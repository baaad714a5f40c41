"""Has a document looked at by the inspector, a process that may fail without harm."""

import asyncio
import json
import sys
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from core.errors import InvalidInput

LARGEST = 10 * 1024 * 1024
LEAST_SIDE = 100  # Pixels: nobody reads or knows anything in a smaller picture, wherever it is shown.
_SECONDS = 30.0
# Each inspector may take 900 MiB: more of them at a time than this would take the machine from everybody else.
AT_ONCE = 2


class DocumentRefused(InvalidInput):
    """The document cannot be taken; `why` is empty, kind, large, tiny, pixels, pages, locked, damaged or heavy.

    Of « tiny », `least` says how many pixels each side needs.
    """


@dataclass(frozen=True)
class Inspected:
    """What is kept of a document: its kind by content, and its bytes."""

    mime: str
    content: bytes


_places: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()


async def inspect(content: bytes) -> Inspected:
    """What a document is; at most `AT_ONCE` are looked at together, the others wait.

    Refuses with DocumentRefused everything but sound JPEG, PNG and PDF up to 10 MiB, and pictures with a side of fewer
    than `LEAST_SIDE` pixels.
    """
    if len(content) > LARGEST:
        raise DocumentRefused(why="large")
    facts, kept = await _ask(content)
    if int(facts.get("shorter_side", LEAST_SIDE)) < LEAST_SIDE:
        raise DocumentRefused(why="tiny", least=LEAST_SIDE)
    return Inspected(str(facts["mime"]), kept)


async def draw_page(content: bytes, number: int, words: str) -> tuple[int, bytes]:
    """How many pages a kept document has, and one of them as a JPEG with words across it."""
    facts, drawn = await _ask(content, "--page", str(number), words)
    return int(facts["pages"]), drawn


async def _ask(content: bytes, *arguments: str) -> tuple[dict[str, Any], bytes]:
    async with _places.setdefault(asyncio.get_running_loop(), asyncio.Semaphore(AT_ONCE)):
        code, said = await _answer(content, *arguments)
    line, _, rest = said.partition(b"\n")
    if code or not line:
        # The limits ended it: what it was given asked for more than any honest document does.
        raise DocumentRefused(why="heavy")
    facts = json.loads(line)
    if "refused" in facts:
        raise DocumentRefused(why=facts["refused"])
    return facts, rest


async def _answer(content: bytes, *arguments: str) -> tuple[int | None, bytes]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "services.evidence.inspector",
        *arguments,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env={},
    )
    try:
        said, _ = await asyncio.wait_for(process.communicate(content), _SECONDS)
    except TimeoutError:
        raise DocumentRefused(why="heavy") from None
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return process.returncode, said
