"""The browser page of the sandbox: conversations."""

from __future__ import annotations

import pytest
from playwright.async_api import Route, expect

from tests.sandbox_page.conftest import HOSTILE, Stage
from tests.sandbox_page.tiny_bot import Json

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def begun(stage: Stage) -> None:
    """Léa has pressed Start and sees the bot's greeting."""
    await stage.open()
    await stage.column("Léa Favre").get_by_role("button", name="Démarrer").click()
    await expect(stage.words("Léa Favre", "Bonjour Léa")).to_be_visible()


async def write(stage: Stage, text: str) -> None:
    """Léa writes a text."""
    field = stage.page.get_by_role("combobox", name="Écrire en tant que Léa Favre")
    await field.fill(text)
    await field.press("Enter")


async def test_a_text_goes_to_the_bot_and_its_answer_appears(stage: Stage) -> None:
    await begun(stage)
    await write(stage, "Je cherche une interprète")
    lea = stage.column("Léa Favre")
    await expect(lea.locator(".message.own").last).to_contain_text("Je cherche une interprète")
    await expect(stage.words("Léa Favre", "Vous avez écrit : Je cherche une interprète")).to_be_visible()
    await expect(lea.locator("[aria-live=polite]").first).to_contain_text("Nouveau message : Vous avez écrit")


async def test_two_people_stand_side_by_side_and_do_not_see_each_other(stage: Stage) -> None:
    await begun(stage)
    await write(stage, "Bonjour à tous")
    await expect(stage.words("Léa Favre", "Vous avez écrit : Bonjour à tous")).to_be_visible()
    tom = stage.column(f"Tom {HOSTILE}")
    await expect(tom.get_by_role("button", name="Démarrer")).to_be_visible()
    await expect(tom.locator(".message")).to_have_count(0)


async def test_a_tap_shows_the_toast_of_the_bot(stage: Stage) -> None:
    await begun(stage)
    await stage.column("Léa Favre").get_by_role("button", name="Profil").click()
    await expect(stage.column("Léa Favre").locator(".toast")).to_have_text("Profil envoyé")


async def test_an_alert_must_be_acknowledged(stage: Stage) -> None:
    await begun(stage)
    await stage.column("Léa Favre").get_by_role("button", name="Avertir").click()
    alert = stage.page.get_by_role("alertdialog")
    await expect(alert).to_contain_text("Cette action est définitive.")
    await alert.get_by_role("button", name="D’accord").click()
    await expect(alert).to_have_count(0)


async def test_an_edit_of_the_bot_is_seen_live_and_keeps_the_focus_in_the_message(stage: Stage) -> None:
    await begun(stage)
    lea = stage.column("Léa Favre")
    button = lea.get_by_role("button", name="Suite")
    await button.focus()
    await stage.page.keyboard.press("Enter")
    await expect(stage.words("Léa Favre", "Deuxième page")).to_be_visible()
    await expect(lea.get_by_text("modifié", exact=True)).to_be_visible()
    await expect(lea.get_by_role("button", name="Suite")).to_have_count(0)
    await expect(lea.get_by_role("button", name="Précédent")).to_be_focused()


async def test_the_arrow_up_edits_the_last_own_message(stage: Stage) -> None:
    await begun(stage)
    await write(stage, "Rendez-vous mardy")
    await expect(stage.words("Léa Favre", "Vous avez écrit : Rendez-vous mardy")).to_be_visible()
    field = stage.page.get_by_role("combobox", name="Écrire en tant que Léa Favre")
    await field.press("ArrowUp")
    await expect(field).to_have_value("Rendez-vous mardy")
    await field.fill("Rendez-vous mardi")
    await field.press("Enter")
    await expect(stage.words("Léa Favre", "Corrigé : Rendez-vous mardi")).to_be_visible()
    own = stage.column("Léa Favre").locator(".message.own").last
    await expect(own).to_contain_text("Rendez-vous mardi")
    await expect(own).to_contain_text("modifié")


async def test_a_deleted_message_disappears(stage: Stage) -> None:
    await begun(stage)
    message = await stage.bot.say(stage.lea, "Provisoire")
    await expect(stage.words("Léa Favre", "Provisoire")).to_be_visible()
    await stage.bot.call("deleteMessage", chat_id=stage.lea, message_id=message["message_id"])
    await expect(stage.column("Léa Favre").locator(".words", has_text="Provisoire")).to_have_count(0)


