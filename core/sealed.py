"""Short messages between our own processes, unreadable to whoever carries them."""

import json
import os
import zlib
from base64 import b85decode, b85encode
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from core.keys import KeyRing

_NONCE_BYTES = 12


def seal(keys: KeyRing, purpose: str, body: Any) -> str:
    """A value of JSON as printable text that only a process with the same keys can open."""
    nonce = os.urandom(_NONCE_BYTES)
    packed = zlib.compress(json.dumps(body, separators=(",", ":")).encode(), 1)
    return b85encode(nonce + AESGCM(keys.key(purpose)).encrypt(nonce, packed, purpose.encode())).decode()


def unseal(keys: KeyRing, purpose: str, text: str) -> Any:
    """What was sealed with any key of the ring. Refuses with ValueError what was not."""
    raw = b85decode(text)
    for key in keys.every_key(purpose):
        try:
            packed = AESGCM(key).decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], purpose.encode())
        except InvalidTag:
            continue
        return json.loads(zlib.decompress(packed))
    raise ValueError("sealed with a key that is not ours")
