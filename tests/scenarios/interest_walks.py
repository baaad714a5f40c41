"""How people come to the dialogs of mutual interest."""

from models.application import Application
from models.member import MemberCategory
from models.mission import Mission
from models.profile import Profile
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios import interest
from tests.scenarios.moderation_walks import of_the_team


async def _offered(stage: Stage, language: str) -> tuple[Person, Person, Mission]:
    owner = await interest.company(stage, "Alpina", language_code=language)
    lea = await stage.professional("Léa Favre", language_code=language)
    return owner, lea, await interest.published(stage, owner)


async def is_interested(stage: Stage, language: str) -> Person:
    """A freelance before the introduction."""
    _, lea, mission = await _offered(stage, language)
    return await lea.taps_data(f"b1|my_missions|propose|{mission.public_id}.{mission.version}")


async def offers_a_mission(stage: Stage, language: str) -> Person:
    """A company that chooses the mission to offer."""
    owner, lea, _ = await _offered(stage, language)
    profile = await Profile.get(member_id=(await stage.member(lea)).id)
    return await owner.taps_data(f"b1|candidates|offer|{profile.public_id}")


async def _in_discussion(stage: Stage, language: str) -> tuple[Person, Person, Application]:
    owner, lea, mission = await _offered(stage, language)
    return owner, lea, await interest.talking(stage, owner, mission, lea)


async def declines_for_good(stage: Stage, language: str) -> Person:
    """A freelance in discussion who is about to say no."""
    _, lea, row = await _in_discussion(stage, language)
    return await lea.taps_data(f"n1|application|{row.id}|{row.version}|decline")


async def discards(stage: Stage, language: str) -> Person:
    """A company that is about to discard a candidate."""
    owner, _, row = await _in_discussion(stage, language)
    return await owner.taps_data(f"n1|application|{row.id}|{row.version}|discard")


async def _sealed(stage: Stage, language: str) -> tuple[Person, Person, Application]:
    owner, lea, mission = await _offered(stage, language)
    return owner, lea, await interest.sealed(stage, owner, mission, lea)


async def asks_to_annul(stage: Stage, language: str) -> Person:
    """A freelance who is about to ask that their collaboration be annulled."""
    _, lea, row = await _sealed(stage, language)
    return await lea.taps_data(f"n1|application|{row.id}|{row.version}|annul")


async def does_not_annul(stage: Stage, language: str) -> Person:
    """An administrator who lets a collaboration go on that both sides want to end."""
    owner, lea, row = await _sealed(stage, language)
    row = await interest.both_want_to_end(stage, owner, lea, row)
    ada = await of_the_team(stage, "Ada", language)
    return await ada.taps_data(f"n1|annulment|{row.id}|{row.version}|refuse")


async def republishes(stage: Stage, language: str) -> Person:
    """A company whose collaboration was interrupted after the mission's start."""
    owner, lea, row = await _sealed(stage, language)
    await interest.interrupted_after_its_start(stage, lea, row)
    mission = await Mission.get(id=row.mission_id)
    return await owner.taps_data(f"n1|mission|{mission.id}|{mission.version}|republish")


async def asks_for_an_interview(stage: Stage, language: str) -> Person:
    """A company that answers a person who looks for a job, before the choice of a time."""
    owner = await interest.company(stage, "Alpina", language_code=language)
    sofia = await stage.professional(
        "Sofia Rossi", category=MemberCategory.JOB_SEEKER, language_code=language
    )
    mission = await interest.published(stage, owner, open_to_job_seekers=True)
    row = await interest.proposed(stage, sofia, mission)
    return await owner.taps_data(f"n1|application|{row.id}|{row.version}|interview")
