"""What is in a database, to be found again in a copy of it; and what in it would be half."""

import hashlib
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from core.errors import NotFound
from core.keys import read_key_ring
from models.appointment import Appointment
from models.certification import EvidenceDocument
from models.conversation import Message
from models.delivery import InboxUpdate
from models.dialog import DialogSession, DialogStatus
from models.sql import fetch
from services.evidence.giving import read_document
from services.evidence.vault import use_keys
from services.files import LocalFiles, use_files

_LATE = (
    "SELECT COUNT(*) AS n FROM conversation c WHERE c.last_message_at <>"
    " (SELECT MAX(m.created_at) FROM message m WHERE m.conversation_id = c.id)"
)


@dataclass(frozen=True)
class Facts:
    """What was acknowledged and done, by what tells it from everything else."""

    updates: frozenset[int]
    messages: frozenset[tuple[int, str]]
    appointments: frozenset[int]
    documents: frozenset[str]

    def __len__(self) -> int:
        return len(self.updates) + len(self.messages) + len(self.appointments) + len(self.documents)

    @classmethod
    async def now(cls) -> "Facts":
        """Those of the database that is open."""
        updates = await InboxUpdate.all().values_list("update_id", flat=True)
        messages = await Message.all().values_list("id", "body")
        appointments = await Appointment.all().values_list("id", flat=True)
        documents = await EvidenceDocument.all().values_list("sha256", flat=True)
        return cls(
            frozenset(int(str(number)) for number in updates),
            frozenset((number, body) for number, body in messages),
            frozenset(int(str(number)) for number in appointments),
            frozenset(str(name) for name in documents),
        )


def differences(before: Facts, found: Facts, after: Facts) -> Counter[str]:
    """What a copy lacks of what was there when it began, and what it has that was never there."""
    broken: Counter[str] = Counter()
    for name in ("updates", "messages", "appointments", "documents"):
        then, copied, later = getattr(before, name), getattr(found, name), getattr(after, name)
        broken[f"{name} lost"] = len(then - copied)
        broken["rows from nowhere"] += len(copied - later)
    return broken


@dataclass(frozen=True)
class Counts:
    """What is written in one transaction with a dialog that ends, counted from both ends."""

    messages: int
    replies: int
    appointments: int
    bookings: int


async def counted(first_messages: int) -> Counts:
    """Those of the database that is open; so many messages were written without a dialog."""
    done = DialogSession.filter(status=DialogStatus.DONE)
    return Counts(
        await Message.all().count() - first_messages,
        await done.filter(dialog="rep").count(),
        await Appointment.all().count(),
        await done.filter(dialog="bok").count(),
    )


async def halves(first_messages: int) -> int:
    """How much is there without what was written together with it."""
    found = await counted(first_messages)
    late = int((await fetch(_LATE))[0]["n"])
    return late + abs(found.messages - found.replies) + abs(found.appointments - found.bookings)


async def opened(folder: Path) -> tuple[int, int]:
    """How many documents that nobody forgot open from the files of a folder with its key, and how many do not, or are
    not what was given.
    """
    use_files(LocalFiles(folder / "files"))
    use_keys(read_key_ring(folder / "master.key", may_make=False))
    sound, kept = 0, await EvidenceDocument.filter(forgotten_at=None)
    for document in kept:
        with suppress(NotFound):
            sound += hashlib.sha256(await read_document(document)).hexdigest() == document.sha256
    return sound, len(kept) - sound
