"""S12: a company is interested, the freelance says no with a reason, and may change their mind; the company may not."""

from models.application import Application, ApplicationStatus
from models.conversation import Conversation
from tests.kit.stage import Stage
from tests.scenarios import interest


async def test_s12_a_soft_no_is_taken_back_by_the_one_who_said_it_only(stage: Stage) -> None:
    nadia = await interest.company(stage)
    marc = await stage.professional("Marc", sector="Développeur")
    await interest.published(stage, nadia)

    await nadia.says("/chercher")
    await nadia.says("Marc")
    await nadia.taps("Marc")
    await nadia.taps("Ce profil m'intéresse")
    await nadia.taps("Refonte du site")
    await nadia.says("Votre parcours nous plaît.")
    nadia.sees("Proposition envoyée", "En attente d'une validation : Marc")

    await marc.look()
    marc.saw("s'intéresse à votre profil")
    await marc.says("/menu")
    await marc.taps("Mes missions")
    marc.sees("À vous de répondre", "Proposition reçue")
    await marc.taps("Refonte du site")
    marc.sees("Votre parcours nous plaît", "Alpina", "Voir l'entreprise")
    await marc.taps("Cette mission ne m'intéresse pas")
    marc.sees("Alpina la lira", "Emploi du temps chargé")
    await marc.taps("Emploi du temps chargé")
    marc.sees("Vous avez décliné", "Revenir sur ma réponse")
    await nadia.look()
    nadia.saw("Raison : Emploi du temps chargé")
    nadia.does_not_see("Ce profil m'intéresse")
    assert await Conversation.all().count() == 0
    await marc.taps("Mes missions")
    marc.sees("Missions refusées : 1", "Terminées")

    application = await Application.get()
    stale = f"n1|application|{application.id}|{application.version}|again"
    await nadia.taps_data(stale)
    nadia.is_told("réponse définitive")
    await marc.taps_data(f"b1|application|open|{application.id}")
    await marc.taps("Revenir sur ma réponse", times=2)
    assert (await Application.get()).status is ApplicationStatus.PROPOSED
    marc.sees("Proposition envoyée")
    await nadia.look()
    nadia.saw("Proposition reçue")
    await marc.taps("Retirer ma proposition")
    marc.sees("Proposition retirée")
    await nadia.look()
    nadia.saw("Proposition retirée")
    await marc.says("/menu")
    await marc.taps("Mes missions")
    marc.sees("Terminées")
    marc.does_not_see("Missions refusées")  # What was taken back is no refusal any more.
