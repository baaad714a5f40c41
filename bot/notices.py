"""Words a notification: a headline about a thing, above the thing as it is now."""

from dataclasses import replace
from typing import Any

from bot.cards import CARDS
from bot.service_names import shown_service
from bot.turn import BotFacts, Look
from bot.view import Row, View, page_button
from core.errors import NotFound
from models.delivery import Notification
from models.member import Member


class NoLongerTrue(Exception):
    """What was owed need not be said any more; `reason` says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def catalogue_key(key: str) -> str:
    """The end of the catalogue keys of a notification: `appointment.requested` is `appointment-requested`."""
    return key.replace(".", "-")


async def require_still_true(notification: Notification, member: Member) -> None:
    """Raises NoLongerTrue for what happened to be settled, moved on or lost its reader since it was owed."""
    if member.deleted_at is not None:
        raise NoLongerTrue("the recipient left")
    card = CARDS.get(notification.subject_kind)
    if card is None or notification.subject_id is None:
        return
    if not await card.still_true(notification):
        raise NoLongerTrue("no longer true")


async def headline(notification: Notification, look: Look) -> str:
    """The sentence of a notification in the reader's language, as HTML."""
    card = CARDS.get(notification.subject_kind)
    if card is not None and notification.subject_id is not None:
        return await card.headline(look, notification)
    return look.words(f"notice-{catalogue_key(notification.key)}", **_spoken_details(notification, look))


async def values(notification: Notification, look: Look) -> dict[str, object]:
    """What the sentences of a notification can speak of: its details, and facts of its subject as they are now."""
    card = CARDS.get(notification.subject_kind)
    facts = {}
    if card is not None and notification.subject_id is not None:
        facts = await card.facts(look, notification.subject_id)
    return {**_spoken_details(notification, look), **facts}


def _spoken_details(notification: Notification, look: Look) -> dict[str, Any]:
    """The details as the reader calls them: a service that most organisations have is named in their language."""
    details: dict[str, Any] = dict(notification.details)
    if isinstance(details.get("service"), str):
        details["service"] = shown_service(look.words, details["service"])
    return details


async def payload(notification: Notification, look: Look) -> str:
    """The payload of the deep link to what a notification is about; empty when nothing opens it."""
    card = CARDS.get(notification.subject_kind)
    if card is None or notification.subject_id is None:
        return ""
    return await card.payload(look, notification.subject_id)


def is_own(notification: Notification) -> bool:
    """Whether it tells readers what their own side just did, on a message that shows the thing already."""
    return bool(notification.details.get("own"))


async def way_in_brief(
    notification: Notification, member: Member, facts: BotFacts, *, is_there: bool
) -> Row | None:
    """The one button of a notification that says its headline alone; None for one that shows its whole subject."""
    card = CARDS.get(notification.subject_kind)
    if card is None or notification.subject_id is None:
        return None
    try:
        return await card.in_brief(Look(member, facts), notification, is_there)
    except NotFound:
        raise NoLongerTrue("the subject is gone") from None


async def notice_view(
    notification: Notification,
    member: Member,
    facts: BotFacts,
    *,
    brief: bool = False,
    way: Row | None = None,
) -> View:
    """The whole message: the headline above the living card, or above a way home when there is no card.

    `brief` leaves the card away: what was done is said, with its files, and nothing can be tapped twice. So does `way`,
    which leads to what is shown elsewhere.
    """
    look = Look(member, facts)
    card = CARDS.get(notification.subject_kind)
    try:
        line = await headline(notification, look)
        if card is not None and notification.subject_id is not None:
            files = await card.attachments(look, notification)
            if brief or way is not None:
                return View(line, (way,) if way is not None else (), attachments=files)
            shown = await card.message(look, notification.subject_id)
            return replace(shown.above(line), attachments=files)
    except NotFound:
        raise NoLongerTrue("the subject is gone") from None
    return View(
        line, ((*_leading_on(look, notification.key), page_button(look.words.plain("common-home"), "home")),)
    )


# What is told without a card leads straight to the place where something is to be done: label and page.
LEADS = {
    "annulment.waiting": ("annul-queue_button", "annulments"),
    "annulment.late": ("annul-queue_button", "annulments"),
    "certification.no_permit": ("admin-certs", "certifications"),
    "certification.waiting": ("admin-certs", "certifications"),
    "team.owner_offered": ("team-answer_owner", "owner_offer"),
    "runtime.dead": ("admin-system", "system"),
}


def _leading_on(look: Look, key: str) -> Row:
    if key not in LEADS:
        return ()
    label, page = LEADS[key]
    return (page_button(look.words.plain(label), page),)
