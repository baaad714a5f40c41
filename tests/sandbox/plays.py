"""One play of aiogram for each method that the sandbox offers."""

import io
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from aiogram import Bot as AiogramBot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    ChatAdministratorRights,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputMediaDocument,
    InputMediaPhoto,
    InputPollOption,
    InputTextMessageContent,
    KeyboardButton,
    LinkPreviewOptions,
    MenuButtonCommands,
    Message,
    ReactionTypeEmoji,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)
from PIL import Image

from sandbox.people import Bot, Person
from sandbox.world import World

GO = InlineKeyboardMarkup(
    inline_keyboard=[
        [InlineKeyboardButton(text="Va", callback_data="go", style="primary")],
        [
            InlineKeyboardButton(text="Site", url="https://a.ch"),
            InlineKeyboardButton(text="T", switch_inline_query="x"),
        ],
    ]
)
KEYS = ReplyKeyboardMarkup(
    keyboard=[[KeyboardButton(text="Moi", request_contact=True), KeyboardButton(text="Non")]]
)


def picture(width: int = 640, height: int = 480) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(stream, "PNG")
    return stream.getvalue()


def file(name: str = "a.txt", data: bytes = b"abc") -> BufferedInputFile:
    return BufferedInputFile(data, name)


class Scene:
    """One person, one bot, and what the calls below need to be there already."""

    def __init__(self, world: World, bot: Bot, ana: Person, api: AiogramBot) -> None:
        self.world, self.bot, self.ana, self.api, self.id = world, bot, ana, api, ana.id

    async def text(self) -> Message:
        return await self.api.send_message(self.id, "texte", reply_markup=GO)

    async def photo(self) -> Message:
        return await self.api.send_photo(self.id, file("a.png", picture()), caption="c")

    async def topic(self) -> int:
        return (await self.api.create_forum_topic(self.id, "Sujet")).message_thread_id

    async def live(self) -> Message:
        return await self.api.send_location(self.id, 46.5, 6.6, live_period=900)

    async def poll(self) -> Message:
        options: list[InputPollOption | str] = [InputPollOption(text="a"), InputPollOption(text="b")]
        return await self.api.send_poll(self.id, "Quoi", options)

    async def tapped(self) -> str:
        return await self.world.tap(self.id, self.bot.id, (await self.text()).message_id, "go")


RIGHTS = [name for name, field in ChatAdministratorRights.model_fields.items() if field.is_required()]
Play = Callable[[Scene], Awaitable[Any]]


async def _edit_markup(s: Scene) -> Any:
    return await s.api.edit_message_reply_markup(chat_id=s.id, message_id=(await s.text()).message_id)


async def _edit_media(s: Scene) -> Any:
    media = InputMediaDocument(media=file("b.txt", b"b"), caption="<b>d</b>", parse_mode="HTML")
    return await s.api.edit_message_media(media, chat_id=s.id, message_id=(await s.photo()).message_id)


async def _pin(s: Scene) -> Any:
    number = (await s.text()).message_id
    assert await s.api.pin_chat_message(s.id, number)
    chat = await s.api.get_chat(s.id)
    assert chat.pinned_message is not None and chat.pinned_message.message_id == number
    return number


async def _unpin(s: Scene) -> Any:
    return await s.api.unpin_chat_message(s.id, message_id=await _pin(s))


async def _inline(s: Scene) -> Any:
    query = await s.world.ask_inline(s.id, s.bot.id, "fiche")
    content = InputTextMessageContent(message_text="<b>Fiche</b>", parse_mode="HTML")
    result = InlineQueryResultArticle(id="1", title="Fiche", input_message_content=content, reply_markup=GO)
    assert await s.api.answer_inline_query(query, [result], cache_time=1)
    await s.world.choose_inline(s.id, s.bot.id, query, "1")
    chosen = s.world.updates.pending(s.bot)[-2]["chosen_inline_result"]
    return await s.api.edit_message_text("Autre", inline_message_id=chosen["inline_message_id"])


async def _poll_closed(s: Scene) -> Any:
    poll = await s.api.stop_poll(s.id, (await s.poll()).message_id)
    assert poll.is_closed


async def _get_file(s: Scene) -> Any:
    sent = await s.api.send_document(s.id, file())
    assert sent.document is not None
    assert (await s.api.get_file(sent.document.file_id)).file_path == "documents/file_0.txt"
    again = await s.api.send_document(s.id, sent.document.file_id)
    assert again.document == sent.document


