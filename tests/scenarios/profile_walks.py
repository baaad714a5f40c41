"""How people come to the dialogs in which they tell about themselves, one section at a time."""

from models.member import MemberCategory
from models.profile import Profile
from tests.kit.person import Person
from tests.kit.stage import Stage

SKILLS = {
    "technical": ("Soudure",),
    "tools": ("Chalumeau",),
    "languages": ("allemand",),
    "soft": ("patience",),
}
MODE = {"length": ("1",), "place": ("2",), "rate": ("80 %",), "billing": ("1",), "level": ("3",)}
EXPERIENCE = {
    "title": ("Chantier naval",),
    "organisation": ("Lac SA",),
    "began": ("3.2019",),
    "ended": ("mai 2021",),
    "story": ("Des coques en bois.",),
}


async def _in_ones_profile(
    stage: Stage, language: str, tap: str, category: MemberCategory = MemberCategory.FREELANCE
) -> Person:
    # Nothing is told yet, so every question of the section is asked.
    lea = await stage.professional(
        "Léa", last_name="Favre", language_code=language, category=category, skills=(), sector=""
    )
    await Profile.filter(display_name="Léa").update(description="")
    return await lea.taps_data(tap)


async def describes(stage: Stage, language: str) -> Person:
    return await _in_ones_profile(stage, language, "b1|sections|fill|description")


async def tells_skills(stage: Stage, language: str) -> Person:
    return await _in_ones_profile(stage, language, "b1|sections|fill|skills")


async def tells_the_mode(stage: Stage, language: str) -> Person:
    return await _in_ones_profile(stage, language, "b1|sections|fill|mode")


async def names_the_trade(stage: Stage, language: str) -> Person:
    return await _in_ones_profile(stage, language, "b1|sections|fill|sector", MemberCategory.COMPANY)


async def names_the_site(stage: Stage, language: str) -> Person:
    return await _in_ones_profile(stage, language, "b1|sections|fill|web_site")


async def locates(stage: Stage, language: str) -> Person:
    return await _in_ones_profile(stage, language, "b1|sections|fill|address", MemberCategory.COMPANY)


async def adds_experience(stage: Stage, language: str) -> Person:
    return await _in_ones_profile(stage, language, "b1|experiences|add|")


async def adds_a_course(stage: Stage, language: str) -> Person:
    return await _in_ones_profile(stage, language, "b1|education|add|")


async def chooses_a_name(stage: Stage, language: str) -> Person:
    return await _in_ones_profile(stage, language, "b1|my_profile|identity|")
