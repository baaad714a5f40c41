"""A company with a running collaboration leaves: by itself or by the team, at once, and the other is told."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from core import clock
from core.errors import IllegalMove
from models.application import Application, ApplicationStatus
from models.conversation import Conversation, ConversationState
from models.delivery import Notification, NotificationState
from models.departure import FarewellKind
from models.measure import Clause
from models.member import Member
from models.mission import EndReason, Mission, MissionMove, MissionStatus
from models.payrolling import PayrollStatus
from models.profile import Profile
from services import applications, measures, missions
from services.measures.erasing import erase_account
from services.missions import MissionModerated, moderating
from services.missions.moving import move_mission
from services.unit_of_work import unit_of_work
from tests.services import mission_scene, payroll_scene
from tests.services.payroll_scene import Deal, refusal

FACTS = "L’annonce demande un virement avant tout entretien."
S, M = ApplicationStatus, MissionStatus


@pytest.fixture(autouse=True)
def partner() -> Iterator[None]:
    """A payrolling partner, and the keys that seal our copies."""
    with payroll_scene.partner():
        yield


async def _row(deal: Deal) -> Application:
    return await Application.get(id=deal.application.id)


async def _told(member: Member, key: str) -> list[tuple[str, object]]:
    owed = Notification.filter(recipient_id=member.id, key=key).exclude(state=NotificationState.DROPPED)
    return [(each.channel, each.details.get("ended")) for each in await owed.order_by("id")]


async def _everything_ended(deal: Deal) -> None:
    row = await _row(deal)
    assert row.status is S.CANCELLED
    assert (await Mission.get(id=row.mission_id)).status is M.INTERRUPTED
    assert (await deal.file()).status is PayrollStatus.CANCELLED
    assert (await Conversation.get(id=row.conversation_id)).state is ConversationState.CLOSED
    assert await _told(deal.lea, "application.other_gone") == [
        ("telegram", "deal_of_freelance"),
        ("email", "deal_of_freelance"),
    ]


async def test_the_owners_account_is_erased_with_the_collaboration(database: str) -> None:
    deal = await payroll_scene.sealed()
    await deal.chosen()
    await erase_account(await Member.get(id=deal.owner.id), FarewellKind.OWN)
    assert (await Member.get(id=deal.owner.id)).deleted_at is not None
    await _everything_ended(deal)


async def test_what_a_suspended_mission_led_to_ends_too(database: str) -> None:
    deal = await payroll_scene.sealed()
    await _move((await _row(deal)).mission_id, MissionMove.SUSPEND, suspended_from=M.FILLED)
    await erase_account(await Member.get(id=deal.owner.id), FarewellKind.OWN)
    row = await _row(deal)
    assert (row.status, (await Mission.get(id=row.mission_id)).status) == (S.CANCELLED, M.WITHDRAWN)
    assert (await deal.file()).status is PayrollStatus.CANCELLED
    assert {ended for _, ended in await _told(deal.lea, "application.mission_gone")} == {"deal"}


async def _to_be_deleted(admin: Member, *who: Member) -> None:
    """The team announced it, and the notice is over."""
    for each in who:
        await measures.delete_account(admin, each.public_id, Clause.CONDUCT, FACTS)
    clock.freeze(clock.now() + timedelta(days=60))


async def _broken(deal: Deal) -> None:
    """A collaboration about a mission that cannot be interrupted as it is: what ends it fails."""
    await Mission.filter(id=deal.application.mission_id).update(status=M.PUBLISHED)


async def test_the_teams_deletion_is_carried_out(database: str) -> None:
    ada, deal = await payroll_scene.admin_named(), await payroll_scene.sealed()
    await _to_be_deleted(ada, deal.owner)
    assert await measures.carry_out_due() == 1
    assert (await Member.get(id=deal.owner.id)).deleted_at is not None
    await _everything_ended(deal)


async def test_one_deletion_that_fails_does_not_keep_the_next_from_its_turn(database: str) -> None:
    ada = await payroll_scene.admin_named()
    first, second = await payroll_scene.sealed("Léa"), await payroll_scene.sealed("Marc")
    await _broken(first)
    await _to_be_deleted(ada, first.lea, second.lea)
    assert await measures.carry_out_due() == 1
    assert (await Member.get(id=first.lea.id)).deleted_at is None
    assert (await Member.get(id=second.lea.id)).deleted_at is not None
    await Mission.filter(id=first.application.mission_id).update(status=M.FILLED)
    assert await measures.carry_out_due() == 1
    assert (await Member.get(id=first.lea.id)).deleted_at is not None


async def test_one_collaboration_that_cannot_end_does_not_keep_the_next_from_its_end(database: str) -> None:
    first, second = await payroll_scene.sealed("Léa"), await payroll_scene.sealed("Marc")
    await _broken(first)
    await Profile.filter(member_id__in=[first.lea.id, second.lea.id]).update(deleted_at=clock.now())
    assert await applications.settle_left_over() == 1
    assert ((await _row(first)).status, (await _row(second)).status) == (S.DEAL, S.CANCELLED)
    assert await refusal(applications.settle_departed()) is IllegalMove


async def test_a_collaboration_that_the_team_ends_with_its_mission_is_called_so(database: str) -> None:
    ada, deal = await payroll_scene.admin_named(), await payroll_scene.sealed()
    mission = await Mission.get(id=deal.application.mission_id)
    await moderating.suspend_mission(ada, mission.id, mission.version, Clause.FRAUD, FACTS)
    assert await refusal(missions.duplicate_mission(deal.owner, mission.id)) is MissionModerated
    mission = await Mission.get(id=mission.id)
    await moderating.remove_mission(ada, mission.id, mission.version, Clause.FRAUD, FACTS)
    assert {ended for _, ended in await _told(deal.lea, "application.mission_removed")} == {"deal"}
    assert await refusal(missions.duplicate_mission(deal.owner, mission.id)) is MissionModerated
    assert not missions.may_duplicate(await Mission.get(id=mission.id))


async def test_what_waits_does_not_keep_the_missions_behind_it_from_their_end(database: str) -> None:
    owner, _ = await mission_scene.company()
    made = [await mission_scene.published(owner, f"Mission {number}") for number in range(5)]
    clock.freeze(clock.now() + timedelta(days=53))
    await missions.expire_due(limit=2)
    assert await Mission.filter(asked_at=clock.now()).count() == 5
    await Mission.filter(id=made[-1].id).update(begins=(clock.now() - timedelta(days=2)).date())
    assert await missions.expire_due(limit=2) == 1
    assert (await Mission.get(id=made[-1].id)).end_reason is EndReason.EXPIRED


async def _move(mission_id: int, move: MissionMove, **changes: object) -> None:
    async with unit_of_work():
        await move_mission(await Mission.get(id=mission_id), move, None, **changes)
