"""« Nous contacter »: a member, the team and the member again; somebody barred; a changed registration number."""

from datetime import timedelta

import pytest

from core import clock
from models.audit import AuditEntry
from models.help_request import HelpRequest, HelpStatus, HelpTopic
from models.member import MemberCategory
from models.profile import Certification, Profile
from services.certifications import certify_profile, give_number
from services.profiles import own_profile
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios.moderating import of_the_team, opens_the_documents
from tests.scenarios.moderation_walks import suspended

STORY = "Ma visio ne s’ouvre pas <b>du tout</b> depuis ce matin."


async def _asks(person: Person, topic: str = "Problème technique", text: str = STORY) -> HelpRequest:
    await person.taps("Nous contacter")
    if person.screen().offers("Écrire à l'équipe"):
        await person.taps("Écrire à l'équipe")
    await person.taps(topic)
    await person.says(text)
    await person.taps("Envoyer à l'équipe")
    person.sees("Votre demande est partie", "2 jours ouvrés")
    return await HelpRequest.all().order_by("-id").first() or HelpRequest()


@pytest.mark.slow
async def test_a_member_asks_the_team_answers_and_the_member_reopens_what_was_closed(stage: Stage) -> None:
    ada, sam = await of_the_team(stage, "Ada"), await of_the_team(stage, "Sam")
    tom = await stage.visitor("Tom")
    await tom.says("/aide")
    await tom.taps("Nous contacter")
    tom.sees("À quel sujet", "Claire Contact", "2 jours ouvrés")
    await tom.taps("Problème technique")
    tom.sees("pièces jointes ne sont pas prises")
    await tom.says("trop")
    tom.sees("trop court")
    await tom.says(STORY)
    tom.sees("Voici votre demande", "Problème technique")
    await tom.taps("Envoyer à l'équipe", times=2)
    request = await HelpRequest.get()
    # Monday 10:00 and two working days.
    tom.sees("Demande n° 1", "À l'équipe de répondre d'ici mercredi 6 mai", "<b>du tout</b>")

    for admin in (ada, sam):
        await admin.look()
        admin.saw("Nouvelle demande n° 1")
    await ada.says("/menu")
    await ada.taps("Demandes (1)")
    ada.sees("Une demande attend", "Tom")
    await ada.taps("Tom")
    ada.sees("Tom", "Visiteur", "<b>du tout</b>", "Personne ne s'en occupe")
    await sam.taps("Je m'en occupe")
    sam.sees("Vous vous en occupez")
    await ada.look()
    ada.sees("Sam s'en occupe")
    assert not ada.screen().offers("Répondre") and not ada.screen().offers("Clore")
    await sam.taps("Répondre")
    await sam.says("Bonjour Tom, essayez un autre navigateur.")
    sam.sees("Répondue", "autre navigateur")
    await tom.look()
    tom.saw("L'équipe a répondu à votre demande n° 1")
    await tom.taps("Écrire")
    await tom.says("Cela marche, merci.")
    tom.sees("À l'équipe de répondre")
    await ada.look()
    ada.never_saw("Nouveau message dans la demande")
    await sam.look()
    sam.saw("Nouveau message dans la demande n° 1")
    await sam.taps("Clore")
    sam.sees("Clore la demande n° 1", "rouverte pendant 30 jours")
    tom.never_saw("est close")
    await sam.taps("Oui, clore", times=2)
    await tom.look()
    tom.saw("Votre demande n° 1 est close")
    tom.sees("peut être rouverte jusqu'au 3 juin")
    await tom.taps("Rouvrir")
    tom.sees("est rouverte", "À l'équipe de répondre")
    await tom.taps("C'est réglé")
    tom.sees("Close le")

    await stage.passes(timedelta(days=31))
    tom.sees("Close le")
    await tom.taps("Rouvrir")
    tom.is_told("depuis plus de 30 jours")
    await tom.taps("Nous contacter")
    await tom.taps("n° 1")
    tom.sees("Close le")
    assert not tom.screen().offers("Rouvrir")
    acts = [
        entry.action for entry in await AuditEntry.all().order_by("id") if entry.object_kind == "help_request"
    ]
    assert acts == ["help.taken", "help.answered", "help.closed"]
    assert (await HelpRequest.get()).status is HelpStatus.CLOSED
    assert request.topic is HelpTopic.TECHNICAL


