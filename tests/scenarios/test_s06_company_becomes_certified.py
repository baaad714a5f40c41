"""S06: a company tells of itself in « Mon entreprise », is held back until it is certified, and keeps its number."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.errors import NotFound
from core.i18n import words
from core.keys import KeyRing
from models.member import MemberCategory
from models.profile import Certification, Profile
from services.certifications import NumberLocked, certify_profile, give_other_number
from services.evidence.vault import use_keys
from services.files import LocalFiles, use_files
from services.members import appoint_admin
from services.profiles import own_profile
from tests.kit.documents import pdf
from tests.kit.stage import Stage
from tests.scenarios.moderating import opens_the_documents
from tests.scenarios.moderation_walks import of_the_team


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[None]:
    """Where encrypted documents are kept."""
    use_files(LocalFiles(tmp_path / "files"))
    use_keys(KeyRing(b"k" * 32))
    yield
    use_files(None)
    use_keys(None)


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
    await opens_the_documents(ada)
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


async def test_s06_a_company_abroad_gives_the_number_of_its_country(stage: Stage, language: str) -> None:
    lyon = await stage.professional(
        "Lyon SARL", category=MemberCategory.COMPANY, certified=False, language_code=language
    )
    await lyon.taps_data("b1|certify|number|")
    lyon.sees("SIREN 732 829 320")
    await lyon.says("SIREN 732 829 321")
    lyon.sees("Autre pays ou registre" if language == "fr" else "Another country or register")
    await lyon.says("siren 732829320")
    profile = await own_profile(await stage.member(lyon))
    assert profile is not None
    assert profile.registration_number == "SIREN 732 829 320"


async def test_s06_a_number_that_nobody_recognises_goes_with_its_country_and_an_extract(
    stage: Stage, language: str, vault: None
) -> None:
    say = words(language).plain
    acme = await stage.professional(
        "Acme Ltd", category=MemberCategory.COMPANY, certified=False, language_code=language
    )
    await acme.taps_data("b1|certify|open|")
    await acme.taps(say("certify-number"))
    await acme.says("12345678")
    acme.sees(say("num-uid.error-wrong-number"))
    await acme.taps(say("num-uid.skip"))
    acme.sees(say("num-country"))
    await acme.says("Royaume-Uni")
    await acme.says("Companies House")
    acme.sees(say("num-listed.error-no-figure"))
    await acme.says("Companies House 12345678")
    profile = await Profile.get()
    assert profile.registration_number == "Royaume-Uni · Companies House 12345678"
    assert profile.certification is Certification.NONE, "the team sees nothing before the extract"
    extract = say("cert-need-statutes")
    acme.sees(f"⬜ {extract}", f"✅ {say('cert-need-number')}", say("certify-upload", what=extract))
    await acme.sends_file("extract.pdf", pdf())
    acme.sees(say("certify-chat_taken", kind="statutes"), say("certify-at-review"))
    ada = await of_the_team(stage, "Ada", language)
    await ada.taps_data(f"b1|certification|open|{profile.id}")
    ada.sees(
        "Royaume-Uni · Companies House 12345678", say("certs-number_other"), say("certs-see", what=extract)
    )
    await opens_the_documents(ada)
    await ada.taps(say("cert-approve"))
    await ada.taps(say("cok.confirm"))
    await acme.look()
    assert (await Profile.get()).is_certified


async def test_s06_a_number_that_is_known_after_all_needs_no_extract(stage: Stage, language: str) -> None:
    say = words(language).plain
    acme = await stage.professional(
        "Acme SA", category=MemberCategory.COMPANY, certified=False, language_code=language
    )
    await acme.taps_data("b1|certify|number|")
    await acme.taps(say("num-uid.skip"))
    await acme.says("Suisse")
    await acme.says("CHE-100.155.212")
    profile = await Profile.get()
    assert profile.registration_number == "CHE-100.155.212"
    assert profile.certification is Certification.REVIEW
    with pytest.raises(NumberLocked):
        await give_other_number(await stage.member(acme), profile.id, "Suisse", "12")
    tom = await stage.visitor("Tom")
    with pytest.raises(NotFound):
        await give_other_number(await stage.member(tom), profile.id, "Suisse", "12")
