"""Puts a view into a chat: as a new message, in place of what a message shows, or nothing but its buttons gone."""

import html
import re
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from telegram import Bot, InlineKeyboardMarkup, InputFile, InputMediaPhoto, Message
from telegram.error import BadRequest, TelegramError

from bot.calling import call
from bot.view import Attachment, Button, View
from core import metrics
from core.text import clip, utf16_length

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
_NO_PREVIEW = {"is_disabled": True}
_TAG = re.compile(r"<[^>]*>")


class MessageGone(Exception):
    """The message that should change is not there any more, or may not be changed."""


def keyboard(view: View) -> dict[str, Any] | None:
    """The view's buttons as Telegram takes them, or None when there are none."""
    if not view.rows:
        return None
    return {"inline_keyboard": [[_button(button) for button in row] for row in view.rows if row]}


def _button(button: Button) -> dict[str, Any]:
    made: dict[str, Any] = {"text": button.label}
    if button.data is not None:
        made["callback_data"] = button.data
    elif button.url is not None:
        made["url"] = button.url
    elif button.copy is not None:
        made["copy_text"] = {"text": button.copy}
    else:
        made["switch_inline_query"] = button.inline
    return made | {"style": button.style} if button.style else made


def _as_object(bot: Bot, buttons: dict[str, Any] | None) -> InlineKeyboardMarkup | None:
    return InlineKeyboardMarkup.de_json(buttons, bot) if buttons is not None else None


def plain_text(text: str) -> str:
    """What is left of an HTML text when nothing of it is format."""
    return html.unescape(_TAG.sub("", text))


async def _formatted(act: Callable[[str, str | None], Awaitable[Any]], text: str, limit: int) -> Any:
    """Shows a text with its format; as plain text when Telegram cannot parse it or it is too long."""
    if utf16_length(text) > limit and utf16_length(plain_text(text)) > limit:
        metrics.PLAIN_FALLBACKS.inc()
        return await act(clip(plain_text(text), limit), None)
    try:
        return await act(text, "HTML")
    except BadRequest as error:
        if "parse entities" not in str(error):
            raise
        metrics.PLAIN_FALLBACKS.inc()
        return await act(clip(plain_text(text), limit), None)


class Posted(NamedTuple):
    """A message that was sent: its id, and the topic in which Telegram put it."""

    message_id: int
    thread_id: int | None


async def post(bot: Bot, chat_id: int, view: View, *, silent: bool = False) -> int:
    """Sends a view as a new message, without its attachments, and gives the message's id."""
    return (await post_into(bot, chat_id, None, view, silent=silent)).message_id


async def post_into(
    bot: Bot, chat_id: int, thread_id: int | None, view: View, *, silent: bool = False
) -> Posted:
    """Sends a view as a new message into a topic of the chat, or into the chat itself where `thread_id` is None.

    Of its attachments, only one that its words are the caption of goes with it.
    """

    async def text(words: str, mode: str | None) -> Any:
        return await call(
            bot,
            "sendMessage",
            chat_id=chat_id,
            message_thread_id=thread_id,
            text=words,
            parse_mode=mode,
            reply_markup=keyboard(view),
            link_preview_options=_NO_PREVIEW,
            disable_notification=silent,
        )

    if is_caption(view):
        return await _post_file(bot, chat_id, thread_id, view, silent)
    if view.picture is not None:
        return await _post_picture(bot, chat_id, thread_id, view, silent)
    told = await _formatted(text, view.text, TEXT_LIMIT)
    return Posted(int(told["message_id"]), told.get("message_thread_id"))


async def _post_picture(bot: Bot, chat_id: int, thread_id: int | None, view: View, silent: bool) -> Posted:
    name, buttons = view.picture or "", _as_object(bot, keyboard(view))

    async def photo(words: str, mode: str | None) -> Message:
        return await bot.send_photo(
            chat_id,
            _picture(bot, name),
            words,
            parse_mode=mode,
            reply_markup=buttons,
            disable_notification=silent,
            message_thread_id=thread_id,
        )

    sent: Message = await _formatted(photo, view.text, CAPTION_LIMIT)
    _remember(bot, name, sent)
    return Posted(sent.message_id, sent.message_thread_id)


