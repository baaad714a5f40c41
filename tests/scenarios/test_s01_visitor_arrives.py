"""S01: a visitor arrives."""

from models.member import Member, MemberCategory
from tests.kit.stage import Stage


async def test_s01_a_visitor_reads_accepts_and_gives_an_address(stage: Stage) -> None:
    tom = await stage.person("Tom", time_zone="America/New_York")
    await tom.starts()
    tom.sees("Trouver")
    tom.sees("Être visible")
    tom.sees("Être mis en relation")
    await tom.taps("J'accepte")
    assert len(tom.screen().labels) == 6
    for name in (
        "Visiteur",
        "Recherche d'emploi",
        "Freelance",
        "Entreprise",
        "Administration",
        "Association",
    ):
        assert tom.screen().offers(name)
    await tom.taps("Visiteur")
    tom.sees("adresse")
    await tom.says("Passer")
    tom.sees("Indiquez au moins votre adresse et votre ville")
    await tom.says("Rue du Lac 4")
    await tom.says("passer")
    tom.sees("Indiquez au moins votre adresse et votre ville")
    await tom.says("New York")
    tom.sees("Mon tableau de bord")
    assert 1 <= len(tom.screen().labels) <= 8
    member = await Member.get(telegram_id=tom.user_id)
    assert (member.category, member.address, member.city) == (
        MemberCategory.VISITOR,
        "Rue du Lac 4",
        "New York",
    )

    await tom.taps("Aide")
    await tom.taps("Tutoriel")
    tom.sees("Tutoriel · 1 sur 5")
    tom.does_not_see("mot de passe")
    await tom.taps("Accueil")
    tom.sees("Mon tableau de bord")

    ines = await stage.visitor("Inès")
    await ines.taps("Qui, quoi")
    await ines.says("Tom")
    ines.sees("Aucun résultat")


async def test_s01_every_screen_leads_home(stage: Stage) -> None:
    tom = await stage.visitor("Tom")
    for button in [label for label in tom.screen().labels if "catégorie" not in label.lower()]:
        await tom.says("/menu")
        await tom.taps(button)
        if tom.screen().offers("Accueil"):
            await tom.taps("Accueil")
        else:
            await tom.says("/annuler")
        tom.sees("Mon tableau de bord")


async def test_s01_home_never_has_more_than_eight_buttons(stage: Stage) -> None:
    tom, lea = await stage.visitor("Tom"), await stage.professional("Léa")
    for person in (tom, lea, await stage.professional("Inès", certified=False)):
        await person.says("/menu")
        assert len(person.screen().labels) == 8


async def test_s01_a_dialog_that_waits_takes_the_place_of_what_has_a_command(stage: Stage) -> None:
    await stage.professional("Gold Consult")
    tom = await stage.visitor("Tom")
    await tom.taps("Déclarer une arnaque")
    await tom.says("Gold")
    await tom.taps("Gold Consult")
    await tom.says("/menu")
    tom.sees("Reprendre : Déclarer une arnaque")
    assert len(tom.screen().labels) == 8
    lea = await stage.professional("Léa")
    await lea.taps("Déclarer une arnaque")
    await lea.says("Gold")
    await lea.taps("Gold Consult")
    await lea.says("/menu")
    lea.sees("Reprendre : Déclarer une arnaque", "Agenda", "Messagerie", "Passer en ligne", "Plus…")
    assert len(lea.screen().labels) == 8
    await lea.taps("Plus…")
    lea.sees("Mon profil", "Paramètres", "Aide", "Précédent")


async def test_s01_in_english_after_a_language_switch(stage: Stage) -> None:
    tom = await stage.person("Tom", language_code="en")
    await tom.starts()
    await tom.taps("I accept")
    await tom.taps("Visitor")
    await tom.says("skip")
    tom.sees("Please give at least your address and city")
    await tom.says("1 Main Street")
    await tom.says("New York")
    tom.sees("My dashboard")
    await tom.says("/langue")
    await tom.taps("Français")
    tom.sees("Mon tableau de bord")
