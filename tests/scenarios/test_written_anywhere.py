"""What is written while no question is on the screen: the name of a button or a command, or words for somebody."""

from datetime import timedelta

import pytest

from core import clock
from core.i18n import words
from models.conversation import Message
from models.delivery import Screen
from models.member import Member
from models.profile import Profile
from services import conversations
from tests.kit.person import Person
from tests.kit.stage import Stage


async def _written_to(stage: Stage, language: str) -> tuple[Person, Person]:
    """Paul, to whom Marc wrote; both are at home again, and Paul has the notice in his chat."""
    paul = await stage.professional("Paul", language_code=language)
    marc = await stage.visitor("Marc", language_code=language)
    profile = await Profile.get(member_id=(await stage.member(paul)).id)
    await conversations.leave_message(await stage.member(marc), profile.id, "Bonjour Paul", None)
    await stage.settle()
    await marc.says("/menu")
    return await paul.says("/menu"), marc


async def _in_the_conversation(stage: Stage, language: str) -> tuple[Person, Person]:
    """The same, and Paul reads what Marc wrote."""
    paul, marc = await _written_to(stage, language)
    await paul.says(words(language).plain("menu-messages"))
    return await paul.taps("Marc"), marc


async def _bodies() -> list[str]:
    return [message.body for message in await Message.all().order_by("id")]


@pytest.mark.parametrize("as_typed", [str, str.upper, lambda label: label.lstrip("👤🏠 ").lower()])
async def test_a_button_of_a_page_may_be_typed(stage: Stage, language: str, as_typed) -> None:
    say = words(language).plain
    marc = await stage.visitor("Marc", language_code=language)
    await marc.says(as_typed(say("menu-account")))
    assert marc.screen().offers(say("menu-language"))
    await marc.says(as_typed(say("common-home")))
    marc.sees("Marc", say("home-no_appointment"))


async def test_a_button_with_a_number_behind_it_may_be_typed_without(stage: Stage, language: str) -> None:
    say = words(language).plain
    paul, _ = await _written_to(stage, language)
    assert paul.screen().offers(f"{say('menu-messages')} (1)")
    await paul.says(say("menu-messages"))
    paul.sees("Marc", "Bonjour Paul")


async def test_what_a_tap_is_told_over_the_screen_is_told_above_it_to_who_types(
    stage: Stage, language: str
) -> None:
    say = words(language).plain
    paul, _ = await _written_to(stage, language)
    label = next(each for each in paul.screen().labels if say("pres-go_online")[2:] in each)
    await paul.says(label)
    assert not paul.screen().offers(label)


async def test_an_old_name_of_a_button_is_no_button(stage: Stage, language: str) -> None:
    say = words(language).plain
    marc = await stage.visitor("Marc", language_code=language)
    await marc.taps_data("b1|help|open|")
    await marc.says(say("pres-go_online"))
    marc.sees(say("unknown-text", text=say("pres-go_online")))


async def test_in_a_conversation_the_names_of_buttons_are_words_to_the_other_side(
    stage: Stage, language: str
) -> None:
    say = words(language).plain
    paul, _ = await _in_the_conversation(stage, language)
    await paul.says(say("common-home"))
    assert await _bodies() == ["Bonjour Paul", say("common-home")]


@pytest.mark.parametrize("typed", ["menu", "Accueil", "paramètres", "help", "Annuler"])
async def test_the_name_of_a_command_is_the_command(stage: Stage, language: str, typed: str) -> None:
    marc = await stage.visitor("Marc", language_code=language)
    await marc.taps_data("b1|privacy|open|")
    before = marc.screen().text
    await marc.says(typed)
    assert marc.screen().text != before
    assert not marc.screen().offers(words(language).plain("unknown-search", text=typed))


@pytest.mark.parametrize("typed", ["oui", "OK", "I agree", "d'accord", "J’accepte"])
async def test_terms_are_accepted_in_words(stage: Stage, language: str, typed: str) -> None:
    anna = await stage.person("Anna", language_code=language)
    await anna.starts()
    await anna.says("pas maintenant")
    assert (await Member.get(telegram_id=anna.user_id)).terms_accepted_at is None
    await anna.says(typed)
    assert (await Member.get(telegram_id=anna.user_id)).terms_accepted_at is not None
    assert "b1|category|choose|visitor" in str(anna.screen().raw)


async def test_words_without_a_question_are_offered_to_whom_one_talked_with_lately(
    stage: Stage, language: str
) -> None:
    say = words(language).plain
    paul, marc = await _written_to(stage, language)
    answer = "Je suis libre mardi à dix heures. " * 8
    await paul.says(answer)
    assert await _bodies() == ["Bonjour Paul"]  # Never sent without being asked.
    assert paul.screen().offers(say("unknown-search", text="Je suis")[:12])
    await paul.taps(say("unknown-send", name="Marc"))
    assert await _bodies() == ["Bonjour Paul", answer.strip()]
    paul.sees("mardi à dix heures")
    await paul.edits("Je suis libre", "Je serai libre")
    assert (await _bodies())[1].startswith("Je serai libre")
    await marc.look()
    assert any("Je serai libre" in shown.text for shown in marc.received)


