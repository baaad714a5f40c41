"""Every method that the sandbox offers accepts aiogram's requests and answers what aiogram expects."""

from typing import Any

import aiogram.methods
import pytest
from aiogram import Bot as AiogramBot
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)

from sandbox.methods import SUPPORTED
from sandbox.methods.absent import ABSENT
from sandbox.people import Bot, Person
from sandbox.world import World
from tests.sandbox.conftest import TOKEN
from tests.sandbox.plays import KEYS, PLAYS, Scene, picture


def test_every_method_is_either_offered_or_named_as_absent() -> None:
    models = [getattr(aiogram.methods, name) for name in aiogram.methods.__all__]
    names = {
        model.__api_method__ for model in models if isinstance(getattr(model, "__api_method__", None), str)
    }
    assert names == SUPPORTED | ABSENT
    assert not SUPPORTED & ABSENT


def test_every_offered_method_is_played_below() -> None:
    assert set(PLAYS) == SUPPORTED


@pytest.mark.parametrize("name", sorted(PLAYS))
async def test_aiogram_plays_the_method_and_knows_every_field_of_the_answer(
    name: str, world: World, bot: Bot, ana: Person, api: AiogramBot
) -> None:
    await PLAYS[name](Scene(world, bot, ana, api))
    called = {request["method"] for request in world.requests}
    assert name in called or name == "getUpdates"


async def test_persons_make_updates_that_aiogram_knows(world: World, bot: Bot, ana: Person) -> None:
    other = world.add_person("Otto", "Meier")
    await world.send_start(ana.id, bot.id, "p_1")
    text = await world.send_text(ana.id, bot.id, "Bonjour @essai_bot", reply_to=1)
    await world.edit_text(ana.id, bot.id, text["message_id"], "Bonsoir")
    for kind in ("document", "voice", "audio", "video", "animation", "video_note", "sticker"):
        await world.send_file(
            ana.id, bot.id, kind, "a.bin", "application/octet-stream", b"abc", "c" * (kind == "video")
        )
    await world.send_file(ana.id, bot.id, "photo", "a.png", "image/png", picture(2000, 900), "une photo")
    await world.send_contact(ana.id, bot.id)
    await world.send_contact(ana.id, bot.id, other.id)
    await world.send_contact(ana.id, bot.id, phone_number="+4112345678", first_name="Sans compte")
    await world.share_users(ana.id, bot.id, 1, [other.id])
    await world.send_location(ana.id, bot.id, 46.5, 6.6)
    await world.block(ana.id, bot.id)
    await world.unblock(ana.id, bot.id)
    contacts = [
        update["message"]["contact"]
        for update in world.updates.pending(bot)
        if "contact" in update.get("message", {})
    ]
    assert [contact.get("user_id") for contact in contacts] == [ana.id, other.id, None]
    photo = next(
        update["message"]["photo"]
        for update in world.updates.pending(bot)
        if "photo" in update.get("message", {})
    )
    assert [size["width"] for size in photo] == [90, 320, 800, 1280]


async def test_the_keyboard_below_the_text_field_can_be_pressed(
    world: World, bot: Bot, ana: Person, api: AiogramBot
) -> None:
    await api.send_message(ana.id, "Qui", reply_markup=KEYS)
    assert (await world.press_key(ana.id, bot.id, "Moi"))["contact"]["user_id"] == ana.id
    assert (await world.press_key(ana.id, bot.id, "Non"))["text"] == "Non"


async def test_each_person_sees_the_commands_of_their_scope_and_language(
    world: World, ana: Person, api: AiogramBot
) -> None:
    otto = world.add_person("Otto", language_code="de-CH")

    async def set_to(name: str, **where: Any) -> None:
        await api.set_my_commands([BotCommand(command=name, description="d")], **where)

    def seen(person: Person) -> str:
        return str(world.menus.seen_by(world.bot(), person.id)[0]["command"])

    await set_to("tous")
    assert (seen(ana), seen(otto)) == ("tous", "tous")
    await set_to("prive", scope=BotCommandScopeAllPrivateChats())
    await set_to("privat", scope=BotCommandScopeAllPrivateChats(), language_code="de")
    assert (seen(ana), seen(otto)) == ("prive", "privat")
    await set_to("ana", scope=BotCommandScopeChat(chat_id=ana.id))
    assert (seen(ana), seen(otto)) == ("ana", "privat")
    assert [c.command for c in await api.get_my_commands(language_code="de")] == []
    await api.delete_my_commands(scope=BotCommandScopeChat(chat_id=ana.id))
    assert seen(ana) == "prive"


async def test_a_forward_keeps_its_origin_and_protected_content_stays(
    world: World, bot: Bot, ana: Person, api: AiogramBot
) -> None:
    otto = world.add_person("Otto")
    await world.send_start(otto.id, bot.id)
    forwarded = await api.forward_message(ana.id, otto.id, world.chat(otto.id).last["message_id"])
    assert forwarded.forward_origin is not None
    assert forwarded.forward_origin.sender_user.id == otto.id  # type: ignore[union-attr]
    secret = await api.send_message(ana.id, "secret", protect_content=True)
    answer = await world.call(
        TOKEN, "copyMessage", {"chat_id": otto.id, "from_chat_id": ana.id, "message_id": secret.message_id}
    )
    assert answer["description"] == "Bad Request: message can't be copied"


async def test_a_cleared_chat_is_empty_for_the_person_only(
    world: World, bot: Bot, ana: Person, api: AiogramBot
) -> None:
    message = await api.send_message(ana.id, "a")
    await world.delete_chat(ana.id, bot.id)
    assert world.chat(ana.id).messages == []
    await api.edit_message_text("b", chat_id=ana.id, message_id=message.message_id)
    await api.send_message(ana.id, "c")
    assert [shown["text"] for shown in world.chat(ana.id).messages] == ["c"]
