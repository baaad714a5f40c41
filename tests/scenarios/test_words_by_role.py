"""Help, the tutorial and the questions of registration speak to who reads: a person, an organisation, the team."""

import re

import pytest

from bot.guidance import CHAPTERS, TUTORIALS, WAYS, Reader
from core.i18n import words
from models.member import Member, MemberCategory
from models.profile import Profile
from models.role import Role
from services.roles.giving import give_role
from services.teams import put_on_hat
from tests.kit.person import Person, bare
from tests.kit.stage import Stage
from tests.scenarios.moderation_walks import of_the_team
from tests.services.team_scene import Firm

ORGANISATIONS = (MemberCategory.COMPANY, MemberCategory.PUBLIC_BODY, MemberCategory.ASSOCIATION)


def plain(text: str) -> str:
    """A sentence of the catalogue without its tags."""
    return re.sub(r"<[^>]+>", "", text)


async def _reads_help(person: Person, language: str, reader: Reader) -> None:
    """Asks for help and sees what this reader can do; every button and the whole tutorial lead somewhere."""
    say = words(language).plain
    await person.says("/aide")
    told = plain(say(f"aid-{reader}").split("\n")[0])
    screen = person.sees(
        told, "/missions", *("/tutoriel /supprimer" if language == "fr" else "/tutorial /delete").split()
    )
    assert len(screen.labels) <= 8
    for way in WAYS[reader]:
        await person.says("/aide")
        await person.taps(say(way.label))
        person.does_not_see(say("err-not-found"), say("runtime-broken"), told)
    await person.says("/tutoriel" if language == "fr" else "/tutorial")
    for place, chapter in enumerate(TUTORIALS[reader], 1):
        counter = say("tutorial-counter", step=place, total=len(TUTORIALS[reader]))
        person.sees(counter, plain(say(f"tutorial-{chapter}").split("\n")[0]))
        way = CHAPTERS[chapter]
        assert way is None or reader is Reader.NEWCOMER or person.screen().offers(say(way.label))
        if place < len(TUTORIALS[reader]):
            await person.taps(say("common-next"))
    assert not person.screen().offers(say("common-next"))


@pytest.mark.slow
async def test_help_says_to_each_what_they_can_do_and_leads_there(stage: Stage, language: str) -> None:
    newcomer = await stage.person("Nils", language_code=language)
    await newcomer.starts()
    await _reads_help(newcomer, language, Reader.NEWCOMER)
    await _reads_help(await stage.visitor("Tom", language_code=language), language, Reader.VISITOR)
    held_back = await stage.professional("Inès", certified=False, language_code=language)
    await _reads_help(held_back, language, Reader.UNCERTIFIED)
    for name, category, reader in (
        ("Léa", MemberCategory.FREELANCE, Reader.FREELANCE),
        ("Sofia", MemberCategory.JOB_SEEKER, Reader.SEEKER),
        ("Alpina", MemberCategory.COMPANY, Reader.COMPANY),
        ("Ville", MemberCategory.PUBLIC_BODY, Reader.BODY),
        ("Club", MemberCategory.ASSOCIATION, Reader.BODY),
    ):
        person = await stage.professional(name, category=category, language_code=language)
        await _reads_help(person, language, reader)
    paul = await stage.professional("Paul", language_code=language)
    await Profile.filter(member_id=(await stage.member(paul)).id).update(domain=None)
    await _reads_help(paul, language, Reader.DIRECTORY)
    await _reads_help(await of_the_team(stage, "Ada", language), language, Reader.TEAM)


@pytest.mark.slow
async def test_help_follows_the_hat_and_names_the_roles(stage: Stage, language: str) -> None:
    say = words(language).plain
    owner = await stage.professional("Alpina", category=MemberCategory.COMPANY, language_code=language)
    bob = await stage.professional("Bob", language_code=language)
    member, boss = await stage.member(bob), await stage.member(owner)
    profile = await Profile.get(organisation_id__isnull=False)
    assert profile.organisation_id is not None
    await Firm(boss, profile).takes(member)
    await put_on_hat(await Member.get(id=member.id), profile.organisation_id)
    await _reads_help(bob, language, Reader.STAFF)
    await put_on_hat(await Member.get(id=member.id), None)
    ada = await of_the_team(stage, "Ada", language)
    await give_role(await stage.member(ada), member.public_id, Role.INTERPRETER, "Diplôme vérifié")
    await stage.settle()
    await bob.says("/aide")
    bob.sees(plain(say("aid-role-interpreter"))[:20], plain(say("aid-freelance").split("\n")[0]))


@pytest.mark.slow
@pytest.mark.parametrize("category", ORGANISATIONS)
async def test_an_organisation_is_asked_about_itself_in_words_of_its_own(
    stage: Stage, language: str, category: MemberCategory
) -> None:
    said = words(language)
    nadia = await stage.person("Nadia", language_code=language)
    await nadia.starts()
    await nadia.taps_data("b1|welcome|accept|")
    await nadia.taps_data(f"b1|category|choose|{category}")
    title = said.plain(f"pro-title-{category}")
    nadia.sees(title, said.plain("pro-display-name", category=category))
    await nadia.says("Alpina")
    nadia.sees(said.plain("pro-sector", category=category), said.plain("pro-sector.hint", category=category))
    await nadia.says("/menu")
    await nadia.taps(said.plain("engine-resume", title=title))
    await nadia.says("Énergie solaire")
    if category is MemberCategory.COMPANY:
        nadia.sees(said.plain("pro-domain", category=category))
        await nadia.says("1")
    nadia.sees(said.plain("pro-city", category=category))
    await nadia.says("Lousanne")
    nadia.sees(said.plain("pro-skills", category=category))
    await nadia.says("panneaux, conseil")
    await nadia.says("Nous installons des panneaux sur tous les toits.")
    preview = nadia.sees(
        said.plain("pro-preview", category=category), said.plain("engine-city-unknown", city="Lousanne")
    )
    for of_a_person in ("Mon profil", "My profile", "Compétences", "Skills", "Métier", "Trade"):
        assert bare(of_a_person) not in bare(preview.text)
    await nadia.taps(said.plain("engine-edit", name=said.plain("pro-city.label")))
    await nadia.says("1003 Lausanne")
    nadia.does_not_see("inconnue", "Unknown city")
    await nadia.taps(said.plain("pro.confirm-organisation"))
    nadia.sees(said.plain("home-waiting", category=category))
    await nadia.taps(said.plain("menu-certify"))
    key = {"company": "menu-company", "public_body": "menu-body", "association": "menu-asso"}[category]
    assert nadia.screen().offers(said.plain(key)) and not nadia.screen().offers(said.plain("menu-profile"))
    await nadia.taps_data("b1|sections|fill|description")
    nadia.sees(said.plain("prs-description", category=category))


async def test_a_person_is_still_asked_as_a_person(stage: Stage, language: str) -> None:
    say = words(language).plain
    lea = await stage.person("Léa", language_code=language)
    await lea.starts()
    await lea.taps_data("b1|welcome|accept|")
    await lea.taps_data("b1|category|choose|freelance")
    lea.sees(say("pro"), say("pro-display-name", category="freelance"))
