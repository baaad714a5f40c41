"""What a measure does to an account, and what ending it undoes."""

from datetime import datetime

from core import clock
from models.certification import CertificationMove
from models.dialog import DialogSession, DialogStatus
from models.measure import Measure, MeasureKind
from models.member import Member, Membership
from models.profile import Certification, Profile
from services import appointments, dialogs
from services.certifications.moving import is_certificate_pending, move_certification
from services.counterparts import redraw_counterparts
from services.measures.asking_again import offer_again
from services.notifications import refresh_cards
from services.presence import go_offline
from services.search.index import index_profile


async def profiles_of(member: Member) -> list[Profile]:
    """What stands and falls with an account, whatever hat is worn: the person's own profile, and those of
    organisations that nobody else owns. What was hidden is among them.
    """
    found = await Profile.filter(member_id=member.id)
    for place in await Membership.filter(member_id=member.id, is_owner=True).order_by("id"):
        owners = Membership.filter(organisation_id=place.organisation_id, is_owner=True)
        if not await owners.exclude(member_id=member.id).exists():
            found += await Profile.filter(organisation_id=place.organisation_id)
    return found


async def bar(member: Member, measure: Measure) -> None:
    """From now on the member may only read, and contest: hidden, offline, without anything begun or to come.

    Appointments are cancelled, the other sides told without a reason (states.md, e). A deletion also takes the
    profiles out of everything.
    """
    await Member.filter(id=member.id).update(barred_by=measure.id, version=member.version + 1)
    await _end_dialogs(member.id)
    await Membership.filter(member_id=member.id).update(online_until=None)
    await appointments.end_for_party_gone(member_id=member.id)
    for profile in await profiles_of(member):
        if profile.deleted_at is None:
            await _hide(member, profile, measure)


async def restrict(member: Member, until: datetime, reported: int | None = None) -> None:
    """Until then the member begins nothing new, and neither does anybody in the name of what stands with them: offline,
    and others read « vérification en cours ». Deals and confirmed appointments go on (states.md, g). `reported` is a
    profile that is marked with them, also where others own its organisation, too.
    """
    await Member.filter(id=member.id).update(restricted_until=until, version=member.version + 1)
    await Membership.filter(member_id=member.id).update(online_until=None)
    for profile in await _marked(member, reported):
        if profile.deleted_at is None:
            await go_offline(member, profile.id)
        await _mark(profile.id, until)


async def unrestrict(member: Member, reported: int | None = None) -> None:
    """Gives back at once what a restriction took."""
    await Member.filter(id=member.id).update(restricted_until=None, version=member.version + 1)
    for profile in await _marked(member, reported):
        await _mark(profile.id, None)


async def _marked(member: Member, reported: int | None) -> list[Profile]:
    found = await profiles_of(member)
    known = {profile.id for profile in found}
    return found + [each for each in await Profile.filter(id=reported or 0) if each.id not in known]


async def _mark(profile_id: int, until: datetime | None) -> None:
    profile = await Profile.get(id=profile_id)
    await Profile.filter(id=profile_id).update(restricted_until=until, version=profile.version + 1)
    await redraw_counterparts(profile)
    await refresh_cards("profile", profile_id)


async def _hide(member: Member, profile: Profile, measure: Measure) -> None:
    await appointments.end_for_party_gone(profile_id=profile.id)
    await go_offline(member, profile.id)
    # Read again: what came before moved it.
    profile = await Profile.get(id=profile.id)
    if profile.certification is Certification.CERTIFIED:
        profile = await move_certification(profile, CertificationMove.SUSPEND, measure.decided_by)
    elif profile.certificate_kept:
        # A changed number is being checked: what was certified before hides with the account as well.
        profile = await _keep_certificate(profile, False)
    if measure.kind is MeasureKind.DELETION:
        await Profile.filter(id=profile.id).update(deleted_at=clock.now(), version=profile.version + 1)
        await index_profile(profile.id)
        await refresh_cards("profile", profile.id)


async def _keep_certificate(profile: Profile, kept: bool) -> Profile:
    await Profile.filter(id=profile.id).update(certificate_kept=kept, version=profile.version + 1)
    await index_profile(profile.id)
    await refresh_cards("profile", profile.id)
    return await Profile.get(id=profile.id)


async def _end_dialogs(member_id: int) -> None:
    begun = (DialogStatus.ACTIVE, DialogStatus.PAUSED)
    for session in await DialogSession.filter(member_id=member_id, status__in=begun):
        await dialogs.end(session, DialogStatus.EXPIRED)


async def unbar(member: Member, measure: Measure, admin: Member | None) -> None:
    """Gives back what the measure took, and another measure stays in force. Appointments that were cancelled stay so;
    both sides are told how to ask again.
    """
    if member.barred_by != measure.id:
        return
    other = await _still_barring(member)
    await Member.filter(id=member.id).update(
        barred_by=other.id if other is not None else None, version=member.version + 1
    )
    if other is not None and other.kind is MeasureKind.DELETION:
        return
    for profile in await profiles_of(member):
        if profile.deleted_at is not None and profile.deleted_at >= measure.effective_at:
            await Profile.filter(id=profile.id).update(deleted_at=None, version=profile.version + 1)
            profile = await Profile.get(id=profile.id)
        if other is None and profile.certification is Certification.SUSPENDED:
            admin_id = admin.id if admin is not None else None
            await move_certification(profile, CertificationMove.LIFT, admin_id)
        elif other is None and await is_certificate_pending(profile):
            await _keep_certificate(profile, True)
        else:
            await index_profile(profile.id)
    if other is None:
        await offer_again(member, measure, await profiles_of(member))


async def _still_barring(member: Member) -> Measure | None:
    """What else keeps an account from acting: its exclusion, which two of the team decided, before a suspension."""
    standing = Measure.filter(member_id=member.id, ended_at=None)
    excluded = await standing.filter(kind=MeasureKind.DELETION, confirmed_by__not_isnull=True).first()
    return excluded or await standing.filter(kind=MeasureKind.SUSPENSION).first()
