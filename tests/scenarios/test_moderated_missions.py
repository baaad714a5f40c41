"""The team suspends, lifts and removes a mission; its company contests; who was in the middle reads where it ends."""

from datetime import timedelta

import pytest

from core import clock
from models.application import Application, ApplicationStatus
from models.delivery import Notification
from models.dialog import DialogSession, DialogStatus
from models.measure import Appeal, Clause, Ending, MissionMeasure
from models.member import Member, Membership
from models.mission import Mission, MissionStatus
from models.profile import Profile
from services import measures, missions
from services.measures.erasing import erase_account
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios import interest
from tests.scenarios.mission_case_walks import FACTS, lifted, suspended
from tests.scenarios.moderating import name_of, of_the_team


async def _suspends(admin: Person, *, rule: str = "Fraude") -> None:
    """From the case of a mission through the three screens."""
    await admin.taps("Suspendre cette mission")
    admin.sees("sur quelle règle repose la suspension")
    await admin.taps(rule)
    await admin.says("Trop court")
    admin.does_not_see("disparaît tout de suite")
    await admin.says(FACTS)
    admin.sees("disparaît tout de suite de la recherche", "peut contester", FACTS)
    await admin.taps("Suspendre cette mission")


async def _status(mission: Mission) -> MissionStatus:
    return (await Mission.get(id=mission.id)).status


async def test_a_newcomer_of_the_team_finds_a_mission_suspends_it_and_everybody_reads_what_follows(
    stage: Stage,
) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa", sector="Développeuse")
    mission = await interest.published(stage, nadia)
    made = await interest.talking(stage, nadia, mission, lea)
    ada = await of_the_team(stage, "Ada")
    await ada.taps("Signalements")
    await ada.taps("Missions")
    ada.sees("Une mission.", "Refonte du site · Alpina · En cours", "collez le lien")
    await ada.taps("Refonte du site")
    ada.sees("Dossier de la mission", "Alpina", "Une candidature en cours")
    await _suspends(ada)
    ada.sees("La mission est suspendue", "Suspendue : cachée à tout le monde", "Lever la suspension")
    await stage.settle()
    await nadia.look()
    for said in (
        "a suspendu votre mission",
        FACTS,
        "Règle : Fraude",
        "sans automatisme",
        "contester",
        "délais",
    ):
        nadia.saw(said)
    await nadia.says("/missions")
    nadia.sees("Refonte du site · Suspendue")
    await nadia.taps("Refonte du site")
    nadia.sees("Suspendue", FACTS, "Contester cette décision", "Nous contacter")
    assert len(nadia.screen().labels) <= 8
    nadia.does_not_see("Modifier la mission")
    await lea.look()
    lea.saw("L’équipe vérifie la mission « Refonte du site »")
    await lea.taps_data(f"b1|application|open|{made.id}")
    lea.sees("Une vérification est en cours")
    await lea.says(f"/start m_{mission.public_id}")
    lea.sees("n’est plus disponible")
    await ada.taps("Lever la suspension")
    ada.sees("La suspension est levée", "Suspendre cette mission")
    await stage.settle()
    await nadia.look()
    nadia.saw("La suspension de votre mission « Refonte du site » est levée")
    await lea.look()
    lea.saw("a fini de vérifier")
    assert await _status(mission) is MissionStatus.PUBLISHED


