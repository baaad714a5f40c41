"""« Identité affichée »: how somebody is called in front of others (FR-064)."""

from core.text import clip
from models.member import Member
from models.profile import Profile
from services import given_text
from services.members import choose_display_name
from services.profile_changes import changing
from services.unit_of_work import unit_of_work


def ways_to_be_named(member: Member) -> dict[str, str]:
    """The names that Telegram's first and last name offer, by how they are made; one that repeats another is left out.

    "full" is « Inès Rochat », "short" « Inès R. », "first" « Inès ».
    """
    return names_of(member.first_name.strip(), member.last_name.strip())


def names_of(first: str, last: str) -> dict[str, str]:
    """The same for a first and a last name."""
    made = {
        "full": f"{first} {last}".strip(),
        "short": f"{first} {last[:1].upper()}." if first and last else "",
        "first": first,
    }
    offered: dict[str, str] = {}
    for way, name in made.items():
        if name and name not in offered.values():
            offered[way] = clip(name, given_text.NAME_LIMIT)
    return offered


def shown_after_renaming(member: Member, shown: str, first: str, last: str) -> str:
    """How somebody is shown once they are called `first` `last`: in the way they chose before.

    A name of their own making, such as a brand, stays as it is.
    """
    ways = ways_to_be_named(member)
    chosen = next((way for way, name in ways.items() if name == shown), None)
    if chosen is None:
        return shown
    renamed = names_of(first, last)
    return renamed.get(chosen, renamed["full"])


async def choose_identity(member: Member, profile_id: int | None, name: str) -> Profile | None:
    """Shows a person, and the profile that is theirs alone, under this name; an organisation's profile keeps its own.

    With the profile of an organisation the name is the organisation's, and the person keeps theirs. Without a profile
    it is the person's. Refuses with NotFound a profile of others, with TextMissing and TextTooLong.
    """
    shown = given_text.name("display_name", name)
    async with unit_of_work():
        if profile_id is None:
            await choose_display_name(member.id, shown)
            return None
        async with changing(member, profile_id, display_name=shown) as profile:
            if profile.member_id is not None:
                await choose_display_name(profile.member_id, shown)
        return profile
