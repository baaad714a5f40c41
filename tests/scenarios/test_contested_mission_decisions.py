"""A company contests what the team decided about its mission, and another of the team judges it."""

import pytest

from core import clock
from models.application import Application, ApplicationStatus
from models.delivery import Notification
from models.measure import Appeal, Clause, MissionMeasure
from models.member import Member
from models.mission import MissionStatus
from services import measures
from services.measures.erasing import erase_account
from tests.kit.stage import Stage
from tests.scenarios import interest
from tests.scenarios.mission_case_walks import FACTS, status_of, suspended
from tests.scenarios.moderating import of_the_team


@pytest.mark.slow
async def test_a_removal_is_contested_and_another_of_the_team_gives_the_mission_back(stage: Stage) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa", sector="Développeuse")
    mission = await interest.published(stage, nadia)
    made = await interest.talking(stage, nadia, mission, lea)
    ada, sam = await of_the_team(stage, "Ada"), await of_the_team(stage, "Sam")
    await suspended(stage, ada, mission)
    await ada.taps_data(f"b1|mission_case|open|{mission.public_id}")
    await ada.taps("Retirer cette mission")
    await ada.taps("Fraude")
    await ada.says(FACTS)
    await ada.taps("Retirer cette mission")
    ada.sees("La mission est retirée")
    await stage.settle()
    await lea.look()
    lea.saw("L’équipe a retiré la mission « Refonte du site »")
    await lea.says("/start")
    assert (await Application.get(id=made.id)).status is ApplicationStatus.CANCELLED
    await nadia.look()
    nadia.saw("a retiré votre mission")
    await nadia.taps_data(f"b1|mission|open|{mission.public_id}")
    nadia.sees("Retirée", "L’équipe a retiré cette mission", FACTS)
    nadia.does_not_see("Dupliquer la mission")
    await nadia.taps("Contester cette décision")
    await nadia.says("Aucun virement n’est demandé, relisez l’annonce.")
    assert not await Appeal.exists(), "what is typed is no appeal yet"
    await nadia.taps("Envoyer")
    nadia.sees("Une autre personne de l’équipe")
    await ada.says("/certifs")
    await ada.taps("Contestations")
    await ada.taps("retrait de mission")
    ada.sees("Vous avez pris cette décision")
    await sam.look()
    sam.saw("Alpina conteste une décision · retrait de mission · « Refonte du site »")
    await sam.says("/menu")
    await sam.taps("Contestations (1)")
    await sam.taps("retrait de mission")
    sam.sees("retrait de mission", FACTS, "Aucun virement")
    await sam.taps_data(f"b1|mission_case|open|{mission.public_id}")
    sam.sees("suspension de mission (remplacée par le retrait)")
    await sam.taps_data(f"b1|appeal|open|{(await Appeal.get()).id}")
    await sam.taps("Décider")
    await sam.taps("annulée")
    await sam.says("Vous avez raison, pardon.")
    sam.sees("le retrait est annulé tout de suite")
    await sam.taps("Envoyer la décision")
    await stage.settle()
    await nadia.look()
    told = nadia.saw("Le retrait de votre mission « Refonte du site » est annulé")
    assert told.offers("Mission") and "Vous avez raison, pardon." in str(told)
    assert not await Notification.exists(key="mission.restored"), "one decision is one notice"
    await nadia.taps_data(f"b1|mission|open|{mission.public_id}")
    nadia.sees("L’équipe a annulé son retrait", "Republier la mission", "Clôturer la mission")
    await nadia.taps("Republier la mission")
    assert await status_of(mission) is MissionStatus.PUBLISHED
    await nadia.taps_data(f"b1|mission|open|{mission.public_id}")
    nadia.does_not_see("annulé son retrait")


async def test_an_appeal_whose_author_left_is_the_one_of_the_company_that_lives_on(stage: Stage) -> None:
    nadia = await interest.company(stage)
    mission = await interest.published(stage, nadia)
    ada, sam = await of_the_team(stage, "Ada"), await of_the_team(stage, "Sam")
    await suspended(stage, ada, mission)
    await nadia.taps_data(f"b1|mission|open|{mission.public_id}")
    await nadia.taps("Contester cette décision")
    await nadia.says("Aucun virement n’est demandé, relisez l’annonce.")
    await nadia.taps("Envoyer")
    await Member.filter(id=(await stage.member(nadia)).id).update(deleted_at=clock.now())
    await sam.says("/menu")
    await sam.taps("Contestations (1)")
    sam.sees("1. Alpina")
    await sam.says("1")
    sam.sees("Membre : Alpina")
    sam.does_not_see("Compte supprimé")


