"""The page, its events, files, e-mails, and the pages that stand for t.me."""

from __future__ import annotations

import asyncio
from pathlib import Path
from urllib.parse import quote

import orjson
from aiohttp import web

from sandbox.bot_routes import WORLD
from sandbox.control_routes import as_json
from sandbox.events import Event

STATIC = Path(__file__).parent / "static"
HEARTBEAT_SECONDS = 15.0
SAFE_TO_SHOW = {"image/jpeg", "image/png", "image/gif", "image/webp", "audio/ogg", "audio/mpeg", "video/mp4"}


async def index(request: web.Request) -> web.StreamResponse:
    """Show the page."""
    return web.FileResponse(STATIC / "index.html", headers={"Cache-Control": "no-cache"})


async def static(request: web.Request) -> web.StreamResponse:
    """Hand out a part of the page."""
    path = (STATIC / request.match_info["name"]).resolve()
    if not path.is_relative_to(STATIC) or not path.is_file():
        raise web.HTTPNotFound
    return web.FileResponse(path, headers={"Cache-Control": "no-cache"})


def event_lines(event: Event) -> bytes:
    """Return an event as the stream carries it."""
    return b"id: %d\nevent: %s\ndata: %s\n\n" % (event["id"], event["type"].encode(), orjson.dumps(event))


async def events(request: web.Request) -> web.StreamResponse:
    """Stream what happens; `Last-Event-ID` resumes."""
    world = request.app[WORLD]
    after = request.headers.get("Last-Event-ID") or request.query.get("after")
    subscription = world.subscribe(int(after) if after and after.isdigit() else None)
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
    await response.prepare(request)
    try:
        await response.write(b": here\n\n")
        while not world.events.ended:
            event: Event | None = None
            try:
                async with asyncio.timeout(HEARTBEAT_SECONDS):
                    event = await subscription.get()
            except TimeoutError:
                await response.write(b": still here\n\n")
            if event:
                await response.write(event_lines(event))
    except ConnectionError:
        return response
    finally:
        subscription.close()
    return response


def _download(name: str, mime: str, data: bytes) -> web.Response:
    shown = mime if mime in SAFE_TO_SHOW else "application/octet-stream"
    how = "inline" if mime in SAFE_TO_SHOW else "attachment"
    headers = {
        "Content-Disposition": f"{how}; filename*=UTF-8''{quote(name)}",
        "X-Content-Type-Options": "nosniff",
    }
    return web.Response(body=data, content_type=shown, headers=headers)


async def file(request: web.Request) -> web.StreamResponse:
    """Hand out a file by file_id, whichever bot it belongs to."""
    row = request.app[WORLD].files.row(None, request.match_info["file_id"])
    return _download(row["name"] or row["path"].rsplit("/", 1)[-1], row["mime"], row["data"])


async def mails(request: web.Request) -> web.StreamResponse:
    """List the e-mails, newest first."""
    return as_json(request.app[WORLD].mail.all())


async def mail(request: web.Request) -> web.StreamResponse:
    """Show one e-mail."""
    return as_json(request.app[WORLD].mail.whole(int(request.match_info["number"])))


async def attachment(request: web.Request) -> web.StreamResponse:
    """Hand out an attachment."""
    number, index_of = int(request.match_info["number"]), int(request.match_info["index"])
    return _download(*request.app[WORLD].mail.attachment(number, index_of))


def add_routes(app: web.Application) -> None:
    """Put the page onto an application."""
    app.router.add_get("/", index)
    app.router.add_get("/static/{name:.+}", static)
    app.router.add_get("/control/events", events)
    app.router.add_get("/control/files/{file_id}", file)
    app.router.add_get("/control/mail", mails)
    app.router.add_get("/control/mail/{number}", mail)
    app.router.add_get("/control/mail/{number}/{index}", attachment)
    # The page itself asks as whom to open a link, and shows what a share link would share.
    app.router.add_get("/t.me/{link:.+}", index)
