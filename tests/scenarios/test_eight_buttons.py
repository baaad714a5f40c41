"""No list and no card shows more than eight buttons, and what finds no room is one tap away."""

import pytest

from models.conversation import Conversation
from models.mission import Mission
from models.profile import Profile
from services import agenda
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios import interest
from tests.services.booking_scene import MONDAY_TO_FRIDAY


def _at_most_eight(person: Person) -> None:
    assert len(person.screen().labels) <= 8, f"too many buttons:\n{person.screen()}"


async def test_pages_of_results_keep_to_eight_buttons_and_keep_their_filters(stage: Stage) -> None:
    for number in range(9):
        await stage.professional(f"Paul {number}")
    tom = await stage.visitor("Tom")
    await tom.says("/chercher")
    await tom.taps("Tout l'annuaire")
    tom.sees("9 professionnels", "page 1 sur 3", "Suivant", "Filtrer", "Accueil")
    _at_most_eight(tom)
    await tom.taps("Suivant")
    tom.sees("page 2 sur 3", "5. ", "8. ", "Précédent", "Suivant")
    _at_most_eight(tom)
    await tom.taps("Filtrer")
    tom.sees("Touchez un critère", "Ville", "En ligne", "M'alerter", "Autre recherche", "Résultats")
    _at_most_eight(tom)
    await tom.taps("Résultats")
    tom.sees("page 2 sur 3")
    await tom.taps("Filtrer")
    await tom.taps("Ville")
    _at_most_eight(tom)
    await tom.taps("Précédent")
    await tom.taps("Ville")
    await tom.taps("Lausanne")
    tom.sees("Filtres : Lausanne", "Filtrer (1)", "page 1 sur 3")
    await tom.says("3")
    tom.sees("Paul 2", "Résultats")
    await tom.taps("Résultats")
    tom.sees("Filtres : Lausanne")


async def test_seven_filters_are_told_four_at_a_time(stage: Stage) -> None:
    nadia = await interest.company(stage)
    for number in range(5):
        await interest.published(stage, nadia, f"Mission {number}")
    lea = await stage.professional("Léa")
    await lea.says("/missions")
    await lea.taps("Toutes les missions")
    _at_most_eight(lea)
    await lea.taps("Filtrer")
    _at_most_eight(lea)
    lea.sees("Compétence", "Secteur", "Autres filtres")
    await lea.taps("Autres filtres")
    _at_most_eight(lea)
    lea.sees("À distance", "Payrolling", "Autre recherche")
    await lea.taps("À distance")
    lea.sees("5 missions", "Filtres : À distance")


async def test_a_company_with_many_missions_turns_pages_and_finds_the_other_groups(stage: Stage) -> None:
    nadia = await interest.company(stage)
    for number in range(9):
        await interest.published(stage, nadia, f"Mission {number}")
    await nadia.says("/missions")
    nadia.sees("En cours (9)", "Page 1 sur 3", "Par statut")
    for _ in range(2):
        _at_most_eight(nadia)
        await nadia.taps("Suivant")
    nadia.sees("Page 3 sur 3", "Création d'une mission", "Archivées (0)")
    _at_most_eight(nadia)
    await nadia.taps("Précédent")
    await nadia.taps("Par statut")
    nadia.sees("Brouillon (0)", "En cours (9)", "Validées (0)", "Archivées (0)", "Création d'une mission")
    await nadia.taps("Archivées (0)")
    nadia.sees("Aucune mission archivée")


async def test_many_candidates_and_many_missions_of_ones_own_keep_to_eight_buttons(stage: Stage) -> None:
    nadia = await interest.company(stage)
    lea = await stage.professional("Léa")
    missions = [await interest.published(stage, nadia, f"Mission {number}") for number in range(9)]
    for mission in missions[:2]:
        await interest.talking(stage, nadia, mission, lea)
    for mission in missions[2:]:
        await interest.proposed(stage, lea, mission)
    await lea.says("/menu")
    await lea.taps("Mes missions")
    lea.sees("En attente d'une réponse (7)", "Suivant")
    _at_most_eight(lea)
    await lea.taps("En cours de discussion (2)")
    lea.sees("En cours de discussion (2)", "Mission 0", "Mission 1")
    _at_most_eight(lea)
    for number in range(9):
        await interest.proposed(stage, await stage.professional(f"Marc {number}"), missions[0])
    await nadia.taps_data(f"b1|candidates|open|{(await Mission.get(id=missions[0].id)).public_id}")
    nadia.sees("À vous de répondre (9)", "En cours de discussion (1)")
    _at_most_eight(nadia)
    await nadia.taps("Suivant")
    nadia.sees("Par statut")
    _at_most_eight(nadia)
    await nadia.taps("Par statut")
    _at_most_eight(nadia)
    await nadia.taps("En cours de discussion (1)")
    nadia.sees("Léa")


