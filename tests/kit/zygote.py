"""A process that has everything imported and forks processes of the bot: their start costs no imports.

Lines of JSON come in: `{"order": {…}}` asks for a process, `{"kill": pid}` kills one of them (only it can know that the
number still means that process). Lines go out: `{"pid", "says": "ready" | "stopped: …"}` and `{"pid", "ended": code}`,
where a negative code is a signal. At the end of the input everything forked here is killed.
"""

import asyncio
import gc
import json
import os
import select
import signal
import sys
import traceback
from typing import Any

from bot.cards import load_cards
from bot.pages import load_pages
from core import clock
from core.i18n import words
from tests.kit.child import Order, live

LOOK_SECONDS = 0.02


def _tell(**what: Any) -> None:
    os.write(1, (json.dumps(what) + "\n").encode())


def _fork(order: dict[str, Any]) -> int:
    pid = os.fork()
    if pid:
        return pid
    code = 70
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        code = asyncio.run(live(Order(**order), lambda text: _tell(pid=os.getpid(), says=text)))
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def _bury(alive: set[int]) -> None:
    for pid in tuple(alive):
        found, status = os.waitpid(pid, os.WNOHANG)
        if found:
            alive.discard(pid)
            _tell(pid=pid, ended=os.waitstatus_to_exitcode(status))


def _obey(line: bytes, alive: set[int]) -> None:
    asked = json.loads(line)
    if "order" in asked:
        alive.add(pid := _fork(asked["order"]))
        _tell(pid=pid, born=asked["name"])
    elif asked["kill"] in alive:
        os.kill(asked["kill"], asked.get("signal", signal.SIGKILL))


def _read_everything() -> None:
    """Reads what each process would read at its start: pages, cards and the sentences of both languages."""
    load_pages()
    load_cards()
    for language in ("fr", "en"):
        said = words(language)
        said.plain("common-home")
        said.moment(clock.now(), "Europe/Zurich")
    # What is never looked at again need not be copied when a child's collector runs.
    gc.freeze()


def main() -> None:
    """Serves until its input ends."""
    _read_everything()
    alive: set[int] = set()
    # Whatever ends this process in good order ends its children with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        _serve(alive)
    finally:
        for pid in alive:
            os.kill(pid, signal.SIGKILL)


def _serve(alive: set[int]) -> None:
    rest = b""
    while True:
        if select.select([0], [], [], LOOK_SECONDS if alive else None)[0]:
            came = os.read(0, 65536)
            if not came:
                break
            *lines, rest = (rest + came).split(b"\n")
            for line in lines:
                _obey(line, alive)
        _bury(alive)


if __name__ == "__main__":
    sys.exit(main())
