"""S23, the other categories: services inside an organisation, their calls, hats, and the six categories."""

import re

import pytest

from models.call import Call, CallStatus
from models.member import MemberCategory, Membership, Organisation
from models.profile import Profile
from services import calls, personal_links, teams
from services.duty import go_on_duty
from services.members import accept_terms, appoint_admin
from services.presence import Stay
from tests.kit.person import Person, bare
from tests.kit.stage import Stage


async def alpina(stage: Stage) -> Person:
    """Nadia, who owns Alpina SA, at home."""
    return await stage.professional("Alpina SA", category=MemberCategory.COMPANY, sector="Ascenseurs")


async def joins(stage: Stage, owner: Person, person: Person, service: str, *, missions: str = "Non") -> None:
    """The owner invites through the bot, and the person opens the link and accepts."""
    await owner.says("/menu")
    await owner.taps_data("b1|team|open|")
    await owner.taps("Inviter une personne")
    await owner.says(service)
    await owner.taps(missions)
    owner.sees("Invitation prête", service)
    found = re.search(r"start=(e_[\w-]+)", owner.screen().text)
    assert found is not None
    await person.starts(found.group(1))
    person.sees("Alpina SA", service)
    await person.taps(
        "Rejoindre" if (await stage.member(person)).terms_accepted_at else "J'accepte les conditions"
    )


async def colleague(stage: Stage, owner: Person, name: str, service: str, *, online: bool = True) -> Person:
    """A newcomer who joins a service by invitation and goes online for it."""
    person = await stage.person(name)
    await person.starts()
    await joins(stage, owner, person, service)
    if online:
        await person.taps("Passer en ligne")
        await person.taps("Pendant 3 h")
    return person


async def on_duty(stage: Stage, owner: Person, name: str, service: str) -> Person:
    """A newcomer who joined a service and is online for it, without the screens that led there."""
    person = await stage.person(name)
    member = await stage.arrive(person)
    await accept_terms(member.id)
    nadia = await stage.member(owner)
    organisation = await Organisation.get()
    payload = await teams.invite(nadia, organisation.id, service, False)
    await personal_links.hold_link(payload, member)
    member, _ = await teams.accept_invitation(member)
    await go_on_duty(member, organisation.id, Stay.THREE_HOURS)
    return await person.says("/menu")


async def rung(stage: Stage, service: str) -> tuple[Person, Call]:
    """Tom rings a service of Alpina."""
    tom = await stage.visitor("Tom")
    call = await calls.ring(await stage.member(tom), (await Profile.get()).id, service)
    await stage.settle()
    return await tom.look(), call


@pytest.mark.slow
async def test_a_call_to_a_service_rings_its_people_only_and_nobody_makes_a_profile_for_it(
    stage: Stage,
) -> None:
    nadia = await alpina(stage)
    ana = await colleague(stage, nadia, "Ana", "Vente")
    bob = await colleague(stage, nadia, "Bob", "après-vente")
    await nadia.look()
    nadia.saw("Bob a rejoint l'équipe")
    bob.sees("Mes services", "Passer hors ligne", "Alpina SA · Après-vente")
    bob.does_not_see("Rendre mon profil public")
    assert (await stage.member(bob)).category is MemberCategory.COMPANY and await Profile.all().count() == 1
    tom = await stage.visitor("Tom")
    await tom.says("/chercher")
    await tom.says("Alpina")
    await tom.taps("Alpina SA")
    tom.sees("Vente", "Après-vente", "Appeler maintenant")
    await tom.taps("Appeler maintenant")
    tom.sees("qui souhaitez-vous appeler")
    tom.does_not_see("La direction")
    await tom.taps("Après-vente")
    tom.sees("Appel en cours", "Alpina SA · Après-vente")
    await bob.look()
    bob.saw("Tom appelle le service « Après-vente »")
    await ana.look()
    ana.never_saw("Tom appelle")
    await bob.taps("Répondre")
    bob.sees("Rejoindre la visio")
    await tom.look()
    tom.sees("Rejoindre la visio")
    await nadia.taps_data("b1|team|open|")
    nadia.sees("Ana · 🟢 En ligne", "Bob · 🔴 En communication")


