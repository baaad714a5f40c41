"""What persons send and edit: each act makes the update that Telegram would make."""

from __future__ import annotations

from functools import partial
from typing import Any

from sandbox import utf16
from sandbox.acts_base import ActsBase
from sandbox.chats import is_from_bot
from sandbox.errors import CannotDo
from sandbox.formatting import TEXT_LIMIT, Formatted, found_entities
from sandbox.methods.compose import as_document, with_entities
from sandbox.params import Upload
from sandbox.people import Bot, Json

PAYLOAD = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")
NO_TEXT = ("request_users", "request_chat", "request_poll", "web_app")
KINDS = ("document", "photo", "voice", "audio", "video", "animation", "video_note", "sticker")


class PersonMessages(ActsBase):
    """A part of `World`. An act that the app would not offer raises CannotDo."""

    async def send_text(
        self,
        user_id: int,
        bot_id: int | None,
        text: str,
        reply_to: int | None = None,
        thread_id: int | None = None,
    ) -> Json:
        """Write a text; a longer one than 4096 units is cut into several messages, as the app does."""
        if not text.strip():
            raise CannotDo("The app does not send an empty message.")
        message: Json = {}
        for piece in _pieces(text.strip()):
            content = with_entities("text", Formatted(piece, found_entities(piece)))
            make = partial(_made, content)
            message = self._say(user_id, bot_id, make, reply_to, thread_id)
        return message

    async def send_start(self, user_id: int, bot_id: int | None, payload: str = "") -> Json:
        """Press Start, or open a link with a payload; unblocks a blocked bot first, as the app does."""
        if not set(payload) <= PAYLOAD or len(payload) > 64:
            raise CannotDo("A start payload has at most 64 characters of A-Z, a-z, 0-9, _ and -.")
        _, bot, state = self._open(user_id, bot_id)
        if state.blocked:
            await self._world().unblock(user_id, bot.id)
        return await self.send_text(user_id, bot.id, f"/start {payload}".strip())

    async def send_file(
        self,
        user_id: int,
        bot_id: int | None,
        kind: str,
        name: str,
        mime: str,
        data: bytes,
        caption: str = "",
        thread_id: int | None = None,
    ) -> Json:
        """Send a file as one of document, photo, voice, audio, video, animation, video_note, sticker."""
        if kind not in KINDS:
            raise CannotDo(f"There is no kind of file named {kind}.")
        world = self._world()

        def make(bot: Bot) -> Json:
            upload = Upload(name, data, mime)
            shape = _shape(kind)
            media: Any = (
                world.files.keep_photo(bot, upload)
                if kind == "photo"
                else world.files.keep(bot, kind, upload, shape)
            )
            content = with_entities("caption", Formatted(caption.strip(), found_entities(caption.strip())))
            if kind == "animation":
                content["document"] = as_document(media)
            return {kind: media, **content}

        return self._say(user_id, bot_id, make, None, thread_id)

    async def send_contact(
        self,
        user_id: int,
        bot_id: int | None,
        contact_user_id: int | None = None,
        phone_number: str | None = None,
        first_name: str | None = None,
    ) -> Json:
        """Share a contact: one's own without further arguments, another person's, or one without account."""
        own = self._world().person(user_id)
        if phone_number is not None and contact_user_id is None:
            contact: Json = {"phone_number": phone_number, "first_name": first_name or "?"}
        else:
            other = self._world().person(contact_user_id) if contact_user_id else own
            contact = {
                "phone_number": phone_number or other.phone_number,
                "first_name": first_name or other.first_name,
                "user_id": other.id,
            }
            if other.last_name:
                contact["last_name"] = other.last_name
        return self._say(user_id, bot_id, lambda bot: {"contact": contact}, None)

    async def share_users(
        self, user_id: int, bot_id: int | None, request_id: int, user_ids: list[int]
    ) -> Json:
        """Answer a request_users button with chosen persons."""
        people = [self._world().person(number) for number in user_ids]
        users = [{"user_id": person.id, "first_name": person.first_name} for person in people]
        shared = {"request_id": request_id, "users": users}
        return self._say(user_id, bot_id, lambda bot: {"users_shared": shared}, None)

    async def send_location(
        self, user_id: int, bot_id: int | None, latitude: float, longitude: float
    ) -> Json:
        """Share a place."""
        place = {"latitude": latitude, "longitude": longitude}
        return self._say(user_id, bot_id, lambda bot: {"location": place}, None)

    async def press_key(self, user_id: int, bot_id: int | None, label: str) -> Json:
        """Press a button of the keyboard below the text field."""
        _, bot, state = self._open(user_id, bot_id)
        keyboard = state.reply_keyboard or {}
        keys = [key for row in keyboard.get("keyboard", []) for key in row]
        key = next((key for key in keys if key["text"] == label), None)
        if key is None:
            raise CannotDo(f"There is no key “{label}”; there are {[key['text'] for key in keys]}.")
        special = next((name for name in NO_TEXT if name in key), None)
        if special is not None:
            raise CannotDo(f"The key “{label}” is a {special} key: it sends no text.")
        if keyboard.get("one_time_keyboard"):
            state.reply_keyboard = None
            self._world().chats.save_state(bot.id, user_id, state)
        if key.get("request_contact"):
            return await self.send_contact(user_id, bot.id)
        if key.get("request_location"):
            return await self.send_location(user_id, bot.id, 46.948, 7.447)
        return await self.send_text(user_id, bot.id, label)

    async def edit_text(self, user_id: int, bot_id: int | None, message_id: int, text: str) -> Json:
        """Edit one's own text, or the caption of one's own file."""
        world = self._world()

        def act() -> Json:
            _, bot = self._writing(user_id, bot_id)
            message = world.chats.get(bot.id, user_id, message_id)
            if message is None or is_from_bot(message) or not _has_words(message):
                raise CannotDo("Only an own text or caption that is still there can be edited.")
            part = "text" if "text" in message else "caption"
            for name in ("entities", "caption", "caption_entities"):
                message.pop(name, None)
            message |= with_entities(part, Formatted(text.strip(), found_entities(text.strip())))
            message["edit_date"] = world.business_seconds()
            world.chats.replace(bot, user_id, message)
            world.updates.put(bot, "edited_message", user_id, message)
            return message

        result: Json = world.settle(act)
        return result


def _has_words(message: Json) -> bool:
    return "text" in message or any(
        kind in message for kind in ("document", "photo", "voice", "audio", "video")
    )


def _made(content: Json, bot: Bot) -> Json:
    return dict(content)


def _pieces(text: str) -> list[str]:
    pieces = []
    while text:
        piece = utf16.cut(text, 0, TEXT_LIMIT)
        pieces.append(piece)
        text = text[len(piece) :]
    return pieces


def _shape(kind: str) -> Json:
    if kind == "sticker":
        return {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
    shape: Json = {} if kind in ("document", "photo") else {"duration": 1}
    if kind in ("video", "animation"):
        shape |= {"width": 320, "height": 240}
    if kind == "video_note":
        shape["length"] = 240
    return shape
