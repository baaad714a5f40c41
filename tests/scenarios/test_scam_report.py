"""The report of a scam, as a visitor lives it (the part of S27 that ends with the receipt)."""

from datetime import timedelta

from bot.cards import CARDS
from core import clock
from core.i18n import words
from models.delivery import Notification
from models.scam_report import ScamCategory, ScamEvidence, ScamReport, ScamStatus
from services import conversations, scam_reports, scam_turns
from services.members import appoint_admin
from services.profiles import own_profile
from tests.kit.stage import Stage


async def test_a_visitor_reports_and_gets_a_receipt_and_the_team_is_told(stage: Stage) -> None:
    gold = await stage.professional("Gold Consult")
    ada = await stage.visitor("Ada")
    await appoint_admin(ada.user_id)
    tom = await stage.visitor("Tom")
    await tom.taps("Déclarer une arnaque")
    tom.sees("obligatoire", "Faites preuve de vigilance")
    await tom.says("Gold")
    await tom.taps("Gold Consult")
    await tom.taps("Paiement d'avance")
    await tom.says("trop court")
    tom.sees("trop court")
    await tom.says("On m’a demandé 500 francs avant tout rendez-vous.")
    await tom.sends_file("preuve.png", b"\x89PNG not a real one", kind="document", mime="image/png")
    await tom.taps("Suivant")
    tom.sees("Gold Consult", "500 francs", "n'est pas responsable")
    await tom.taps("Envoyer la déclaration", times=2)
    tom.saw("Déclaration n° 1 reçue")
    assert await ScamReport.all().count() == 1
    assert await ScamEvidence.all().count() == 1
    await ada.look()
    ada.saw("Nouvelle déclaration n° 1")
    await gold.look()
    gold.never_saw("Déclaration")
    gold.never_saw("Tom")


async def test_who_cannot_name_the_profile_must_show_something(stage: Stage) -> None:
    tom = await stage.visitor("Tom")
    await tom.says("/arnaque")
    await tom.says("Inconnu au bataillon")
    tom.sees("Aucun résultat")
    await tom.taps("Je ne retrouve pas le profil")
    await tom.taps("Faux profil")
    await tom.says("Quelqu’un se fait passer pour un médecin de Nyon.")
    tom.sees("capture")
    assert not tom.screen().offers("Passer")
    await tom.sends_file("capture.png", b"\x89PNG not a real one", kind="document", mime="image/png")
    await tom.taps("Suivant")
    await tom.taps("Envoyer la déclaration")
    tom.saw("Déclaration n° 1 reçue")


