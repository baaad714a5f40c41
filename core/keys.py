"""The master keys and what is derived from them."""

import os
import secrets
from collections.abc import Mapping, Sequence
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32


class KeyRing:
    """Derives one key a purpose from a master key by HKDF, so that no two uses share a key.

    The first master key signs; what was signed with any of the others opens too. `kept` are keys of single purposes
    that were derived from master keys which are forgotten.
    """

    def __init__(
        self, master: bytes, *others: bytes, kept: Mapping[str, Sequence[bytes]] | None = None
    ) -> None:
        if any(len(one) < KEY_BYTES for one in (master, *others)):
            raise ValueError("the master key must have at least 32 bytes")
        self._masters, self._kept = (master, *others), dict(kept or {})
        self._made: dict[str, tuple[bytes, ...]] = {}

    def key(self, label: str) -> bytes:
        """The 32-byte key for one purpose, such as "call-link"; always the same for the same label."""
        return self.every_key(label)[0]

    def every_key(self, label: str) -> tuple[bytes, ...]:
        """The keys that open what was made for one purpose: the present one first."""
        if label not in self._made:
            derived = (_derive(master, label) for master in self._masters)
            self._made[label] = (*derived, *self._kept.get(label, ()))
        return self._made[label]


def _derive(master: bytes, label: str) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=f"entremise/1/{label}".encode()).derive(master)


def read_key_ring(path: Path, *, may_make: bool) -> KeyRing:
    """Reads the file of master keys (hexadecimal, one a line). When absent, makes it with mode 0600 if `may_make`,
    else refuses."""
    if not path.exists():
        if not may_make:
            raise FileNotFoundError(
                f"The master key {path} is missing. Restore it from your backup: without it links and files are lost."
            )
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, [secrets.token_hex(KEY_BYTES)])
    kept: dict[str, list[bytes]] = {}
    for key, label in _kept_lines(path):
        kept.setdefault(label, []).append(bytes.fromhex(key))
    return KeyRing(*(bytes.fromhex(line) for line in _lines(path)), kept=kept)


def prepare_key(path: Path) -> int:
    """Adds a new key that opens and does not sign yet; gives how many there are.

    Refuses with ValueError while another one waits to be used.
    """
    lines = _lines(path)
    if any(line.endswith(_NEXT) for line in path.read_text().splitlines()):
        raise ValueError("A prepared key waits already: use it with `entremise keys rotate`.")
    _write(path, lines, waiting=secrets.token_hex(KEY_BYTES))
    return len(lines) + 1


def rotate_keys(path: Path) -> None:
    """The prepared key signs from the next start on; the former ones still open.

    Refuses with ValueError when none was prepared: processes that run would not know what the new one signed.
    """
    waiting = [
        line.removesuffix(_NEXT).strip() for line in path.read_text().splitlines() if line.endswith(_NEXT)
    ]
    if not waiting:
        raise ValueError("No key is prepared: `entremise keys prepare`, then start every process again.")
    _write(path, [*waiting, *(line for line in _lines(path) if line not in waiting)])


def forget_old_keys(path: Path, keeping: Sequence[str] = ()) -> int:
    """Keeps the signing key alone; what the others signed opens no more. Gives how many were forgotten.

    For the purposes of `keeping` what was derived from the forgotten ones is kept: it opens nothing of another purpose.
    """
    lines = _lines(path)
    kept = [one for one in _kept_lines(path) if one[1] in keeping]
    kept += [(_derive(bytes.fromhex(old), label).hex(), label) for old in lines[1:] for label in keeping]
    _write(path, lines[:1], kept=kept)
    return len(lines) - 1


# What stands behind a key that opens already and does not sign yet, and before the one purpose of a derived key.
_NEXT = " next"
_FOR = " for "


def _lines(path: Path) -> list[str]:
    """The keys of the file, the signing one first."""
    lines = [line for line in path.read_text().splitlines() if _FOR not in line]
    found = [line.removesuffix(_NEXT).strip() for line in lines if line.strip()]
    if not found:
        raise ValueError(f"The master key {path} is empty. Restore it from your backup.")
    return found


def _kept_lines(path: Path) -> list[tuple[str, str]]:
    """The derived keys of the file, each with its purpose."""
    parts = (line.partition(_FOR) for line in path.read_text().splitlines())
    return [(key.strip(), label.strip()) for key, is_for, label in parts if is_for]


def _write(
    path: Path, lines: list[str], waiting: str | None = None, kept: Sequence[tuple[str, str]] | None = None
) -> None:
    """Puts a whole new file in the place of the old one: a crash leaves one of the two."""
    if kept is None:
        kept = _kept_lines(path) if path.exists() else []
    whole = [*lines, *([waiting + _NEXT] if waiting else []), *(f"{key}{_FOR}{label}" for key, label in kept)]
    made = path.with_name(f"{path.name}.new")
    made.unlink(missing_ok=True)
    descriptor = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write("".join(f"{line}\n" for line in whole))
        file.flush()
        os.fsync(file.fileno())
    os.replace(made, path)
