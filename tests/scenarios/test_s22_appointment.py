"""S22: an appointment from A to Z."""

from datetime import timedelta

from icalendar import Calendar

from core import clock
from models.appointment import Appointment, AppointmentStatus
from models.profile import Profile
from services.agenda import set_working_hours
from tests.kit.person import Person
from tests.kit.stage import Stage

OFFICE = [(9 * 60, 12 * 60), (14 * 60, 18 * 60)]


async def lea_and_tom(stage: Stage) -> tuple[Person, Person]:
    """Léa can be booked in Zurich's office hours; Tom looks from New York."""
    lea = await stage.professional("Léa Favre", sector="Développement web")
    member = await stage.member(lea)
    await set_working_hours(member, (await Profile.get(member_id=member.id)).id, {d: OFFICE for d in range(5)})
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


async def test_s22_from_the_request_to_the_end(stage: Stage) -> None:
    lea, tom = await lea_and_tom(stage)
    await asks(tom)
    tom.sees("Rendez-vous", "Demandé", "Léa Favre", "04:00", "10:00")
    assert await Appointment.all().count() == 1

    await lea.look()
    lea.saw("vous demande un rendez-vous")
    lea.sees("Tom", "10:00", "04:00", "Refaire notre site")
    await lea.taps("Proposer un autre créneau")
    await lea.says("mardi 11:00")
    await lea.taps("Passer")
    lea.sees("Autre créneau proposé")

    await tom.look()
    tom.saw("vous propose un autre créneau")
    await tom.taps("mar. 5 mai, 05:00")
    tom.saw("Rendez-vous confirmé avec Léa Favre")
    await lea.look()
    lea.saw("a confirmé votre rendez-vous")
    for person in (lea, tom):
        await person.says("/agenda")
        person.sees("Confirmé")
        await person.says("/menu")
        person.sees("Prochain rendez-vous")
        documents = [m for m in await person.transport.messages(person.user_id) if "document" in m]
        assert documents[-1]["document"]["file_name"].endswith(".ics")
        event = Calendar.from_ical(await stage.file(documents[-1])).walk("VEVENT")[0]
        assert event.decoded("dtstart").isoformat() == "2026-05-05T09:00:00+00:00"

    await stage.passes(timedelta(hours=21))  # Tuesday 07:00 in Zurich: J-1 is past at booking for neither zone.
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
        assert "/v#" in person.address("Rejoindre la visio")
    appointment = await Appointment.get()
    assert appointment.status is AppointmentStatus.CONFIRMED
    assert clock.now() == appointment.start_at - timedelta(minutes=9)
