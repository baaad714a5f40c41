"""The sandbox refuses what Telegram refuses, with Telegram's words."""

from datetime import timedelta
from typing import Any

import pytest

from sandbox.errors import CannotDo
from sandbox.people import Bot, Person
from sandbox.world import World
from tests.sandbox.conftest import TOKEN

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


async def refused(world: World, method: str, /, **params: Any) -> str:
    answer = await world.call(TOKEN, method, params)
    assert answer["ok"] is False, answer
    return str(answer["description"])


async def sent(world: World, **params: Any) -> dict[str, Any]:
    answer = await world.call(TOKEN, "sendMessage", params)
    assert answer["ok"], answer
    return dict(answer["result"])


def button(**fields: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "x", **fields}]]}


TEXTS: list[tuple[dict[str, Any], str]] = [
    ({"text": ""}, "message text is empty"),
    ({"text": "  \n "}, "message text is empty"),
    ({"text": "<b></b>", "parse_mode": "HTML"}, "message text is empty"),
    ({"text": "x" * 4097}, "message is too long"),
    ({"text": "😀" * 2049}, "message is too long"),
    ({"text": "x", "parse_mode": "BBCode"}, "unsupported parse_mode"),
    ({"text": "<b>x", "parse_mode": "HTML"},
     "can't parse entities: Can't find end tag corresponding to start tag \"b\""),
    ({"text": "<b>x</i>", "parse_mode": "HTML"},
     'can\'t parse entities: Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
    ({"text": "é</b>", "parse_mode": "HTML"}, "can't parse entities: Unexpected end tag at byte offset 2"),
    ({"text": "<h1>x</h1>", "parse_mode": "HTML"},
     'can\'t parse entities: Unsupported start tag "h1" at byte offset 0'),
    ({"text": "a < b", "parse_mode": "HTML"},
     'can\'t parse entities: Unsupported start tag "" at byte offset 2'),
    ({"text": "a <", "parse_mode": "HTML"}, "can't parse entities: Unclosed start tag at byte offset 2"),
    ({"text": "<span>x</span>", "parse_mode": "HTML"},
     'can\'t parse entities: Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ({"text": "a.b", "parse_mode": "MarkdownV2"},
     "can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'"),
    ({"text": "a *b", "parse_mode": "MarkdownV2"},
     "can't parse entities: Can't find end of Bold entity at byte offset 2"),
    ({"text": "a _b", "parse_mode": "Markdown"},
     "can't parse entities: Can't find end of the entity starting at byte offset 2"),
    ({"text": "x", "reply_markup": button(callback_data="")}, "BUTTON_DATA_INVALID"),
    ({"text": "x", "reply_markup": button(callback_data="é" * 33)}, "BUTTON_DATA_INVALID"),
    ({"text": "x", "reply_markup": button()}, "text buttons are unallowed in the inline keyboard"),
    ({"text": "x", "reply_markup": button(url="http://localhost/a")},
     "inline keyboard button URL 'http://localhost/a' is invalid: Wrong HTTP URL"),
    ({"text": "x", "reply_markup": button(url="ftp://a.ch")},
     "inline keyboard button URL 'ftp://a.ch' is invalid: Unsupported URL protocol"),
    ({"text": "x", "reply_markup": button(copy_text={"text": "y" * 257})}, "BUTTON_COPY_TEXT_INVALID"),
    ({"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": "d"}]] * 101}},
     "reply markup is too long"),
    ({"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": "d"}] * 9]}},
     "reply markup is too long"),
    ({"text": "x", "reply_parameters": {"message_id": 999}}, "message to be replied not found"),
    ({"text": "x", "message_thread_id": 999}, "message thread not found"),
    ({"text": "x", "chat_id": 77}, "chat not found"),
]  # fmt: skip


@pytest.mark.parametrize(("params", "words"), TEXTS)
async def test_a_wrong_message_is_refused_in_telegrams_words(
    world: World, ana: Person, params: dict[str, Any], words: str
) -> None:
    assert await refused(world, "sendMessage", **{"chat_id": ana.id, **params}) == f"Bad Request: {words}"
    assert len(world.chat(ana.id).messages) == 1, "a refused message leaves nothing behind"


