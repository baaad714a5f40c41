"""No list and no card shows more than eight buttons, and what finds no room is one tap away."""

import pytest

from core import clock
from models.conversation import Conversation
from models.help_request import HelpTopic
from models.member import Member, MemberCategory, Membership
from models.mission import Mission
from models.profile import Certification, Profile
from models.resume import Experience
from models.saved_search import SearchKind
from services import agenda, help_requests, saved_searches, scam_reports
from services.appointments import request_appointment
from tests.kit.stage import Stage
from tests.scenarios import interest
from tests.scenarios.moderation_walks import of_the_team
from tests.services.booking_scene import MONDAY_TO_FRIDAY, at


async def test_pages_of_results_keep_to_eight_buttons_and_keep_their_filters(stage: Stage) -> None:
    for number in range(9):
        await stage.professional(f"Paul {number}")
    tom = await stage.visitor("Tom")
    await tom.says("/chercher")
    await tom.taps("Tout l'annuaire")
    tom.sees("9 professionnels", "page 1 sur 3", "Suivant", "Filtrer", "Accueil")
    tom.has_at_most_eight_buttons()
    await tom.taps("Suivant")
    tom.sees("page 2 sur 3", "5. ", "8. ", "Précédent", "Suivant")
    tom.has_at_most_eight_buttons()
    await tom.taps("Filtrer")
    tom.sees("Touchez un critère", "Ville", "En ligne", "M'alerter", "Autre recherche", "Résultats")
    tom.has_at_most_eight_buttons()
    await tom.taps("Résultats")
    tom.sees("page 2 sur 3")
    await tom.taps("Filtrer")
    await tom.taps("Ville")
    tom.has_at_most_eight_buttons()
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
    lea.has_at_most_eight_buttons()
    await lea.taps("Filtrer")
    lea.has_at_most_eight_buttons()
    lea.sees("Compétence", "Secteur", "Autres filtres")
    await lea.taps("Autres filtres")
    lea.has_at_most_eight_buttons()
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
        nadia.has_at_most_eight_buttons()
        await nadia.taps("Suivant")
    nadia.sees("Page 3 sur 3", "Création d'une mission", "Archivées (0)")
    nadia.has_at_most_eight_buttons()
    await nadia.taps("Précédent")
    await nadia.taps("Par statut")
    nadia.sees("Brouillon (0)", "En cours (9)", "Validées (0)", "Archivées (0)", "Création d'une mission")
    await nadia.taps("Archivées (0)")
    nadia.sees("Aucune mission archivée")


@pytest.mark.slow
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
    lea.has_at_most_eight_buttons()
    await lea.taps("En cours de discussion (2)")
    lea.sees("En cours de discussion (2)", "Mission 0", "Mission 1")
    lea.has_at_most_eight_buttons()
    for number in range(9):
        await interest.proposed(stage, await stage.professional(f"Marc {number}"), missions[0])
    await nadia.taps_data(f"b1|candidates|open|{(await Mission.get(id=missions[0].id)).public_id}")
    nadia.sees("À vous de répondre (9)", "En cours de discussion (1)")
    nadia.has_at_most_eight_buttons()
    await nadia.taps("Suivant")
    nadia.sees("Par statut")
    nadia.has_at_most_eight_buttons()
    await nadia.taps("Par statut")
    nadia.has_at_most_eight_buttons()
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
    nadia.has_at_most_eight_buttons()
    await nadia.taps("Plus…")
    nadia.sees("Léa", "Déclarer une arnaque", "Partager", "Copier l'adresse")
    nadia.has_at_most_eight_buttons()
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
        nadia.has_at_most_eight_buttons()
    for number in range(7):
        await lea.sends_file(f"facture{number}.pdf")
        lea.has_at_most_eight_buttons()
        lea.does_not_see("Tous les fichiers")  # One's own need no button.
    await nadia.taps_data(f"b1|conversation|open|{thread.id}")
    nadia.sees("Choisir cette candidature", "Plus…", "Tous les fichiers (7)", "Messages plus anciens")
    nadia.has_at_most_eight_buttons()
    await nadia.taps("Tous les fichiers (7)")
    nadia.sees("facture6.pdf", "facture2.pdf")
    nadia.has_at_most_eight_buttons()
    await nadia.taps("Messages plus anciens")
    nadia.sees("facture1.pdf", "facture0.pdf")
    nadia.has_at_most_eight_buttons()
    await nadia.taps("Précédent")
    await nadia.taps("Plus…")
    nadia.sees("Supprimer mon message", "Voir la fiche", "Déclarer une arnaque", "Précédent")
    nadia.has_at_most_eight_buttons()
    await nadia.taps("Précédent")
    nadia.sees("Message")


