"""Coming back into one's membership from another Telegram account (FR-016, FR-017)."""

from dataclasses import dataclass

from core.keys import KeyRing
from models.access import CodePurpose, LinkKind, MailCode
from models.member import Member
from services.identity import OwnMembershipHere, move_membership, require_newcomer
from services.mail_codes import Tried, read_address, send_code, try_code, waiting_code
from services.notifications import owe, owe_by_mail
from services.personal_links import revoke_links_of, use_held_link
from services.unit_of_work import unit_of_work

__all__ = [
    "OwnMembershipHere",
    "Recovered",
    "ask_recovery",
    "recover_by_code",
    "recover_by_link",
    "waiting_recovery",
]

_RECOVER = (CodePurpose.RECOVER,)


@dataclass(frozen=True)
class Recovered:
    """What became of a typed code; `member` is who came back."""

    outcome: Tried
    member: Member | None = None


async def ask_recovery(asker: Member, text: str) -> MailCode:
    """A code goes to the address if a member proved to read it; the answer is the same when none did.

    Refuses with OwnMembershipHere, AddressUnreadable and TooManyCodes.
    """
    async with unit_of_work():
        await require_newcomer(asker)
        address = read_address(text)
        concerned = await Member.filter(
            email=address, email_verified_at__not_isnull=True, deleted_at=None
        ).first()
        return await send_code(asker, CodePurpose.RECOVER, address, concerns=concerned, older=_RECOVER)


async def waiting_recovery(asker: Member) -> MailCode | None:
    """The code that somebody may type to come back, or None."""
    return await waiting_code(asker, _RECOVER)


async def recover_by_code(keys: KeyRing, asker: Member, typed: str, contact: str) -> Recovered:
    """Moves the membership to the asker's Telegram account when the code is right. A wrong code raises nothing.

    `contact` names whom the old account may ask. Refuses with OwnMembershipHere and, when the membership is gone or
    its address changed meanwhile, answers like a code that is over.
    """
    async with unit_of_work():
        await require_newcomer(asker)
        tried = await try_code(keys, asker, _RECOVER, typed)
        code = tried.code
        if tried.outcome is not Tried.RIGHT or code is None or code.member_id is None:
            return Recovered(Tried.WRONG if tried.outcome is Tried.RIGHT else tried.outcome)
        still = Member.filter(
            id=code.member_id, email=code.email, email_verified_at__not_isnull=True, deleted_at=None
        )
        if not await still.exists():
            return Recovered(Tried.OVER)
        return Recovered(Tried.RIGHT, await _come_back(asker, code.member_id, contact))


async def recover_by_link(asker: Member, contact: str) -> Member:
    """Moves the membership by the rescue link that the asker opened. Refuses with OwnMembershipHere and NotFound."""
    async with unit_of_work():
        await require_newcomer(asker)
        link = await use_held_link(asker, LinkKind.RESCUE)
        return await _come_back(asker, link.member_id or 0, contact)


async def _come_back(asker: Member, member_id: int, contact: str) -> Member:
    moved = await move_membership(asker, member_id)
    # Whoever had the old account may have made one, too.
    await revoke_links_of(member_id, LinkKind.RESCUE)
    if moved.left_behind is not None:
        await owe(
            moved.left_behind.id,
            "access.moved",
            details={"name": moved.member.display_name, "admins": contact},
            mutable=False,
            urgency=0,
        )
    if moved.member.email_verified_at is not None:
        await owe_by_mail(member_id, "access.recovered", details={"admins": contact})
    return moved.member
