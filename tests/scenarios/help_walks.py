"""How people come to the dialogs of « Nous contacter »."""

from models.help_request import HelpTopic
from models.member import MemberCategory
from services import help_requests
from services.certifications import certify_profile, give_number
from services.profiles import own_profile
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios.moderation_walks import of_the_team

NUMBER = "CHE-100.155.212"
OTHER_NUMBER = "CHE-116.281.710"
STORY = "La visio ne s’ouvre pas depuis ce matin."


async def contacts(stage: Stage, language: str) -> Person:
    """Tom, who never asked anything, before the question what it is about."""
    tom = await stage.visitor("Tom", language_code=language)
    return await tom.taps_data("b1|contact|open|")


async def certified_company(stage: Stage, language: str = "fr") -> Person:
    """Alpina SA, certified under its number."""
    nadia = await stage.professional(
        "Alpina SA", category=MemberCategory.COMPANY, certified=False, language_code=language
    )
    member = await stage.member(nadia)
    profile = await own_profile(member)
    assert profile is not None
    await give_number(member, profile.id, NUMBER)
    await certify_profile(profile.id, "Ada")
    await stage.settle()
    return nadia


async def changes_the_number(stage: Stage, language: str) -> Person:
    """Nadia, before the question about the new number of Alpina SA."""
    nadia = await certified_company(stage, language)
    return await nadia.taps_data("b1|certify|renumber|")


async def changes_the_name(stage: Stage, language: str) -> Person:
    """Inès Rochat, certified, before the question about her new first name."""
    ines = await stage.professional("Inès Rochat", language_code=language)
    return await ines.taps_data("b1|certify|rename|")


async def writes_more(stage: Stage, language: str) -> Person:
    """Tom, who adds something to what he asked."""
    tom = await stage.visitor("Tom", language_code=language)
    asked = await help_requests.ask_team(await stage.member(tom), HelpTopic.TECHNICAL, STORY)
    await stage.settle()
    return await tom.taps_data(f"n1|help_request|{asked.id}|{asked.version}|write")


async def writes_to_a_member(stage: Stage, language: str) -> Person:
    """Ada of the team, who writes to Zed first."""
    zed = await stage.professional("Zed")
    ada = await of_the_team(stage, "Ada", language)
    return await ada.taps_data(f"b1|help_queue|write|{(await stage.member(zed)).public_id}")
