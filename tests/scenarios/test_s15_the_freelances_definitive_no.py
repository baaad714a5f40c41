"""S15: a freelance in discussion says no for good from the conversation; the mission stays in search."""

from models.application import Application, ApplicationStatus
from models.mission import Mission, MissionStatus
from tests.kit.stage import Stage
from tests.scenarios import interest


async def test_s15_a_definitive_no_closes_the_conversation_and_leaves_the_mission(stage: Stage) -> None:
    nadia = await interest.company(stage)
    lea = await stage.professional("Léa")
    mission = await interest.published(stage, nadia)
    await interest.talking(stage, nadia, mission, lea)
    await lea.says("/messages")
    await lea.taps("Alpina · Refonte du site")
    await lea.taps("Cette mission ne m'intéresse pas")
    await lea.taps("Tarif")
    lea.sees("définitive")
    await lea.taps("Annuler")
    assert (await Application.get()).status is ApplicationStatus.TALKING
    await lea.says("/messages")
    await lea.taps("Alpina · Refonte du site")
    await lea.taps("Cette mission ne m'intéresse pas")
    await lea.taps("Tarif")
    await lea.taps("Refuser définitivement")
    lea.sees("Vous avez décliné")
    lea.does_not_see("Revenir sur ma réponse")
    await nadia.look()
    nadia.saw("renonce définitivement")
    nadia.saw("Raison : Tarif")
    for person in (nadia, lea):
        await person.says("/messages")
        person.sees("Aucune conversation")
    assert (await Mission.get(id=mission.id)).status is MissionStatus.PUBLISHED
    await lea.says("/menu")
    await lea.taps("Mes missions")
    lea.sees("Missions refusées : 1")
