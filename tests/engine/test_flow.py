"""A dialog from its first question to its effect."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

from bot.engine import paused_of
from core import clock, metrics
from models.dialog import DialogStatus
from models.sql import fetch
from services import dialogs
from tests.conftest import START
from tests.engine.player import Player
from tests.engine.samples import FREE, Booking, Mission, WorkPlace


async def _to_preview(person: Player, title: str = "Développeuse Python") -> None:
    await person.begins(Mission)
    await person.says(title)
    await person.taps("Sur site")
    await person.says("Lausanne")
    await person.says("12.6")
    await person.says("Python, Rust")
    await person.says("950.-")
    await person.taps("Oui")
    await person.taps("Passer")


async def test_a_dialog_is_answered_by_taps_and_texts_and_takes_effect_once(nadia: Player) -> None:
    await _to_preview(nadia)
    nadia.sees("Étape 4/4 · Prévisualisation", "Titre : Développeuse Python", "🚀 Publier la mission")
    await nadia.taps("Publier la mission", times=3)
    assert nadia.page == "home"
    nadia.sees("La mission est publiée.")
    assert Mission.published == [
        {
            "title": "Développeuse Python",
            "place": WorkPlace.ON_SITE,
            "city": "Lausanne",
            "start": date(2026, 6, 12),
            "skills": ("python", "rust"),
            "rate": Decimal("950.00"),
            "urgent": True,
            "note": None,
        }
    ]
    assert (await nadia.session()).status is DialogStatus.DONE


async def test_a_second_tap_on_an_answer_says_that_it_counted(nadia: Player) -> None:
    await nadia.begins(Mission)
    await nadia.says("Développeuse")
    await nadia.taps("Sur site", times=2)
    assert nadia.toast == "Déjà pris en compte."
    nadia.sees("Dans quelle ville")


async def test_a_question_whose_condition_fails_is_not_asked_nor_handed_over(nadia: Player) -> None:
    await nadia.begins(Mission)
    await nadia.says("Développeuse")
    await nadia.taps("distance")
    nadia.sees("Quand commence-t-elle")
    await nadia.taps("Précédent")
    nadia.sees("Où se déroule", "Réponse actuelle")
    await nadia.taps("Sur site")
    nadia.sees("Dans quelle ville")


async def test_every_answer_can_be_changed_from_the_preview(nadia: Player) -> None:
    await _to_preview(nadia)
    await nadia.taps("Modifier : Titre")
    nadia.sees("Quel est le titre", "Réponse actuelle : Développeuse Python")
    await nadia.says("Architecte Python")
    nadia.sees("Prévisualisation", "Architecte Python")
    await nadia.taps("Modifier : Ville")
    await nadia.taps("Suivant")
    nadia.sees("Prévisualisation", "Lausanne")


async def test_a_refused_effect_changes_nothing_and_keeps_the_answers(nadia: Player) -> None:
    await _to_preview(nadia, title="Interdit")
    await nadia.taps("Publier")
    assert nadia.page == "dialog"
    nadia.sees("Titre : Interdit")
    assert await fetch("SELECT key FROM app_state WHERE key LIKE 'mission%'") == []
    assert (await nadia.session()).status is DialogStatus.ACTIVE
    await nadia.taps("Modifier : Titre")
    await nadia.says("Permis cette fois")
    await nadia.taps("Publier")
    assert nadia.page == "home"
    assert len(await fetch("SELECT key FROM app_state WHERE key LIKE 'mission%'")) == 1


async def test_another_dialog_pauses_this_one_which_then_resumes(nadia: Player) -> None:
    await nadia.begins(Mission)
    await nadia.says("Développeuse")
    await nadia.begins(Booking)
    nadia.sees("Quel créneau")
    await nadia.says("demain 10h")
    await nadia.says("Parler du projet")
    await nadia.taps("Confirmer")
    nadia.sees("Demande envoyée : Parler du projet.", "Où se déroule")
    await nadia.taps("Sur site")
    nadia.sees("Dans quelle ville")


async def test_leaving_for_another_page_lets_the_dialog_wait(nadia: Player) -> None:
    await nadia.begins(Mission)
    await nadia.says("Développeuse")
    await nadia.presses("b1|home|open|")
    waiting = await paused_of(nadia.member.id)
    assert [(w.dialog, w.answers) for w in waiting] == [("tmis", 1)]
    await nadia.presses(f"b1|dialog|resume|{waiting[0].session_id}")
    nadia.sees("Vous reprenez", "Où se déroule")
    assert await paused_of(nadia.member.id) == []


async def test_beginning_again_offers_the_draft_and_a_fresh_start(nadia: Player) -> None:
    await nadia.begins(Mission)
    await nadia.says("Développeuse")
    await nadia.presses("b1|home|open|")
    await nadia.begins(Mission)
    nadia.sees("Vos réponses sont gardées 24 h", "Où se déroule")
    await nadia.taps("Recommencer")
    nadia.sees("Quel est le titre")
    assert (await nadia.session()).answers == {}


async def test_cancelling_ends_without_effect_and_can_be_undone(nadia: Player) -> None:
    await nadia.begins(Mission)
    await nadia.says("Développeuse")
    await nadia.taps("Annuler")
    nadia.sees("avant la fin : tout reste comme avant")
    assert (await nadia.session()).status is DialogStatus.CANCELLED
    await nadia.taps("Reprendre")
    nadia.sees("Où se déroule")


async def test_cancelling_before_any_answer_goes_home(nadia: Player) -> None:
    await nadia.begins(Mission)
    await nadia.says("annuler")
    assert nadia.page == "home"
    nadia.sees("avant la fin : tout reste comme avant")


async def test_what_was_filled_in_before_is_nothing_to_take_up_again(nadia: Player) -> None:
    await nadia.begins(Mission, answers={"title": "Développeuse"})
    await nadia.taps("Précédent")
    await nadia.taps("Suivant")
    await nadia.presses("b1|home|open|")
    assert await paused_of(nadia.member.id) == []
    await nadia.begins(Mission, answers={"title": "Développeuse"})
    await nadia.taps("Annuler")
    assert nadia.page == "home"
    await nadia.begins(Mission, answers={"title": "Développeuse"})
    await nadia.taps("Précédent")
    await nadia.says("Développeur")
    await nadia.taps("Annuler")
    nadia.sees("Reprendre où j’en étais")


async def test_a_dialog_expires_after_a_day_and_its_screen_says_so(nadia: Player) -> None:
    await nadia.begins(Mission)
    await nadia.says("Développeuse")
    data = nadia.data("Sur site")
    clock.freeze(START + timedelta(hours=23))
    assert await dialogs.expire_due() == 0
    clock.freeze(START + timedelta(hours=24))
    assert await dialogs.expire_due() == 1
    await nadia.draws()
    nadia.sees("[home]", "Le temps pour répondre est écoulé")
    await nadia.presses(data, message_id=5)
    assert nadia.toast == "Le temps pour répondre est écoulé."
    assert await paused_of(nadia.member.id) == []


async def test_answers_are_emptied_thirty_days_after_the_end(nadia: Player) -> None:
    await _to_preview(nadia)
    await nadia.taps("Publier")
    clock.freeze(START + timedelta(days=29))
    assert await dialogs.purge_answers() == 0
    clock.freeze(START + timedelta(days=30))
    assert await dialogs.purge_answers() == 1
    assert (await nadia.session()).answers == {}
    assert await dialogs.purge_answers() == 0


async def test_the_funnel_counts_what_happened_without_what_was_said(nadia: Player) -> None:
    before = _funnel()
    await nadia.begins(Mission)
    await nadia.says("a")
    await nadia.says("Développeuse")
    await nadia.taps("Précédent")
    await nadia.taps("Annuler")
    assert _funnel() - before == {
        ("title", "shown"): 2,
        ("title", "invalid"): 1,
        ("title", "answered"): 1,
        ("place", "shown"): 1,
        ("place", "back"): 1,
        ("title", "dropped"): 1,
    }


def _funnel() -> Counter[tuple[str, str]]:
    """How often what happened at which question of the dialog, as the metrics count it."""
    (family,) = metrics.QUESTIONS.collect()
    return Counter(
        {
            (sample.labels["step"], sample.labels["event"]): int(sample.value)
            for sample in family.samples
            if sample.name.endswith("_total") and sample.labels["dialog"] == Mission.key
        }
    )


async def test_a_slot_that_is_gone_at_the_end_goes_back_with_alternatives(nadia: Player) -> None:
    await nadia.begins(Booking)
    await nadia.taps("mardi 5 mai · 3 créneaux")
    nadia.sees("10:00", "il y est 04:00")
    await nadia.taps("10:00")
    await nadia.says("Parler du projet")
    Booking.gone_at_end = True
    await nadia.taps("Confirmer")
    nadia.sees("Quel créneau", "Créneaux proches encore libres", "mer. 6 mai, 11:00")
    await nadia.taps("mer. 6 mai, 11:00")
    nadia.sees("Sujet : Parler du projet")
    await nadia.taps("Confirmer")
    nadia.sees("Demande envoyée : Parler du projet.")


async def test_a_slot_that_is_gone_when_chosen_keeps_the_question(nadia: Player) -> None:
    await nadia.begins(Booking)
    await nadia.taps("mardi 5 mai")
    data = nadia.data("10:00")
    Booking.taken.add(FREE[0])
    await nadia.presses(data)
    nadia.sees("Aucun créneau à ce moment", "11:00")
    assert (await nadia.session()).answers == {}


async def test_leaving_a_dialog_begun_in_the_middle_of_another_offers_both(nadia: Player) -> None:
    await nadia.begins(Mission)
    await nadia.says("Développeuse")
    await nadia.begins(Booking)
    await nadia.says("demain 10h")
    await nadia.taps("Annuler")
    nadia.sees("avant la fin : tout reste comme avant", "Reprendre où j’en étais")
    await nadia.taps("Reprendre :")
    nadia.sees("Vous reprenez", "Où se déroule")


async def test_leaving_a_dialog_without_an_answer_goes_back_to_the_one_around_it(nadia: Player) -> None:
    await nadia.begins(Mission)
    await nadia.says("Développeuse")
    await nadia.begins(Booking)
    await nadia.taps("Annuler")
    nadia.sees("avant la fin : tout reste comme avant", "Où se déroule")
