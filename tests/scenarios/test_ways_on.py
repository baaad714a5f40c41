"""Nobody is left without a button, and no button without an answer."""

from datetime import timedelta

import pytest

from models.dialog import DialogSession
from services import application_rules, appointments
from tests.kit.stage import Stage
from tests.scenarios import interest_walks
from tests.scenarios.walks import requested


async def test_a_request_that_expires_leaves_a_way_home(stage: Stage) -> None:
    lea, tom, _ = await requested(stage, "fr")
    await stage.passes(timedelta(days=8))
    for person in (lea, tom):
        over = person.saw("Sans réponse")
        assert any(
            screen.offers("Accueil") for screen in person.received if screen.message_id >= over.message_id
        )
    await tom.taps("Accueil")
    tom.sees("Mon tableau de bord")


async def test_a_button_of_a_card_tapped_again_says_that_its_dialog_is_there(stage: Stage) -> None:
    lea, _, asked = await requested(stage, "fr")
    await appointments.accept_appointment(await stage.member(lea), asked.id, asked.version)
    await stage.settle()
    await lea.look()
    card = lea.saw("Déplacer")
    await lea.taps("Déplacer", on=card)
    await lea.taps("Déplacer", on=card)
    lea.is_told("Déjà pris en compte")
    assert await DialogSession.all().count() == 1


async def test_a_refusal_that_repeats_itself_is_said_over_the_screen(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    lea = await interest_walks.is_interested(stage, "fr")
    monkeypatch.setattr(application_rules, "QUOTA", 0)
    await lea.taps("Passer")
    refused = lea.screen().text
    await lea.taps("Suivant")
    assert lea.screen().text == refused
    assert lea.toast is not None and lea.toast in refused


async def test_taking_up_twice_takes_up_once(stage: Stage) -> None:
    lea, _, _ = await requested(stage, "fr")
    await lea.look()
    await lea.taps("Refuser")
    await lea.taps("Autre raison")
    await lea.says("/menu")
    await lea.taps("Reprendre", times=2)
    assert [toast for toast in lea.toasts if "Déjà pris en compte" in toast]
    lea.sees("Ne pas refuser")
    assert await DialogSession.all().count() == 1


async def test_an_empty_directory_does_not_offer_itself(stage: Stage) -> None:
    tom = await stage.visitor("Tom")
    await tom.says("/chercher")
    await tom.says("plombier")
    tom.sees("Tout l’annuaire")
    await tom.taps("Tout l’annuaire")
    tom.does_not_see("Tout l’annuaire")
