"""Makes opening an empty database a thousand times cheap: nothing here changes what a test sees."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from tortoise.apps import Apps

_MEMORY = Path("/dev/shm")
_DATABASES = ("database_url", "bare_database", "own_scene")  # Fixtures with a kind of database as parameter.
_ROOM = 1 << 30  # Bytes of memory that must be free before files of a test are kept there.


@contextmanager
def quick_folder(otherwise: Path) -> Iterator[Path]:
    """A folder in memory, where a commit waits for no disk; the given one on machines without room for it."""
    if not os.access(_MEMORY, os.W_OK) or shutil.disk_usage(_MEMORY).free < _ROOM:
        yield otherwise
        return
    with tempfile.TemporaryDirectory(prefix="entremise-", dir=_MEMORY, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def in_good_order(items: list[pytest.Item]) -> list[pytest.Item]:
    """What takes long comes first, so that no worker is left alone with it at the end. Then the tests of each file with
    those on SQLite first, so that the dialect changes twice a file and not always.
    """
    files = {path: place for place, path in enumerate(dict.fromkeys(str(item.path) for item in items))}
    return sorted(items, key=lambda item: (-_length(item), files[str(item.path)], _on_postgres(item)))


def _length(item: pytest.Item) -> int:
    """How long a test may take by its marks: longer than the usual limit, more than a few seconds, or less."""
    if item.get_closest_marker("timeout"):
        return 2
    return int(any(item.get_closest_marker(mark) for mark in ("slow", "browser")))


def mark_postgres(items: list[pytest.Item]) -> None:
    """Marks what needs a PostgreSQL server, which the fast suite does without: nobody has to remember the mark."""
    for item in items:
        if _on_postgres(item) or "postgres_server" in getattr(item, "fixturenames", ()):
            item.add_marker("postgres")


def _on_postgres(item: pytest.Item) -> bool:
    callspec = getattr(item, "callspec", None)
    return callspec is not None and any(callspec.params.get(name) == "postgres" for name in _DATABASES)


_build = Apps._build_initial_querysets
_last: list[Any] = []


def _build_when_the_dialect_changed(apps: Apps) -> None:
    """What Tortoise computes about the models depends on the dialect alone: 30 ms that most tests need not pay."""
    model = next(iter(next(iter(apps.apps.values())).values()))
    seen = [model._meta.db.query_class, len(next(iter(apps.apps.values())))]
    if seen != _last:
        _build(apps)
        _last[:] = seen


Apps._build_initial_querysets = _build_when_the_dialect_changed  # type: ignore[method-assign]