async def test_a_mission_is_found_by_its_link_from_its_card_and_from_the_account_of_its_company(
    stage: Stage,
) -> None:
    nadia = await interest.company(stage)
    mission = await interest.published(stage, nadia)
    ada = await of_the_team(stage, "Ada")
    await ada.taps("Membres")
    await ada.says(f"https://t.me/entremise_bot?start=m_{mission.public_id}")
    ada.sees("Dossier de la mission", "Refonte du site")
    await ada.taps("Missions")
    await ada.says("alpina")
    ada.sees("« alpina » : une mission")
    await ada.says("boutique")
    ada.sees("aucune mission")
    await ada.says(mission.public_id)
    ada.sees("Dossier de la mission")
    await ada.says(f"/start m_{mission.public_id}")
    await ada.taps("Dossier de la mission")
    ada.sees("Suspendre cette mission")
    await ada.taps("Le compte de l'entreprise")
    await ada.taps("Plus")
    await ada.taps("Ses missions (1)")
    ada.sees("Missions de ce compte", "Refonte du site")
    await nadia.taps_data(f"b1|mission_case|open|{mission.public_id}")
    nadia.does_not_see("Dossier de la mission")
    assert await name_of(stage, nadia)


@pytest.mark.slow
async def test_who_is_about_to_apply_when_the_mission_is_suspended_is_led_to_what_holds_now(
    stage: Stage,
) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa", sector="Développeuse")
    marc = await stage.professional("Marc", sector="Développeur")
    mission = await interest.published(stage, nadia)
    made = await interest.talking(stage, nadia, mission, lea)
    ada = await of_the_team(stage, "Ada")
    await lea.taps_data(f"b1|application|open|{made.id}")
    await lea.taps("Je postule")
    lea.sees("définitive")
    await marc.says(f"/start m_{mission.public_id}")
    await marc.taps("Cette mission m'intéresse")
    await nadia.taps_data(f"b1|mission|open|{mission.public_id}")
    await nadia.taps("Modifier la mission")
    bob = await stage.visitor("Bob")
    await Membership.create(
        organisation_id=mission.organisation_id,
        member_id=(await stage.member(bob)).id,
        service="Ventes",
        may_handle_missions=True,
    )
    await Member.filter(id=(await stage.member(bob)).id).update(hat_organisation_id=mission.organisation_id)
    paul = await stage.professional("Paul", sector="Développeur")
    profile = await Profile.get(member_id=(await stage.member(paul)).id)
    await bob.taps_data(f"b1|candidates|offer|{profile.public_id}")
    await bob.taps("Refonte du site")
    bob.sees("Passer")
    measure = await suspended(stage, ada, mission)
    await lea.look()
    lea.does_not_see("Je confirme")
    await lea.taps_data(f"n1|application|{made.id}|{made.version}|apply_now")
    lea.sees("Une vérification est en cours")
    await bob.says("Votre profil nous plaît.")
    bob.does_not_see("Passer")
    bob.sees("vérifie cette mission")
    assert not await DialogSession.filter(dialog="int2", status=DialogStatus.ACTIVE).exists()
    await marc.says("Bonjour, je suis disponible.")
    marc.sees("n’existe plus")
    await nadia.taps_data(f"n1|mission|{mission.id}|{mission.version}|withdraw")
    assert (await Application.get(id=made.id)).status is ApplicationStatus.TALKING
    assert await Application.all().count() == 1
    assert await _status(mission) is MissionStatus.SUSPENDED
    await lifted(stage, ada, measure)
    await lea.taps_data(f"b1|application|open|{made.id}")
    await lea.taps("Je postule")
    await lea.taps("Je confirme")
    assert (await Application.get(id=made.id)).status is ApplicationStatus.FIRM


async def test_of_two_of_the_team_the_second_reads_that_the_first_was_faster(stage: Stage) -> None:
    nadia = await interest.company(stage)
    mission = await interest.published(stage, nadia)
    ada, sam = await of_the_team(stage, "Ada"), await of_the_team(stage, "Sam")
    for admin in (ada, sam):
        await admin.taps_data(f"b1|mission_case|open|{mission.public_id}")
    await sam.taps("Suspendre cette mission")
    await sam.taps("Fraude")
    await sam.says(FACTS)
    await _suspends(ada)
    await sam.taps("Suspendre cette mission")
    sam.sees("quelqu’un a été plus rapide", "Lever la suspension")
    assert await MissionMeasure.all().count() == 1
    await sam.taps("Retirer cette mission")
    await sam.taps("Fraude")
    await sam.says(FACTS)
    sam.sees("prend fin et ne peut plus être publiée")
    await ada.taps("Lever la suspension")
    await sam.taps("Retirer cette mission")
    sam.sees("quelqu’un a été plus rapide", "Suspendre cette mission")
    assert await _status(mission) is MissionStatus.PUBLISHED
    measure = await MissionMeasure.get()
    await sam.taps_data(f"n1|mission_measure|{measure.id}|1|lift")
    await stage.settle()
    assert (await MissionMeasure.get()).ending is Ending.LIFTED