async def test_words_are_not_offered_to_whom_one_talked_with_long_ago_or_who_left(
    stage: Stage, language: str
) -> None:
    say = words(language).plain
    paul, _ = await _written_to(stage, language)
    clock.freeze(clock.now() + timedelta(days=2))
    await paul.says("Merci à vous")
    assert not paul.screen().offers(say("unknown-send", name="Marc"))


async def test_offered_words_are_sent_once_and_never_to_a_stranger(stage: Stage, language: str) -> None:
    say = words(language).plain
    paul, _ = await _written_to(stage, language)
    number = (await Message.get()).conversation_id
    eve = await stage.visitor("Eve", language_code=language)
    await eve.says("Je m’invite chez vous")
    await eve.taps_data(f"b1|unknown|send|{number}")
    assert await _bodies() == ["Bonjour Paul"]
    await paul.says("Merci à vous")
    await paul.taps(say("unknown-send", name="Marc"), times=2)
    assert await _bodies() == ["Bonjour Paul", "Merci à vous"]


async def test_an_answer_to_a_notice_goes_to_its_conversation(stage: Stage, language: str) -> None:
    paul, _ = await _written_to(stage, language)
    notice = next(each for each in paul.received if "Bonjour Paul" in each.text)
    await paul.says("Avec plaisir", reply_to=notice.message_id)
    assert await _bodies() == ["Bonjour Paul", "Avec plaisir"]


async def test_an_answer_to_any_other_message_of_the_bot_is_no_message(stage: Stage, language: str) -> None:
    paul, _ = await _written_to(stage, language)
    await paul.says("Avec plaisir", reply_to=paul.screen().message_id)
    assert await _bodies() == ["Bonjour Paul"]
    assert paul.screen().offers(words(language).plain("unknown-send", name="Marc"))


async def test_below_something_newer_a_conversation_asks_whom_words_are_for(
    stage: Stage, language: str
) -> None:
    say = words(language).plain
    paul, _ = await _in_the_conversation(stage, language)
    tom = await stage.visitor("Tom", language_code=language)
    profile = await Profile.get(member_id=(await stage.member(paul)).id)
    await conversations.leave_message(await stage.member(tom), profile.id, "Et mardi ?", None)
    await stage.settle()
    await paul.says("Mardi à 16 heures")
    assert len(await _bodies()) == 2
    await paul.taps(say("unknown-send", name="Tom"))
    assert (await _bodies())[2:] == ["Mardi à 16 heures"]
    paul.sees("Tom", "Et mardi")


async def test_what_comes_to_the_open_conversation_itself_asks_nothing(stage: Stage, language: str) -> None:
    paul, marc = await _in_the_conversation(stage, language)
    await marc.says("/messages")
    await marc.taps("Paul")
    await marc.says("Êtes-vous là ?")
    await paul.says("Oui")
    assert await _bodies() == ["Bonjour Paul", "Êtes-vous là ?", "Oui"]


async def test_a_conversation_opened_yesterday_asks_whom_words_are_for(stage: Stage, language: str) -> None:
    say = words(language).plain
    paul, _ = await _in_the_conversation(stage, language)
    await Screen.filter(member_id=(await stage.member(paul)).id).update(
        changed_at=clock.real_now() - timedelta(days=1, minutes=1)
    )
    await paul.says("Mardi à 16 heures")
    assert await _bodies() == ["Bonjour Paul"]
    await paul.taps(say("unknown-send", name="Marc"))
    assert await _bodies() == ["Bonjour Paul", "Mardi à 16 heures"]


async def test_a_number_that_is_written_names_no_conversation(stage: Stage, language: str) -> None:
    paul, _ = await _written_to(stage, language)
    clock.freeze(clock.now() + timedelta(days=2))
    number = str((await Message.get()).conversation_id)
    for typed in (number, "7"):
        await paul.says(typed)
        assert paul.screen().offers(words(language).plain("unknown-search", text=typed))
        assert not paul.screen().offers(words(language).plain("unknown-send", name="Marc"))


async def test_whoever_writes_on_a_last_question_can_go_back_to_it(stage: Stage, language: str) -> None:
    say = words(language).plain
    paul, _ = await _written_to(stage, language)
    await paul.says("/parametres")
    await paul.taps(say("set-other"))
    asked = paul.screen().text
    for typed in ("Et mes factures", "Et mes photos de Lausanne"):
        await paul.says(typed)
        paul.sees(typed)
    await paul.taps(say("common-back"))
    assert paul.screen().text == asked