async def test_of_two_who_answer_at_the_same_second_one_has_the_call_and_the_other_reads_who(
    stage: Stage,
) -> None:
    nadia = await alpina(stage)
    bob = await on_duty(stage, nadia, "Bob", "Après-vente")
    carl = await on_duty(stage, nadia, "Carl", "Après-vente")
    tom, call = await rung(stage, "Après-vente")
    for person in (bob, carl):
        await person.look()
        person.saw("appelle le service")
        await person.transport.tap(
            person.user_id, person.screen().message_id, f"n1|call|{call.id}|{call.version}|answer"
        )
    await stage.settle()
    for person in (bob, carl, tom):
        await person.look()
    tom.saw("Rejoindre la visio")
    texts = [person.saw("Tom") for person in (bob, carl)]
    assert sum("Appel pris par" in screen.text for screen in texts) == 1
    assert sum(screen.offers("Rejoindre la visio") for screen in texts) == 1
    taken = next(screen for screen in texts if "Appel pris par" in screen.text)
    assert not taken.offers("Répondre")


async def test_who_is_removed_while_it_rings_has_nothing_left_to_tap(stage: Stage) -> None:
    nadia = await alpina(stage)
    bob = await on_duty(stage, nadia, "Bob", "Après-vente")
    tom, call = await rung(stage, "Après-vente")
    await bob.look()
    bob.saw("appelle le service")
    place = await Membership.get(member_id=(await stage.member(bob)).id)
    await nadia.taps_data(f"b1|colleague|open|{place.id}")
    await nadia.taps("Retirer de l'équipe")
    nadia.sees("Retirer Bob")
    await nadia.taps("Oui, retirer")
    nadia.saw("ne fait plus partie de l'équipe")
    nadia.saw("Appel manqué : Tom, pour le service « Après-vente »")
    await tom.look()
    tom.saw("n'a pas répondu")
    await bob.look()
    bob.saw("Vous ne faites plus partie de l'équipe")
    assert not any(screen.offers("Répondre") for screen in bob.received)
    await bob.taps_data(f"n1|call|{call.id}|{call.version}|answer")
    assert (await Call.get(id=call.id)).status is CallStatus.MISSED
    for data in ("b1|team|open|", f"b1|team|open|{place.organisation_id}", f"b1|colleague|open|{place.id}"):
        await bob.taps_data(data)
        bob.does_not_see("Alpina")


@pytest.mark.slow
async def test_an_owner_removed_in_the_middle_of_an_invitation_cannot_end_it(stage: Stage) -> None:
    nadia = await alpina(stage)
    bob = await on_duty(stage, nadia, "Bob", "Vente")
    await nadia.taps_data("b1|team|open|")
    await nadia.taps("Inviter une personne")
    await nadia.taps("Comptabilité")
    place = await Membership.get(member_id=(await stage.member(bob)).id)
    asked = await teams.offer_ownership(await stage.member(nadia), place.id)
    await teams.accept_ownership(await stage.member(bob), asked.id, asked.version)
    await stage.settle()
    await nadia.look()
    await nadia.taps("Oui")
    nadia.does_not_see("Invitation prête")
    assert (await Membership.get(id=place.id)).is_owner
    await nadia.says("/menu")
    await nadia.taps("Mes services")
    await nadia.taps("Quitter Alpina SA")
    await nadia.taps("Oui, quitter")
    nadia.sees("Vous avez quitté")
    await bob.says("/menu")
    await bob.taps_data("b1|team|open|")
    await bob.taps("👤 Bob")
    await bob.taps("Quitter")
    await bob.taps("Oui, quitter")
    bob.is_told("transmettez d'abord")


