"""Messages pass between a member and a professional, and nobody else learns of them."""

from datetime import timedelta

import pytest

from core import clock
from core.errors import NotFound
from models.conversation import Conversation, ConversationState, Message
from models.delivery import Notification, NotificationState
from models.member import Member, MemberCategory
from models.profile import Certification, Domain, Profile
from services import conversations, members
from services.certifications import certify_profile
from services.profiles import update_profile
from services.waiting import waiting_for
from tests.services.people import professional, visitor


async def _owed(member: Member) -> list[Notification]:
    return await Notification.filter(recipient_id=member.id, key="message.received").order_by("id")


async def test_a_message_reaches_the_professional_and_the_answer_the_client(database: str) -> None:
    tom = await visitor("Tom Reed")
    lea, profile = await professional("Léa Favre")
    message = await conversations.leave_message(tom, profile.id, " Bonjour <b>Léa</b> \n", 11)
    assert message.body == "Bonjour <b>Léa</b>"
    (notice,) = await _owed(lea)
    assert notice.details == {"message_id": message.id} and notice.due_at == clock.now()
    (line,) = await conversations.list_conversations(lea)
    assert (line.other_name, line.unread, line.is_client) == ("Tom Reed", 1, False)
    assert (await waiting_for(lea)).messages == 1 and (await waiting_for(tom)).messages == 0
    await conversations.reply(lea, message.conversation_id, "Bonjour Tom", 12)
    assert (await waiting_for(lea)).messages == 0 and (await waiting_for(tom)).messages == 1
    assert len(await _owed(tom)) == 1
    thread = await conversations.read_conversation(message.conversation_id, tom)
    assert [(m.is_mine, m.body) for m in thread.messages] == [(True, message.body), (False, "Bonjour Tom")]
    assert thread.line.other_name == "Léa Favre" and thread.line.is_client
    assert (await waiting_for(tom)).messages == 0


async def test_a_notice_holds_no_word_of_the_message(database: str) -> None:
    tom, (lea, profile) = await visitor(), await professional("Léa Favre")
    await conversations.leave_message(tom, profile.id, "secret-marker", 1)
    (notice,) = await _owed(lea)
    assert "secret-marker" not in repr(notice.details)


async def test_the_first_message_rings_at_once_and_the_next_at_most_every_ten_minutes(database: str) -> None:
    tom, (lea, profile) = await visitor(), await professional("Léa Favre")
    first = await conversations.leave_message(tom, profile.id, "un", 1)
    await Notification.all().update(state=NotificationState.SENT)
    clock.freeze(clock.now() + timedelta(minutes=1))
    await conversations.reply(tom, first.conversation_id, "deux", 2)
    await conversations.reply(tom, first.conversation_id, "trois", 3)
    notices = await _owed(lea)
    assert [notice.due_at - first.created_at for notice in notices] == [timedelta(0), timedelta(minutes=10)]
    waiting = await conversations.unread_messages(first.conversation_id, lea)
    assert [message.body for message in waiting] == ["un", "deux", "trois"]
    await conversations.read_conversation(first.conversation_id, lea)
    assert await conversations.unread_messages(first.conversation_id, lea) == []
    await Notification.all().update(state=NotificationState.SENT)
    await conversations.reply(tom, first.conversation_id, "quatre", 4)
    assert (await _owed(lea))[-1].due_at == clock.now()


async def test_the_whole_conversation_stays_one_thread_a_pair(database: str) -> None:
    (lea, hers), (marc, his) = await professional("Léa Favre"), await professional("Marc Dubois")
    first = await conversations.leave_message(lea, his.id, "Salut Marc", 1)
    second = await conversations.leave_message(lea, his.id, "Toujours là ?", 2)
    third = await conversations.leave_message(marc, hers.id, "Oui", 3)
    assert first.conversation_id == second.conversation_id == third.conversation_id
    assert await Conversation.all().count() == 1
    (line,) = await conversations.list_conversations(marc)
    assert line.other_name == "Léa Favre" and line.excerpt == "Oui" and line.excerpt_is_mine


