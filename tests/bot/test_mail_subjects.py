"""The subject of a mail arrives word for word, however it was folded on the way."""

import pytest

from bot.mail import SUBJECT_LIMIT, MailServer, short_subject
from bot.mail_subject import new_mail
from core.i18n import LANGUAGES, words
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


# What goes out by mail as well: its first line in the chat is a whole sentence, and no subject.
MAILED = (
    "access.changed access.code access.invitation access.recovered appeal.decided application.annulled"
    " application.annulment_asked application.annulment_refused application.choice_expired application.chosen"
    " application.deal application.discarded application.expired_firm application.firm application.mission_expired"
    " application.mission_gone application.mission_removed application.not_selected application.other_gone"
    " application.refused appointment.accepted appointment.cancelled appointment.moved certification.certified"
    " certification.expired certification.expiring certification.more certification.refused certification.unanswered"
    " help.answered help.carried_out help.closed help.written_to measure.deletion measure.lifted measure.renewed"
    " measure.restricted measure.suspended measure.warned mission.lifted mission.removed mission.restored"
    " mission.suspended payrolling.taken_on scam.decided"
).split()


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_goes_by_mail_has_a_short_subject_of_its_own(language: str) -> None:
    values = {
        "mission": "M",
        "partner": "P",
        "when": "W",
        "kind": "talk",
        "name": "N",
        "date": "D",
        "ending": "",
    }
    for key in MAILED:
        said = words(language).plain(f"mail-{key.replace('.', '-')}.subject", **values).replace("\xa0", " ")
        assert len(said) <= 70 and said[0].isalnum() and said == short_subject(said), key


def test_a_subject_begins_with_a_word_and_ends_with_one() -> None:
    assert short_subject("🗑 Le rendez-vous n’aura pas lieu.\n") == "Le rendez-vous n’aura pas lieu."
    assert short_subject("⌛️ « Refonte » avec Léa") == "« Refonte » avec Léa"
    assert short_subject("🎉") == "🎉"
    long = short_subject("Une autre candidature est choisie : " + "plateforme " * 20)
    assert len(long) <= SUBJECT_LIMIT and long.endswith("plateforme…")
