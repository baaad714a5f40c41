"""Signatures that anybody can check who knows our public key (Ed25519), made with keys derived from the master key."""

import base64

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from core.keys import KeyRing


def sign(keys: KeyRing, purpose: str, content: bytes) -> str:
    """The signature of the content as base64; always the same for the same content and key."""
    return base64.b64encode(_private(keys, purpose).sign(content)).decode()


def public_key(keys: KeyRing, purpose: str) -> str:
    """The 32 bytes that check these signatures, as base64. They change with the master key."""
    raw = _private(keys, purpose).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return base64.b64encode(raw).decode()


def _private(keys: KeyRing, purpose: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(keys.key(purpose))
