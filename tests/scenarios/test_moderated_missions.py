"""The team finds a mission, suspends it and lifts the suspension; who acts meanwhile reads what holds now."""

from models.measure import Ending, MissionMeasure
from models.mission import Mission, MissionStatus
from services import missions
from services.measures.erasing import erase_account
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios import interest
from tests.scenarios.mission_case_walks import FACTS, status_of
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


async def _about_to_suspend(stage: Stage) -> tuple[Person, Mission, Person]:
    """A company, its mission, and somebody of the team before whom the last question about it is."""
    nadia = await interest.company(stage)
    mission = await interest.published(stage, nadia)
    ada = await of_the_team(stage, "Ada")
    await ada.taps_data(f"b1|mission_case|open|{mission.public_id}")
    await ada.taps("Suspendre cette mission")
    await ada.taps("Fraude")
    await ada.says(FACTS)
    return nadia, mission, ada


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
    nadia.has_at_most_eight_buttons()
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
    assert await status_of(mission) is MissionStatus.PUBLISHED


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
    assert await status_of(mission) is MissionStatus.PUBLISHED
    measure = await MissionMeasure.get()
    await sam.taps_data(f"n1|mission_measure|{measure.id}|1|lift")
    await stage.settle()
    assert (await MissionMeasure.get()).ending is Ending.LIFTED


async def test_what_only_the_company_changed_meanwhile_is_confirmed_once_more(stage: Stage) -> None:
    nadia, mission, ada = await _about_to_suspend(stage)
    await missions.change_mission(await stage.member(nadia), mission.id, mission.version, {"years": 3})
    await ada.taps("Suspendre cette mission")
    ada.sees(FACTS)
    assert await status_of(mission) is MissionStatus.PUBLISHED
    await ada.taps("Suspendre cette mission")
    ada.sees("La mission est suspendue")
    assert await status_of(mission) is MissionStatus.SUSPENDED


async def test_what_is_asked_about_a_mission_whose_company_left_leads_home(stage: Stage) -> None:
    nadia, _, ada = await _about_to_suspend(stage)
    await erase_account(await stage.member(nadia))
    await stage.settle()
    await ada.taps("Suspendre cette mission")
    ada.sees("Équipe")
    assert not await MissionMeasure.exists()
