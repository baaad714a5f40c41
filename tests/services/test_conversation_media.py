"""Files in conversations: given by name, asked for, changed, taken back, and gone with what they belong to."""

from datetime import timedelta

import pytest

from core import clock
from core.errors import NotFound
from models.application import Application
from models.conversation import Conversation, ConversationState, FileKind, Message, MessageFile
from models.delivery import Notification, NotificationState
from models.member import Member
from models.profile import Profile
from models.scam_report import ScamReport, ScamStatus
from services import applications, conversations, scam_reports
from services.conversation_purge import KEPT_ARCHIVED, KEPT_CLOSED, purge_ended
from services.conversations import GivenFile
from tests.services import mission_scene
from tests.services.people import professional, visitor

PDF = GivenFile("document", "file-1", "facture.pdf", 2048)


async def _thread() -> tuple[Member, Member, Profile, int]:
    tom, (lea, profile) = await visitor("Tom Reed"), await professional("Léa Favre")
    first = await conversations.leave_message(tom, profile.id, "Bonjour", 1)
    return tom, lea, profile, first.conversation_id


async def _end(conversation_id: int, state: ConversationState, ago: timedelta = timedelta(0)) -> None:
    await Conversation.filter(id=conversation_id).update(state=state, ended_at=clock.now() - ago)


async def test_a_file_is_a_message_with_a_name_and_both_sides_may_ask_for_it(database: str) -> None:
    tom, lea, _, thread = await _thread()
    sent = await conversations.reply(lea, thread, "La facture", 2, PDF)
    await conversations.reply(lea, thread, "", 3, GivenFile("voice", "file-2", "", 100))
    page = await conversations.read_conversation(thread, tom, peek=True)
    facture, voice = page.messages[-2:]
    assert facture.file is not None and (facture.file.name, facture.body) == ("facture.pdf", "La facture")
    assert voice.file is not None and (voice.file.kind, voice.body) == (FileKind.VOICE, "")
    for side in (tom, lea):
        assert (await conversations.access_file(sent.id, side))[0].file_id == "file-1"
    assert page.line.file == voice.file and page.line.unread == 2
    with pytest.raises(NotFound):
        await conversations.access_file(sent.id, await visitor("Eve"))
    with pytest.raises(NotFound):
        await conversations.access_file(page.messages[0].id, tom)


async def test_only_photos_documents_and_voice_of_a_bearable_size_and_caption_are_taken(
    database: str,
) -> None:
    tom, _, _, thread = await _thread()
    refused = {
        conversations.AttachmentRefused: ("", GivenFile("sticker", "x")),
        conversations.ProgramRefused: ("", GivenFile("document", "x", "Facture.pdf.EXE", 10)),
        conversations.AttachmentTooLarge: ("", GivenFile("document", "x", "a.pdf", 20 * 1024 * 1024 + 1)),
        conversations.MessageTooLong: ("é" * 4001, GivenFile("voice", "x", "", 10)),
    }
    for refusal, (caption, file) in refused.items():
        with pytest.raises(refusal):
            await conversations.reply(tom, thread, caption, 2, file)
    assert await Message.all().count() == 1 and await MessageFile.all().count() == 0
    await conversations.reply(tom, thread, "", 3, GivenFile("photo", "x", "", 20 * 1024 * 1024))


async def test_a_caption_and_a_file_are_edited_and_an_edit_may_become_a_lure(database: str) -> None:
    tom, lea, _, thread = await _thread()
    sent = await conversations.reply(tom, thread, "Le devis", 7, PDF)
    rung = await Notification.filter(recipient_id=lea.id).count()
    for _ in range(2):
        other = GivenFile("document", "file-9", "b.pdf")
        await conversations.edit_message(tom, 7, "Écrivez-moi : tom@reed.example", other)
    shown = (await conversations.read_conversation(thread, lea, peek=True)).messages[-1]
    assert shown.file is not None and (shown.file.name, shown.is_edited, shown.warns) == ("b.pdf", True, True)
    assert not (await conversations.read_conversation(thread, tom, peek=True)).messages[-1].warns
    assert await Notification.filter(recipient_id=lea.id).count() == rung
    await conversations.edit_message(tom, 7, "", PDF)  # A caption may go; a text may not.
    with pytest.raises(conversations.MessageEmpty):
        await conversations.edit_message(tom, 1, "")
    assert not await conversations.is_message_of(lea, 7) and await conversations.is_message_of(tom, 7)
    with pytest.raises(NotFound):
        await conversations.edit_message(lea, 7, "x")
    assert (await MessageFile.get(message_id=sent.id)).file_id == "file-1"


