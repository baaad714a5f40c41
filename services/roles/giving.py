"""Giving and taking a role: an administrator's act, with a reason, told to whom it is about (D-03)."""

from tortoise.exceptions import IntegrityError

from core import clock
from core.errors import Conflict, NotAllowed
from models.member import Member, MemberCategory, Membership
from models.profile import Profile
from models.role import Role, RoleGrant
from models.sql import lock_row
from services import given_text
from services.audit import Thing, record
from services.certifications import require_admin
from services.notifications import owe, refresh_cards
from services.profile_people import people_of
from services.roles.reading import HeldRole, possible_roles
from services.search.index import index_profile
from services.unit_of_work import savepoint, unit_of_work

REASON_LIMIT = 500


class RoleUnfit(NotAllowed):
    """An account of this kind has no such role; `role` says which."""


class RoleHeld(Conflict):
    """The account has the role: somebody of the team was faster."""


class RoleNotHeld(Conflict):
    """The account has the role no more: somebody of the team was faster."""


async def require_givable(admin: Member, name: str, role: Role, *, given: bool) -> Member:
    """The account, where the role may be given (or, with `given`, taken); asked before any question is put.

    Refuses with NotFound, RoleUnfit, RoleHeld and RoleNotHeld.
    """
    member, held = await _looked_up(admin, name, role)
    if given:
        _require_held(held)
    else:
        _require_free(held)
    return member


async def give_role(admin: Member, name: str, role: Role, reason: str) -> RoleGrant:
    """Gives a role to a member, or to the organisation that they own; it stands on card and profile from now on.

    Refuses with NotFound, RoleUnfit, RoleHeld, TextMissing, TextTooLong.
    """
    said = given_text.paragraph("reason", reason, REASON_LIMIT, required=True)
    async with unit_of_work():
        member, held = await _looked_up(admin, name, role)
        _require_free(held)
        try:
            async with savepoint():
                grant = await RoleGrant.create(
                    role=role,
                    member_id=held.member_id,
                    organisation_id=held.organisation_id,
                    reason=said,
                    given_by=admin.id,
                    given_at=clock.now(),
                )
        except IntegrityError:
            raise RoleHeld() from None
        await _follow(admin, member, grant, "role.given", said)
        return grant


async def take_role(admin: Member, name: str, role: Role, reason: str) -> RoleGrant:
    """Takes a role back; what was done in it stays. Refuses with NotFound, RoleNotHeld, TextMissing, TextTooLong."""
    said = given_text.paragraph("reason", reason, REASON_LIMIT, required=True)
    async with unit_of_work():
        member, held = await _looked_up(admin, name, role)
        grant = _require_held(held)
        taken = await RoleGrant.filter(id=grant.id, ended_at=None).update(
            ended_by=admin.id, ended_at=clock.now(), ended_reason=said
        )
        if not taken:
            raise RoleNotHeld()
        await _follow(admin, member, grant, "role.taken", said)
        return await RoleGrant.get(id=grant.id)


async def expect_role(admin: Member, member: Member, role: Role) -> None:
    """The role of somebody who is pre-registered; belongs into that transaction. Refuses with RoleUnfit."""
    if not role.fits(member.category):
        raise RoleUnfit(role=str(role))
    async with unit_of_work():
        await RoleGrant.create(
            role=role, member_id=member.id, reason="", given_by=admin.id, given_at=clock.now()
        )
        thing = Thing("member", member.public_id)
        await record("role.given", admin, thing, concerned=member.id, after=role, reason=role)


async def settle_expected_role(member: Member) -> bool:
    """Whoever was pre-registered came in: a recruiter's role goes over to their organisation, and a recruiter by name
    is signed up by it, without profile and without address. Gives whether they are signed up by the role alone.
    """
    async with unit_of_work():
        grant = await RoleGrant.get_or_none(member_id=member.id, role=Role.RECRUITER, ended_at=None)
        if grant is None:
            return False
        place = await Membership.filter(member_id=member.id, is_owner=True).order_by("id").first()
        if place is not None:
            await RoleGrant.filter(id=grant.id).update(member_id=None, organisation_id=place.organisation_id)
            return False
        if member.category is not MemberCategory.VISITOR or member.registered_at is not None:
            return False
        await Member.filter(id=member.id).update(registered_at=clock.now(), version=member.version + 1)
        return True


async def _looked_up(admin: Member, name: str, role: Role) -> tuple[Member, HeldRole]:
    # Members are named where measures name them; measures know of much, so it is imported when needed.
    from services.measures import person_named

    await require_admin(admin)
    member = await person_named(name)
    await lock_row("member", member.id)
    held = next((each for each in await possible_roles(member) if each.role is role), None)
    if held is None:
        raise RoleUnfit(role=str(role))
    return member, held


def _require_held(held: HeldRole) -> RoleGrant:
    if held.grant is None:
        raise RoleNotHeld()
    return held.grant


def _require_free(held: HeldRole) -> None:
    if held.grant is not None:
        raise RoleHeld()


async def _follow(admin: Member, member: Member, grant: RoleGrant, key: str, said: str) -> None:
    """Writes it down, tells the people, and has everything drawn again that shows it."""
    thing = Thing("member", member.public_id)
    given = key == "role.given"
    await record(
        key,
        admin,
        thing,
        concerned=member.id,
        before="" if given else grant.role,
        after=grant.role if given else "",
        reason=grant.role,
    )
    profile = await _profile_of(grant)
    people = await people_of(profile) if profile is not None else [member.id]
    for person in people:
        await owe(person, key, details={"role": str(grant.role), "reason": said}, mutable=False)
    if profile is not None:
        await index_profile(profile.id)
        await refresh_cards("profile", profile.id)


async def _profile_of(grant: RoleGrant) -> Profile | None:
    if grant.organisation_id is not None:
        return await Profile.get_or_none(organisation_id=grant.organisation_id, deleted_at=None)
    return await Profile.get_or_none(member_id=grant.member_id, deleted_at=None)
