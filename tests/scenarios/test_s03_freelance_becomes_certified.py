"""S03: a freelance is led to a public profile, step by step."""

import pytest

from core.i18n import words
from models.access import MailCode
from models.member import MemberCategory
from models.profile import Billing, Certification, Domain, Level, MissionLength, Profile
from services.mail_codes import code_mail
from services.members import appoint_admin
from tests.kit.documents import pdf, picture
from tests.kit.kept import KEYS
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios.moderating import gives, opens_the_documents

pytestmark = pytest.mark.usefixtures("kept_files")


async def _signs_up(stage: Stage, name: str = "Inès", domain: str = "Data, IT & Web") -> Person:
    person = await stage.person(name, last_name="Rochat")
    await person.starts()
    await person.taps("J’accepte")
    await person.taps("Freelance")
    person.sees("certifier votre profil", "un projet pertinent", "mettre en relation")
    await person.says("Inès Rochat")
    await person.says("Développement web")
    return await person.says(domain)


async def _registers(stage: Stage) -> Person:
    ines = await _signs_up(stage)
    await ines.says("Lausanne")
    await ines.says("Python, Django")
    await ines.taps("Passer")
    await ines.taps("Enregistrer mon profil")
    return ines


async def tells_an_experience(ines: Person) -> None:
    """Answers the questions of an experience, with a month that is refused among them."""
    await ines.says("Développement web")
    await ines.says("Atelier du Lac")
    await ines.taps("2020")
    await ines.taps("mars")
    await ines.says("2.2019")
    ines.sees("trop tôt")
    await ines.says("juin 2023")
    await ines.says("Le site et la boutique en ligne.")
    await ines.taps("Enregistrer l’expérience")


async def _tells_education(ines: Person) -> None:
    await ines.says("CFC d’informatique")
    await ines.says("EPSIC")
    await ines.says("2016")
    await ines.taps("Enregistrer la formation")


async def _tells_the_working_mode(ines: Person) -> None:
    await ines.taps("missions longues")
    await ines.taps("1. à distance")
    await ines.taps("80 %")
    await ines.says("payrolling")
    await ines.taps("niveau senior")
    await ines.taps("Enregistrer mon mode de travail")


@pytest.mark.slow
async def test_s03_freelance_becomes_certified(stage: Stage) -> None:
    ada = await stage.visitor("Ada")
    await appoint_admin(ada.user_id)
    ines = await _registers(stage)
    assert (await Profile.get()).domain is Domain.IT
    await ines.taps("Rendre mon profil public")
    ines.sees("Étape 1/9 : Photo")
    await ines.taps("Étape 1/9")
    # What is sent at a stop answers it, without a tap on its button.
    await ines.sends_file("photo.jpg", picture(size=(500, 400)), kind="photo", mime="image/jpeg")
    await ines.taps("Étape 2/9 : Présentation")
    ines.sees("Étape 2/9 · Présentation", "Seuls les membres certifiés")
    await ines.says("Je construis des sites accessibles depuis douze ans.")
    await ines.taps("Utiliser « Je construis")
    ines.sees("C'est enregistré : Présentation", "Étape 3/9 · Compétences")
    await ines.taps("Remplir : Compétences")
    ines.sees("outils")  # What was told at sign-up is not asked again.
    await _finish_skills(ines)
    # Whoever leaves in the middle goes on where they stopped.
    await ines.says("/menu")
    await ines.taps("Rendre mon profil public")
    await ines.taps("Étape 4/9 : Expériences")
    await ines.taps("Remplir : Expériences")
    await tells_an_experience(ines)
    ines.sees("Étape 4/9 · Expériences", "C'est rempli", "En ajouter")
    await ines.taps("Suivant")
    await ines.taps("Remplir : Formations")
    await _tells_education(ines)
    await ines.taps("Suivant")
    await ines.taps("Remplir : Mode de travail")
    await _tells_the_working_mode(ines)
    ines.sees("Étape 7/9 · Documents utiles")
    await ines.taps("Remplir : Documents utiles")
    await ines.taps("CV")
    await ines.sends_file("cv.pdf", pdf(2))
    await ines.taps("Étape 8/9 : Adresse e-mail")
    ines.sees("récupérer votre compte")
    await ines.taps("Passer cette étape")
    ines.sees("Permis ou pièce", "Revoir l'étape passée")
    await ines.taps("Revoir l'étape passée")
    await ines.taps("Remplir : Adresse e-mail")
    await ines.says("ines@exemple.ch")
    await ines.says((await code_mail(KEYS, (await MailCode.get()).id)).digits)
    assert (await stage.member(ines)).email_verified_at is not None
    await ines.taps_data("b1|certify|open|")
    ines.does_not_see("étape")
    await gives(stage, ines, "Permis ou pièce d’identité", pdf())
    await gives(stage, ines, "Justificatif de domicile", picture())
    ines.sees("L'équipe a tout reçu")
    tom = await stage.visitor("Tom")
    await tom.says("/chercher")
    await tom.says("Inès")
    tom.does_not_see("Développement web")
    await ada.says("/certifs")
    await ada.taps("Inès")
    await opens_the_documents(ada)
    await ada.taps("Certifier")
    await ada.taps("Passer")
    await ada.taps("Certifier")
    await ines.look()
    ines.saw("certifié")
    await _found_by_a_company(stage)


