"""Both sides read rate, dates and payrolling before anything definitive, and what changed (FR-140, FR-143)."""

from datetime import date
from decimal import Decimal

from models.application import Application, ApplicationStatus
from models.mission import Mission, PayrollingChoice
from models.profile import Profile
from services import applications, missions
from services.missions import MissionAnswers
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios import interest


async def _changes(stage: Stage, nadia: Person, mission: Mission, said: MissionAnswers) -> None:
    seen = await Mission.get(id=mission.id)
    await missions.change_mission(await stage.member(nadia), seen.id, seen.version, said)
    await stage.settle()


async def test_a_candidate_reads_the_old_and_the_new_rate_and_dates_before_committing(
    stage: Stage, language: str
) -> None:
    french = language == "fr"
    nadia = await interest.company(stage, language_code=language)
    lea = await stage.professional("Léa", language_code=language)
    mission = await interest.published(stage, nadia)
    row = await interest.talking(stage, nadia, mission, lea)
    day = "900,00 CHF par jour" if french else "CHF 900 a day"
    await lea.taps_data(f"b1|application|open|{row.id}")
    lea.sees(day, "Dates ouvertes" if french else "Open dates", "Payrolling")
    await lea.taps("Je postule" if french else "I apply")
    lea.sees(day, "définitive" if french else "final")
    await _changes(
        stage,
        nadia,
        mission,
        MissionAnswers(rate=Decimal(450), begins=date(2026, 7, 1), payrolling=PayrollingChoice.NO),
    )
    await lea.look()
    told = lea.saw("a changé ce que propose" if french else "has changed what").text.replace("\xa0", " ")
    new = "450,00 CHF par jour" if french else "CHF 450 a day"
    for old, now in (
        (day, new),
        ("Dates ouvertes", "À partir du 1er juillet 2026") if french else ("Open dates", "From"),
        ("Payrolling", "Gestion indépendante") if french else ("Payrolling", "Independent"),
    ):
        assert old in told and now in told, told
    # The question that was open before is stale, and the new one says what is agreed to.
    await lea.taps_data(f"n1|application|{row.id}|{row.version}|apply_now")
    assert (await Application.get(id=row.id)).status is ApplicationStatus.TALKING
    await lea.taps_data(f"b1|application|open|{row.id}")
    await lea.taps("Je postule" if french else "I apply")
    lea.sees(new)
    lea.does_not_see(day)
    await lea.taps("Je confirme" if french else "I confirm")
    await nadia.taps_data(f"b1|application|open|{row.id}")
    await nadia.taps("Choisir cette candidature" if french else "Choose this candidate")
    nadia.sees(new, "définitive" if french else "final")


async def test_a_change_of_words_alone_tells_nobody(stage: Stage) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa")
    mission = await interest.published(stage, nadia)
    await interest.talking(stage, nadia, mission, lea)
    await _changes(stage, nadia, mission, MissionAnswers(title="Refonte complète"))
    await lea.look()
    lea.never_saw("a changé ce que propose")


async def test_who_is_not_a_candidate_any_more_reads_no_conditions(stage: Stage) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa")
    mission = await interest.published(stage, nadia)
    row = await interest.talking(stage, nadia, mission, lea)
    await interest.discarded(stage, nadia, row)
    await lea.taps_data(f"b1|application|open|{row.id}")
    lea.sees("Candidature écartée")
    lea.does_not_see("900,00")


async def test_a_refusal_that_is_taken_back_is_counted_no_more_and_called_by_its_name(stage: Stage) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa")
    mission = await interest.published(stage, nadia)
    profile = await Profile.get(member_id=(await stage.member(lea)).id)
    row = await applications.propose_mission(await stage.member(nadia), mission.id, profile.id, "Bonjour Léa")
    await stage.settle()
    await lea.look()
    assert "Profil certifié depuis le" in lea.saw("s'intéresse à votre profil").text, "EXT-04"
    await lea.taps_data(f"b1|application|open|{row.id}")
    await lea.taps("Cette mission ne m'intéresse pas")
    await lea.taps("Tarif")
    await lea.taps_data("b1|my_missions|open|")
    lea.sees("Missions refusées : 1")
    lea.does_not_see("900,00")
    await lea.taps_data(f"b1|application|open|{row.id}")
    await lea.taps("Revenir sur ma réponse")
    lea.is_told("Alpina apprend que cette mission vous intéresse")
    await lea.taps_data("b1|my_missions|open|")
    lea.does_not_see("Missions refusées")
    lea.sees("900,00 CHF par jour")
    await nadia.taps_data(f"b1|candidates|open|{mission.public_id}")
    nadia.sees("900,00 CHF par jour", "Léa")


async def test_what_begins_again_without_a_candidate_is_one_tap_away(stage: Stage) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa")
    mission = await interest.published(stage, nadia)
    row = await interest.sealed(stage, nadia, mission, lea)
    await interest.interrupted_after_its_start(stage, lea, row)
    await nadia.taps_data(f"b1|application|open|{row.id}")
    await nadia.taps("Republier la mission")
    nadia.sees("Quand commence-t-elle")