async def test_a_key_of_a_reply_keyboard_sends_its_label(stage: Stage) -> None:
    await begun(stage)
    await write(stage, "clavier")
    await stage.column("Léa Favre").get_by_role("button", name="Bleu").click()
    await expect(stage.words("Léa Favre", "Vous avez écrit : Bleu")).to_be_visible()


async def test_a_reply_quotes_the_message_it_answers(stage: Stage) -> None:
    await begun(stage)
    lea = stage.column("Léa Favre")
    await lea.locator(".message", has_text="Bonjour Léa").locator(".bubble").click(button="right")
    await stage.page.get_by_role("menuitem", name="Répondre").click()
    await write(stage, "Merci")
    await expect(lea.locator(".message.own").last.locator(".quoted")).to_contain_text("Bonjour Léa")
    await expect(stage.words("Léa Favre", "Vous avez écrit : Merci")).to_be_visible()
    assert stage.bot.updates[-1]["message"]["reply_to_message"]["text"] == "Bonjour Léa"


async def test_markup_in_names_and_texts_stays_text(stage: Stage) -> None:
    await begun(stage)
    await write(stage, f"Moi : {HOSTILE}")
    await stage.bot.say(stage.lea, f"Lui : {HOSTILE} javascript:alert(1)")
    link = {"type": "text_link", "offset": 0, "length": 4, "url": "https://example.org/"}
    await stage.bot.say(stage.lea, "Page et suite", entities=[link])
    lea = stage.column("Léa Favre")
    await expect(stage.words("Léa Favre", f"Vous avez écrit : Moi : {HOSTILE}")).to_be_visible()
    await expect(stage.words("Léa Favre", f"Lui : {HOSTILE}")).to_be_visible()
    await expect(stage.column(f"Tom {HOSTILE}").locator(".column-name")).to_have_text(f"Tom {HOSTILE}")
    await expect(lea.get_by_role("link", name="Page")).to_have_attribute("rel", "noopener noreferrer")
    assert await stage.page.evaluate("window.hacked") is None
    assert await stage.page.locator("img[src=x]").count() == 0


def hostile_chat() -> Json:
    """A history such as no honest server would send."""
    entities = [
        {"type": "text_link", "offset": 0, "length": 5, "url": "javascript:window.hacked=1"},
        {
            "type": "text_link",
            "offset": 6,
            "length": 5,
            "url": "data:text/html,<script>window.hacked=1</script>",
        },
        {"type": "bold", "offset": 3, "length": 900},
        {"type": "italic", "offset": -4, "length": 2},
        {"type": HOSTILE, "offset": 0, "length": 3},
    ]
    keys = [[{"text": HOSTILE, "url": "javascript:window.hacked=1"}]]
    message = {
        "message_id": 1,
        "date": 1791363600,
        "from": {"id": 4242, "is_bot": True, "first_name": HOSTILE},
    }
    document = {"file_id": '"><script>window.hacked=1</script>', "file_name": HOSTILE}
    return {
        "messages": [
            {
                **message,
                "text": "Lien1 Lien2",
                "entities": entities,
                "reply_markup": {"inline_keyboard": keys},
            },
            {
                **message,
                "message_id": 2,
                "document": document,
                "caption": HOSTILE,
                "reply_to_message": message,
            },
        ],
        "reply_keyboard": {"keyboard": [[{"text": HOSTILE}]], "input_field_placeholder": HOSTILE},
        "commands": [{"command": "aide", "description": HOSTILE}],
    }


async def test_a_hostile_history_runs_nothing(stage: Stage) -> None:
    async def answer(route: Route) -> None:
        await route.fulfill(json=hostile_chat())

    await stage.page.route("**/control/chats/*", answer)
    await stage.open()
    lea = stage.column("Léa Favre")
    await expect(lea.get_by_text("Lien1")).to_be_visible()
    await lea.get_by_text("Lien1").click()
    await lea.get_by_role("button", name="Commandes du bot").click()
    await expect(stage.page.get_by_role("option")).to_contain_text(HOSTILE)
    unsafe = "a[href^='javascript'], a[href^='data'], img[src=x], script:not([src])"
    assert await stage.page.locator(unsafe).count() == 0
    assert await stage.page.evaluate("window.hacked") is None


