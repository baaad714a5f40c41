"""What whoever runs the installation does about certification, without an administrator's account."""

from core import clock
from core.errors import IllegalMove
from core.text import clip, one_line
from models.certification import CertificationMove
from models.profile import Certification, Profile
from services.audit import OPERATOR
from services.certifications.moving import settle, tell_people
from services.profiles import find_profile
from services.unit_of_work import unit_of_work


async def certify_profile(name: str | int, by: str) -> Profile:
    """Certifies a profile in the name of somebody of the team: visible and found from now on (FR-073, FR-087).

    The table's way through the check is not asked for: the operator answers for it. Already certified changes nothing.
    Refuses with NotFound, Stale, and with IllegalMove for a suspended account.
    """
    async with unit_of_work():
        profile = await find_profile(name)
        if profile.certification is Certification.CERTIFIED:
            return profile
        if profile.certification is Certification.SUSPENDED:
            raise IllegalMove(status=profile.certification, move="certify")
        moved = await settle(
            profile,
            CertificationMove.CERTIFY,
            Certification.CERTIFIED,
            OPERATOR,
            certified_at=clock.now(),
            certified_by=clip(one_line(by), 128),
        )
        await tell_people(moved, "certification.certified")
        return moved
