"""« Échanger nos coordonnées »: after the deal each side gives the other what it agrees to (FR-171, D-24)."""

from dataclasses import dataclass

from core import clock
from core.errors import DomainError, InvalidInput, NotAllowed
from core.text import clip, one_line
from models.conversation import ContactShare, Conversation, ConversationState
from models.member import Member
from models.sql import lock_row
from services.conversation_people import other_side
from services.conversation_reading import ConversationArchived, access_conversation, has_deal, line_of
from services.notifications import Subject, owe, refresh_cards
from services.standing import require_good_standing
from services.unit_of_work import unit_of_work

NOTICE = "contacts.shared"


class DealNeeded(NotAllowed):
    """Contact details are exchanged once both sides agreed on the mission."""


class NothingToShare(InvalidInput):
    """Neither an address nor a name on Telegram nor a number was given."""


@dataclass(frozen=True)
class Details:
    """What a person gives: their name always; empty is what they keep to themselves."""

    name: str
    email: str = ""
    username: str = ""
    phone: str = ""

    @property
    def leads_to_somebody(self) -> bool:
        """Whether the other side could use it to get in touch."""
        return bool(self.email or self.username or self.phone)


@dataclass(frozen=True)
class Exchange:
    """What was given in a conversation, seen from one side; `may_share` while the collaboration goes on."""

    conversation_id: int
    other_name: str
    mine: Details | None
    theirs: tuple[Details, ...]
    may_share: bool


def own_details(member: Member, username: str = "", phone: str = "") -> Details:
    """What a person could give: their name, the address that they proved to read, and what is known at this moment."""
    name = " ".join(part for part in (member.first_name, member.last_name) if part) or member.display_name
    return Details(
        clip(one_line(name), 128),
        member.verified_address or "",
        clip(one_line(username), 40),
        clip(one_line(phone), 120),
    )


async def access_exchange(conversation_id: int, member: Member) -> Exchange:
    """What the two gave each other so far.

    Refuses strangers with NotFound, with ConversationClosed, and before the deal with DealNeeded.
    """
    conversation = await access_conversation(conversation_id, member)
    if not await has_deal(conversation):
        raise DealNeeded()
    shares = await ContactShare.filter(conversation_id=conversation.id).order_by("id")
    is_client = conversation.client_id == member.id
    theirs = [share for share in shares if (share.member_id == conversation.client_id) != is_client]
    mine = next((share for share in shares if share.member_id == member.id), None)
    line = await line_of(conversation.id, member)
    return Exchange(
        conversation_id=conversation.id,
        other_name=line.other_name,
        mine=None if mine is None else _details(mine),
        theirs=tuple(_details(share) for share in theirs),
        may_share=conversation.state is ConversationState.OPEN and bool(line.other_name),
    )


async def find_exchange(conversation_id: int, member: Member) -> Exchange | None:
    """Like `access_exchange`, and None before the deal. Refuses strangers with NotFound, with ConversationClosed."""
    try:
        return await access_exchange(conversation_id, member)
    except DealNeeded:
        return None


def _details(share: ContactShare) -> Details:
    return Details(share.name, share.email, share.username, share.phone)


async def share_details(member: Member, conversation_id: int, details: Details) -> ContactShare:
    """Gives the other side one's details, at once and whether or not it gave its own; again, in their place.

    The caller has shown exactly these details and had them confirmed. Refuses with NotFound, ConversationClosed,
    DealNeeded, ConversationArchived, CounterpartGone and NothingToShare. Owes "contacts.shared" to the other side.
    """
    if not details.leads_to_somebody:
        raise NothingToShare()
    async with unit_of_work():
        conversation = await access_conversation(conversation_id, member)
        require_good_standing(member)
        await lock_row("conversation", conversation.id)
        exchange = await access_exchange(conversation_id, member)
        if not exchange.may_share:
            raise ConversationArchived()
        if exchange.mine == details:
            return await ContactShare.get(conversation_id=conversation.id, member_id=member.id)
        given, _ = await ContactShare.update_or_create(
            conversation_id=conversation.id,
            member_id=member.id,
            defaults={
                "name": details.name,
                "email": details.email,
                "username": details.username,
                "phone": details.phone,
                "shared_at": clock.now(),
            },
        )
        version = conversation.version + 1
        await Conversation.filter(id=conversation.id).update(version=version)
        for person in await other_side(conversation, member):
            await owe(person, NOTICE, subject=Subject("contacts", conversation.id, version))
        await refresh_cards("contacts", conversation.id)
        await refresh_cards("conversation", conversation.id)
        return given


async def withdraw_details(member: Member, conversation_id: int) -> None:
    """Takes one's details back: nobody is shown them from now on. Refuses with NotFound and ConversationClosed."""
    async with unit_of_work():
        conversation = await access_conversation(conversation_id, member)
        if await ContactShare.filter(conversation_id=conversation.id, member_id=member.id).delete():
            await refresh_cards("contacts", conversation.id)
            await refresh_cards("conversation", conversation.id)


async def is_news(conversation_id: int, member_id: int) -> bool:
    """Whether the other side's details are still there to be told of; False for strangers too."""
    member = await Member.get_or_none(id=member_id)
    if member is None:
        return False
    try:
        return bool((await access_exchange(conversation_id, member)).theirs)
    except DomainError:
        return False
