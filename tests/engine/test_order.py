"""Taps and texts that come late, twice, from others, or from nowhere."""

import pytest

from core.errors import Stale
from models.dialog import DialogStatus
from models.sql import fetch
from services import dialogs
from tests.engine.player import Player
from tests.engine.samples import Booking, Mission


async def _state(person: Player) -> list[dict[str, object]]:
    """Everything that a tap could change."""
    return await fetch("SELECT id, status, answers, step, turn FROM dialog_session ORDER BY id")


async def test_a_button_of_an_old_message_shows_the_current_question_once_more(nadia: Player) -> None:
    await nadia.begins(Mission)
    old_id, old = nadia.live_id, nadia.data("Annuler")
    await nadia.says("Développeuse")
    before = await _state(nadia)
    await nadia.presses(old, message_id=old_id)
    assert nadia.toast == "Ce bouton n’est plus à jour."
    nadia.sees("Ce bouton n’est plus à jour, voici la question en cours.", "Où se déroule")
    assert await _state(nadia) == before


async def test_a_button_of_somebody_else_is_refused_without_effect(nadia: Player) -> None:
    tom = await Player.arrive()
    await nadia.begins(Mission)
    await nadia.says("Développeuse")
    await tom.begins(Booking)
    before = await _state(nadia)
    await tom.presses(nadia.data("Sur site"))
    assert tom.toast == "Ce bouton n’est pas pour vous."
    assert await _state(nadia) == before


@pytest.mark.parametrize(
    "data",
    ["d1|", "d1|1", "d1|x|1|pick:a", "d1|99999|1|pick:a", "d1|{id}|999|pick:remote", "d1|{id}|{turn}|drop:all",
     "d1|{id}|{turn}|confirm:", "d1|{id}|{turn}|edit:title", "d1|{id}|{turn}|skip:", "d1|{id}|{turn}|use:",
     "d1|{id}|{turn}|restart:", "d1|{id}|{turn}|keep:", "d1|{id}|{turn}|PICK:remote", "d1|１|1|pick:remote",
     "d1|{id}|{turn}|pick"],
)  # fmt: skip
async def test_a_forged_button_is_refused_without_effect(nadia: Player, data: str) -> None:
    await nadia.begins(Mission)
    await nadia.says("Développeuse")
    session, before = await nadia.session(), await _state(nadia)
    await nadia.presses(data.format(id=session.id, turn=session.turn))
    assert nadia.toast == "Ce bouton n’est pas pour vous."
    assert await _state(nadia) == before


async def test_an_option_that_is_not_offered_is_refused(nadia: Player) -> None:
    await nadia.begins(Mission)
    await nadia.says("Développeuse")
    session = await nadia.session()
    await nadia.presses(f"d1|{session.id}|{session.turn}|pick:moon")
    nadia.sees("Ce bouton n’est plus à jour", "Où se déroule")
    assert "place" not in (await nadia.session()).answers


async def test_a_text_instead_of_a_button_may_be_the_label_the_number_or_a_synonym(nadia: Player) -> None:
    for said in ("Sur site", "SUR  SITE", "🏢 sur site", "1", "présentiel", "PRESENTIEL", "on site"):
        await nadia.begins(Mission, answers={})
        await nadia.says("Développeuse")
        await nadia.says(said)
        assert (await nadia.session()).answers["place"] == "on_site", said


async def test_a_text_that_fits_no_button_is_answered_with_the_reason(nadia: Player) -> None:
    await nadia.begins(Mission)
    await nadia.says("Développeuse")
    await nadia.says("sur la lune")
    nadia.sees("Choisissez un des boutons", "Où se déroule", "Sur site")


async def test_the_words_of_every_button_can_be_typed(nadia: Player) -> None:
    await nadia.begins(Mission)
    await nadia.says("Développeuse")
    await nadia.says("précédent")
    nadia.sees("Quel est le titre")
    await nadia.says("suivant")
    nadia.sees("Où se déroule")
    await nadia.says("back")
    nadia.sees("Quel est le titre")
    await nadia.says("annuler")
    assert (await nadia.session()).status is DialogStatus.CANCELLED


async def test_a_text_sent_before_the_question_was_visible_is_held_and_offered(nadia: Player) -> None:
    await nadia.begins(Mission, answers={"place": "remote"})
    await nadia.says("Développeuse", draw=False)
    await nadia.says("12.6")
    nadia.sees("Votre message est arrivé avant cette question", "Utiliser « 12.6 »", "Quand commence")
    assert "start" not in (await nadia.session()).answers
    await nadia.taps("Utiliser")
    assert (await nadia.session()).answers["start"] == "2026-06-12"
    nadia.sees("Quelles compétences")


async def test_a_text_with_an_older_number_than_the_question_is_held(nadia: Player) -> None:
    await nadia.begins(Mission)
    early = nadia.last_id + 1
    nadia.last_id += 1
    await nadia.says("Développeuse")
    await nadia.says("Sur site", message_id=early)
    nadia.sees("Utiliser « Sur site »")
    await nadia.says("Sur site")
    nadia.sees("Dans quelle ville")


