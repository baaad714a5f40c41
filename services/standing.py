"""Whether somebody may act, and begin something new: the one place that refuses who is under a measure.

Restriction (states.md, g) is a level in between: running deals, confirmed appointments and reading go on, nothing new
begins.
"""

from datetime import datetime

from core import clock
from core.errors import Conflict, NotAllowed
from models.member import Member
from models.profile import Certification, Profile

# What the team checks now, or has not certified again yet; who never gave anything is not being checked.
_IN_DOUBT = frozenset(
    {
        Certification.REVIEW,
        Certification.MORE,
        Certification.REFUSED,
        Certification.EXPIRED,
        Certification.SUSPENDED,
    }
)


class AccountBarred(NotAllowed):
    """The team suspended the account, or excluded the person."""


class AccountRestricted(NotAllowed):
    """Until `until` no new proposition, message, call, appointment or publication; then by itself as before."""


class OtherUnderCheck(Conflict):
    """The other side is being checked: nothing begins or goes on with them until it is decided."""


def require_good_standing(member: Member) -> None:
    """Refuses with AccountBarred whoever is under a measure of the team (states.md, g)."""
    if member.barred_by is not None:
        raise AccountBarred()


def require_may_begin(member: Member, acting_for: Profile | None = None) -> None:
    """Asked by every service that lets somebody begin something: a message, a call, a request, a proposition, being
    online, a publication. `acting_for` is the profile in whose name it is done, if any.

    Refuses with AccountBarred and AccountRestricted.
    """
    require_good_standing(member)
    for holder in (member, acting_for):
        until = restricted_until(holder)
        if until is not None:
            raise AccountRestricted(until=until)


def restricted_until(holder: Member | Profile | None) -> datetime | None:
    """The end of the restriction that an account or a profile is under now, or None."""
    until = holder.restricted_until if holder is not None else None
    return until if until is not None and until > clock.now() else None


def require_not_under_check(profile: Profile) -> None:
    """Refuses with OtherUnderCheck to begin something with a profile whose person is restricted."""
    if restricted_until(profile) is not None:
        raise OtherUnderCheck()


def is_under_check(holder: Member | Profile) -> bool:
    """Whether others read « vérification en cours »: a person under a measure; a profile that is restricted, or has to
    be certified (again) and keeps no certificate until then (states.md, c and g). Of who left it says no.
    """
    if holder.deleted_at is not None:
        return False
    if restricted_until(holder) is not None:
        return True
    if isinstance(holder, Member):
        return holder.barred_by is not None
    return not holder.is_certified and holder.certification in _IN_DOUBT
