"""The control API's part that lets persons act."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from sandbox.bot_routes import WORLD
from sandbox.control_routes import as_json, body_of, bot_in
from sandbox.errors import CannotDo
from sandbox.people import Json
from sandbox.world import World

Act = Callable[[World, int, int, Json], Awaitable[Any]]


async def _text(world: World, user: int, bot: int, body: Json) -> Any:
    return await world.send_text(user, bot, str(body["text"]), body.get("reply_to"), body.get("thread_id"))


async def _start(world: World, user: int, bot: int, body: Json) -> Any:
    return await world.send_start(user, bot, str(body.get("payload") or ""))


async def _tap(world: World, user: int, bot: int, body: Json) -> Any:
    forge = bool(body.get("forge"))
    return {
        "callback_query_id": await world.tap(
            user, bot, int(body["message_id"]), str(body["data"]), forge=forge
        )
    }


async def _key(world: World, user: int, bot: int, body: Json) -> Any:
    return await world.press_key(user, bot, str(body["label"]))


async def _edit(world: World, user: int, bot: int, body: Json) -> Any:
    return await world.edit_text(user, bot, int(body["message_id"]), str(body["text"]))


async def _contact(world: World, user: int, bot: int, body: Json) -> Any:
    return await world.send_contact(
        user, bot, body.get("user_id"), body.get("phone_number"), body.get("first_name")
    )


async def _users(world: World, user: int, bot: int, body: Json) -> Any:
    return await world.share_users(user, bot, int(body["request_id"]), [int(n) for n in body["user_ids"]])


async def _location(world: World, user: int, bot: int, body: Json) -> Any:
    return await world.send_location(user, bot, float(body["latitude"]), float(body["longitude"]))


async def _react(world: World, user: int, bot: int, body: Json) -> Any:
    await world.react(user, bot, int(body["message_id"]), str(body.get("emoji") or ""))


async def _block(world: World, user: int, bot: int, body: Json) -> Any:
    await world.block(user, bot)


async def _unblock(world: World, user: int, bot: int, body: Json) -> Any:
    await world.unblock(user, bot)


async def _clear(world: World, user: int, bot: int, body: Json) -> Any:
    await world.delete_chat(user, bot)


async def _drop_topic(world: World, user: int, bot: int, body: Json) -> Any:
    await world.delete_topic(user, bot, int(body["thread_id"]))


async def _inline(world: World, user: int, bot: int, body: Json) -> Any:
    return {
        "inline_query_id": await world.ask_inline(
            user, bot, str(body.get("query") or ""), str(body.get("offset") or "")
        )
    }


async def _choose(world: World, user: int, bot: int, body: Json) -> Any:
    return await world.choose_inline(user, bot, str(body["inline_query_id"]), str(body["result_id"]))


ACTS: dict[str, Act] = {
    "text": _text, "start": _start, "tap": _tap, "key": _key, "edit": _edit, "contact": _contact,
    "users": _users, "location": _location, "react": _react, "block": _block, "unblock": _unblock,
    "clear": _clear, "drop_topic": _drop_topic, "inline": _inline, "choose": _choose,
}  # fmt: skip


async def act(request: web.Request) -> web.Response:
    """Let a person do one of the acts; answers the message made, or `{"ok": true}`."""
    doing = ACTS.get(request.match_info["act"])
    if doing is None:
        raise CannotDo(f"Persons cannot {request.match_info['act']}; they can {', '.join(sorted(ACTS))}.")
    body = await body_of(request)
    user = int(request.match_info["user"])
    result = await doing(request.app[WORLD], user, bot_in(request, body).id, body)
    return as_json({"ok": True} if result is None else result)


async def send_file(request: web.Request) -> web.Response:
    """Let a person send a file (multipart: file, kind, caption, perhaps thread_id)."""
    form = await request.post()
    upload = form.get("file")
    if not isinstance(upload, web.FileField):
        raise CannotDo("The form needs a file.")
    bot = bot_in(request, {"bot": form.get("bot")})
    message = await request.app[WORLD].send_file(
        int(request.match_info["user"]), bot.id, str(form.get("kind") or "document"), upload.filename,
        upload.content_type, upload.file.read(), str(form.get("caption") or ""),
        int(str(form["thread_id"])) if form.get("thread_id") else None,
    )  # fmt: skip
    return as_json(message)


async def inline_answer(request: web.Request) -> web.Response:
    """Tell what the bot offered to an inline query."""
    return as_json(request.app[WORLD].answer_state(request.match_info["query"]))


def add_routes(app: web.Application) -> None:
    """Put the acts onto an application."""
    app.router.add_post("/control/people/{user}/file", send_file)
    app.router.add_post("/control/people/{user}/{act}", act)
    app.router.add_get("/control/inline/{query}", inline_answer)
