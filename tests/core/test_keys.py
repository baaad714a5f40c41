"""One key a purpose, from a master key that is made once and then guarded."""

import stat
from pathlib import Path

import pytest

from core.keys import KeyRing, read_key_ring


def test_each_purpose_has_its_own_key_and_always_the_same() -> None:
    ring = KeyRing(b"k" * 32)
    assert ring.key("call-link") == KeyRing(b"k" * 32).key("call-link")
    assert len({ring.key("call-link"), ring.key("cookie"), KeyRing(b"l" * 32).key("call-link")}) == 3
    assert len(ring.key("cookie")) == 32


def test_a_short_master_key_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        KeyRing(b"short")


def test_the_key_is_made_once_readable_by_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "master.key"
    made = read_key_ring(path, may_make=True)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert read_key_ring(path, may_make=False).key("x") == made.key("x")


def test_a_missing_key_stops_the_start_when_it_may_not_be_made(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="backup"):
        read_key_ring(tmp_path / "master.key", may_make=False)
    assert list(tmp_path.iterdir()) == []
