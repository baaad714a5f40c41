"""Whoever looks for a job and has no hours is told, once, that somebody looked for a time with them in vain."""

from models.member import Member, MemberCategory
from models.profile import Profile
from services.agenda import has_hours
from services.contact import why_not_turn_to
from services.notifications import Subject, owe
from services.profile_people import acts_for, people_of
from services.unit_of_work import unit_of_work


async def note_search_in_vain(seeker: Member, profile_id: int) -> None:
    """Owes "profile.hours_wanted" once for ever to the people of a job seeker's profile without hours (FR-034, D-28).

    Who may not ask for a time there, or looks at their own, wishes for nothing.
    """
    profile = await Profile.get(id=profile_id)
    if profile.category is not MemberCategory.JOB_SEEKER or await has_hours(profile.id):
        return
    if await acts_for(profile, seeker) or await why_not_turn_to(seeker, profile) is not None:
        return
    async with unit_of_work():
        for person in await people_of(profile):
            await owe(
                person,
                "profile.hours_wanted",
                subject=Subject("profile", profile.id, profile.version),
                dedupe_key=f"profile.hours_wanted:{profile.id}:{person}",
            )
