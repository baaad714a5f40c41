"""A member's own e-mail address: proved by a code, and changed with a code from the old one first (FR-018, FR-065)."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from tortoise.exceptions import IntegrityError

from core import clock
from core.errors import Conflict, NotAllowed
from core.keys import KeyRing
from models.access import CodePurpose, LinkKind, MailCode
from models.member import Member
from services.mail_codes import Tried, read_address, send_code, try_code, waiting_code, was_proved
from services.measures import is_excluded_address
from services.notifications import owe_by_mail
from services.payrolling import amend_address
from services.personal_links import has_link, make_link, revoke_links_of
from services.unit_of_work import savepoint, unit_of_work

OLD_PROOF_LIFE = timedelta(minutes=15)
_OWN = (CodePurpose.CONFIRM, CodePurpose.CHANGE_OLD, CodePurpose.CHANGE_NEW)


class OldAddressFirst(NotAllowed):
    """The proved address is changed only with a code that was sent to it."""


class SameAddress(Conflict):
    """This address is the member's already, and proved."""


class AddressExcluded(NotAllowed):
    """The team excluded somebody who had this address."""


class NoAddress(Conflict):
    """There is no address to which a code could go."""


class Given(StrEnum):
    """What a typed code led to."""

    PROVED = "proved"
    OLD_PROVED = "old_proved"
    TAKEN = "taken"
    WRONG = "wrong"
    OVER = "over"


class Level(StrEnum):
    """How well a membership is protected (FR-019)."""

    WEAK = "weak"
    MEDIUM = "medium"
    GOOD = "good"


@dataclass(frozen=True)
class Protection:
    """The two ways back into a membership: a proved address, and a rescue link that was put aside."""

    mail: bool
    rescue: bool

    @property
    def level(self) -> Level:
        """Two ways are good, one is medium."""
        return (Level.WEAK, Level.MEDIUM, Level.GOOD)[self.mail + self.rescue]


@dataclass(frozen=True)
class EmailState:
    """What the page shows: the address, whether it is proved, what code waits, whether a new one may be given."""

    address: str | None
    proved: bool
    waiting: MailCode | None
    may_give_new: bool


async def protection_of(member: Member) -> Protection:
    """How a member could come back after losing their Telegram account."""
    return Protection(member.verified_address is not None, await has_link(member.id, LinkKind.RESCUE))


async def email_state(member: Member) -> EmailState:
    """Where a member stands with their address."""
    member = await Member.get(id=member.id)
    proved = member.verified_address
    return EmailState(
        member.email,
        proved is not None,
        await waiting_code(member, _OWN),
        proved is None or await _old_was_proved(member, proved),
    )


async def _old_was_proved(member: Member, address: str) -> bool:
    since = clock.now() - OLD_PROOF_LIFE
    return await was_proved(member, CodePurpose.CHANGE_OLD, address, since)


async def ask_old_code(member: Member) -> MailCode:
    """« Changer »: a code goes to the proved address. Refuses with NoAddress and TooManyCodes."""
    async with unit_of_work():
        member = await Member.get(id=member.id)
        address = member.verified_address
        if address is None:
            raise NoAddress()
        return await send_code(member, CodePurpose.CHANGE_OLD, address, concerns=member, older=_OWN)


async def ask_code_for(member: Member, text: str | None = None) -> MailCode:
    """A code goes to a new address, or to the one that is not proved yet when `text` is None.

    Refuses with AddressUnreadable, SameAddress, NoAddress, OldAddressFirst and TooManyCodes; whether somebody else has
    the address is said to nobody who does not read its mailbox.
    """
    async with unit_of_work():
        member = await Member.get(id=member.id)
        proved = member.verified_address
        address = read_address(text) if text is not None else member.email
        if address is None:
            raise NoAddress()
        if address == proved:
            raise SameAddress()
        if proved is not None and not await _old_was_proved(member, proved):
            raise OldAddressFirst()
        purpose = CodePurpose.CONFIRM if proved is None else CodePurpose.CHANGE_NEW
        return await send_code(member, purpose, address, concerns=member, older=_OWN)


async def give_code(keys: KeyRing, member: Member, typed: str) -> Given:
    """A member types a code: the address is theirs and proved, or the new one may be given.

    Raises nothing but AddressExcluded.
    """
    async with unit_of_work():
        tried = await try_code(keys, member, _OWN, typed)
        if tried.outcome is not Tried.RIGHT or tried.code is None:
            return Given(tried.outcome)
        if tried.code.purpose is CodePurpose.CHANGE_OLD:
            return Given.OLD_PROVED
        return await _prove(member, tried.code)


async def _prove(member: Member, code: MailCode) -> Given:
    row = await Member.get(id=member.id)
    former = row.verified_address
    if code.purpose is CodePurpose.CHANGE_NEW and (former is None or not await _old_was_proved(row, former)):
        return Given.OVER
    try:
        async with savepoint():
            await prove_address(row, code.email)
    except IntegrityError:
        return Given.TAKEN
    if former is not None and former != code.email:
        await owe_by_mail(member.id, "access.changed", details={"address": former})
    return Given.PROVED


async def prove_address(member: Member, address: str) -> None:
    """Notes that a member reads this mailbox. Raises IntegrityError when another membership has it, proved.

    Refuses with AddressExcluded the address of somebody whom the team excluded (D-22).
    """
    if await is_excluded_address(address):
        raise AddressExcluded()
    await Member.filter(id=member.id).update(
        email=address, email_verified_at=clock.now(), version=member.version + 1
    )
    # Whoever follows a payrolling file of theirs writes to this address from now on.
    await amend_address(await Member.get(id=member.id))


async def make_rescue_link(member: Member) -> str:
    """A link to put aside, which leads back into the membership once, for a year; an older one ends (FR-019)."""
    async with unit_of_work():
        await revoke_links_of(member.id, LinkKind.RESCUE)
        return await make_link(LinkKind.RESCUE, created_by=member.id, member_id=member.id)
