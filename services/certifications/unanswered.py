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
    late = 0
    for profile in waiting:
        asked = CertificationAct.filter(profile_id=profile.id, move=CertificationMove.ASK_MORE)
        newest = await asked.order_by("-id").first()
        if newest is None or newest.acted_at > clock.now() - RECALLED_AFTER:
            continue
        async with unit_of_work():
            await tell_people(profile, "certification.unanswered", f"unanswered:{newest.id}")
        late += 1
    return late
