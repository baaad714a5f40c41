"""What pages of ours post about themselves, and what only they are answered."""

import json
from typing import Any

from aiohttp import web

from core.errors import InvalidInput
from web.security import is_our_origin

LARGEST_POST = 4096


async def read_post(request: web.Request) -> dict[str, Any]:
    """A small JSON object with a personal `token` (ASCII text), from a page of ours.

    Refuses with 403 another origin, 400 what is no such object, 413 more than 4 KiB, and InvalidInput a wrong token.
    """
    if not is_our_origin(request):
        raise web.HTTPForbidden()
    if request.content_type != "application/json":
        raise web.HTTPBadRequest()
    if (request.content_length or 0) > LARGEST_POST:
        raise web.HTTPRequestEntityTooLarge(LARGEST_POST, request.content_length or 0)
    try:
        posted = json.loads((await request.content.read(LARGEST_POST + 1)).decode())
        token = posted["token"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise web.HTTPBadRequest() from None
    if not isinstance(token, str) or not token.isascii():
        raise InvalidInput()
    return dict(posted)


def private(body: dict[str, Any]) -> web.Response:
    """An answer in JSON that nothing keeps."""
    return web.json_response(body, headers={"Cache-Control": "no-store"})
