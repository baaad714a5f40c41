"""The hours of somebody who comes for the first time are those of the city that they give, which they read."""

import pytest

from models.member import Member
from services import members
from tests.kit.person import Person
from tests.kit.stage import Stage


async def signs_up(person: Person, city: str, *, accept: str, visitor: str) -> Member:
    """A visitor registers with a city."""
    await person.starts()
    await person.taps(accept)
    await person.taps(visitor)
    await person.says("Main street 4")
    await person.says(city)
    return await Member.get(telegram_id=person.user_id)


@pytest.mark.parametrize(
    ("city", "zone", "shown"),
    [("Londres", "Europe/London", "London"), ("Lausanne", "Europe/Zurich", "Zurich")],
)
async def test_the_hours_follow_the_city_and_are_said(stage: Stage, city: str, zone: str, shown: str) -> None:
    tom = await stage.person("Tom")
    member = await signs_up(tom, city, accept="J'accepte", visitor="Visiteur")
    assert member.time_zone == zone
    tom.sees(f"Vos heures : {shown}", "Fuseau horaire")
    await tom.says("/agenda")
    tom.sees(f"Heures : {shown}")
    await tom.says("/parametres")
    tom.sees(shown)


async def test_the_hours_are_said_in_english(stage: Stage) -> None:
    ben = await stage.person("Ben", language_code="en")
    member = await signs_up(ben, "New York", accept="I accept", visitor="Visitor")
    assert member.time_zone == "America/New_York"
    ben.sees("Your hours: New York", "Time zone")
    await ben.says("/agenda")
    ben.sees("Hours: New York")


async def test_a_zone_that_was_chosen_is_not_changed_by_a_city(stage: Stage) -> None:
    tom = await stage.person("Tom")
    await members.choose_time_zone((await stage.arrive(tom)).id, "Asia/Tokyo")
    member = await signs_up(tom, "Londres", accept="J'accepte", visitor="Visiteur")
    assert member.time_zone == "Asia/Tokyo"
    await members.change_address(member.id, "Rue 1", "New York")
    assert (await Member.get(id=member.id)).time_zone == "Asia/Tokyo"


async def test_who_looks_for_a_job_abroad_begins_with_hours_of_there(stage: Stage) -> None:
    from models.member import MemberCategory
    from models.profile import Profile
    from services.agenda import booking_rules_of

    sofia = await stage.person("Sofia")
    member = await stage.arrive(sofia)
    await members.accept_terms(member.id)
    profile = await members.register_professional(
        member.id, MemberCategory.JOB_SEEKER, "Sofia", "Vente", None, "Lisbonne", "", ["Vente"]
    )
    assert (await booking_rules_of((await Profile.get(id=profile.id)).id)).time_zone == "Europe/Lisbon"
