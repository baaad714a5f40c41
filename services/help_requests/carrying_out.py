"""What the team carries out of a request: another number or name goes into the profile, and to the certifications.

The certificate of before stays in force until the decision (states.md, c).
"""

from typing import Any

from core import clock
from models.certification import CertificationMove
from models.help_request import HelpMove, HelpRequest, HelpStatus, HelpTopic
from models.member import Member
from models.profile import Certification, Profile
from services.certifications import OwnCase
from services.certifications.moving import move_certification
from services.certifications.moving import tell_team as tell_certifiers
from services.displayed_identity import shown_after_renaming
from services.help_requests.errors import NameMoved, NumberMoved
from services.help_requests.moving import move_request, tell_member
from services.help_requests.renaming import legal_name
from services.help_requests.seeing_to import mine_to_answer, write_down
from services.members import take_legal_name
from services.profile_people import acts_for
from services.unit_of_work import unit_of_work


async def changeable_profile(request: HelpRequest) -> Profile | None:
    """The profile that this request still can change: certified, and with the number or name of then; else None."""
    is_change = request.topic in (HelpTopic.NAME, HelpTopic.NUMBER)
    if not is_change or request.status is HelpStatus.CLOSED or request.carried_out_at:
        return None
    profile = await Profile.get_or_none(id=request.profile_id, deleted_at=None)
    if profile is None or profile.certification is not Certification.CERTIFIED:
        return None
    return profile if await _is_as_it_was(request, profile) else None


async def _is_as_it_was(request: HelpRequest, profile: Profile) -> bool:
    if request.topic is HelpTopic.NUMBER:
        return profile.registration_number == request.old_number
    return legal_name(await Member.get(id=request.member_id)) == request.old_name


async def carry_out_change(admin: Member, request_id: int, version: int) -> HelpRequest:
    """Puts the new number or name in the profile, which goes to the certifications; the old certificate stays in force
    until the decision (FR-086, states.md c). With the name the one that is shown changes, in the way that the member
    chose to be named.

    Refuses with NotFound, OwnCase, TakenByOther, Stale, and with NumberMoved or NameMoved when the profile is not as
    it was.
    """
    async with unit_of_work():
        request = await mine_to_answer(admin, request_id, version)
        profile = await changeable_profile(request)
        if profile is None:
            raise NameMoved() if request.topic is HelpTopic.NAME else NumberMoved()
        if await acts_for(profile, admin):
            raise OwnCase()
        is_name = request.topic is HelpTopic.NAME
        note, changes = await (_renamed(request, profile) if is_name else _renumbered(request))
        await move_certification(
            profile, CertificationMove.REOPEN, admin.id, note=note, certificate_kept=True, **changes
        )
        moved = await move_request(request, HelpMove.ANSWER, carried_out_at=clock.now())
        await write_down(str(request.topic), admin, request, request.status, moved.status)
        await tell_member(moved, "help.renamed" if is_name else "help.carried_out")
        await tell_certifiers("certification.waiting")
        return moved


async def _renumbered(request: HelpRequest) -> tuple[str, dict[str, Any]]:
    """What is noted beside the profile, and what changes of it."""
    note = f"{request.old_number} → {request.new_number}"
    return note, {"registration_number": request.new_number}


async def _renamed(request: HelpRequest, profile: Profile) -> tuple[str, dict[str, Any]]:
    first, last = request.new_first_name, request.new_last_name
    person = await Member.get(id=request.member_id)
    shown = shown_after_renaming(person, profile.display_name, first, last)
    own = shown_after_renaming(person, person.display_name, first, last)
    renamed = await take_legal_name(person.id, first, last, own)
    return f"{request.old_name} → {legal_name(renamed)}", {"display_name": shown}
