"""Signed links, and the payloads of deep links."""

import base64
import binascii
import hashlib
import hmac
import json
import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from core.errors import NotFound
from core.ids import is_public_id
from core.keys import KeyRing

_TAG_BYTES = 16
_CALL = "call-link"
_VIEW = "document-link"
_UPLOAD = "upload-link"


@dataclass(frozen=True)
class CallPass:
    """Who may sit where in which call, and when (aware UTC, whole seconds)."""

    call: str
    member_id: int
    role: str
    generation: int
    not_before: datetime
    expires_at: datetime


@dataclass(frozen=True)
class ViewPass:
    """Which member of the team may look at which document, until when (aware UTC, whole seconds)."""

    document: str
    admin_id: int
    expires_at: datetime


def sign_call_pass(keys: KeyRing, call_pass: CallPass) -> str:
    """A URL-safe token for a call page's fragment; a pure function of the pass, so that a retry gives the same link."""
    fields = [
        call_pass.call,
        call_pass.member_id,
        call_pass.role,
        call_pass.generation,
        int(call_pass.not_before.timestamp()),
        int(call_pass.expires_at.timestamp()),
    ]
    return _sign(keys, _CALL, fields)


def read_call_pass(keys: KeyRing, token: str) -> CallPass:
    """The pass inside a token. Refuses with NotFound whatever we did not sign; says nothing about its window."""
    call, member_id, role, generation, start, end = _read(keys, _CALL, token)
    return CallPass(
        call,
        member_id,
        role,
        generation,
        datetime.fromtimestamp(start, UTC),
        datetime.fromtimestamp(end, UTC),
    )


def sign_view_pass(keys: KeyRing, view_pass: ViewPass) -> str:
    """A URL-safe token for the fragment of the page that shows a document to the team."""
    return _sign(keys, _VIEW, [view_pass.document, view_pass.admin_id, int(view_pass.expires_at.timestamp())])


def read_view_pass(keys: KeyRing, token: str) -> ViewPass:
    """The pass inside a token. Refuses with NotFound whatever we did not sign; says nothing about its end."""
    document, admin_id, end = _read(keys, _VIEW, token)
    return ViewPass(document, admin_id, datetime.fromtimestamp(end, UTC))


def sign_upload_pass(keys: KeyRing, name: str) -> str:
    """A URL-safe token for the fragment of the upload page; `name` is the public id of an upload pass."""
    return _sign(keys, _UPLOAD, [name])


def read_upload_pass(keys: KeyRing, token: str) -> str:
    """The public id of the upload pass inside a token. Refuses with NotFound whatever we did not sign."""
    return str(_read(keys, _UPLOAD, token)[0])


def _sign(keys: KeyRing, purpose: str, fields: list[Any]) -> str:
    body = json.dumps(fields, separators=(",", ":")).encode()
    return _text(_tag(keys.key(purpose), body) + body)


def _read(keys: KeyRing, purpose: str, token: str) -> list[Any]:
    try:
        raw = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except (ValueError, binascii.Error):
        raise NotFound() from None
    tag, body = raw[:_TAG_BYTES], raw[_TAG_BYTES:]
    ours = any(hmac.compare_digest(tag, _tag(key, body)) for key in keys.every_key(purpose))
    if not ours or _text(raw) != token:
        raise NotFound()
    return list(json.loads(body))


def _tag(key: bytes, body: bytes) -> bytes:
    return hmac.new(key, body, hashlib.sha256).digest()[:_TAG_BYTES]


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


PUBLIC_FAMILIES = ("p", "m", "o", "a", "c")


@dataclass(frozen=True)
class PublicLink:
    """A deep link without any secret: what kind of thing, and its public id."""

    kind: str
    public_id: str

    @property
    def payload(self) -> str:
        """What stands after `?start=`."""
        return f"{self.kind}_{self.public_id}"


def read_payload(payload: str) -> PublicLink | None:
    """The public link in a `/start` payload, or None for anything else, whatever it is."""
    kind, _, name = payload.partition("_")
    return PublicLink(kind, name) if kind in PUBLIC_FAMILIES and is_public_id(name) else None


PERSONAL_FAMILIES = ("i", "e", "r")
_TOKEN_BYTES = 16
_PERSONAL = re.compile(r"([ier])_[A-Za-z0-9_-]{22}")


def make_personal_payload(kind: str) -> str:
    """A new payload with 128 random bits, such as `i_…` (24 characters)."""
    if kind not in PERSONAL_FAMILIES:
        raise ValueError(f"no family of personal links: {kind}")
    return f"{kind}_{_text(secrets.token_bytes(_TOKEN_BYTES))}"


def read_personal_payload(payload: str) -> str | None:
    """The family of a payload that has the shape of a personal link's, or None; whether it works is another matter."""
    found = _PERSONAL.fullmatch(payload)
    return found.group(1) if found is not None else None
