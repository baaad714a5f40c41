"""The gallery of a profile: up to twelve pictures in an order that its people choose (FR-004, FR-046, FR-047)."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from core import clock
from core.errors import Conflict, NotFound
from models.gallery import GalleryPicture
from models.member import Member
from models.profile import Profile
from models.sql import lock_row
from services import given_text
from services.file_removal import unwant_file
from services.profile_cards import ReadingLevel
from services.profile_changes import changing
from services.profile_photos import set_photo
from services.profile_things import access_own_thing, find_thing, readable_profile
from services.unit_of_work import unit_of_work

PICTURES_LIMIT = 12
CAPTION_LIMIT = 200
_LOOKERS = frozenset(ReadingLevel) - {ReadingLevel.TEASER}


class GalleryFull(Conflict):
    """There are `limit` pictures already."""


async def pictures_of(profile_id: int) -> list[GalleryPicture]:
    """The pictures in their order, for whoever may see them."""
    return await GalleryPicture.filter(profile_id=profile_id).order_by("rank", "id")


async def access_gallery(public_id: str, reader: Member) -> tuple[Profile, list[GalleryPicture]]:
    """The gallery of somebody. Refuses with NotFound those who see a teaser only (FR-090), and an empty one."""
    profile = await readable_profile(public_id, reader, _LOOKERS)
    pictures = await pictures_of(profile.id)
    if not pictures:
        raise NotFound()
    return profile, pictures


async def access_picture_owner(public_id: str, reader: Member) -> Profile:
    """The profile in whose gallery a picture is. Refuses with NotFound those who may not look at it."""
    found = await find_thing(GalleryPicture, public_id)
    return await readable_profile(found.profile_id, reader, _LOOKERS)


async def access_own_picture(member: Member, public_id: str) -> GalleryPicture:
    """A picture of a profile that the member acts for. Refuses everybody else with NotFound."""
    return await access_own_thing(GalleryPicture, member, public_id)


async def add_picture(member: Member, profile_id: int, file: str, caption: str) -> GalleryPicture:
    """Puts a stored picture at the end. Refuses with NotFound strangers, with GalleryFull a thirteenth picture."""
    async with unit_of_work():
        await lock_row("profile", profile_id)
        pictures = await pictures_of(profile_id)
        if len(pictures) >= PICTURES_LIMIT:
            raise GalleryFull(limit=PICTURES_LIMIT)
        async with changing(member, profile_id):
            return await GalleryPicture.create(
                profile_id=profile_id,
                file=file,
                caption=given_text.line("caption", caption, CAPTION_LIMIT),
                rank=pictures[-1].rank + 1 if pictures else 0,
                created_at=clock.now(),
            )


@asynccontextmanager
async def _changing(member: Member, public_id: str) -> AsyncIterator[GalleryPicture]:
    """Of two who change a gallery at once the second waits, and finds what the first left."""
    async with unit_of_work():
        picture = await access_own_picture(member, public_id)
        await lock_row("profile", picture.profile_id)
        picture = await access_own_picture(member, public_id)
        async with changing(member, picture.profile_id):
            yield picture


async def remove_picture(member: Member, public_id: str) -> GalleryPicture:
    """Takes a picture away, its file too unless it is the profile photo. Refuses strangers with NotFound."""
    async with _changing(member, public_id) as picture:
        await GalleryPicture.filter(id=picture.id).delete()
        if not await Profile.filter(id=picture.profile_id, picture=picture.file).exists():
            await unwant_file(picture.file)
    return picture


async def move_picture(member: Member, public_id: str, place: int) -> GalleryPicture:
    """Puts a picture at a place, counted from 0; beyond the ends is at the end. Refuses strangers with NotFound."""
    async with _changing(member, public_id) as picture:
        others = [other for other in await pictures_of(picture.profile_id) if other.id != picture.id]
        others.insert(max(0, min(place, len(others))), picture)
        for rank, other in enumerate(others):
            await GalleryPicture.filter(id=other.id).update(rank=rank)
    return picture


async def caption_picture(member: Member, public_id: str, caption: str) -> GalleryPicture:
    """Says what a picture shows; an empty text takes the caption away. Refuses strangers, and TextTooLong."""
    said = given_text.line("caption", caption, CAPTION_LIMIT)
    async with _changing(member, public_id) as picture:
        await GalleryPicture.filter(id=picture.id).update(caption=said)
    return picture


async def use_as_photo(member: Member, public_id: str) -> GalleryPicture:
    """Makes a picture the profile photo or logo as well. Refuses strangers with NotFound."""
    async with unit_of_work():
        picture = await access_own_picture(member, public_id)
        await set_photo(member, picture.profile_id, picture.file)
    return picture