async def test_limits_count_utf16_units_after_parsing(world: World, ana: Person) -> None:
    await sent(world, chat_id=ana.id, text="😀" * 2048)
    await sent(world, chat_id=ana.id, text="<b>" + "x" * 4096 + "</b>", parse_mode="HTML")
    caption = {"chat_id": ana.id, "caption": "x" * 1025, "document": "attach://f"}
    answer = await world.call(TOKEN, "sendDocument", caption, {"f": ("a.txt", b"a", "text/plain")})
    assert answer["description"] == "Bad Request: message caption is too long"


async def test_an_edit_without_a_change_is_refused(world: World, ana: Person) -> None:
    keys = button(callback_data="d")
    message = await sent(world, chat_id=ana.id, text="<b>a</b>", parse_mode="HTML", reply_markup=keys)
    place = {"chat_id": ana.id, "message_id": message["message_id"]}
    same = {"text": "*a*", "parse_mode": "MarkdownV2", "reply_markup": keys}
    assert await refused(world, "editMessageText", **place, **same) == NOT_MODIFIED
    assert await refused(world, "editMessageReplyMarkup", **place, reply_markup=keys) == NOT_MODIFIED
    answer = await world.call(TOKEN, "editMessageText", {**place, "text": "a"})
    assert "reply_markup" not in answer["result"], "an edit without buttons takes the buttons away"
    assert await refused(world, "editMessageText", **place, text="a") == NOT_MODIFIED


async def test_editing_and_deleting_what_is_not_there_is_refused(world: World, ana: Person) -> None:
    place = {"chat_id": ana.id, "message_id": 999}
    assert (
        await refused(world, "editMessageText", **place, text="a") == "Bad Request: message to edit not found"
    )
    assert await refused(world, "deleteMessage", **place) == "Bad Request: message to delete not found"
    own = {"chat_id": ana.id, "message_id": 1}
    assert await refused(world, "editMessageText", **own, text="a") == "Bad Request: message can't be edited"


async def test_a_message_can_be_deleted_for_48_hours_of_business_time(world: World, ana: Person) -> None:
    first = await sent(world, chat_id=ana.id, text="a")
    await world.advance(timedelta(hours=47))
    second = await sent(world, chat_id=ana.id, text="b")
    await world.advance(timedelta(hours=2))
    place = {"chat_id": ana.id, "message_id": first["message_id"]}
    assert await refused(world, "deleteMessage", **place) == "Bad Request: message can't be deleted"
    assert (await world.call(TOKEN, "deleteMessage", {**place, "message_id": second["message_id"]}))["ok"]
    assert world.chat(ana.id).messages[-1]["_deleted"]


async def test_a_tap_is_answered_once_and_within_150_seconds(world: World, bot: Bot, ana: Person) -> None:
    message = await sent(world, chat_id=ana.id, text="a", reply_markup=button(callback_data="d"))
    query = await world.tap(ana.id, bot.id, message["message_id"], "x")
    assert world.answers(query) is None
    assert (await world.call(TOKEN, "answerCallbackQuery", {"callback_query_id": query, "text": "bien"}))[
        "ok"
    ]
    assert world.answers(query) == {"text": "bien", "show_alert": False, "url": ""}
    assert await refused(world, "answerCallbackQuery", callback_query_id=query) == TOO_OLD
    late = await world.tap(ana.id, bot.id, message["message_id"], "d")
    real = world.real_now
    world.real_now = lambda: real() + 151
    assert await refused(world, "answerCallbackQuery", callback_query_id=late) == TOO_OLD
    assert await refused(world, "answerCallbackQuery", callback_query_id="nonsense") == TOO_OLD


async def test_a_person_who_blocked_the_bot_cannot_be_written_to(world: World, bot: Bot, ana: Person) -> None:
    await world.block(ana.id, bot.id)
    assert (
        await refused(world, "sendMessage", chat_id=ana.id, text="a")
        == "Forbidden: bot was blocked by the user"
    )
    with pytest.raises(CannotDo, match="unblock"):
        await world.send_text(ana.id, bot.id, "a")
    await world.unblock(ana.id, bot.id)
    await sent(world, chat_id=ana.id, text="a")
    moves = [update["my_chat_member"] for update in world.updates.pending(bot)]
    assert [move["new_chat_member"]["status"] for move in moves] == ["kicked", "member"]


