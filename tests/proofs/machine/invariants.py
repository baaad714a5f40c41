"""What must hold whatever was done, asked of the database itself and not of the book."""

from core import clock
from models.agenda import Claim, ClaimState
from models.sql import fetch
from tests.proofs.machine.reading import View

_QUESTIONS = {
    "two claims of one provider overlap": (
        "SELECT a.id FROM claim a JOIN claim b ON b.profile_id = a.profile_id AND b.id > a.id"
        " WHERE a.state = 'active' AND b.state = 'active'"
        " AND a.blocked_from < b.blocked_until AND b.blocked_from < a.blocked_until"
    ),
    "a confirmed appointment whose time is not exactly taken": (
        "SELECT a.id FROM appointment a WHERE a.status IN ('confirmed', 'in_progress') AND 1 <> (SELECT COUNT(*)"
        " FROM claim c WHERE c.appointment_id = a.id AND c.state = 'active' AND c.kind = 'appointment'"
        " AND c.start_at = a.start_at AND c.end_at = a.end_at)"
    ),
    "time taken by an appointment that is not to be": (
        "SELECT a.id FROM appointment a JOIN claim c ON c.appointment_id = a.id AND c.state = 'active'"
        " WHERE a.status IN ('declined', 'expired', 'cancelled')"
        " OR (a.status = 'requested') <> (c.kind = 'request') OR (a.status = 'countered') <> (c.kind = 'offer')"
    ),
    "two sessions on one side of a call": (
        "SELECT call_id AS id FROM call_seat WHERE session_hash IS NOT NULL GROUP BY call_id, role"
        " HAVING COUNT(*) > 1"
    ),
    "two people present on one side of a call": (
        "SELECT call_id AS id FROM call_seat WHERE present GROUP BY call_id, role HAVING COUNT(*) > 1"
    ),
    "somebody present in a call that is over": (
        "SELECT c.id FROM call c JOIN call_seat s ON s.call_id = c.id AND s.present"
        " WHERE c.status IN ('ended', 'declined', 'missed', 'cancelled')"
    ),
    "two calls ring at one profile": (
        "SELECT profile_id AS id FROM call WHERE status = 'ringing' GROUP BY profile_id HAVING COUNT(*) > 1"
    ),
    "two open dialogs of one person": (
        "SELECT member_id AS id FROM dialog_session WHERE status = 'active' GROUP BY member_id HAVING COUNT(*) > 1"
    ),
    "an open room of an appointment that is over": (
        "SELECT c.id FROM call c JOIN appointment a ON a.id = c.appointment_id"
        " WHERE a.status IN ('done', 'cancelled', 'no_show') AND c.status IN ('accepted', 'live')"
    ),
    "one event told twice to one person": (
        "SELECT MIN(id) AS id FROM notification WHERE subject_kind = 'appointment'"
        " GROUP BY recipient_id, channel, key, subject_id, subject_version, due_at HAVING COUNT(*) > 1"
    ),
}


async def broken(found: View) -> list[str]:
    """Which of them do not hold."""
    asked = " UNION ALL ".join(
        f"SELECT '{what}' AS what WHERE EXISTS ({question})" for what, question in _QUESTIONS.items()
    )
    return [str(row["what"]) for row in await fetch(asked)]


async def holds_left() -> int:
    """How many choices in progress still block although they ran out."""
    late = Claim.filter(kind="hold", state=ClaimState.ACTIVE, expires_at__lte=clock.now())
    return await late.count()
