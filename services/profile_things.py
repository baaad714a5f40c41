"""Rows that belong to a profile and have a public id, such as a picture: who reaches one."""

from collections.abc import Container
from typing import TypeVar

from core.errors import NotFound
from core.ids import is_public_id
from models.gallery import GalleryPicture, ProfileDocument
from models.member import Member
from models.profile import Profile
from services.profile_cards import ReadingLevel, reader_of, reading_level
from services.profiles import access_own_profile, access_profile

Thing = TypeVar("Thing", GalleryPicture, ProfileDocument)


async def readable_profile(name: str | int, reader: Member, levels: Container[ReadingLevel]) -> Profile:
    """The profile with this public id or id, for who reads it at one of these levels. NotFound to anybody else."""
    profile = await access_profile(name, reader)
    if await reading_level(profile, await reader_of(reader)) not in levels:
        raise NotFound()
    return profile


async def find_thing(kind: type[Thing], public_id: str) -> Thing:
    """The thing with this public id, whoever asks. Refuses with NotFound."""
    found = await kind.get_or_none(public_id=public_id) if is_public_id(public_id) else None
    if found is None:
        raise NotFound()
    return found


async def access_own_thing(kind: type[Thing], member: Member, public_id: str) -> Thing:
    """A thing of a profile that the member acts for. Refuses everybody else with NotFound."""
    found = await find_thing(kind, public_id)
    await access_own_profile(member, found.profile_id)
    return found
