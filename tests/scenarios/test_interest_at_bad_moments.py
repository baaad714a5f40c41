"""Mutual interest at bad moments: a mission withdrawn, somebody suspended meanwhile; and the way from a mission on."""

from models.application import Application, ApplicationStatus
from models.conversation import Message
from models.mission import Mission
from models.profile import Certification, Profile
from services import missions
from tests.kit.stage import Stage
from tests.scenarios import interest


async def test_a_mission_withdrawn_while_a_message_is_typed_takes_the_message_nowhere(stage: Stage) -> None:
    nadia = await interest.company(stage)
    lea = await stage.professional("Léa", sector="Développeuse")
    mission = await interest.published(stage, nadia)
    made = await interest.talking(stage, nadia, mission, lea)
    await lea.taps_data(f"b1|conversation|open|{made.conversation_id}")
    await lea.says("Bonjour, je suis disponible dès lundi.")
    written = await Message.all().count()
    assert written == 1
    await missions.withdraw_mission(
        await stage.member(nadia), mission.id, (await Mission.get(id=mission.id)).version
    )
    await lea.says("Et mon tarif est celui de l'annonce.")
    lea.saw("Cette conversation est close")
    assert await Message.all().count() == written
    assert (await Application.get()).status is ApplicationStatus.CANCELLED
    await stage.settle()
    await lea.look()
    lea.saw("a retiré la mission")


async def test_a_candidate_suspended_between_the_look_and_the_tap_is_not_chosen(stage: Stage) -> None:
    nadia = await interest.company(stage)
    marc = await stage.professional("Marc", sector="Développeur")
    mission = await interest.published(stage, nadia)
    made = await interest.talking(stage, nadia, mission, marc)
    await nadia.taps_data(f"b1|application|open|{made.id}")
    await nadia.taps("Choisir cette candidature")
    nadia.sees("Cette action est définitive")
    await Profile.filter(id=made.profile_id).update(certification=Certification.SUSPENDED)
    await nadia.taps("Je confirme mon choix")
    nadia.is_told("vérification est en cours de l’autre côté")
    assert (await Application.get()).status is ApplicationStatus.TALKING
    assert str((await Mission.get(id=mission.id)).status) == "published"
    await nadia.taps_data(f"b1|application|open|{made.id}")
    nadia.does_not_see("Choisir cette candidature")
    await nadia.taps("Écarter cette candidature")
    await nadia.taps("Autre raison")
    await nadia.says("Nous cherchons ailleurs.")
    await nadia.taps("Écarter définitivement")
    assert (await Application.get()).status is ApplicationStatus.DISCARDED


async def test_after_publishing_the_search_knows_the_mission_and_offers_it_first(stage: Stage) -> None:
    nadia = await interest.company(stage)
    lea = await stage.professional("Léa", sector="Développeuse", skills=["Python", "SQL"])
    mission = await interest.published(stage, nadia, "Migration vers Python")
    await interest.published(stage, nadia, "Une mission plus récente")
    await nadia.taps_data(f"b1|mission|open|{mission.public_id}")
    nadia.has_at_most_eight_buttons()
    await nadia.taps("Chercher des freelances")
    nadia.sees("Pour votre mission « Migration vers Python »", "Python", "Léa")
    await nadia.says("sql")
    nadia.sees("Pour votre mission « Migration vers Python »")
    await nadia.taps("Léa")
    await nadia.taps("Ce profil m'intéresse")
    first, second = nadia.screen().labels[:2]
    assert ("Migration vers Python" in first, "plus récente" in second) == (True, True)
    await nadia.taps("Migration vers Python")
    await nadia.taps("Passer")
    nadia.sees("Proposition envoyée")
    await interest.proposed(stage, await stage.professional("Paul", sector="Développeur"), mission)
    await nadia.says("/missions")
    nadia.sees("Migration vers Python · En cours · 2 candidatures, dont 1 à traiter")
    await lea.taps_data(f"b1|talents|for|{mission.public_id}")
    lea.does_not_see("Pour votre mission")