@pytest.mark.slow
async def test_settings_wishes_what_waits_and_files_of_the_team_keep_to_eight_buttons(stage: Stage) -> None:
    nadia = await interest.company(stage)
    for number in range(7):
        mission = await interest.published(stage, nadia, f"Mission {number}")
        await interest.proposed(stage, await stage.professional(f"Léa {number}"), mission)
    await nadia.says("/parametres")
    nadia.has_at_most_eight_buttons()
    await nadia.taps("Plus…")
    nadia.sees("Mes alertes", "Vie privée", "Nous contacter")
    nadia.has_at_most_eight_buttons()
    await nadia.taps("Précédent")
    await nadia.taps("Mes notifications")
    for _ in range(3):
        nadia.has_at_most_eight_buttons()
        await nadia.taps("Plus…")
    await nadia.says("/tableau")
    await nadia.taps("À vous de jouer (7)")
    nadia.sees("Léa 0", "Léa 4", "Suivant")
    nadia.has_at_most_eight_buttons()
    await nadia.taps("Suivant")
    nadia.sees("Léa 6", "Précédent")
    nadia.has_at_most_eight_buttons()


@pytest.mark.slow
async def test_the_queues_of_the_team_keep_to_eight_buttons(stage: Stage) -> None:
    for number in range(9):
        person = await stage.professional(f"Marc {number}")
        await help_requests.ask_team(await stage.member(person), HelpTopic.TECHNICAL, "Rien ne s'ouvre ici.")
    await Profile.all().update(certification=Certification.REVIEW)
    ada = await of_the_team(stage, "Ada")
    for page in ("help_queue", "members", "certifications"):
        await ada.taps_data(f"b1|{page}|open|")
        ada.has_at_most_eight_buttons()
        await ada.taps("Suivant")
        ada.sees("Précédent", "Suivant", "Plus…")
        ada.has_at_most_eight_buttons()
        second = ada.screen().labels[:4]
        await ada.taps("Plus…")
        ada.has_at_most_eight_buttons()
        await ada.taps("Précédent")
        assert ada.screen().labels[:4] == second, f"{page} leads back to another page"
    await ada.taps_data("b1|members|open|Marc")
    await ada.taps("Suivant")
    await ada.taps("Plus…")
    ada.sees("Missions")
    await ada.taps("Précédent")
    ada.sees("Marc 4")
    await ada.taps_data("b1|help_queue|open|")
    await ada.says("Marc")
    ada.sees("Marc 8", "Plus…")
    ada.has_at_most_eight_buttons()
    await ada.taps("Plus…")
    ada.has_at_most_eight_buttons()
    await ada.taps("Précédent")
    ada.sees("Marc 8")


@pytest.mark.slow
async def test_the_log_of_the_team_is_narrowed_on_a_screen_of_its_own(stage: Stage) -> None:
    ada = await of_the_team(stage, "Ada")
    await ada.taps_data("b1|audit|open|")
    ada.has_at_most_eight_buttons()
    await ada.taps("Par genre")
    ada.has_at_most_eight_buttons()
    first = set(ada.screen().labels)
    await ada.taps("Plus…")
    ada.has_at_most_eight_buttons()
    assert len(first | set(ada.screen().labels)) == 13, "every kind is on one of the two pages"
    await ada.taps("Mission")
    ada.sees("Tout le journal", "Par genre")
    await ada.taps("Par genre")
    await ada.taps("Précédent")
    ada.sees("Tout le journal")


