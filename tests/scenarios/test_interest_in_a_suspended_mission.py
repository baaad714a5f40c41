"""Who was in the middle of something when the team suspended a mission loses no time and no word."""

from datetime import timedelta

import pytest

from models.application import Application, ApplicationStatus
from models.dialog import DialogSession, DialogStatus
from models.member import Member, Membership
from models.mission import MissionStatus
from models.profile import Profile
from services import applications
from tests.kit.stage import Stage
from tests.scenarios import interest
from tests.scenarios.mission_case_walks import lifted, status_of, suspended
from tests.scenarios.moderating import of_the_team


@pytest.mark.slow
async def test_who_is_about_to_apply_when_the_mission_is_suspended_is_led_to_what_holds_now(
    stage: Stage,
) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa", sector="Développeuse")
    marc = await stage.professional("Marc", sector="Développeur")
    mission = await interest.published(stage, nadia)
    made = await interest.talking(stage, nadia, mission, lea)
    ada = await of_the_team(stage, "Ada")
    await lea.taps_data(f"b1|application|open|{made.id}")
    await lea.taps("Je postule")
    lea.sees("définitive")
    await marc.says(f"/start m_{mission.public_id}")
    await marc.taps("Cette mission m'intéresse")
    await nadia.taps_data(f"b1|mission|open|{mission.public_id}")
    await nadia.taps("Modifier la mission")
    bob = await stage.visitor("Bob")
    await Membership.create(
        organisation_id=mission.organisation_id,
        member_id=(await stage.member(bob)).id,
        service="Ventes",
        may_handle_missions=True,
    )
    await Member.filter(id=(await stage.member(bob)).id).update(hat_organisation_id=mission.organisation_id)
    paul = await stage.professional("Paul", sector="Développeur")
    profile = await Profile.get(member_id=(await stage.member(paul)).id)
    await bob.taps_data(f"b1|candidates|offer|{profile.public_id}")
    await bob.taps("Refonte du site")
    bob.sees("Passer")
    await interest.proposed(stage, paul, mission)
    member = await stage.member(nadia)
    assert (await applications.interest_in([mission.id], member))[mission.id].asked == 1
    measure = await suspended(stage, ada, mission)
    assert (await applications.interest_in([mission.id], member))[mission.id].asked == 0
    await lea.look()
    lea.does_not_see("Je confirme")
    await lea.taps_data(f"n1|application|{made.id}|{made.version}|apply_now")
    lea.sees("Une vérification est en cours")
    await bob.says("Votre profil nous plaît.")
    bob.does_not_see("Passer")
    bob.sees("vérifie cette mission")
    assert not await DialogSession.filter(dialog="int2", status=DialogStatus.ACTIVE).exists()
    await marc.says("Bonjour, je suis disponible.")
    marc.sees("n’existe plus")
    await nadia.taps_data(f"n1|mission|{mission.id}|{mission.version}|withdraw")
    assert (await Application.get(id=made.id)).status is ApplicationStatus.TALKING
    assert await Application.all().count() == 2
    assert await status_of(mission) is MissionStatus.SUSPENDED
    await lifted(stage, ada, measure)
    await lea.taps_data(f"b1|application|open|{made.id}")
    await lea.taps("Je postule")
    await lea.taps("Je confirme")
    assert (await Application.get(id=made.id)).status is ApplicationStatus.FIRM


@pytest.mark.slow
async def test_a_choice_that_waits_says_that_its_time_stands_still_and_gets_it_back(
    stage: Stage,
) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa", sector="Développeuse")
    mission = await interest.published(stage, nadia)
    made = await interest.talking(stage, nadia, mission, lea)
    ada = await of_the_team(stage, "Ada")
    await nadia.taps_data(f"b1|application|open|{made.id}")
    await nadia.taps("Choisir cette candidature")
    await nadia.taps("Je confirme mon choix")
    await stage.passes(timedelta(hours=49))
    measure = await suspended(stage, ada, mission)
    await lea.taps_data(f"b1|application|open|{made.id}")
    lea.sees("les délais sont suspendus")
    await stage.passes(timedelta(days=9))
    await lifted(stage, ada, measure)
    await lea.taps_data(f"b1|application|open|{made.id}")
    lea.does_not_see("les délais sont suspendus")
    await lea.taps("Je confirme")
    await lea.taps("Je confirme")
    assert (await Application.get()).status is ApplicationStatus.DEAL
    assert await status_of(mission) is MissionStatus.FILLED
    measure = await suspended(stage, ada, mission)
    await lea.look()
    lea.saw("Votre collaboration continue")
    await lifted(stage, ada, measure)
    assert await status_of(mission) is MissionStatus.FILLED
