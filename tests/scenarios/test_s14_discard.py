"""S14: a company discards one candidate from its list and one from the conversation; neither can come back."""

import pytest

from models.application import Application, ApplicationStatus
from tests.kit.stage import Stage
from tests.scenarios import interest


@pytest.mark.slow
async def test_s14_two_candidates_are_discarded_for_good_and_told_why(stage: Stage) -> None:
    nadia = await interest.company(stage)
    marc, paul = [await stage.professional(name) for name in ("Marc", "Paul")]
    mission, other = (
        await interest.published(stage, nadia),
        await interest.published(stage, nadia, "Autre mission"),
    )
    for person in (marc, paul):
        await interest.talking(stage, nadia, mission, person)
    await interest.proposed(stage, marc, other)

    await nadia.says("/menu")
    await nadia.taps("Gérer vos missions")
    await nadia.taps("Refonte du site")
    await nadia.taps("Visualiser les candidatures (2)")
    nadia.sees("En cours de discussion", "Marc", "Paul")
    await nadia.taps("Marc")
    await nadia.taps("Écarter cette candidature")
    await nadia.taps("Compétences différentes")
    nadia.sees("définitive")
    await nadia.taps("Écarter définitivement")
    nadia.sees("Candidature écartée")

    await nadia.says("/messages")
    nadia.does_not_see("Marc · Refonte")
    await nadia.taps("Paul · Refonte du site")
    await nadia.taps("Écarter cette candidature")
    await nadia.taps("Autre raison")
    await nadia.says("Le budget a changé.")
    await nadia.taps("Écarter définitivement")

    for person, reason in ((marc, "Compétences différentes"), (paul, "Le budget a changé")):
        await person.look()
        person.saw("n'a pas retenu votre candidature")
        person.saw(f"Raison : {reason}")
        await person.says("/messages")
        person.sees("Aucune conversation")
        await person.starts(f"m_{mission.public_id}")
        person.does_not_see("Cette mission m'intéresse")
        await person.taps_data(f"b1|my_missions|propose|{mission.public_id}.{mission.version}")
        person.is_told("réponse définitive")
    assert await Application.filter(status=ApplicationStatus.DISCARDED).count() == 2
    assert (await Application.get(mission_id=other.id)).status is ApplicationStatus.PROPOSED