@pytest.mark.slow
async def test_an_agenda_that_is_full_keeps_the_working_hours_behind_more(stage: Stage) -> None:
    lea = await stage.professional("Léa")
    member = await stage.member(lea)
    profile = await Profile.get(member_id=member.id)
    await agenda.set_working_hours(member, profile.id, MONDAY_TO_FRIDAY)
    for day in (12, 13, 14):
        await agenda.block_day(member, profile.id, at(day, 12).date())
    for number in range(9):
        tom = await stage.member(await stage.visitor(f"Tom {number}"))
        await request_appointment(tom, profile.id, at(5 + number // 3, 7 + number % 3))
    await stage.settle()
    await lea.says("/agenda")
    lea.has_at_most_eight_buttons()
    await lea.taps("Suivant")
    lea.sees("Précédent", "Suivant", "Plus…")
    lea.has_at_most_eight_buttons()
    second = lea.screen().labels[:4]
    await lea.taps("Plus…")
    lea.sees("Libérer")
    lea.has_at_most_eight_buttons()
    await lea.taps("Précédent")
    assert lea.screen().labels[:4] == second


@pytest.mark.slow
async def test_records_searches_and_colleagues_keep_to_eight_buttons(stage: Stage) -> None:
    lea = await stage.professional("Léa")
    member = await stage.member(lea)
    profile = await Profile.get(member_id=member.id)
    for number in range(9):
        began = clock.now().date().replace(year=2010 + number, day=1)
        await Experience.create(
            profile_id=profile.id, title=f"Rôle {number}", organisation="Ici", began=began
        )
        await saved_searches.save_search(member, SearchKind.DIRECTORY, f"métier {number}", {})
    await lea.taps_data("b1|experiences|open|")
    lea.has_at_most_eight_buttons()
    await lea.taps_data("b1|experiences|open|2")
    lea.sees("4. ", "6. ", "Ajouter")
    lea.has_at_most_eight_buttons()
    await lea.taps("5. ")
    await lea.taps("Retirer")
    lea.sees("Remettre")
    lea.has_at_most_eight_buttons()
    await lea.says("/menu")
    await lea.taps_data("b1|alerts|open|")
    lea.has_at_most_eight_buttons()
    shown = set(lea.screen().labels)
    await lea.taps("Plus…")
    lea.has_at_most_eight_buttons()
    assert sum("métier" in label for label in shown | set(lea.screen().labels)) == 9
    nadia = await stage.professional("Alpina", category=MemberCategory.COMPANY)
    place = await Membership.get(member_id=(await stage.member(nadia)).id)
    for number in range(11):
        colleague = await stage.member(await stage.visitor(f"Bob {number}"))
        await Membership.create(
            member_id=colleague.id, organisation_id=place.organisation_id, is_owner=False, service="ventes"
        )
    await nadia.taps_data("b1|team|open|")
    seen = set(nadia.screen().labels)
    nadia.sees("Inviter")
    for _ in range(2):
        nadia.has_at_most_eight_buttons()
        await nadia.taps("Suivant")
        seen |= set(nadia.screen().labels)
    nadia.has_at_most_eight_buttons()
    assert sum("Bob" in label for label in seen) == 11


@pytest.mark.slow
async def test_an_account_as_the_team_sees_it_keeps_to_eight_buttons(stage: Stage, language: str) -> None:
    lea, tom = await stage.professional("Léa"), await stage.visitor("Tom")
    profile = await Profile.get()
    await scam_reports.file_report(
        await stage.member(tom), profile.id, "fake", "Cette personne n’existe pas du tout."
    )
    ada = await of_the_team(stage, "Ada")
    await ada.says("/langue")
    await ada.taps("Français" if language == "fr" else "English")
    await ada.taps_data(f"b1|member_case|open|{(await stage.member(lea)).public_id}")
    ada.has_at_most_eight_buttons()
    ada.sees("Suspendre" if language == "fr" else "Suspend")
    await ada.taps("Plus…" if language == "fr" else "More")
    ada.has_at_most_eight_buttons()
    ada.sees("Journal d'audit" if language == "fr" else "Audit log")
    await ada.taps("Déclarations (1)" if language == "fr" else "Scam reports (1)")
    ada.sees("Léa", "n° 1 · Déposée" if language == "fr" else "no. 1 · Filed")


@pytest.mark.slow
async def test_the_sections_of_a_profile_keep_to_eight_buttons(stage: Stage) -> None:
    lea = await stage.professional("Léa")
    await lea.taps_data("b1|sections|open|")
    lea.has_at_most_eight_buttons()
    seen = set(lea.screen().labels)
    await lea.taps("Plus…")
    lea.has_at_most_eight_buttons()
    assert any("Galerie" in label for label in seen | set(lea.screen().labels))
    await lea.taps("Galerie")
    lea.sees("Galerie")


async def test_companies_are_found_by_name_among_the_members(stage: Stage) -> None:
    await stage.professional("Alpina SA", category=MemberCategory.COMPANY)
    await Member.filter(display_name="Alpina SA").update(display_name="Nadia", first_name="Nadia")
    await Member.filter(first_name="Alpina SA").update(first_name="Nadia")
    ada = await of_the_team(stage, "Ada")
    await ada.says("/membre")
    await ada.says("alpina")
    ada.sees("1. Nadia · Alpina SA")
    await ada.says("1")
    ada.sees("Nadia")
