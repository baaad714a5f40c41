"""An address that somebody confirms, or changes, after the dossier left: the partner is told of it (FR-179)."""

from tortoise.expressions import Q

from models.application import Application, Party
from models.member import Member
from models.payrolling import PartnerChannel, PartnerDelivery, PartnerEvent, PayrollFile, PayrollStatus
from models.profile import Profile
from models.sql import lock_row
from services.notifications import Subject, owe
from services.payroll_moves import show_everywhere, tell_partner
from services.payrolling.dossier import Dossier, open_dossier, seal_dossier

_S = PayrollStatus
# As long as somebody at the partner's may have to write to one of the two.
_FOLLOWED = (_S.CHOSEN, _S.SENT, _S.TAKEN_ON, _S.CONTRACT, _S.ACTIVE, _S.INCIDENT)


async def amend_address(member: Member) -> int:
    """To be called in the transaction that proves a member's address: every file for which they agreed to their details
    being sent gets it, and the partner what they have not; gives how many files.

    What was never tried leaves with the address in it; the person is told of what goes out afterwards.
    """
    profiles = await Profile.filter(member_id=member.id).values_list("id", flat=True)
    applications = await Application.filter(profile_id__in=list(profiles)).values_list("id", flat=True)
    mine = Q(company_contact_id=member.id) | Q(application_id__in=list(applications))
    amended = 0
    # What the other side accepts at this moment is waited for: its dossier may have been composed without the address.
    for seen in await PayrollFile.filter(mine, status__in=(*_FOLLOWED, _S.PROPOSED)).order_by("id"):
        await lock_row("payroll_file", seen.id)
        file = await PayrollFile.get(id=seen.id)
        side = Party.COMPANY if file.company_contact_id == member.id else Party.FREELANCE
        if file.status in _FOLLOWED and await _put_in(file, side, member.verified_address or ""):
            await _tell(file, member)
            amended += 1
    return amended


async def _put_in(file: PayrollFile, side: Party, address: str) -> bool:
    """Writes the address into our copy; whether the partner may not have it yet."""
    try:
        dossier = open_dossier(file)
    except ValueError:
        return True  # Our copy is gone: nobody knows any more which address was sent.
    if dossier[str(side)]["email"] == address:
        return False
    dossier[str(side)]["email"] = address
    await PayrollFile.filter(id=file.id).update(dossier=seal_dossier(dossier))
    await show_everywhere(file)
    return True


async def _tell(file: PayrollFile, member: Member) -> None:
    tried = PartnerDelivery.filter(file_id=file.id, event=PartnerEvent.DOSSIER, attempts__gt=0)
    known = {delivery.channel for delivery in await tried}
    if not known:
        return
    await tell_partner(file, PartnerEvent.AMENDED, tuple(each for each in PartnerChannel if each in known))
    await owe(member.id, "payrolling.amended", subject=Subject("payrolling", file.id, file.version))


async def contact_details(file: PayrollFile) -> Dossier:
    """The confirmed addresses of both sides, as they are when a message leaves; a side without one is left out."""
    application = await Application.get(id=file.application_id)
    profile = await Profile.get(id=application.profile_id)
    freelance = await Member.get_or_none(id=profile.member_id, deleted_at=None)
    contact = await Member.get_or_none(id=file.company_contact_id, deleted_at=None)
    found: Dossier = {}
    if freelance is not None and freelance.verified_address is not None:
        found["freelance"] = {"email": freelance.verified_address}
    if contact is not None and contact.verified_address is not None:
        found["company"] = {"contact": contact.called, "email": contact.verified_address}
    return found