@pytest.mark.slow
async def test_a_company_that_deletes_its_account_meanwhile_leaves_nothing_to_decide(stage: Stage) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa", sector="Développeuse")
    mission = await interest.published(stage, nadia)
    await interest.talking(stage, nadia, mission, lea)
    ada, sam = await of_the_team(stage, "Ada"), await of_the_team(stage, "Sam")
    measure = await suspended(stage, ada, mission)
    await nadia.taps_data(f"b1|contest|mission|{measure.id}")
    await nadia.says("Aucun virement n’est demandé, relisez l’annonce.")
    await nadia.taps("Envoyer")
    await nadia.says("/start")
    await sam.taps_data(f"b1|mission_case|open|{mission.public_id}")
    sam.sees("cette contestation se décide d’abord", "Voir la contestation")
    sam.does_not_see("Lever la suspension")
    sam.does_not_see("Retirer cette mission")
    await sam.taps_data(f"n1|mission_measure|{measure.id}|{measure.version}|remove")
    sam.is_told("cette contestation se décide d’abord")
    await erase_account(await stage.member(nadia))
    await stage.settle()
    await lea.look()
    assert (await Application.get()).status is ApplicationStatus.CANCELLED
    assert await status_of(mission) is MissionStatus.WITHDRAWN
    await sam.taps_data(f"n1|mission_measure|{measure.id}|{measure.version}|lift")
    await sam.taps_data(f"b1|mission_case|open|{mission.public_id}")
    sam.does_not_see("Dossier de la mission")
    await sam.says("/certifs")
    sam.does_not_see("Contestations (1)")
    assert (await MissionMeasure.get()).facts == ""


async def test_a_barred_owner_reads_why_the_mission_is_suspended_and_contests_it(stage: Stage) -> None:
    nadia = await interest.company(stage)
    mission = await interest.published(stage, nadia)
    ada, sam = await of_the_team(stage, "Ada"), await of_the_team(stage, "Sam")
    measure = await suspended(stage, ada, mission)
    name = (await stage.member(nadia)).public_id
    await measures.suspend_account(await stage.member(sam), name, Clause.FRAUD, FACTS, 30)
    await stage.settle()
    await nadia.taps_data(f"b1|mission_measure|open|{measure.id}")
    nadia.sees("Mission suspendue", FACTS)
    await nadia.taps("Contester cette décision")
    await nadia.says("Aucun virement n’est demandé, relisez l’annonce.")
    await nadia.taps("Envoyer")
    nadia.sees("Refonte du site", "suspension de mission")
    assert (await Appeal.get()).mission_measure_id == measure.id


@pytest.mark.slow
async def test_in_english_an_appeal_is_seen_before_it_is_sent_and_answered_once(stage: Stage) -> None:
    nadia = await interest.company(stage, language_code="en")
    mission = await interest.published(stage, nadia)
    ada, sam = await of_the_team(stage, "Ada"), await of_the_team(stage, "Sam")
    await Member.filter(telegram_id=sam.user_id).update(language="en")
    measure = await suspended(stage, ada, mission)
    await nadia.taps_data(f"b1|contest|mission|{measure.id}")
    await nadia.says("Nobody is asked for any money.")
    nadia.sees("this appeal is sent once", "Nobody is asked")
    await nadia.taps("Send")
    await nadia.taps_data(f"b1|mission_measure|open|{measure.id}")
    await nadia.taps("See the appeal")
    nadia.sees("Another person of the team")
    await sam.look()
    sam.saw("Alpina appeals a decision · suspension of a mission · “Refonte du site”")
    await sam.says("/menu")
    await sam.taps("Appeals (1)")
    await sam.taps("Alpina")
    await sam.taps("See the measure")
    assert not sam.screen().offers("Lift the suspension")
    await sam.taps("See the appeal")
    await sam.taps("Decide")
    await sam.taps("overturn")
    await sam.says("The advertisement is all right.")
    sam.sees("the suspension is lifted at once", "cannot be changed")
    await sam.taps("Send the decision")
    told = (await nadia.look()).saw("The suspension of your mission “Refonte du site” is lifted")
    assert "The advertisement is all right." in told.text and told.offers("Mission")
    assert not await Notification.exists(key="mission.lifted")
