"""Putting a bot's message together and into a chat."""

from __future__ import annotations

import secrets
from typing import Any

from sandbox.chats import quoted
from sandbox.errors import bad_request
from sandbox.files import DURATION, PICTURE
from sandbox.formatting import Formatted
from sandbox.markup import checked_markup
from sandbox.methods.call import Call
from sandbox.params import Params, Upload
from sandbox.people import Json, Person

CAPTIONED = ("photo", "document", "voice", "audio", "video", "animation")
MEDIA = (*CAPTIONED, "video_note", "sticker")


def with_entities(name: str, formatted: Formatted) -> Json:
    """Return a text or caption with its entities, under Telegram's names."""
    if not formatted.text:
        return {}
    shown: Json = {name: formatted.text}
    if formatted.entities:
        shown["entities" if name == "text" else "caption_entities"] = formatted.entities
    return shown


def known_mentions(call: Call, formatted: Formatted) -> Formatted:
    """Give mentions of persons their full User; those of unknown persons stay plain text."""
    kept = []
    for entity in formatted.entities:
        if entity["type"] == "text_mention":
            person = call.world.people.get(int(entity["user"].get("id", 0)))
            if person is None:
                continue
            entity = {**entity, "user": person.user()}
        kept.append(entity)
    return Formatted(formatted.text, kept)


def media_shape(kind: str, params: Params) -> Json:
    """Return the fields of a media object that come from parameters."""
    shape: Json = {}
    if kind in DURATION:
        shape["duration"] = params.number("duration")
    if kind in PICTURE:
        shape |= {"width": params.number("width", 320), "height": params.number("height", 240)}
    if kind == "video_note":
        shape["length"] = params.number("length", 240)
    if kind == "sticker":
        shape |= {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
    for name in ("performer", "title"):
        if kind == "audio" and params.has(name):
            shape[name] = params.text(name)
    return shape


def as_document(animation: Json) -> Json:
    """Return the document that accompanies an animation for the sake of older bots."""
    return {name: animation[name] for name in animation if name not in ("width", "height", "duration")}


def media(call: Call, kind: str, params: Params, given: Any) -> Json:
    """Return the part of a message that holds the media, with a thumbnail when one was sent."""
    shown = call.world.files.resolve(call.bot, kind, given, call.params.uploads, media_shape(kind, params))
    thumbnail = params.values.get("thumbnail") or call.params.uploads.get("thumbnail")
    if kind not in ("photo", "voice", "sticker") and isinstance(shown, dict) and thumbnail:
        shape = {"width": 90, "height": 90}
        shown["thumbnail"] = call.world.files.resolve(
            call.bot, "thumbnail", thumbnail, call.params.uploads, shape
        )
    content: Json = {kind: shown}
    if kind == "animation":
        content["document"] = as_document(shown)
    return content


def given_file(call: Call, name: str) -> str | Upload | None:
    """Return an upload sent directly in the field, or the text of the parameter."""
    return call.params.uploads.get(name) or call.params.text(name) or None


def _reply(call: Call, person: Person) -> Json:
    asked = call.params.json("reply_parameters") or {}
    if not isinstance(asked, dict):
        raise bad_request("can't parse reply parameters JSON object")
    if not asked and call.params.has("reply_to_message_id"):
        asked = {
            "message_id": call.params.number("reply_to_message_id"),
            "allow_sending_without_reply": call.params.flag("allow_sending_without_reply"),
        }
    if not asked:
        return {}
    found = call.world.chats.get(call.bot.id, person.id, int(asked.get("message_id") or 0))
    if found is None:
        if asked.get("allow_sending_without_reply"):
            return {}
        raise bad_request("message to be replied not found")
    reply: Json = {"reply_to_message": quoted(found)}
    if asked.get("quote"):
        text = str(found.get("text") or found.get("caption") or "")
        if asked["quote"] not in text:
            raise bad_request("QUOTE_TEXT_INVALID")
        reply["quote"] = {"text": asked["quote"], "position": text.index(asked["quote"]), "is_manual": True}
    return reply


def _thread(call: Call, person: Person) -> Json:
    if not call.params.has("message_thread_id"):
        return {}
    number = call.params.number("message_thread_id")
    if str(number) not in call.state_of(person).topics:
        if call.world.faults.ignore_lost_topics:
            return {}
        raise bad_request("message thread not found")
    return {"message_thread_id": number, "is_topic_message": True}


def _keyboard(call: Call, person: Person, markup: Json | None) -> Json:
    if markup is None:
        return {}
    if "inline_keyboard" in markup:
        return {"reply_markup": markup} if markup["inline_keyboard"] else {}
    state = call.state_of(person)
    state.reply_keyboard = None if markup.get("remove_keyboard") else markup
    call.world.chats.save_state(call.bot.id, person.id, state)
    call.world.events.tell(
        "reply_keyboard", user_id=person.id, bot_id=call.bot.id, reply_keyboard=state.reply_keyboard
    )
    return {}


def deliver(call: Call, person: Person, content: Json) -> Json:
    """Send a composed message with all that the common parameters ask, and return it."""
    markup = checked_markup(call.params.json("reply_markup"))
    extra: Json = {**_reply(call, person), **_thread(call, person)}
    if call.params.flag("protect_content"):
        extra["has_protected_content"] = True
    if call.params.has("message_effect_id"):
        extra["effect_id"] = call.params.text("message_effect_id")
    extra |= _keyboard(call, person, markup)
    state = call.state_of(person)
    if state.typing or state.draft:
        state.typing, state.draft = "", None
        call.world.chats.save_state(call.bot.id, person.id, state)
    return call.world.chats.add(call.bot, person.id, call.bot.user(), {**content, **extra})


def link_preview(params: Params) -> Json:
    """Return the link preview options that a message shows; the older switch means the same."""
    options = params.json("link_preview_options") or {}
    if not options and params.flag("disable_web_page_preview"):
        options = {"is_disabled": True}
    return {"link_preview_options": options} if options else {}


def album_id() -> str:
    """Return a new media_group_id."""
    return str(13_000_000_000_000_000 + secrets.randbelow(10**15))
