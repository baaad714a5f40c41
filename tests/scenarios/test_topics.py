"""A topic of the chat for each conversation, where the bot has topics: written in, lost, closed and erased."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from core import clock
from models.application import Application
from models.conversation import Conversation, ConversationState, ConversationTopic, Message
from models.delivery import Channel, InboxUpdate
from models.delivery import Screen as ScreenRow
from models.member import Member
from models.profile import Profile
from sandbox.people import Json
from sandbox.world import World
from services import conversations, delivery, own_data
from services.measures.erasing import erase_account
from tests.kit.person import Person
from tests.kit.stage import TOKEN, USERNAME, Stage, StageClock
from tests.scenarios import interest


@pytest.fixture
async def world() -> AsyncIterator[World]:
    """A world whose bot has topics in private chats."""
    made = await World.open(":memory:", StageClock())
    made.register_bot(TOKEN, "Entremise", USERNAME, topics=True)
    yield made
    await made.close()


async def _talking(stage: Stage) -> tuple[Person, Person]:
    nadia = await interest.company(stage)
    lea = await stage.professional("Léa")
    await interest.talking(stage, nadia, await interest.published(stage, nadia), lea)
    return nadia, lea


async def _writes(stage: Stage, author: Person, text: str, conversation: Conversation | None = None) -> None:
    thread = conversation or await Conversation.get()
    await conversations.reply(await stage.member(author), thread.id, text)
    await stage.settle()
    for person in stage.persons.values():
        await person.look()


def _topics(stage: Stage, person: Person) -> Json:
    return stage.world.chats.state(stage.bot_id, person.user_id).topics


def _inside(person: Person, number: int) -> list[str]:
    return [shown.text for shown in person.received if shown.raw.get("message_thread_id") == number]


async def _says_in(stage: Stage, person: Person, number: int, text: str) -> None:
    await stage.world.send_text(person.user_id, stage.bot_id, text, None, number)
    await stage.settle()
    await person.look()


async def _number(stage: Stage, person: Person) -> int:
    (number,) = _topics(stage, person)
    return int(number)


async def test_two_conversations_are_two_topics_and_an_answer_in_one_reaches_its_conversation(
    stage: Stage,
) -> None:
    nadia, lea = await _talking(stage)
    await stage.visitor("Tom")
    tom = await stage.professional("Hugo")
    profile = await Profile.get(member_id=(await stage.member(lea)).id)
    await conversations.leave_message(await stage.member(tom), profile.id, "Bonjour de la part de Hugo")
    await _writes(stage, nadia, "Avez-vous du temps en mai ?", await Conversation.get(mission_id__gt=0))
    names = {topic["name"]: int(number) for number, topic in _topics(stage, lea).items()}
    assert set(names) == {"Hugo", "Alpina · Refonte du site"}
    assert any("temps en mai" in text for text in _inside(lea, names["Alpina · Refonte du site"]))
    assert any("de la part de Hugo" in text for text in _inside(lea, names["Hugo"]))
    assert not any("Hugo" in text for text in _inside(lea, names["Alpina · Refonte du site"]))

    # Her screen is elsewhere: what she writes in the topic is a message all the same, and the screen does not move.
    await lea.says("/agenda")
    before = await ScreenRow.get(member_id=(await stage.member(lea)).id)
    await _says_in(stage, lea, names["Hugo"], "Bonjour Hugo")
    written = await Message.all().order_by("-id").first()
    assert written is not None and written.body == "Bonjour Hugo"
    await tom.look()
    tom.saw("Bonjour Hugo")
    after = await ScreenRow.get(member_id=before.member_id)
    assert (after.page, after.message_id, after.floor_id) == (before.page, before.message_id, before.floor_id)
    # What she answered stays readable above her answer, and she sees by a sign that it was passed on.
    assert any("de la part de Hugo" in text for text in _inside(lea, names["Hugo"]))
    assert not await Message.filter(body__contains="de la part de Hugo", read_at=None).exists()
    said = [m for m in await lea.transport.messages(lea.user_id) if m.get("text") == "Bonjour Hugo"]
    shown = stage.world.store.fact(f"reaction:{stage.bot_id}:{said[0]['message_id']}", {})
    assert shown["bot"][0]["emoji"] == "👌"
    await lea.edits("Bonjour Hugo", "Bonsoir Hugo")
    assert (await Message.get(id=written.id)).body == "Bonsoir Hugo"
    # A second notice of the same conversation makes no second topic.
    await _says_in(stage, lea, names["Hugo"], "Et encore")
    await _writes(stage, tom, "Merci", await Conversation.get(mission_id=0))
    assert len(_topics(stage, lea)) == 2


async def test_commands_and_taps_inside_a_topic_move_the_screen_in_the_main_chat(stage: Stage) -> None:
    nadia, lea = await _talking(stage)
    await _writes(stage, nadia, "Bonjour Léa")
    number, count = await _number(stage, lea), await Message.all().count()
    await _says_in(stage, lea, number, "/agenda")
    row = await ScreenRow.get(member_id=(await stage.member(lea)).id)
    assert row.page == "agenda" and await Message.all().count() == count
    card = next(shown for shown in lea.received if "Bonjour Léa" in shown.text and shown.offers("Répondre"))
    await lea.taps("Répondre", on=card)
    row = await ScreenRow.get(member_id=row.member_id)
    screen = stage.world.chats.get(stage.bot_id, lea.user_id, row.message_id or 0)
    assert row.page == "dialog" and screen is not None and "message_thread_id" not in screen
    # The dialog asks for an answer; in the topic it needs none, and the dialog waits on.
    await _says_in(stage, lea, number, "Ma réponse")
    assert await Message.filter(body="Ma réponse").exists()
    assert (await ScreenRow.get(member_id=row.member_id)).page == "dialog"
    assert not await InboxUpdate.filter(state="dead").exists()


async def test_what_is_refused_in_a_topic_is_answered_in_the_topic(stage: Stage) -> None:
    nadia, lea = await _talking(stage)
    await _writes(stage, nadia, "Bonjour Léa")
    number, count = await _number(stage, lea), await Message.all().count()
    screen = await ScreenRow.get(member_id=(await stage.member(lea)).id)
    await _says_in(stage, lea, number, "x" * 4001)
    assert "trop long" in _inside(lea, number)[-1]
    await stage.world.send_file(
        lea.user_id, stage.bot_id, "document", "virus.apk", "application/x", b"PK", thread_id=number
    )
    await stage.settle()
    await lea.look()
    assert "programme" in _inside(lea, number)[-1]
    await stage.world.send_file(
        lea.user_id, stage.bot_id, "document", "cv.pdf", "application/pdf", b"%PDF", thread_id=number
    )
    await stage.settle()
    assert await Message.all().count() == count + 1
    until = clock.now() + timedelta(days=1)
    await Member.filter(id=screen.member_id).update(restricted_until=until)
    await _says_in(stage, lea, number, "Un mot de trop")
    assert "restreint" in _inside(lea, number)[-1]
    await Member.filter(id=screen.member_id).update(restricted_until=None)
    await Conversation.all().update(state=ConversationState.ARCHIVED)
    await _says_in(stage, lea, number, "Encore un mot")
    assert "archivée" in _inside(lea, number)[-1]
    assert await Message.all().count() == count + 1
    after = await ScreenRow.get(member_id=screen.member_id)
    assert (after.page, after.rev, after.floor_id) == (screen.page, screen.rev, screen.floor_id)


async def test_a_topic_that_is_not_the_persons_own_is_the_ordinary_chat(stage: Stage) -> None:
    nadia, lea = await _talking(stage)
    await _writes(stage, nadia, "Bonjour Léa")
    number, count = await _number(stage, lea), await Message.all().count()
    eve = await stage.professional("Ève")
    for person, thread in ((lea, 77), (eve, number)):
        stage.world.chats.state(stage.bot_id, person.user_id).topics[str(thread)] = {"name": "À moi"}
        await _says_in(stage, person, thread, "/menu")
        await _says_in(stage, person, thread, "interprète")
        person.sees("interprète")
    # Who renames a topic has said nothing.
    news = {"forum_topic_edited": {"name": "À moi"}, "message_thread_id": number, "is_topic_message": True}
    world, bot = stage.world, stage.world.bot()
    renamed = world.chats.add(bot, lea.user_id, world.person(lea.user_id).user(), news)
    world.updates.put(bot, "message", lea.user_id, renamed)
    before = len(_inside(lea, number))
    await stage.settle()
    await lea.look()
    assert len(_inside(lea, number)) == before
    assert await Message.all().count() == count


@pytest.mark.parametrize("silently", [False, True], ids=["refused by Telegram", "ignored by Telegram"])
async def test_a_topic_that_its_person_deleted_is_not_made_again(stage: Stage, silently: bool) -> None:
    stage.world.faults.ignore_lost_topics = silently
    nadia, lea = await _talking(stage)
    await _writes(stage, nadia, "Bonjour Léa")
    await stage.world.delete_topic(lea.user_id, stage.bot_id, await _number(stage, lea))
    for text in ("Êtes-vous là ?", "Toujours là ?"):
        await lea.says("/messages")
        await lea.taps("Alpina · Refonte du site")  # What was unread is read: the next message rings at once.
        await lea.says("/menu")
        await _writes(stage, nadia, text)
        told = [shown for shown in lea.received if text in shown.text]
        assert told and "message_thread_id" not in told[-1].raw
    assert _topics(stage, lea) == {}
    topic = await ConversationTopic.get(member_id=(await stage.member(lea)).id)
    assert topic.thread_id is None


async def test_a_closed_conversation_takes_its_topics_with_it_and_gets_new_ones_when_it_opens_again(
    stage: Stage,
) -> None:
    nadia, lea = await _talking(stage)
    await _writes(stage, nadia, "Bonjour Léa")
    first = await _number(stage, lea)
    await interest.discarded(stage, nadia, await Application.get())
    assert (await Conversation.get()).state is ConversationState.CLOSED
    await lea.look()
    assert _topics(stage, lea) == {} and not await ConversationTopic.exists()
    assert not any("Bonjour Léa" in shown.text for shown in lea.received)
    # What was on its way into the topic meanwhile is refused in a sentence, in the chat.
    await stage.world.send_text(lea.user_id, stage.bot_id, "Trop tard")
    await stage.settle()
    assert not await Message.filter(body="Trop tard").exists()

    await Conversation.all().update(state=ConversationState.OPEN, ended_at=None)
    await Message.all().update(read_at=clock.now())
    await _writes(stage, nadia, "Reprenons")
    assert await _number(stage, lea) != first


async def test_a_process_that_dies_before_it_notes_a_topic_leaves_one_empty_one(stage: Stage) -> None:
    nadia, lea = await _talking(stage)
    await conversations.reply(await stage.member(nadia), (await Conversation.get()).id, "Bonjour Léa")
    owed = await delivery.claim_notification(Channel.TELEGRAM)
    assert owed is not None
    topics = stage.assembly.topics
    await topics.bot.create_forum_topic(lea.user_id, "Alpina · Refonte du site")
    await delivery.put_back(owed, "the process died", timedelta(0))
    await stage.settle()
    await lea.look()
    empty, used = (int(number) for number in _topics(stage, lea))
    assert _inside(lea, empty) == [""] and any("Bonjour Léa" in text for text in _inside(lea, used))
    topic = await ConversationTopic.get(member_id=(await stage.member(lea)).id)
    assert topic.thread_id == used


async def test_where_telegram_makes_no_topic_the_chat_serves(stage: Stage) -> None:
    nadia, lea = await _talking(stage)
    stage.world.bot().topics = False
    await _writes(stage, nadia, "Bonjour Léa")
    assert any("Bonjour Léa" in shown.text for shown in lea.received) and _topics(stage, lea) == {}
    stage.world.bot().topics = True
    await lea.says("/messages")
    await lea.taps("Alpina · Refonte du site")
    await lea.says("/menu")
    await _writes(stage, nadia, "Encore")
    assert any("Encore" in text for text in _inside(lea, await _number(stage, lea)))


async def test_the_topics_of_an_erased_account_go_and_the_others_lose_its_name(stage: Stage) -> None:
    nadia, lea = await _talking(stage)
    profile = await Profile.get(member_id=(await stage.member(lea)).id)
    left = await stage.member(lea)
    await conversations.leave_message(await stage.member(nadia), profile.id, "Hors mission")
    await stage.settle()
    await _writes(stage, lea, "Bonjour Nadia", await Conversation.get(mission_id=0))
    assert [topic["name"] for topic in _topics(stage, nadia).values()] == ["Léa"]
    assert [topic["name"] for topic in _topics(stage, lea).values()] == ["Alpina"]
    told = (await own_data.collect(left)).areas["messages"]
    assert len(told["topics_in_the_chat"]) == 1

    await erase_account(left)
    await stage.settle()
    assert _topics(stage, lea) == {}
    assert not await ConversationTopic.filter(member_id=left.id).exists()
    assert [topic["name"] for topic in _topics(stage, nadia).values()] == ["Compte supprimé"]
