"""Giving a document to the team, and the team looking at it: both behind links that work for minutes (EXT-16)."""

import asyncio
from urllib.parse import quote
from weakref import WeakValueDictionary

from aiohttp import web

from core import clock
from core.errors import NotFound
from core.i18n import words
from core.links import read_view_pass
from models.certification import side_name
from services import certifications
from services.evidence.giving import give_document, look_at_pass
from services.evidence.inspection import LARGEST, DocumentRefused, draw_page
from web.context import CONTEXT
from web.language import language_of_request, words_of_request
from web.page_texts import page_texts
from web.posted import private, read_post
from web.security import is_our_origin
from web.templates import render

FAMILIES, PLACES = ("up-", "doc-"), ("percent", "size", "page", "pages", "name", "kind")
TOKEN_HEADER = "X-Upload-Token"
# Of one profile, a document is read when the one before is judged: whoever sends many together waits for nobody else,
# and nobody else for them.
_turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()


async def show_upload(request: web.Request) -> web.Response:
    """The upload page; whose it is stands in the fragment, which never reaches us here."""
    return render(request, "upload.html", texts=page_texts(language_of_request(request), FAMILIES, PLACES))


async def look_at_upload(request: web.Request) -> web.Response:
    """What a link lets somebody give; looking uses nothing up."""
    posted = await read_post(request)
    giving = await look_at_pass(request.app[CONTEXT].keys, posted["token"])
    said = words(giving.member.language)
    named = side_name(giving.kind, giving.is_back)
    return private(
        {
            "name": giving.profile.display_name,
            "kind": said.plain(f"cert-need-{named}"),
            "why": said.plain(f"cert-why-{named}"),
        }
    )


async def take_upload(request: web.Request) -> web.Response:
    """Takes one document as the body of the request, at most 10 MiB, and hands the profile over when it is complete."""
    if not is_our_origin(request):
        raise web.HTTPForbidden()
    token = request.headers.get(TOKEN_HEADER, "")
    keys = request.app[CONTEXT].keys
    may_give = await look_at_pass(keys, token)  # Nobody has a large body read who may not give anything.
    if (request.content_length or 0) > LARGEST:
        raise DocumentRefused(why="large")
    async with _turns.setdefault(may_give.profile.id, asyncio.Lock()):
        giving = await give_document(keys, token, await _read_document(request))
    said = words_of_request(request)
    return private({"message": said.plain("up-handed_over" if giving.handed_over else "up-kept")})


async def _read_document(request: web.Request) -> bytes:
    read = bytearray()
    async for part in request.content.iter_chunked(65536):
        read += part
        if len(read) > LARGEST:
            raise DocumentRefused(why="large")
    return bytes(read)


async def show_document(request: web.Request) -> web.Response:
    """The page that shows a document to somebody of the team."""
    return render(request, "document.html", texts=page_texts(language_of_request(request), FAMILIES, PLACES))


async def draw_document(request: web.Request) -> web.Response:
    """One page of a document as a picture, with the reader's name and the time across it; the reading is noted."""
    posted = await read_post(request)
    view_pass = read_view_pass(request.app[CONTEXT].keys, posted["token"])
    number = posted.get("page", 0)
    if view_pass.expires_at <= clock.now() or not isinstance(number, int) or not 0 <= number < 100:
        raise NotFound()
    admin, document, content = await certifications.open_document(view_pass.admin_id, view_pass.document)
    said = words(admin.language)
    mark = f"{admin.display_name} · {said.moment(clock.now(), admin.time_zone, 'd MMM y, HH:mm')} · Entremise"
    pages, picture = await draw_page(content, number, mark)
    profile = (await certifications.access_case(admin, document.profile_id)).profile
    kind = words_of_request(request).plain(f"cert-need-{side_name(document.kind, document.is_back)}")
    headers = {
        "Cache-Control": "no-store",
        "X-Pages": str(pages),
        # A header carries plain letters only: names of people are not.
        "X-Kind": quote(kind),
        "X-Name": quote(profile.display_name),
    }
    return web.Response(body=picture, content_type="image/jpeg", headers=headers)
