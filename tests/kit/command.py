"""A command of the product in a process of its own, which has everything imported when it begins."""

import json
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.kit import midwife


class Command:
    """`entremise` with these words, forked by the zygote; to be used like a `subprocess.Popen`.

    What is imported, and what the modules do when they are, is not tried by it: some test starts each command anew.
    """

    def __init__(self, *words: str, log: Path, environment: Mapping[str, str], folder: Path) -> None:
        self.args = ("entremise", *words)
        self.returncode: int | None = None
        self._rest = b""
        self._line = midwife.line()
        log.touch()
        asked = {"command": words, "environment": dict(environment), "folder": str(folder.absolute())}
        self._say(name="", log=str(log.absolute()), **asked)
        self.pid = int(self._hears()["pid"])

    def _say(self, **what: Any) -> None:
        self._line.sendall((json.dumps(what) + "\n").encode())

    def _hears(self) -> dict[str, Any]:
        """The next that the zygote tells; TimeoutError when nothing came in the line's time."""
        while b"\n" not in self._rest:
            came = self._line.recv(65536)
            assert came, "the zygote is gone"
            self._rest += came
        told, _, self._rest = self._rest.partition(b"\n")
        found: dict[str, Any] = json.loads(told)
        return found

    def poll(self) -> int | None:
        """The exit code once it has ended, negative for a signal."""
        return self._ended(0.0)

    def wait(self, timeout: float | None = None) -> int:
        """Waits for the end, for so many seconds, and gives the exit code; TimeoutExpired when it goes on."""
        code = self._ended(timeout)
        if code is None:
            raise subprocess.TimeoutExpired(self.args, timeout or 0.0)
        return code

    def _ended(self, seconds: float | None) -> int | None:
        if self.returncode is None:
            self._line.settimeout(seconds)
            try:
                self.returncode = int(self._hears()["ended"])
            except (BlockingIOError, TimeoutError):
                return None
            self._line.close()
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Tells the process something; harmless when it has ended."""
        if self.poll() is None:
            self._line.settimeout(None)
            self._say(kill=self.pid, signal=int(number))

    def terminate(self) -> None:
        """Asks it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """Ends it as a power cut would."""
        self.send_signal(signal.SIGKILL)
