"""Encrypted files: one key a file, wrapped by a key that is outside the database (EXT-16).

A sealed text begins with its twelve bytes of nonce. Whose it is and what it proves are bound into it: a file put in
another one's place does not open.
"""

import base64
import os
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from core.errors import NotFound
from core.keys import KeyRing
from services.file_removal import delete_now, unwant_file, write_unnamed
from services.files import files

_NONCE_BYTES = 12
_PURPOSE = "evidence"
_FOLDER = "evidence"


@dataclass(frozen=True)
class Sealed:
    """Where an encrypted file is, and its wrapped key (base64)."""

    file: str
    wrapped_key: str


_keys: KeyRing | None = None


def use_keys(keys: KeyRing | None) -> None:
    """Sets the master keys of this process; `main.py` does so once."""
    global _keys
    _keys = keys


def key_ring() -> KeyRing:
    """The master keys that `use_keys` set; RuntimeError before."""
    return _ring()


def _ring() -> KeyRing:
    if _keys is None:
        raise RuntimeError("no master key was set: call use_keys at the start")
    return _keys


def _seal(key: bytes, content: bytes, bound_to: str) -> bytes:
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, content, bound_to.encode())


def _open(key: bytes, sealed: bytes, bound_to: str) -> bytes:
    return AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], bound_to.encode())


async def keep_sealed(content: bytes, bound_to: str) -> Sealed:
    """Keeps content under a new key of its own. `bound_to` says whose and what it is, such as "17:permit".

    Unless `keep_file` is called in the transaction of the row that names the file, it is deleted an hour later.
    """
    key = AESGCM.generate_key(256)
    name = await write_unnamed(_FOLDER, _seal(key, content, bound_to), "sealed")
    wrapped = _seal(_ring().key(_PURPOSE), key, bound_to)
    return Sealed(name, base64.b64encode(wrapped).decode())


def wrapped_anew(wrapped_key: str, bound_to: str) -> str | None:
    """A file's key under the master key that signs now; None when none of ours opens it. The file stays as it is."""
    key = _unwrapped(wrapped_key, bound_to)
    if key is None:
        return None
    return base64.b64encode(_seal(_ring().key(_PURPOSE), key, bound_to)).decode()


def _unwrapped(wrapped_key: str, bound_to: str) -> bytes | None:
    wrapped = base64.b64decode(wrapped_key)
    for master in _ring().every_key(_PURPOSE):
        try:
            return _open(master, wrapped, bound_to)
        except InvalidTag:
            continue
    return None


async def open_sealed(sealed: Sealed, bound_to: str) -> bytes:
    """The content. Refuses with NotFound what is gone, was changed, or is bound to something else."""
    content = await files().get(sealed.file)
    key = _unwrapped(sealed.wrapped_key, bound_to)
    if key is None:
        raise NotFound()
    try:
        return _open(key, content, bound_to)
    except InvalidTag:
        raise NotFound() from None


async def unwant_sealed(file: str | None) -> None:
    """A file (None is gone already) is to be deleted, in the transaction in which the caller forgets its key: without
    that, no copy of it opens either.
    """
    if file is not None:
        await unwant_file(file)


async def forget_sealed(file: str | None) -> None:
    """Deletes a file that is unwanted, after the commit; while somebody copies the files, the next round does it."""
    if file is not None:
        await delete_now(file)
