"""The master key and what is derived from it."""

import os
import secrets
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32


class KeyRing:
    """Derives one key a purpose from the master key by HKDF, so that no two uses share a key."""

    def __init__(self, master: bytes) -> None:
        if len(master) < KEY_BYTES:
            raise ValueError("the master key must have at least 32 bytes")
        self._master = master
        self._made: dict[str, bytes] = {}

    def key(self, label: str) -> bytes:
        """The 32-byte key for one purpose, such as "call-link"; always the same for the same label."""
        if label not in self._made:
            info = f"entremise/1/{label}".encode()
            self._made[label] = HKDF(SHA256(), KEY_BYTES, salt=None, info=info).derive(self._master)
        return self._made[label]


def read_key_ring(path: Path, *, may_make: bool) -> KeyRing:
    """Reads the master key's file (hexadecimal). When absent, makes it with mode 0600 if `may_make`, else refuses."""
    if not path.exists():
        if not may_make:
            raise FileNotFoundError(
                f"The master key {path} is missing. Restore it from your backup: without it links and files are lost."
            )
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_hex(KEY_BYTES) + "\n")
    return KeyRing(bytes.fromhex(path.read_text().strip()))
