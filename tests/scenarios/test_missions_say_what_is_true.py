"""What a mission says when its start comes, when it goes online again, and when time ends it."""

from datetime import timedelta

import pytest

from core import clock
from models.application import Application, ApplicationStatus
from models.delivery import Notification
from models.mission import EndReason, Mission, MissionStatus
from models.profile import Certification, Profile
from services import missions
from services.missions import MissionAnswers
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios import interest

WARNED = "mission.expiring"


async def _begins_in(stage: Stage, nadia: Person, mission: Mission, days: int) -> Mission:
    begins = clock.now().date() + timedelta(days=days)
    seen = await Mission.get(id=mission.id)
    dates = MissionAnswers(begins=begins, ends=None)
    changed = await missions.change_mission(await stage.member(nadia), seen.id, seen.version, dates)
    await stage.settle()
    return changed


async def _warned() -> int:
    return await Notification.filter(key=WARNED).count()


async def test_a_start_that_comes_is_told_once_and_only_another_date_keeps_the_mission_online(
    stage: Stage, language: str
) -> None:
    french = language == "fr"
    nadia = await interest.company(stage, language_code=language)
    mission = await _begins_in(stage, nadia, await interest.published(stage, nadia), 9)
    await stage.passes(timedelta(days=2))
    await nadia.look()
    nadia.saw("commence bientôt et sera retirée" if french else "begins soon and will be withdrawn")
    await nadia.taps_data(f"b1|mission|open|{mission.public_id}")
    nadia.sees("Changez la date" if french else "Change the date")
    nadia.sees("Modifier la mission" if french else "Change the mission")
    nadia.does_not_see("Toujours d'actualité" if french else "Still open")
    # A button of before promises nothing that is not kept.
    await nadia.taps_data(f"n1|mission|{mission.id}|{mission.version}|keep")
    nadia.is_told("changez la date" if french else "change the date")
    await stage.passes(timedelta(hours=30))
    assert await _warned() == 1
    # Another title is no other start: she is not told of it again; another date is, in its time.
    seen = await Mission.get(id=mission.id)
    await missions.change_mission(
        await stage.member(nadia), seen.id, seen.version, MissionAnswers(title="Refonte du site interne")
    )
    await stage.passes(timedelta(hours=2))
    assert await _warned() == 1
    await _begins_in(stage, nadia, mission, 12)
    await stage.passes(timedelta(days=4))
    assert await _warned() == 1
    await stage.passes(timedelta(days=2))
    assert await _warned() == 2
    await stage.passes(timedelta(days=8))
    assert (await Mission.get(id=mission.id)).end_reason is EndReason.EXPIRED


async def test_who_keeps_an_old_mission_that_begins_soon_reads_until_when_it_stays(stage: Stage) -> None:
    nadia = await interest.company(stage)
    mission = await _begins_in(stage, nadia, await interest.published(stage, nadia), 70)
    await stage.passes(timedelta(days=54))
    await nadia.taps_data(f"b1|mission|open|{mission.public_id}")
    nadia.sees("Est-elle toujours d'actualité")
    await nadia.taps("Toujours d'actualité")
    nadia.sees("reste en ligne jusqu'à son début")
    await stage.passes(timedelta(days=8))
    assert (await Mission.get(id=mission.id)).status is MissionStatus.PUBLISHED
    await stage.passes(timedelta(days=3))
    await nadia.look()
    nadia.saw("commence bientôt et sera retirée")
    await stage.passes(timedelta(days=7))
    assert (await Mission.get(id=mission.id)).end_reason is EndReason.EXPIRED