async def test_pressing_start_unblocks_a_blocked_bot(world: World, bot: Bot, ana: Person) -> None:
    await world.block(ana.id, bot.id)
    await world.send_start(ana.id, bot.id, "p_1")
    assert [next(iter(set(update) - {"update_id"})) for update in world.updates.pending(bot)] == [
        "my_chat_member", "my_chat_member", "message",
    ]  # fmt: skip


async def test_a_deactivated_person_and_a_stranger_cannot_be_written_to(world: World, ana: Person) -> None:
    stranger = world.add_person("Otto")
    assert await refused(world, "sendMessage", chat_id=stranger.id, text="a") == "Bad Request: chat not found"
    world.deactivate(ana.id)
    assert await refused(world, "sendMessage", chat_id=ana.id, text="a") == "Forbidden: user is deactivated"


async def test_unknown_methods_tokens_and_files_are_refused(world: World, ana: Person) -> None:
    assert (await world.call(TOKEN, "sendMassage", {}))["error_code"] == 404
    for token in ("4242:wrong", "nonsense", "", "9:9", "٤٢:x"):
        assert (await world.call(token, "getMe", {}))["error_code"] == 401
    absent = await world.call(TOKEN, "sendGame", {"chat_id": ana.id})
    assert absent["error_code"] == 501, "a method that is missing never answers true"
    wrong = "Bad Request: wrong file_id or the file is temporarily unavailable"
    assert await refused(world, "getFile", file_id="xyz") == wrong
    assert await refused(world, "sendDocument", chat_id=ana.id, document="xyz") == wrong


async def test_file_sizes_are_limited_as_at_telegram(world: World, bot: Bot, ana: Person) -> None:
    megabyte = b"\0" * 1024 * 1024

    async def send(kind: str, size: int) -> dict[str, Any]:
        params = {"chat_id": ana.id, kind.lower(): "attach://f"}
        return await world.call(TOKEN, f"send{kind}", params, {"f": ("a.bin", megabyte * size, "")})

    assert (await send("Document", 51))["error_code"] == 413
    assert (await send("Photo", 11))["description"] == "Bad Request: file is too big"
    assert (await send("Photo", 1))["description"] == "Bad Request: IMAGE_PROCESS_FAILED"
    kept = (await send("Document", 21))["result"]["document"]
    assert await refused(world, "getFile", file_id=kept["file_id"]) == "Bad Request: file is too big"


async def test_a_file_id_serves_only_the_bot_that_got_it(world: World, bot: Bot, ana: Person) -> None:
    message = await world.send_file(ana.id, bot.id, "document", "a.pdf", "application/pdf", b"%PDF")
    other = world.register_bot("7:other", "Autre", "autre_bot")
    await world.send_start(ana.id, other.id)
    params = {"file_id": message["document"]["file_id"]}
    assert (await world.call(TOKEN, "getFile", params))["ok"]
    assert not (await world.call("7:other", "getFile", params))["ok"]


async def test_a_person_cannot_tap_what_is_not_shown(world: World, bot: Bot, ana: Person) -> None:
    keys = {
        "inline_keyboard": [[{"text": "Site", "url": "https://a.ch"}, {"text": "Va", "callback_data": "go"}]]
    }
    message = await sent(world, chat_id=ana.id, text="a", reply_markup=keys)
    with pytest.raises(CannotDo, match="no button"):
        await world.tap(ana.id, bot.id, message["message_id"], "stop")
    with pytest.raises(CannotDo, match="url button"):
        await world.tap(ana.id, bot.id, message["message_id"], "Site")
    assert world.updates.pending(bot) == []
    await world.tap(ana.id, bot.id, message["message_id"], "forged", forge=True)
    assert world.updates.pending(bot)[0]["callback_query"]["data"] == "forged"


async def test_what_is_refused_half_way_leaves_nothing_behind(world: World, bot: Bot, ana: Person) -> None:
    media = [{"type": "document", "media": "attach://f"}, {"type": "document", "media": "nonsense"}]
    upload = {"f": ("a.txt", b"a", "text/plain")}
    answer = await world.call(TOKEN, "sendMediaGroup", {"chat_id": ana.id, "media": media}, upload)
    assert not answer["ok"]
    assert world.store.one("SELECT 1 FROM file") is None
    otto = world.add_person("Otto")
    with pytest.raises(CannotDo):
        await world.send_text(otto.id, bot.id, "a", reply_to=99)
    assert await refused(world, "sendMessage", chat_id=otto.id, text="a") == "Bad Request: chat not found"
