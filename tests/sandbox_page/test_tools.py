"""The browser page of the sandbox: files, clock, mailbox, faults, requests, links, narrow screens."""

from __future__ import annotations

import asyncio
import re
import smtplib
from email.message import EmailMessage
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.sandbox_page.conftest import HOSTILE, Stage
from tests.sandbox_page.test_chat import begun, write

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def test_a_file_is_sent_with_its_caption(stage: Stage, tmp_path: Path) -> None:
    await begun(stage)
    file = tmp_path / "CV.txt"
    file.write_bytes(b"dix octets")
    await stage.column("Léa Favre").get_by_role("button", name="Joindre").click()
    async with stage.page.expect_file_chooser() as chooser:
        await stage.page.get_by_role("menuitem", name="Fichier").click()
    await (await chooser.value).set_files(file)
    await stage.page.get_by_label("Légende (facultative)").fill("Mon CV")
    await stage.page.get_by_role("dialog").get_by_role("button", name="Envoyer").click()
    await expect(stage.words("Léa Favre", "Reçu : CV.txt, 10 octets, Mon CV")).to_be_visible()


async def test_a_file_of_the_bot_is_downloaded_under_its_name(stage: Stage, tmp_path: Path) -> None:
    await begun(stage)
    await write(stage, "fichier")
    async with stage.page.expect_download() as download:
        await stage.column("Léa Favre").get_by_role("link", name="Télécharger Attestation.txt").click()
    saved = await download.value
    assert saved.suggested_filename == "Attestation.txt"
    await saved.save_as(tmp_path / "saved.txt")
    assert (tmp_path / "saved.txt").read_text() == "contenu de l’attestation"


async def test_the_clock_moves_forwards_only(stage: Stage) -> None:
    await stage.open()
    before = stage.world.clock.now()
    await stage.page.get_by_role("button", name="Horloge").click()
    panel = stage.page.get_by_role("complementary", name="Horloge")
    await panel.get_by_role("button", name="+1 jour").click()
    await expect(panel.get_by_text("En avance sur l’heure réelle : 1 j")).to_be_visible()
    assert 86400 <= (stage.world.clock.now() - before).total_seconds() < 86460
    await panel.get_by_label("Aller à cet instant").fill("2020-01-01T10:00")
    await panel.get_by_role("button", name="Avancer").click()
    await expect(panel.get_by_role("alert")).not_to_be_empty()
    await panel.get_by_label("Aller à cet instant").fill("2100-07-01T10:00")
    await panel.get_by_role("button", name="Avancer").click()
    await expect(panel.get_by_text("jeudi")).to_be_visible()
    assert stage.world.clock.now().strftime("%Y-%m-%d %H:%M") == "2100-07-01 08:00"


def mail() -> EmailMessage:
    """An e-mail with both bodies, an attachment and an attempt to run something."""
    message = EmailMessage()
    message["From"], message["To"] = "bonjour@example.org", "lea@example.org"
    message["Subject"] = f"Votre code {HOSTILE}"
    message.set_content("Votre code : 482913")
    styled = '<p style="color: rgb(1, 2, 3)">Votre code : <b>482913</b></p>'
    link = '<a href="javascript:parent.hacked=1">piège</a><a href="https://example.org/">lien</a>'
    message.add_alternative(f"{styled}{HOSTILE}<script>parent.hacked=1</script>{link}", subtype="html")
    message.add_attachment(
        b"BEGIN:VCALENDAR", maintype="text", subtype="calendar", filename="rendez-vous.ics"
    )
    return message


async def test_an_email_is_shown_with_its_style_and_runs_nothing(stage: Stage, tmp_path: Path) -> None:
    await stage.open()

    def post() -> None:
        with smtplib.SMTP("127.0.0.1", stage.server.smtp_port) as smtp:
            smtp.send_message(mail())

    await asyncio.to_thread(post)
    await stage.page.get_by_role("button", name="Boîte aux lettres, 1 e-mail").click()
    await stage.page.get_by_role("button", name="Votre code").click()
    body = stage.page.frame_locator("iframe.mail-frame")
    await expect(body.get_by_text("Votre code : 482913")).to_have_css("color", "rgb(1, 2, 3)")
    await expect(body.get_by_text("lien")).to_have_attribute("target", "_blank")
    assert await body.get_by_text("piège").get_attribute("href") is None
    assert await stage.page.evaluate("window.hacked") is None
    async with stage.page.expect_download() as download:
        await stage.page.get_by_role("link", name="Télécharger rendez-vous.ics").click()
    await (await download.value).save_as(tmp_path / "saved.ics")
    assert (tmp_path / "saved.ics").read_bytes().strip() == b"BEGIN:VCALENDAR"
    await stage.page.get_by_role("button", name="Texte").click()
    await expect(stage.page.locator(".mail-text")).to_have_text("Votre code : 482913")


async def test_a_fault_is_switched_on_and_off(stage: Stage) -> None:
    await stage.open()
    await stage.page.get_by_role("button", name="Pannes").click()
    await stage.page.get_by_label("Lenteur (millisecondes)").fill("30")
    await stage.page.get_by_role("button", name="Appliquer").click()
    await expect(stage.page.locator(".tool.alarm")).to_be_visible()
    assert stage.world.faults.slow_ms == 30
    await stage.page.get_by_role("button", name="Tout rétablir").click()
    await expect(stage.page.locator(".tool.alarm")).to_have_count(0)
    assert stage.world.faults.slow_ms == 0


