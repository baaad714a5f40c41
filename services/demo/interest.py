"""Who is interested in whom among the demo people: a proposal that waits, and a discussion under way."""

from models.member import Member
from models.mission import Mission, MissionStatus
from services import applications, conversations
from services.profile_people import mission_organisation


async def show_interest(people: dict[str, Member]) -> None:
    """Nadia has one proposal to answer for the first of her missions, and talks with somebody else about it.

    Sofia, who looks for a job, would like her post: the answer is an interview.
    """
    nadia = people["nadia"]
    offered = Mission.filter(
        organisation_id=await mission_organisation(nadia), status=MissionStatus.PUBLISHED
    )
    mission = await offered.order_by("id").first()
    assert mission is not None, "Nadia offers missions"
    await applications.propose_oneself(people["paul"], mission.id, "Je connais bien vos serveurs.")
    asked = await applications.propose_oneself(people["marc"], mission.id)
    talking = await applications.accept(nadia, asked.id, asked.version)
    assert talking.conversation_id is not None
    post = await offered.filter(open_to_job_seekers=True).order_by("id").first()
    assert post is not None, "Nadia offers a post to whoever looks for a job"
    await applications.propose_oneself(
        people["sofia"], post.id, "Six ans en fiduciaire, disponible pour un entretien."
    )
    await conversations.reply(people["marc"], talking.conversation_id, "Bonjour Nadia, disponible dès lundi.")
