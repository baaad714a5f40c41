"""The team's list of members: looked for by name, address or public id, and looked at one by one."""

from dataclasses import dataclass

from core.errors import NotFound
from core.text import fold
from models.member import Member
from models.profile import Profile
from models.sql import fetch
from services.certifications import require_admin
from services.own_email import Protection, protection_of
from services.preregistration import is_waiting
from services.profile_people import own_profile
from services.unit_of_work import unit_of_work

PAGE_SIZE = 6


@dataclass(frozen=True)
class MemberPage:
    """One page of what was found, newest first, and how many there are in all."""

    total: int
    members: list[Member]
    page: int

    @property
    def last_page(self) -> int:
        """The number of the last page, the first being 0."""
        return max(0, (self.total - 1) // PAGE_SIZE)


@dataclass(frozen=True)
class ListedMember:
    """One member as the team sees them."""

    member: Member
    profile: Profile | None
    protection: Protection
    is_waiting: bool


async def find_members(admin: Member, text: str, page: int) -> MemberPage:
    """Members whose name, address or public id contains every word of a text; all of them for an empty one.

    Newcomers who never signed up are nobody's business. Refuses with NotFound whoever is not of the team.
    """
    await require_admin(admin)
    rows = await fetch(
        "SELECT id, public_id, first_name, last_name, display_name, email FROM member WHERE deleted_at IS NULL"
        " AND (registered_at IS NOT NULL OR telegram_id IS NULL) ORDER BY id DESC"
    )
    # Compared here and not by the database, whose case rules differ by locale.
    wanted = fold(text).split()
    found = [row["id"] for row in rows if _fits(row, wanted)]
    page = min(max(page, 0), max(0, (len(found) - 1) // PAGE_SIZE))
    shown = found[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    members = {member.id: member for member in await Member.filter(id__in=shown)}
    return MemberPage(len(found), [members[number] for number in shown if number in members], page)


def _fits(row: dict[str, object], wanted: list[str]) -> bool:
    names = ("public_id", "first_name", "last_name", "display_name", "email")
    whole = fold(" ".join(str(row[name] or "") for name in names))
    return all(word in whole for word in wanted)


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
