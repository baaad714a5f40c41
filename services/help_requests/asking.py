"""What a member does with requests to the team (FR-233)."""

from typing import Any

from tortoise.exceptions import IntegrityError

from core import clock
from core.errors import InvalidInput, NotAllowed, NotFound
from core.text import one_line, utf16_length
from models.certification import may_be_submitted
from models.help_request import HelpMessage, HelpMove, HelpRequest, HelpStatus, HelpTopic
from models.member import Member
from models.profile import Profile
from models.sql import lock_row
from services import given_text
from services.certifications.needs import read_number
from services.help_requests.errors import (
    NumberAskedAlready,
    NumberStillFree,
    ReopenTooLate,
    SameNumber,
    TextTooShort,
    TooManyRequests,
)
from services.help_requests.moving import move_request, move_to_open, tell_team
from services.help_requests.reading import access_own_request, reopened_until
from services.notifications import refresh_cards
from services.profiles import access_own_profile
from services.seen_version import require_version
from services.unit_of_work import savepoint, unit_of_work

TEXT_MINIMUM = 10
TEXT_LIMIT = 2000
WAITING_LIMIT = 3


def checked_text(text: str, minimum: int = TEXT_MINIMUM) -> str:
    """What is written to or by the team, cleaned. Refuses with TextTooShort and TextTooLong."""
    words = given_text.paragraph("text", text, TEXT_LIMIT, required=True)
    if utf16_length(one_line(words)) < minimum:
        raise TextTooShort(minimum=minimum)
    return words


async def ask_team(member: Member, topic: HelpTopic | str, text: str) -> HelpRequest:
    """« Nous contacter »: opens a request; every administrator is told (FR-017, FR-233).

    Open to everybody who writes to the bot: before signing up, and under a measure of the team as well.
    Refuses with InvalidInput a change, which has questions of its own, with TextTooShort, TextTooLong and, while three
    wait, TooManyRequests.
    """
    topic, words = HelpTopic(topic), checked_text(text)
    if topic.is_change:
        raise InvalidInput()
    async with unit_of_work():
        await require_room(member.id)
        return await open_request(member, topic, words)


async def require_changeable(member: Member, profile_id: int) -> Profile:
    """The profile whose number this member may ask the team to change, read for somebody who acts for it (FR-086).

    Refuses with NotFound, NotAllowed without an official number, NumberStillFree, NumberAskedAlready.
    """
    profile = await access_own_profile(member, profile_id)
    if not profile.category.is_organisation:
        raise NotAllowed()
    if may_be_submitted(profile.certification):
        raise NumberStillFree()
    if await open_change(profile) is not None:
        raise NumberAskedAlready()
    return profile


async def check_new_number(member: Member, profile_id: int, text: str) -> str:
    """The new number as it is kept. Refuses with NotFound, with WrongNumber a wrong check digit, with SameNumber."""
    profile = await access_own_profile(member, profile_id)
    number = read_number(profile.category, text)
    if number == profile.registration_number:
        raise SameNumber()
    return number


async def ask_number_change(member: Member, profile_id: int, number: str, text: str) -> HelpRequest:
    """Asks the team to change the registration number; the request keeps the old and the new one (FR-086).

    Refuses like `require_changeable`, `check_new_number` and `ask_team`.
    """
    words = checked_text(text)
    async with unit_of_work():
        await require_room(member.id)
        profile = await require_changeable(member, profile_id)
        new_number = await check_new_number(member, profile_id, number)
        try:
            async with savepoint():
                numbers = {"old_number": profile.registration_number, "new_number": new_number}
                return await open_request(member, HelpTopic.NUMBER, words, profile, **numbers)
        except IntegrityError:
            # Two owners of one company, at the same moment.
            raise NumberAskedAlready() from None


async def open_change(profile: Profile) -> HelpRequest | None:
    """The change of number or name of this profile that is not finished, or None."""
    return await HelpRequest.filter(profile_id=profile.id).exclude(status=HelpStatus.CLOSED).first()


async def require_room(member_id: int) -> None:
    """Refuses with TooManyRequests while three requests of this person wait for the team."""
    # The same person on two devices: the second waits here and counts what the first opened.
    if not await lock_row("member", member_id):
        raise NotFound()
    if await HelpRequest.filter(member_id=member_id, status=HelpStatus.OPEN).count() >= WAITING_LIMIT:
        raise TooManyRequests(limit=WAITING_LIMIT)


async def open_request(
    member: Member, topic: HelpTopic, words: str, profile: Profile | None = None, **asked: Any
) -> HelpRequest:
    """The row of a request with its first text, and the team told; `asked` is what a change is about."""
    now = clock.now()
    request = await HelpRequest.create(
        member_id=member.id,
        topic=topic,
        status=HelpStatus.OPEN,
        profile_id=profile.id if profile is not None else None,
        **asked,
        waiting_since=now,
        created_at=now,
    )
    await HelpMessage.create(
        request_id=request.id, author_id=member.id, by_team=False, body=words, written_at=now
    )
    await tell_team(request, "help.opened")
    return request


async def write_more(member: Member, request_id: int, text: str) -> HelpRequest:
    """The member writes again: it is the team's turn. Whoever sees to the request is told, else the whole team.

    Refuses with NotFound, TextTooLong, TextMissing, and IllegalMove what is closed (`reopen` comes first).
    """
    words = checked_text(text, 1)
    async with unit_of_work():
        request = await access_own_request(member, request_id)
        waited = request.status is HelpStatus.OPEN
        moved = await move_request(
            request,
            HelpMove.WRITE,
            **({} if waited else {"waiting_since": clock.now(), "reminded_at": None}),
        )
        await HelpMessage.create(
            request_id=request.id, author_id=member.id, by_team=False, body=words, written_at=clock.now()
        )
        await tell_team(moved, "help.written")
        return moved


async def settle(member: Member, request_id: int, version: int) -> HelpRequest:
    """« C'est réglé »: the member closes their own request. Refuses with NotFound, Stale, IllegalMove."""
    async with unit_of_work():
        request = await access_own_request(member, request_id)
        require_version(request, version)
        return await move_request(request, HelpMove.CLOSE, closed_at=clock.now())


async def reopen(member: Member, request_id: int, version: int) -> HelpRequest:
    """« Rouvrir » within thirty days of the closing; the team is told.

    Refuses with NotFound, Stale, IllegalMove, ReopenTooLate, TooManyRequests, and with NumberAskedAlready or
    NameAskedAlready when another change of the same profile is under way.
    """
    async with unit_of_work():
        request = await access_own_request(member, request_id)
        require_version(request, version)
        if request.closed_at is not None and reopened_until(request) is None:
            raise ReopenTooLate()
        await require_room(member.id)
        moved = await move_to_open(request)
        await tell_team(moved, "help.reopened")
        await refresh_cards("help_request", moved.id)
        return moved
