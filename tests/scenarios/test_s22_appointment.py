"""S22: an appointment from A to Z."""

from datetime import timedelta

import pytest
from icalendar import Calendar
from playwright.async_api import BrowserContext, expect

from core import clock
from models.appointment import Appointment, AppointmentStatus
from models.profile import Profile
from services.agenda import set_working_hours
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.web.conftest import Site
from tests.web.test_call_in_browsers import join, receives, until

OFFICE = [(9 * 60, 12 * 60), (14 * 60, 18 * 60)]


async def lea_and_tom(stage: Stage) -> tuple[Person, Person]:
    """Léa can be booked in Zurich's office hours; Tom looks from New York."""
    lea = await stage.professional("Léa Favre", sector="Développement web")
    member = await stage.member(lea)
    await set_working_hours(
        member, (await Profile.get(member_id=member.id)).id, {d: OFFICE for d in range(5)}
    )
    tom = await stage.visitor("Tom", time_zone="America/New_York")
    await tom.says("/parametres")
    await tom.taps("Fuseau horaire")
    await tom.says("New York")
    await tom.taps("New York")
    tom.sees("New York")
    return lea, tom


async def asks(tom: Person, day: str = "mardi", time: str = "04:00") -> None:
    """Tom asks for a slot of tomorrow, Tuesday 5 May: 10:00 in Zurich is 04:00 in New York."""
    await tom.says("/chercher")
    await tom.says("léa")
    await tom.taps("Léa Favre")
    await tom.taps("Demander un rendez-vous")
    await tom.says(f"{day} {time}")
    await tom.says("Refaire notre site")
    tom.sees("Refaire notre site")
    await tom.taps("Envoyer la demande", times=2)


@pytest.mark.browser
async def test_s22_from_the_request_to_the_end(
    stage: Stage, site: Site, contexts: list[BrowserContext]
) -> None:
    lea, tom = await lea_and_tom(stage)
    await asks(tom)
    tom.sees("Rendez-vous", "Demandé", "Léa Favre", "04:00", "10:00")
    assert await Appointment.all().count() == 1

    await lea.look()
    lea.saw("vous demande un rendez-vous")
    lea.sees("Tom", "10:00", "04:00", "Refaire notre site")
    lea.does_not_see("Rue du Test 1")
    await lea.taps("Proposer un autre créneau")
    await lea.says("mardi 11:00")
    await lea.taps("Envoyer avec un seul créneau")
    lea.sees("Autre créneau proposé")

    await tom.look()
    tom.saw("vous propose un autre créneau")
    await tom.taps("mar. 5 mai, 05:00")
    tom.saw("Rendez-vous confirmé avec Léa Favre")
    tom.does_not_see("Rue du Test 1")
    await lea.look()
    lea.saw("a confirmé votre rendez-vous")
    # The address that visitors give for an invoice reaches whoever writes one, and only once both agree.
    lea.saw("Adresse de facturation : Rue du Test 1, Lausanne")
    for person in (lea, tom):
        await person.says("/agenda")
        person.sees("Confirmé")
        await person.says("/menu")
        person.sees("Prochain rendez-vous")
        documents = [m for m in await person.transport.messages(person.user_id) if "document" in m]
        assert documents[-1]["document"]["file_name"].endswith(".ics")
        event = Calendar.from_ical(await stage.file(documents[-1])).walk("VEVENT")[0]
        assert event.decoded("dtstart").isoformat() == "2026-05-05T09:00:00+00:00"

    await stage.passes(
        timedelta(hours=21)
    )  # Tuesday 07:00 in Zurich: J-1 is past at booking for neither zone.
    await stage.passes(timedelta(hours=3, minutes=1))
    for person in (lea, tom):
        person.saw("Dans une heure")
        person.saw("Tester mon matériel")
        person.saw("Annuler le rendez-vous")
    await stage.passes(timedelta(minutes=48))
    lea.never_saw("La visio avec")
    await stage.passes(timedelta(minutes=2))
    for person in (lea, tom):
        person.saw("La visio avec")
    appointment = await Appointment.get()
    assert appointment.status is AppointmentStatus.CONFIRMED
    assert clock.now() == appointment.start_at - timedelta(minutes=9)
    pages = [
        await join(context, person.address("Rejoindre la visio").replace(stage.facts.public_url, site.url))
        for context, person in zip(contexts, (lea, tom), strict=False)
    ]
    for page in pages:
        await until(lambda page=page: receives(page))
    await stage.settle()
    assert (await Appointment.get()).status is AppointmentStatus.IN_PROGRESS
    await lea.says("/agenda")
    await lea.taps("Tom")
    lea.sees("En cours", "Terminer le rendez-vous")
    await lea.taps("Terminer le rendez-vous")
    for person in (lea, tom):
        await person.look()
        person.saw("Terminé")
    for page in pages:
        await expect(page.locator("body")).to_have_attribute("data-view", "end")
    assert (await Appointment.get()).status is AppointmentStatus.DONE