async def test_a_moment_is_shown_in_the_zone_and_language_of_each_reader(stage: Stage) -> None:
    await stage.open()
    for user_id in (stage.lea, stage.tom):
        await stage.world.send_start(user_id, stage.bot.account.id)
        await stage.bot.say(
            user_id, '<tg-time unix="1791363600" format="wDt">mercredi</tg-time>', parse_mode="HTML"
        )
    await expect(stage.column("Léa Favre").locator(".tg-time")).to_contain_text("mercredi")
    await expect(stage.column("Léa Favre").locator(".tg-time")).to_contain_text("7 octobre 2026")
    await expect(stage.column("Léa Favre").locator(".tg-time")).to_contain_text("11:00")
    await expect(stage.column(f"Tom {HOSTILE}").locator(".tg-time")).to_contain_text("7 October 2026")
    await expect(stage.column(f"Tom {HOSTILE}").locator(".tg-time")).to_contain_text("05:00")


async def test_blocking_stops_the_bot_and_can_be_undone(stage: Stage) -> None:
    await begun(stage)
    lea = stage.column("Léa Favre")
    await lea.get_by_role("button", name="Autres actions").click()
    await stage.page.get_by_role("menuitem", name="Bloquer le bot").click()
    await expect(lea.get_by_text("Vous avez bloqué ce bot.")).to_be_visible()
    refused = await stage.world.call("4242:tiny", "sendMessage", {"chat_id": stage.lea, "text": "Allô"}, {})
    assert refused["error_code"] == 403
    await lea.get_by_role("button", name="Débloquer le bot").click()
    await write(stage, "Me revoici")
    await expect(stage.words("Léa Favre", "Vous avez écrit : Me revoici")).to_be_visible()


async def test_commands_are_completed_from_their_first_letters(stage: Stage) -> None:
    commands = [
        {"command": "start", "description": "Commencer"},
        {"command": "aide", "description": "Obtenir de l’aide"},
    ]
    await stage.bot.call("setMyCommands", commands=commands)
    await begun(stage)
    field = stage.page.get_by_role("combobox", name="Écrire en tant que Léa Favre")
    await field.press_sequentially("/ai")
    await expect(stage.page.get_by_role("option")).to_have_count(1)
    await field.press("Enter")
    await expect(stage.words("Léa Favre", "Vous avez écrit : /aide")).to_be_visible()


async def test_all_of_it_works_with_the_keyboard_alone(stage: Stage) -> None:
    await stage.open()
    keyboard = stage.page.keyboard
    await keyboard.press("Tab")
    await expect(stage.page.get_by_role("link", name="Aller aux conversations")).to_be_focused()
    await keyboard.press("Enter")
    await expect(stage.column("Léa Favre").get_by_role("button", name="Démarrer")).to_be_focused()
    await keyboard.press("Enter")
    lea = stage.column("Léa Favre")
    await expect(stage.words("Léa Favre", "Bonjour Léa")).to_be_visible()
    await expect(stage.page.get_by_role("combobox", name="Écrire en tant que Léa Favre")).to_be_focused()
    await keyboard.type("Au clavier")
    await keyboard.press("Enter")
    await expect(stage.words("Léa Favre", "Vous avez écrit : Au clavier")).to_be_visible()
    await lea.get_by_role("region", name="Messages de Léa Favre").focus()
    await keyboard.press("ArrowUp")
    await expect(lea.locator(".message").last).to_be_focused()
    await keyboard.press("Enter")
    await expect(stage.page.get_by_role("menuitem", name="Répondre")).to_be_focused()
    await keyboard.press("Escape")
    await expect(lea.locator(".message").last).to_be_focused()
    await lea.get_by_role("button", name="Profil").focus()
    await keyboard.press("Space")
    await expect(lea.locator(".toast")).to_have_text("Profil envoyé")


async def test_f6_goes_from_column_to_column(stage: Stage) -> None:
    await begun(stage)
    await stage.page.keyboard.press("F6")
    await expect(stage.column(f"Tom {HOSTILE}").get_by_role("button", name="Démarrer")).to_be_focused()
    await stage.page.keyboard.press("Shift+F6")
    await expect(stage.page.get_by_role("combobox", name="Écrire en tant que Léa Favre")).to_be_focused()


async def test_the_page_goes_on_after_the_server_was_away(stage: Stage) -> None:
    await begun(stage)
    port = stage.server.port
    await stage.server.stop()
    await expect(stage.page.get_by_text("Le serveur ne répond pas").first).to_be_visible()
    await stage.bot.say(stage.lea, "Écrit pendant la panne")
    stage.server.port = port
    await stage.server.start()
    await expect(stage.words("Léa Favre", "Écrit pendant la panne")).to_be_visible(timeout=15000)
    await expect(
        stage.column("Léa Favre").locator(".words", has_text="Écrit pendant la panne")
    ).to_have_count(1)
