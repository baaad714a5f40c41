"""A mission that is begun for one company and taken up under another hat is for the company for which it was begun."""

import pytest

from models.dialog import DialogSession
from models.member import Member, Membership, Organisation
from models.mission import Mission
from models.profile import Profile
from services import missions, teams
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios import interest
from tests.services.test_missions import ANSWERS


async def _house(name: str) -> int:
    """The organisation of a company with this name."""
    return (await Profile.get(display_name=name, organisation_id__not_isnull=True)).organisation_id or 0


async def _bob_of_two(stage: Stage) -> tuple[Person, int, int]:
    """Bob, who handles the missions of Alpina and of Berna, under the hat of Alpina."""
    await interest.company(stage, "Alpina")
    await interest.company(stage, "Berna")
    bob = await stage.visitor("Bob")
    first, second = await _house("Alpina"), await _house("Berna")
    member = await stage.member(bob)
    for number in (first, second):
        await Membership.create(
            member_id=member.id, organisation_id=number, is_owner=False, may_handle_missions=True
        )
    await teams.put_on_hat(member, first)
    return bob, first, second


async def _wears(stage: Stage, bob: Person, organisation_id: int) -> None:
    await teams.put_on_hat(await stage.member(bob), organisation_id)
    await bob.says("/menu")


@pytest.mark.slow
async def test_a_mission_taken_up_under_another_hat_says_for_whom_it_is_and_stays_theirs(
    stage: Stage,
) -> None:
    bob, alpina, berna = await _bob_of_two(stage)
    await bob.taps_data("b1|missions|open|new")
    bob.sees("🏢 Alpina", "Étape 1/4")
    await bob.says("Refonte du site")
    bob.sees("🏢 Alpina")
    await _wears(stage, bob, berna)
    await bob.taps("Reprendre")
    bob.sees("🏢 Alpina")
    await bob.says("Data, IT & Web")
    bob.sees("🏢 Alpina", "Longue durée")
    draft = await Mission.get()
    assert (draft.organisation_id, draft.title, str(draft.domain)) == (alpina, "Refonte du site", "it")


@pytest.mark.slow
async def test_a_mission_whose_first_answer_comes_under_another_hat_is_for_who_began_it(stage: Stage) -> None:
    bob, alpina, berna = await _bob_of_two(stage)
    await bob.taps_data("b1|missions|open|new")
    member = await stage.member(bob)
    await teams.put_on_hat(member, berna)
    await bob.says("Refonte du site")
    bob.sees("🏢 Alpina")
    assert (await Mission.get()).organisation_id == alpina


@pytest.mark.slow
async def test_whoever_lost_the_hat_reads_what_they_had_written(stage: Stage) -> None:
    bob, alpina, berna = await _bob_of_two(stage)
    await bob.taps_data("b1|missions|open|new")
    await bob.says("Refonte du site <b>interne</b>")
    await bob.says("Data, IT & Web")
    member = await stage.member(bob)
    await Membership.filter(member_id=member.id, organisation_id=alpina).delete()
    await Member.filter(id=member.id).update(hat_organisation_id=berna)
    await bob.says("Longue durée")
    bob.sees("Vous ne gérez plus les missions de cette entreprise (Alpina)", "Refonte du site <b>interne</b>")
    bob.does_not_see("Reprendre")
    assert (await Mission.get()).duration is None
    await bob.says("/menu")
    bob.does_not_see("Reprendre")
    tom = await stage.visitor("Tom")
    session = await DialogSession.get(dialog="mis")
    await tom.taps_data(f"b1|typed|open|{session.id}")
    tom.does_not_see("Refonte")


@pytest.mark.slow
async def test_a_copy_of_a_mission_is_the_same_companys_whatever_hat_is_worn(stage: Stage) -> None:
    bob, alpina, berna = await _bob_of_two(stage)
    member = await stage.member(bob)
    draft = await missions.write_draft(member, None, missions.MissionAnswers(**ANSWERS))  # type: ignore[typeddict-item]
    await teams.put_on_hat(member, berna)
    copy = await missions.duplicate_mission(await stage.member(bob), draft.id)
    assert copy.organisation_id == draft.organisation_id == alpina
    assert await Organisation.all().count() == 2
