"""What a record or a mission offers can be done: what would be refused in any case is no button, and no notice."""

from datetime import date, timedelta

from core import clock
from models.application import Application, ApplicationStatus
from models.mission import Mission
from models.profile import Certification, Profile
from services import applications, missions
from services.missions import MissionAnswers
from tests.kit.stage import Stage
from tests.scenarios import interest


async def test_what_was_taken_back_is_offered_again_after_seven_days_and_not_before(stage: Stage) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa")
    mission = await interest.published(stage, nadia)
    row = await interest.proposed(stage, lea, mission)
    await applications.withdraw(await stage.member(lea), row.id, row.version)
    opened = f"b1|mission|open|{mission.public_id}"
    await lea.taps_data(opened)
    lea.sees("Refonte du site", "La candidature")
    lea.does_not_see("Cette mission m'intéresse")
    await stage.passes(timedelta(days=7))
    await lea.taps_data(opened)
    lea.sees("Cette mission m'intéresse")


async def test_a_freelance_who_cannot_be_found_is_not_offered_to_be_asked_again(stage: Stage) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa")
    mission = await interest.published(stage, nadia)
    row = await interest.proposed(stage, lea, mission)
    await stage.passes(timedelta(days=10, minutes=1))
    assert (await Application.get(id=row.id)).status is ApplicationStatus.EXPIRED
    opened = f"b1|application|open|{row.id}"
    await nadia.taps_data(opened)
    nadia.sees("Ce profil m'intéresse", "Voir le profil")
    await Profile.filter(member_id=(await stage.member(lea)).id).update(paused=True)
    await nadia.taps_data(opened)
    nadia.does_not_see("Ce profil m'intéresse", "Voir le profil")


async def test_a_company_under_check_has_no_page_to_be_opened_from_a_record(stage: Stage) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa")
    row = await interest.talking(stage, nadia, await interest.published(stage, nadia), lea)
    opened = f"b1|application|open|{row.id}"
    await lea.taps_data(opened)
    lea.sees("Voir la mission", "Voir l'entreprise")
    alpina = Profile.filter(organisation_id__not_isnull=True)
    await alpina.update(certification=Certification.SUSPENDED)
    await lea.taps_data(opened)
    lea.sees("En cours de discussion")
    lea.does_not_see("Voir la mission", "Voir l'entreprise")


async def test_a_mission_is_not_published_to_end_on_a_day_that_is_over(stage: Stage) -> None:
    nadia = await interest.company(stage)
    owner, old = await stage.member(nadia), await interest.published(stage, nadia)
    await Mission.filter(id=old.id).update(ends=date(2026, 5, 1))
    await nadia.taps_data(f"b1|mission|open|{old.public_id}")
    await nadia.taps("Dupliquer la mission")
    copy = await Mission.get(status="draft")
    assert (copy.begins, copy.ends) == (None, None), "a copy keeps no date that is over"
    await missions.write_draft(owner, copy.id, MissionAnswers(ends=date(2026, 5, 6)))
    clock.freeze(clock.now() + timedelta(days=5))
    await nadia.taps_data(f"b1|mission|open|{copy.public_id}")
    await nadia.taps("Continuer")
    await nadia.taps("Publier la mission")
    nadia.sees("La fin de la mission est passée")
    assert str((await Mission.get(id=copy.id)).status) == "draft"


async def test_who_closed_a_mission_is_not_asked_to_close_it(stage: Stage) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa")
    mission = await interest.published(stage, nadia)
    await interest.sealed(stage, nadia, mission, lea)
    await Mission.filter(id=mission.id).update(ends=clock.now().date() - timedelta(days=24))
    await applications.close_finished()
    seen = await missions.find_mission(mission.id)
    await missions.close_mission(await stage.member(nadia), seen.id, seen.version)
    await stage.settle()
    await nadia.look()
    nadia.never_saw("clôturez-la")
