"""Where files and keys are kept while a test runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from core.keys import KeyRing
from services.evidence.vault import use_keys
from services.files import LocalFiles, use_files

KEYS = KeyRing(b"k" * 32)


@contextmanager
def kept_in(folder: Path, keys: KeyRing = KEYS) -> Iterator[Path]:
    """Files go into a folder below this one, which is given; documents and hashes are kept with these keys."""
    use_files(LocalFiles(folder / "files"))
    use_keys(keys)
    try:
        yield folder / "files"
    finally:
        use_files(None)
        use_keys(None)


@pytest.fixture
def kept_files(tmp_path: Path) -> Iterator[Path]:
    """The folder of the files and encrypted documents of one test, and the keys they are kept with."""
    with kept_in(tmp_path) as files:
        yield files
