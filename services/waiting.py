"""« À vous de jouer »: everything that waits for one person's answer, in one list (FR-120)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from models.appointment import AppointmentStatus
from models.fields import read_instant
from models.member import Member
from models.profile import Profile
from models.sql import fetch
from services.profile_people import mission_organisation, own_profile

# More than these are counted and not listed: whoever has answered some sees the next ones.
LISTED_AT_MOST = 60

_APPOINTMENTS = (
    "SELECT id, requested_at AS since FROM appointment"
    f" WHERE (client_id = :member AND status = '{AppointmentStatus.COUNTERED}')"
    f" OR (profile_id = :profile AND status = '{AppointmentStatus.REQUESTED}')"
    " ORDER BY start_at, id LIMIT :limit"
)
_APPLICATIONS = (
    "SELECT a.id, a.status, a.status_since AS since FROM application a JOIN mission m ON m.id = a.mission_id"
    " WHERE (a.profile_id = :own AND (a.status = 'chosen' OR (a.status = 'proposed' AND a.initiator = 'company')))"
    " OR (m.organisation_id = :organisation AND m.status IN ('published', 'reserved')"
    " AND (a.status = 'firm' OR (a.status = 'proposed' AND a.initiator = 'freelance')))"
    " ORDER BY a.status_since, a.id LIMIT :limit"
)
# How a mission is managed, while one side has not said, or not yet taken note of what it means.
_PAYROLLING = (
    "SELECT f.id, f.status_since AS since FROM payroll_file f JOIN application a ON a.id = f.application_id"
    " JOIN mission m ON m.id = a.mission_id WHERE a.status = 'deal'"
    " AND ((a.profile_id = :own AND (f.status = 'choosing' OR (f.status = 'proposed' AND f.proposed_by = 'company')"
    " OR (f.status = 'independent' AND f.freelance_read_at IS NULL)))"
    " OR (m.organisation_id = :organisation AND (f.status = 'choosing'"
    " OR (f.status = 'proposed' AND f.proposed_by = 'freelance')"
    " OR (f.status = 'independent' AND f.company_read_at IS NULL))))"
    " ORDER BY f.status_since, f.id LIMIT :limit"
)
_CONVERSATIONS = (
    "SELECT c.id, COUNT(*) AS messages, MAX(m.created_at) AS since"
    " FROM message m JOIN conversation c ON c.id = m.conversation_id"
    " WHERE c.state = 'open' AND m.read_at IS NULL AND m.deleted_at IS NULL"
    " AND ((c.client_id = :member AND m.author_id <> :member)"
    " OR (c.profile_id = :profile AND m.author_id = c.client_id)"
    " OR (c.mission_id > 0 AND m.author_id = c.client_id AND c.profile_id IN"
    " (SELECT id FROM profile WHERE organisation_id = :organisation)))"
    " GROUP BY c.id ORDER BY since, c.id LIMIT :limit"
)


class Awaited(StrEnum):
    """What waits, in the order in which it is listed: what runs out soonest comes first."""

    CHOICE = "choice"
    APPOINTMENT = "appointment"
    FIRM = "firm"
    PROPOSAL = "proposal"
    PAYROLLING = "payrolling"
    CONVERSATION = "conversation"


@dataclass(frozen=True)
class WaitingItem:
    """One thing that waits for an answer since an instant; `id` is that of what waits.

    `messages` are the unread ones of a conversation.
    """

    what: Awaited
    id: int
    since: datetime
    messages: int = 0


@dataclass(frozen=True)
class Waiting:
    """What waits for a person, in the order in which it should be answered."""

    items: tuple[WaitingItem, ...]

    @property
    def count(self) -> int:
        """How many things wait."""
        return len(self.items)

    def of(self, *kinds: Awaited) -> int:
        """How many of these kinds wait."""
        return sum(item.what in kinds for item in self.items)

    @property
    def messages(self) -> int:
        """How many messages are unread."""
        return sum(item.messages for item in self.items)

    def since(self, instant: datetime) -> int:
        """How many of them began to wait after an instant."""
        return sum(item.since > instant for item in self.items)


async def waiting_for(member: Member) -> Waiting:
    """Appointments and offers to answer, choices to confirm, propositions received, how a mission is managed, unread
    conversations.

    Those of the person, and under their present hat those of the organisation for which they act.
    """
    acting, organisation_id = await own_profile(member), await mission_organisation(member)
    personal = await Profile.get_or_none(member_id=member.id, deleted_at=None)
    who: dict[str, Any] = {
        "member": member.id,
        "profile": acting.id if acting is not None else 0,
        "organisation": organisation_id or 0,
        "limit": LISTED_AT_MOST,
    }
    items = [
        WaitingItem(Awaited.APPOINTMENT, int(row["id"]), read_instant(row["since"]))
        for row in await fetch(_APPOINTMENTS, **who)
    ]
    own = personal.id if personal is not None else 0
    items += _applications(await fetch(_APPLICATIONS, **who, own=own))
    items += [
        WaitingItem(Awaited.PAYROLLING, int(row["id"]), read_instant(row["since"]))
        for row in await fetch(_PAYROLLING, **who, own=own)
    ]
    items += [
        WaitingItem(
            Awaited.CONVERSATION, int(row["id"]), read_instant(row["since"]), messages=int(row["messages"])
        )
        for row in await fetch(_CONVERSATIONS, **who)
    ]
    order = list(Awaited)
    return Waiting(tuple(sorted(items, key=lambda item: order.index(item.what))))


def _applications(rows: Iterable[dict[str, Any]]) -> list[WaitingItem]:
    kinds = {"chosen": Awaited.CHOICE, "firm": Awaited.FIRM, "proposed": Awaited.PROPOSAL}
    return [WaitingItem(kinds[row["status"]], int(row["id"]), read_instant(row["since"])) for row in rows]
