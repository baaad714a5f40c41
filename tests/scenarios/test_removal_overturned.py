"""A mission was removed wrongly: whom that ended is told when it is online again, and both sides may propose again."""

from datetime import timedelta

import pytest

from core.errors import NotFound
from models.application import Application, ApplicationMove, ApplicationStatus
from models.measure import Clause
from models.member import MemberCategory
from models.mission import Mission, MissionStatus
from services import applications, missions
from services.application_given_back import given_back
from services.application_moves import move_application
from services.application_rules import NotAgain
from services.missions import moderating
from services.profiles import own_profile
from services.unit_of_work import unit_of_work
from tests.kit.person import Person
from tests.kit.stage import Stage, move_clock
from tests.scenarios.moderation_walks import of_the_team
from tests.services.mission_scene import published, talking

FACTS = "L’annonce demande un virement avant tout entretien."


async def _removed_and_overturned(stage: Stage, nadia: Person, mission: Mission) -> Mission:
    ada, sam = await of_the_team(stage, "Ada"), await of_the_team(stage, "Sam")
    seen = await Mission.get(id=mission.id)
    await moderating.suspend_mission(await stage.member(ada), mission.id, seen.version, Clause.FRAUD, FACTS)
    seen = await Mission.get(id=mission.id)
    removal = await moderating.remove_mission(
        await stage.member(ada), mission.id, seen.version, Clause.FRAUD, FACTS
    )
    await moderating.overturn_mission_measure(await stage.member(sam), removal.id)
    await stage.settle()
    return await Mission.get(id=mission.id)


async def test_candidates_are_told_and_both_sides_propose_again(stage: Stage, language: str) -> None:
    french = language == "fr"
    nadia = await stage.professional("Alpina SA", category=MemberCategory.COMPANY)
    lea = await stage.professional("Léa", language_code=language)
    marc, nora = await stage.professional("Marc"), await stage.professional("Nora")
    owner = await stage.member(nadia)
    mission = await published(owner)
    talk = await talking(owner, mission, await stage.member(lea))
    await applications.propose_oneself(await stage.member(marc), mission.id, "Bonjour")
    left = await applications.propose_oneself(await stage.member(nora), mission.id, "Bonjour")
    await applications.withdraw(await stage.member(nora), left.id, left.version)
    mission = await _removed_and_overturned(stage, nadia, mission)
    assert mission.status is MissionStatus.INTERRUPTED
    await lea.look()
    lea.never_saw("de nouveau en ligne" if french else "online again")
    # Not before it is online: nothing can be proposed for a mission that stands still.
    with pytest.raises(NotFound):
        await applications.propose_oneself(await stage.member(lea), mission.id)
    await missions.republish_mission(owner, mission.id, mission.version)
    await stage.settle()
    for person in (lea, marc):
        await person.look()
    told = "est de nouveau en ligne" if french else "is online again"
    lea.saw(told)
    marc.saw("Vous pouvez de nouveau vous proposer")
    await nora.look()
    nora.never_saw("est de nouveau en ligne")
    await lea.taps_data(f"b1|mission|open|{mission.public_id}")
    await lea.taps("Cette mission m'intéresse" if french else "interested in this mission")
    await lea.says("Je suis toujours là.")
    await stage.settle()
    again = await applications.application_about(await stage.member(lea), mission.id)
    assert again is not None and again.id == talk.id
    assert again.status is ApplicationStatus.PROPOSED
    # And the company offers it to Marc.
    his = await own_profile(await stage.member(marc))
    assert his is not None
    assert mission.id in [each.id for each in await applications.missions_to_offer(owner, his)]
    offered = await applications.propose_mission(owner, mission.id, his.id)
    assert offered.status is ApplicationStatus.PROPOSED


async def test_what_a_removal_that_stands_or_its_company_ended_stays_ended(stage: Stage) -> None:
    nadia = await stage.professional("Alpina SA", category=MemberCategory.COMPANY)
    lea = await stage.professional("Léa")
    owner, freelance = await stage.member(nadia), await stage.member(lea)
    mission = await published(owner)
    talk = await talking(owner, mission, freelance)
    await applications.decline(freelance, talk.id, talk.version, "Autre chose")
    mission = await _removed_and_overturned(stage, nadia, mission)
    await missions.republish_mission(owner, mission.id, mission.version)
    await stage.settle()
    await lea.look()
    lea.never_saw("de nouveau en ligne")
    with pytest.raises(NotAgain):
        await applications.propose_oneself(freelance, mission.id)


async def test_what_ended_otherwise_stays_cancelled_and_a_removal_that_stands_gives_nothing_back(
    stage: Stage,
) -> None:
    nadia = await stage.professional("Alpina SA", category=MemberCategory.COMPANY)
    lea, marc = await stage.professional("Léa"), await stage.professional("Marc")
    owner = await stage.member(nadia)
    mission = await published(owner)
    talk = await talking(owner, mission, await stage.member(lea))
    ended = await applications.propose_oneself(await stage.member(marc), mission.id, "Bonjour")
    async with unit_of_work():
        await move_application(ended, ApplicationMove.CANCEL, ApplicationStatus.CANCELLED, None)
    move_clock(timedelta(hours=1))
    ada = await stage.member(await of_the_team(stage, "Ada"))
    seen = await Mission.get(id=mission.id)
    await moderating.suspend_mission(ada, mission.id, seen.version, Clause.FRAUD, FACTS)
    seen = await Mission.get(id=mission.id)
    removal = await moderating.remove_mission(ada, mission.id, seen.version, Clause.FRAUD, FACTS)
    both = await Application.filter(mission_id=mission.id).order_by("id")
    assert {each.status for each in both} == {ApplicationStatus.CANCELLED}
    assert await given_back(both) == set()
    sam = await stage.member(await of_the_team(stage, "Sam"))
    await moderating.overturn_mission_measure(sam, removal.id)
    assert await given_back(both) == {talk.id}
