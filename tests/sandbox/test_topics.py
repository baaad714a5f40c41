"""Topics in private chats: whether the bot has them, what lands in one, and what is said of one that is gone."""

import pytest
from aiogram import Bot as AiogramBot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import Update

from sandbox.errors import CannotDo
from sandbox.people import Bot, Person
from sandbox.world import World
from tests.sandbox.conftest import TOKEN

GONE = "Bad Request: message thread not found"


async def test_a_bot_has_topics_when_it_was_given_them(world: World, bot: Bot, api: AiogramBot) -> None:
    assert (await api.get_me()).has_topics_enabled
    world.register_bot(TOKEN, "Essai", "essai_bot")
    assert not (await api.get_me()).has_topics_enabled


async def test_texts_and_files_land_in_the_chosen_topic(
    world: World, bot: Bot, ana: Person, api: AiogramBot
) -> None:
    await world.send_start(ana.id, bot.id)
    number = (await api.create_forum_topic(ana.id, "Mission 12")).message_thread_id
    told = await api.send_message(ana.id, "Bonjour", message_thread_id=number)
    assert (told.message_thread_id, told.is_topic_message) == (number, True)
    await world.send_text(ana.id, bot.id, "dedans", None, number)
    await world.send_file(ana.id, bot.id, "document", "a.pdf", "application/pdf", b"%PDF", "", number)
    await world.send_text(ana.id, bot.id, "en réponse", told.message_id)
    await world.send_text(ana.id, bot.id, "dehors")
    updates: list[Update] = await api.get_updates()
    places = [update.message.message_thread_id for update in updates if update.message]
    assert places == [None, number, number, number, None]


async def test_a_deleted_topic_is_refused_in_telegrams_words_or_ignored_as_it_once_was(
    world: World, bot: Bot, ana: Person, api: AiogramBot
) -> None:
    await world.send_start(ana.id, bot.id)
    number = (await api.create_forum_topic(ana.id, "Mission 12")).message_thread_id
    inside = await api.send_message(ana.id, "Bonjour", message_thread_id=number)
    await world.delete_topic(ana.id, bot.id, number)
    assert world.chats.get(bot.id, ana.id, inside.message_id) is None
    with pytest.raises(TelegramBadRequest, match=GONE):
        await api.send_message(ana.id, "Encore", message_thread_id=number)
    with pytest.raises(TelegramBadRequest, match=GONE):
        await api.delete_forum_topic(ana.id, number)
    for act in (
        world.send_text(ana.id, bot.id, "x", None, number),
        world.delete_topic(ana.id, bot.id, number),
    ):
        with pytest.raises(CannotDo):
            await act
    world.faults.ignore_lost_topics = True
    assert (await api.send_message(ana.id, "Encore", message_thread_id=number)).message_thread_id is None
