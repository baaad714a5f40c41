"""What people write to the bot itself: a search, a way of the menu, a call for help, a button in sight, a name."""

import pytest

from core.i18n import words
from tests.kit.stage import Stage


async def test_one_word_on_home_is_looked_for_at_once(stage: Stage, language: str) -> None:
    say = words(language).plain
    await stage.professional("Paul", language_code=language)
    marc = await stage.visitor("Marc", language_code=language)
    await marc.says("/menu")
    await marc.says("Paul")
    assert not marc.screen().offers(say("unknown-search", text="Paul"))
    marc.sees("Paul")
    await marc.says("/menu")
    await marc.says("Merci beaucoup")
    marc.sees(say("unknown-text", text="Merci beaucoup"))


@pytest.mark.parametrize("typed", ["mes rendez-vous", "Mes rdv", "my appointments"])
async def test_a_way_of_the_menu_is_understood_in_other_words(
    stage: Stage, language: str, typed: str
) -> None:
    marc = await stage.visitor("Marc", language_code=language)
    await marc.taps_data("b1|help|open|")
    await marc.says(typed)
    assert not marc.screen().offers(words(language).plain("unknown-search", text=typed))
    marc.sees(words(language).plain("agenda-empty"))


@pytest.mark.parametrize("typed", ["aidez-moi, je suis perdu", "how do I do this", "Que dois-je faire ?"])
async def test_a_call_for_help_is_offered_help_and_the_team_first(
    stage: Stage, language: str, typed: str
) -> None:
    say = words(language).plain
    marc = await stage.visitor("Marc", language_code=language)
    await marc.says(typed)
    assert tuple(marc.screen().labels[:2]) == (say("common-help"), say("common-contact"))


async def test_a_way_that_a_question_names_stands_before_the_search(stage: Stage, language: str) -> None:
    say = words(language).plain
    marc = await stage.visitor("Marc", language_code=language)
    await marc.says("Comment puis-je supprimer mon compte ?")
    assert marc.screen().labels[0] == say("set-delete")


async def test_a_sentence_about_a_button_in_sight_keeps_its_page(stage: Stage, language: str) -> None:
    say = words(language).plain
    marc = await stage.visitor("Marc", language_code=language)
    await marc.taps_data("b1|settings|open|")
    before = marc.screen().labels
    label = say("menu-language")
    wanted = (
        f"Je voudrais la {label[2:].strip()} s’il vous plaît"
        if language == "fr"
        else f"I want another {label[2:]}"
    )
    await marc.says(wanted)
    marc.sees(say("unknown-on_screen", labels=label))
    assert marc.screen().labels == before