async def test_what_only_the_company_changed_meanwhile_is_confirmed_once_more(stage: Stage) -> None:
    nadia = await interest.company(stage)
    mission = await interest.published(stage, nadia)
    ada = await of_the_team(stage, "Ada")
    await ada.taps_data(f"b1|mission_case|open|{mission.public_id}")
    await ada.taps("Suspendre cette mission")
    await ada.taps("Fraude")
    await ada.says(FACTS)
    await missions.change_mission(await stage.member(nadia), mission.id, mission.version, {"years": 3})
    await ada.taps("Suspendre cette mission")
    ada.sees(FACTS)
    assert await _status(mission) is MissionStatus.PUBLISHED
    await ada.taps("Suspendre cette mission")
    ada.sees("La mission est suspendue")
    assert await _status(mission) is MissionStatus.SUSPENDED


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
    assert await _status(mission) is MissionStatus.PUBLISHED
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
@pytest.mark.parametrize("hours", [49])
async def test_a_choice_that_waits_says_that_its_time_stands_still_and_gets_it_back(
    stage: Stage, hours: int
) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa", sector="Développeuse")
    mission = await interest.published(stage, nadia)
    made = await interest.talking(stage, nadia, mission, lea)
    ada = await of_the_team(stage, "Ada")
    await nadia.taps_data(f"b1|application|open|{made.id}")
    await nadia.taps("Choisir cette candidature")
    await nadia.taps("Choisir cette candidature")
    await stage.passes(timedelta(hours=hours))
    measure = await suspended(stage, ada, mission)
    await lea.taps_data(f"b1|application|open|{made.id}")
    lea.sees("les délais sont suspendus")
    await stage.passes(timedelta(days=9))
    await lifted(stage, ada, measure)
    await lea.taps_data(f"b1|application|open|{made.id}")
    lea.does_not_see("les délais sont suspendus")
    await lea.taps("Je postule")
    await lea.taps("Je confirme")
    assert (await Application.get()).status is ApplicationStatus.DEAL
    assert await _status(mission) is MissionStatus.FILLED
    measure = await suspended(stage, ada, mission)
    await lea.look()
    lea.saw("Votre collaboration continue")
    await lifted(stage, ada, measure)
    assert await _status(mission) is MissionStatus.FILLED


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
    assert await _status(mission) is MissionStatus.WITHDRAWN
    await sam.taps_data(f"n1|mission_measure|{measure.id}|{measure.version}|lift")
    await sam.taps_data(f"b1|mission_case|open|{mission.public_id}")
    sam.does_not_see("Dossier de la mission")
    await sam.says("/certifs")
    sam.does_not_see("Contestations (1)")
    assert (await MissionMeasure.get()).facts == ""


async def test_what_is_asked_about_a_mission_whose_company_left_leads_home(stage: Stage) -> None:
    nadia = await interest.company(stage)
    mission = await interest.published(stage, nadia)
    ada = await of_the_team(stage, "Ada")
    await ada.taps_data(f"b1|mission_case|open|{mission.public_id}")
    await ada.taps("Suspendre cette mission")
    await ada.taps("Fraude")
    await ada.says(FACTS)
    await erase_account(await stage.member(nadia))
    await stage.settle()
    await ada.taps("Suspendre cette mission")
    ada.sees("Équipe")
    assert not await MissionMeasure.exists()


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
