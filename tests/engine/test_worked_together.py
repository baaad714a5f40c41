"""Steps of several persons are worked on in one transaction, and none of them pays for another."""

from typing import Any

import pytest
from tortoise.exceptions import OperationalError

import services.at_hand
from bot.engine import begin
from bot.held import Held
from bot.intake import ingest
from bot.turn import Turn
from models.delivery import InboxState, InboxUpdate
from models.sql import fetch
from services import dialogs, screens
from services.unit_of_work import unit_of_work
from tests.engine.samples import Mission
from tests.kit.person import Person
from tests.kit.stage import Stage

NAMES = ("Ada", "Bob", "Cleo", "Dan")


async def _asked(stage: Stage, *names: str) -> list[Person]:
    """People at the first question of the same dialog."""
    people = [await stage.visitor(name) for name in names]
    for person in people:
        async with unit_of_work():
            await begin(Turn(await stage.member(person), stage.facts, person.user_id, 0), Mission)
    await stage.settle()
    return people


async def _all_write(stage: Stage, people: list[Person], text: str = "Développeuse") -> None:
    """Their answers wait, and nobody works on them yet."""
    for person in people:
        await person.transport.text(person.user_id, text, None)
    while await stage.assembly.poller.poll(0):
        pass


async def _open() -> int:
    return await InboxUpdate.filter(state=InboxState.OPEN).count()


async def _answered(stage: Stage, person: Person) -> bool:
    session = await dialogs.active_session((await stage.member(person)).id)
    return session is not None and session.answers.get("title") == "Développeuse"


async def _all_see_the_next_question(stage: Stage, people: list[Person]) -> None:
    await stage.settle()
    for person in people:
        assert await _answered(stage, person)
        await person.look()
        person.sees("Sur site")


async def test_steps_of_several_persons_are_one_transaction(stage: Stage) -> None:
    people = await _asked(stage, *NAMES)
    await _all_write(stage, people)
    assert await stage.assembly.worker.work_one(4)
    assert await _open() == 0
    await _all_see_the_next_question(stage, people)


async def test_at_most_as_many_as_are_asked_for(stage: Stage) -> None:
    await _all_write(stage, await _asked(stage, *NAMES))
    assert await stage.assembly.worker.work_one(3)
    assert await _open() == 1


async def test_of_one_person_only_the_oldest_is_worked_on(stage: Stage) -> None:
    ada, bob = await _asked(stage, "Ada", "Bob")
    await _all_write(stage, [ada, ada, bob])
    assert await stage.assembly.worker.work_one(4)
    left = await InboxUpdate.filter(state=InboxState.OPEN)
    assert [update.lane for update in left] == [ada.user_id]


async def test_who_does_more_than_a_step_comes_last(stage: Stage) -> None:
    ada, bob, cleo = await _asked(stage, "Ada", "Bob", "Cleo")
    await _all_write(stage, [ada])
    await _all_write(stage, [bob], "/menu")
    await _all_write(stage, [cleo])
    assert await stage.assembly.worker.work_one(4)
    left = await InboxUpdate.filter(state=InboxState.OPEN)
    assert [update.lane for update in left] == [cleo.user_id], "what a command holds is not held for a step"
    await _all_see_the_next_question(stage, [ada, cleo])


@pytest.mark.parametrize("poisoned", [0, 1, 3])
async def test_what_fails_in_its_handler_takes_no_other_along(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, poisoned: int
) -> None:
    people = await _asked(stage, *NAMES)
    step = type(Mission.steps["title"])
    typed = step.typed

    async def defective(self: object, ask: object, text: str) -> object:
        if text == "poison":
            raise ZeroDivisionError("a planted defect")
        return await typed(self, ask, text)  # type: ignore[arg-type]

    monkeypatch.setattr(step, "typed", defective)
    for place, person in enumerate(people):
        await _all_write(stage, [person], "poison" if place == poisoned else "Développeuse")
    assert await stage.assembly.worker.work_one(4)
    assert await InboxUpdate.filter(attempts=1).count() == 1
    while await stage.assembly.worker.work_one(4):
        pass
    assert await InboxUpdate.filter(attempts__gt=0).values_list("lane", flat=True) == [
        people[poisoned].user_id
    ]
    await _all_see_the_next_question(stage, [person for person in people if person is not people[poisoned]])


