"""The one zygote of this process: it is started when somebody first needs it, and ends with this process."""

import asyncio
import atexit
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
START_SECONDS = 120.0
LOOK_SECONDS = 0.02


@cache
def _zygote() -> tuple[subprocess.Popen[bytes], Path]:
    # The address of a socket may only be short, which a test's own folder is not.
    folder = Path(tempfile.mkdtemp(prefix="entremise-zygote-"))
    address = folder / "line"
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.kit.zygote", str(address)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
        )
    atexit.register(_end, process, folder)
    return process, address


def _end(process: subprocess.Popen[bytes], folder: Path) -> None:
    assert process.stdin is not None
    process.stdin.close()
    process.wait(20)
    shutil.rmtree(folder, ignore_errors=True)


def _is_there() -> bool:
    process, address = _zygote()
    assert process.poll() is None, (address.parent / "log").read_text()[-3000:]
    return address.exists()


async def address() -> Path:
    """Where the zygote listens, once it does."""
    ends = time.monotonic() + START_SECONDS
    while not _is_there():
        assert time.monotonic() < ends, "the zygote is not ready"
        await asyncio.sleep(LOOK_SECONDS)
    return _zygote()[1]


def line() -> socket.socket:
    """A line to the zygote for somebody who has no loop; waits until it listens."""
    ends = time.monotonic() + START_SECONDS
    while not _is_there():
        assert time.monotonic() < ends, "the zygote is not ready"
        time.sleep(LOOK_SECONDS)
    made = socket.socket(socket.AF_UNIX)
    made.connect(str(_zygote()[1]))
    return made
