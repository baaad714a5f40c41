"""Nobody is on both sides: whoever belongs to an organisation is no candidate there, and whoever joins it later stays
the candidate only.
"""

import pytest

from models.application import Application, ApplicationStatus, Party
from models.delivery import Notification
from models.member import Member, Membership
from models.mission import Mission
from services import applications, conversations
from services.application_moves import people_on
from services.applications import OwnMission
from services.profile_people import own_profile
from services.waiting import waiting_for
from tests.services import mission_scene as scene
from tests.services import payroll_scene

S = ApplicationStatus


async def _joins(
    member: Member, mission: Mission, *, may_handle_missions: bool, wears: bool = False
) -> Member:
    await Membership.create(
        member_id=member.id,
        organisation_id=mission.organisation_id,
        is_owner=False,
        may_handle_missions=may_handle_missions,
    )
    if wears:
        await Member.filter(id=member.id).update(hat_organisation_id=mission.organisation_id)
    return await Member.get(id=member.id)


async def _told(member: Member) -> list[str]:
    owed = await Notification.filter(recipient_id=member.id, channel="telegram").order_by("id")
    return [each.key for each in owed if each.key.startswith(("application.", "payrolling.", "message."))]


@pytest.mark.parametrize("may_handle_missions", [True, False])
async def test_nobody_of_the_house_becomes_a_candidate(database: str, may_handle_missions: bool) -> None:
    nadia, mission = await scene.offered()
    lea, profile = await scene.freelance()
    lea = await _joins(lea, mission, may_handle_missions=may_handle_missions)
    assert not await applications.may_propose_oneself(lea, mission)
    for asked in (
        applications.require_proposable(lea, mission.id),
        applications.propose_oneself(lea, mission.id),
        applications.propose_mission(nadia, mission.id, profile.id),
    ):
        with pytest.raises(OwnMission):
            await asked
    assert await applications.missions_to_offer(nadia, profile) == []
    assert not await Application.all().exists()


async def test_whoever_joins_later_goes_on_as_the_candidate_and_gets_the_candidates_notices_only(
    database: str,
) -> None:
    nadia, mission, lea, row = await scene.met()
    lea = await _joins(lea, mission, may_handle_missions=True, wears=True)
    assert await people_on(row, Party.COMPANY) == [nadia.id]
    assert await people_on(row, Party.FREELANCE) == [lea.id]
    before = len(await _told(lea))
    row = await applications.apply_firmly(lea, row.id, row.version)
    assert len(await _told(lea)) == before, (
        "what the company is told of its candidate is not told to the candidate"
    )
    assert (await waiting_for(lea)).count == 0 and (await waiting_for(nadia)).count == 1
    assert (await applications.access_application(row.id, lea)).side is Party.FREELANCE
    assert (await applications.choose(nadia, row.id, row.version)).status is S.DEAL
    assert (await _told(lea))[before:].count("application.deal") == 1
    assert (await _told(lea))[before:].count("payrolling.alone") == 1


async def test_a_message_of_the_candidate_does_not_ring_at_themselves(database: str) -> None:
    nadia, mission, lea, row = await scene.met()
    lea = await _joins(lea, mission, may_handle_missions=True, wears=True)
    await conversations.reply(lea, row.conversation_id or 0, "Bonjour, une question")
    assert "message.received" not in await _told(lea) and "message.received" in await _told(nadia)
    assert (await waiting_for(lea)).messages == 0 and (await waiting_for(nadia)).messages == 1
    await conversations.reply(nadia, row.conversation_id or 0, "Avec plaisir")
    assert (await _told(lea)).count("message.received") == 1


async def test_what_was_withdrawn_is_not_proposed_again_from_inside(database: str) -> None:
    nadia, mission = await scene.offered()
    lea, _ = await scene.freelance()
    row = await applications.propose_oneself(lea, mission.id)
    row = await applications.withdraw(lea, row.id, row.version)
    lea = await _joins(lea, mission, may_handle_missions=False)
    for member in (lea, nadia):
        seat = await applications.access_application(row.id, member)
        assert not await applications.is_possible(seat, "interest")
        assert await payroll_scene.refusal(applications.propose_again(member, row.id)) is OwnMission
    assert await own_profile(lea) is not None
