"""Mutual interest when two act at the same second, or one person twice."""

import asyncio
from decimal import Decimal

from core.errors import DomainError
from models.application import Application, ApplicationStatus
from models.member import Membership
from models.mission import Mission, MissionSkill
from services import applications, missions
from services.application_rules import TooManyProposals
from services.missions import MissionAnswers
from tests.services import mission_scene as scene
from tests.services import people

S = ApplicationStatus


async def test_of_two_tenth_proposals_at_the_same_second_one_is_too_many(database: str) -> None:
    nadia, _ = await scene.company()
    lea, _ = await scene.freelance()
    offered = [await scene.published(nadia, f"Mission {number}") for number in range(11)]
    for mission in offered[:9]:
        await applications.propose_oneself(lea, mission.id)
    answers = await asyncio.gather(
        *(applications.propose_oneself(lea, mission.id) for mission in offered[9:]), return_exceptions=True
    )
    assert sum(isinstance(answer, TooManyProposals) for answer in answers) == 1
    assert await Application.filter(status=S.PROPOSED).count() == 10


async def test_of_two_employees_who_change_a_mission_at_the_same_second_one_is_told_in_our_words(
    database: str,
) -> None:
    nadia, company = await scene.company()
    bob = await people.visitor("Bob")
    await Membership.create(
        member_id=bob.id, organisation_id=company.organisation_id, is_owner=False, may_handle_missions=True
    )
    mission = await scene.published(nadia)
    answers = await asyncio.gather(
        missions.change_mission(nadia, mission.id, mission.version, MissionAnswers(rate=Decimal(950))),
        missions.change_mission(bob, mission.id, mission.version, MissionAnswers(skills=["Python", "SQL"])),
        return_exceptions=True,
    )
    refused = [answer for answer in answers if isinstance(answer, BaseException)]
    assert [isinstance(answer, DomainError) for answer in refused] == [True]
    after = await Mission.get(id=mission.id)
    skills = await MissionSkill.filter(mission_id=mission.id).count()
    assert (after.version, after.rate, skills) in (
        (mission.version + 1, Decimal(950), 1),
        (mission.version + 1, Decimal(900), 2),
    )


async def test_a_company_takes_no_more_than_ten_open_proposals_of_its_own_on_a_mission(database: str) -> None:
    nadia, _ = await scene.company()
    mission = await scene.published(nadia)
    asked = [(await scene.freelance(f"Freelance {number}"))[1] for number in range(11)]
    for profile in asked[:10]:
        await applications.propose_mission(nadia, mission.id, profile.id)
    try:
        await applications.propose_mission(nadia, mission.id, asked[10].id)
    except TooManyProposals as refusal:
        assert refusal.details == {"limit": 10}
    assert await Application.all().count() == 10
