"""Remembers in a file of the process what it is at, so that others find out what it was at when it died."""

import fcntl
import mmap
import os
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

SLOTS = 64


class FlightRecorder:
    """A file of this process with what is being worked on; the lock on it ends with the process.

    Whoever looks later reads the files of processes that are gone: what stands there was being worked on when they
    died. Each file is read by one reader only. A note is at most `width` - 1 bytes of one line. It is written into the
    file's memory, which outlives the process as the file does, and without asking the kernel each time.
    """

    def __init__(self, folder: Path, width: int = 24) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._width = folder, width
        name = f"{os.getpid()}-{secrets.token_hex(4)}"
        self._path, unlocked = folder / f"{name}.flight", folder / f"{name}.new"
        self._file = os.open(unlocked, os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(self._file, fcntl.LOCK_EX)
        # Only now may others see it: without its lock it would look like the file of a dead process.
        os.rename(unlocked, self._path)
        self._free: list[int] = []
        self._slots = 0
        self._notes = self._with_room(SLOTS)

    @contextmanager
    def at(self, note: object) -> Iterator[Callable[[object], None]]:
        """While inside, the file says that this is being worked on; what it gives replaces the note."""
        slot = self._take_slot()

        def write(text: object) -> None:
            self._note(slot, text)

        write(note)
        try:
            yield write
        finally:
            write("")
            self._free.append(slot)

    def keep(self, note: object) -> Callable[[], None]:
        """The file says from now on that this is being worked on, until what is given back is called."""
        slot = self._take_slot()
        self._note(slot, note)

        def forget() -> None:
            self._note(slot, "")
            self._free.append(slot)

        return forget

    def _take_slot(self) -> int:
        if self._free:
            return self._free.pop()
        slot = self._slots
        self._slots += 1
        if self._slots * self._width > len(self._notes):
            self._notes = self._with_room(2 * self._slots)
        return slot

    def _with_room(self, slots: int) -> mmap.mmap:
        # Written rather than left as a hole: where the disk is full, this fails, and not the process at some note.
        size = os.fstat(self._file).st_size
        os.pwrite(self._file, b"\n" * (slots * self._width - size), size)
        return mmap.mmap(self._file, slots * self._width)

    def left_by_the_dead(self, inherit: Callable[[str], None] | None = None) -> list[list[str]]:
        """For each process that died, the notes of what it was at; their files are removed, each after `inherit` was
        called with its notes: who must not lose them by dying as well keeps them there.
        """
        found: list[list[str]] = []
        for path in self._folder.glob("*.flight"):
            if path == self._path:
                continue
            try:
                with path.open("r+b") as file:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    # Somebody else may have read and removed it between the opening and the lock.
                    if os.fstat(file.fileno()).st_nlink:
                        lines = file.read().decode().splitlines()
                        found.append([line.strip() for line in lines if line.strip()])
                        if inherit is not None:
                            for note in found[-1]:
                                inherit(note)
                        path.unlink()
            except (BlockingIOError, FileNotFoundError):
                continue
        return [notes for notes in found if notes]

    def close(self, left: Sequence[object] = ()) -> None:
        """Ends the recording in good order; what is `left` is found by others as if the process had died at it."""
        for note in left:
            self._note(self._take_slot(), note)
        self._notes.close()
        os.close(self._file)
        if not left:
            self._path.unlink(missing_ok=True)

    def _note(self, slot: int, text: object) -> None:
        line = str(text).encode()[: self._width - 1].ljust(self._width - 1)
        self._notes[slot * self._width : (slot + 1) * self._width] = line + b"\n"
