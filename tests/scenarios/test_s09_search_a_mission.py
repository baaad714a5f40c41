"""S09: search a mission; and how those are told to whom missions are closed (S04)."""

from datetime import timedelta
from typing import Any

import pytest

from models.member import MemberCategory
from models.mission import Mission, MissionDuration, MissionFormat, PayrollingChoice
from models.profile import Domain, Profile
from services.missions import MissionAnswers, publish_mission, withdraw_mission, write_draft
from services.screens import current_screen
from tests.kit.person import Person
from tests.kit.stage import Stage, move_clock
from tests.scenarios.filtering import filters_by
from tests.scenarios.test_s08_create_a_mission import nadia_of_alpina
from tests.services.test_missions import ANSWERS


async def publishes(stage: Stage, company: Person, title: str, **answers: Any) -> Mission:
    said = MissionAnswers(**{**ANSWERS, "title": title, **answers})  # type: ignore[typeddict-item]
    member = await stage.member(company)
    return await publish_mission(member, (await write_draft(member, None, said)).id)


async def _five_missions(stage: Stage) -> Person:
    nadia = await nadia_of_alpina(stage)
    on_site = {"work_format": MissionFormat.ON_SITE, "city": "Sion"}
    await publishes(stage, nadia, "Plateforme de données", years=5)
    await publishes(stage, nadia, "Tableau de bord", years=8)
    await publishes(stage, nadia, "Support des stations", **on_site, skills="Linux", years=2)
    await publishes(
        stage,
        nadia,
        "Audit de sécurité",
        duration=MissionDuration.SHORT,
        payrolling=PayrollingChoice.NO,
        skills="Réseau, Python",
    )
    await publishes(stage, nadia, "Campagne d’hiver", domain=Domain.MARKETING, skills="Rédaction")
    return nadia


@pytest.mark.parametrize(
    ("language", "typed", "found"),
    [("fr", "data, it & web", "4 missions"), ("en", "Data, IT and web please", "Linux")],
)
async def test_s09_a_sector_is_one_filter_and_no_chip_is_an_empty_word_or_ends_in_a_comma(
    stage: Stage, language: str, typed: str, found: str
) -> None:
    await _five_missions(stage)
    lea = await stage.professional("Léa Favre", language_code=language)
    await lea.taps_data("b1|mission_search|open|")
    await lea.taps("Data, IT & Web")
    lea.sees("4 missions", "Data, IT & Web")
    await lea.taps("Filtrer" if language == "fr" else "Filter")
    assert [label for label in lea.screen().labels if "✖️" in label] == ["✖️ Data, IT & Web"]
    await lea.taps("✖️ Data, IT & Web")
    lea.sees("5 missions", "Campagne")
    if language == "fr":
        await lea.says(typed)
        lea.sees(found, "Data, IT & Web")
    # Words that join others, and signs, find nothing by themselves: they are no chips.
    await lea.says("Je confirme, je postule" if language == "fr" else "Java, we code (for you)")
    chips = [label.removeprefix("✖️ ") for label in lea.screen().labels if "✖️" in label]
    assert chips == (["confirme", "postule"] if language == "fr" else ["Java", "code"])
    await lea.taps(f"✖️ {chips[1]}")
    assert await _asked(stage, lea) == chips[0], "what joined it to the others leaves with it"


async def _asked(stage: Stage, person: Person) -> str:
    screen = await current_screen((await stage.member(person)).id)
    assert screen is not None
    return str(screen.args["q"])


async def test_s09_results_come_first_and_filters_narrow_them_to_one(stage: Stage) -> None:
    await _five_missions(stage)
    lea = await stage.professional("Léa Favre")
    await lea.taps("Recherchez une mission")
    lea.sees("secteur d'activité", "Data, IT & Web", "Toutes les missions")
    await lea.says("IT")
    lea.sees("4 missions", "Plateforme de données", "Audit de sécurité", "Support des stations", "Alpina SA")
    lea.does_not_see("Campagne")
    await filters_by(lea, "⏱ Longue durée")
    lea.sees("3 missions", "Filtres : Longue durée")
    await filters_by(lea, "🏠 À distance")
    lea.sees("2 missions")
    await filters_by(lea, "🧾 Payrolling")
    await filters_by(lea, "🛠 Compétence", "Python (2)")
    await filters_by(lea, "🎓 Expérience", "5 ans demandés au plus (1)")
    lea.sees("1 mission", "Filtrer (5)", "Longue durée", "À distance", "Payrolling", "Python", "5 ans")
    await lea.says("1")
    lea.sees("Plateforme de données", "Alpina SA · Logiciels", "900,50 CHF par jour", "Python, Django")
    await lea.taps("Voir l'entreprise")
    lea.sees("Alpina SA", "Une description assez longue")
    await lea.taps("Mission")
    lea.sees("Plateforme de données")


