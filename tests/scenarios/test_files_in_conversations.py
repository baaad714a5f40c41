"""Photos, documents and voice messages in a conversation: asked for, never pushed; and what else is sent there."""

import pytest

from bot.intake import ingest
from models.conversation import Conversation, Message, MessageFile
from models.delivery import InboxUpdate
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios import interest
from tests.scenarios.test_bad_input_in_dialogs import PICTURE, RAW_KINDS

WHAT_GOES = "Ici vous pouvez envoyer du texte, une photo, un document ou un message vocal"


async def _talking(stage: Stage) -> tuple[Person, Person]:
    nadia = await interest.company(stage)
    lea = await stage.professional("Léa")
    mission = await interest.published(stage, nadia)
    await interest.talking(stage, nadia, mission, lea)
    for side, label in ((lea, "Alpina"), (nadia, "Léa")):
        await side.says("/messages")
        await side.taps(f"{label} · Refonte du site")
    return nadia, lea


async def _sends_raw(stage: Stage, person: Person, content: str, number: int) -> None:
    user = f'{{"id": {person.user_id}, "is_bot": false, "first_name": "Léa"}}'
    chat = f'{{"id": {person.user_id}, "type": "private", "first_name": "Léa"}}'
    message = f'"message_id": {9000 + number}, "date": 1777881600, "chat": {chat}, "from": {user}, {content}'
    await ingest(f'{{"update_id": {800_000_000 + number}, "message": {{{message}}}}}'.encode())
    await stage.settle()
    await person.look()


@pytest.mark.slow
async def test_a_file_is_sent_to_whoever_asks_for_it_and_nobody_is_pushed_one(stage: Stage) -> None:
    nadia, lea = await _talking(stage)
    await lea.sends_file("facture.pdf", caption="Voici la facture")
    await lea.sends_file("photo.png", PICTURE, kind="photo", mime="image/png")
    await lea.sends_file("voix.ogg", kind="voice", mime="audio/ogg")
    lea.sees("Voici la facture", "facture.pdf", "Photo", "Message vocal")
    await nadia.look()
    assert not [m for m in nadia.received if {"document", "photo", "voice"} & set(m.raw)]
    await nadia.says("/messages")
    nadia.sees("Message vocal")
    await nadia.taps("Léa · Refonte du site")
    await nadia.taps("Tous les fichiers (3)")
    for label, kind in (("facture.pdf", "document"), ("Photo", "photo"), ("Message vocal", "voice")):
        await nadia.taps(label)
        (sent,) = [m for m in nadia.received if kind in m.raw]
        assert sent.raw.get("has_protected_content") and not sent.labels
    # Below what was sent the conversation is there again, and an answer can be typed.
    nadia.sees("Léa · Refonte du site", "Les fichiers reçus")
    await nadia.taps("Précédent")
    nadia.sees("Écrivez ici")
    nadia.has_at_most_eight_buttons()
    await nadia.says("Bien reçu.")
    await lea.says("/menu")
    await lea.edits("Voici la facture", "Voici la bonne facture")  # Edited from wherever she is now.
    await nadia.look()
    nadia.sees("Voici la bonne facture", "modifié")
    eve = await stage.professional("Ève")
    message = await MessageFile.first()
    assert message is not None
    for act in ("file", "removed"):
        await eve.taps_data(f"b1|conversation|{act}|{message.message_id}")
        eve.is_told("n'existe pas")
    await MessageFile.all().update(file_id="forgotten")
    await nadia.taps("Tous les fichiers (3)")
    await nadia.taps("facture.pdf")
    nadia.sees("Telegram n'a plus ce fichier")


@pytest.mark.slow
async def test_what_does_not_belong_into_a_conversation_is_said_in_a_sentence(stage: Stage) -> None:
    nadia, lea = await _talking(stage)
    before = await Message.all().count()
    for kind in ("sticker", "video_note", "video", "audio", "animation"):
        await lea.sends_file(kind=kind, data=PICTURE)
        lea.sees(WHAT_GOES, "Écrivez ici")
    for number, content in enumerate(RAW_KINDS):
        await _sends_raw(stage, lea, content, number)
        lea.sees(WHAT_GOES, "Écrivez ici")
    await lea.sends_contact()
    lea.sees("Un contact ne s'envoie pas", "Échanger nos coordonnées")
    await lea.sends_file("virus.apk")
    lea.sees("Un programme ne peut pas être envoyé")
    voice = (
        '"voice": {"file_id": "v", "file_unique_id": "u", "duration": 3, "file_size": %d}, "caption": "%s"'
    )
    await _sends_raw(stage, lea, voice % (10, "é" * 4001), 10)
    lea.sees("Ce message est trop long")
    await _sends_raw(stage, lea, voice % (21 * 1024 * 1024, ""), 11)
    lea.sees("20 Mo au maximum")
    assert await Message.all().count() == before and await MessageFile.all().count() == 0

    # An album is several messages, its caption with the first; what is forwarded lures like anything else.
    photo = '"photo": [{"file_id": "p%d", "file_unique_id": "p%d", "width": 1, "height": 1}], "media_group_id": "7"'
    for number in (20, 21):
        caption = ', "caption": "Deux vues"' if number == 20 else ""
        await _sends_raw(stage, lea, photo % (number, number) + caption, number)
    origin = '"forward_origin": {"type": "hidden_user", "date": 1777881000, "sender_user_name": "X"}'
    await _sends_raw(stage, lea, f'{origin}, "text": "Payez par Western Union"', 22)
    assert await Message.all().count() == before + 3
    await nadia.look()
    nadia.sees("Deux vues", "propose de sortir de la plateforme ou de payer d'avance", "Western Union")
    lea.does_not_see("propose de sortir")
    await nadia.taps("Déclarer une arnaque")
    nadia.saw("De quoi s'agit-il")
    assert await InboxUpdate.filter(state="dead").count() == 0


@pytest.mark.slow
async def test_long_threads_are_read_page_by_page_and_long_messages_whole(stage: Stage) -> None:
    nadia, lea = await _talking(stage)
    thread = await Conversation.get()
    for number in range(1, 11):
        await lea.says(f"Message {number} du fil.")
    await nadia.taps_data(f"b1|conversation|open|{thread.id}")
    nadia.sees("Message 10 du fil", "Message 3 du fil")
    nadia.does_not_see("Message 2 du fil")
    await nadia.taps("Messages plus anciens")
    nadia.sees("Message 2 du fil", "Message 1 du fil")
    nadia.does_not_see("Message 3 du fil")
    await nadia.taps("Derniers messages")
    nadia.sees("Message 10 du fil")
    await lea.says("mot " * 990 + "la fin")
    await nadia.look()
    nadia.does_not_see("la fin")
    await nadia.taps_data(f"b1|conversation|open|{thread.id}")
    await nadia.taps("Lire en entier")
    nadia.sees("la fin")
