"""What an interview needs when people change: who takes it over, and hours of whoever looks for a job."""

import pytest

from models.agenda import Claim, WorkingHours
from models.appointment import Appointment, AppointmentStatus
from models.delivery import Notification, NotificationState
from models.departure import FarewellKind
from models.member import Member, Membership
from models.profile import Profile
from services import applications, appointments
from services.measures.erasing import erase_account
from services.teams import leave
from services.unit_of_work import unit_of_work
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios import interest
from tests.scenarios.test_s23_sofias_interview import alpina_and_sofia, job_seeker
from tests.scenarios.walks import TEN_ON_TUESDAY


async def _asked_by_emil(
    stage: Stage, *, confirmed: bool = True
) -> tuple[Person, Person, Person, Membership]:
    """An interview that Emil, who handles the missions of Alpina, asked of Sofia."""
    nadia, sofia, post = await alpina_and_sofia(stage)
    emil = await stage.visitor("Emil")
    place = await Membership.create(
        organisation_id=post.organisation_id,
        member_id=(await stage.member(emil)).id,
        service="Ventes",
        may_handle_missions=True,
    )
    await Member.filter(id=place.member_id).update(hat_organisation_id=post.organisation_id)
    row = await interest.proposed(stage, sofia, post)
    made = await applications.request_interview(await stage.member(emil), row.id, TEN_ON_TUESDAY)
    if confirmed:
        await appointments.accept_appointment(await stage.member(sofia), made.id, made.version)
    await stage.settle()
    return nadia, sofia, emil, place


async def _is_nadias(stage: Stage, nadia: Person, emil_id: int) -> None:
    owner = await stage.member(nadia)
    interview = await Appointment.get()
    assert interview.client_id == owner.id and interview.status is AppointmentStatus.CONFIRMED
    assert not await Claim.filter(client_id=emil_id).exists()
    reminders = Notification.filter(key="appointment.reminder", state=NotificationState.OWED)
    assert not await reminders.filter(recipient_id=emil_id).exists()
    assert await reminders.filter(recipient_id=owner.id).exists()
    await nadia.look()
    told = nadia.saw("a quitté votre organisation : il passe à vous")
    assert "Sofia" in told.text
    assert any("document" in screen.raw for screen in nadia.received), "the invitation comes with it"


async def test_an_employee_who_leaves_gives_the_interview_to_the_owner(stage: Stage) -> None:
    nadia, sofia, emil, place = await _asked_by_emil(stage)
    member = await stage.member(emil)
    await leave(member, place.organisation_id)
    await stage.settle()
    await _is_nadias(stage, nadia, member.id)
    await sofia.look()
    sofia.never_saw("n'aura pas lieu")
    await emil.says("/agenda")
    emil.does_not_see("Sofia")


async def test_the_interview_of_an_employee_whose_account_is_deleted_goes_on_with_the_owner(
    stage: Stage,
) -> None:
    nadia, sofia, emil, _ = await _asked_by_emil(stage)
    member = await stage.member(emil)
    async with unit_of_work():
        await erase_account(member, FarewellKind.OWN)
    await stage.settle()
    await _is_nadias(stage, nadia, member.id)
    await sofia.look()
    sofia.never_saw("n'aura pas lieu")


async def test_an_interview_that_nobody_confirmed_is_passed_on_without_an_invitation(stage: Stage) -> None:
    nadia, sofia, emil, place = await _asked_by_emil(stage, confirmed=False)
    await leave(await stage.member(emil), place.organisation_id)
    await stage.settle()
    await nadia.look()
    nadia.saw("il passe à vous")
    assert not any("document" in screen.raw for screen in nadia.received)
    interview = await Appointment.get()
    await appointments.accept_appointment(await stage.member(sofia), interview.id, interview.version)
    await stage.settle()
    await nadia.look()
    nadia.saw("Entretien")


@pytest.mark.parametrize("way", ["candidature", "card"])
async def test_whoever_looks_for_a_job_without_hours_is_told_once_that_they_are_missed(
    stage: Stage, way: str
) -> None:
    nadia, sofia, post = await alpina_and_sofia(stage)
    profile = await Profile.get(member_id=(await stage.member(sofia)).id)
    await WorkingHours.filter(profile_id=profile.id).delete()
    row = await interest.proposed(stage, sofia, post)
    for _ in range(2):
        if way == "card":
            await nadia.starts(f"p_{profile.public_id}")
            await nadia.taps("Agenda et disponibilité")
            nadia.sees("n'a pas encore indiqué d'horaires")
        else:
            await nadia.taps_data(f"n1|application|{row.id}|{row.version}|interview")
            nadia.is_told("Aucune heure libre")
    await sofia.look()
    told = [screen for screen in sofia.received if "a cherché un moment" in screen.text]
    assert len(told) == 1
    await sofia.taps("Mes horaires", on=told[0])
    sofia.sees("Horaires")
    assert await Notification.filter(key="profile.hours_wanted").count() == 1


async def test_a_look_at_ones_own_hours_is_no_wish_of_anybody(stage: Stage) -> None:
    sofia = await job_seeker(stage)
    profile = await Profile.get(member_id=(await stage.member(sofia)).id)
    await WorkingHours.filter(profile_id=profile.id).delete()
    await sofia.taps_data(f"b1|profile|availability|{profile.public_id}")
    tom = await stage.visitor("Tom")
    await tom.taps_data(f"b1|profile|availability|{profile.public_id}")
    assert not await Notification.filter(key="profile.hours_wanted").exists()