async def _album(s: Scene) -> Any:
    media: list[Any] = [
        InputMediaPhoto(media=file("a.png", picture())),
        InputMediaPhoto(media=file("b.png", picture(9, 9))),
    ]
    album = await s.api.send_media_group(s.id, media)
    assert len({message.media_group_id for message in album}) == 1


async def _no_such_query(s: Scene) -> Any:
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await s.api.answer_pre_checkout_query("1", True)


async def _edit_live(s: Scene) -> Any:
    return await s.api.edit_message_live_location(
        46.6, 6.7, chat_id=s.id, message_id=(await s.live()).message_id
    )


async def _stop_live(s: Scene) -> Any:
    return await s.api.stop_message_live_location(chat_id=s.id, message_id=(await s.live()).message_id)


async def _reopen(s: Scene) -> Any:
    number = await s.topic()
    await s.api.close_forum_topic(s.id, number)
    return await s.api.reopen_forum_topic(s.id, number)


async def _in_topic(s: Scene) -> Any:
    number = await s.topic()
    message = await s.api.send_message(s.id, "a", message_thread_id=number)
    assert message.message_thread_id == number
    return await s.api.delete_forum_topic(s.id, number)


async def _reply(s: Scene) -> Any:
    first = await s.text()
    preview = LinkPreviewOptions(is_disabled=True)
    message = await s.api.send_message(
        s.id, "Réponse https://a.ch", link_preview_options=preview, protect_content=True, reply_markup=KEYS,
        reply_parameters=ReplyParameters(message_id=first.message_id),
    )  # fmt: skip
    assert message.reply_to_message is not None and message.has_protected_content
    assert s.world.chat(s.id).reply_keyboard is not None
    await s.api.send_message(s.id, "fini", reply_markup=ReplyKeyboardRemove())
    assert s.world.chat(s.id).reply_keyboard is None


async def _text_of(s: Scene, edited: str) -> Any:
    return await s.api.edit_message_text(edited, chat_id=s.id, message_id=(await s.text()).message_id)


async def _one(s: Scene) -> int:
    return (await s.text()).message_id


