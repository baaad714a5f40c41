"""Copying and forwarding."""

from __future__ import annotations

from sandbox.errors import bad_request
from sandbox.methods.call import Call, Method
from sandbox.methods.compose import CAPTIONED, MEDIA, deliver, known_mentions, with_entities
from sandbox.people import Json, Person

COPIED = (
    "text", "entities", "caption", "caption_entities", "link_preview_options", "has_media_spoiler",
    "show_caption_above_media", "location", "venue", "contact", "poll", *MEDIA,
)  # fmt: skip


def _source(call: Call, number: int, what: str) -> tuple[Person, Json]:
    person = call.person_in("from_chat_id")
    message = call.world.chats.get(call.bot.id, person.id, number)
    if message is None:
        raise bad_request(f"message to {what} not found")
    if message.get("has_protected_content") or not any(name in message for name in (*COPIED, "dice")):
        raise bad_request(f"message can't be {'copied' if what == 'copy' else 'forwarded'}")
    return person, message


def _content(message: Json) -> Json:
    return {name: message[name] for name in (*COPIED, "dice") if name in message}


def _origin(call: Call, message: Json) -> Json:
    return message.get("forward_origin") or {
        "type": "user",
        "sender_user": message["from"],
        "date": message["date"],
    }


def copy_message(call: Call) -> Json:
    """Send the content again without its author; a new caption replaces the old one."""
    person = call.reachable()
    _, message = _source(call, call.params.number("message_id"), "copy")
    content = _content(message)
    if call.params.values.get("caption") is not None and any(kind in content for kind in CAPTIONED):
        content.pop("caption", None)
        content.pop("caption_entities", None)
        content |= with_entities("caption", known_mentions(call, call.params.formatted_caption()))
    return {"message_id": deliver(call, person, content)["message_id"]}


def forward_message(call: Call) -> Json:
    """Send the content again, saying whose it was."""
    person = call.reachable()
    _, message = _source(call, call.params.number("message_id"), "forward")
    return deliver(call, person, {**_content(message), "forward_origin": _origin(call, message)})


def _numbers(call: Call) -> list[int]:
    numbers = call.params.json("message_ids")
    if not isinstance(numbers, list) or not 1 <= len(numbers) <= 100:
        raise bad_request("there must be 1 to 100 message identifiers")
    return [int(number) for number in numbers]


def _several(call: Call, what: str) -> list[Json]:
    person = call.reachable()
    origin = call.person_in("from_chat_id")
    made: list[Json] = []
    for number in _numbers(call):
        message = call.world.chats.get(call.bot.id, origin.id, number)
        if message is None or message.get("has_protected_content") or not _content(message):
            continue
        content = _content(message)
        if what == "forward":
            content["forward_origin"] = _origin(call, message)
        elif call.params.flag("remove_caption"):
            content.pop("caption", None)
            content.pop("caption_entities", None)
        made.append({"message_id": deliver(call, person, content)["message_id"]})
    if not made:
        raise bad_request(f"there are no messages to {what}")
    return made


def copy_messages(call: Call) -> list[Json]:
    """Copy up to 100 messages; those that cannot be copied are passed over."""
    return _several(call, "copy")


def forward_messages(call: Call) -> list[Json]:
    """Forward up to 100 messages; those that cannot be forwarded are passed over."""
    return _several(call, "forward")


METHODS: dict[str, Method] = {
    "copyMessage": copy_message,
    "copyMessages": copy_messages,
    "forwardMessage": forward_message,
    "forwardMessages": forward_messages,
}
