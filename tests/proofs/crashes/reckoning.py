"""Compares what people did with what came of it, once the bot is at rest."""

from collections import Counter, defaultdict
from itertools import pairwise

from core import clock
from models.agenda import Claim, ClaimState
from models.appointment import Appointment, AppointmentStatus
from models.conversation import Message
from models.delivery import (
    Card,
    Channel,
    InboxState,
    InboxUpdate,
    Notification,
    NotificationState,
    Screen,
)
from models.sql import fetch
from tests.proofs.crashes.crowd import Crowd
from tests.proofs.crashes.ledger import Ledger


async def count_effects() -> int:
    """How many updates took effect so far."""
    rows = await fetch("SELECT COUNT(*) AS number FROM crash_effect")
    return int(rows[0]["number"])


async def count_different() -> int:
    """How many updates took effect at least once."""
    rows = await fetch("SELECT COUNT(DISTINCT number) AS number FROM crash_effect")
    return int(rows[0]["number"])


async def reckon_effects(ledger: Ledger, *, apart: bool, but: frozenset[int] = frozenset()) -> Counter[str]:
    """Effects that are lost, doubled or out of their person's order; the updates `but` must have none.

    `apart`: taps and messages of a person may overtake each other, as they do where Telegram pushes updates.
    """
    found: dict[int, list[int]] = defaultdict(list)
    for row in await fetch("SELECT person, number FROM crash_effect ORDER BY id"):
        found[row["person"]].append(row["number"])
    broken = Counter({"updates lost": 0, "effects doubled": 0, "effects out of order": 0})
    for person, made in ledger.made.items():
        seen = Counter(found[person])
        broken["updates lost"] += len(set(made) - set(seen) - but)
        broken["effects doubled"] += sum(count - 1 for count in seen.values()) + len(but & set(seen))
        for taps in (True, False) if apart else (None,):
            effects = [n for n in found[person] if taps is None or (n in ledger.taps) is taps]
            broken["effects out of order"] += sum(b < a for a, b in pairwise(effects))
    return broken


async def reckon_rest() -> Counter[str]:
    """Who is stuck: updates that are open or given up, screens that nobody drew, notifications nobody sent."""
    undrawn = await fetch("SELECT COUNT(*) AS number FROM screen WHERE rev <> shown")
    owed = Notification.filter(channel=Channel.TELEGRAM)
    return Counter(
        {
            "people stuck": await InboxUpdate.filter(state=InboxState.OPEN).count() + undrawn[0]["number"],
            "updates given up": await InboxUpdate.filter(state=InboxState.DEAD).count(),
            "sends lost": await owed.filter(state=NotificationState.OWED, due_at__lte=clock.now()).count()
            + await owed.filter(state=NotificationState.FAILED).count(),
        }
    )


async def reckon_product(crowd: Crowd) -> Counter[str]:
    """Messages and appointments of the product that are not what people did."""
    wrong = 0
    for member_id, bodies in crowd.written.items():
        wrong += [m.body for m in await Message.filter(author_id=member_id).order_by("id")] != bodies
    standing = 0
    for member_id, times in crowd.booked.items():
        all_of = Appointment.filter(client_id=member_id)
        standing += times % 2
        wrong += await all_of.count() != (times + 1) // 2
        wrong += await all_of.filter(status=AppointmentStatus.CONFIRMED).count() != times % 2
    theirs = [one.profile_id for one in crowd.people if one.profile_id]
    wrong += await Claim.filter(profile_id__in=theirs, state=ClaimState.ACTIVE).count() != standing
    return Counter({"conversations and appointments that differ": wrong})


async def reckon_sends(crowd: Crowd) -> tuple[int, int, int]:
    """Numbered notifications that never came, that came again, and live screens that nobody knows any more."""
    counts = crowd.ledger.references
    lost = sum(not counts[reference] for reference in crowd.references)
    for sent in await Notification.filter(channel=Channel.TELEGRAM, state=NotificationState.SENT):
        lost += not any(sent.message_id in ids for ids in crowd.ledger.sent.values())
    again = sum(max(0, counts[reference] - 1) for reference in crowd.references)
    return lost, again, await _forgotten_screens(crowd)


async def _forgotten_screens(crowd: Crowd) -> int:
    known = {screen.chat_id: screen.message_id for screen in await Screen.all()}
    cards = {card.message_id for card in await Card.all()}
    forgotten = 0
    for person in crowd.people:
        for message in crowd.world.chat(person.user_id).messages:
            if (
                message["from"]["is_bot"]
                and not message.get("_deleted")
                and "market" in str(message.get("reply_markup"))
            ):
                forgotten += message["message_id"] not in {known.get(person.user_id), *cards}
    return forgotten
