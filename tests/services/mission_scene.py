"""A certified company with published missions, and candidates, made through the services themselves."""

from decimal import Decimal

from models.application import Application
from models.member import Member, MemberCategory
from models.mission import Mission, MissionDuration, MissionFormat, PayrollingChoice, RateKind
from models.profile import Domain, Profile
from services import applications, missions
from services.missions import MissionAnswers
from tests.services import people


async def company(name: str = "Alpina SA") -> tuple[Member, Profile]:
    """A certified company; the member is its owner."""
    return await people.professional(name, category=MemberCategory.COMPANY)


async def written(
    owner: Member, title: str = "Refonte du site", *, open_to_job_seekers: bool = False
) -> Mission:
    """The draft of a mission of the owner's company, to which nothing is missing."""
    said = MissionAnswers(
        title=title,
        domain=Domain.IT,
        duration=MissionDuration.LONG,
        work_format=MissionFormat.REMOTE,
        skills=["Python"],
        rate_kind=RateKind.DAY,
        rate=Decimal(900),
        payrolling=PayrollingChoice.YES,
        open_to_job_seekers=open_to_job_seekers,
    )
    return await missions.write_draft(owner, None, said)


async def published(
    owner: Member, title: str = "Refonte du site", *, open_to_job_seekers: bool = False
) -> Mission:
    """A published mission of the owner's company."""
    draft = await written(owner, title, open_to_job_seekers=open_to_job_seekers)
    return await missions.publish_mission(owner, draft.id)


async def freelance(name: str = "Léa") -> tuple[Member, Profile]:
    """A certified freelance of the domain IT."""
    return await people.professional(name, domain=Domain.IT, sector="Développeuse", skills=("Python",))


async def talking(owner: Member, mission: Mission, who: Member) -> Application:
    """A candidate with whom the company is in discussion."""
    proposed = await applications.propose_oneself(who, mission.id, "Bonjour")
    return await applications.accept(owner, proposed.id, proposed.version)


async def offered() -> tuple[Member, Mission]:
    """The owner of a company, and the mission that it published."""
    owner, _ = await company()
    return owner, await published(owner)


async def met() -> tuple[Member, Mission, Member, Application]:
    """The owner of a company, the mission that it published, and a freelance with whom it is in discussion."""
    owner, mission = await offered()
    candidate, _ = await freelance()
    return owner, mission, candidate, await talking(owner, mission, candidate)