async def test_s09_the_way_back_keeps_the_search_and_a_chip_is_taken_away(stage: Stage) -> None:
    await _five_missions(stage)
    lea = await stage.professional("Léa Favre")
    await lea.says("/missions")
    await lea.taps("Toutes les missions")
    lea.sees("5 missions")
    await filters_by(lea, "🏢 Secteur", "Logiciels (5)")
    await filters_by(lea, "🏠 À distance")
    lea.sees("4 missions")
    await lea.taps("Tableau de bord")
    await lea.taps("Résultats")
    assert lea.toast is None
    lea.sees("4 missions", "Filtres : ", "Logiciels", "À distance")
    await filters_by(lea, "✖️ Logiciels")
    await filters_by(lea, "✖️ À distance")
    lea.sees("5 missions")


async def test_s09_nothing_found_offers_synonyms_a_wider_search_and_the_profile(stage: Stage) -> None:
    await _five_missions(stage)
    lea = await stage.professional("Léa Favre")
    await lea.taps("Recherchez une mission")
    await lea.says("cobol")
    lea.sees("Aucun résultat", "Élargir", "Compléter mon profil")
    lea.does_not_see("Essayez aussi")  # No other word for it finds anything either.
    await lea.taps("Élargir")
    lea.sees("5 missions", "Rien ne répond à « cobol » : voici tout")
    await lea.taps("Filtrer")
    await lea.taps("Résultats")
    lea.sees("5 missions", "sans ces mots")
    await lea.says("plateforme")
    await lea.says("/missions")
    await lea.says("pyton")
    lea.sees("3 missions", "« pyton » a été lu : python")


async def test_s09_a_mission_that_is_withdrawn_while_it_is_read_is_gone(stage: Stage) -> None:
    nadia = await _five_missions(stage)
    lea = await stage.professional("Léa Favre")
    await lea.taps("Recherchez une mission")
    await lea.says("Campagne")
    await lea.taps("Campagne d'hiver")
    lea.sees("Rédaction")
    await nadia.says("/missions")
    await nadia.taps("Campagne d'hiver")
    await nadia.taps("Retirer la mission")
    await nadia.taps("Retirer la mission")
    await lea.look()
    lea.does_not_see("Rédaction", "Campagne")
    mission = await Mission.get(title="Campagne d’hiver")
    await lea.starts(f"m_{mission.public_id}")
    lea.does_not_see("Campagne")


async def test_s09_job_seekers_find_missions_that_are_open_to_them(stage: Stage) -> None:
    nadia = await nadia_of_alpina(stage)
    await publishes(stage, nadia, "Poste de comptable", domain=Domain.BUSINESS, open_to_job_seekers=True)
    closed = await publishes(stage, nadia, "Audit de comptes")
    sofia = await stage.professional("Sofia", category=MemberCategory.JOB_SEEKER)
    await sofia.taps("Chercher un emploi")
    await sofia.taps("Toutes les missions")
    sofia.sees("1 mission", "Poste de comptable")
    await sofia.starts(f"m_{closed.public_id}")
    sofia.sees("Audit de comptes", "n'est pas ouverte aux recherches d'emploi")
    sofia.does_not_see("Python")