async def test_a_message_to_a_company_reaches_its_owner_under_its_name(database: str) -> None:
    tom = await visitor()
    nadia, alpina = await professional("Alpina SA", category=MemberCategory.COMPANY)
    message = await conversations.leave_message(tom, alpina.id, "Bonjour", 1)
    assert len(await _owed(nadia)) == 1
    await conversations.reply(nadia, message.conversation_id, "Bonjour de Nadia", 2)
    thread = await conversations.read_conversation(message.conversation_id, tom)
    assert thread.line.other_name == "Alpina SA"
    assert [
        m.is_mine for m in (await conversations.read_conversation(message.conversation_id, nadia)).messages
    ] == [
        False,
        True,
    ]


async def test_strangers_learn_nothing(database: str) -> None:
    tom, eve, (_, profile) = await visitor(), await visitor("Eve"), await professional("Léa Favre")
    message = await conversations.leave_message(tom, profile.id, "Bonjour", 5)
    for name in (message.conversation_id, (await Conversation.get()).public_id, 10**9, "zzz"):
        with pytest.raises(NotFound):
            await conversations.access_conversation(name, eve)
    with pytest.raises(NotFound):
        await conversations.reply(eve, message.conversation_id, "x", 1)
    with pytest.raises(NotFound):
        await conversations.read_conversation(message.conversation_id, eve)
    with pytest.raises(NotFound):
        await conversations.edit_message(eve, 5, "x")
    assert await conversations.list_conversations(eve) == []
    assert await Message.all().count() == 1


async def test_only_visible_professionals_can_be_written_to_and_nobody_to_themselves(database: str) -> None:
    tom, (_, hidden) = await visitor(), await professional("Inès", certified=False)
    lea, profile = await professional("Léa Favre")
    with pytest.raises(NotFound):
        await conversations.leave_message(tom, hidden.id, "Bonjour", 1)
    with pytest.raises(conversations.OwnProfile):
        await conversations.leave_message(lea, profile.id, "Bonjour", 1)
    newcomer = await members.arrive(5, "New", "", "fr")
    with pytest.raises(members.NotRegistered):
        await conversations.leave_message(newcomer, profile.id, "Bonjour", 1)
    await update_profile(lea, profile.id, paused=True)
    with pytest.raises(NotFound):
        await conversations.leave_message(tom, profile.id, "Bonjour", 1)


async def test_the_two_sides_of_the_marketplace_talk_once_certified(database: str) -> None:
    ines, hers = await professional("Inès", domain=Domain.IT, certified=False)
    _, alpina = await professional("Alpina SA", category=MemberCategory.COMPANY)
    brumes, _ = await professional("Brumes Sàrl", category=MemberCategory.COMPANY, certified=False)
    _, lea = await professional("Léa Favre")
    for author, profile in ((ines, alpina), (brumes, lea)):
        with pytest.raises(conversations.CertificationNeeded):
            await conversations.leave_message(author, profile.id, "Bonjour", 1)
    # Whoever of these categories is not certified turns to nobody, on whatever side; a visitor does (states.md, e).
    with pytest.raises(conversations.CertificationNeeded):
        await conversations.leave_message(ines, lea.id, "Bonjour", 1)
    await certify_profile(hers.id, "Ada")
    await conversations.leave_message(ines, alpina.id, "Bonjour", 1)