async def _finish_skills(ines: Person) -> None:
    await ines.says("Docker, Git")
    await ines.says("français, allemand")
    await ines.says("pédagogie")
    await ines.taps("Enregistrer mes compétences")


async def _found_by_a_company(stage: Stage) -> None:
    nadia = await stage.professional("Alpina SA", category=MemberCategory.COMPANY)
    await nadia.says("/chercher")
    await nadia.says("pédagogie")
    await nadia.taps("1. Inès")
    await nadia.taps("Profil complet")
    nadia.sees(
        "Compétences transversales : pédagogie", "Atelier du Lac", "mars 2020 – juin 2023", "EPSIC", "2016"
    )
    nadia.sees("missions longues", "à distance", "payrolling", "niveau senior", "80 %")
    profile = await Profile.get(display_name="Inès Rochat")
    said = (profile.mission_length, profile.activity_rate, profile.billing, profile.level)
    assert said == (MissionLength.LONG, 80, Billing.PAYROLLING, Level.SENIOR)
    tom = await stage.visitor("Tomas")
    await tom.taps_data(f"b1|profile|open|{profile.public_id}")
    tom.sees("Inès Rochat", "Python, Django, Docker, Git")
    tom.does_not_see("Profil complet", "douze ans", "pédagogie")
    await tom.taps_data(f"b1|whole|open|{profile.public_id}")
    tom.sees("Rien de plus")


async def test_out_of_the_four_domains_one_is_oriented_and_goes_on(stage: Stage) -> None:
    tom = await _signs_up(stage, domain="Un autre domaine")
    tom.sees("quatre domaines", "annuaire", "rendez-vous", "appels", "travail.swiss", "Précédent")
    await tom.taps("Continuer avec l’annuaire")
    await tom.says("Nyon")
    await tom.says("Maçonnerie")
    await tom.taps("Passer")
    await tom.taps("Enregistrer mon profil")
    profile = await Profile.get()
    assert (profile.domain, profile.certification) == (None, Certification.NONE)
    tom.sees("Votre profil est enregistré")


async def test_a_domain_may_be_typed_in_ones_own_words(stage: Stage) -> None:
    zoe = await stage.person("Zoé")
    await zoe.starts()
    await zoe.taps("J’accepte")
    await zoe.taps("Freelance")
    await zoe.says("Zoé Martin")
    await zoe.says("Développement web")
    await zoe.says("Fribourg")
    zoe.sees("« Fribourg » n’est aucun de ces domaines", "De quel domaine")
    await zoe.says("Informatique")
    zoe.does_not_see("quatre domaines")
    zoe.sees("ville")


async def test_a_company_out_of_the_four_domains_is_not_told_that_missions_are_closed(
    stage: Stage, language: str
) -> None:
    said = words(language)
    nadia = await stage.person("Nadia", language_code=language)
    await nadia.starts()
    await nadia.taps_data("b1|welcome|accept|")
    await nadia.taps_data("b1|category|choose|company")
    await nadia.says("Chocolats SA")
    await nadia.says("Chocolaterie")
    await nadia.says(said.plain("dom-other"))
    nadia.sees(said.plain("pro-city", category="company"))
    nadia.does_not_see(said.plain("pro-elsewhere"))
