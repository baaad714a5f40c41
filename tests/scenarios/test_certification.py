"""Certification as members and the team live it (parts of S03, S04, S05 and S06)."""

from datetime import timedelta

import pytest

from core import clock
from models.certification import EvidenceDocument
from models.member import MemberCategory
from models.profile import Certification, Profile
from services.certifications import EvidenceUnread, certify, submit_if_complete
from services.evidence.giving import give_document
from services.members import appoint_admin
from tests.kit.documents import pdf, picture
from tests.kit.kept import KEYS
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios.moderating import gives, of_the_team, opens_the_documents

pytestmark = pytest.mark.usefixtures("kept_files")


async def _submitted(stage: Stage, name: str = "Inès") -> Person:
    ines = await stage.professional(name, certified=False)
    await ines.taps("Rendre mon profil public")
    ines.sees("Permis ou pièce", "Justificatif de domicile", "Pas encore de permis", "chiffrés")
    await gives(stage, ines, "Permis ou pièce d’identité", pdf())
    ines.sees("✅ Permis ou pièce", "⬜ Justificatif")
    await gives(stage, ines, "Justificatif de domicile", picture())
    ines.sees("L'équipe a tout reçu", "2 jours ouvrés")
    return ines


@pytest.mark.slow
async def test_a_freelance_gives_two_documents_and_is_certified_and_found(stage: Stage) -> None:
    ada = await of_the_team(stage, "Ada")
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
    await opens_the_documents(ada)
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
    ada = await of_the_team(stage, "Ada")
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
    await gives(stage, paul, "Permis ou pièce d’identité", pdf())
    await gives(stage, paul, "Justificatif de domicile", picture("PNG"))
    await ada.says("/certifs")
    await ada.taps("Paul")
    ada.sees("Documents pas à jour")
    await opens_the_documents(ada)
    await ada.taps("Certifier")
    await ada.taps("Passer")
    await ada.taps("Certifier")
    assert (await Profile.get()).certification is Certification.CERTIFIED


async def test_nobody_is_certified_before_whoever_does_it_has_opened_every_document(stage: Stage) -> None:
    ada, bea = await of_the_team(stage, "Ada"), await of_the_team(stage, "Béa")
    ines = await _submitted(stage)
    for one in (ada, bea):
        await one.says("/certifs")
        await one.taps("Inès")
    await opens_the_documents(bea)
    await ada.taps("Certifier")
    ada.is_told("Ouvrez d’abord chaque document")
    profile = await Profile.get()
    with pytest.raises(EvidenceUnread):
        await certify(await stage.member(ada), profile.id, profile.version)
    ada.address("👁 Voir : Permis")
    await opens_the_documents(ada)
    await ada.says("/certifs")
    await ada.taps("Inès")
    ada.address("✅ Revoir : Permis")
    await ada.taps("Certifier")
    ada.sees("Jusqu'à quand")
    await gives(stage, ines, "Justificatif de domicile", picture("PNG"))
    await ada.taps("Passer")
    await ada.taps("Certifier")
    assert (await Profile.get()).certification is Certification.REVIEW, "a document came that nobody has seen"


async def test_the_team_sees_who_else_gave_the_same_number_and_where_to_look_it_up(stage: Stage) -> None:
    ada = await of_the_team(stage, "Ada")
    for name in ("Alpina SA", "Brumes Sàrl"):
        company = await stage.professional(name, category=MemberCategory.COMPANY, certified=False)
        await company.taps("Rendre mon profil public")
        await company.taps("Indiquer le numéro officiel")
        await company.says("CHE-100.155.212")
        company.sees("L'équipe a tout reçu")
        company.never_saw("autre profil")
    await ada.says("/certifs")
    await ada.taps("Brumes Sàrl")
    ada.sees("Ce numéro est aussi celui d’un autre profil : « Alpina SA »")
    assert "CHE-100.155.212" in ada.address("Registre officiel")


