"""S06: what a company tells of itself in « Mon entreprise »; its certification is in test_certification.py."""

from models.member import MemberCategory
from models.profile import Profile
from services.profiles import certify_profile
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
