"""The subject of a mail arrives word for word, however it was folded on the way."""

import pytest

from bot.mail import MailServer
from bot.mail_subject import new_mail
from sandbox.mailbox import Mailbox
from sandbox.world import World

SUBJECTS = (
    "🤝 La collaboration avec Léa Favre commence\xa0: «\xa0Refonte du site interne\xa0».",
    "Alpina collaboration : commence : Favre commence : Alpina SA 🤝 SA 🤝 Alpina Léa Favre SA interne ». SA « Refonte",
    "Favre « X » Léa 🤝 avec é a commence : Léa SA commence : a La Alpina « X » commence : « Refonte é",
    "commence : avec collaboration : Favre Favre 🤝 Léa commence\xa0: collaboration commence : Alpina",
    "é" * 150,
    "Plain words, " * 12 + "and no accent",
    "SPS vous contacte : =?utf-8?q?non?= et « oui »",
)


@pytest.mark.parametrize("subject", SUBJECTS)
async def test_a_subject_is_read_in_the_mailbox_as_it_was_written(world: World, subject: str) -> None:
    box = Mailbox(world, "127.0.0.1", 0)
    await box.start()
    try:
        mail = new_mail()
        mail["From"], mail["To"], mail["Subject"] = (
            "Entremise <a@entremise.example>",
            "lea@exemple.ch",
            subject,
        )
        mail.set_content("Bonjour")
        written = str(mail["Subject"])
        await MailServer("127.0.0.1", box.port, "a@entremise.example").send(mail)
    finally:
        await box.stop()
    assert world.mail.all()[0]["subject"] == written
    assert "=?" in subject or written == subject
