"""One key a purpose, from a master key that is made once and then guarded."""

import stat
from pathlib import Path

import pytest

from core.errors import NotFound
from core.keys import KeyRing, forget_old_keys, prepare_key, read_key_ring, rotate_keys
from core.links import read_call_pass, sign_call_pass
from core.sealed import seal, unseal
from tests.core.test_links import PASS


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


def test_links_signed_by_the_former_key_still_open_until_it_is_forgotten(tmp_path: Path) -> None:
    file = tmp_path / "master.key"
    old = read_key_ring(file, may_make=True)
    link = sign_call_pass(old, PASS)
    assert prepare_key(file) == 2
    prepared = read_key_ring(file, may_make=False)
    assert sign_call_pass(prepared, PASS) == link
    rotate_keys(file)
    rotated = read_key_ring(file, may_make=False)
    newer = sign_call_pass(rotated, PASS)
    assert newer != link
    assert read_call_pass(rotated, link) == read_call_pass(rotated, newer) == PASS
    # A process that was started between the two steps opens what the next one signs.
    assert read_call_pass(prepared, newer) == PASS
    assert forget_old_keys(file) == 1
    forgetful = read_key_ring(file, may_make=False)
    assert read_call_pass(forgetful, newer) == PASS
    with pytest.raises(NotFound):
        read_call_pass(forgetful, link)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_key_is_never_used_before_every_process_could_know_it(tmp_path: Path) -> None:
    file = tmp_path / "master.key"
    read_key_ring(file, may_make=True)
    with pytest.raises(ValueError, match="No key is prepared"):
        rotate_keys(file)
    prepare_key(file)
    with pytest.raises(ValueError, match="waits already"):
        prepare_key(file)


def test_a_forgotten_key_may_live_on_for_one_purpose_alone(tmp_path: Path) -> None:
    file = tmp_path / "master.key"
    old = read_key_ring(file, may_make=True)
    prepare_key(file)
    rotate_keys(file)
    assert forget_old_keys(file, ["exclusion"]) == 1
    kept = read_key_ring(file, may_make=False)
    assert old.key("exclusion") in kept.every_key("exclusion") and old.key("exclusion") != kept.key(
        "exclusion"
    )
    assert old.key("call-link") not in kept.every_key("call-link")
    assert prepare_key(file) == 2
    rotate_keys(file)
    again = read_key_ring(file, may_make=False)
    assert old.key("exclusion") in again.every_key("exclusion") and len(again.every_key("exclusion")) == 3
    forget_old_keys(file)
    assert len(read_key_ring(file, may_make=False).every_key("exclusion")) == 1


def test_what_is_sealed_opens_with_the_same_keys_only() -> None:
    old, new = KeyRing(b"k" * 32), KeyRing(b"n" * 32, b"k" * 32)
    text = seal(old, "bus", {"text": "Bonjour 🙂"})
    assert "Bonjour" not in text and text.isascii() and " " not in text
    assert unseal(new, "bus", text) == {"text": "Bonjour 🙂"}
    for keys, purpose, wrong in (
        (KeyRing(b"z" * 32), "bus", text),
        (old, "x", text),
        (old, "bus", text[:-1] + "0"),
    ):
        with pytest.raises(ValueError, match=r"not ours|base85"):
            unseal(keys, purpose, wrong)
