"""Commands open their page, in both languages."""

import pytest

from bot.handlers.commands import BY_NAME, CANCEL, COMMANDS, MENU, TEAM_MENU
from bot.menus import set_menus
from bot.pages import PAGES
from core.i18n import words
from services.members import appoint_admin
from tests.kit.stage import Stage


@pytest.mark.slow
async def test_every_command_opens_a_page_for_somebody_who_signed_up(stage: Stage) -> None:
    alice = await stage.visitor()
    for name in [*BY_NAME, *CANCEL, "start"]:
        seen = alice.screen().message_id
        await alice.says(f"/{name}")
        assert alice.screen().message_id > seen, name
        alice.does_not_see("ne peut pas s'afficher")


async def test_every_command_names_a_page_that_exists(stage: Stage) -> None:
    assert {command.page for command in COMMANDS} <= set(PAGES)


async def test_the_menu_of_commands_is_set_in_each_language(stage: Stage) -> None:
    await set_menus(stage.assembly.application.bot)
    anna, alice = await stage.person("Anna", language_code="en"), await stage.person("Alice")
    for person, language in ((anna, "en"), (alice, "fr")):
        shown = stage.world.chat(person.user_id, stage.bot_id).menu
        assert [entry["command"] for entry in shown] == list(MENU[language])
        said = words(language)
        assert shown[0]["description"] == said.plain("command-menu")


async def test_administrators_have_the_commands_of_the_team_in_their_language(stage: Stage) -> None:
    anna, alice = await stage.visitor("Anna", language_code="en"), await stage.visitor("Alice")
    await appoint_admin(anna.user_id)
    await anna.says("/menu")
    shown = [entry["command"] for entry in stage.world.chat(anna.user_id, stage.bot_id).menu]
    assert shown == [*TEAM_MENU["en"], *MENU["en"]]
    assert not set(TEAM_MENU["fr"]) & {
        e["command"] for e in stage.world.chat(alice.user_id, stage.bot_id).menu
    }
    await set_menus(stage.assembly.application.bot)
    assert [e["command"] for e in stage.world.chat(anna.user_id, stage.bot_id).menu] == shown


async def test_an_unknown_command_is_answered(stage: Stage) -> None:
    alice = await stage.visitor()
    seen = alice.screen().message_id
    await alice.says("/nimporte_quoi")
    assert alice.screen().message_id > seen
