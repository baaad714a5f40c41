"""Asks in one statement which parts of the bot may have something to do."""

from core import clock
from models.by_key import rows_by_key

# What each part's claims want at least: a part whose rows are not here has nothing to do, whatever else it asks for.
_ROWS = {
    "worker": "inbox WHERE state = 'open'",
    "drawing": "screen WHERE rev <> shown",
    "sender": "notification WHERE state = 'owed' AND channel = 'telegram' AND due_at <= :business",
    "mail": "notification WHERE state = 'owed' AND channel = 'email' AND due_at <= :business",
    "topics": "conversation_topic WHERE due_at <= :real",
    "cards": "card WHERE version_wanted <> version_shown AND message_id IS NOT NULL",
    "files": "sent_file WHERE due_at <= :real",
    "documents": "chat_document WHERE due_at <= :real",
    "exporting": "data_export WHERE state = 'waiting'",
    "farewells": "farewell WHERE due_at <= :real",
    "handing_over": "partner_delivery WHERE state = 'owed'",
}
_QUESTION = "SELECT " + ", ".join(f"EXISTS (SELECT 1 FROM {rows}) AS {part}" for part, rows in _ROWS.items())


async def parts_with_work() -> set[str]:
    """The names of the parts that may have something to do; the others have nothing."""
    (found,) = await rows_by_key(_QUESTION, business=clock.now(), real=clock.real_now())
    return {part for part, is_there in found.items() if is_there}
