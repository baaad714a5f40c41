"""The profile photo of a person, the logo of an organisation: one picture, which everybody sees (FR-054, FR-061)."""

from core.errors import NotFound
from models.gallery import GalleryPicture
from models.member import Member
from models.profile import Profile
from models.sql import lock_row
from services.file_removal import unwant_file
from services.files import files
from services.profile_changes import changing
from services.profiles import access_own_profile, access_profile
from services.unit_of_work import unit_of_work

# Where pictures that people sent are kept; other pictures of profiles may be shared and are never deleted.
FOLDER = "pictures"


async def set_photo(member: Member, profile_id: int, file: str) -> Profile:
    """Makes a stored picture the photo. Refuses with NotFound whoever does not act for the profile."""
    async with unit_of_work():
        await lock_row("profile", profile_id)
        old = (await access_own_profile(member, profile_id)).picture
        async with changing(member, profile_id, picture=file) as profile:
            await _leave(profile_id, old)
        return profile


async def remove_photo(member: Member, profile_id: int) -> bool:
    """Takes the photo away; says whether there was one. Refuses with NotFound whoever does not act for the profile."""
    async with unit_of_work():
        await lock_row("profile", profile_id)
        old = (await access_own_profile(member, profile_id)).picture
        if old is None:
            return False
        async with changing(member, profile_id, picture=None):
            await _leave(profile_id, old)
        return True


async def _leave(profile_id: int, file: str | None) -> None:
    """A picture that is also in the gallery stays there."""
    if file is None or not file.startswith(f"{FOLDER}/"):
        return
    named = await Profile.filter(id=profile_id, picture=file).exists()
    if not named and not await GalleryPicture.filter(profile_id=profile_id, file=file).exists():
        await unwant_file(file)


async def public_photo(public_id: str) -> bytes:
    """The photo that everybody may see. Refuses with NotFound without one, and what is not visible to everybody."""
    profile = await access_profile(public_id, None)
    if profile.picture is None:
        raise NotFound()
    return await files().get(profile.picture)