async def test_a_file_name_can_lure_too(database: str) -> None:
    tom, lea, _, thread = await _thread()
    await conversations.reply(tom, thread, "", 2, GivenFile("document", "x", "079 123 45 67.pdf"))
    assert (await conversations.unread_messages(thread, lea))[-1].warns


async def test_only_its_author_takes_a_message_back_and_it_is_gone_for_both(database: str) -> None:
    tom, lea, _, thread = await _thread()
    sent = await conversations.reply(tom, thread, "secret", 2, PDF)
    for stranger in (lea, await visitor("Eve")):
        with pytest.raises(NotFound):
            await conversations.delete_message(stranger, sent.id)
    for _ in range(2):
        assert await conversations.delete_message(tom, sent.id) == thread
    for side in (tom, lea):
        shown = (await conversations.read_conversation(thread, side, peek=True)).messages[-1]
        assert shown.is_deleted and not shown.is_gone and not shown.body and shown.file is None
        with pytest.raises(NotFound):
            await conversations.access_file(sent.id, side)
    assert (await Message.get(id=sent.id)).body == "" and await MessageFile.all().count() == 0
    assert [m.body for m in await conversations.unread_messages(thread, lea)] == ["Bonjour"]
    with pytest.raises(NotFound):
        await conversations.edit_message(tom, 2, "encore là")


async def test_a_conversation_that_closes_while_a_photo_is_on_its_way_takes_it_no_more(database: str) -> None:
    tom, lea, _, thread = await _thread()
    sent = await conversations.reply(lea, thread, "", 2, PDF)
    await _end(thread, ConversationState.ARCHIVED)
    with pytest.raises(conversations.ConversationArchived):
        await conversations.reply(tom, thread, "", 3, PDF)
    assert (await conversations.access_file(sent.id, tom))[0].name == "facture.pdf"
    await _end(thread, ConversationState.CLOSED)
    for act in (
        conversations.reply(tom, thread, "", 3, PDF),
        conversations.access_file(sent.id, tom),
        conversations.edit_message(lea, 2, "x", PDF),
        conversations.delete_message(lea, sent.id),
    ):
        with pytest.raises(conversations.ConversationClosed):
            await act
    with pytest.raises(NotFound) as refused:
        await conversations.access_file(sent.id, await visitor("Eve"))
    assert refused.type is NotFound


async def test_nobody_writes_to_an_account_that_is_gone(database: str) -> None:
    tom, lea, profile, thread = await _thread()
    await conversations.reply(lea, thread, "Bonjour Tom", 2, PDF)
    await Profile.filter(id=profile.id).update(deleted_at=clock.now(), display_name="")
    with pytest.raises(conversations.CounterpartGone):
        await conversations.reply(tom, thread, "", 3, PDF)
    await Message.filter(author_id=lea.id).update(body="", deleted_at=clock.now())
    assert (await conversations.read_conversation(thread, tom, peek=True)).messages[-1].is_gone


async def test_whoever_read_everything_is_rung_once_for_what_comes_next(database: str) -> None:
    tom, lea, _, thread = await _thread()
    mine = Notification.filter(recipient_id=lea.id, key="message.received").order_by("id")
    await Notification.all().update(state=NotificationState.SENT)
    await conversations.reply(tom, thread, "deux", 2)
    await conversations.reply(tom, thread, "", 3, PDF)
    await conversations.read_conversation(thread, lea)
    clock.freeze(clock.now() + timedelta(minutes=5))
    await conversations.reply(tom, thread, "quatre", 4)
    states = [(notice.state, notice.due_at <= clock.now()) for notice in await mine]
    assert states == [
        (NotificationState.SENT, True),
        (
            NotificationState.DROPPED,
            False,
        ),  # It would have rung again five minutes later, for the same message.
        (NotificationState.OWED, True),
    ]