PLAYS: dict[str, Play] = {
    "getMe": lambda s: s.api.get_me(),
    "logOut": lambda s: s.api.log_out(),
    "close": lambda s: s.api.close(),
    "getUpdates": lambda s: s.api.get_updates(timeout=0, allowed_updates=["message"]),
    "setWebhook": lambda s: s.api.set_webhook("http://127.0.0.1:9/x", secret_token="s"),
    "deleteWebhook": lambda s: s.api.delete_webhook(drop_pending_updates=True),
    "getWebhookInfo": lambda s: s.api.get_webhook_info(),
    "getFile": _get_file,
    "sendMessage": _reply,
    "sendPhoto": lambda s: s.photo(),
    "sendDocument": lambda s: s.api.send_document(s.id, file(), thumbnail=file("t.jpg"), caption="*a*",
                                                  parse_mode="MarkdownV2"),
    "sendVoice": lambda s: s.api.send_voice(s.id, file("a.ogg"), duration=3),
    "sendAudio": lambda s: s.api.send_audio(s.id, file("a.mp3"), performer="P", title="T"),
    "sendVideo": lambda s: s.api.send_video(s.id, file("a.mp4"), duration=2, width=3, height=4),
    "sendAnimation": lambda s: s.api.send_animation(s.id, file("a.gif")),
    "sendVideoNote": lambda s: s.api.send_video_note(s.id, file("a.mp4")),
    "sendSticker": lambda s: s.api.send_sticker(s.id, file("a.webp")),
    "sendMediaGroup": _album,
    "sendLocation": lambda s: s.live(),
    "sendVenue": lambda s: s.api.send_venue(s.id, 46.5, 6.6, "Titre", "Rue 1"),
    "sendContact": lambda s: s.api.send_contact(s.id, "+41791234567", "Eva"),
    "sendDice": lambda s: s.api.send_dice(s.id),
    "sendPoll": lambda s: s.poll(),
    "sendChatAction": lambda s: s.api.send_chat_action(s.id, "typing"),
    "sendMessageDraft": lambda s: s.api.send_message_draft(s.id, 1, text="peu à p"),
    "editMessageText": lambda s: _text_of(s, "autre"),
    "editMessageCaption": lambda s: _caption(s),
    "editMessageReplyMarkup": _edit_markup,
    "editMessageMedia": _edit_media,
    "editMessageLiveLocation": _edit_live,
    "stopMessageLiveLocation": _stop_live,
    "stopPoll": _poll_closed,
    "deleteMessage": lambda s: _delete(s),
    "deleteMessages": lambda s: s.api.delete_messages(s.id, [1, 999]),
    "copyMessage": lambda s: _copy(s),
    "copyMessages": lambda s: s.api.copy_messages(s.id, s.id, [1]),
    "forwardMessage": lambda s: s.api.forward_message(s.id, s.id, 1),
    "forwardMessages": lambda s: s.api.forward_messages(s.id, s.id, [1]),
    "pinChatMessage": _pin,
    "unpinChatMessage": _unpin,
    "unpinAllChatMessages": lambda s: s.api.unpin_all_chat_messages(s.id),
    "setMessageReaction": lambda s: s.api.set_message_reaction(s.id, 1, [ReactionTypeEmoji(emoji="👍")]),
    "createForumTopic": lambda s: s.topic(),
    "editForumTopic": lambda s: _rename(s),
    "closeForumTopic": _reopen,
    "reopenForumTopic": _reopen,
    "deleteForumTopic": _in_topic,
    "unpinAllForumTopicMessages": lambda s: _unpin_topic(s),
    "getForumTopicIconStickers": lambda s: s.api.get_forum_topic_icon_stickers(),
    "setMyCommands": lambda s: s.api.set_my_commands([BotCommand(command="a", description="b")]),
    "getMyCommands": lambda s: s.api.get_my_commands(),
    "deleteMyCommands": lambda s: s.api.delete_my_commands(),
    "setMyName": lambda s: s.api.set_my_name("Nom"),
    "getMyName": lambda s: s.api.get_my_name(),
    "setMyDescription": lambda s: s.api.set_my_description("D", language_code="fr"),
    "getMyDescription": lambda s: s.api.get_my_description(language_code="fr"),
    "setMyShortDescription": lambda s: s.api.set_my_short_description("D"),
    "getMyShortDescription": lambda s: s.api.get_my_short_description(),
    "setChatMenuButton": lambda s: s.api.set_chat_menu_button(s.id, MenuButtonCommands()),
    "getChatMenuButton": lambda s: s.api.get_chat_menu_button(s.id),
    "setMyDefaultAdministratorRights": lambda s: s.api.set_my_default_administrator_rights(
        ChatAdministratorRights(**dict.fromkeys(RIGHTS, False))),
    "getMyDefaultAdministratorRights": lambda s: s.api.get_my_default_administrator_rights(),
    "getChat": lambda s: s.api.get_chat(s.id),
    "getChatMember": lambda s: s.api.get_chat_member(s.id, s.id),
    "getChatMemberCount": lambda s: s.api.get_chat_member_count(s.id),
    "getUserProfilePhotos": lambda s: s.api.get_user_profile_photos(s.id),
    "answerCallbackQuery": lambda s: _answer(s),
    "answerInlineQuery": _inline,
    "answerPreCheckoutQuery": _no_such_query,
}  # fmt: skip


async def _caption(s: Scene) -> Any:
    number = (await s.photo()).message_id
    return await s.api.edit_message_caption(chat_id=s.id, message_id=number, caption="autre")


async def _delete(s: Scene) -> Any:
    return await s.api.delete_message(s.id, await _one(s))


async def _copy(s: Scene) -> Any:
    number = (await s.api.copy_message(s.id, s.id, (await s.photo()).message_id, caption="neuf")).message_id
    copied = s.world.chat(s.id).last
    assert copied["message_id"] == number and copied["caption"] == "neuf" and "forward_origin" not in copied


async def _rename(s: Scene) -> Any:
    return await s.api.edit_forum_topic(s.id, await s.topic(), name="Autre")


async def _unpin_topic(s: Scene) -> Any:
    return await s.api.unpin_all_forum_topic_messages(s.id, await s.topic())


async def _answer(s: Scene) -> Any:
    return await s.api.answer_callback_query(await s.tapped(), text="bien", show_alert=True)
