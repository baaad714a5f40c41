"""Takes Telegram's pushes: checks the secrets before reading anything, stores, and only then answers 200."""

import hmac
import json
import logging

from aiohttp import web

from core.keys import KeyRing
from web.context import CONTEXT

log = logging.getLogger(__name__)

LARGEST_UPDATE = 1024 * 1024
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
RETRY_SECONDS = "5"


def webhook_path(keys: KeyRing) -> str:
    """The secret path to give to setWebhook, below the public address."""
    return f"/telegram/{_names(keys)[0]}"


def _names(keys: KeyRing) -> list[str]:
    """The secret names that open: during a rotation of the master key Telegram may still use the former one."""
    return [key.hex()[:40] for key in keys.every_key("webhook-path")]


def _same(given: str, expected: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), expected.encode())


async def take_update(request: web.Request) -> web.Response:
    """One pushed update: 200 once it is stored, 503 when it cannot be, so that Telegram comes again."""
    context = request.app[CONTEXT]
    secret = context.settings.webhook_secret
    expected = secret.get_secret_value() if secret else ""
    right_path = sum(_same(request.match_info["secret"], name) for name in _names(context.keys)) > 0
    right_header = _same(request.headers.get(SECRET_HEADER, ""), expected)
    # Both are always compared, so that the time taken does not tell which one was wrong.
    if not (right_path & right_header & bool(expected)) or context.ingest is None:
        raise web.HTTPNotFound()
    if request.content_type != "application/json":
        raise web.HTTPBadRequest()
    raw = await _read_limited(request)
    try:
        json.loads(raw)
    except (ValueError, RecursionError):
        raise web.HTTPBadRequest() from None
    try:
        await context.ingest(raw)
    except Exception:
        # Whatever kept it from being stored, Telegram keeps it and sends it again: nothing may be lost here.
        log.exception("an update could not be stored")
        raise web.HTTPServiceUnavailable(headers={"Retry-After": RETRY_SECONDS}) from None
    return web.Response()


async def _read_limited(request: web.Request) -> bytes:
    if request.content_length is not None and request.content_length > LARGEST_UPDATE:
        raise web.HTTPRequestEntityTooLarge(LARGEST_UPDATE, request.content_length)
    raw = bytearray()
    async for chunk in request.content.iter_any():
        raw += chunk
        if len(raw) > LARGEST_UPDATE:
            raise web.HTTPRequestEntityTooLarge(LARGEST_UPDATE, len(raw))
    return bytes(raw)
