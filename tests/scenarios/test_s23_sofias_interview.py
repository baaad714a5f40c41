"""S23, the job seeker: Sofia looks for a job, Alpina answers with an interview, and the two meet (FR-033, FR-034)."""

from datetime import timedelta

import pytest
from icalendar import Calendar

from models.agenda import WorkingHours
from models.application import Application, ApplicationStatus
from models.appointment import Appointment, AppointmentKind, AppointmentStatus
from models.member import MemberCategory
from models.mission import Mission
from models.profile import Certification, Profile
from services import applications
from services.appointments import end_for_party_gone, open_due_rooms
from services.missions import withdraw_mission
from tests.kit.person import Person
from tests.kit.stage import Stage, move_clock
from tests.scenarios import interest
from tests.scenarios.walks import TEN_ON_TUESDAY


async def job_seeker(stage: Stage, name: str = "Sofia", *, certified: bool = True, **who: str) -> Person:
    """A person who looks for a job, at home."""
    return await stage.professional(
        name, category=MemberCategory.JOB_SEEKER, sector="Comptabilité", certified=certified, **who
    )


async def alpina_and_sofia(stage: Stage) -> tuple[Person, Person, Mission]:
    """Alpina's post that is open to job seekers, which Sofia would like."""
    nadia = await interest.company(stage, "Nadia")
    await Profile.filter(category=MemberCategory.COMPANY).update(display_name="Alpina")
    post = await interest.published(stage, nadia, "Poste de comptable", open_to_job_seekers=True)
    sofia = await job_seeker(stage)
    return nadia, sofia, post


async def asked(stage: Stage) -> tuple[Person, Person, Appointment]:
    """An interview that Alpina asked of Sofia for Tuesday at ten."""
    nadia, sofia, post = await alpina_and_sofia(stage)
    row = await interest.proposed(stage, sofia, post)
    made = await applications.request_interview(await stage.member(nadia), row.id, TEN_ON_TUESDAY)
    await stage.settle()
    return nadia, sofia, made


async def _calendar_summary(stage: Stage, person: Person) -> str:
    documents = [m for m in await person.transport.messages(person.user_id) if "document" in m]
    event = Calendar.from_ical(await stage.file(documents[-1])).walk("VEVENT")[0]
    return str(event["summary"])


@pytest.mark.slow
async def test_s23_sofia_finds_a_job_and_meets_alpina_in_an_interview(stage: Stage) -> None:
    nadia, sofia, post = await alpina_and_sofia(stage)
    closed = await interest.published(stage, nadia, "Audit de comptes")
    sofia.saw("les entreprises certifiées, et elles seules")
    await sofia.says("/menu")
    sofia.sees("Chercher un emploi", "Mes missions", "Agenda et rendez-vous", "Messagerie", "Passer en ligne")
    sofia.sees("Mon profil", "Déclarer une arnaque", "Paramètres")
    await sofia.taps("Chercher un emploi")
    sofia.sees("ouvertes aux recherches d'emploi")
    await sofia.taps("Toutes les missions")
    sofia.sees("Poste de comptable")
    sofia.does_not_see("Audit de comptes")
    await sofia.starts(f"m_{closed.public_id}")
    sofia.sees("n'est pas ouverte aux recherches d'emploi", "Chercher un emploi")
    sofia.does_not_see("Cette mission m'intéresse")
    await sofia.taps_data(f"b1|my_missions|propose|{closed.public_id}.{closed.version}")
    assert await Application.all().count() == 0

    await sofia.starts(f"m_{post.public_id}")
    await sofia.taps("Cette mission m'intéresse")
    await sofia.taps("Passer")
    await sofia.says("/menu")
    await sofia.taps("Mes missions")
    sofia.sees("Poste de comptable", "Chercher un emploi")
    await nadia.look()
    nadia.saw("s'intéresse à votre mission")
    nadia.sees("Demander un entretien", "Oui, discutons", "Écarter")
    await nadia.taps("Demander un entretien")
    nadia.sees("rencontrer Sofia en visio")
    await nadia.says("mardi 10:00")
    await nadia.says("Avec notre cheffe comptable")
    await nadia.taps("Demander cet entretien", times=2)
    nadia.sees("Entretien", "Demandé", "Sofia", "Poste de comptable")
    assert await Appointment.all().count() == 1

    await sofia.look()
    sofia.saw("Alpina vous propose un entretien")
    sofia.sees("Entretien", "Avec Alpina", "Poste de comptable", "cheffe comptable")
    await sofia.taps("Proposer un autre créneau")
    await sofia.says("mardi 11:00")
    await sofia.taps("Envoyer avec un seul créneau")
    await nadia.look()
    nadia.saw("Sofia vous propose un autre créneau")
    await nadia.taps("mar. 5 mai, 11:00")
    nadia.saw("Entretien confirmé avec Sofia")
    await sofia.look()
    sofia.saw("Alpina a confirmé votre entretien")
    for person in (sofia, nadia):
        assert await _calendar_summary(stage, person) == "Entretien : Sofia et Alpina"
    await sofia.says("/agenda")
    sofia.sees("Entretien · Alpina", "Confirmé")
    await sofia.says("/menu")
    sofia.sees("Prochain rendez-vous", "Entretien · Alpina")
    await sofia.taps("Mes missions")
    await sofia.taps("Poste de comptable")
    sofia.sees("Entretien · Confirmé", "Voir l'entretien")
    sofia.does_not_see("Je postule")
    move_clock(timedelta(hours=24, minutes=1))
    await stage.settle()
    move_clock(timedelta(minutes=50))
    await open_due_rooms()
    await stage.settle()
    for person, other in ((sofia, "Alpina"), (nadia, "Sofia")):
        await person.look()
        person.saw(f"Dans une heure : entretien avec {other}")
        person.saw("L'entretien commence à 11:00")
        person.sees("Rejoindre la visio")


