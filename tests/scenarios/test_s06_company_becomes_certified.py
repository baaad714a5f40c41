"""S06: a company tells of itself in « Mon entreprise », is held back until it is certified, and keeps its number."""

import pytest

from models.member import MemberCategory
from models.profile import Profile
from services.certifications import certify_profile
from services.members import appoint_admin
from services.profiles import own_profile
from tests.kit.stage import Stage


async def test_s06_a_company_fills_mon_entreprise(stage: Stage) -> None:
    nadia = await stage.professional("Alpina SA", category=MemberCategory.COMPANY, certified=False)
    await nadia.taps("Mon entreprise")
    nadia.sees("Mon entreprise", "Profil rempli à 40 %")
    await nadia.taps("Rubriques")
    await nadia.taps("Présentation")
    await nadia.says("Nous installons des panneaux solaires dans tout l’arc lémanique.")
    await nadia.taps("Adresse")
    await nadia.says("Rue du Lac 4")
    await nadia.says("Nyon")
    await nadia.taps("Métier ou secteur")
    await nadia.says("Énergie solaire")
    await nadia.taps("Site web")
    await nadia.says("pas une adresse")
    nadia.sees("adresse web")
    await nadia.says("alpina.example")
    profile = await Profile.get()
    told = (profile.street, profile.city, profile.sector, profile.web_site)
    assert told == ("Rue du Lac 4", "Nyon", "Énergie solaire", "https://alpina.example")
    nadia.sees("Profil rempli à 80 %", "Encore vides : Photo")
    await nadia.taps_data("b1|sections|fill|mode")
    nadia.does_not_see("durée de mission")
    await certify_profile(profile.id, "Ada")
    lea = await stage.professional("Léa")
    await lea.taps_data(f"b1|whole|open|{profile.public_id}")
    lea.sees("Rue du Lac 4", "alpina.example")
    await nadia.taps("Site web")
    nadia.sees("Actuelle : https://alpina.example")
    await nadia.taps("Passer")
    assert (await Profile.get(id=profile.id)).web_site == ""


async def test_s06_five_restrictions_a_wrong_number_and_what_certification_opens(stage: Stage) -> None:
    ada = await stage.visitor("Ada")
    await appoint_admin(ada.user_id)
    lea = await own_profile(await stage.member(await stage.professional("Léa")))
    assert lea is not None
    nadia = await stage.professional("Alpina SA", category=MemberCategory.COMPANY, certified=False)
    missing = ("Renseignez d'abord votre numéro d'immatriculation", "Rendre mon profil public")
    await nadia.taps_data("b1|talents|open|")
    nadia.sees(*missing)
    await nadia.says("/nouvelle_mission")
    nadia.sees(*missing)
    await nadia.starts(f"p_{lea.public_id}")
    nadia.sees("Léa", *missing)
    nadia.does_not_see("Une description assez longue", "Laisser un message", "Ce profil m'intéresse")
    for act in ("message", "book", "call"):
        await nadia.taps_data(f"b1|profile|{act}|{lea.public_id}")
        nadia.sees("Renseignez d'abord votre numéro")
    mine = await own_profile(await stage.member(nadia))
    assert mine is not None
    tom = await stage.visitor("Tom")
    await tom.starts(f"p_{mine.public_id}")
    tom.does_not_see("Alpina SA")

    await nadia.says("/menu")
    await nadia.taps("Rendre mon profil public")
    await nadia.taps("Indiquer le numéro officiel")
    await nadia.says("CHE-100.155.213")
    nadia.sees("chiffre de contrôle")
    await nadia.says("CHE-100.155.212")
    nadia.sees("L'équipe a tout reçu")
    await ada.says("/certifs")
    await ada.taps("Alpina SA")
    await ada.taps("Certifier")
    await ada.taps("Certifier")
    await nadia.look()
    nadia.saw("est certifié")

    await nadia.starts(f"p_{lea.public_id}")
    nadia.sees("Une description assez longue", "Laisser un message")
    await nadia.says("/menu")
    nadia.sees("Chercher des freelances", "Création d'une mission")
    await nadia.taps("Création d'une mission")
    nadia.sees("Étape 1/4")
    await nadia.taps_data("b1|certify|open|")
    nadia.sees("certifié et visible")
    nadia.does_not_see("Indiquer le numéro officiel")
    await nadia.taps("Changer le numéro : contactez l'équipe")
    nadia.sees("nouveau numéro", "Numéro actuel : CHE-100.155.212")


@pytest.mark.parametrize("language", ["fr", "en"])
async def test_s06_a_company_abroad_gives_the_number_of_its_country(stage: Stage, language: str) -> None:
    lyon = await stage.professional(
        "Lyon SARL", category=MemberCategory.COMPANY, certified=False, language_code=language
    )
    await lyon.taps_data("b1|certify|number|")
    lyon.sees("SIREN 732 829 320")
    await lyon.says("SIREN 732 829 321")
    lyon.sees("Nous contacter" if language == "fr" else "Contact us")
    await lyon.says("siren 732829320")
    profile = await own_profile(await stage.member(lyon))
    assert profile is not None
    assert profile.registration_number == "SIREN 732 829 320"
