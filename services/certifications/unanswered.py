"""What the team asked for and nobody gave is recalled once, after two weeks (states.md, c)."""

from datetime import timedelta

from core import clock
from models.certification import CertificationAct, CertificationMove
from models.profile import Certification, Profile
from services.certifications.moving import tell_people
from services.unit_of_work import unit_of_work

RECALLED_AFTER = timedelta(days=14)


async def recall_questions() -> int:
    """Tells the people of every profile of which more was asked two weeks ago; gives how many profiles wait so long.

    The status stays: whoever answers later goes on where they were.
    """
    waiting = await Profile.filter(certification=Certification.MORE, deleted_at=None)
    asked = CertificationAct.filter(
        profile_id__in=[profile.id for profile in waiting], move=CertificationMove.ASK_MORE
    )
    newest = {act.profile_id: act for act in await asked.order_by("id")}
    long_ago = clock.now() - RECALLED_AFTER
    late = [each for each in waiting if each.id in newest and newest[each.id].acted_at <= long_ago]
    for profile in late:
        async with unit_of_work():
            await tell_people(profile, "certification.unanswered", f"unanswered:{newest[profile.id].id}")
    return len(late)