async def test_the_team_sees_the_evidence_and_both_read_the_decision(stage: Stage, language: str) -> None:
    french = language == "fr"
    gold = await stage.professional("Gold Consult", language_code="en" if french else "fr")
    ada = await stage.visitor("Ada")
    await appoint_admin(ada.user_id)
    tom = await stage.visitor("Tom", language_code=language)
    profile = await own_profile(await stage.member(gold))
    assert profile is not None
    await conversations.leave_message(await stage.member(tom), profile.id, "Combien pour <b>tout</b> ?")
    await tom.taps_data(f"b1|scam|open|{profile.public_id}")
    await tom.taps("Paiement d'avance" if french else "Advance payment")
    await tom.says("On m’a demandé 500 francs avant tout rendez-vous.")
    await tom.sends_file("preuve.png", b"\x89PNG one", kind="document", mime="image/png")
    await tom.taps("Suivant" if french else "Next")
    await tom.taps("Envoyer la déclaration" if french else "Send the report")
    tom.saw("Déclaration n° 1 reçue" if french else "Report no. 1 received")
    tom.saw("Ajouter des éléments" if french else "Add something")

    await ada.says("/signalements")
    await ada.taps("Gold Consult")
    ada.sees("A déclaré : Combien pour <b>tout</b> ?")
    await ada.taps("Voir les preuves (1)")
    files = [m for m in await ada.transport.messages(ada.user_id) if "document" in m]
    assert files and files[-1]["document"]["file_name"] == "preuve.png"
    await ada.says("/signalements")
    await ada.taps("Gold Consult")
    assert not ada.screen().offers("Décider")
    await ada.taps("Prendre en examen")
    # Both sides are heard before anything is decided; neither reads what the other is asked.
    for side, person, answer in (
        ("À la personne qui a déclaré", tom, "Voici la quittance du virement."),
        ("Au compte déclaré", gold, "Je demande toujours une avance."),
    ):
        await ada.taps("Demander un complément")
        await ada.taps(side)
        await ada.says("Qu’avez-vous convenu au sujet du paiement ?")
        await ada.taps("Envoyer la question")
        ada.sees("Complément demandé")
        await person.look()
        in_french = french if person is tom else not french
        await person.taps("Répondre" if in_french else "Answer")
        await person.says(answer)
        await person.taps("Passer" if in_french else "Skip")
        await person.taps("Envoyer la réponse" if in_french else "Send the answer")
        await ada.taps_data("b1|scam_case|open|1")
        ada.sees("En examen", answer)
    tom.never_saw("toujours une avance")
    gold.never_saw("quittance")
    await ada.taps("Décider")
    await ada.taps("1. Fondée")
    ada.sees("Gold Consult", "Une exclusion se décide à deux")
    await ada.taps("3. Suspension")
    await ada.taps("Fraude")
    ada.sees("ne nommez pas la personne qui a déclaré")
    await ada.says("Une avance a été demandée avant toute prestation.")
    await ada.taps("14 jours")
    ada.sees("Fondée", "Suspension", "Fraude", "14 jours")
    await ada.taps("Décider maintenant", times=2)
    ada.sees("Déclaration n° 1", "Fondée")
    assert not ada.screen().offers("Décider")
    assert (await ScamReport.get()).status is ScamStatus.FOUNDED

    await tom.look()
    tom.saw("Une décision est prise sur votre déclaration n° 1" if french else "Your report no. 1 is decided")
    tom.saw("votre déclaration est fondée" if french else "your report is upheld")
    assert not any(screen.offers("Contester") or screen.offers("Appeal") for screen in tom.received)
    tom.never_saw("Suspension")
    tom.never_saw("avance a été demandée avant toute prestation")
    await gold.look()
    gold.saw("suspended" if french else "suspendu")
    gold.saw("Une avance a été demandée")
    for word in ("n° 1", "no. 1"):
        gold.never_saw(word)
    await ada.says("/signalements")
    assert not ada.screen().offers("Gold Consult")


async def test_a_report_that_is_not_upheld_is_told_to_its_reporter_alone(stage: Stage) -> None:
    gold = await stage.professional("Gold Consult")
    ada, sam = await stage.visitor("Ada"), await stage.visitor("Sam")
    for each in (ada, sam):
        await appoint_admin(each.user_id)
    tom = await stage.visitor("Tom")
    profile = await own_profile(await stage.member(gold))
    assert profile is not None
    await scam_reports.file_report(
        await stage.member(tom), profile.id, ScamCategory.UNPAID, "La facture n’est toujours pas payée."
    )
    await ada.says("/signalements")
    await ada.taps("Gold Consult")
    await ada.taps("Prendre en examen")
    await ada.taps("Décider")
    await sam.says("/signalements")
    await sam.taps("Gold Consult")
    await sam.taps("Décider")
    await sam.taps("Classée")
    await sam.taps("Décider maintenant")
    await ada.taps("Non fondée")
    await ada.taps("Décider maintenant")
    ada.sees("Classée")
    assert (await ScamReport.get()).status is ScamStatus.CLOSED
    await tom.look()
    tom.saw("L'équipe ne peut pas aller plus loin ici")
    await gold.look()
    gold.never_saw("Déclaration")


async def _reported(
    stage: Stage, name: str, number: int, category: ScamCategory = ScamCategory.ADVANCE
) -> int:
    """Several people report the same profile; gives its id."""
    profile = await own_profile(await stage.member(await stage.professional(name)))
    assert profile is not None
    for each in range(number):
        reporter = await stage.member(await stage.visitor(f"{name} {each}"))
        await scam_reports.file_report(reporter, profile.id, category, "On m’a demandé de payer d’avance.")
    return profile.id


