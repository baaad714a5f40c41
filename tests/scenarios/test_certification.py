"""Certification as members and the team live it (parts of S03, S04, S05 and S06)."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from core import clock
from models.certification import EvidenceDocument
from models.member import MemberCategory
from models.profile import Certification, Profile
from services.certifications import submit_if_complete
from services.evidence.giving import give_document
from services.members import appoint_admin
from tests.kit.documents import pdf, picture
from tests.kit.kept import KEYS, kept_in
from tests.kit.person import Person
from tests.kit.stage import Stage


@pytest.fixture(autouse=True)
def vault(tmp_path: Path) -> Iterator[Path]:
    """Where encrypted documents are kept."""
    with kept_in(tmp_path) as files:
        yield files


async def _gives(stage: Stage, person: Person, what: str, content: bytes) -> None:
    """Goes to the upload page as the button leads there, and gives a document."""
    await person.taps(f"Déposer : {what}")
    token = person.address(f"Ouvrir la page : {what}").partition("#")[2]
    giving = await give_document(KEYS, token, content)
    await submit_if_complete(giving.profile.id, giving.member.id)
    await stage.settle()
    await person.look()


async def _ada(stage: Stage) -> Person:
    ada = await stage.visitor("Ada")
    await appoint_admin(ada.user_id)
    return await ada.says("/menu")


async def _submitted(stage: Stage, name: str = "Inès") -> Person:
    ines = await stage.professional(name, certified=False)
    await ines.taps("Rendre mon profil public")
    ines.sees("Permis ou pièce", "Justificatif de domicile", "Pas encore de permis", "chiffrés")
    await _gives(stage, ines, "Permis ou pièce d’identité", pdf())
    ines.sees("✅ Permis ou pièce", "⬜ Justificatif")
    await _gives(stage, ines, "Justificatif de domicile", picture())
    ines.sees("L'équipe a tout reçu", "2 jours ouvrés")
    return ines


@pytest.mark.slow
async def test_a_freelance_gives_two_documents_and_is_certified_and_found(stage: Stage) -> None:
    ada = await _ada(stage)
    ines = await _submitted(stage)
    tom = await stage.visitor("Tom")
    await tom.says("/chercher")
    await tom.says("Inès")
    tom.does_not_see("Interprète")
    await ada.look()
    ada.saw("Des profils attendent")
    await ada.says("/menu")
    await ada.taps("Certifications (1)")
    await ada.taps("Inès")
    ada.sees("Inès", "En cours d'analyse", "Lausanne", "Voir : Permis", "Voir : Justificatif")
    await ada.taps("Certifier")
    ada.sees("Jusqu'à quand")
    await ada.says("1.1.2020")
    assert (await Profile.get()).certification is Certification.REVIEW
    await ada.says("15 juillet 2026")
    ada.sees("15 juillet 2026", "Le profil devient visible")
    assert (await Profile.get()).certification is Certification.REVIEW
    await ada.taps("Certifier")
    ada.sees("Rien n'attend l'équipe", "certifié et visible")
    await ines.look()
    ines.saw("est certifié")
    await tom.says("/chercher")
    await tom.says("Inès")
    tom.sees("Inès")


@pytest.mark.slow
async def test_a_refusal_says_why_and_new_documents_lead_to_certification(stage: Stage) -> None:
    ada = await _ada(stage)
    paul = await _submitted(stage, "Paul")
    await ada.says("/certifs")
    await ada.taps("Paul")
    await ada.taps("Refuser")
    ada.sees("Documents pas à jour", "Profil hors plateforme")
    await ada.taps("Documents pas à jour")
    ada.sees("refus", "Rien n'attend")
    await paul.look()
    paul.saw("n'a pas pu être certifié")
    paul.sees("Raison : Documents pas à jour", "Renvoyer mes documents")
    await paul.taps("Renvoyer mes documents")
    paul.sees("⬜ Justificatif")
    await _gives(stage, paul, "Permis ou pièce d’identité", pdf())
    await _gives(stage, paul, "Justificatif de domicile", picture("PNG"))
    await ada.says("/certifs")
    await ada.taps("Paul")
    ada.sees("Documents pas à jour")
    await ada.taps("Certifier")
    await ada.taps("Passer")
    await ada.taps("Certifier")
    assert (await Profile.get()).certification is Certification.CERTIFIED


@pytest.mark.slow
async def test_the_team_asks_for_more_and_the_member_reads_what(stage: Stage) -> None:
    ada = await _ada(stage)
    ines = await _submitted(stage)
    await ada.says("/certifs")
    await ada.taps("Inès")
    await ada.taps("Demander un complément")
    await ada.says("Le verso du permis <b>manque</b>.")
    await ines.look()
    ines.sees("Le verso du permis <b>manque</b>.", "Renvoyer mes documents")
    await ines.taps("Renvoyer mes documents")
    await _gives(stage, ines, "Permis ou pièce d’identité", pdf(2))
    ines.sees("L'équipe a tout reçu")


async def test_without_a_permit_the_team_is_asked_to_call_and_nothing_is_visible(stage: Stage) -> None:
    ada = await _ada(stage)
    ines = await stage.professional("Inès", certified=False)
    await ines.taps("Rendre mon profil public")
    await ines.taps("Pas encore de permis")
    ines.sees("L'équipe vous contacte")
    await ada.look()
    ada.saw("attend votre appel")
    await ada.says("/certifs")
    ada.sees("☎️ Inès")
    await ada.taps("☎️ Inès")
    ada.does_not_see("Refuser")
    assert (await Profile.get()).certification is Certification.NO_PERMIT


async def test_a_company_types_its_number_and_a_wrong_check_digit_is_caught(stage: Stage) -> None:
    ada = await _ada(stage)
    nadia = await stage.professional("Alpina SA", category=MemberCategory.COMPANY, certified=False)
    await nadia.taps("Rendre mon profil public")
    await nadia.taps("Indiquer le numéro officiel")
    await nadia.says("CHE-100.155.213")
    nadia.sees("chiffre de contrôle")
    await nadia.says("che 100 155 212")
    nadia.sees("L'équipe a tout reçu", "Changer le numéro")
    assert (await Profile.get()).registration_number == "CHE-100.155.212"
    await ada.says("/certifs")
    await ada.taps("Alpina SA")
    ada.sees("CHE-100.155.212")
    await ada.taps("Certifier")
    ada.sees("Certifier Alpina SA ?")
    assert (await Profile.get()).certification is Certification.REVIEW
    await ada.taps("Certifier", times=2)
    assert (await Profile.get()).certification is Certification.CERTIFIED
    await nadia.says("/menu")
    await nadia.taps_data("b1|certify|number|")
    await nadia.says("CHE-116.281.710")
    nadia.sees("contactez l'équipe")


async def test_nobody_but_the_team_learns_that_there_is_a_queue(stage: Stage) -> None:
    await _submitted(stage)
    profile = await Profile.get()
    tom = await stage.visitor("Tom")
    for tried in (
        "b1|certifications|open|",
        f"b1|certification|open|{profile.id}",
        "b1|certification|open|999",
    ):
        await tom.taps_data(tried)
        tom.does_not_see("Inès", "dossier")
    for act in ("certify", "refuse", "more"):
        await tom.taps_data(f"n1|certification|{profile.id}|{profile.version}|{act}")
    assert (await Profile.get()).certification is Certification.REVIEW
    await tom.says("/certifs")
    tom.does_not_see("dossier")


async def test_nobody_certifies_themselves(stage: Stage) -> None:
    ines = await _submitted(stage)
    await appoint_admin(ines.user_id)
    await ines.says("/certifs")
    await ines.taps("Inès")
    await ines.taps("Certifier")
    await ines.taps("Passer")
    await ines.taps("Certifier")
    assert (await Profile.get()).certification is Certification.REVIEW
    ines.sees("autre personne de l'équipe")


async def test_two_of_the_team_decide_at_once_and_the_second_is_told(stage: Stage) -> None:
    ada, sam = await _ada(stage), await stage.visitor("Sam")
    await appoint_admin(sam.user_id)
    await _submitted(stage)
    for admin in (ada, sam):
        await admin.says("/certifs")
        await admin.taps("Inès")
    await ada.taps("Certifier")
    await sam.taps("Refuser")
    await ada.taps("Passer")
    await ada.taps("Certifier")
    await sam.taps("Documents pas à jour")
    assert (await Profile.get()).certification is Certification.CERTIFIED
    sam.does_not_see("Le refus et sa raison")


@pytest.mark.slow
async def test_a_permit_that_ends_is_told_three_times_and_then_hides_the_profile(stage: Stage) -> None:
    ada = await _ada(stage)
    ines = await _submitted(stage)
    await ada.says("/certifs")
    await ada.taps("Inès")
    await ada.taps("Certifier")
    end = clock.now().date() + timedelta(days=70)
    await ada.says(end.strftime("%d.%m.%Y"))
    await ada.taps("Certifier")
    for days, told in ((9, 0), (2, 1), (20, 1), (10, 2), (1, 2), (22, 3), (1, 3)):
        await stage.passes(timedelta(days=days))
        shown = [screen for screen in ines.received if "expire le" in screen.text]
        assert len(shown) == told, (days, told)
    await stage.passes(timedelta(days=6))
    assert (await Profile.get()).certification is Certification.EXPIRED
    ines.saw("est échu")
    assert all(document.forgotten_at for document in await EvidenceDocument.all())


@pytest.mark.slow
@pytest.mark.parametrize("language", ["fr", "en"])
async def test_the_team_sees_both_sides_of_a_permit(stage: Stage, language: str) -> None:
    permit, back, residence, see = (
        ("Permis ou pièce d’identité", "Verso du permis ou de la pièce d’identité", "Justificatif", "Voir")
        if language == "fr"
        else ("Permit or identity", "Back of the permit or identity document", "Proof of residence", "See")
    )
    upload, opened = ("Déposer", "Ouvrir la page") if language == "fr" else ("Upload", "Open the page")
    ada = await stage.visitor("Ada", language_code=language)
    await appoint_admin(ada.user_id)
    ines = await stage.professional("Inès", certified=False, language_code=language)
    await ines.taps("Rendre mon profil public" if language == "fr" else "Make my profile public")
    assert not ines.screen().offers(f"{upload} : {back}")
    for what in (permit, back, residence):
        await ines.taps(f"{upload} : {what}" if language == "fr" else f"{upload}: {what}")
        address = ines.address(f"{opened} : {what}" if language == "fr" else f"{opened}: {what}")
        giving = await give_document(KEYS, address.partition("#")[2], pdf())
        await submit_if_complete(giving.profile.id, giving.member.id)
        await stage.settle()
        await ines.look()
        assert len(ines.screen().labels) <= 8
    assert [(each.kind, each.is_back) for each in await EvidenceDocument.all().order_by("id")] == [
        ("permit", False),
        ("permit", True),
        ("residence", False),
    ]
    await ada.says("/certifs")
    await ada.taps("Inès")
    for what in (permit, back, residence):
        assert ada.screen().offers(f"{see} : {what}" if language == "fr" else f"{see}: {what}")
