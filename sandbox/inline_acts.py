"""Inline mode as a person uses it: ask a bot for results, choose one."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

import orjson

from sandbox.errors import ApiError, CannotDo
from sandbox.formatting import Formatted, checked_text, format_text
from sandbox.markup import inline_only
from sandbox.methods.compose import with_entities
from sandbox.params import Params
from sandbox.people import Bot, Json

if TYPE_CHECKING:
    from sandbox.world import World

SHOWN_AS_TEXT = "article"


def chosen_content(result: Json) -> Json:
    """Return the content of the message that a chosen result makes."""
    given = result.get("input_message_content")
    if given is not None and "message_text" in given:
        params = Params(given)
        formatted = checked_text(
            format_text(params.text("message_text"), params.text("parse_mode"), params.json("entities"))
        )
        content = with_entities("text", formatted)
        if given.get("link_preview_options"):
            content["link_preview_options"] = given["link_preview_options"]
    elif given is not None and "latitude" in given:
        content = {"location": {"latitude": given["latitude"], "longitude": given["longitude"]}}
    elif given is not None and "phone_number" in given:
        content = {"contact": given}
    elif result.get("type") == SHOWN_AS_TEXT or given is not None:
        raise CannotDo("The bot offered a result whose content the sandbox cannot show.")
    else:
        content = with_entities("text", Formatted(str(result.get("title") or result.get("caption") or "…")))
    markup = inline_only(result.get("reply_markup"))
    return content | ({"reply_markup": markup} if markup else {})


async def ask_inline(world: World, user_id: int, bot: Bot, query: str, offset: str) -> str:
    """Type the bot's name and a query; return the inline_query_id."""
    person = world.person(user_id)
    if not bot.inline:
        raise CannotDo("The bot has no inline mode.")
    query_id = str(secrets.randbits(62))

    def act() -> None:
        world.store.run(
            "INSERT INTO query (id, bot_id, user_id, kind, made_at) VALUES (?, ?, ?, 'inline', ?)",
            query_id, bot.id, user_id, world.real_now(),
        )  # fmt: skip
        content = {
            "id": query_id,
            "from": person.user(),
            "query": query,
            "offset": offset,
            "chat_type": "sender",
        }
        world.store.remember(f"inline_query:{query_id}", query)
        world.updates.put(bot, "inline_query", user_id, content)

    world.settle(act)
    return query_id


async def choose_inline(world: World, user_id: int, bot: Bot, query_id: str, result_id: str) -> Json:
    """Send a chosen result into the person's own chat with the bot."""
    row = world.store.one("SELECT answer FROM query WHERE id = ? AND kind = 'inline'", query_id)
    answer: Json = orjson.loads(row["answer"]) if row and row["answer"] else {"results": []}
    result = next((item for item in answer["results"] if str(item["id"]) == result_id), None)
    if result is None:
        raise CannotDo("The bot did not offer this result.")
    try:
        content = chosen_content(result)
    except ApiError as refused:
        raise CannotDo(f"The bot offered a broken result: {refused.description}") from refused
    person = world.person(user_id)

    def act() -> Json:
        inline_id = secrets.token_urlsafe(18)
        message = world.chats.add(bot, user_id, person.user(), {**content, "via_bot": bot.user()})
        number = message["message_id"]
        chosen: Json = {
            "result_id": result_id,
            "from": person.user(),
            "query": world.store.fact(f"inline_query:{query_id}", ""),
        }
        if "reply_markup" in content:
            chosen["inline_message_id"] = inline_id
            world.store.remember(f"inline:{bot.id}:{inline_id}", [user_id, number])
            world.store.remember(f"inline_of:{bot.id}:{number}", inline_id)
        world.updates.put(bot, "chosen_inline_result", user_id, chosen)
        if world.chats.state(bot.id, user_id).started:
            world.updates.put(bot, "message", user_id, message)
        return message

    message: Json = world.settle(act)
    return message
