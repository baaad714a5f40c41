"""Which roles somebody has, under the hat they wear and on their profile."""

from collections.abc import Iterable
from dataclasses import dataclass

from models.by_key import rows_by_key
from models.member import Member, Membership, Organisation
from models.profile import Profile
from models.role import Role, RoleGrant


@dataclass(frozen=True)
class HeldRole:
    """A role that an account may have, and its open grant, if it has it. One of `member_id` and `organisation_id`."""

    role: Role
    member_id: int | None
    organisation_id: int | None
    grant: RoleGrant | None


async def roles_of_holder(
    *, member_id: int | None = None, organisation_id: int | None = None
) -> tuple[Role, ...]:
    """The roles of a person or of an organisation, whatever hat is worn."""
    whose = "member_id" if organisation_id is None else "organisation_id"
    rows = await rows_by_key(
        f"SELECT role FROM role_grant WHERE {whose} = :holder AND ended_at IS NULL",
        holder=member_id if organisation_id is None else organisation_id,
    )
    return _sorted(row["role"] for row in rows)


async def roles_of_profiles(profiles: list[Profile]) -> dict[int, tuple[Role, ...]]:
    """What the cards of these profiles say beside the category; only profiles that have a role are in it."""
    people = {p.member_id: p.id for p in profiles if p.member_id is not None}
    organisations = {p.organisation_id: p.id for p in profiles if p.organisation_id is not None}
    found: dict[int, list[object]] = {}
    for column, holders in (("member_id", people), ("organisation_id", organisations)):
        if holders:
            rows = await rows_by_key(
                f"SELECT {column} AS holder, role FROM role_grant WHERE ended_at IS NULL"
                f" AND {column} IN ({', '.join(map(str, holders))})"
            )
            for row in rows:
                found.setdefault(holders[row["holder"]], []).append(row["role"])
    return {profile_id: _sorted(roles) for profile_id, roles in found.items()}


async def possible_roles(member: Member) -> list[HeldRole]:
    """Every role that an account has or may be given: an interpreter is a freelance, a recruiter an organisation that
    the person owns, or a visitor by name.
    """
    held = {grant.role: grant for grant in await RoleGrant.filter(member_id=member.id, ended_at=None)}
    own = await Profile.get_or_none(member_id=member.id, deleted_at=None)
    category = own.category if own is not None else member.category
    found = [
        HeldRole(role, member.id, None, held.get(role))
        for role in Role
        if role in held or (role.fits(category) and not (category and category.is_organisation))
    ]
    for place in await Membership.filter(member_id=member.id, is_owner=True).order_by("id"):
        if await Organisation.filter(id=place.organisation_id, deleted_at=None).exists():
            grant = await RoleGrant.get_or_none(
                organisation_id=place.organisation_id, role=Role.RECRUITER, ended_at=None
            )
            found = [each for each in found if each.role is not Role.RECRUITER or each.grant is not None]
            return [*found, HeldRole(Role.RECRUITER, None, place.organisation_id, grant)]
    if category is not None and category.is_organisation and member.registered_at is None:
        # Pre-registered: the organisation is made when the person comes in, and takes the role over.
        if Role.RECRUITER not in held:
            found.append(HeldRole(Role.RECRUITER, member.id, None, None))
    return found


def _sorted(roles: Iterable[object]) -> tuple[Role, ...]:
    known = {Role(str(role)) for role in roles}
    return tuple(role for role in Role if role in known)
