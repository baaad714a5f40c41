"""S28, first half: alerts are switched off, hours are quiet, and what must arrive arrives all the same (FR-221)."""

from datetime import timedelta

import pytest

from core import clock
from models.delivery import Notification, NotificationState
from models.profile import Profile
from services import applications
from services.agenda import set_working_hours
from services.appointments import accept_appointment, request_appointment
from services.free_time import free_slots
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios import interest


async def _meeting_tomorrow(stage: Stage, tom: Person, marc: Person) -> None:
    """An appointment on the next day but one, confirmed."""
    owner = await stage.member(marc)
    profile = await Profile.get(member_id=owner.id)
    await set_working_hours(owner, profile.id, {2: [(540, 720)]}, time_zone="Europe/Zurich")
    slot = (await free_slots(profile.id, clock.now(), clock.now() + timedelta(days=5)))[0]
    asked = await request_appointment(await stage.member(tom), profile.id, slot.start, "Parler")
    await accept_appointment(owner, asked.id, asked.version)


@pytest.mark.slow
async def test_s28_muted_kinds_stop_and_reminders_do_not_and_nights_are_quiet(stage: Stage) -> None:
    marc, tom = await stage.professional("Marc"), await stage.visitor("Tom")
    nadia = await interest.company(stage)
    mission = await interest.published(stage, nadia)
    await interest.talking(stage, nadia, mission, marc)
    await marc.says("/parametres")
    await marc.taps("Mes notifications")
    marc.sees("Ne se coupent pas", "rendez-vous confirmé", "de 21:00 à 07:00", "🔔 Messages")
    await marc.taps("🔔 Messages", times=2)
    marc.is_told("Coupé : Messages")
    await marc.taps("Suites des candidatures")
    marc.sees("🔕 Messages", "🔕 Suites des candidatures")
    await marc.taps("Heures calmes")
    await marc.says("22h à 7h")
    marc.sees("Vos heures calmes sont notées", "de 22:00 à 07:00")
    await marc.taps("Heures calmes")
    await marc.says("tout le temps")
    marc.sees("Écrivez deux heures entières")
    await marc.taps_data("b1|notifications|from|99")
    marc.is_told("une heure entière")
    await marc.taps_data("b1|notifications|off|everything")
    await marc.taps("23:00")
    marc.sees("à partir de 23:00", "Jusqu'à quelle heure")
    await marc.taps("07:00")
    marc.sees("de 23:00 à 07:00")
    await marc.taps("Heure du résumé")
    await marc.taps("06:00")
    marc.sees("demandé à 06:00, il attend la fin de vos heures calmes")

    card = marc.saw("souhaite discuter")
    seats = await applications.candidates_of(await stage.member(nadia), mission.id)
    seat = seats[1].groups["talking"][0]
    await applications.discard(
        await stage.member(nadia), seat.application.id, seat.application.version, "Trop loin"
    )
    await stage.settle()
    await marc.look()
    marc.never_saw("n'a pas retenu votre candidature")
    assert marc.saw("Candidature écartée").message_id == card.message_id, "the card that is there changes"
    assert await Notification.filter(error="muted", state=NotificationState.DROPPED).count() == 1

    await _meeting_tomorrow(stage, tom, marc)
    await stage.passes(timedelta(days=1))
    reminder = marc.saw("Demain : rendez-vous avec Tom")
    assert not reminder.raw.get("disable_notification")
