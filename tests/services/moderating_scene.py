"""What tests of decisions about missions need: somebody of the team, decisions, and what people were told."""

import pytest

from core.errors import DomainError
from models.delivery import Channel, Notification, NotificationState
from models.measure import Clause, MissionMeasure
from models.member import Member
from models.mission import Mission, MissionStatus
from services.missions import moderating
from tests.services import people

FACTS = "L’annonce demande un virement avant tout entretien."


async def admin(name: str = "Ada") -> Member:
    """Somebody of the team."""
    member = await people.visitor(name)
    await Member.filter(id=member.id).update(is_admin=True)
    return await Member.get(id=member.id)


async def suspended(admin: Member, mission: Mission) -> MissionMeasure:
    """The decision that suspended a mission just now."""
    seen = await Mission.get(id=mission.id)
    return await moderating.suspend_mission(admin, mission.id, seen.version, Clause.FRAUD, FACTS)


async def removed(admin: Member, mission: Mission) -> MissionMeasure:
    """The decision that removed a mission just now."""
    seen = await Mission.get(id=mission.id)
    return await moderating.remove_mission(admin, mission.id, seen.version, Clause.FRAUD, FACTS)


async def status_of(mission: Mission) -> MissionStatus:
    """Where a mission stands now."""
    return (await Mission.get(id=mission.id)).status


async def told(member: Member) -> list[str]:
    """What a person is told, in order; an @ where by mail."""
    owed = Notification.filter(recipient_id=member.id).exclude(state=NotificationState.DROPPED)
    return [f"{each.key}{'@' if each.channel is Channel.EMAIL else ''}" for each in await owed.order_by("id")]


async def refused(error: type[DomainError], *acts: object) -> None:
    """Asserts that each of these acts is refused so."""
    for act in acts:
        with pytest.raises(error):
            await act  # type: ignore[misc]