@pytest.mark.parametrize("place", [0, 2])
async def test_a_deadlock_is_over_when_each_is_worked_on_alone(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, place: int
) -> None:
    people = await _asked(stage, *NAMES)
    step, typed = type(Mission.steps["title"]), list[str]()
    real = step.typed

    async def crosses_another_once(self: object, ask: object, text: str) -> object:
        typed.append(text)
        if len(typed) == place + 1:
            raise OperationalError("deadlock detected")
        return await real(self, ask, text)  # type: ignore[arg-type]

    monkeypatch.setattr(step, "typed", crosses_another_once)
    await _all_write(stage, people)
    assert await stage.assembly.worker.work_one(4)
    assert await _open() == 3, "the oldest by itself"
    assert await stage.assembly.worker.work_one(4)
    assert await _open() == 0
    assert not await InboxUpdate.filter(attempts__gt=0), "nobody is blamed"
    await _all_see_the_next_question(stage, people)


@pytest.mark.parametrize("is_of_the_database", [True, False])
async def test_what_fails_at_the_end_is_not_laid_to_the_last(stage: Stage, is_of_the_database: bool) -> None:
    people = await _asked(stage, *NAMES)
    ill = (await stage.member(people[1])).id
    drawing = stage.assembly.drawing
    hold = drawing.hold

    async def defective(*member_ids: int) -> list[Held]:
        held = await hold(*member_ids)
        screen = await screens.current_screen(ill)
        if ill in member_ids and screen is not None and screen.rev != screen.shown and not screen.notice:
            if is_of_the_database:
                await fetch("SELECT nothing_of_that_name FROM member")
            raise ZeroDivisionError("a planted defect")
        return held

    drawing.hold = defective  # type: ignore[method-assign]
    await _all_write(stage, people)
    while await stage.assembly.worker.work_one(4):
        pass
    failed = await InboxUpdate.filter(attempts__gt=0)
    assert [update.lane for update in failed] == [people[1].user_id]
    await _all_see_the_next_question(stage, [people[0], *people[2:]])
    assert not await _answered(stage, people[1])


async def _all_tap(stage: Stage, people: list[Person], label: str) -> None:
    for person in people:
        await person.look()
        screen = person.screen()
        await person.transport.tap(person.user_id, screen.message_id, screen.button(label)["callback_data"])
    while await stage.assembly.poller.poll(0):
        pass


async def _at_the_second_question(stage: Stage, *names: str) -> list[Person]:
    people = await _asked(stage, *names)
    await _all_write(stage, people)
    await stage.settle()
    return people


async def _are_at_the_third(stage: Stage, people: list[Person]) -> None:
    await stage.settle()
    for person in people:
        await person.look()
        person.sees("Dans quelle ville")


async def test_taps_of_several_persons_are_one_transaction(stage: Stage) -> None:
    people = await _at_the_second_question(stage, *NAMES)
    await _all_tap(stage, people, "Sur site")
    assert await stage.assembly.worker.work_one(4)
    assert await _open() == 0
    await _are_at_the_third(stage, people)


async def test_taps_are_judged_by_what_was_read_for_all_of_them(stage: Stage) -> None:
    people = await _at_the_second_question(stage, *NAMES[:2])
    await _all_tap(stage, people[:1], "Sur site")
    await ingest(
        b'{"update_id": 77, "callback_query": {"id": "1", "data": "d1|1|1|o:1",'
        b' "from": {"id": 5, "is_bot": false, "first_name": "Eve"}}}'
    )
    await _all_tap(stage, people[1:], "Sur site")
    while await stage.assembly.worker.work_one(4):
        pass
    assert not await InboxUpdate.exclude(state=InboxState.DONE)
    await _are_at_the_third(stage, people)


async def test_what_cannot_be_read_beside_others_is_buried_alone(stage: Stage) -> None:
    people = await _at_the_second_question(stage, *NAMES[:2])
    await _all_tap(stage, people[:1], "Sur site")
    await ingest(b'{"update_id": 77, "message": {"from": {"id": 5}}}')
    await _all_tap(stage, people[1:], "Sur site")
    while await stage.assembly.worker.work_one(4):
        pass
    assert await InboxUpdate.exclude(state=InboxState.DONE).values_list("update_id", flat=True) == [77]
    await _are_at_the_third(stage, people)


async def test_of_whom_nothing_can_be_read_keeps_nobody_from_going_on(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = await _at_the_second_question(stage, *NAMES)
    ill, part_of = people[2].user_id, services.at_hand.part_of

    def defective(model: type[Any], row: dict[str, Any]) -> Any:
        if row["member_telegram_id"] == ill:
            raise ValueError("a planted defect")
        return part_of(model, row)

    monkeypatch.setattr(services.at_hand, "part_of", defective)
    await _all_tap(stage, people, "Sur site")
    while await stage.assembly.worker.work_one(4):
        pass
    failed = await InboxUpdate.filter(attempts__gt=0)
    assert [(update.lane, update.state) for update in failed] == [(ill, InboxState.DEAD)]
    await _are_at_the_third(stage, [person for person in people if person is not people[2]])