async def _post_file(bot: Bot, chat_id: int, thread_id: int | None, view: View, silent: bool) -> Posted:
    async def document(words: str, mode: str | None) -> Message:
        return await bot.send_document(
            chat_id,
            _as_file(view.attachments[0]),
            caption=words,
            parse_mode=mode,
            disable_notification=silent,
            message_thread_id=thread_id,
        )

    sent: Message = await _formatted(document, view.text, CAPTION_LIMIT)
    return Posted(sent.message_id, sent.message_thread_id)


def is_caption(view: View) -> bool:
    """Whether a view is one file with a sentence: one message says both. What has buttons stays a message of its own,
    which changes as its subject does.
    """
    is_bare = len(view.attachments) == 1 and not view.rows and view.picture is None
    return is_bare and utf16_length(plain_text(view.text)) <= CAPTION_LIMIT


def _as_file(attachment: Attachment) -> InputFile:
    return InputFile(attachment.content, filename=attachment.name)


async def attach(bot: Bot, chat_id: int, view: View) -> list[int]:
    """Sends a view's attachments after its message; gives the ids of their messages."""
    sent = []
    for attachment in view.attachments:
        document = _as_file(attachment)
        sent.append((await bot.send_document(chat_id, document, disable_notification=True)).message_id)
    return sent


async def make_plain(bot: Bot, chat_id: int, message_id: int, view: View) -> None:
    """Leaves the view's present words in a message that another one took over, without buttons.

    The other message is there already: what Telegram refuses here is counted and repeated by nobody.
    """
    try:
        await change(bot, chat_id, message_id, View(view.text))
    except MessageGone:
        return
    except TelegramError as error:
        metrics.SENDS.labels("plain", type(error).__name__).inc()


async def change(bot: Bot, chat_id: int, message_id: int, view: View) -> None:
    """Makes a message show a view of the same kind (text, or picture with caption).

    « Not modified » is what was wanted. Raises MessageGone when there is nothing to change any more.
    """
    buttons = keyboard(view)

    async def text(words: str, mode: str | None) -> object:
        return await call(
            bot,
            "editMessageText",
            chat_id=chat_id,
            message_id=message_id,
            text=words,
            parse_mode=mode,
            reply_markup=buttons,
            link_preview_options=_NO_PREVIEW,
        )

    async def photo(words: str, mode: str | None) -> object:
        media = InputMediaPhoto(_picture(bot, view.picture or ""), words, parse_mode=mode)
        return await bot.edit_message_media(media, chat_id, message_id, reply_markup=_as_object(bot, buttons))

    try:
        if view.picture is not None:
            await _formatted(photo, view.text, CAPTION_LIMIT)
        else:
            await _formatted(text, view.text, TEXT_LIMIT)
    except BadRequest as error:
        _unless_harmless(error)


async def strip(bot: Bot, chat_id: int, message_id: int) -> None:
    """Takes the buttons off a message; harmless when it has none or is gone."""
    try:
        await call(bot, "editMessageReplyMarkup", chat_id=chat_id, message_id=message_id)
    except BadRequest as error:
        try:
            _unless_harmless(error)
        except MessageGone:
            return


def _unless_harmless(error: BadRequest) -> None:
    text = str(error).lower()
    if "message is not modified" in text:
        return
    if any(sign in text for sign in _GONE):
        raise MessageGone(str(error)) from error
    raise error


_GONE = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "there is no text in the message to edit",
    "there is no media in the message to edit",
    "there is no caption in the message to edit",
)

# Telegram stores a picture once: after its first journey its file_id is enough.
_file_ids: WeakKeyDictionary[Bot, dict[str, str]] = WeakKeyDictionary()


def _picture(bot: Bot, name: str) -> Any:
    known = _file_ids.get(bot, {}).get(name)
    if known is not None:
        return known
    path = Path(name)
    return InputFile(path.read_bytes(), filename=path.name, attach=True) if path.is_file() else name


def _remember(bot: Bot, name: str, sent: Message) -> None:
    if sent.photo and Path(name).is_file():
        _file_ids.setdefault(bot, {})[name] = sent.photo[-1].file_id
