"""The team's list of members: looked for by name, address or public id, and looked at one by one."""

from dataclasses import dataclass, field

from core.errors import NotFound
from core.paging import last_page, page_within
from models.member import Member, Membership
from models.profile import Profile
from models.sql import fetch
from services.certifications import require_admin
from services.folded_names import MEMBERS, ORGANISATIONS, named_like, words_of_name
from services.own_email import Protection, protection_of
from services.preregistration import is_waiting
from services.profile_people import own_profile
from services.unit_of_work import unit_of_work

PAGE_SIZE = 4
MOST_FOUND = 200
_LISTED = "deleted_at IS NULL AND (registered_at IS NOT NULL OR telegram_id IS NULL)"


@dataclass(frozen=True)
class MemberPage:
    """One page of what was found, newest first, and how many there are in all; `companies` are called what the
    organisations that these people own are called, by member id.
    """

    total: int
    members: list[Member]
    page: int
    companies: dict[int, str] = field(default_factory=dict)

    @property
    def last_page(self) -> int:
        """The number of the last page, the first being 0."""
        return last_page(self.total, PAGE_SIZE)


@dataclass(frozen=True)
class ListedMember:
    """One member as the team sees them."""

    member: Member
    profile: Profile | None
    protection: Protection
    is_waiting: bool


async def find_members(admin: Member, text: str, page: int) -> MemberPage:
    """Members whose name, address or public id contains every word of a text, and the owners of an organisation whose
    name does; all of them for an empty one.

    Newcomers who never signed up are nobody's business. Refuses with NotFound whoever is not of the team.
    """
    await require_admin(admin)
    await MEMBERS.fold()
    words = words_of_name(text)
    wanted, values = named_like(words, "folded")
    if words and (owned := await _organisations_called(words)):
        listed = ", ".join(map(str, owned))
        owners = f"SELECT member_id FROM membership WHERE is_owner AND organisation_id IN ({listed})"
        wanted = f" AND ({wanted.removeprefix(' AND ')} OR id IN ({owners}))"
    total, shown, page = await newest_first(f"FROM member WHERE {_LISTED}{wanted}", values, page, PAGE_SIZE)
    members = {member.id: member for member in await Member.filter(id__in=shown)}
    found = [members[number] for number in shown if number in members]
    return MemberPage(total, found, page, await _companies_of(shown))


async def _organisations_called(words: list[str]) -> list[int]:
    """The ids of organisations whose name contains every word."""
    await ORGANISATIONS.fold()
    wanted, values = named_like(words, "folded")
    rows = await fetch(
        "SELECT organisation_id AS id FROM profile WHERE organisation_id IS NOT NULL AND deleted_at IS NULL"
        f"{wanted} ORDER BY profile.id LIMIT {MOST_FOUND}",
        **values,
    )
    return [int(row["id"]) for row in rows]


async def _companies_of(members: list[int]) -> dict[int, str]:
    owned = await Membership.filter(member_id__in=members, is_owner=True).order_by("-id")
    named = {
        profile.organisation_id: profile.display_name
        for profile in await Profile.filter(
            organisation_id__in=[place.organisation_id for place in owned], deleted_at=None
        )
    }
    return {
        place.member_id: named[place.organisation_id] for place in owned if place.organisation_id in named
    }


async def newest_first(
    found: str, values: dict[str, str], page: int, size: int, key: str = "id"
) -> tuple[int, list[int], int]:
    """How many rows a FROM and WHERE find, the ids (`key`) on a page of them, and which page that is, if the wanted one
    is not there (the first is 0).
    """
    (counted,) = await fetch(f"SELECT COUNT(*) AS total {found}", **values)
    total = int(counted["total"])
    page = page_within(page, total, size)
    rows = await fetch(
        f"SELECT {key} AS id {found} ORDER BY {key} DESC LIMIT :size OFFSET :first",
        **values,
        size=size,
        first=page * size,
    )
    return total, [row["id"] for row in rows], page


async def access_listed_member(admin: Member, public_id: str) -> ListedMember:
    """One member. Refuses with NotFound whoever is not of the team, and who is not there."""
    async with unit_of_work():
        await require_admin(admin)
        member = await Member.get_or_none(public_id=public_id, deleted_at=None)
        if member is None:
            raise NotFound()
        return ListedMember(
            member, await own_profile(member), await protection_of(member), is_waiting(member)
        )
