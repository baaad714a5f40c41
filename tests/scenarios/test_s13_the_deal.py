"""S13: two keys seal a collaboration; the mission is filled, the others are told, and only the two still open it."""

import pytest

from models.application import Application, ApplicationStatus
from models.conversation import Conversation, ConversationState
from models.member import Member
from models.mission import Mission, MissionStatus
from tests.kit.stage import Stage
from tests.scenarios import interest


@pytest.mark.slow
async def test_s13_applied_for_good_then_chosen_in_the_conversation(stage: Stage) -> None:
    nadia = await interest.company(stage)
    lea, marc, paul = [await stage.professional(name) for name in ("Léa", "Marc", "Paul")]
    mission = await interest.published(stage, nadia)
    first = await interest.talking(stage, nadia, mission, lea)
    second = await interest.talking(stage, nadia, mission, marc)
    await interest.proposed(stage, paul, mission)
    await Member.filter(telegram_id=paul.user_id).update(email="paul@example.org")

    await lea.says("/messages")
    await lea.taps("Alpina · Refonte du site")
    await lea.taps("Je postule")
    lea.sees("définitive", "Je confirme, je postule")
    await lea.taps("Je confirme, je postule", times=2)
    lea.sees("Candidature déposée", "En attente d'une validation : Alpina")
    lea.does_not_see("Retirer", "ne m'intéresse pas")
    await nadia.look()
    nadia.saw("postule définitivement")

    await nadia.says("/messages")
    await nadia.taps("Léa · Refonte du site")
    await nadia.taps("Choisir cette candidature")
    nadia.sees("Léa a déjà postulé", "définitive")
    await nadia.taps("Je confirme mon choix")
    nadia.sees("la collaboration commence", "Collaboration en cours")
    assert (await Mission.get(id=mission.id)).status is MissionStatus.FILLED

    await lea.look()
    lea.saw("La collaboration avec Alpina commence")
    for other in (marc, paul):
        await other.look()
        other.saw("L'entreprise a choisi une autre candidature")
        other.saw("Candidature non retenue")
        await other.says("/messages")
        other.sees("Aucune conversation")
        await other.starts(f"m_{mission.public_id}")
        other.sees("Cette mission est pourvue")
    await lea.starts(f"m_{mission.public_id}")
    lea.sees("Refonte du site", "Python")
    await lea.says("/messages")
    await lea.taps("Alpina · Refonte du site")
    await lea.says("À lundi.")
    await nadia.look()
    nadia.saw("À lundi")
    await nadia.taps_data(f"n1|application|{second.id}|{second.version}|choose_now")
    nadia.is_told("une autre candidature vient d'être choisie")

    await nadia.starts(f"m_{mission.public_id}")
    await nadia.taps("Clôturer la mission")
    await nadia.taps("Clôturer la mission")
    await lea.look()
    lea.saw("reste lisible dans les archives")
    await lea.says("/messages")
    await lea.taps("Archives")
    await lea.taps("Alpina · Refonte du site")
    lea.sees("À lundi", "Conversation archivée")
    await lea.says("Encore là ?")
    lea.sees("Conversation archivée", "À lundi")
    assert lea.screen().text.lower().count("archiv") == 1, "once is enough"
    lea.does_not_see("coordonnées")
    # One's own words can be taken back from the archives too.
    await lea.taps("Supprimer mon message")
    await lea.taps("À lundi")
    lea.does_not_see("À lundi", "Supprimer mon message")
    assert (
        await Conversation.get(client_id=(await stage.member(lea)).id)
    ).state is ConversationState.ARCHIVED
    assert (await Application.get(id=first.id)).status is ApplicationStatus.DONE


@pytest.mark.slow
async def test_s13_chosen_first_then_confirmed_by_the_freelance(stage: Stage) -> None:
    nadia = await interest.company(stage)
    lea = await stage.professional("Léa")
    mission = await interest.published(stage, nadia)
    await interest.talking(stage, nadia, mission, lea)
    await nadia.starts(f"m_{mission.public_id}")
    await nadia.taps("Visualiser les candidatures (1)")
    await nadia.taps("Léa")
    await nadia.taps("Choisir cette candidature")
    nadia.sees("réservée pendant 72 h")
    await nadia.taps("Je confirme mon choix")
    nadia.sees("Choix à confirmer", "En attente d'une validation : Léa")
    await lea.look()
    lea.saw("Confirmez avec « Je confirme » sous 72 h")
    await lea.taps("Je confirme")
    lea.sees("vous confirmez", "définitive")
    await lea.taps("Je confirme, je postule")
    lea.sees("la collaboration commence")
    assert (await Mission.get(id=mission.id)).status is MissionStatus.FILLED
