"""Every section of one's profile, opened by itself; nobody else's; and one's card as others see it."""

from models.profile import Profile, Skill, SkillKind
from models.resume import Education, Experience
from services.profile_cards import card_of
from tests.kit.stage import Stage
from tests.scenarios.test_s03_freelance_becomes_certified import tells_an_experience


async def test_every_section_opens_by_itself_and_a_removed_experience_can_be_put_back(stage: Stage) -> None:
    lea = await stage.professional("Léa")
    await lea.taps_data("b1|my_profile|open|")
    lea.sees("Profil rempli à 14 %", "Compléter : Photo")
    await lea.taps("Rubriques")
    await lea.taps("Expériences")
    lea.sees("Aucune expérience")
    await lea.taps("Ajouter")
    await tells_an_experience(lea)
    lea.sees("C'est enregistré : Expériences", "Développement web · Atelier du Lac")
    await lea.taps("1. Développement web")
    lea.sees("mars 2020 – juin 2023")
    await lea.taps("Changer")
    await lea.taps("Modifier : Rôle")
    await lea.says("Architecture web")
    await lea.taps("Enregistrer l’expérience")
    assert [row.title for row in await Experience.all()] == ["Architecture web"]
    await lea.taps("1. Architecture web")
    await lea.taps("Retirer", times=2)
    assert await Experience.all().count() == 0
    await lea.taps("Remettre", times=2)
    assert [(row.title, str(row.began)) for row in await Experience.all()] == [
        ("Architecture web", "2020-03-01")
    ]
    await lea.taps("Précédent")
    await lea.taps("Formations")
    await lea.taps("Ajouter")
    await lea.says("Master")
    await lea.says("EPFL")
    await lea.says("2090")
    lea.sees("Dix ans d'avance")
    await lea.taps("2019")
    await lea.taps("Enregistrer la formation")
    assert [row.year for row in await Education.all()] == [2019]


async def test_skills_keep_their_kind_and_a_dash_empties_a_list(stage: Stage) -> None:
    lea = await stage.professional("Léa", skills=("Python",))
    await lea.taps_data("b1|sections|fill|skills")
    lea.sees("Techniques : Python", "Enregistrer mes compétences")
    await lea.taps("Modifier : Langues")
    await lea.says("allemand, Allemand ; italien")
    await lea.taps("Enregistrer mes compétences")
    await lea.taps_data("b1|my_profile|edit|")
    lea.does_not_see("italien")
    await lea.taps("Enregistrer mon profil")
    kinds = {skill.label: skill.kind for skill in await Skill.all()}
    assert kinds == {
        "Python": SkillKind.TECHNICAL,
        "allemand": SkillKind.LANGUAGE,
        "italien": SkillKind.LANGUAGE,
    }
    await lea.taps_data("b1|sections|fill|skills")
    await lea.taps("Modifier : Langues")
    await lea.says("-")
    await lea.taps("Enregistrer mes compétences")
    assert [skill.label for skill in await Skill.all()] == ["Python"]


async def test_a_stranger_reaches_nobodys_experience(stage: Stage) -> None:
    lea, paul = await stage.professional("Léa"), await stage.professional("Paul")
    await lea.taps_data("b1|experiences|add|")
    await tells_an_experience(lea)
    row = await Experience.get()
    for act in ("see", "change", "remove"):
        await paul.taps_data(f"b1|experiences|{act}|{row.id}")
        paul.does_not_see("Atelier du Lac")
    assert await Experience.all().count() == 1
    tom = await stage.visitor("Tom")
    for tried in ("b1|sections|fill|skills", "b1|guide|open|", "b1|guide|skip|photo", "b1|experiences|add|"):
        await tom.taps_data(tried)
        tom.does_not_see("Étape", "compétences techniques", "rôle")


async def test_the_identity_shown_is_chosen_among_ones_names_or_typed(stage: Stage) -> None:
    lea = await stage.professional("Léa", last_name="Favre")
    await lea.taps_data("b1|my_profile|open|")
    await lea.taps("Identité affichée")
    lea.sees("Léa Favre", "Léa F.", "Un autre nom")
    await lea.taps("Léa F.")
    lea.sees("C'est noté", "Léa F.")
    member = await stage.member(lea)
    assert (member.display_name, (await Profile.get()).display_name) == ("Léa F.", "Léa F.")
    await lea.taps("Identité affichée")
    await lea.taps("Un autre nom")
    await lea.says("Studio Favre")
    assert (await Profile.get()).display_name == "Studio Favre"


async def test_one_sees_ones_own_card_as_others_do_and_nobody_elses(stage: Stage) -> None:
    lea = await stage.professional("Léa")
    profile = await Profile.get()
    await lea.taps_data("b1|my_profile|open|")
    await lea.taps("Voir mon profil")
    await lea.taps("Comme visiteur")
    lea.sees("Ce que voit un compte visiteur")
    lea.does_not_see("assez longue")
    await lea.taps("Comme entreprise")
    lea.sees("une entreprise certifiée", "assez longue")
    assert (await card_of(profile, None)).description is None
    paul = await stage.professional("Paul")
    await paul.taps_data(f"b1|seen_as|other_side|{profile.public_id}")
    paul.does_not_see("Léa", "assez longue")
