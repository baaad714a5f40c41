"""Editing and deleting of messages."""

from __future__ import annotations

from typing import Any

from sandbox.chats import is_from_bot
from sandbox.errors import bad_request
from sandbox.formatting import checked_text
from sandbox.markup import inline_only
from sandbox.methods.call import Call, Method
from sandbox.methods.compose import CAPTIONED, MEDIA, known_mentions, link_preview, with_entities
from sandbox.methods.sending import input_media
from sandbox.people import Json, Person

DELETE_SECONDS = 48 * 3600
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
CONTENT = (
    "text", "entities", "caption", "caption_entities", "link_preview_options", "reply_markup",
    "has_media_spoiler", "show_caption_above_media", "location", "poll", *MEDIA,
)  # fmt: skip


def located(call: Call) -> tuple[Person, Json]:
    """Return the person and the message to edit; refuses what is gone or not the bot's own."""
    if call.params.has("inline_message_id"):
        place = call.world.store.fact(f"inline:{call.bot.id}:{call.params.text('inline_message_id')}")
        message = call.world.chats.get(call.bot.id, place[0], place[1]) if place else None
        if message is None:
            raise bad_request("MESSAGE_ID_INVALID")
        return call.world.person(place[0]), message
    person = call.reachable()
    message = call.message(person, "to edit")
    if not is_from_bot(message):
        raise bad_request("message can't be edited")
    return person, message


def _compared(message: Json) -> Json:
    shown = {name: message[name] for name in CONTENT if name in message}
    for kind in MEDIA:
        if kind in shown:
            sizes = shown[kind] if isinstance(shown[kind], list) else [shown[kind]]
            shown[kind] = [size["file_unique_id"] for size in sizes]
    return shown


def changed(call: Call, person: Person, message: Json, change: Json, drop: tuple[str, ...]) -> Any:
    """Store the edited message; refuses an edit that changes nothing. Returns it, or true when inline."""
    markup = inline_only(call.params.json("reply_markup"))
    after = {name: value for name, value in message.items() if name not in (*drop, "reply_markup")} | change
    if markup is not None:
        after["reply_markup"] = markup
    if _compared(after) == _compared(message):
        raise bad_request(NOT_MODIFIED)
    after["edit_date"] = call.world.business_seconds()
    call.world.chats.replace(call.bot, person.id, after)
    return True if call.params.has("inline_message_id") else after


def edit_message_text(call: Call) -> Any:
    """Replace the text; without reply_markup the buttons go."""
    person, message = located(call)
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    formatted = known_mentions(call, checked_text(call.params.formatted_text()))
    change = {**with_entities("text", formatted), **link_preview(call.params)}
    return changed(call, person, message, change, ("text", "entities", "link_preview_options"))


def edit_message_caption(call: Call) -> Any:
    """Replace the caption of a media message."""
    person, message = located(call)
    if not any(kind in message for kind in CAPTIONED):
        raise bad_request("there is no caption in the message to edit")
    change = with_entities("caption", known_mentions(call, call.params.formatted_caption()))
    if call.params.flag("show_caption_above_media"):
        change["show_caption_above_media"] = True
    drop = ("caption", "caption_entities", "show_caption_above_media")
    return changed(call, person, message, change, drop)


def edit_message_reply_markup(call: Call) -> Any:
    """Replace the buttons."""
    person, message = located(call)
    return changed(call, person, message, {}, ())


def edit_message_media(call: Call) -> Any:
    """Replace the media and its caption."""
    person, message = located(call)
    item = call.params.json("media")
    change = input_media(call, item)
    drop = (
        *MEDIA,
        "text",
        "entities",
        "caption",
        "caption_entities",
        "has_media_spoiler",
        "link_preview_options",
    )
    return changed(call, person, message, change, drop)


def edit_message_live_location(call: Call) -> Any:
    """Move a live location."""
    person, message = located(call)
    if "live_period" not in message.get("location", {}):
        raise bad_request("message can't be edited")
    place = {**message["location"], "latitude": call.params.decimal("latitude"),
             "longitude": call.params.decimal("longitude")}  # fmt: skip
    return changed(call, person, message, {"location": place}, ())


def stop_message_live_location(call: Call) -> Any:
    """End a live location."""
    person, message = located(call)
    if "live_period" not in message.get("location", {}):
        raise bad_request("message can't be edited")
    place = {name: value for name, value in message["location"].items() if name != "live_period"}
    return changed(call, person, message, {"location": place}, ())


def stop_poll(call: Call) -> Json:
    """Close a poll and return it."""
    person, message = located(call)
    if "poll" not in message:
        raise bad_request("message with poll to stop not found")
    if message["poll"]["is_closed"]:
        raise bad_request("poll has already been closed")
    poll: Json = {**message["poll"], "is_closed": True}
    changed(call, person, message, {"poll": poll}, ())
    return poll


def _may_delete(call: Call, message: Json) -> bool:
    return call.world.business_seconds() - int(message["date"]) <= DELETE_SECONDS


def delete_message(call: Call) -> bool:
    """Delete a message for both sides, within 48 hours of business time."""
    person = call.person_in()
    message = call.message(person, "to delete")
    if not _may_delete(call, message):
        raise bad_request("message can't be deleted")
    call.world.chats.delete(call.bot, person.id, message["message_id"])
    return True


def delete_messages(call: Call) -> bool:
    """Delete up to 100 messages; those that are gone or too old are passed over."""
    person = call.person_in()
    numbers = call.params.json("message_ids")
    if not isinstance(numbers, list) or not 1 <= len(numbers) <= 100:
        raise bad_request("there must be 1 to 100 message identifiers")
    for number in numbers:
        message = call.world.chats.get(call.bot.id, person.id, int(number))
        if message is not None and _may_delete(call, message):
            call.world.chats.delete(call.bot, person.id, message["message_id"])
    return True


METHODS: dict[str, Method] = {
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "editMessageMedia": edit_message_media,
    "editMessageLiveLocation": edit_message_live_location,
    "stopMessageLiveLocation": stop_message_live_location,
    "stopPoll": stop_poll,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
}