@pytest.mark.slow
async def test_somebody_with_two_hats_changes_them_and_each_has_its_menu(stage: Stage) -> None:
    nadia = await alpina(stage)
    lea = await stage.professional("Léa Favre", skills=("Figma",))
    await joins(stage, nadia, lea, "Vente", missions="Oui")
    lea.sees("Alpina SA · Vente", "Passer en ligne", "Mes services")
    await lea.taps("Passer en ligne")
    await lea.taps("Pendant 1 h")
    assert (await Profile.get(member_id=(await stage.member(lea)).id)).online_until is None
    assert (await Membership.get(member_id=(await stage.member(lea)).id)).online_until is not None
    await lea.says("/casquette")
    await lea.taps("Léa Favre")
    lea.sees("Vous agissez maintenant comme : Léa Favre", "Agenda", "Hors ligne", "Changer de casquette")
    await lea.taps("Plus…")
    lea.sees("Mon profil")
    await lea.taps("Paramètres")
    await lea.taps("Changer de casquette")
    lea.sees("Alpina SA · Vente")
    tom = await stage.visitor("Tom")
    profile = await Profile.get(organisation_id=(await Organisation.get()).id)
    await calls.ring(await stage.member(tom), profile.id, "Vente")
    await stage.settle()
    await lea.look()
    lea.saw("Tom appelle le service « Vente »")
    await lea.taps("Pas maintenant")
    await tom.look()
    tom.saw("n'a pas répondu")


@pytest.mark.slow
async def test_the_fire_brigade_and_the_association_are_found_under_their_category(stage: Stage) -> None:
    await stage.professional(
        "Pompiers de Nyon", category=MemberCategory.PUBLIC_BODY, sector="Sapeurs-pompiers"
    )
    await stage.professional(
        "Défense des consommateurs", category=MemberCategory.ASSOCIATION, sector="Conseil juridique"
    )
    tom = await stage.visitor("Tom")
    for asked, name, category in (
        ("pompier", "Pompiers de Nyon", "Administration"),
        ("consommateur", "Défense des consommateurs", "Association"),
    ):
        await tom.says("/chercher")
        await tom.says(asked)
        tom.sees(name)
        await tom.taps(name)
        tom.sees(category)
    newcomer = await stage.person("Sofia")
    await newcomer.starts()
    await newcomer.taps("J'accepte")
    labels = {"Visiteur", "Recherche d'emploi", "Freelance", "Entreprise", "Administration", "Association"}
    assert {bare(label) for label in newcomer.screen().labels} == {bare(label) for label in labels}


@pytest.mark.slow
async def test_owners_read_who_changed_what_and_services_are_named_in_the_readers_language(
    stage: Stage,
) -> None:
    nadia = await alpina(stage)
    bob = await on_duty(stage, nadia, "Bob", "Vente")
    ann = await stage.visitor("Ann", language_code="en")
    await ann.starts(f"p_{(await Profile.get()).public_id}")
    ann.sees("Sales")
    ann.does_not_see("Vente")
    place = await Membership.get(member_id=(await stage.member(bob)).id)
    await nadia.taps_data(f"b1|colleague|open|{place.id}")
    await nadia.taps("Confier les missions")
    await nadia.taps_data("b1|team|open|")
    await nadia.taps("Journal de l'équipe")
    nadia.sees("missions confiées", "arrivée dans l'équipe", "invitation préparée", "Alpina SA", "Bob")
    for data in (
        f"b1|team_log|open|{place.organisation_id}.0",
        f"b1|team_log|open|{place.organisation_id}.9",
    ):
        await bob.taps_data(data)
        bob.does_not_see("Journal de l'équipe")


async def test_ada_makes_alpina_a_recruiter_and_everybody_reads_it(stage: Stage) -> None:
    nadia, ada = await alpina(stage), await stage.visitor("Ada")
    await appoint_admin(ada.user_id)
    name = (await stage.member(nadia)).public_id
    await ada.taps_data(f"b1|member_case|open|{name}")
    ada.does_not_see("Interprète")
    await ada.taps("Plus…")
    await ada.taps("Confier le rôle : Recrutement")
    await ada.says("Alpina recrute des interprètes pour ses salons.")
    await ada.taps("Confier ce rôle")
    ada.sees("Le rôle est confié", "Rôles : Recrutement, depuis le 4 mai 2026")
    await nadia.look()
    nadia.saw("vous a confié le rôle « Recrutement ». Raison : Alpina recrute")
    tom = await stage.visitor("Tom")
    await tom.starts(f"p_{(await Profile.get()).public_id}")
    tom.sees("Entreprise · Recrutement")
    for act in ("give_role", "take_role"):
        await tom.taps_data(f"b1|member_case|{act}|{name}.recruiter")
        tom.does_not_see("Pourquoi")
