"""One move of a certification: guarded, written down, shown everywhere, told."""

from datetime import date
from typing import Any, Literal

from core import clock
from core.errors import Stale
from models.certification import CertificationAct, CertificationMove, next_certification
from models.profile import Certification, Profile
from services.audit import SYSTEM, Thing, record
from services.counterparts import redraw_counterparts
from services.members import list_admins
from services.notifications import Subject, owe, refresh_cards
from services.profile_people import people_of
from services.search.index import index_profile

# What ends a certificate that was kept while a changed number was checked (states.md, c).
ENDS_KEPT = frozenset({CertificationMove.CERTIFY, CertificationMove.REFUSE})
# What the team or a rule does; what a member asks for is not written down, and measures write their own line.
AUDITED = frozenset(
    {
        CertificationMove.CERTIFY,
        CertificationMove.REFUSE,
        CertificationMove.ASK_MORE,
        CertificationMove.EXPIRE,
    }
)


async def change(profile: Profile, **changes: Any) -> None:
    """Changes a profile if nobody did since it was read, else refuses with Stale."""
    updated = await Profile.filter(id=profile.id, version=profile.version).update(
        **changes, version=profile.version + 1
    )
    if not updated:
        raise Stale()


async def move_certification(
    profile: Profile,
    move: CertificationMove,
    actor_id: int | None,
    *,
    reason: str = "",
    note: str = "",
    until: date | None = None,
    **changes: Any,
) -> Profile:
    """One move of the table: guarded by the version that was seen, written down, and shown everywhere.

    `reason`, `note` and `until` (the end of the permit) are written down with it; `changes` are of the profile.
    """
    status = next_certification(profile.certification, move)
    actor = SYSTEM if actor_id is None else actor_id
    return await settle(profile, move, status, actor, reason=reason, note=note, until=until, **changes)


async def settle(
    profile: Profile,
    move: CertificationMove,
    status: Certification,
    actor: int | Literal["system", "operator"],
    *,
    reason: str = "",
    note: str = "",
    until: date | None = None,
    **changes: Any,
) -> Profile:
    """What every move has in common, once it is decided where it leads; see `move_certification`."""
    if move in ENDS_KEPT:
        changes["certificate_kept"] = False
    await change(profile, certification=status, **changes)
    await CertificationAct.create(
        profile_id=profile.id,
        move=move,
        actor_id=actor if isinstance(actor, int) else None,
        reason=reason,
        note=note,
        permit_until=until,
        acted_at=clock.now(),
    )
    if move in AUDITED:
        await record(
            f"certification.{move}",
            actor,
            Thing("profile", profile.public_id),
            concerned=next(iter(await people_of(profile)), None),
            before=profile.certification,
            after=status,
            reason=reason,
        )
    await index_profile(profile.id)
    await redraw_counterparts(profile)
    await refresh_cards("profile", profile.id)
    await refresh_cards("certify", profile.id)
    await refresh_cards("certification", profile.id)
    return await Profile.get(id=profile.id)


async def is_certificate_pending(profile: Profile) -> bool:
    """Whether what was certified before is being checked again, and nothing was decided since (states.md, c): the
    certificate of before counts until then, for an account in good standing.
    """
    if profile.certification not in (Certification.REVIEW, Certification.MORE):
        return False
    decisive = (*ENDS_KEPT, CertificationMove.REOPEN)
    acts = CertificationAct.filter(profile_id=profile.id, move__in=decisive).order_by("-id")
    last = [act.move for act in await acts.limit(2)]
    # What was refused is looked at again after an appeal, and had no certificate.
    return last[:1] == [CertificationMove.REOPEN] and last[1:] != [CertificationMove.REFUSE]


async def tell_team(key: str, subject: Subject | None = None) -> None:
    """One notice an hour to each administrator, however many profiles come (states.md, c)."""
    hour = clock.now().strftime("%Y%m%d%H")
    for admin in await list_admins():
        await owe(admin.id, key, subject=subject, dedupe_key=f"{key}:{admin.id}:{hour}")


async def tell_people(profile: Profile, key: str, dedupe_key: str | None = None) -> None:
    """Owes the people of a profile a notice that cannot be muted, by e-mail too (D-23)."""
    subject = Subject("profile", profile.id, profile.version)
    for member_id in await people_of(profile):
        unique = f"{dedupe_key}:{member_id}" if dedupe_key else None
        await owe(member_id, key, subject=subject, mutable=False, also_by_mail=True, dedupe_key=unique)
