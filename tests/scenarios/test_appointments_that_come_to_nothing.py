"""A request that its asker takes back, and a confirmed appointment to which nobody comes."""

from datetime import timedelta

from core import clock
from models.appointment import Appointment, AppointmentStatus
from models.profile import Profile
from services.agenda import set_working_hours
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios.test_s22_appointment import OFFICE, asks, lea_and_tom


def offers(person: Person, label: str) -> bool:
    """Whether any message of a person's chat has this button."""
    return any(screen.offers(label) for screen in person.received)


async def english_pair(stage: Stage) -> tuple[Person, Person]:
    """Nora can be booked in Zurich's office hours; Ben lives there, too."""
    nora = await stage.professional("Nora Hill", sector="Web design", language_code="en")
    member = await stage.member(nora)
    profile = await Profile.get(member_id=member.id)
    await set_working_hours(member, profile.id, {day: OFFICE for day in range(5)})
    ben = await stage.visitor("Ben", language_code="en")
    await ben.says("/chercher")
    await ben.says("nora")
    await ben.taps("Nora Hill")
    await ben.taps("Ask for an appointment")
    await ben.says("Tuesday 10:00")
    await ben.says("Our new site")
    await ben.taps("Send the request", times=2)
    return nora, ben


async def test_who_asked_takes_the_request_back_and_the_other_side_reads_it(stage: Stage) -> None:
    lea, tom = await lea_and_tom(stage)
    await asks(tom)
    await lea.look()
    lea.saw("vous demande un rendez-vous")
    await tom.taps("Retirer ma demande", times=2)
    assert any("le créneau est de nouveau libre" in toast for toast in tom.toasts)
    tom.sees("Annulé")
    assert not offers(tom, "Retirer ma demande")
    await lea.look()
    lea.saw("Tom a retiré sa demande de rendez-vous")
    assert not offers(lea, "Accepter")
    assert (await Appointment.get()).status is AppointmentStatus.CANCELLED
    await lea.says("/agenda")
    lea.sees("Aucun rendez-vous à venir")
    await asks(tom)
    assert await Appointment.filter(status=AppointmentStatus.REQUESTED).count() == 1


async def test_a_request_is_taken_back_in_english(stage: Stage) -> None:
    nora, ben = await english_pair(stage)
    await ben.taps("Withdraw my request")
    ben.is_told("Request withdrawn: the slot is free again")
    await nora.look()
    nora.saw("Ben took their request for an appointment back")


async def test_an_acceptance_at_the_same_moment_wins_over_taking_back(stage: Stage) -> None:
    lea, tom = await lea_and_tom(stage)
    await asks(tom)
    before = tom.saw("Retirer ma demande")
    await lea.look()
    await lea.taps("Accepter")
    await tom.taps("Retirer ma demande", on=before)
    assert (await Appointment.get()).status is AppointmentStatus.CONFIRMED


async def test_a_time_to_which_nobody_came_reads_as_past_everywhere(stage: Stage, language: str) -> None:
    if language == "fr":
        lea, tom = await lea_and_tom(stage)
        await asks(tom)
        accept, confirmed, past, nobody, empty, following, again = (
            "Accepter",
            "Confirmé",
            "Passé",
            "Personne n’a rejoint la visio",
            "Aucun rendez-vous à venir",
            "Prochain rendez-vous",
            "Voir le profil et redemander",
        )
        passed = "Rendez-vous passés"
    else:
        lea, tom = await english_pair(stage)
        accept, confirmed, past, nobody, empty, following, again = (
            "Accept",
            "Confirmed",
            "Past",
            "Nobody joined the video call",
            "No appointment ahead",
            "Next appointment",
            "See the profile and ask again",
        )
        passed = "Past appointments"
    await lea.look()
    await lea.taps(accept)
    appointment = await Appointment.get()
    await tom.says("/agenda")
    await tom.taps("Léa Favre" if language == "fr" else "Nora Hill")
    tom.sees(confirmed)
    await stage.passes(appointment.end_at - clock.now() + timedelta(minutes=1))
    for person in (lea, tom):
        await person.look()
    tom.sees(past, nobody)
    assert offers(tom, again)
    told = (
        ("Personne n’a rejoint le rendez-vous avec", "redemander") if language == "fr" else ("Nobody joined",)
    )
    for person in (lea, tom):
        for said in told:
            person.saw(said)
    await stage.passes(timedelta(minutes=30))
    for person in (lea, tom):
        await person.look()
        for label in ("Rejoindre la visio", "Join the call", "Tester mon matériel", "Test my devices"):
            assert not offers(person, label)
        for label in ("Annuler le rendez-vous", "Cancel the appointment", "Déplacer", "Move"):
            assert not offers(person, label)
        await person.says("/agenda")
        person.sees(empty)
        if not offers(person, passed):
            await person.taps("Plus…" if language == "fr" else "More…")
        await person.taps(passed)
        person.sees(past)
        await person.says("/menu")
        person.does_not_see(following)
    assert (await Appointment.get()).status is AppointmentStatus.CONFIRMED
