"""The browser page of the sandbox: pictures, topics, inline results, forced replies, drafts."""

from __future__ import annotations

import asyncio
import io

import pytest
from PIL import Image
from playwright.async_api import FilePayload, Route, expect

from tests.sandbox_page.conftest import Stage
from tests.sandbox_page.test_chat import begun, write

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


def picture() -> bytes:
    """A small photo."""
    buffer = io.BytesIO()
    Image.linear_gradient("L").resize((640, 400)).convert("RGB").save(buffer, "PNG")
    return buffer.getvalue()


async def test_a_photo_is_sent_and_shown(stage: Stage) -> None:
    await begun(stage)
    lea = stage.column("Léa Favre")
    await lea.get_by_role("button", name="Joindre").click()
    async with stage.page.expect_file_chooser() as chooser:
        await stage.page.get_by_role("menuitem", name="Photo").click()
    await (await chooser.value).set_files(FilePayload(name="vue.png", mimeType="image/png", buffer=picture()))
    await expect(stage.page.locator("img.attach-preview")).to_be_visible()
    await stage.page.get_by_role("dialog").get_by_role("button", name="Envoyer").click()
    await expect(stage.words("Léa Favre", "Photo reçue")).to_be_visible()
    assert (
        await lea.locator(".media-photo img").evaluate(
            "image => image.decode().then(() => image.naturalWidth)"
        )
        > 0
    )
    await lea.get_by_role("button", name="Agrandir la photo").click()
    await expect(stage.page.get_by_role("dialog").get_by_role("img", name="Photo")).to_be_visible()


async def test_topics_are_tabs_and_a_text_lands_in_the_chosen_one(stage: Stage) -> None:
    await begun(stage)
    topic = await stage.bot.call("createForumTopic", chat_id=stage.lea, name="Mission 12")
    await stage.bot.say(stage.lea, "Ici la mission", message_thread_id=topic["message_thread_id"])
    await stage.column("Léa Favre").get_by_role("button", name="Mission 12").click()
    await expect(stage.words("Léa Favre", "Ici la mission")).to_be_visible()
    await expect(stage.words("Léa Favre", "Bonjour Léa")).to_have_count(0)
    await write(stage, "Je réponds")
    await expect(stage.words("Léa Favre", "Je réponds")).to_be_visible()
    assert stage.bot.updates[-1]["message"]["message_thread_id"] == topic["message_thread_id"]


async def test_inline_results_are_offered_while_typing(stage: Stage) -> None:
    await begun(stage)
    field = stage.page.get_by_role("combobox", name="Écrire en tant que Léa Favre")
    await field.fill("@petit_bot marc")
    await stage.page.get_by_role("option", name="Fiche marc").wait_for()
    await field.press("Enter")
    await expect(stage.words("Léa Favre", "Fiche de marc").first).to_be_visible()


async def test_a_forced_reply_quotes_the_question(stage: Stage) -> None:
    await begun(stage)
    forced = {"force_reply": True, "input_field_placeholder": "Votre ville"}
    await stage.bot.say(stage.lea, "Où habitez-vous ?", reply_markup=forced)
    await expect(stage.page.get_by_placeholder("Votre ville")).to_be_visible()
    await write(stage, "Lausanne")
    await expect(stage.words("Léa Favre", "Vous avez écrit : Lausanne")).to_be_visible()
    told = [update["message"] for update in stage.bot.updates if "message" in update][-1]
    assert told["reply_to_message"]["text"] == "Où habitez-vous ?"


async def test_a_chat_action_shows_that_the_bot_writes(stage: Stage) -> None:
    await begun(stage)
    await stage.bot.call("sendChatAction", chat_id=stage.lea, action="typing")
    await expect(stage.column("Léa Favre").get_by_text("Petit bot écrit…")).to_be_visible()
    await stage.bot.say(stage.lea, "Voilà")
    await expect(stage.column("Léa Favre").get_by_text("Petit bot écrit…")).to_have_count(0)


