"""The Bot API over HTTP."""

from __future__ import annotations

import logging
from typing import Any

import orjson
from aiohttp import web

from sandbox.errors import ApiError, bad_request
from sandbox.files import DOWNLOAD_LIMIT
from sandbox.people import Json
from sandbox.world import World

log = logging.getLogger("sandbox")
WORLD: web.AppKey[World] = web.AppKey("world", World)
Uploads = dict[str, tuple[str, bytes, str]]


def answered(body: Json) -> web.Response:
    """Return a Bot API answer with the HTTP status that Telegram gives it."""
    status = 200 if body["ok"] else int(body["error_code"])
    headers = {}
    if "parameters" in body and "retry_after" in body["parameters"]:
        headers["Retry-After"] = str(body["parameters"]["retry_after"])
    return web.Response(
        body=orjson.dumps(body),
        status=status,
        headers=headers,
        content_type="application/json",
        charset="utf-8",
    )


async def _multipart(request: web.Request, values: dict[str, Any]) -> Uploads:
    uploads: Uploads = {}
    post = await request.post()
    for name, value in post.items():
        if isinstance(value, web.FileField):
            uploads[name] = (value.filename, value.file.read(), value.content_type)
        else:
            values[name] = value if isinstance(value, str) else bytes(value).decode("utf-8", "replace")
    return uploads


async def parameters(request: web.Request) -> tuple[dict[str, Any], Uploads]:
    """Return the parameters of a request, wherever they are, and its uploads."""
    values: dict[str, Any] = dict(request.query)
    if request.method == "GET" or not request.body_exists:
        return values, {}
    if request.content_type == "application/json":
        try:
            body = orjson.loads(await request.read() or b"{}")
        except orjson.JSONDecodeError as wrong:
            raise bad_request("can't parse JSON object") from wrong
        if not isinstance(body, dict):
            raise bad_request("can't parse JSON object")
        return values | body, {}
    return values, await _multipart(request, values)


async def call(request: web.Request) -> web.StreamResponse:
    """Answer one call; a switched fault closes the line without an answer."""
    world = request.app[WORLD]
    token, method = request.match_info["token"], request.match_info["method"]
    try:
        values, uploads = await parameters(request)
        return answered(await world.call(token, method, values, uploads))
    except ApiError as refused:
        return answered(refused.answer())
    except web.HTTPRequestEntityTooLarge:
        return answered(ApiError(413, "Request Entity Too Large").answer())
    except (ConnectionError, TimeoutError):
        if request.transport is not None:
            request.transport.abort()
        return web.Response(status=502)
    except Exception:
        log.exception("The sandbox failed at %s.", method)
        return answered(ApiError(500, "Internal Server Error").answer())


async def download(request: web.Request) -> web.StreamResponse:
    """Hand out a file of the bot by its path."""
    world = request.app[WORLD]
    try:
        bot = world.bot_of_token(request.match_info["token"])
    except ApiError as refused:
        return answered(refused.answer())
    row = world.files.at_path(bot, request.match_info["path"])
    if row is None or row["size"] > DOWNLOAD_LIMIT:
        return answered(ApiError(404, "Not Found").answer())
    return web.Response(body=row["data"], content_type="application/octet-stream")


def add_routes(app: web.Application) -> None:
    """Put the Bot API onto an application."""
    app.router.add_get("/bot{token:[^/]+}/{method}", call)
    app.router.add_post("/bot{token:[^/]+}/{method}", call)
    app.router.add_get("/file/bot{token:[^/]+}/{path:.+}", download)
