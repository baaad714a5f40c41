"""Whoever works for themselves and for an organisation: what is theirs to answer, and their way between hats (D-03)."""

from models.member import Organisation
from models.profile import Profile
from services import agenda, appointments, personal_links, teams
from services.duty import go_on_duty
from services.presence import Stay
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios import interest
from tests.services.booking_scene import MONDAY_TO_FRIDAY, at


async def _joins(stage: Stage, owner: Person, person: Person, service: str = "Achats") -> int:
    """A person takes a place in the owner's organisation, with the mission right, and wears its hat."""
    organisation = await Organisation.get()
    member = await stage.member(person)
    payload = await teams.invite(await stage.member(owner), organisation.id, service, True)
    await personal_links.hold_link(payload, member)
    member, _ = await teams.accept_invitation(member)
    await teams.put_on_hat(member, organisation.id)
    await stage.settle()
    return organisation.id


async def test_nobody_is_asked_to_answer_their_own_proposal_in_the_name_of_the_organisation(
    stage: Stage,
) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa")
    mission = await interest.published(stage, nadia)
    await interest.proposed(stage, lea, mission)
    await _joins(stage, nadia, lea)
    await lea.says("/menu")
    lea.sees("Alpina")
    lea.does_not_see("À vous de jouer", "attend votre réponse")
    await lea.taps_data("b1|missions|open|")
    lea.sees("Refonte du site")
    lea.does_not_see("1 candidature")
    await lea.taps_data(f"b1|candidates|open|{mission.public_id}")
    lea.does_not_see("Proposition reçue", "Léa ·")
    await nadia.says("/menu")
    nadia.sees("À vous de jouer")
    made = (await interest.Application.get()).id
    await lea.taps_data(f"b1|application|open|{made}")
    lea.sees("Proposition envoyée", "de votre côté : Léa", "Alpina")
    await nadia.taps_data(f"b1|application|open|{made}")
    nadia.does_not_see("de votre côté")


async def test_whoever_has_two_hats_changes_them_from_home_with_either(stage: Stage) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa")
    await lea.says("/menu")
    lea.does_not_see("Changer de casquette")
    await _joins(stage, nadia, lea)
    for _ in range(2):
        await lea.says("/menu")
        shown = lea.screen()
        assert shown.offers("Changer de casquette"), shown.text
        assert sum(len(row) for row in shown.raw["reply_markup"]["inline_keyboard"]) <= 8
        await lea.taps("Changer de casquette")
        await lea.taps_data("b1|hats|wear|0")


async def test_a_service_of_ones_own_is_not_offered_for_a_call(stage: Stage) -> None:
    nadia, tom = await interest.company(stage), await stage.visitor("Tom")
    lea = await stage.professional("Léa")
    organisation_id = await _joins(stage, nadia, lea)
    await go_on_duty(await stage.member(lea), organisation_id, Stay.THREE_HOURS)
    company = await Profile.get(organisation_id=organisation_id)
    await lea.taps_data("b1|hats|wear|0")
    await lea.starts(f"p_{company.public_id}")
    lea.sees("Alpina", "Achats")
    lea.does_not_see("Appeler maintenant")
    await tom.starts(f"p_{company.public_id}")
    tom.sees("Appeler maintenant")


async def test_the_appointment_that_home_names_has_its_way_to_the_agenda(stage: Stage) -> None:
    nadia, tom, lea = (
        await interest.company(stage),
        await stage.visitor("Tom"),
        await stage.professional("Léa"),
    )
    mission = await interest.published(stage, nadia)
    await interest.proposed(stage, lea, mission)
    owner = await stage.member(nadia)
    company = await Profile.get(organisation_id=mission.organisation_id)
    await agenda.set_working_hours(owner, company.id, MONDAY_TO_FRIDAY)
    client = await stage.member(tom)
    asked = await appointments.request_appointment(client, company.id, at(6, 8), "Parler du site")
    await appointments.accept_appointment(owner, asked.id, asked.version)
    await nadia.taps_data("b1|missions|open|new")
    await nadia.says("Une mission de plus")
    await nadia.says("/menu")
    nadia.sees("Reprendre", "À vous de jouer", "Prochain rendez-vous", "Agenda")
    assert nadia.screen().offers("Agenda")