async def test_what_is_rare_on_a_full_card_is_behind_more(stage: Stage) -> None:
    nadia = await interest.company(stage)
    await interest.published(stage, nadia)
    lea = await stage.professional("Léa")
    member = await stage.member(lea)
    profile = await Profile.get(member_id=member.id)
    await agenda.set_working_hours(member, profile.id, MONDAY_TO_FRIDAY)
    await lea.says("/enligne")
    await lea.taps("Pendant 1 h")
    await nadia.starts(f"p_{profile.public_id}")
    nadia.sees(
        "Appeler maintenant",
        "Laisser un message",
        "Ce profil m'intéresse",
        "Demander un rendez-vous",
        "Plus…",
    )
    nadia.does_not_see("Partager")
    _at_most_eight(nadia)
    await nadia.taps("Plus…")
    nadia.sees("Léa", "Déclarer une arnaque", "Partager", "Copier l'adresse")
    _at_most_eight(nadia)
    await nadia.taps("Précédent")
    nadia.sees("Appeler maintenant")
    await nadia.taps("Plus…")
    await nadia.taps("Déclarer une arnaque")
    nadia.sees("question 2/5")


@pytest.mark.slow
async def test_a_conversation_with_files_keeps_to_eight_buttons(stage: Stage) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa")
    await interest.talking(stage, nadia, await interest.published(stage, nadia), lea)
    thread = await Conversation.get()
    for side in (nadia, lea):
        await side.taps_data(f"b1|conversation|open|{thread.id}")
    for number in range(8):
        await nadia.says(f"Message {number}")
        _at_most_eight(nadia)
    for number in range(7):
        await lea.sends_file(f"facture{number}.pdf")
        _at_most_eight(lea)
        lea.does_not_see("Tous les fichiers")  # One's own need no button.
    await nadia.taps_data(f"b1|conversation|open|{thread.id}")
    nadia.sees("Choisir cette candidature", "Plus…", "Tous les fichiers (7)", "Messages plus anciens")
    _at_most_eight(nadia)
    await nadia.taps("Tous les fichiers (7)")
    nadia.sees("facture6.pdf", "facture2.pdf")
    _at_most_eight(nadia)
    await nadia.taps("Messages plus anciens")
    nadia.sees("facture1.pdf", "facture0.pdf")
    _at_most_eight(nadia)
    await nadia.taps("Précédent")
    await nadia.taps("Plus…")
    nadia.sees("Supprimer mon message", "Voir la fiche", "Déclarer une arnaque", "Précédent")
    _at_most_eight(nadia)
    await nadia.taps("Précédent")
    nadia.sees("Message")


@pytest.mark.slow
async def test_settings_wishes_what_waits_and_files_of_the_team_keep_to_eight_buttons(stage: Stage) -> None:
    nadia = await interest.company(stage)
    for number in range(7):
        mission = await interest.published(stage, nadia, f"Mission {number}")
        await interest.proposed(stage, await stage.professional(f"Léa {number}"), mission)
    await nadia.says("/parametres")
    _at_most_eight(nadia)
    await nadia.taps("Plus…")
    nadia.sees("Mes alertes", "Vie privée", "Nous contacter")
    _at_most_eight(nadia)
    await nadia.taps("Précédent")
    await nadia.taps("Mes notifications")
    for _ in range(3):
        _at_most_eight(nadia)
        await nadia.taps("Plus…")
    await nadia.says("/tableau")
    await nadia.taps("À vous de jouer (7)")
    nadia.sees("Léa 0", "Léa 4", "Suivant")
    _at_most_eight(nadia)
    await nadia.taps("Suivant")
    nadia.sees("Léa 6", "Précédent")
    _at_most_eight(nadia)