async def test_the_requests_show_parameters_and_answers(stage: Stage) -> None:
    await stage.open()
    await stage.page.get_by_role("button", name="Requêtes").click()
    await stage.world.call("4242:tiny", "sendMessage", {"chat_id": 999, "text": "Perdu"}, {})
    await stage.world.send_start(stage.lea, stage.bot.account.id)
    panel = stage.page.get_by_role("complementary", name="Requêtes")
    await expect(panel.locator(".request")).to_have_count(2)
    await panel.get_by_label("Erreurs seulement").check()
    await expect(panel.locator(".request")).to_have_count(1)
    await panel.locator("summary").click()
    await expect(panel.locator("pre").first).to_contain_text("Perdu")
    await expect(panel.locator("pre").last).to_contain_text("chat not found")


async def test_a_person_is_added_and_begins_to_write(stage: Stage) -> None:
    await stage.open()
    await stage.page.get_by_role("button", name="Ajouter une personne").click()
    await stage.page.get_by_label("Prénom").fill("Inès")
    await stage.page.get_by_role("button", name="Créer").click()
    await stage.column("Inès").get_by_role("button", name="Démarrer").click()
    await expect(stage.words("Inès", "Bonjour Inès")).to_be_visible()


async def test_language_and_zone_of_a_person_change(stage: Stage) -> None:
    await begun(stage)
    await stage.column("Léa Favre").get_by_role("button", name="Autres actions").click()
    await stage.page.get_by_role("menuitem", name="Langue et fuseau horaire").click()
    await stage.page.get_by_label("Langue de Telegram").select_option("de")
    await stage.page.get_by_label("Fuseau horaire").select_option("Asia/Tokyo")
    await stage.page.get_by_role("button", name="Enregistrer").click()
    await expect(stage.column("Léa Favre").locator(".column-sub")).to_contain_text("Tokyo")
    await write(stage, "Guten Tag")
    await expect(stage.words("Léa Favre", "Vous avez écrit : Guten Tag")).to_be_visible()
    assert stage.bot.updates[-1]["message"]["from"]["language_code"] == "de"


async def test_unread_messages_are_counted_until_the_chat_is_opened(stage: Stage) -> None:
    await stage.page.set_viewport_size({"width": 1000, "height": 700})
    await stage.open()
    await stage.page.get_by_role("button", name="1 colonne").click()
    await stage.world.send_start(stage.tom, stage.bot.account.id)
    people = stage.page.get_by_role("navigation", name="Personnes")
    await expect(people.get_by_text("1 message non lu")).to_be_attached()
    await people.get_by_role("button", name="Tom").click()
    await expect(stage.column(f"Tom {HOSTILE}").locator(".message")).to_have_count(2)
    await expect(people.locator(".badge")).to_have_count(0)


async def test_a_link_asks_as_whom_to_open_it(stage: Stage) -> None:
    await stage.page.goto(f"{stage.server.url}/t.me/petit_bot?start=fiche_7")
    await stage.page.get_by_role("button", name="Léa Favre").click()
    await expect(stage.words("Léa Favre", "Bonjour Léa fiche_7")).to_be_visible()


async def test_a_link_to_the_bot_in_a_message_stays_in_the_conversation(stage: Stage) -> None:
    await begun(stage)
    await stage.bot.say(stage.lea, "Voir https://t.me/petit_bot?start=fiche_9")
    await stage.column("Léa Favre").get_by_role("link", name="https://t.me/petit_bot").click()
    await stage.column("Léa Favre").get_by_role("button", name="Démarrer avec le lien").click()
    await expect(stage.words("Léa Favre", "Bonjour Léa fiche_9")).to_be_visible()


async def test_nothing_is_cut_off_at_320_pixels(stage: Stage) -> None:
    await stage.page.set_viewport_size({"width": 320, "height": 568})
    await begun(stage)
    await write(stage, "clavier")
    await expect(stage.column("Léa Favre").get_by_role("button", name="Vert", exact=True)).to_be_visible()
    assert await stage.page.evaluate("document.documentElement.scrollWidth") == 320
    for name in ("Boîte aux lettres", "Horloge", "Pannes", "Requêtes"):
        await stage.page.get_by_role("button", name=name).click()
        drawer = stage.page.get_by_role("complementary", name=name)
        assert await drawer.evaluate("node => node.scrollWidth <= 320")
        await drawer.press("Escape")


async def test_the_page_speaks_english_when_asked(stage: Stage) -> None:
    await stage.open()
    await stage.page.get_by_role("button", name="Switch to English").click()
    await expect(stage.page.get_by_role("button", name="Mailbox")).to_be_visible()
    await expect(stage.page.get_by_role("button", name="Start").first).to_be_visible()


async def test_every_control_has_a_name_for_screen_readers(stage: Stage) -> None:
    await begun(stage)
    await write(stage, "clavier")
    await expect(stage.column("Léa Favre").get_by_role("button", name="Vert", exact=True)).to_be_visible()
    for name in ("Boîte aux lettres", "Horloge", "Pannes", "Requêtes"):
        await stage.page.get_by_role("button", name=name).click()
        tree = await stage.page.locator("body").aria_snapshot()
        nameless = re.findall(
            r"^ *- (?:button|link|textbox|combobox|checkbox|switch|searchbox)\b(?! \").*", tree, re.M
        )
        assert nameless == []
