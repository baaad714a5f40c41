"""A company with a mission and freelances with the app: what the scenarios of mutual interest begin with."""

from datetime import timedelta

from core import clock
from models.application import Application
from models.member import MemberCategory
from models.mission import Mission
from models.profile import Profile
from services import applications
from services.applications import annulling
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.services import mission_scene


async def company(stage: Stage, name: str = "Alpina", **who: str) -> Person:
    """The owner of a certified company, at home."""
    return await stage.professional(name, category=MemberCategory.COMPANY, sector="Industrie", **who)


async def published(
    stage: Stage, owner: Person, title: str = "Refonte du site", *, open_to_job_seekers: bool = False
) -> Mission:
    """A published mission of the owner's company."""
    return await mission_scene.published(
        await stage.member(owner), title, open_to_job_seekers=open_to_job_seekers
    )


async def proposed(stage: Stage, who: Person, mission: Mission) -> Application:
    """A freelance who said « Cette mission m’intéresse »."""
    made = await applications.propose_oneself(await stage.member(who), mission.id)
    await stage.settle()
    return made


async def talking(stage: Stage, owner: Person, mission: Mission, who: Person) -> Application:
    """A candidate with whom the company is in discussion."""
    first = await proposed(stage, who, mission)
    made = await applications.accept(await stage.member(owner), first.id, first.version)
    await stage.settle()
    return made


async def sealed(stage: Stage, owner: Person, mission: Mission, who: Person) -> Application:
    """A candidate who said « Je postule » and was chosen: the collaboration."""
    first = await talking(stage, owner, mission, who)
    firm = await applications.apply_firmly(await stage.member(who), first.id, first.version)
    made = await applications.choose(await stage.member(owner), firm.id, firm.version)
    await stage.settle()
    return made


async def both_want_to_end(stage: Stage, owner: Person, who: Person, row: Application) -> Application:
    """A collaboration that the freelance asked to annul, and the company agreed."""
    asked = await annulling.ask_annulment(
        await stage.member(who), row.id, row.version, "Le projet est arrêté chez nous."
    )
    agreed = await annulling.agree_to_annulment(await stage.member(owner), asked.id, asked.version)
    await stage.settle()
    return agreed


async def interrupted_after_its_start(stage: Stage, who: Person, row: Application) -> None:
    """The mission has begun when the freelance leaves the platform for good."""
    await Mission.filter(id=row.mission_id).update(begins=clock.now().date() - timedelta(days=1))
    await Profile.filter(member_id=(await stage.member(who)).id).update(deleted_at=clock.now())
    await applications.settle_departed()
    await stage.settle()


async def discarded(stage: Stage, owner: Person, application: Application) -> Application:
    """A candidate whom the company does not want."""
    seen = await Application.get(id=application.id)
    made = await applications.discard(await stage.member(owner), seen.id, seen.version, "Non")
    await stage.settle()
    return made
