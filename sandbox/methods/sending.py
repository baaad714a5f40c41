"""The send… methods."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any

from sandbox import utf16
from sandbox.errors import bad_request
from sandbox.formatting import TEXT_LIMIT, checked_caption, checked_text, format_text
from sandbox.methods.call import Call, Method
from sandbox.methods.compose import (
    CAPTIONED,
    MEDIA,
    album_id,
    deliver,
    given_file,
    known_mentions,
    link_preview,
    media,
    with_entities,
)
from sandbox.params import Params
from sandbox.people import Json

ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip
ACTION_SECONDS = 5.0
DICE_SIDES = {"🎲": 6, "🎯": 6, "🎳": 6, "🏀": 5, "⚽": 5, "🎰": 64}
GROUPABLE = {"photo", "video", "document", "audio"}


def send_message(call: Call) -> Json:
    """Send a text of 1 to 4096 units."""
    person = call.reachable()
    formatted = known_mentions(call, checked_text(call.params.formatted_text()))
    return deliver(call, person, {**with_entities("text", formatted), **link_preview(call.params)})


def _sender(kind: str) -> Method:
    def send(call: Call) -> Json:
        person = call.reachable()
        content = media(call, kind, call.params, given_file(call, kind))
        if kind in CAPTIONED:
            content |= with_entities("caption", known_mentions(call, call.params.formatted_caption()))
        for switch, shown in (("has_spoiler", "has_media_spoiler"), ("show_caption_above_media",) * 2):
            if call.params.flag(switch):
                content[shown] = True
        return deliver(call, person, content)

    return send


def send_media_group(call: Call) -> list[Json]:
    """Send an album of 2 to 10 photos and videos, or documents, or audio files."""
    person = call.reachable()
    items = call.params.json("media")
    if not isinstance(items, list) or not 2 <= len(items) <= 10:
        raise bad_request("number of messages in an album must be between 2 and 10")
    kinds = {str(item.get("type")) for item in items}
    if not kinds <= GROUPABLE or (len(kinds) > 1 and kinds != {"photo", "video"}):
        raise bad_request("can't mix media types in an album")
    contents = [input_media(call, item) for item in items]
    album = album_id()
    return [deliver(call, person, {**content, "media_group_id": album}) for content in contents]


def input_media(call: Call, item: Any) -> Json:
    """Return the content that an InputMedia object describes, with its caption."""
    if not isinstance(item, dict) or item.get("type") not in MEDIA:
        raise bad_request("can't parse InputMedia: type must be one of the known media types")
    if not isinstance(item.get("media"), str):
        raise bad_request('can\'t parse InputMedia: Field "media" must be of type String')
    params = Params(item)
    content = media(call, item["type"], params, item["media"])
    formatted = checked_caption(
        format_text(params.text("caption"), params.text("parse_mode"), params.json("caption_entities"))
    )
    content |= with_entities("caption", known_mentions(call, formatted))
    if params.flag("has_spoiler"):
        content["has_media_spoiler"] = True
    return content


def _place(params: Params) -> Json:
    latitude, longitude = params.decimal("latitude"), params.decimal("longitude")
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise bad_request("wrong latitude or longitude specified")
    return {"latitude": latitude, "longitude": longitude}


def send_location(call: Call) -> Json:
    """Send a point on the map; a live one when live_period is given."""
    person = call.reachable()
    place = _place(call.params)
    if call.params.has("live_period"):
        place["live_period"] = call.params.number("live_period")
    return deliver(call, person, {"location": place})


def send_venue(call: Call) -> Json:
    """Send a place with a title and an address."""
    person = call.reachable()
    place = _place(call.params)
    venue = {"location": place, "title": call.params.text("title"), "address": call.params.text("address")}
    if not venue["title"] or not venue["address"]:
        raise bad_request("venue title and address must be non-empty")
    return deliver(call, person, {"venue": venue, "location": place})


def send_contact(call: Call) -> Json:
    """Send a phone number with a name."""
    person = call.reachable()
    names = ("phone_number", "first_name", "last_name", "vcard")
    contact: Json = {name: call.params.text(name) for name in names if call.params.has(name)}
    if "phone_number" not in contact or "first_name" not in contact:
        raise bad_request("contact must have a phone number and a first name")
    return deliver(call, person, {"contact": contact})


def send_dice(call: Call) -> Json:
    """Send a die with a random value."""
    person = call.reachable()
    emoji = call.params.text("emoji", "🎲")
    if emoji not in DICE_SIDES:
        raise bad_request("dice emoji is not supported")
    value = 1 + secrets.randbelow(DICE_SIDES[emoji])
    return deliver(call, person, {"dice": {"emoji": emoji, "value": value}})


def send_poll(call: Call) -> Json:
    """Send a poll; persons of the sandbox only look at it."""
    person = call.reachable()
    options = call.params.json("options") or []
    texts = [option.get("text", "") if isinstance(option, dict) else str(option) for option in options]
    question = call.params.text("question")
    if not question or not 1 <= len(texts) <= 12:
        raise bad_request("poll must have a question and 1 to 12 options")
    poll: Json = {
        "id": str(secrets.randbits(60)),
        "question": question,
        "options": [
            {"persistent_id": str(index), "text": text, "voter_count": 0} for index, text in enumerate(texts)
        ],
        "total_voter_count": 0,
        "is_closed": call.params.flag("is_closed"),
        "is_anonymous": call.params.text("is_anonymous", "true").lower() != "false",
        "type": call.params.text("type", "regular"),
        "allows_multiple_answers": call.params.flag("allows_multiple_answers"),
        "allows_revoting": call.params.flag("allows_revoting"),
        "members_only": False,
    }
    return deliver(call, person, {"poll": poll})


def send_chat_action(call: Call) -> bool:
    """Show for five seconds that the bot is doing something."""
    person = call.reachable(counted=False)
    action = call.params.text("action")
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    state = call.state_of(person)
    state.typing, state.typing_until = action, call.world.real_now() + ACTION_SECONDS
    call.world.chats.save_state(call.bot.id, person.id, state)
    call.world.events.tell("typing", user_id=person.id, bot_id=call.bot.id, action=action)
    return True


def send_message_draft(call: Call) -> bool:
    """Show a message that is still being written; it vanishes with the next real one."""
    person = call.reachable(counted=False)
    if not call.params.number("draft_id"):
        raise bad_request("draft_id must be non-zero")
    formatted = known_mentions(call, call.params.formatted_text())
    if utf16.length(formatted.text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    state = call.state_of(person)
    state.draft = {"draft_id": call.params.number("draft_id"), **with_entities("text", formatted)}
    call.world.chats.save_state(call.bot.id, person.id, state)
    call.world.events.tell(
        "typing", user_id=person.id, bot_id=call.bot.id, action="typing", draft=state.draft
    )
    return True


KINDS: dict[str, str] = {
    "sendPhoto": "photo", "sendDocument": "document", "sendVoice": "voice", "sendAudio": "audio",
    "sendVideo": "video", "sendAnimation": "animation", "sendVideoNote": "video_note",
    "sendSticker": "sticker",
}  # fmt: skip
MADE: dict[str, Callable[[Call], Any]] = {name: _sender(kind) for name, kind in KINDS.items()}
METHODS: dict[str, Method] = {
    "sendMessage": send_message,
    **MADE,
    "sendMediaGroup": send_media_group,
    "sendLocation": send_location,
    "sendVenue": send_venue,
    "sendContact": send_contact,
    "sendDice": send_dice,
    "sendPoll": send_poll,
    "sendChatAction": send_chat_action,
    "sendMessageDraft": send_message_draft,
}
