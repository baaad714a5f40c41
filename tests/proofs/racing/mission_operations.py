"""What companies and freelances do about missions, to be cancelled: each in one transaction with all that follows."""

from itertools import count

from models.application import Application
from models.member import Member
from services import applications, missions
from tests.proofs.racing.interrupted import Operation
from tests.proofs.racing.operations import Kind
from tests.services import mission_scene

_numbers = count(1)


async def _met() -> tuple[Member, Application]:
    """A new company, and a new freelance with whom it is in discussion and who said the definitive yes."""
    number = next(_numbers)
    owner, _ = await mission_scene.company(f"Alpina {number}")
    freelance, _ = await mission_scene.freelance(f"Nora {number}")
    row = await mission_scene.talking(owner, await mission_scene.published(owner), freelance)
    return owner, await applications.apply_firmly(freelance, row.id, row.version)


async def _publish() -> Operation:
    """A company publishes what it wrote: the mission, its place in the search, who is told."""
    owner, _ = await mission_scene.company(f"Alpina {next(_numbers)}")
    # The words of the first one become known to the search for good: they are no part of what a publication leaves.
    await mission_scene.published(owner)
    draft = await mission_scene.written(owner)
    return lambda: missions.publish_mission(owner, draft.id)


async def _propose() -> Operation:
    """A freelance proposes to work on a mission."""
    number = next(_numbers)
    owner, _ = await mission_scene.company(f"Alpina {number}")
    mission = await mission_scene.published(owner)
    freelance, _ = await mission_scene.freelance(f"Nora {number}")
    return lambda: applications.propose_oneself(freelance, mission.id, "Bonjour")


async def _choose() -> Operation:
    """A company chooses: the deal is sealed, the mission filled, contacts and the file of payrolling made."""
    owner, row = await _met()
    return lambda: applications.choose(owner, row.id, row.version)


KINDS = (Kind("publish", _publish), Kind("propose oneself", _propose), Kind("choose", _choose))
