"""Watches the processes that look at documents."""

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass
from pathlib import Path

_STEP_SECONDS = 0.005


@dataclass
class Seen:
    """How many there were at a time at most, and how readily the kernel ends one when memory is short (0 to 1,000)."""

    most: int = 0
    readiest: int = 0


async def watch_inspectors(*work: Awaitable[object]) -> Seen:
    """Looks at this process's inspectors all the while that work is done together."""
    seen = Seen()
    doing = asyncio.gather(*work)
    while not doing.done():
        running = [number for number in _children() if _is_inspector(number)]
        seen.most = max(seen.most, len(running))
        seen.readiest = max([seen.readiest, *map(_readiness, running)])
        await asyncio.sleep(_STEP_SECONDS)
    await doing
    return seen


def _children() -> list[str]:
    threads = [each.name for each in Path("/proc/self/task").iterdir()]
    return [number for each in threads for number in _read(f"self/task/{each}", "children").decode().split()]


def _is_inspector(number: str) -> bool:
    return b"services.evidence.inspector" in _read(number, "cmdline")


def _readiness(number: str) -> int:
    return int(_read(number, "oom_score_adj") or 0)


def _read(number: str, what: str) -> bytes:
    try:
        return Path(f"/proc/{number}/{what}").read_bytes()
    except OSError:
        return b""  # It ended meanwhile.
