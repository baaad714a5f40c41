"""Answers to taps and inline queries."""

from __future__ import annotations

import sqlite3

import orjson

from sandbox.errors import ApiError, bad_request
from sandbox.methods.call import Call, Method
from sandbox.people import Json
from sandbox.updates import TAP_SECONDS

TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
INLINE_SECONDS = 30.0
TOAST_LIMIT = 200


def _open_query(call: Call, name: str, kind: str, seconds: float) -> sqlite3.Row:
    row = call.world.store.one(
        "SELECT * FROM query WHERE id = ? AND bot_id = ? AND kind = ?",
        call.params.text(name),
        call.bot.id,
        kind,
    )
    if row is None or row["answer"] is not None or call.world.real_now() - row["made_at"] > seconds:
        raise bad_request(TOO_OLD)
    return row


def answer_callback_query(call: Call) -> bool:
    """Answer a tap once, within 150 real seconds."""
    row = _open_query(call, "callback_query_id", "callback", TAP_SECONDS)
    text = call.params.text("text")
    if len(text) > TOAST_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    answer: Json = {
        "text": text,
        "show_alert": call.params.flag("show_alert"),
        "url": call.params.text("url"),
    }
    if answer["url"] and not answer["url"].startswith((f"https://t.me/{call.bot.username}?start=", "tg://")):
        raise bad_request("URL_INVALID")
    call.world.store.run("UPDATE query SET answer = ? WHERE id = ?", orjson.dumps(answer), row["id"])
    call.world.events.tell(
        "answer", user_id=row["user_id"], bot_id=call.bot.id, callback_query_id=row["id"],
        message_id=row["message_id"], **answer,
    )  # fmt: skip
    return True


def answer_inline_query(call: Call) -> bool:
    """Offer results to a person who typed the bot's name; at most 50."""
    row = _open_query(call, "inline_query_id", "inline", INLINE_SECONDS)
    results = call.params.json("results")
    if not isinstance(results, list):
        raise bad_request("can't parse results JSON object")
    if len(results) > 50:
        raise bad_request("RESULTS_TOO_MUCH")
    names = [str(result.get("id", "")) for result in results]
    if any(not 1 <= len(name.encode()) <= 64 for name in names):
        raise bad_request("RESULT_ID_INVALID")
    if len(set(names)) < len(names):
        raise bad_request("RESULT_ID_DUPLICATE")
    answer: Json = {"results": results, "next_offset": call.params.text("next_offset")}
    button = call.params.json("button")
    if button:
        answer["button"] = button
    call.world.store.run("UPDATE query SET answer = ? WHERE id = ?", orjson.dumps(answer), row["id"])
    call.world.events.tell(
        "answer", user_id=row["user_id"], bot_id=call.bot.id, inline_query_id=row["id"], **answer
    )
    return True


def answer_pre_checkout_query(call: Call) -> bool:
    """Refuse: persons of the sandbox never buy, so there is no such query."""
    raise ApiError(400, f"Bad Request: {TOO_OLD}")


METHODS: dict[str, Method] = {
    "answerCallbackQuery": answer_callback_query,
    "answerInlineQuery": answer_inline_query,
    "answerPreCheckoutQuery": answer_pre_checkout_query,
}
