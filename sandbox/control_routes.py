"""The control API: what the page and the tests' person kit use."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

import orjson
from aiohttp import web

from sandbox.bot_routes import WORLD
from sandbox.errors import ApiError, CannotDo
from sandbox.people import Bot, Json
from sandbox.world import World

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
CHANGEABLE = (
    "first_name",
    "last_name",
    "username",
    "language_code",
    "time_zone",
    "role",
    "picture",
    "phone_number",
)
HISTORY = 500


def as_json(body: Any, status: int = 200) -> web.Response:
    """Return a JSON answer."""
    return web.Response(
        body=orjson.dumps(body), status=status, content_type="application/json", charset="utf-8"
    )


@web.middleware
async def sentences(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn what cannot be done into 400 with a sentence."""
    try:
        return await handler(request)
    except CannotDo as refused:
        return as_json({"error": str(refused)}, 400)
    except ApiError as refused:
        return as_json({"error": refused.description}, 400)
    except KeyError as missing:
        return as_json({"error": f"The request lacks {missing}."}, 400)
    except (ValueError, TypeError) as wrong:
        return as_json({"error": str(wrong)}, 400)


async def body_of(request: web.Request) -> Json:
    """Return the JSON object of a request, empty when it has none."""
    raw = await request.read()
    body = orjson.loads(raw) if raw else {}
    if not isinstance(body, dict):
        raise CannotDo("The request must be a JSON object.")
    return body


def bot_in(request: web.Request, body: Json | None = None) -> Bot:
    """Return the bot that a request names, or the first one."""
    named = (body or {}).get("bot") or request.query.get("bot")
    return request.app[WORLD].bot(int(named) if named else None)


def person_of(world: World, user_id: int, bot: Bot | None) -> Json:
    """Tell about a person and how their chat with the bot stands."""
    shown: Json = {**world.person(user_id).as_json(), "blocked": False, "unread": 0, "last": None}
    if bot is not None:
        state = world.chats.state(bot.id, user_id)
        last = next(
            (m for m in reversed(world.chats.history(bot.id, user_id, limit=5)) if not m["_deleted"]), None
        )
        shown |= {"blocked": state.blocked, "unread": world.chats.unread(bot.id, user_id), "last": last}
    return shown


async def state(request: web.Request) -> web.Response:
    """Tell about everything but the messages."""
    world = request.app[WORLD]
    bot = bot_in(request) if world.bots else None
    bots = [
        {"id": b.id, "username": b.username, "first_name": b.first_name, "inline": b.inline,
         "commands": world.menus.get(b, "default", "")}
        for b in world.bots.values()
    ]  # fmt: skip
    return as_json(
        {
            "bots": bots,
            "people": [person_of(world, user_id, bot) for user_id in world.people],
            "clock": world.clock_shown(),
            "faults": world.faults.as_json(),
            "mail_count": world.mail.count(),
        }
    )


async def chat(request: web.Request) -> web.Response:
    """Show a chat; unless `seen=0` its messages count as seen."""
    world, bot = request.app[WORLD], bot_in(request)
    user_id = int(request.match_info["user"])
    shown = world.chat(user_id, bot.id)
    if request.query.get("seen") != "0":
        world.chats.mark_seen(bot.id, user_id)
    return as_json(
        {
            "messages": shown.messages[-HISTORY:],
            "reply_keyboard": shown.reply_keyboard,
            "commands": shown.menu,
            "menu_button": shown.menu_button,
            "typing": shown.typing,
            "blocked": shown.blocked,
            "pinned": shown.pinned,
            "draft": shown.draft,
            "topics": world.chats.state(bot.id, user_id).topics,
        }
    )


async def add_person(request: web.Request) -> web.Response:
    """Add a person."""
    body = await body_of(request)
    known = {name: body[name] for name in CHANGEABLE if name in body}
    if not known.get("first_name"):
        raise CannotDo("A person needs a first name.")
    return as_json(request.app[WORLD].add_person(**known).as_json())


async def change_person(request: web.Request) -> web.Response:
    """Change what a person's app is set to."""
    world, body = request.app[WORLD], await body_of(request)
    person = world.person(int(request.match_info["user"]))
    for name, value in body.items():
        if name == "deactivated" and isinstance(value, bool):
            person.deactivated = value
        elif name in CHANGEABLE and (isinstance(value, str) or value is None):
            setattr(person, name, value)
        else:
            raise CannotDo(f"{name} of a person cannot be changed to that.")
    world.save_person(person)
    return as_json(person.as_json())


async def set_clock(request: web.Request) -> web.Response:
    """Move the business clock forwards."""
    world, body = request.app[WORLD], await body_of(request)
    if "to" in body:
        to = datetime.fromisoformat(str(body["to"]))
        if to.tzinfo is None:
            raise CannotDo("The instant needs a time zone, for example 2027-01-31T09:00:00+01:00.")
        by = to - world.clock.now()
    else:
        by = timedelta(seconds=float(body["advance_seconds"]))
    if by < timedelta(0):
        raise CannotDo("The clock only moves forwards.")
    await world.advance(by)
    return as_json(world.clock_shown())


async def get_clock(request: web.Request) -> web.Response:
    """Tell the time."""
    return as_json(request.app[WORLD].clock_shown())


async def answer(request: web.Request) -> web.Response:
    """Tell how a tap was answered."""
    return as_json(request.app[WORLD].answer_state(request.match_info["query"]))


async def get_faults(request: web.Request) -> web.Response:
    """Tell the fault switches."""
    return as_json(request.app[WORLD].faults.as_json())


async def set_faults(request: web.Request) -> web.Response:
    """Change fault switches."""
    world = request.app[WORLD]
    world.faults.set(await body_of(request))
    world.events.tell("faults", faults=world.faults.as_json())
    for bot in world.bots.values():
        world.webhooks.wake(bot)
    return as_json(world.faults.as_json())


async def requests(request: web.Request) -> web.Response:
    """List the latest Bot API requests, newest first."""
    limit = int(request.query.get("limit", "100"))
    return as_json(list(request.app[WORLD].requests)[::-1][:limit])


def add_routes(app: web.Application) -> None:
    """Put the control API onto an application."""
    app.router.add_get("/control/state", state)
    app.router.add_get("/control/chats/{user}", chat)
    app.router.add_post("/control/people", add_person)
    app.router.add_patch("/control/people/{user}", change_person)
    app.router.add_get("/control/clock", get_clock)
    app.router.add_post("/control/clock", set_clock)
    app.router.add_get("/control/answers/{query}", answer)
    app.router.add_get("/control/faults", get_faults)
    app.router.add_post("/control/faults", set_faults)
    app.router.add_get("/control/requests", requests)