@pytest.mark.slow
async def test_s22_reminders_come_in_each_ones_zone_and_never_after_a_cancel(stage: Stage) -> None:
    lea, tom = await lea_and_tom(stage)
    await asks(tom, "jeudi")
    await lea.look()
    await lea.taps("Accepter")
    await stage.passes(timedelta(days=2, minutes=-1))  # Wednesday 09:59 in Zurich, 03:59 in New York.
    lea.never_saw("Demain")
    await stage.passes(timedelta(minutes=2))
    lea.saw("Demain : rendez-vous avec Tom, jeudi 7 mai, 10:00")
    tom.saw("Demain : rendez-vous avec Léa Favre, jeudi 7 mai, 04:00")
    lea.saw("Déplacer")
    await tom.taps("Annuler le rendez-vous")
    await tom.taps("Le sujet est réglé")
    tom.sees("Annuler le rendez-vous avec Léa Favre, jeudi 7 mai, 04:00 ?", "C'est définitif")
    assert (await Appointment.get()).status is AppointmentStatus.CONFIRMED
    await tom.taps("Annuler le rendez-vous")
    await lea.look()
    lea.saw("Tom a annulé le rendez-vous")
    lea.saw("Le sujet est réglé")
    await stage.passes(timedelta(days=1))
    for person in (lea, tom):
        person.never_saw("Dans une heure")
        person.never_saw("La visio avec")


async def test_s22_declining_says_why_and_frees_the_slot(stage: Stage) -> None:
    lea, tom = await lea_and_tom(stage)
    await asks(tom)
    await lea.look()
    await lea.taps("Refuser")
    await lea.taps("Emploi du temps chargé")
    lea.sees("Refuser le rendez-vous demandé par Tom, mardi 5 mai", "Ne pas refuser")
    assert await Appointment.filter(status=AppointmentStatus.REQUESTED).count() == 1
    await lea.taps("Refuser le rendez-vous")
    await tom.look()
    tom.saw("ne peut pas accepter votre demande")
    tom.saw("Emploi du temps chargé")
    await asks(tom)
    assert await Appointment.filter(status=AppointmentStatus.REQUESTED).count() == 1


async def test_s22_of_two_people_on_the_last_slot_one_wins_and_the_other_gets_alternatives(
    stage: Stage,
) -> None:
    _, tom = await lea_and_tom(stage)
    zoe = await stage.visitor("Zoé")
    for person in (tom, zoe):
        await person.says("/chercher")
        await person.says("léa")
        await person.taps("Léa Favre")
        await person.taps("Demander un rendez-vous")
    await tom.says("mardi 04:00")
    await zoe.says("mardi 10:00")
    zoe.does_not_see("De quoi aimeriez-vous parler")
    await tom.says("Refaire notre site")
    await tom.taps("Envoyer la demande")
    tom.sees("Demandé")
    await zoe.says("mardi 10:30")
    await zoe.says("Une question")
    await zoe.taps("Envoyer la demande")
    zoe.sees("Demandé")
    assert await Appointment.all().count() == 2


async def test_s22_a_link_to_an_appointment_does_not_exist_for_a_stranger(stage: Stage) -> None:
    _, tom = await lea_and_tom(stage)
    await asks(tom)
    name = (await Appointment.get()).public_id
    stranger = await stage.visitor("Curieux")
    await stranger.starts(f"a_{name}")
    stranger.saw("n'existe pas")
    await tom.starts(f"a_{name}")
    tom.sees("Rendez-vous", "Léa Favre")
