"""« À vous de jouer »: everything that waits for one person's answer, in one list (FR-120)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from core import clock
from models.appointment import AppointmentStatus
from models.fields import read_instant
from models.member import Member
from models.sql import fetch
from services.footing import Footing, footing_of

# More than these of a kind are counted and not listed: whoever has answered some sees the next ones.
LISTED_AT_MOST = 60

# Each says what waits, its id, since when, what it is sorted by, and how many messages; in this order.
_APPOINTMENTS = (
    "SELECT 'appointment' AS what, id, requested_at AS since, start_at AS sorted_by, 0 AS messages FROM appointment"
    f" WHERE (client_id = :member AND status = '{AppointmentStatus.COUNTERED}')"
    f" OR (profile_id = :profile AND status = '{AppointmentStatus.REQUESTED}')"
)
_OF_APPLICATION = (
    "SELECT CASE a.status WHEN 'chosen' THEN 'choice' WHEN 'firm' THEN 'firm' WHEN 'deal' THEN 'annulment'"
    " ELSE 'proposal' END AS what, a.id, CASE a.status WHEN 'deal' THEN a.annulment_since ELSE a.status_since END"
    " AS since, a.status_since AS sorted_by, 0 AS messages FROM application a"
    " JOIN mission m ON m.id = a.mission_id"
)
_APPLICATIONS = (
    f"{_OF_APPLICATION} WHERE a.profile_id = :own"
    " AND (a.status = 'chosen' OR (a.status = 'proposed' AND a.initiator = 'company' AND m.status <> 'reserved')"
    " OR (a.annulment = 'asked' AND a.annulment_by = 'company'))"
    # What somebody proposed to their own organisation is not theirs to answer in its name.
    f" UNION ALL {_OF_APPLICATION} WHERE m.organisation_id = :organisation AND a.profile_id <> :own"
    # While a chosen candidate may confirm, nobody else waits for an answer (D-10).
    " AND ((m.status = 'published'"
    " AND (a.status = 'firm' OR (a.status = 'proposed' AND a.initiator = 'freelance')))"
    " OR (a.annulment = 'asked' AND a.annulment_by = 'freelance'))"
)
# How a mission is managed, while one side has not said, or not yet taken note of what it means.
_OF_FILE = (
    "SELECT CASE f.status WHEN 'independent' THEN 'note' ELSE 'payrolling' END AS what, f.id,"
    " f.status_since AS since, f.status_since AS sorted_by, 0 AS messages"
    " FROM payroll_file f JOIN application a ON a.id = f.application_id JOIN mission m ON m.id = a.mission_id"
    " WHERE a.status = 'deal'"
)
_PAYROLLING = (
    f"{_OF_FILE} AND ((a.profile_id = :own AND (f.status = 'choosing'"
    " OR (f.status = 'proposed' AND f.proposed_by = 'company')"
    " OR (f.status = 'independent' AND f.freelance_read_at IS NULL)))"
    " OR (m.organisation_id = :organisation AND a.profile_id <> :own AND (f.status = 'choosing'"
    " OR (f.status = 'proposed' AND f.proposed_by = 'freelance')"
    " OR (f.status = 'independent' AND f.company_read_at IS NULL))))"
)
_CONVERSATIONS = (
    "SELECT 'conversation' AS what, c.id, MAX(m.created_at) AS since, MAX(m.created_at) AS sorted_by,"
    " COUNT(*) AS messages FROM message m JOIN conversation c ON c.id = m.conversation_id"
    " WHERE c.state = 'open' AND m.read_at IS NULL AND m.deleted_at IS NULL"
    " AND ((c.client_id = :member AND m.author_id <> :member)"
    " OR (c.client_id <> :member AND c.profile_id = :profile AND m.author_id = c.client_id)"
    # Whoever joined the organisation of their own candidature stays the candidate, whatever hat they wear.
    " OR (c.client_id <> :member AND c.mission_id > 0 AND m.author_id = c.client_id AND c.profile_id IN"
    " (SELECT id FROM profile WHERE organisation_id = :organisation)))"
    " GROUP BY c.id"
)
# What the team asks about a report of a scam, of whoever reported or is reported (states.md, g).
_QUESTIONS = (
    "SELECT 'question' AS what, id, asked_at AS since, due_at AS sorted_by, 0 AS messages FROM scam_question"
    " WHERE member_id = :member AND state = 'open' AND due_at > :now"
)
_EVERYTHING = " UNION ALL ".join(
    f"SELECT * FROM (SELECT * FROM ({kind}) AS these ORDER BY sorted_by, id LIMIT :limit) AS listed"
    for kind in (_APPOINTMENTS, _APPLICATIONS, _PAYROLLING, _QUESTIONS, _CONVERSATIONS)
)


class Awaited(StrEnum):
    """What waits, in the order in which it is listed: what runs out soonest comes first."""

    CHOICE = "choice"
    APPOINTMENT = "appointment"
    QUESTION = "question"
    FIRM = "firm"
    PROPOSAL = "proposal"
    ANNULMENT = "annulment"
    PAYROLLING = "payrolling"
    NOTE = "note"
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
    """Appointments and offers to answer, choices to confirm, propositions received, collaborations that the other side
    wants annulled, how a mission is managed, questions of the team about a report, unread conversations.

    Those of the person, and under their present hat those of the organisation for which they act.
    """
    return await waiting_on(await footing_of(member))


async def waiting_on(footing: Footing) -> Waiting:
    """The same for a footing that was read already."""
    acting, own = footing.acting, footing.own
    rows = await fetch(
        _EVERYTHING,
        member=footing.member.id,
        profile=acting.id if acting is not None else 0,
        own=own.id if own is not None else 0,
        organisation=footing.mission_organisation or 0,
        limit=LISTED_AT_MOST,
        now=clock.now(),
    )
    order = {kind: place for place, kind in enumerate(Awaited)}
    rows.sort(key=lambda row: (order[Awaited(row["what"])], row["sorted_by"], row["id"]))
    return Waiting(tuple(_item(row) for row in rows))


def _item(row: dict[str, Any]) -> WaitingItem:
    since = read_instant(row["since"])
    return WaitingItem(Awaited(row["what"]), int(row["id"]), since, int(row["messages"]))