async def test_ended_conversations_are_emptied_in_their_time_and_kept_under_a_report(database: str) -> None:
    threads, people = [], []
    for number in range(4):
        tom, (lea, profile) = await visitor(f"Tom {number}"), await professional(f"Léa {number}")
        first = await conversations.leave_message(tom, profile.id, "Bonjour", number)
        await conversations.reply(lea, first.conversation_id, "", 100 + number, PDF)
        threads.append(first.conversation_id)
        people.append((tom, lea, profile))
    closed, early, archived, reported = threads
    await _end(closed, ConversationState.CLOSED, KEPT_CLOSED)
    await _end(early, ConversationState.CLOSED, KEPT_CLOSED - timedelta(minutes=1))
    await _end(archived, ConversationState.ARCHIVED, KEPT_ARCHIVED)
    await _end(reported, ConversationState.CLOSED, KEPT_CLOSED * 2)
    tom, _, profile = people[3]
    case = await scam_reports.file_report(tom, profile.id, "fake", "On m'a demandé de payer d'avance.")
    assert await purge_ended() == 2
    assert await purge_ended() == 0
    kept = {m.conversation_id for m in await Message.all()}
    assert kept == {early, reported} and await MessageFile.all().count() == 2
    assert (await Conversation.get(id=archived)).state is ConversationState.CLOSED
    await ScamReport.filter(id=case.id).update(status=ScamStatus.UNFOUNDED)
    assert await purge_ended() == 1
    await Conversation.filter(id=early).update(state=ConversationState.OPEN, ended_at=None)
    clock.freeze(clock.now() + KEPT_CLOSED)
    assert await purge_ended() == 0


async def test_a_report_by_the_professional_about_the_client_keeps_the_thread_too(database: str) -> None:
    (marc, his), (lea, hers) = await professional("Marc Dubois"), await professional("Léa Favre")
    first = await conversations.leave_message(marc, hers.id, "Bonjour", 1)
    await _end(first.conversation_id, ConversationState.CLOSED, KEPT_CLOSED)
    case = await scam_reports.file_report(lea, his.id, "fake", "Cette personne n'existe pas du tout.")
    assert [said["body"] for said in case.snapshot["conversation"]] == ["Bonjour"]
    assert await purge_ended() == 0


async def test_a_company_that_reports_a_candidate_has_their_thread_about_a_mission_kept(
    database: str,
) -> None:
    (owner, _), (lea, hers) = await mission_scene.company(), await mission_scene.freelance()
    mission = await mission_scene.published(owner)
    asked = await applications.propose_oneself(lea, mission.id)
    talking = await applications.accept(owner, asked.id, asked.version)
    assert talking.conversation_id is not None
    await conversations.reply(lea, talking.conversation_id, "Payez d'avance", 1)
    await conversations.reply(owner, talking.conversation_id, "Certainement pas", 2)
    await applications.discard(owner, asked.id, (await Application.get(id=asked.id)).version, "Non")
    ended = await Conversation.get(id=talking.conversation_id)
    assert (ended.state, ended.ended_at) == (ConversationState.CLOSED, clock.now())
    case = await scam_reports.file_report(owner, hers.id, "advance", "On me demande de payer d'avance.")
    said = [(part["from"], part["body"]) for part in case.snapshot["conversation"]]
    assert said == [("reported", "Payez d'avance"), ("reporter", "Certainement pas")]
    clock.freeze(clock.now() + KEPT_CLOSED)
    assert await purge_ended() == 0
    await ScamReport.all().update(status=ScamStatus.CLOSED)
    assert await purge_ended() == 1