@pytest.mark.slow
async def test_three_requests_wait_at_most_and_the_team_is_reminded_once(stage: Stage) -> None:
    ada = await of_the_team(stage, "Ada")
    tom = await stage.visitor("Tom")
    for number in range(3):
        await tom.says("/aide")
        await _asks(tom, "Autre sujet", f"Une question, la {number + 1}e du jour.")
    await tom.says("/aide")
    await tom.taps("Nous contacter")
    await tom.taps("Écrire à l'équipe")
    await tom.taps("Autre sujet")
    await tom.says("Une question de trop, pour voir.")
    await tom.taps("Envoyer à l'équipe")
    tom.sees("3 demandes attendent déjà")
    assert await HelpRequest.all().count() == 3
    for days in (1, 1, 1, 3):
        await stage.passes(timedelta(days=days, minutes=1))
    told = [each for each in ada.received if "plus de 2 jours ouvrés" in each.text]
    assert len(told) == 3
    await ada.says("/menu")
    await ada.taps("Demandes (3)")
    ada.sees("⏰ Tom")
    stranger = await stage.visitor("Zoé")
    for data in ("b1|help_request|open|1", "n1|help_request|1|1|take", "n1|help_request|1|1|settle"):
        await stranger.taps_data(data)
        assert "n'existe pas" in (stranger.toast or "").replace("’", "'"), data
    await stranger.taps_data("b1|help_queue|open|")
    assert "n'existe pas" in (stranger.toast or "").replace("’", "'")


async def test_newcomers_and_barred_people_reach_the_team_too(stage: Stage) -> None:
    sam = await of_the_team(stage, "Sam")
    hugo = await stage.person("Hugo")
    await hugo.starts("i_" + "x" * 22)
    hugo.sees("n'est pas reconnue")
    await hugo.says("/aide")
    await _asks(hugo, "Accès au compte", "Mon adresse n’est pas reconnue, aidez-moi.")
    await sam.look()
    await sam.taps("Répondre")
    await sam.says("Nous corrigeons votre adresse.")
    await hugo.look()
    hugo.saw("Nous corrigeons votre adresse")

    zed = await stage.professional("Zed")
    await suspended(stage, zed, sam)
    await zed.says("/menu")
    zed.sees("Nous contacter")
    await zed.taps("Nous contacter")
    await zed.taps("Sécurité")
    await zed.says("Pourquoi mon compte est-il suspendu ?")
    await zed.taps("Envoyer à l'équipe")
    zed.sees("Demande n° 2")
    await zed.taps("Écrire")
    await zed.says("Et jusqu’à quand ?")
    zed.sees("Et jusqu'à quand ?")
    await zed.says("/missions")
    zed.does_not_see("Demande n° 2")
    assert await HelpRequest.filter(status=HelpStatus.OPEN).count() == 1


@pytest.mark.slow
async def test_a_closed_request_is_found_again_by_number_and_name_and_its_closing_taken_back(
    stage: Stage,
) -> None:
    ada, sam = await of_the_team(stage, "Ada"), await of_the_team(stage, "Sam")
    tom, zoe = await stage.visitor("Tom"), await stage.visitor("Zoé")
    for person in (tom, zoe):
        await person.says("/aide")
        await _asks(person)
    await sam.says("/demandes")
    await sam.taps("Tom")
    await sam.taps("Clore")
    await sam.taps("Précédent")
    sam.sees("Demande n° 1", "Clore")
    # Whatever came since the question is seen first.
    await sam.taps("Clore")
    await tom.taps("Écrire")
    await tom.says("Encore un détail.")
    await sam.look()
    sam.sees("Encore un détail")
    assert not any(screen.offers("Oui, clore") for screen in sam.received)
    await sam.taps("Clore")
    for act in ("take", "hand_back"):
        version = (await HelpRequest.get(id=1)).version
        await ada.taps_data(f"n1|help_request|1|{version}|{act}")
    await sam.look()
    assert not any(screen.offers("Oui, clore") for screen in sam.received)
    await sam.taps("Clore")
    await sam.taps("Oui, clore")
    await ada.says("/demandes")
    ada.does_not_see("Tom")
    await ada.taps("Closes")
    ada.sees("Une demande est close", "✅ Tom")
    for typed in ("n° 1", "1", "tom"):
        await ada.says(typed)
        ada.sees("Une demande.", "✅ Tom")
        ada.does_not_see("Zoé")
    await ada.says("personne")
    ada.sees("Aucune demande n'a ce numéro ni ce nom")
    await ada.taps("Closes")
    await ada.taps("Tom")
    ada.sees("Close le", "Rouvrir")
    await ada.taps("Rouvrir")
    ada.sees("est rouverte", "À l'équipe de répondre")
    await tom.look()
    tom.saw("L'équipe a rouvert votre demande n° 1")
    acts = [each.action for each in await AuditEntry.filter(object_kind="help_request").order_by("id")]
    assert acts == ["help.taken", "help.handed_back", "help.closed", "help.reopened"]
    request = await HelpRequest.get(id=1)
    assert (request.status, request.taken_by) == (HelpStatus.OPEN, (await stage.member(sam)).id)
    await sam.look()
    await sam.taps_data("n1|help_request|1|" + str(request.version) + "|close")
    await sam.taps("Oui, clore")
    await stage.passes(timedelta(days=31))
    await ada.says("/demandes")
    await ada.says("1")
    await ada.taps("Tom")
    ada.does_not_see("Rouvrir")
    request = await HelpRequest.get(id=1)
    await ada.taps_data(f"n1|help_request|1|{request.version}|undo")
    ada.is_told("depuis plus de 30 jours")
    for act in ("close", "close_now", "undo"):
        await zoe.taps_data(f"n1|help_request|1|{request.version}|{act}")
        zoe.is_told("n'existe pas")