async def test_an_edited_message_changes_the_answer_that_it_gave(nadia: Player) -> None:
    await nadia.begins(Mission)
    await nadia.says("Développeuse")
    source = (await nadia.session()).sources["title"]
    assert await nadia.edits(source, "Architecte")
    nadia.sees("Titre : Architecte (modifié)", "Où se déroule")
    assert (await nadia.session()).answers["title"] == "Architecte"
    assert await nadia.edits(source, "x")
    nadia.sees("C’est trop court")
    assert (await nadia.session()).answers["title"] == "Architecte"
    assert not await nadia.edits(5, "Autre chose")


async def test_an_edit_that_hides_the_current_question_moves_on(nadia: Player) -> None:
    await nadia.begins(Mission)
    await nadia.says("Développeuse")
    await nadia.says("Sur site")
    await nadia.edits((await nadia.session()).sources["place"], "À distance")
    nadia.sees("(modifié)", "Quand commence")


async def test_a_file_where_text_is_asked_and_a_text_where_a_file_is_asked(nadia: Player) -> None:
    await nadia.begins(Mission)
    await nadia.sends("photo")
    nadia.sees("Répondez ici par un texte", "Quel est le titre")
    assert await nadia.says("")
    nadia.sees("Répondez ici par un texte")


async def test_texts_of_any_kind_are_kept_as_written_and_shown_safely(nadia: Player) -> None:
    for title in (
        "<b>gras</b> & <script>",
        "مرحبا بالعالم",
        "👩‍🔧👩‍🔧👩‍🔧",
        "a\u202eb\u2066cdef",
        "{ $max } %s",
    ):
        await nadia.begins(Mission, answers={})
        await nadia.says(title)
        await nadia.taps("Précédent")
        assert (await nadia.session()).answers["title"] == title
        assert "<script>" not in nadia.text and "<b>gras" not in nadia.text


async def test_an_over_long_text_is_refused_in_utf16_units(nadia: Player) -> None:
    await nadia.begins(Mission)
    await nadia.says("😀" * 41)
    nadia.sees("Un titre tient en 80 caractères.", "Quel est le titre")
    await nadia.says("😀" * 40)
    nadia.sees("Où se déroule")


async def test_an_old_button_of_a_dialog_that_is_done_says_so(nadia: Player) -> None:
    await nadia.begins(Booking)
    await nadia.says("demain 10:00")
    await nadia.says("Projet")
    data = nadia.data("Confirmer")
    await nadia.taps("Confirmer")
    await nadia.presses(data)
    assert nadia.toast == "Déjà pris en compte."
    await nadia.presses(data, message_id=5)
    assert nadia.toast == "C’est déjà terminé."
    assert len(await fetch("SELECT key FROM app_state WHERE key LIKE 'booking%'")) == 1


async def test_a_paused_session_ignores_its_old_buttons(nadia: Player) -> None:
    await nadia.begins(Mission)
    await nadia.says("Développeuse")
    data = nadia.data("Sur site")
    await nadia.begins(Booking)
    before = await _state(nadia)
    await nadia.presses(data, message_id=5)
    nadia.sees("Quel créneau")
    assert await _state(nadia) == before


async def test_texts_while_another_page_is_shown_are_not_answers(nadia: Player) -> None:
    await nadia.begins(Mission)
    await nadia.presses("b1|home|open|")
    assert not await nadia.says("Développeuse")
    assert (await nadia.session()).answers == {}


async def test_a_button_of_a_dialog_that_waits_behind_another_page_does_nothing(nadia: Player) -> None:
    await nadia.begins(Mission)
    await nadia.says("Développeuse")
    data, message_id = nadia.data("Sur site"), nadia.live_id
    await nadia.presses("b1|home|open|")
    before = await _state(nadia)
    await nadia.presses(data, message_id=message_id)
    assert nadia.toast == "Ce bouton n’est plus à jour."
    assert nadia.page == "home"
    assert await _state(nadia) == before


async def test_of_two_who_write_the_same_session_the_second_is_stale(nadia: Player) -> None:
    await nadia.begins(Mission)
    first, second = await nadia.session(), await nadia.session()
    first.turn += 1
    await dialogs.keep(first, seen_turn=first.turn - 1)
    second.answers = {"title": "Perdu"}
    with pytest.raises(Stale):
        await dialogs.keep(second, seen_turn=second.turn)
    with pytest.raises(Stale):
        await dialogs.end(second, DialogStatus.DONE)
    await dialogs.end(first, DialogStatus.DONE)
    with pytest.raises(Stale):
        await dialogs.end(first, DialogStatus.DONE)
    assert (await nadia.session()).answers == {}


async def test_starting_from_known_values_replaces_the_older_draft(nadia: Player) -> None:
    await nadia.begins(Mission)
    await nadia.says("Développeuse")
    await nadia.begins(Mission, answers={"title": "Architecte"})
    statuses = [row["status"] for row in await _state(nadia)]
    assert statuses == ["cancelled", "active"]
    nadia.sees("Où se déroule")
