"""What is owed to people: written in the transaction that causes it, delivered by the sender."""

from datetime import datetime
from typing import Any, NamedTuple

from core import clock
from core.trace import present_update
from core.wake import wake
from models.delivery import Card, Channel, Notification, NotificationState
from models.sql import execute
from services.unit_of_work import after_commit, unit_of_work


class Subject(NamedTuple):
    """The thing that a notification speaks of: ("appointment", id, version)."""

    kind: str
    id: int
    version: int


async def owe(
    recipient_id: int,
    key: str,
    *,
    subject: Subject | None = None,
    details: dict[str, Any] | None = None,
    due_at: datetime | None = None,
    mutable: bool = True,
    urgency: int = 1,
    dedupe_key: str | None = None,
    also_by_mail: bool = False,
) -> None:
    """Owes a person a message, at `due_at` (business time; now when absent).

    `key` names the renderer; `details` are plain JSON values and never a finished sentence. The same `dedupe_key`
    is owed once for ever. `mutable` False is for what must arrive (FR-220, states.md).
    """
    channels = [Channel.TELEGRAM] + ([Channel.EMAIL] if also_by_mail else [])
    async with unit_of_work():
        for channel in channels:
            owed = _owed(recipient_id, channel, key, subject, details, mutable, urgency, due_at)
            owed.dedupe_key = None if dedupe_key is None else f"{dedupe_key}:{channel}"
            # Two may find at the same moment that the same thing is to be owed: the database keeps one.
            await Notification.bulk_create([owed], ignore_conflicts=dedupe_key is not None)
    after_commit(lambda: wake("sender", most=1))


def _owed(
    recipient_id: int,
    channel: Channel,
    key: str,
    subject: Subject | None,
    details: dict[str, Any] | None,
    mutable: bool,
    urgency: int,
    due_at: datetime | None = None,
) -> Notification:
    now = clock.now()
    return Notification(
        recipient_id=recipient_id,
        channel=channel,
        key=key,
        details=details or {},
        subject_kind=subject.kind if subject else "",
        subject_id=subject.id if subject else None,
        subject_version=subject.version if subject else None,
        mutable=mutable,
        urgency=urgency,
        due_at=due_at or now,
        not_before=clock.real_now(),
        created_at=now,
        update_id=present_update(),
    )


async def owe_by_mail(
    recipient_id: int,
    key: str,
    *,
    subject: Subject | None = None,
    details: dict[str, Any] | None = None,
    urgency: int = 1,
) -> None:
    """Owes a person a mail and nothing else, at once: what proves a mailbox, or must not stand in the chat."""
    async with unit_of_work():
        await _owed(recipient_id, Channel.EMAIL, key, subject, details, mutable=False, urgency=urgency).save()
    after_commit(lambda: wake("mail"))


async def drop_owed(subject_kind: str, subject_id: int, *, keys: list[str] | None = None) -> None:
    """Forgets what was owed about a thing and is no longer true (a reminder of a cancelled appointment)."""
    async with unit_of_work():
        owed = Notification.filter(
            subject_kind=subject_kind, subject_id=subject_id, state=NotificationState.OWED
        )
        if keys is not None:
            owed = owed.filter(key__in=keys)
        await owed.update(state=NotificationState.DROPPED, settled_at=clock.now())


async def is_living_card(member_id: int, message_id: int) -> bool:
    """Whether this message is the one that keeps showing an object to a member, in its present state."""
    return await Card.filter(member_id=member_id, message_id=message_id).exists()


async def refresh_own_card(member_id: int, kind: str, object_id: int) -> None:
    """Has a member's own living card about an object redrawn; what others have of it is not theirs to move."""
    async with unit_of_work():
        await execute(
            "UPDATE card SET version_wanted = version_wanted + 1"
            " WHERE member_id = :member_id AND kind = :kind AND object_id = :object_id",
            member_id=member_id,
            kind=kind,
            object_id=object_id,
        )
    after_commit(lambda: wake("screens"))


async def refresh_every_card_of(member_id: int) -> None:
    """Has all living cards of a person redrawn: what they may see of things is no longer the same."""
    async with unit_of_work():
        await execute(
            "UPDATE card SET version_wanted = version_wanted + 1 WHERE member_id = :member_id",
            member_id=member_id,
        )
    after_commit(lambda: wake("screens"))


async def refresh_cards(kind: str, object_id: int) -> None:
    """Has every living card about an object redrawn, and every screen whose page has that name and shows it.

    What was said once above such a screen (« Votre demande est partie ») is no longer news when the object moved.
    """
    await refresh_cards_among(kind, ":object_id", object_id=object_id)


async def refresh_cards_among(kind: str, ids: str, *, keeps_news: bool = False, **values: Any) -> None:
    """The same for every object of a kind whose id is among `ids`: SQL, perhaps a query, with its values.

    `keeps_news` leaves what was said once above such a screen: the object itself did not move. A screen that nothing
    else is to change keeps its place in the chat (`Screen.keeps_place`), but for an open conversation that moved: what
    was just written there may be announced by nothing else, and is read below what arrived meanwhile.
    """
    news = "" if keeps_news else ", notice = NULL"
    is_read_below = kind == "conversation" and not keeps_news
    shown = "shown" if is_read_below else "CASE WHEN shown IN (rev, -rev) THEN -rev - 1 ELSE shown END"
    async with unit_of_work():
        await execute(
            f"UPDATE card SET version_wanted = version_wanted + 1 WHERE kind = :kind AND object_id IN ({ids})",
            kind=kind,
            **values,
        )
        await execute(
            f"UPDATE screen SET shown = {shown}, rev = rev + 1, attempts = 0{news}"
            f" WHERE page = :kind AND object_id IN ({ids})",
            kind=kind,
            **values,
        )
    after_commit(lambda: wake("screens"))
