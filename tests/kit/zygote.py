"""A process that has everything imported and forks others: processes of the bot, and commands of the product.

It serves any number of people over a socket, each with lines of JSON. `{"order": {…}, "name", "log"}` asks for a
process of the bot, `{"command": […], "environment": {…}, "folder", "name", "log"}` for `entremise` with these words;
`log` is where the process writes. `{"kill": pid, "signal"}` tells one of the own processes something (only the zygote
can know that the number still means that process). Lines come back: `{"pid", "born": name}`, `{"pid", "says": "ready" |
"stopped: …"}` and `{"pid", "ended": code}`, where a negative code is a signal. Who hangs up has their processes killed.
At the end of the standard input everything ends.
"""

import atexit
import gc
import json
import logging
import os
import selectors
import signal
import socket
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import uvloop

from bot.cards import load_cards
from bot.pages import load_pages
from console import console
from core import clock
from core.i18n import words
from tests.kit.child import Order, live

LOOK_SECONDS = 0.02


@dataclass(eq=False)
class Parent:
    """Somebody who has processes forked; `alive` are those that have not ended yet."""

    line: socket.socket
    alive: set[int] = field(default_factory=set)
    rest: bytes = b""

    def tell(self, **what: Any) -> None:
        """Says something; whoever hung up meanwhile hears nothing."""
        try:
            self.line.sendall((json.dumps(what) + "\n").encode())
        except OSError:
            return

    def hear(self) -> bool:
        """Does what was asked for; false once the other side hung up."""
        try:
            came = self.line.recv(65536)
        except OSError:
            return False
        *lines, self.rest = (self.rest + came).split(b"\n")
        for line in lines:
            self._obey(json.loads(line))
        return bool(came)

    def _obey(self, asked: dict[str, Any]) -> None:
        if "kill" not in asked:
            self.alive.add(pid := _fork(asked, self))
            self.tell(pid=pid, born=asked["name"])
        elif asked["kill"] in self.alive:
            os.kill(asked["kill"], asked.get("signal", signal.SIGKILL))

    def bury(self) -> None:
        """Tells of each process that ended."""
        for pid in tuple(self.alive):
            found, status = os.waitpid(pid, os.WNOHANG)
            if found:
                self.alive.discard(pid)
                self.tell(pid=pid, ended=os.waitstatus_to_exitcode(status))

    def end(self) -> None:
        """Ends what still lives."""
        for pid in self.alive:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
        self.alive.clear()
        self.line.close()


def _fork(asked: dict[str, Any], parent: Parent) -> int:
    pid = os.fork()
    if pid:
        return pid
    code = 70
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        _redirect(asked["log"], parent.line.fileno())
        code = _be_the_bot(asked["order"], parent) if "order" in asked else _be_the_program(asked)
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def _redirect(log: str, line: int) -> None:
    """Nothing comes in, what goes out goes to the end of a file, and of all that is open only the own line stays."""
    os.closerange(3, line)
    os.closerange(line + 1, os.sysconf("SC_OPEN_MAX"))
    nothing = os.open(os.devnull, os.O_RDONLY)
    written = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for number, opened in ((0, nothing), (1, written), (2, written)):
        os.dup2(opened, number)


def _be_the_bot(order: dict[str, Any], parent: Parent) -> int:
    def tell(text: str) -> None:
        parent.tell(pid=os.getpid(), says=text)

    # On the loop that the product runs on: it costs less, and what it does otherwise is to be seen here too.
    return uvloop.run(live(Order(**order), tell))


def _be_the_program(asked: dict[str, Any]) -> int:
    """What the interpreter does with `entremise` and these words."""
    os.environ.clear()
    os.environ.update(asked["environment"])
    os.chdir(asked["folder"])
    sys.argv = ["entremise", *asked["command"]]
    code = _exit_code(console)
    atexit._run_exitfuncs()
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    return code


def _exit_code(run: Callable[[], None]) -> int:
    try:
        run()
    except SystemExit as end:
        if end.code is None or isinstance(end.code, int):
            return end.code or 0
        print(end.code, file=sys.stderr)
        return 1
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


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


def main(address: str) -> None:
    """Serves until the standard input ends."""
    _read_everything()
    unready = f"{address}.unready"
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(unready)
        listener.listen(64)
        # Only now may others see it: who connected before would be refused.
        Path(unready).rename(address)
        parents: set[Parent] = set()
        # Whatever ends this process in good order ends its children with it.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        try:
            _serve(listener, parents)
        finally:
            for parent in parents:
                parent.end()


def _serve(listener: socket.socket, parents: set[Parent]) -> None:
    with selectors.DefaultSelector() as waiting:
        waiting.register(0, selectors.EVENT_READ)
        waiting.register(listener, selectors.EVENT_READ)
        while True:
            for key, _ in waiting.select(LOOK_SECONDS if any(p.alive for p in parents) else None):
                if key.fd == 0:
                    return
                if key.fileobj is listener:
                    parents.add(new := Parent(listener.accept()[0]))
                    waiting.register(new.line, selectors.EVENT_READ, new)
                elif not key.data.hear():
                    waiting.unregister(key.data.line)
                    parents.discard(key.data)
                    key.data.end()
            for parent in parents:
                parent.bury()


if __name__ == "__main__":
    main(sys.argv[1])