async def test_a_draft_stands_at_the_end_until_the_message_comes(stage: Stage) -> None:
    await begun(stage)
    await stage.bot.call("sendMessageDraft", chat_id=stage.lea, draft_id=7, text="Je cherche")
    await expect(stage.column("Léa Favre").locator(".message.draft")).to_contain_text("Je cherche")
    await stage.bot.say(stage.lea, "Trois personnes trouvées")
    await expect(stage.words("Léa Favre", "Trois personnes trouvées")).to_be_visible()
    await expect(stage.column("Léa Favre").locator(".message.draft")).to_have_count(0)


async def test_a_long_quotation_unfolds(stage: Stage) -> None:
    await begun(stage)
    lines = "\n".join(f"Ligne {number}" for number in range(1, 9))
    await stage.bot.say(stage.lea, f"<blockquote expandable>{lines}</blockquote>", parse_mode="HTML")
    toggle = stage.column("Léa Favre").get_by_role("button", name="Lire la suite")
    folded = await stage.column("Léa Favre").locator(".quote").bounding_box()
    await toggle.click()
    unfolded = await stage.column("Léa Favre").locator(".quote").bounding_box()
    assert folded and unfolded and unfolded["height"] > folded["height"] * 2
    await expect(stage.column("Léa Favre").get_by_role("button", name="Réduire")).to_be_visible()


async def test_a_hidden_passage_is_shown_with_a_key(stage: Stage) -> None:
    await begun(stage)
    await stage.bot.say(stage.lea, "Le mot est <tg-spoiler>mésange</tg-spoiler>", parse_mode="HTML")
    hidden = stage.column("Léa Favre").get_by_role("button", name="Texte caché, appuyez pour l’afficher")
    await expect(stage.words("Léa Favre", "mésange")).not_to_be_visible()
    await hidden.press("Enter")
    await expect(stage.words("Léa Favre", "mésange")).to_be_visible()


async def test_a_message_that_comes_while_the_history_is_fetched_is_not_lost(stage: Stage) -> None:
    await stage.world.send_start(stage.lea, stage.bot.account.id)
    doomed = await stage.bot.say(stage.lea, "Bientôt retiré")

    async def delay(route: Route) -> None:
        response = await route.fetch()
        await stage.bot.say(stage.lea, "Entre-temps")
        await stage.bot.call("deleteMessage", chat_id=stage.lea, message_id=doomed["message_id"])
        # The events must reach the page before the older history does.
        await stage.page.wait_for_timeout(400)
        await route.fulfill(response=response)

    await stage.page.route(f"**/control/chats/{stage.lea}*", delay, times=1)
    await stage.open()
    await expect(stage.words("Léa Favre", "Bonjour Léa")).to_be_visible()
    await expect(stage.words("Léa Favre", "Entre-temps")).to_be_visible()
    await expect(stage.words("Léa Favre", "Bientôt retiré")).to_have_count(0)


async def test_one_of_several_bots_is_chosen(stage: Stage) -> None:
    other = stage.world.register_bot("77:other", "Autre bot", "autre_bot")
    await begun(stage)
    await stage.page.get_by_role("combobox", name="Bot").select_option("Autre bot")
    await stage.column("Léa Favre").get_by_role("button", name="Démarrer").click()
    await expect(stage.words("Léa Favre", "/start")).to_be_visible()
    assert [one["text"] for one in stage.world.chat(stage.lea, other.id).messages] == ["/start"]


async def test_a_chat_of_the_former_bot_that_comes_late_is_not_shown(stage: Stage) -> None:
    stage.world.register_bot("77:other", "Autre bot", "autre_bot")
    await begun(stage)

    async def late(route: Route) -> None:
        await asyncio.sleep(0.6)
        await route.continue_()

    former = f"**/control/chats/{stage.lea}?bot={stage.world.bot().id}"
    await stage.page.route(former, late)
    async with stage.page.expect_request(former):
        stage.world.events.tell("commands")
    async with stage.page.expect_response(former):
        await stage.page.get_by_role("combobox", name="Bot").select_option("Autre bot")
    await stage.column("Léa Favre").get_by_role("button", name="Démarrer").click(timeout=5000)
    await expect(stage.words("Léa Favre", "Bonjour Léa")).to_have_count(0)
