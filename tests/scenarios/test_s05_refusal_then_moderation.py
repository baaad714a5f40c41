"""S05: a refusal with its reason and a second try; then moderation, and what stays of it."""

from datetime import timedelta

import pytest

from models.audit import AuditEntry
from models.measure import Ending, Measure
from models.profile import Certification, Profile
from services import audit
from tests.kit.stage import Stage
from tests.scenarios.moderating import (
    SPAM,
    deletes,
    gives_both,
    name_of,
    of_the_team,
    opens_the_documents,
    profile_of,
    suspends,
)

pytestmark = pytest.mark.usefixtures("kept_files")


@pytest.mark.slow
async def test_s05_paul_is_refused_tries_again_and_is_certified(stage: Stage) -> None:
    ada = await of_the_team(stage, "Ada")
    paul = await stage.professional("Paul", certified=False)
    await paul.taps("Rendre mon profil public")
    await gives_both(stage, paul)
    await ada.says("/certifs")
    await ada.taps("Paul")
    await ada.taps("Refuser")
    ada.sees("Documents pas à jour", "Profil hors plateforme")
    await ada.taps("Documents pas à jour")
    await paul.look()
    paul.sees("Raison : Documents pas à jour", "Renvoyer mes documents", "Contester cette décision")
    paul.does_not_see("Mes horaires")
    await paul.taps("Renvoyer mes documents")
    await gives_both(stage, paul)
    await ada.says("/certifs")
    await ada.taps("Paul")
    await opens_the_documents(ada)
    await ada.taps("Certifier")
    await ada.taps("Passer")
    await ada.taps("Certifier")
    assert (await Profile.get()).certification is Certification.CERTIFIED
    await ada.says("/audit")
    ada.sees("Ada : certification refusée (Documents pas à jour) → Paul", "Ada : profil certifié → Paul")
    await paul.says("/privacy")
    await paul.taps("Ce que l'équipe a fait")
    paul.sees("certification refusée", "profil certifié")
    paul.does_not_see("Ada")


async def test_s05_zed_turns_to_spam_and_the_account_is_deleted_after_thirty_days(stage: Stage) -> None:
    sam, tom = await of_the_team(stage, "Sam"), await stage.visitor("Tom")
    zed = await stage.professional("Zed Zorglub", sector="Plomberie")
    await tom.says("/chercher")
    await tom.says("Zorglub")
    tom.sees("Zed Zorglub")
    profile = await profile_of(stage, zed)
    await sam.taps_data(f"b1|certification|open|{profile.id}")
    await sam.taps("Le compte et ses mesures")
    sam.sees("Zed Zorglub", "Profil certifié", "Aucune déclaration")
    await deletes(sam, await name_of(stage, zed), "Contenu hors sujet")
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
async def test_a_suspension_ends_by_itself_and_another_is_lifted_by_hand(stage: Stage) -> None:
    sam = await of_the_team(stage, "Sam")
    lea = await stage.professional("Léa")
    await suspends(sam, await name_of(stage, lea), days="16")
    assert (await profile_of(stage, lea)).certification is Certification.SUSPENDED
    await stage.passes(timedelta(days=17))
    assert (await profile_of(stage, lea)).certification is Certification.CERTIFIED
    lea.saw("La mesure contre votre compte est terminée")
    await suspends(sam, await name_of(stage, lea))
    await sam.taps("Voir la suspension")
    await sam.taps("Lever la suspension", times=2)
    assert (await profile_of(stage, lea)).certification is Certification.CERTIFIED
    assert [m.ending for m in await Measure.all().order_by("id")] == [Ending.LAPSED, Ending.LIFTED]


@pytest.mark.slow
async def test_nobody_but_the_team_comes_near_it(stage: Stage) -> None:
    sam, tom = await of_the_team(stage, "Sam"), await stage.visitor("Tom")
    lea = await stage.professional("Léa")
    name = await name_of(stage, lea)
    await suspends(sam, name)
    measure = await Measure.get()
    for tried in (
        f"b1|member_case|open|{name}", f"b1|member_case|suspend|{name}", f"b1|member_case|delete|{name}",
        f"b1|measure|open|{measure.id}", f"n1|measure|{measure.id}|1|lift", f"b1|contest|measure|{measure.id}",
        "b1|audit|open|", f"b1|audit|open|0~~{name}", "b1|appeals|open|", "b1|appeal|open|1", "/audit",
    ):  # fmt: skip
        await (tom.says(tried) if tried.startswith("/") else tom.taps_data(tried))
        tom.does_not_see("Léa", SPAM, "Journal")
    assert (await Measure.get()).ended_at is None
    await sam.taps_data(f"b1|member_case|suspend|{await name_of(stage, sam)}")
    sam.does_not_see("Quelle règle")
    ada = await of_the_team(stage, "Ada")
    await sam.taps_data(f"b1|member_case|delete|{await name_of(stage, ada)}")
    sam.does_not_see("Quelle règle")


@pytest.mark.slow
async def test_two_of_the_team_suspend_in_the_same_second_and_one_is_told(stage: Stage) -> None:
    sam, ada = await of_the_team(stage, "Sam"), await of_the_team(stage, "Ada")
    lea = await stage.professional("Léa")
    name = await name_of(stage, lea)
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

    sam = await of_the_team(stage, "Sam")
    lea = await stage.professional("Léa")
    await sam.taps_data(f"b1|member_case|open|{await name_of(stage, lea)}")
    await sam.taps("Supprimer ce compte")
    await sam.taps("Fraude")
    await sam.says(SPAM)
    await dismiss_admin(sam.user_id)
    await sam.taps("Supprimer ce compte")
    assert await Measure.all().count() == 0
    assert (await Profile.get()).deleted_at is None


async def test_s05_a_warning_then_a_restriction_that_ends_by_itself(stage: Stage) -> None:
    sam, tom = await of_the_team(stage, "Sam"), await stage.visitor("Tom")
    lea, zed = await stage.professional("Léa"), await stage.professional("Zed")
    name, profile = await name_of(stage, zed), await profile_of(stage, zed)
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
    await zed.starts(f"p_{(await profile_of(stage, lea)).public_id}")
    zed.sees("pas de nouvelle proposition")
    zed.does_not_see("Laisser un message")
    await zed.says("/enligne")
    await zed.taps_data("b1|presence|online|1h")
    assert (await profile_of(stage, zed)).online_until is None
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
    zed.saw("La mesure contre votre compte est terminée")
    await tom.starts(f"p_{profile.public_id}")
    tom.sees("Laisser un message")