async def test_urgent_reports_reach_the_team_at_once_and_then_bundled(stage: Stage) -> None:
    ada = await stage.visitor("Ada")
    await appoint_admin(ada.user_id)
    await _reported(stage, "Gold Consult", 1)
    await stage.settle()
    await ada.look()
    ada.saw("Nouvelle déclaration n° 1 (priorité 1)")
    ada.saw("Ouvrir la déclaration")
    ada.never_saw("500 francs")
    for number in range(5):
        await _reported(stage, f"Silver {number}", 1)
    await stage.settle()
    await ada.look()
    ada.never_saw("nouvelles déclarations urgentes")
    await stage.passes(timedelta(minutes=15))
    await ada.look()
    ada.saw("6 nouvelles déclarations urgentes")
    texts = [m.get("text", "") for m in await ada.transport.messages(ada.user_id)]
    assert sum("éclaration" in text and "🚩" in text for text in texts) == 2


async def test_other_reports_come_together_twice_a_day(stage: Stage, language: str) -> None:
    ada = await stage.visitor("Ada", language_code=language)
    await appoint_admin(ada.user_id)
    await _reported(stage, "Gold Consult", 4, ScamCategory.FAKE)
    await stage.settle()
    await ada.look()
    ada.never_saw("4 déclarations")
    ada.never_saw("Gold Consult")
    await stage.passes(timedelta(hours=5))  # From ten to three in the afternoon.
    await ada.look()
    ada.saw("4 déclarations attendent l'équipe" if language == "fr" else "4 reports wait for the team")
    await ada.taps("Signalements" if language == "fr" else "Reports")
    ada.sees("1. 🟠 Gold Consult (4)")
    await ada.says("1")
    ada.sees("Gold Consult", "1. 🟠 n° 1" if language == "fr" else "1. 🟠 no. 1")


async def test_what_is_taken_before_the_digest_is_not_told(stage: Stage) -> None:
    ada = await stage.visitor("Ada")
    await appoint_admin(ada.user_id)
    await _reported(stage, "Gold Consult", 1, ScamCategory.OTHER)
    await ada.says("/signalements")
    await ada.taps("Gold Consult")
    await ada.taps("Prendre en examen")
    await stage.passes(timedelta(hours=5))
    await ada.look()
    ada.never_saw("attend l'équipe")


async def test_thirty_reports_of_one_profile_are_one_line_of_the_queue(stage: Stage) -> None:
    ada = await stage.visitor("Ada")
    await appoint_admin(ada.user_id)
    await _reported(stage, "Gold Consult", 6)
    await _reported(stage, "Silver", 1, ScamCategory.OTHER)
    await ada.says("/signalements")
    ada.sees("7 signalements attendent", "1. 🔴 Gold Consult (6)", "2. 🟡 n° 7 · Silver")
    await ada.taps("Gold Consult (6)")
    ada.sees("Déclarations sur Gold Consult", "Page 1 sur 2", "1. 🔴 n° 1 · Déposée")
    await ada.taps("Suivant")
    ada.sees("Page 2 sur 2", "6. 🔴 n° 6")
    await ada.says("6")
    ada.sees("Déclaration n° 6", "Prendre en examen")
    await ada.taps("Prendre en examen")
    await ada.says("/audit")
    ada.sees("signalement pris en examen, n° 6 (Gold Consult)")


