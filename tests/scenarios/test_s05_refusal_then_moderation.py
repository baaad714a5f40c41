"""S05: a refusal with its reason and a second try; then moderation, contesting it, and what stays of it."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from core import clock
from core.keys import KeyRing
from models.audit import AuditEntry
from models.measure import Appeal, Ending, Exclusion, Measure
from models.member import Member, MemberCategory
from models.profile import Certification, Profile
from services import appeals, audit, measures
from services.certifications import submit_if_complete
from services.evidence.giving import give_document
from services.evidence.vault import use_keys
from services.files import LocalFiles, use_files
from services.members import appoint_admin
from tests.kit.documents import pdf, picture
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios.walks import requested

KEYS = KeyRing(b"k" * 32)
SPAM = "Votre profil ne parle que de jeux d’argent."


@pytest.fixture(autouse=True)
def vault(tmp_path: Path) -> Iterator[None]:
    """Where encrypted documents are kept, and the key of hashes."""
    use_files(LocalFiles(tmp_path / "files"))
    use_keys(KEYS)
    yield
    use_files(None)
    use_keys(None)


async def _of_the_team(stage: Stage, name: str) -> Person:
    person = await stage.visitor(name)
    await appoint_admin(person.user_id)
    return await person.says("/menu")


async def _gives(stage: Stage, person: Person, what: str, content: bytes) -> None:
    await person.taps(f"Déposer : {what}")
    token = person.address(f"Ouvrir la page : {what}").partition("#")[2]
    giving = await give_document(KEYS, token, content)
    await submit_if_complete(giving.profile.id, giving.member.id)
    await stage.settle()
    await person.look()


async def _gives_both(stage: Stage, person: Person) -> None:
    await _gives(stage, person, "Permis ou pièce d’identité", pdf())
    await _gives(stage, person, "Justificatif de domicile", picture())


async def _name(stage: Stage, person: Person) -> str:
    return (await stage.member(person)).public_id


async def _profile(stage: Stage, person: Person) -> Profile:
    return await Profile.get(member_id=(await stage.member(person)).id)


async def _suspends(admin: Person, name: str, *, days: str = "30 jours") -> None:
    await admin.taps_data(f"b1|member_case|open|{name}")
    await admin.taps("Suspendre")
    await admin.taps("Contenu hors sujet")
    await admin.says(SPAM)
    admin.sees("Pour combien de temps", "7 jours", "90 jours")
    await (admin.says(days) if days.isdecimal() else admin.taps(days))
    admin.sees("Contenu hors sujet", SPAM)
    await admin.taps("Suspendre maintenant")


async def _deletes(admin: Person, name: str, rule: str) -> None:
    await admin.taps_data(f"b1|member_case|open|{name}")
    await admin.taps("Supprimer ce compte")
    admin.sees("30 jours")
    await admin.taps(rule)
    await admin.says(SPAM)
    await admin.taps("Supprimer ce compte")


async def _contests(person: Person, text: str = "Ce n’est pas mon profil, regardez encore.") -> None:
    await person.taps("Contester cette décision")
    await person.says(text)
    person.sees("contestation est déposée")


async def _decides(admin: Person, outcome: str) -> None:
    await admin.taps_data("b1|appeals|open|")
    admin.sees("Une contestation attend")
    number = (await Appeal.get()).id
    await admin.taps_data(f"b1|appeal|open|{number}")
    await admin.taps("Décider")
    await admin.taps(outcome)
    await admin.says("Nous avons tout relu, merci.")


async def _may_not_decide(admin: Person) -> None:
    appeal = await Appeal.get()
    await admin.taps_data(f"b1|appeal|open|{appeal.id}")
    admin.sees("Vous avez pris cette décision", "sur le serveur")
    await admin.taps_data(f"n1|appeal|{appeal.id}|{appeal.version}|decide")
    admin.is_told("Une autre personne de l'équipe doit réexaminer")
    assert (await Appeal.get()).outcome is None, "whoever decided does not decide again"


async def test_s05_paul_is_refused_tries_again_and_is_certified(stage: Stage) -> None:
    ada = await _of_the_team(stage, "Ada")
    paul = await stage.professional("Paul", certified=False)
    await paul.taps("Rendre mon profil public")
    await _gives_both(stage, paul)
    await ada.says("/certifs")
    await ada.taps("Paul")
    await ada.taps("Refuser")
    ada.sees("Documents pas à jour", "Profil hors plateforme")
    await ada.taps("Documents pas à jour")
    await paul.look()
    paul.sees("Raison : Documents pas à jour", "Renvoyer mes documents", "Contester cette décision")
    await paul.taps("Renvoyer mes documents")
    await _gives_both(stage, paul)
    await ada.says("/certifs")
    await ada.taps("Paul")
    await ada.taps("Certifier")
    await ada.taps("Passer")
    assert (await Profile.get()).certification is Certification.CERTIFIED
    await ada.says("/audit")
    ada.sees("Ada : certification refusée (Documents pas à jour) → Paul", "Ada : profil certifié → Paul")
    await paul.says("/privacy")
    await paul.taps("Ce que l'équipe a fait")
    paul.sees("certification refusée", "profil certifié")
    paul.does_not_see("Ada")


async def test_s05_zed_turns_to_spam_and_the_account_is_deleted_after_thirty_days(stage: Stage) -> None:
    sam, tom = await _of_the_team(stage, "Sam"), await stage.visitor("Tom")
    zed = await stage.professional("Zed Zorglub", sector="Plomberie")
    await tom.says("/chercher")
    await tom.says("Zorglub")
    tom.sees("Zed Zorglub")
    profile = await _profile(stage, zed)
    await sam.taps_data(f"b1|certification|open|{profile.id}")
    await sam.taps("Le compte et ses mesures")
    sam.sees("Zed Zorglub", "Profil certifié", "Aucune déclaration")
    await _deletes(sam, await _name(stage, zed), "Contenu hors sujet")
    sam.sees("la personne reçoit les raisons", "Voir la suppression")
    await zed.look()
    zed.sees(
        "L'équipe a décidé de supprimer votre compte", SPAM, "Règle : Contenu hors sujet",
        "Date d'effet : 3 juin 2026", "sans automatisme", "jusqu'au 3 novembre 2026", "Contester",
    )  # fmt: skip
    await tom.says("/chercher")
    await tom.says("Zorglub")
    tom.sees("Zed Zorglub")  # Until the notice is over.
    await stage.passes(timedelta(days=29))
    assert (await Measure.get()).ended_at is None
    await stage.passes(timedelta(days=2))
    assert (await Measure.get()).ending is Ending.DONE
    await tom.says("/chercher")
    await tom.says("Zorglub")
    tom.does_not_see("Zed Zorglub")
    await sam.says("/audit")
    sam.sees("règle automatique : compte supprimé", "Sam : suppression du compte décidée")
    sam.does_not_see("Zed")
    acts = [entry.action for entry in await AuditEntry.filter(object_kind="member").order_by("id")]
    assert acts == ["admin.appointed", "account.deletion", "account.deletion.done"]
    await audit.seal_due()
    assert (await audit.verify_chain()).holds


@pytest.mark.slow
async def test_fraud_shuts_out_at_once_and_the_person_cannot_come_back_but_can_contest(stage: Stage) -> None:
    sam, ada = await _of_the_team(stage, "Sam"), await _of_the_team(stage, "Ada")
    zed = await stage.professional("Zed Zorglub")
    before = await stage.member(zed)
    await _deletes(sam, before.public_id, "Fraude")
    sam.sees("proposée au reste de l'équipe", "Voir la proposition d'exclusion")
    await zed.look()
    zed.never_saw("supprimer votre compte")
    await sam.taps("Voir la proposition d'exclusion")
    sam.sees("Rien n'a changé pour la personne", "Ne pas exclure")
    sam.does_not_see("Confirmer l'exclusion")
    proposal = await Measure.get()
    await sam.taps_data(f"n1|measure|{proposal.id}|{proposal.version}|confirm")
    sam.is_told("Vous avez proposé cette exclusion")
    await zed.taps_data(f"b1|measure|open|{proposal.id}")
    zed.does_not_see(SPAM)
    assert (await Profile.get()).deleted_at is None and (await stage.member(zed)).barred_by is None
    await ada.look()
    ada.saw("une deuxième personne doit la confirmer")
    await ada.taps_data(f"b1|measure|open|{proposal.id}")
    await ada.taps("Confirmer l'exclusion")
    ada.sees("L'exclusion est confirmée", "immédiate")
    assert (await Profile.get()).deleted_at is not None, "gone from the search at once"
    await stage.passes(timedelta(minutes=1))
    zed.saw("selon la décision que l'équipe vous a communiquée")
    gone = await Member.get(id=before.id)
    assert gone.telegram_id is None and gone.deleted_at is not None and gone.first_name == ""
    row = await Profile.get()
    assert (row.display_name, row.city, row.description) == ("", "", "")
    assert await Exclusion.all().count() == 1
    await zed.says("/start")
    zed.sees("a été exclu", "Règle : Fraude", SPAM, "Contester")
    await zed.taps_data("b1|welcome|accept|")
    await zed.taps_data("b1|category|choose|visitor")
    assert (await stage.member(zed)).registered_at is None
    await _contests(zed)
    await _may_not_decide(sam)
    await _may_not_decide(ada)
    await _decides(await _of_the_team(stage, "Eve"), "annulée")
    await zed.look()
    zed.saw("a réexaminé la décision")
    assert await Exclusion.all().count() == 0
    await zed.says("/start")
    zed.sees("conditions")


@pytest.mark.slow
async def test_a_suspended_person_reads_contests_and_is_as_before_when_it_is_overturned(stage: Stage) -> None:
    sam, ada = await _of_the_team(stage, "Sam"), await _of_the_team(stage, "Ada")
    lea, tom, asked = await requested(stage, "fr")
    await _suspends(sam, await _name(stage, lea), days="26")
    sam.sees("Le compte est suspendu", "Voir la suspension")
    await asked.refresh_from_db()
    assert asked.status == "cancelled"
    await tom.look()
    tom.does_not_see("suspen")
    await lea.look()
    lea.sees("a suspendu votre compte", SPAM, "jusqu'au 30 mai 2026 compris", "Contester")
    for tried in (
        "b1|presence|online|1h",
        "b1|agenda|hours|",
        "b1|search|open|",
        "n1|appointment|1|1|accept",
    ):
        await lea.taps_data(tried)
        lea.sees("Compte suspendu", "Contester", "Messagerie")
    await lea.says("Bonjour, je voudrais un rendez-vous")
    lea.sees("Compte suspendu")
    await lea.taps("Messagerie")
    lea.sees("Messagerie")
    await lea.says("/menu")
    await _contests(lea)
    lea.sees("Une autre personne de l'équipe l'examine")
    await lea.says("/menu")
    lea.does_not_see("Contester")
    await sam.look()
    sam.saw("Une décision est contestée")
    await sam.says("/certifs")
    await sam.taps("Contestations (1)")
    await sam.taps("Mesure contre un compte")
    sam.sees("Vous avez pris cette décision")
    await _decides(ada, "annulée")
    assert (await _profile(stage, lea)).certification is Certification.CERTIFIED
    await lea.look()
    lea.saw("a réexaminé la décision")
    await lea.says("/menu")
    lea.sees("Profil certifié", "Passer en ligne")
    await sam.look()
    sam.saw("Une de vos décisions a été réexaminée")


@pytest.mark.slow
async def test_a_suspension_ends_by_itself_and_another_is_lifted_by_hand(stage: Stage) -> None:
    sam = await _of_the_team(stage, "Sam")
    lea = await stage.professional("Léa")
    await _suspends(sam, await _name(stage, lea), days="16")
    assert (await _profile(stage, lea)).certification is Certification.SUSPENDED
    await stage.passes(timedelta(days=17))
    assert (await _profile(stage, lea)).certification is Certification.CERTIFIED
    lea.saw("La mesure contre votre compte est levée")
    await _suspends(sam, await _name(stage, lea))
    await sam.taps("Voir la suspension")
    await sam.taps("Lever la suspension", times=2)
    assert (await _profile(stage, lea)).certification is Certification.CERTIFIED
    assert [m.ending for m in await Measure.all().order_by("id")] == [Ending.LAPSED, Ending.LIFTED]


@pytest.mark.slow
async def test_paul_contests_his_refusal_and_another_admin_has_it_looked_at_again(stage: Stage) -> None:
    ada, sam = await _of_the_team(stage, "Ada"), await _of_the_team(stage, "Sam")
    nadia = await stage.professional("Alpina SA", category=MemberCategory.COMPANY, certified=False)
    await nadia.taps("Rendre mon profil public")
    await nadia.taps("Indiquer le numéro officiel")
    await nadia.says("CHE-100.155.212")
    await ada.says("/certifs")
    await ada.taps("Alpina")
    await ada.taps("Refuser")
    await ada.taps("Profil hors plateforme")
    await nadia.look()
    await _contests(nadia)
    await _may_not_decide(ada)
    assert (await Profile.get()).certification is Certification.REFUSED
    await _decides(sam, "annulée")
    assert (await Profile.get()).certification is Certification.REVIEW
    await ada.says("/certifs")
    ada.sees("Alpina SA")


@pytest.mark.slow
async def test_nobody_but_the_team_comes_near_it(stage: Stage) -> None:
    sam, tom = await _of_the_team(stage, "Sam"), await stage.visitor("Tom")
    lea = await stage.professional("Léa")
    name = await _name(stage, lea)
    await _suspends(sam, name)
    measure = await Measure.get()
    for tried in (
        f"b1|member_case|open|{name}", f"b1|member_case|suspend|{name}", f"b1|member_case|delete|{name}",
        f"b1|measure|open|{measure.id}", f"n1|measure|{measure.id}|1|lift", f"b1|contest|measure|{measure.id}",
        "b1|audit|open|", f"b1|audit|open|0~~{name}", "b1|appeals|open|", "b1|appeal|open|1", "/audit",
    ):  # fmt: skip
        await (tom.says(tried) if tried.startswith("/") else tom.taps_data(tried))
        tom.does_not_see("Léa", SPAM, "Journal")
    assert (await Measure.get()).ended_at is None
    await sam.taps_data(f"b1|member_case|suspend|{await _name(stage, sam)}")
    sam.does_not_see("Quelle règle")
    ada = await _of_the_team(stage, "Ada")
    await sam.taps_data(f"b1|member_case|delete|{await _name(stage, ada)}")
    sam.does_not_see("Quelle règle")


@pytest.mark.slow
async def test_two_of_the_team_suspend_in_the_same_second_and_one_is_told(stage: Stage) -> None:
    sam, ada = await _of_the_team(stage, "Sam"), await _of_the_team(stage, "Ada")
    lea = await stage.professional("Léa")
    name = await _name(stage, lea)
    for admin in (sam, ada):
        await admin.taps_data(f"b1|member_case|open|{name}")
        await admin.taps("Suspendre")
        await admin.taps("Contenu hors sujet")
        await admin.says(SPAM)
        await admin.taps("7 jours")
    await sam.taps("Suspendre maintenant")
    await ada.taps("Suspendre maintenant")
    ada.sees("une autre personne de l'équipe a été plus rapide")
    assert await Measure.all().count() == 1


@pytest.mark.slow
async def test_whoever_loses_the_right_in_between_decides_nothing(stage: Stage) -> None:
    from services.members import dismiss_admin

    sam = await _of_the_team(stage, "Sam")
    lea = await stage.professional("Léa")
    await sam.taps_data(f"b1|member_case|open|{await _name(stage, lea)}")
    await sam.taps("Supprimer ce compte")
    await sam.taps("Fraude")
    await sam.says(SPAM)
    await dismiss_admin(sam.user_id)
    await sam.taps("Supprimer ce compte")
    assert await Measure.all().count() == 0
    assert (await Profile.get()).deleted_at is None


@pytest.mark.slow
async def test_an_appeal_outlives_the_account_and_a_pending_one_stays_the_deletion(stage: Stage) -> None:
    sam, ada = await _of_the_team(stage, "Sam"), await _of_the_team(stage, "Ada")
    zed = await stage.professional("Zed")
    await _deletes(sam, await _name(stage, zed), "Comportement")
    await zed.look()
    await _contests(zed)
    await stage.passes(timedelta(days=31))
    measure = await Measure.get()
    assert measure.ended_at is None, "somebody still has to decide whether it stands"
    member = await stage.member(ada)
    appeal = await Appeal.get()
    await appeals.decide_appeal(
        member, appeal.id, appeal.version, appeals.AppealOutcome.CONFIRMED, "Tout est exact."
    )
    await stage.passes(timedelta(minutes=1))
    assert (await Measure.get()).ending is Ending.DONE
    await measures.forget_old_measures()
    assert (await Measure.get()).facts == SPAM
    clock.freeze(clock.now() + timedelta(days=200))
    await measures.forget_old_measures()
    assert (await Measure.get()).facts == "" and (await Appeal.get()).text == ""


async def test_s05_a_warning_then_a_restriction_that_ends_by_itself(stage: Stage) -> None:
    sam, tom = await _of_the_team(stage, "Sam"), await stage.visitor("Tom")
    lea, zed = await stage.professional("Léa"), await stage.professional("Zed")
    name, profile = await _name(stage, zed), await _profile(stage, zed)
    for act, confirm in (("Avertir", "Avertir maintenant"), ("Restreindre", "Restreindre 72 h")):
        await sam.taps_data(f"b1|member_case|open|{name}")
        await sam.taps(act)
        await sam.taps("Comportement")
        await sam.says(SPAM)
        await sam.taps(confirm)
    sam.sees("restreint pour 72 heures", "Voir la restriction")
    sam.does_not_see("⏸ Restreindre")
    await zed.look()
    zed.saw("L'équipe vous adresse un avertissement")
    zed.sees("Compte restreint", SPAM, "Contester cette décision", "prend fin d'elle-même")
    await zed.says("/menu")
    zed.sees("rien de nouveau ne commence", "Lire la raison")
    await zed.starts(f"p_{(await _profile(stage, lea)).public_id}")
    zed.sees("pas de nouvelle proposition")
    zed.does_not_see("Laisser un message")
    await zed.says("/enligne")
    await zed.taps_data("b1|presence|online|1h")
    assert (await _profile(stage, zed)).online_until is None
    await tom.starts(f"p_{profile.public_id}")
    tom.sees("Zed", "Vérification en cours. Vos échanges reprendront ensuite")
    tom.does_not_see("Laisser un message", "restreint")
    await sam.taps("Voir la restriction")
    await sam.taps("Prolonger de 72 h")
    sam.sees("prolongée")
    sam.does_not_see("⏩ Prolonger")
    await zed.look()
    zed.saw("La restriction de votre compte est prolongée")
    await stage.passes(timedelta(hours=145))
    await zed.look()
    zed.saw("La mesure contre votre compte est levée")
    await tom.starts(f"p_{profile.public_id}")
    tom.sees("Laisser un message")
