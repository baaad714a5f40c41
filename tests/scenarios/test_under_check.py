"""Whoever talks or meets with somebody whom the team checks reads « vérification en cours » (states.md, c and g)."""

from datetime import UTC, datetime

from models.certification import CertificationMove
from models.measure import Clause, Measure
from models.profile import Profile
from services import appointments, conversations, measures
from services.certifications.moving import move_certification
from services.measures import lift_measure
from services.members import appoint_admin
from services.unit_of_work import unit_of_work
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios.walks import bookable

CHECK = "Vérification en cours"
TUESDAY = datetime(2026, 5, 5, 8, 0, tzinfo=UTC)


async def _move(profile: Profile, move: CertificationMove) -> None:
    async with unit_of_work():
        await move_certification(await Profile.get(id=profile.id), move, None)


async def _talking(stage: Stage) -> tuple[Person, Person, Profile, int]:
    """Léa and Tom, who wrote to her and asked her for Tuesday at ten."""
    lea, profile = await bookable(stage)
    tom = await stage.visitor("Tom")
    thread = await conversations.leave_message(await stage.member(tom), profile.id, "Bonjour Léa")
    await appointments.request_appointment(await stage.member(tom), profile.id, TUESDAY, "Le site")
    await stage.settle()
    return lea, tom, profile, thread.conversation_id


async def test_an_expired_certificate_is_read_by_the_other_side_at_once_and_until_it_is_renewed(
    stage: Stage,
) -> None:
    lea, tom, profile, number = await _talking(stage)
    asked = await _appointment(stage)
    await tom.taps_data(f"b1|conversation|open|{number}")
    tom.does_not_see(CHECK)
    await _move(profile, CertificationMove.EXPIRE)
    await stage.settle()
    await tom.look()
    tom.sees(CHECK)
    await tom.taps_data(f"b1|appointment|open|{asked}")
    tom.sees(CHECK)
    await lea.taps_data(f"b1|conversation|open|{number}")
    lea.does_not_see(CHECK)
    await _move(profile, CertificationMove.SUBMIT)
    await stage.settle()
    await tom.look()
    tom.sees(CHECK)
    await _move(profile, CertificationMove.CERTIFY)
    await stage.settle()
    await tom.look()
    tom.does_not_see(CHECK)


async def test_a_restricted_person_is_under_check_on_either_side_and_confirmed_appointments_stand(
    stage: Stage,
) -> None:
    lea, tom, profile, number = await _talking(stage)
    asked = await _appointment(stage)
    member = await stage.member(lea)
    row = await appointments.access_appointment(asked, member)
    await appointments.accept_appointment(member, asked, row.version)
    ada = await stage.visitor("Ada")
    await appoint_admin(ada.user_id)
    admin = await stage.member(ada)
    await tom.taps_data(f"b1|appointment|open|{asked}")
    await measures.restrict_account(admin, profile.public_id, Clause.CONDUCT, "Des messages insistants.")
    await stage.settle()
    await tom.look()
    tom.sees("de l'autre côté", "Le rendez-vous est maintenu")
    await tom.taps_data(f"b1|conversation|open|{number}")
    tom.sees(CHECK)
    measure = await Measure.get()
    await lift_measure(admin, measure.id, measure.version)
    await stage.settle()
    await tom.look()
    tom.does_not_see(CHECK)
    # The visitor is restricted as well: Léa reads it, in what is drawn anew and in the message that rang.
    await measures.restrict_account(
        admin, (await stage.member(tom)).public_id, Clause.CONDUCT, "Des messages insistants."
    )
    await stage.settle()
    await lea.taps_data(f"b1|conversation|open|{number}")
    lea.sees(CHECK)
    await lea.taps_data(f"b1|appointment|open|{asked}")
    lea.sees("Le rendez-vous est maintenu")


async def test_a_kept_certificate_and_a_newcomer_are_not_under_check(stage: Stage) -> None:
    _, tom, profile, number = await _talking(stage)
    async with unit_of_work():
        now = await Profile.get(id=profile.id)
        await move_certification(now, CertificationMove.REOPEN, None, certificate_kept=True)
    await stage.settle()
    await tom.taps_data(f"b1|conversation|open|{number}")
    tom.does_not_see(CHECK)
    max_ = await stage.professional("Max", certified=False)
    thread = await conversations.leave_message(await stage.member(tom), profile.id, "Encore moi")
    assert thread.conversation_id == number and max_


async def _appointment(stage: Stage) -> int:
    from models.appointment import Appointment

    return (await Appointment.get()).id
