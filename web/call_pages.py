"""The call page, and the exchange of a personal link for a session (FR-121, FR-242)."""

from typing import Any

from aiohttp import web

from core import clock
from core.i18n import words
from models.call import Call
from services import calls
from services.call_seats import SeatSession
from web.context import CONTEXT
from web.language import language_of_request
from web.page_texts import page_texts
from web.posted import private, read_post
from web.templates import render

# What the pages of a call say, and the values that they fill in themselves.
FAMILIES, PLACES = ("room-", "test-"), ("name", "time", "kind", "number", "count")


async def show_call(request: web.Request) -> web.Response:
    """The call page; who it is for stands in the fragment, which never reaches us here."""
    return render(request, "call.html", texts=page_texts(language_of_request(request), FAMILIES, PLACES))


async def show_test(request: web.Request) -> web.Response:
    """The device test: camera, microphone, speaker and connection, before any call (EXT-19)."""
    return render(request, "test.html", texts=page_texts(language_of_request(request), FAMILIES, PLACES))


async def look(request: web.Request) -> web.Response:
    """What a link leads to, without taking the place: opening the page consumes nothing."""
    token, language = (await read_post(request))["token"], language_of_request(request)
    call, seat = await calls.look_at_seat(request.app[CONTEXT].keys, token)
    return private(await _view(call, seat.member_id, language))


async def enter(request: web.Request) -> web.Response:
    """Takes the place and gives the session as a cookie for this participation's addresses only."""
    token, language = (await read_post(request))["token"], language_of_request(request)
    context = request.app[CONTEXT]
    session = await calls.take_seat(context.keys, token)
    answer = private(await _view(session.call, session.seat.member_id, language))
    _set_cookie(answer, session, context.secure)
    return answer


def cookie_name(participation: str) -> str:
    """One cookie a participation, so that two persons in one browser stay two persons."""
    return f"seat_{participation}"


def _set_cookie(answer: web.Response, session: SeatSession, secure: bool) -> None:
    answer.set_cookie(
        cookie_name(session.participation),
        session.secret,
        path=f"/v/{session.participation}",
        httponly=True,
        samesite="Strict",
        secure=secure,
    )


async def _view(call: Call, member_id: int, language: str) -> dict[str, Any]:
    view = await calls.room_view(call.id, member_id)
    said = words(language)
    now = clock.now()
    return {
        "participation": view.participation,
        "language": view.language,
        "me": view.me,
        "other": view.other,
        "mayEnd": view.may_end,
        "appointment": view.ends_at is not None,
        "opensIn": max(0, int((view.opens_at - now).total_seconds())),
        "opensAt": said.time(view.opens_at, view.time_zone),
        "endsAt": said.time(view.ends_at, view.time_zone) if view.ends_at else None,
    }
