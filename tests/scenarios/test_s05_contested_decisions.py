"""S05: decisions of the team are contested, and somebody else of it decides again."""

from datetime import timedelta

import pytest

from core import clock
from models.measure import Appeal, Ending, Exclusion, Measure
from models.member import Member, MemberCategory
from models.profile import Certification, Profile
from services import appeals, measures
from tests.kit.stage import Stage
from tests.scenarios.moderating import (
    SPAM,
    contests,
    decides,
    deletes,
    may_not_decide,
    name_of,
    of_the_team,
    profile_of,
    suspends,
)
from tests.scenarios.walks import requested

pytestmark = pytest.mark.usefixtures("kept_files")


@pytest.mark.slow
async def test_fraud_shuts_out_at_once_and_the_person_cannot_come_back_but_can_contest(stage: Stage) -> None:
    sam, ada = await of_the_team(stage, "Sam"), await of_the_team(stage, "Ada")
    zed = await stage.professional("Zed Zorglub")
    before = await stage.member(zed)
    await deletes(sam, before.public_id, "Fraude")
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
    await contests(zed)
    await may_not_decide(sam)
    await may_not_decide(ada)
    await decides(await of_the_team(stage, "Eve"), "annulée")
    await zed.look()
    zed.saw("a réexaminé la décision")
    assert await Exclusion.all().count() == 0
    await zed.says("/start")
    zed.sees("conditions")


@pytest.mark.slow
async def test_a_suspended_person_reads_contests_and_is_as_before_when_it_is_overturned(stage: Stage) -> None:
    sam, ada = await of_the_team(stage, "Sam"), await of_the_team(stage, "Ada")
    lea, tom, asked = await requested(stage, "fr")
    await suspends(sam, await name_of(stage, lea), days="26")
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
    await contests(lea)
    lea.sees("Une autre personne de l'équipe l'examine")
    await lea.says("/menu")
    lea.does_not_see("Contester")
    await sam.look()
    sam.saw("Léa Favre conteste une décision · suspension")
    await sam.says("/menu")
    sam.sees("Un dossier attend l’équipe", "Contestations (1)")
    assert not any("Certifications (" in label for label in sam.screen().labels), sam.screen()
    await sam.says("/certifs")
    sam.sees("Aucun dossier ; une contestation attend.")
    await sam.taps("Contestations (1)")
    await sam.taps("Léa Favre · suspension")
    sam.sees("Vous avez pris cette décision")
    await sam.taps("Voir la mesure")
    sam.sees("Lever la suspension")
    await sam.taps("Voir la contestation")
    sam.sees("Vous avez pris cette décision")
    await ada.taps_data(f"b1|appeal|open|{(await Appeal.get()).id}")
    await ada.taps("Voir la mesure")
    ada.sees("Compte suspendu", SPAM)
    ada.does_not_see("Lever la suspension")
    await ada.taps("Voir la contestation")
    ada.sees("À vous de décider")
    await decides(ada, "annulée")
    assert (await profile_of(stage, lea)).certification is Certification.CERTIFIED
    await lea.look()
    lea.saw("a réexaminé la décision")
    await lea.says("/menu")
    lea.sees("Profil certifié", "Passer en ligne")
    await sam.look()
    sam.saw("Une de vos décisions a été réexaminée")


@pytest.mark.slow
async def test_paul_contests_his_refusal_and_another_admin_has_it_looked_at_again(stage: Stage) -> None:
    ada, sam = await of_the_team(stage, "Ada"), await of_the_team(stage, "Sam")
    nadia = await stage.professional("Alpina SA", category=MemberCategory.COMPANY, certified=False)
    await nadia.taps("Rendre mon profil public")
    await nadia.taps("Indiquer le numéro officiel")
    await nadia.says("CHE-100.155.212")
    await ada.says("/certifs")
    await ada.taps("Alpina")
    await ada.taps("Refuser")
    await ada.taps("Profil hors plateforme")
    await nadia.look()
    await contests(nadia)
    await may_not_decide(ada)
    assert (await Profile.get()).certification is Certification.REFUSED
    await sam.taps_data(f"b1|appeal|open|{(await Appeal.get()).id}")
    await sam.taps("Voir le dossier")
    await sam.taps("Voir la contestation")
    sam.sees("À vous de décider")
    await decides(sam, "annulée")
    await nadia.look()
    told = nadia.saw("de nouveau à l'étude : réponse au plus tard le")
    assert told.offers("Ma certification")
    assert (await Profile.get()).certification is Certification.REVIEW
    await ada.says("/certifs")
    ada.sees("Alpina SA")


@pytest.mark.slow
async def test_an_appeal_outlives_the_account_and_a_pending_one_stays_the_deletion(stage: Stage) -> None:
    sam, ada = await of_the_team(stage, "Sam"), await of_the_team(stage, "Ada")
    zed = await stage.professional("Zed")
    await deletes(sam, await name_of(stage, zed), "Comportement")
    await zed.look()
    await contests(zed)
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