async def test_s23_an_interview_ends_with_the_certificate_and_outlives_the_mission(stage: Stage) -> None:
    nadia, sofia, interview = await asked(stage)
    company = await Profile.get(category=MemberCategory.COMPANY)
    mission = await Mission.get()
    await withdraw_mission(await stage.member(nadia), mission.id, mission.version)
    await stage.settle()
    await sofia.look()
    sofia.saw("a retiré la mission")
    assert (await Application.get()).status is ApplicationStatus.CANCELLED
    await sofia.starts(f"a_{interview.public_id}")
    sofia.sees("Entretien", "Demandé", "La candidature est close", "Accepter")
    await Profile.filter(id=company.id).update(certification=Certification.REVIEW)
    await sofia.taps("Accepter")
    sofia.is_told("vérification est en cours")
    sofia.sees("Demandé", "Vérification en cours", "Refuser")
    sofia.does_not_see("Accepter")
    await end_for_party_gone(profile_id=company.id)
    await stage.settle()
    await sofia.look()
    sofia.saw("L'entretien avec Alpina n'aura pas lieu")
    assert (await Appointment.get()).status is AppointmentStatus.CANCELLED


async def test_s23_without_free_hours_the_two_agree_by_message(stage: Stage) -> None:
    nadia, sofia, post = await alpina_and_sofia(stage)
    await sofia.taps("Agenda et rendez-vous")
    sofia.sees("lundi–vendredi : 09:00–12:00, 14:00–18:00", "Les entreprises y choisissent vos entretiens")
    await WorkingHours.all().delete()
    await sofia.says("/agenda")
    sofia.sees("Sans horaires, une entreprise", "Mes horaires")
    await interest.proposed(stage, sofia, post)
    await nadia.look()
    await nadia.taps("Demander un entretien")
    nadia.is_told("Aucune heure libre")
    await nadia.taps("Oui, discutons")
    await nadia.taps("Ouvrir la conversation")
    await nadia.says("Mardi à dix heures ?")
    await sofia.look()
    sofia.saw("Mardi à dix heures")


async def test_s23_a_company_asks_whom_it_found_and_the_uncertified_are_not_found(stage: Stage) -> None:
    nadia = await interest.company(stage, "Nadia", language_code="en")
    sofia = await job_seeker(stage, language_code="en", certified=False)
    post = await interest.published(stage, nadia, "Accountant", open_to_job_seekers=True)
    sofia.sees("Make my profile public")
    for attempt in ("/missions", f"/start m_{post.public_id}"):
        await sofia.says(attempt)
        sofia.sees("Certify your profile first", "Make my profile public")
    profile = await Profile.get(category=MemberCategory.JOB_SEEKER)
    await nadia.starts(f"p_{profile.public_id}")
    nadia.does_not_see("Sofia")
    await Profile.filter(id=profile.id).update(certification=Certification.CERTIFIED)
    await nadia.starts(f"p_{profile.public_id}")
    await nadia.taps("Ask for an interview")
    await nadia.says("5.5 10:00")
    await nadia.taps("Skip")
    await nadia.taps("Ask for this interview")
    nadia.sees("Interview", "Requested", "Sofia")
    made = await Appointment.get()
    assert made.kind is AppointmentKind.INTERVIEW and made.mission_id is None
    await sofia.look()
    sofia.saw("Nadia offers you an interview")
    await sofia.taps("Accept")
    assert await _calendar_summary(stage, sofia) == "Interview: Sofia and Nadia"
    assert await applications.may_propose_oneself(await stage.member(sofia), post)