@pytest.mark.slow
async def test_the_team_asks_for_more_and_the_member_reads_what(stage: Stage) -> None:
    ada = await of_the_team(stage, "Ada")
    ines = await _submitted(stage)
    await ada.says("/certifs")
    await ada.taps("Inès")
    await ada.taps("Demander un complément")
    await ada.says("Le verso du permis <b>manque</b>.")
    await ines.look()
    ines.sees("Le verso du permis <b>manque</b>.", "Renvoyer mes documents")
    await ines.taps("Renvoyer mes documents")
    await gives(stage, ines, "Permis ou pièce d’identité", pdf(2))
    ines.sees("L'équipe a tout reçu")


async def test_without_a_permit_the_team_is_asked_to_call_and_nothing_is_visible(stage: Stage) -> None:
    ada = await of_the_team(stage, "Ada")
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
    ada = await of_the_team(stage, "Ada")
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
    await opens_the_documents(ada)
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
    await opens_the_documents(ines)
    await ines.taps("Certifier")
    await ines.taps("Passer")
    await ines.taps("Certifier")
    assert (await Profile.get()).certification is Certification.REVIEW
    ines.sees("autre personne de l'équipe")


async def test_two_of_the_team_decide_at_once_and_the_second_is_told(stage: Stage) -> None:
    ada, sam = await of_the_team(stage, "Ada"), await stage.visitor("Sam")
    await appoint_admin(sam.user_id)
    await _submitted(stage)
    for admin in (ada, sam):
        await admin.says("/certifs")
        await admin.taps("Inès")
    await opens_the_documents(ada)
    await ada.taps("Certifier")
    await sam.taps("Refuser")
    await ada.taps("Passer")
    await ada.taps("Certifier")
    await sam.taps("Documents pas à jour")
    assert (await Profile.get()).certification is Certification.CERTIFIED
    sam.does_not_see("Le refus et sa raison")


@pytest.mark.slow
async def test_what_the_team_asked_for_is_recalled_once_after_two_weeks(stage: Stage) -> None:
    ada = await of_the_team(stage, "Ada")
    ines = await _submitted(stage)
    await ada.says("/certifs")
    await ada.taps("Inès")
    await ada.taps("Demander un complément")
    await ada.says("Le verso du permis manque.")
    for days, told in ((13, 0), (2, 1), (15, 1)):
        await stage.passes(timedelta(days=days))
        recalled = [screen for screen in ines.received if "attend depuis deux semaines" in screen.text]
        assert len(recalled) == told, (days, told)
    await ines.says("/menu")
    await ines.taps("Rendre mon profil public")
    await ines.taps("Renvoyer mes documents")
    await gives(stage, ines, "Permis ou pièce d’identité", pdf(2))
    ines.sees("L'équipe a tout reçu")


async def test_a_permit_that_ends_is_told_three_times_and_then_hides_the_profile(stage: Stage) -> None:
    ada = await of_the_team(stage, "Ada")
    ines = await _submitted(stage)
    await ada.says("/certifs")
    await ada.taps("Inès")
    await opens_the_documents(ada)
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
    documents = await EvidenceDocument.all()
    assert len(documents) == 2 and all(document.forgotten_at for document in documents)


@pytest.mark.slow
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
        ines.has_at_most_eight_buttons()
    assert [(each.kind, each.is_back) for each in await EvidenceDocument.all().order_by("id")] == [
        ("permit", False),
        ("permit", True),
        ("residence", False),
    ]
    await ada.says("/certifs")
    await ada.taps("Inès")
    for what in (permit, back, residence):
        assert ada.screen().offers(f"{see} : {what}" if language == "fr" else f"{see}: {what}")


async def test_who_certifies_reads_the_name_of_telegram_beside_the_one_shown(
    stage: Stage, language: str
) -> None:
    ada = await stage.visitor("Ada", language_code=language)
    await appoint_admin(ada.user_id)
    zoe = await stage.professional("Зоя 🎉", certified=False, last_name="Петрова")
    profile = await Profile.get(member_id=(await stage.member(zoe)).id)
    await ada.taps_data(f"b1|certification|open|{profile.id}")
    shown, called = ("Nom affiché", "nom Telegram") if language == "fr" else ("Shown as", "Telegram name")
    ada.sees(f"{shown} : Зоя 🎉 · {called} : Зоя 🎉 Петрова" if language == "fr" else f"{shown}: Зоя 🎉 ·")
