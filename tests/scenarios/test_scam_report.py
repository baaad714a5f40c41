"""The report of a scam, as a visitor lives it (the part of S27 that ends with the receipt)."""

from models.scam_report import ScamEvidence, ScamReport
from services.members import appoint_admin
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
    await tom.taps("Je ne retrouve pas le profil")
    await tom.taps("Faux profil")
    await tom.says("Quelqu’un se fait passer pour un médecin de Nyon.")
    await tom.taps("Passer")
    await tom.taps("Envoyer la déclaration")
    assert await ScamReport.all().count() == 0
    tom.sees("capture")
    await tom.sends_file("capture.png", b"\x89PNG not a real one", kind="document", mime="image/png")
    await tom.taps("Suivant")
    await tom.taps("Envoyer la déclaration")
    tom.saw("Déclaration n° 1 reçue")