async def test_an_interrupted_mission_goes_online_again_with_dates_that_are_not_over(
    stage: Stage, language: str
) -> None:
    french = language == "fr"
    nadia, lea = await interest.company(stage, language_code=language), await stage.professional("Léa")
    mission = await interest.published(stage, nadia)
    row = await interest.sealed(stage, nadia, mission, lea)
    await interest.interrupted_after_its_start(stage, lea, row)
    await nadia.taps_data(f"b1|mission|open|{mission.public_id}")
    again = "Republier la mission" if french else "Republish the mission"
    await nadia.taps(again)
    nadia.sees("Quand commence-t-elle" if french else "When does it begin", "Alpina")
    await nadia.says("1.4.2026")
    nadia.sees("Quand commence-t-elle" if french else "When does it begin")
    await nadia.says("1.7.2026")
    nadia.sees("Quand finit-elle" if french else "When does it end")
    await nadia.says("1.6.2026")
    nadia.sees("Quand finit-elle" if french else "When does it end")
    await nadia.says("passer" if french else "skip")
    nadia.sees("revient dans les recherches" if french else "goes back into the search")
    await nadia.taps(again, times=2)
    nadia.sees("de nouveau en ligne" if french else "online again")
    now = await Mission.get(id=mission.id)
    assert (now.status, str(now.begins), now.ends) == (MissionStatus.PUBLISHED, "2026-07-01", None)


async def test_republishing_ends_where_a_colleague_was_faster(stage: Stage) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa")
    mission = await interest.published(stage, nadia)
    row = await interest.sealed(stage, nadia, mission, lea)
    await interest.interrupted_after_its_start(stage, lea, row)
    await nadia.taps_data(f"b1|mission|open|{mission.public_id}")
    await nadia.taps("Republier la mission")
    await nadia.says("1.7.2026")
    await nadia.says("passer")
    seen = await Mission.get(id=mission.id)
    await missions.close_mission(await stage.member(nadia), seen.id, seen.version)
    await nadia.taps("Republier la mission")
    nadia.sees("Clôturée", "Dupliquer la mission")
    assert (await Mission.get(id=mission.id)).status is MissionStatus.CLOSED


@pytest.mark.slow
async def test_a_mission_that_time_ended_is_not_said_to_have_been_withdrawn(
    stage: Stage, language: str
) -> None:
    nadia = await interest.company(stage)
    lea = await stage.professional("Léa", language_code=language)
    begun = await _begins_in(stage, nadia, await interest.published(stage, nadia), 8)
    row = await interest.talking(stage, nadia, begun, lea)
    await stage.passes(timedelta(days=10))
    assert (await Application.get(id=row.id)).status is ApplicationStatus.CANCELLED
    await lea.look()
    lea.saw("la date de son début est passée" if language == "fr" else "its start date has passed")
    lea.never_saw("a retiré la mission" if language == "fr" else "has withdrawn the mission")
    # Whoever proposes themselves did something with it: nobody may say that nothing happened.
    idle = await interest.published(stage, nadia, "Boutique")
    await stage.passes(timedelta(days=54))
    await interest.proposed(stage, lea, idle)
    await stage.passes(timedelta(days=8))
    assert (await Mission.get(id=idle.id)).status is MissionStatus.PUBLISHED
    # Whose timers stand still is a candidate of a mission that nobody touches for sixty days.
    checked = Profile.filter(member_id=(await stage.member(lea)).id)
    await checked.update(certification=Certification.REVIEW)
    await stage.passes(timedelta(days=46))
    await stage.passes(timedelta(days=8))
    await lea.look()
    lea.saw(
        "personne n'y a touché depuis 60 jours" if language == "fr" else "nothing happened to it for 60 days"
    )


@pytest.mark.slow
async def test_a_candidature_and_a_discussion_that_lapse_are_called_by_their_names(stage: Stage) -> None:
    nadia = await interest.company(stage)
    lea, marc, paul = [await stage.professional(name) for name in ("Léa", "Marc", "Paul")]
    mission = await interest.published(stage, nadia)
    firm = await interest.talking(stage, nadia, mission, lea)
    await interest.talking(stage, nadia, mission, marc)
    await interest.proposed(stage, paul, mission)
    await lea.taps_data(f"n1|application|{firm.id}|{firm.version}|apply_now")
    await stage.passes(timedelta(days=15))
    for person in (lea, paul):
        await person.look()
    lea.saw("la candidature déposée est restée sans réponse et a pris fin. La conversation est close")
    paul.saw("restée sans réponse, cette proposition a pris fin")
    await stage.passes(timedelta(days=16))
    await stage.passes(timedelta(days=6))
    await marc.look()
    marc.saw("la discussion a pris fin. La conversation est close et quitte la messagerie")
