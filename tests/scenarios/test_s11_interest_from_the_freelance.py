"""S11: a freelance is interested, the company is nudged and answers; the eleventh is refused; silence ends kindly."""

from datetime import timedelta

import pytest

from models.application import Application, ApplicationStatus
from services import applications
from tests.kit.stage import Stage
from tests.scenarios import interest


@pytest.mark.slow
async def test_s11_interest_a_nudge_a_discussion_and_what_silence_leads_to(stage: Stage) -> None:
    nadia, rival = await interest.company(stage), await interest.company(stage, "Rival")
    lea = await stage.professional("Léa", sector="Développeuse")
    first = await interest.published(stage, nadia)
    others = [await interest.published(stage, rival, f"Mission {number}") for number in range(10)]
    for mission in others[:9]:
        await applications.propose_oneself(await stage.member(lea), mission.id)
    await stage.settle()

    await lea.starts(f"m_{first.public_id}")
    await lea.taps("Cette mission m'intéresse")
    lea.sees("présenter à Alpina", "Passer")
    await lea.says("Bonjour, <b>Python</b> depuis dix ans.")
    lea.sees(
        "Proposition envoyée",
        "En attente d'une validation : Alpina",
        "<b>Python</b>",
        "Retirer ma proposition",
    )
    await nadia.look()
    nadia.saw("s'intéresse à votre mission")
    nadia.sees("Proposition reçue", "À vous de valider ou non", "Léa", "Oui, discutons", "Écarter")
    await lea.starts(f"m_{others[9].public_id}")
    await lea.taps("Cette mission m'intéresse")
    lea.is_told("10 propositions ouvertes au maximum")
    await lea.says("/menu")
    await lea.taps("Mes missions")
    lea.sees("Mes missions (10)", "En attente d'une réponse", "Refonte du site")

    await stage.passes(timedelta(days=3))
    nadia.saw("attend votre réponse depuis 3 jours")
    await nadia.taps("Oui, discutons", times=2)
    for person in (nadia, lea):
        await person.look()
        person.saw("En cours de discussion")
    lea.saw("souhaite discuter")
    await lea.says("/messages")
    lea.sees("Alpina · Refonte du site")
    await lea.taps("Alpina · Refonte du site")
    lea.sees("Je postule", "Cette mission ne m'intéresse pas")
    await lea.says("Quand commençons-nous ?")
    await nadia.look()
    nadia.saw("Quand commençons-nous")

    await stage.passes(timedelta(days=4))
    await stage.passes(timedelta(days=3))
    lea.saw("restée sans réponse")
    assert await Application.filter(status=ApplicationStatus.EXPIRED).count() == 9
    await lea.starts(f"m_{others[9].public_id}")
    await lea.taps("Cette mission m'intéresse")
    await lea.taps("Passer")
    lea.sees("Proposition envoyée", "Mission 9")


async def test_s11_interests_that_cross_become_one_discussion(stage: Stage) -> None:
    nadia = await interest.company(stage)
    lea = await stage.professional("Léa")
    mission = await interest.published(stage, nadia)
    await lea.starts(f"m_{mission.public_id}")
    await lea.taps("Cette mission m'intéresse")
    await nadia.says("/chercher")
    await nadia.says("Léa")
    await nadia.taps("Léa")
    await nadia.taps("Ce profil m'intéresse")
    await nadia.taps("Refonte du site")
    await nadia.taps("Passer")
    nadia.sees("Proposition envoyée")
    await lea.says("Bonjour")
    lea.sees("En cours de discussion")
    await nadia.look()
    nadia.saw("En cours de discussion")
    assert await Application.all().count() == 1
    stranger = await stage.professional("Paul")
    await stranger.taps_data(f"b1|application|open|{(await Application.get()).id}")
    stranger.is_told("n'existe pas")
