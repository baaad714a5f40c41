"""Takes away what was written in conversations that ended, once its time is over (D-12, trust.md)."""

from datetime import datetime, timedelta

from core import clock
from models.conversation import ContactShare, Conversation, ConversationState, Message
from models.scam_report import OPEN
from models.sql import execute, fetch, listed, lock_row
from services.conversation_topics import owe_change
from services.notifications import refresh_cards
from services.unit_of_work import unit_of_work

KEPT_CLOSED = timedelta(days=90)
KEPT_ARCHIVED = timedelta(days=730)
_AT_ONCE = 200

# A case that nobody decided yet about one side, reported by the other.
_REPORTED = (
    f"SELECT 1 FROM scam_report r WHERE r.status IN {listed(OPEN)}"
    " AND ((r.profile_id = c.profile_id AND r.reporter_id = c.client_id)"
    " OR (r.profile_id IN (SELECT p.id FROM profile p WHERE p.member_id = c.client_id)"
    " AND (r.reporter_id IN (SELECT p.member_id FROM profile p WHERE p.id = c.profile_id)"
    " OR r.reporter_id IN (SELECT s.member_id FROM membership s JOIN profile p"
    " ON p.organisation_id = s.organisation_id WHERE p.id = c.profile_id))))"
)
_DUE = (
    "SELECT c.id FROM conversation c WHERE c.ended_at IS NOT NULL"
    " AND ((c.state = 'closed' AND c.ended_at <= :closed_before)"
    " OR (c.state = 'archived' AND c.ended_at <= :archived_before))"
    " AND (EXISTS (SELECT 1 FROM message m WHERE m.conversation_id = c.id)"
    " OR EXISTS (SELECT 1 FROM contact_share s WHERE s.conversation_id = c.id))"
    f" AND NOT EXISTS ({_REPORTED})"
)


async def purge_ended() -> int:
    """Deletes messages, files and contact details of conversations closed for 90 days or archived for 24 months.

    Those of a pair with an open scam report wait for its decision. An archived conversation leaves the archives with
    what was in it. Gives how many conversations were emptied; the row stays, without content.
    """
    due = await _due(clock.now())
    return sum([await _purge(conversation_id) for conversation_id in due])


async def _due(now: datetime, conversation_id: int | None = None) -> list[int]:
    only = "" if conversation_id is None else " AND c.id = :id"
    rows = await fetch(
        f"{_DUE}{only} ORDER BY c.ended_at, c.id LIMIT {_AT_ONCE}",
        closed_before=now - KEPT_CLOSED,
        archived_before=now - KEPT_ARCHIVED,
        **({} if conversation_id is None else {"id": conversation_id}),
    )
    return [row["id"] for row in rows]


async def _purge(conversation_id: int) -> bool:
    async with unit_of_work():
        await lock_row("conversation", conversation_id)
        # It may have been opened again, or reported, since it was found.
        if not await _due(clock.now(), conversation_id):
            return False
        await execute(
            "DELETE FROM message_file WHERE message_id IN (SELECT id FROM message WHERE conversation_id = :id)",
            id=conversation_id,
        )
        await Message.filter(conversation_id=conversation_id).delete()
        await ContactShare.filter(conversation_id=conversation_id).delete()
        await Conversation.filter(id=conversation_id).update(state=ConversationState.CLOSED)
        await owe_change(conversation_id)
        await refresh_cards("conversation", conversation_id)
        await refresh_cards("contacts", conversation_id)
    return True