async def test_the_team_writes_first_to_whoever_waits_for_a_permit(stage: Stage) -> None:
    ada = await of_the_team(stage, "Ada")
    ines = await stage.professional("Inès", certified=False)
    ines.sees("Nous contacter")
    await ines.taps("Rendre mon profil public")
    await ines.taps("Pas encore de permis")
    await ada.look()
    ada.saw("attend votre appel")
    await ada.says("/demandes")
    await ada.taps("Permis à venir (1)")
    await ada.taps("Inès")
    await ada.taps("Écrire à cette personne")
    await ada.says("Bonjour Inès, préparons votre profil ensemble.")
    await ada.taps("Envoyer")
    ada.sees("Votre message est parti", "Certification")
    await ines.look()
    ines.saw("L'équipe vous écrit")
    await ines.taps("Écrire")
    await ines.says("Volontiers, demain ?")
    await ada.look()
    ada.saw("Nouveau message dans la demande n° 1")


async def test_s06_a_changed_number_goes_through_the_team_and_the_certificate_stays(stage: Stage) -> None:
    ada = await of_the_team(stage, "Ada")
    nadia = await stage.professional("Alpina SA", category=MemberCategory.COMPANY, certified=False)
    member = await stage.member(nadia)
    profile = await own_profile(member)
    assert profile is not None
    await give_number(member, profile.id, "CHE-100.155.212")
    await certify_profile(profile.id, "Ada")
    await nadia.taps_data("b1|certify|open|")
    await nadia.taps("Changer le numéro")
    nadia.sees("nouveau numéro", "CHE-100.155.212")
    await nadia.says("CHE-116.281.272")
    nadia.sees("chiffre de contrôle")
    await nadia.says("CHE-100.155.212")
    nadia.sees("déjà le numéro connu")
    await nadia.says("CHE-116.281.710")
    await nadia.says("Fusion avec Cervin SA au 1er mai.")
    await nadia.taps("Envoyer à l'équipe")
    nadia.sees("CHE-100.155.212 → CHE-116.281.710")
    await nadia.taps_data("b1|certify|renumber|")
    nadia.sees("Demande n° 1")

    await ada.look()
    ada.saw("Alpina SA : CHE-100.155.212 → CHE-116.281.710")
    await ada.taps("Mettre ce numéro en analyse", times=2)
    ada.sees("en cours d'analyse")
    profile = await Profile.get()
    assert profile.certification is Certification.REVIEW and profile.is_certified
    assert profile.registration_number == "CHE-116.281.710"
    await nadia.look()
    nadia.saw("Votre nouveau numéro est en cours d'analyse")
    await nadia.taps_data("b1|certify|open|")
    nadia.sees("certificat reste en vigueur")
    await nadia.says("/menu")
    nadia.sees("Chercher des freelances")
    lea = await stage.professional("Léa")
    await lea.says("/chercher")
    await lea.says("Alpina")
    lea.sees("Alpina SA")

    await ada.says("/certifs")
    await ada.taps("Alpina SA")
    ada.sees("CHE-100.155.212 → CHE-116.281.710")
    await opens_the_documents(ada)
    await ada.taps("Certifier")
    await ada.taps("Certifier")
    profile = await Profile.get(id=profile.id)
    assert profile.certification is Certification.CERTIFIED and not profile.certificate_kept
    assert profile.certified_at == clock.now()
