"""Copies of a running installation as docs/operations.md tells them, and databases made from copies."""

import fcntl
import os
import shutil
import sqlite3
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.deploy.programs import DEPLOY, PATH
from tests.postgres import BIN

SQLITE_WAYS = ("VACUUM INTO", "backup")


def run_backup(url: str, folder: Path, keep: int = 14) -> Path:
    """deploy/backup.sh, with the programs of the server's own version; gives the copy."""
    environment = {
        "PATH": f"{BIN}:{PATH}",
        "ENTREMISE_DATABASE_URL": url,
        "BACKUP_DIR": str(folder / "copies"),
        "ENTREMISE_DATA_DIR": str(folder),
        "BACKUP_KEEP": str(keep),
    }
    done = subprocess.run([DEPLOY / "backup.sh"], env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.strip())


def restore(copy: Path, url: str) -> None:
    """A copy of PostgreSQL into the database of an address, in the place of what is there."""
    command = [BIN / "pg_restore", "--no-owner", "--exit-on-error", "--clean", "--if-exists", "-d", url, copy]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def restore_files(copy: Path, folder: Path) -> None:
    """The files that were copied beside a copy of PostgreSQL."""
    (folder / "files").mkdir(parents=True, exist_ok=True)
    with tarfile.open(copy.with_suffix(".files.tar")) as files:
        files.extractall(folder / "files", filter="data")


def copy_sqlite(source: Path, target: Path, way: str) -> None:
    """A file of SQLite, copied while others write."""
    with sqlite3.connect(source) as live:
        if way == "backup":
            with sqlite3.connect(target) as made:
                live.backup(made)
            made.close()
        else:
            live.execute("VACUUM INTO ?", (str(target),))
    live.close()


def copy_files(source: Path, folder: Path) -> None:
    """The folder of files, after the database: what was given meanwhile is there, too."""
    if (source / "files").is_dir():
        shutil.copytree(
            source / "files", folder / "files", ignore=shutil.ignore_patterns("*.part"), dirs_exist_ok=True
        )


@contextmanager
def nothing_is_deleted(source: Path) -> Iterator[None]:
    """The shared lock on the folder of files that a copy holds, as `flock --shared` takes it."""
    folder = os.open(source / "files", os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(folder, fcntl.LOCK_SH)
        yield
    finally:
        os.close(folder)