async def test_who_was_written_to_answers_without_a_certificate(database: str) -> None:
    ines, hers = await professional("Inès", domain=Domain.IT)
    (lea, her_own), tom = await professional("Léa Favre"), await visitor()
    talk = await conversations.leave_message(lea, hers.id, "Bonjour", 1)
    await Profile.filter(id=hers.id).update(certification=Certification.EXPIRED)
    await conversations.reply(ines, talk.conversation_id, "Bonjour à vous", 2)
    again = await conversations.leave_message(ines, her_own.id, "J’oubliais", 3)
    assert again.conversation_id == talk.conversation_id
    with pytest.raises(conversations.CertificationNeeded):
        await conversations.leave_message(ines, (await professional("Marc"))[1].id, "Bonjour", 4)
    assert await conversations.leave_message(tom, her_own.id, "Bonjour", 5), "a visitor turns to everybody"


async def test_texts_are_cleaned_and_limited(database: str) -> None:
    tom, (_, profile) = await visitor(), await professional("Léa Favre")
    for empty in ("", " \n\t", "\x00"):
        with pytest.raises(conversations.MessageEmpty):
            await conversations.leave_message(tom, profile.id, empty, 1)
    with pytest.raises(conversations.MessageTooLong):
        await conversations.leave_message(tom, profile.id, "🦊" * 2001, 1)
    message = await conversations.leave_message(tom, profile.id, "🦊" * 2000, 1)
    assert len(message.body) == 2000


async def test_a_twenty_first_new_contact_of_a_day_waits(database: str) -> None:
    tom = await visitor()
    profiles = [(await professional(f"P{n}"))[1] for n in range(21)]
    for profile in profiles[:20]:
        await conversations.leave_message(tom, profile.id, "Bonjour", None)
    with pytest.raises(conversations.TooManyFirstContacts):
        await conversations.leave_message(tom, profiles[20].id, "Bonjour", None)
    await conversations.leave_message(tom, profiles[0].id, "Encore", None)
    clock.freeze(clock.now() + timedelta(days=1, seconds=1))
    await conversations.leave_message(tom, profiles[20].id, "Bonjour", None)


async def test_an_author_edits_their_own_message(database: str) -> None:
    tom, (lea, profile) = await visitor(), await professional("Léa Favre")
    message = await conversations.leave_message(tom, profile.id, "Bonjuor", 7)
    edited = await conversations.edit_message(tom, 7, "Bonjour")
    assert edited.body == "Bonjour" and edited.edited_at == clock.now()
    thread = await conversations.read_conversation(message.conversation_id, lea)
    assert thread.messages[0].is_edited
    with pytest.raises(NotFound):
        await conversations.edit_message(lea, 7, "Bonsoir")


async def test_an_archived_conversation_is_read_only_and_a_closed_one_gone(database: str) -> None:
    tom, (lea, profile) = await visitor(), await professional("Léa Favre")
    message = await conversations.leave_message(tom, profile.id, "Bonjour", 1)
    await Conversation.all().update(state=ConversationState.ARCHIVED)
    with pytest.raises(conversations.ConversationArchived):
        await conversations.reply(lea, message.conversation_id, "Non", 2)
    assert await conversations.list_conversations(lea) == []
    assert len(await conversations.list_conversations(lea, ConversationState.ARCHIVED)) == 1
    await Conversation.all().update(state=ConversationState.CLOSED)
    with pytest.raises(NotFound):
        await conversations.read_conversation(message.conversation_id, tom)


async def test_a_long_thread_is_read_page_by_page_and_deleted_messages_keep_their_place(
    database: str,
) -> None:
    tom, (lea, profile) = await visitor(), await professional("Léa Favre")
    first = await conversations.leave_message(tom, profile.id, "0", None)
    for number in range(1, 13):
        await conversations.reply(tom, first.conversation_id, str(number), None)
    await Message.filter(id=first.id).update(deleted_at=clock.now())
    newest = await conversations.read_conversation(first.conversation_id, lea)
    assert [message.body for message in newest.messages] == [str(n) for n in range(3, 13)]
    older = await conversations.read_conversation(first.conversation_id, lea, before=newest.before)
    assert [message.body for message in older.messages] == ["", "1", "2"] and older.before is None
    assert older.messages[0].is_deleted
