"""Where files of members live: one small interface, with a local folder as the default."""

import asyncio
import fcntl
import hashlib
import os
import re
import secrets
from pathlib import Path
from typing import Protocol

from core.errors import NotFound

_NAME = re.compile(r"[a-z0-9_]{1,20}/[a-z0-9]{8,64}\.[a-z0-9]{1,6}")


class FileStore(Protocol):
    """Keeps bytes under names such as portraits/0f3a….png; a name is written once and never changes its content."""

    async def put(self, folder: str, content: bytes, suffix: str) -> str:
        """Keeps content and gives its name, which depends on the content: the same twice is one file."""

    async def write(self, name: str, content: bytes) -> None:
        """Keeps content under a name that `random_name` made."""

    async def get(self, name: str) -> bytes:
        """The content. Refuses with NotFound what is not there and what is no name of ours."""

    async def delete(self, name: str) -> bool:
        """Forgets a file; harmless when it is gone. Says whether it did: nothing goes while somebody copies the files,
        so that a copy has every file that the rows of its database name.
        """

    def path_of(self, name: str) -> Path | None:
        """The file on this machine, when there is one: for sending it without reading it first."""


class LocalFiles:
    """A folder of this machine."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # From the first start on: whoever copies the files holds on to the folder.
        folder.mkdir(parents=True, exist_ok=True)

    def _path(self, name: str) -> Path:
        # Only names of this shape are ours: nothing can point outside the folder.
        if not _NAME.fullmatch(name):
            raise NotFound()
        return self._folder / name

    async def put(self, folder: str, content: bytes, suffix: str) -> str:
        """See FileStore."""
        name = f"{folder}/{hashlib.sha256(content).hexdigest()[:32]}.{suffix}"
        path = self._path(name)
        if not path.exists():
            await asyncio.to_thread(_write, path, content)
        return name

    async def write(self, name: str, content: bytes) -> None:
        """See FileStore."""
        await asyncio.to_thread(_write, self._path(name), content)

    async def get(self, name: str) -> bytes:
        """See FileStore."""
        try:
            return await asyncio.to_thread(self._path(name).read_bytes)
        except FileNotFoundError:
            raise NotFound() from None

    async def delete(self, name: str) -> bool:
        """See FileStore. Who copies holds a shared lock on the folder (deploy/backup.sh)."""
        return await asyncio.to_thread(self._delete, self._path(name))

    def _delete(self, path: Path) -> bool:
        folder = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.unlink(missing_ok=True)
        except BlockingIOError:
            return False
        finally:
            os.close(folder)
        return True

    def path_of(self, name: str) -> Path | None:
        """See FileStore."""
        path = self._path(name)
        return path if path.is_file() else None


def random_name(folder: str, suffix: str) -> str:
    """A new name that nobody can guess and that no other content shares: its file can be deleted with its owner."""
    return f"{folder}/{secrets.token_hex(16)}.{suffix}"


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Written beside and renamed: nobody ever reads half a file, neither of two who give the same one at once.
    partial = path.with_suffix(f".{secrets.token_hex(8)}.part")
    try:
        with partial.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


_store: FileStore | None = None


def use_files(store: FileStore | None) -> None:
    """Sets the store of this process; `main.py` does so once, with the folder `files` of the data folder."""
    global _store
    _store = store


def has_files() -> bool:
    """Whether a store was set."""
    return _store is not None


def files() -> FileStore:
    """The store of this process. Refuses with RuntimeError when none was set."""
    if _store is None:
        raise RuntimeError("no file store was set: call use_files at the start")
    return _store


def picture_path(name: str | None) -> str | None:
    """The path of a picture on this machine, or None when there is none."""
    if name is None or _store is None:
        return None
    path = _store.path_of(name)
    return str(path) if path is not None else None
