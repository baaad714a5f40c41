"""What each side wrote about a mission is read by the other, whoever proposed first and whoever changed their mind."""

from datetime import timedelta

from models.application import Application
from services import applications
from tests.kit.stage import Stage, move_clock
from tests.scenarios import interest

OFFERED = "Votre travail sur Lausanne nous a plu."
ANSWERED = "Je suis libre dès lundi."


async def test_a_refusal_taken_back_keeps_what_the_company_wrote(stage: Stage) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa", language_code="en")
    mission = await interest.published(stage, nadia)
    profile_id = await applications.candidate_id(await stage.member(lea))
    made = await applications.propose_mission(await stage.member(nadia), mission.id, profile_id, OFFERED)
    await lea.taps_data(f"b1|application|open|{made.id}")
    lea.sees("Alpina", OFFERED)
    await lea.taps("I’m not interested")
    await lea.taps("Rate")
    lea.sees(OFFERED)
    await lea.taps("Undo my answer")
    lea.sees("Proposal sent", "Alpina", OFFERED)
    await nadia.taps_data(f"b1|application|open|{made.id}")
    nadia.sees("Proposition reçue", "Votre message", OFFERED)
    # What was withdrawn and is proposed again keeps both.
    row = await Application.get(id=made.id)
    await applications.withdraw(await stage.member(lea), row.id, row.version)
    move_clock(timedelta(days=8))
    await applications.propose_again(await stage.member(lea), row.id)
    await lea.taps_data(f"b1|application|open|{made.id}")
    lea.sees("Alpina", OFFERED)


async def test_whoever_comes_back_with_an_introduction_of_their_own_keeps_the_other_one(stage: Stage) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa")
    mission = await interest.published(stage, nadia)
    profile_id = await applications.candidate_id(await stage.member(lea))
    made = await applications.propose_mission(await stage.member(nadia), mission.id, profile_id, OFFERED)
    await applications.decline(await stage.member(lea), made.id, made.version, "#rate")
    await lea.taps_data(f"b1|mission|open|{mission.public_id}")
    await lea.taps("Cette mission m'intéresse")
    await lea.says(ANSWERED)
    lea.sees("Proposition envoyée", "Votre présentation", ANSWERED, "Message", OFFERED)
    await nadia.taps_data(f"b1|application|open|{made.id}")
    nadia.sees("Présentation", ANSWERED, "Votre message", OFFERED)


async def test_what_comes_with_the_yes_of_the_second_is_read_by_the_first(stage: Stage) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa")
    mission = await interest.published(stage, nadia)
    await lea.taps_data(f"b1|mission|open|{mission.public_id}")
    await lea.taps("Cette mission m'intéresse")
    profile_id = await applications.candidate_id(await stage.member(lea))
    made = await applications.propose_mission(await stage.member(nadia), mission.id, profile_id, OFFERED)
    await stage.settle()
    await lea.says(ANSWERED)
    lea.sees("En cours de discussion", OFFERED, ANSWERED)
    await nadia.taps_data(f"b1|application|open|{made.id}")
    nadia.sees("En cours de discussion", OFFERED, "Léa", ANSWERED)


async def test_a_new_proposal_leaves_out_what_the_other_side_wrote_about_an_older_one(stage: Stage) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa")
    mission = await interest.published(stage, nadia)
    profile_id = await applications.candidate_id(await stage.member(lea))
    made = await applications.propose_mission(await stage.member(nadia), mission.id, profile_id, OFFERED)
    await applications.withdraw(await stage.member(nadia), made.id, made.version)
    await applications.propose_oneself(await stage.member(lea), mission.id, ANSWERED)
    await lea.taps_data(f"b1|application|open|{made.id}")
    lea.sees(ANSWERED)
    lea.does_not_see(OFFERED)
