"""Whoever was pre-registered comes in."""

from dataclasses import dataclass

from tortoise.exceptions import IntegrityError

from core.errors import NotFound
from models.access import LinkKind
from models.member import Member, MemberCategory
from services.identity import move_membership, require_newcomer
from services.members import accept_terms, register_professional
from services.notifications import owe
from services.own_email import prove_address
from services.personal_links import held_link, hold_link, revoke_links_of, use_held_link
from services.roles.giving import settle_expected_role
from services.unit_of_work import savepoint, unit_of_work


@dataclass(frozen=True)
class Entered:
    """Who came in, and whether something is still asked of them before they are registered (a visitor's address)."""

    member: Member
    is_registered: bool


async def greet(newcomer: Member, payload: str | None = None) -> Member:
    """Whom an invitation is for: the one just opened, or the one opened before. Nothing changes for them.

    Refuses with OwnMembershipHere whoever signed up already, with NotFound a link that does not work.
    """
    async with unit_of_work():
        await require_newcomer(newcomer)
        link = await (hold_link(payload, newcomer) if payload is not None else held_link(newcomer))
        expected = await Member.get_or_none(id=link.member_id, deleted_at=None)
        if link.kind is not LinkKind.INVITATION or expected is None:
            raise NotFound()
        return expected


async def enter(newcomer: Member) -> Entered:
    """« C'est moi »: accepts the terms, uses the link up, and gives the person the membership that waited for them.

    A professional has a profile with their name at once, which nobody sees before certification; a visitor still says
    their address (FR-032), unless they are there as a recruiter only. Of two who confirm at the same moment one comes
    in. Refuses like `greet`.
    """
    async with unit_of_work():
        await require_newcomer(newcomer)
        link = await use_held_link(newcomer, LinkKind.INVITATION)
        await accept_terms(newcomer.id)
        moved = await move_membership(newcomer, link.member_id or 0)
        await revoke_links_of(moved.member.id, LinkKind.INVITATION)
        if link.by_mail:
            await _prove(moved.member)
        registered = await _register(moved.member)
        registered = await settle_expected_role(await Member.get(id=moved.member.id)) or registered
        await owe(link.created_by, "access.arrived", details={"name": moved.member.display_name})
        return Entered(await Member.get(id=moved.member.id), registered)


async def _prove(member: Member) -> None:
    try:
        async with savepoint():
            await prove_address(member, member.email or "")
    except IntegrityError:
        # Another membership proved the same mailbox since: it stays there, and this one proves another.
        await Member.filter(id=member.id).update(email=None)


async def _register(member: Member) -> bool:
    category = member.category
    if category is None or category is MemberCategory.VISITOR:
        return False
    # Registering chooses the category, which until now was the team's word only.
    await Member.filter(id=member.id).update(category=None)
    await register_professional(member.id, category, member.display_name, "", None, "", "", [])
    return True