async def test_s04_the_uncertified_read_what_is_missing_and_the_way_to_it(stage: Stage) -> None:
    nadia = await nadia_of_alpina(stage)
    mission = await publishes(stage, nadia, "Plateforme de données")
    ines = await stage.professional("Inès", certified=False)
    for attempt in ("/missions", f"/start m_{mission.public_id}"):
        await ines.says(attempt)
        ines.sees("Certifiez d'abord votre profil", "Rendre mon profil public")
        ines.does_not_see("Python", "900")
    ines.sees("Plateforme de données", "Alpina SA")
    for act in ("ask|", "page|1", "refine|skill", "set|remote=1", "widen|"):
        await ines.taps_data(f"b1|mission_search|{act}")
        ines.does_not_see("Python", "900")
    await ines.taps_data(f"b1|mission|open|{mission.id}")
    await ines.taps("Rendre mon profil public")
    ines.sees("Permis")
    tom = await stage.visitor("Tom")
    await tom.starts(f"m_{mission.public_id}")
    tom.sees("Plateforme de données", "freelances certifiés")
    tom.does_not_see("Python")
    plumber = await stage.professional("Paul", sector="Plomberie")
    await Profile.filter(member_id=(await stage.member(plumber)).id).update(domain=None)
    await plumber.says("/menu")
    plumber.does_not_see("Recherchez une mission")
    await plumber.says("/missions")
    plumber.sees("quatre domaines", "Qui, quoi ?")


async def test_a_company_is_asked_whether_an_old_mission_still_holds(stage: Stage) -> None:
    nadia = await nadia_of_alpina(stage)
    kept = await publishes(stage, nadia, "Plateforme de données")
    await publishes(stage, nadia, "Tableau de bord")
    await stage.passes(timedelta(days=54))
    nadia.saw("« Plateforme de données » sera retirée dans 7 jours")
    await nadia.taps("Toujours d'actualité", on=nadia.saw("« Plateforme de données » sera retirée"))
    nadia.saw("la mission reste en ligne")
    await stage.passes(timedelta(days=8))
    nadia.saw("« Tableau de bord » est retirée")
    nadia.never_saw("« Plateforme de données » est retirée")
    assert (await Mission.get(id=kept.id)).version > kept.version


@pytest.mark.slow
async def test_s09_an_alert_brings_the_mission_of_the_next_day_in_one_message(stage: Stage) -> None:
    nadia = await _five_missions(stage)
    lea = await stage.professional("Léa Favre", skills=("Allemand",))
    await lea.taps("Recherchez une mission")
    await lea.says("cobol")
    lea.sees("Aucun résultat", "Élargir", "Compléter mon profil", "M'alerter")
    await lea.taps("M'alerter", times=2)
    lea.sees("C'est noté", "Aucun résultat", "Alerte active")
    await lea.taps("Autre recherche")
    await lea.says("IT")
    await filters_by(lea, "À distance")
    await lea.taps("M'alerter")
    lea.sees("3 missions", "Alerte active")
    await lea.taps("Alerte active")
    lea.sees("IT · À distance", "Rien de nouveau")
    await lea.taps("Mes alertes")
    lea.sees("Mes alertes · 2 sur 10", "1. IT · À distance · missions", "2. cobol · missions", "vers 08:00")
    move_clock(timedelta(minutes=5))
    await publishes(stage, nadia, "Reprise d’un mainframe", skills="Cobol", payrolling=PayrollingChoice.NO)
    await publishes(stage, nadia, "Vitrine de Noël", domain=Domain.MARKETING, skills="Rédaction")
    gone = await publishes(stage, nadia, "Migration Cobol", skills="Cobol")
    withdrawn = await stage.member(nadia)
    await withdraw_mission(withdrawn, gone.id, gone.version)
    await stage.passes(timedelta(hours=23))
    await stage.passes(timedelta(hours=1))
    digest = lea.saw("Votre résumé du 5 mai")
    assert "1 nouvelle mission pour vous" in digest.text and "Reprise d’un mainframe" in digest.text
    lea.never_saw("Vitrine de Noël")
    lea.never_saw("Migration Cobol")
    assert len([screen for screen in lea.received if "Votre résumé" in screen.text]) == 1
    await lea.taps("Reprise d’un mainframe", on=digest)
    lea.sees("Reprise d'un mainframe", "Cette mission m'intéresse")
    await lea.says("/parametres")
    await lea.taps("Plus…")
    await lea.taps("Mes alertes")
    lea.sees("cobol · missions · 🆕 1")
    await lea.taps("2. cobol")
    await lea.taps("Voir les résultats")
    lea.sees("1 mission", "Reprise d'un mainframe", "Alerte active")
    await lea.taps("Alerte active")
    await lea.taps("Supprimer l'alerte")
    lea.sees("L'alerte est supprimée", "1 sur 10")
    await stage.passes(timedelta(days=1))
    assert len([screen for screen in lea.received if "Votre résumé" in screen.text]) == 1
