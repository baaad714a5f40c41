"""Remembers which update a worker is at, so that one that kills the process is found out."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class FlightRecorder:
    """A file of this process with the updates that are being worked on; the lock on it ends with the process.

    The next start reads the files of processes that are gone: what stands there was being worked on when they died.
    """

    WIDTH = 24

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._path = folder / f"{os.getpid()}-{id(self)}.flight"
        self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(self._file, fcntl.LOCK_EX)
        self._free: list[int] = []
        self._slots = 0

    @contextmanager
    def at(self, seq: int) -> Iterator[None]:
        """While inside, the file says that this update is being worked on."""
        slot = self._free.pop() if self._free else self._slots
        self._slots = max(self._slots, slot + 1)
        os.pwrite(self._file, str(seq).ljust(self.WIDTH - 1).encode() + b"\n", slot * self.WIDTH)
        try:
            yield
        finally:
            os.pwrite(self._file, b" " * (self.WIDTH - 1) + b"\n", slot * self.WIDTH)
            self._free.append(slot)

    def left_by_the_dead(self) -> list[list[int]]:
        """For each process that died, the updates that it was at; their files are removed."""
        found: list[list[int]] = []
        for path in self._folder.glob("*.flight"):
            if path == self._path:
                continue
            with path.open("r+b") as file:
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    continue
                found.append([int(line) for line in file.read().split()])
            path.unlink(missing_ok=True)
        return [seqs for seqs in found if seqs]

    def close(self) -> None:
        """Ends the recording in good order."""
        os.close(self._file)
        self._path.unlink(missing_ok=True)