async def test_who_reported_finds_every_case_again(stage: Stage, language: str) -> None:
    french = language == "fr"
    gold, silver = await stage.professional("Gold Consult"), await stage.professional("Silver")
    tom = await stage.visitor("Tom", language_code=language)
    await tom.says("/declarations" if french else "/my_reports")
    tom.sees("Vous n'avez rien déclaré" if french else "You have not reported anything")
    for each, category in ((gold, ScamCategory.OFF_PLATFORM), (silver, ScamCategory.UNPAID)):
        profile = await own_profile(await stage.member(each))
        assert profile is not None
        await scam_reports.file_report(
            await stage.member(tom), profile.id, category, "La facture n’est toujours pas payée."
        )
    await tom.says("/parametres" if french else "/settings")
    await tom.taps("Autres" if french else "Other")
    await tom.taps("Mes déclarations" if french else "My reports")
    tom.sees(
        "2 déclarations" if french else "2 reports", "1. n° 2 · Silver" if french else "1. no. 2 · Silver"
    )
    await tom.says("2")
    tom.sees("Gold Consult", "Hors plateforme suspect" if french else "Suspicious off-platform")
    await tom.taps("Ajouter des éléments" if french else "Add something")
    await tom.taps("Faux profil" if french else "Fake profile")
    await tom.says("Cette personne n’existe pas non plus.")
    await tom.taps("Passer" if french else "Skip")
    tom.sees("Preuves : aucune" if french else "Evidence: none")
    await tom.taps("Envoyer la déclaration" if french else "Send the report")
    added = "Votre complément est ajouté à la déclaration n° 1" if french else "is added to your report no. 1"
    tom.saw(added)
    tom.saw("Hors plateforme suspect, Faux profil" if french else "Suspicious off-platform, Fake profile")
    assert await ScamReport.all().count() == 2
    silver_person = await stage.visitor("Eve", language_code=language)
    await silver_person.taps_data("b1|scam_case|open|1")
    silver_person.does_not_see("Gold Consult")


async def test_who_reports_too_much_is_told_when_the_team_sees_it(stage: Stage, language: str) -> None:
    french = language == "fr"
    ada = await stage.visitor("Ada")
    await appoint_admin(ada.user_id)
    tom = await stage.visitor("Tom", language_code=language)
    proof = [scam_reports.Evidence("f", "u")]
    for _ in range(scam_turns.NEW_CASES_A_DAY):
        await scam_reports.file_report(await stage.member(tom), None, ScamCategory.FAKE, "x" * 30, proof)
    await stage.professional("Gold Consult")
    await tom.says("/arnaque")
    await tom.says("Gold")
    await tom.taps("Gold Consult")
    await tom.taps("Paiement d'avance" if french else "Advance payment")
    await tom.says("On m’a demandé 500 francs avant tout rendez-vous.")
    await tom.taps("Passer" if french else "Skip")
    await tom.taps("Envoyer la déclaration" if french else "Send the report")
    turn = words(language).moment(clock.now() + timedelta(days=1), "Europe/Zurich")
    tom.saw("l'équipe verra celle-ci à son tour" if french else "the team sees this one in its turn")
    tom.sees(turn, "· En attente" if french else "· Waiting")
    tom.saw("n° 4 conservée : l'équipe la verra" if french else "no. 4 is kept: the team sees it")
    await ada.taps_data("b1|scam_case|open|4")
    ada.does_not_see("Gold Consult")
    await stage.passes(timedelta(days=1))
    await tom.look()
    tom.saw(
        "Votre déclaration n° 4 est maintenant auprès" if french else "Your report no. 4 is with the team now"
    )
    tom.saw("Déclaration n° 4 reçue" if french else "Report no. 4 received")
    late = await Notification.get(key="scam.queued")
    assert not await CARDS["scam_report"].still_true(late), "who was away is not told that it still waits"
    await ada.taps_data("b1|scam_case|open|4")
    ada.sees("Gold Consult")


async def test_a_program_is_no_evidence_and_eight_buttons_are_enough(stage: Stage, language: str) -> None:
    french = language == "fr"
    await stage.professional("Gold Consult")
    tom = await stage.visitor("Tom", language_code=language)
    await tom.says("/arnaque")
    await tom.says("Gold")
    await tom.taps("Gold Consult")
    tom.has_at_most_eight_buttons()
    await tom.says("Autre" if french else "Other")
    await tom.says("On m’a demandé 500 francs avant tout rendez-vous.")
    await tom.sends_file("evil.exe", b"MZ a program", kind="document", mime="application/octet-stream")
    tom.sees("Un programme ne peut pas être joint" if french else "A program cannot be attached")
    await tom.sends_file("preuve.pdf", b"%PDF-1.4", kind="document", mime="application/pdf")
    tom.sees("preuve.pdf")
    tom.does_not_see("evil.exe")
