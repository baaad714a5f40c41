"""S10: search a freelance."""

import pytest

from models.member import MemberCategory
from models.profile import Billing, Level, Profile, Skill, SkillKind
from services.search import broad, engine
from services.search.index import index_profile
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios.filtering import filters_by
from tests.scenarios.test_s08_create_a_mission import nadia_of_alpina


async def _freelance(
    stage: Stage, name: str, language: str, billing: Billing, level: Level
) -> tuple[Person, Profile]:
    person = await stage.professional(name, sector="Développement web", skills=("Python", "Django"))
    member = await stage.member(person)
    await Profile.filter(member_id=member.id).update(billing=billing, level=level)
    profile = await Profile.get(member_id=member.id)
    await Skill.create(
        profile_id=profile.id, kind=SkillKind.LANGUAGE, label=language, folded=language.casefold(), rank=9
    )
    await index_profile(profile.id)
    return person, profile


async def _market(stage: Stage) -> Profile:
    _, lea = await _freelance(stage, "Léa Favre", "Allemand", Billing.ANY, Level.SENIOR)
    await _freelance(stage, "Marc Dubois", "Allemand", Billing.INDEPENDENT, Level.SENIOR)
    await _freelance(stage, "Paul Mercier", "Italien", Billing.PAYROLLING, Level.JUNIOR)
    return lea


async def test_s10_a_company_narrows_freelances_to_one_and_reads_the_whole_profile(stage: Stage) -> None:
    lea = await _market(stage)
    nadia = await nadia_of_alpina(stage)
    await stage.professional("Zénith", category=MemberCategory.COMPANY, skills=("Python",))
    await nadia.taps("Chercher des freelances")
    nadia.sees("compétence", "niveau d'expérience", "Qui, quoi ?")
    await nadia.says("python")
    nadia.sees("3 résultats", "Léa Favre", "Marc Dubois", "Paul Mercier")
    nadia.does_not_see("Zénith")
    await filters_by(nadia, "🗣 Langue")
    nadia.sees("Italien (1)")
    await nadia.taps("Allemand (2)")
    await filters_by(nadia, "🧾 Payrolling")
    nadia.sees("1 résultat", "Filtres : Allemand · Payrolling", "Léa Favre")
    await filters_by(nadia, "✖️ Payrolling")
    await filters_by(nadia, "🏷 Expertise", "Data, IT & Web (2)")
    await filters_by(nadia, "🎓 Niveau", "niveau senior (2)")
    await filters_by(nadia, "🧾 Payrolling")
    nadia.sees("1 résultat", "Data, IT & Web", "niveau senior")
    await nadia.taps("Léa Favre")
    nadia.sees("Une description assez longue")
    await nadia.taps("Résultats")
    assert nadia.toast is None
    nadia.sees("1 résultat", "Filtres : ", "Allemand")
    tom = await stage.visitor("Tom")
    await tom.starts(f"p_{lea.public_id}")
    tom.sees("Léa Favre")
    tom.does_not_see("Une description assez longue")


async def test_s10_a_level_can_be_typed_and_an_empty_answer_can_be_widened(stage: Stage) -> None:
    await _market(stage)
    nadia = await nadia_of_alpina(stage)
    await nadia.taps("Chercher des freelances")
    await nadia.says("senior")
    nadia.sees("2 résultats")
    await nadia.says("scaphandrier")
    nadia.sees("Aucun résultat", "Élargir")
    await nadia.taps("Élargir")
    nadia.sees("3 professionnels")


async def test_s06_other_searchers_and_uncertified_companies_are_told_kindly(stage: Stage) -> None:
    await _market(stage)
    brumes = await stage.professional("Brumes Sàrl", category=MemberCategory.COMPANY, certified=False)
    await brumes.taps_data("b1|talents|open|")
    brumes.sees("numéro d'immatriculation", "Rendre mon profil public")
    for attempt in ("b1|talents|ask|python", "b1|missions|open|new"):
        await brumes.taps_data(attempt)
        brumes.sees("numéro d'immatriculation", "Rendre mon profil public")
        brumes.does_not_see("Léa")
    tom = await stage.visitor("Tom")
    await tom.taps_data("b1|talents|ask|python")
    tom.sees("s'adresse aux entreprises")
    await tom.says("/nouvelle_mission")
    tom.sees("réservée aux entreprises")
    await tom.taps_data("b1|search|ask|python")
    for forged in ("set|billing=1", "refine|level", "refine|language"):
        await tom.taps_data(f"b1|search|{forged}")
        tom.sees("3 résultats")


async def test_s10_of_very_many_only_so_many_are_counted(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Léa Favre", "Marc Dubois", "Paul Mercier"):
        await stage.professional(name, sector="Développement web", skills=("Python",))
    monkeypatch.setattr(engine, "SORTED_AT_MOST", 0)
    monkeypatch.setattr(broad, "COUNTED", 2)
    tom = await stage.visitor("Tom")
    await tom.says("python")
    tom.sees("plus de 2 résultats", "page 1", "Léa Favre", "Paul Mercier")
    tom.does_not_see("page 1 sur")
