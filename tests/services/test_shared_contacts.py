"""A shared contact leads to whom the card names anyway, and tells nothing more."""

import pytest

from core.errors import NotFound
from models.member import Member, MemberCategory
from models.profile import Profile
from services.shared_contacts import profile_of_contact
from tests.services import people


async def test_a_contact_leads_to_a_card_under_that_name_only(database: str) -> None:
    tom = await people.visitor("Tom")
    lea, profile = await people.professional("Léa Favre")
    await Member.filter(id=lea.id).update(first_name="Léa", last_name="Favre")
    nadia, _ = await people.professional("Alpina SA", category=MemberCategory.COMPANY)
    assert lea.telegram_id is not None and nadia.telegram_id is not None
    assert (await profile_of_contact(tom, lea.telegram_id)).id == profile.id
    for shown in ("Léa F.", "Atelier du Lac"):
        await Profile.filter(id=profile.id).update(display_name=shown)
        with pytest.raises(NotFound):
            await profile_of_contact(tom, lea.telegram_id)
    for unknown in (nadia.telegram_id, 0, 999_999):
        with pytest.raises(NotFound):
            await profile_of_contact(tom, unknown)
    await Profile.filter(id=profile.id).update(display_name="Léa Favre", paused=True)
    with pytest.raises(NotFound):
        await profile_of_contact(tom, lea.telegram_id)
