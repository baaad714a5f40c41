"""The next question is drawn in the transaction of the answer, and looks as it does when it is drawn later."""

from datetime import datetime

import pytest

from bot import early
from bot.engine import begin
from bot.engine.definition import Dialog
from bot.held import Held
from bot.tapped import Received
from bot.turn import Turn
from bot.view import View
from models.delivery import InboxState, InboxUpdate, Screen
from models.sql import fetch
from services.unit_of_work import unit_of_work
from tests.engine.samples import Booking, Mission
from tests.kit.person import Person
from tests.kit.stage import Stage


async def _begins(stage: Stage, person: Person, dialog: type[Dialog]) -> None:
    async with unit_of_work():
        await begin(Turn(await stage.member(person), stage.facts, person.user_id, 0), dialog)
    await stage.settle()
    await person.look()


# What is drawn, and what the message before becomes.
Drawn = tuple[View, str | None] | None


def _drawn(view: View | None) -> Drawn:
    return None if view is None else (view, view.left_behind())


def _watched(stage: Stage) -> list[tuple[Drawn, Drawn]]:
    """Of each update from now on: what was drawn early, and what the page draws from what is kept."""
    aftermath, drawing = stage.assembly.aftermath, stage.assembly.drawing
    follow, seen = aftermath.follow, list[tuple[Drawn, Drawn]]()

    async def watched(update: Received | None, turn: Turn | None, held: Held | None, at: datetime) -> None:
        if held is not None and turn is not None:
            kept = await Screen.get(member_id=turn.member.id)
            seen.append((_drawn(held.view), _drawn(await drawing._view(kept, turn.member))))
        await follow(update, turn, held, at)

    aftermath.follow = watched  # type: ignore[method-assign]
    return seen


async def test_a_question_drawn_early_is_the_one_that_is_kept(stage: Stage) -> None:
    alice = await stage.visitor("Alice")
    await _begins(stage, alice, Mission)
    seen = _watched(stage)
    await alice.says("Développeuse <Python>")
    await alice.taps("Sur site")
    await alice.says("Lausanne")
    await alice.says("demain")
    await alice.taps("Python")
    await alice.taps("Suivant")
    await alice.says("950")
    await alice.taps("Non")
    # A calendar looks further than the answers, and a tick leads to no other question.
    assert [drawn is not None for drawn, _ in seen] == [True, True, False, True, False, True, True, True]
    for drawn, kept in seen:
        assert drawn in (None, kept)
    alice.sees("Une remarque")


async def test_what_an_author_had_a_hand_in_is_drawn_from_what_is_kept(stage: Stage) -> None:
    alice = await stage.visitor("Alice")
    await _begins(stage, alice, Booking)
    seen = _watched(stage)
    await alice.says("demain 10:00")
    alice.sees("De quoi s’agit-il")
    assert [drawn for drawn, _ in seen] == [None]


@pytest.mark.parametrize("is_of_the_database", [True, False])
async def test_what_fails_while_drawing_early_is_drawn_later_unless_the_database_refused_it(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, is_of_the_database: bool
) -> None:
    alice = await stage.visitor("Alice")
    await _begins(stage, alice, Mission)
    draws = list[bool]()
    drawn = early.draw_screen

    async def defective(run: Dialog) -> View:
        draws.append(True)
        if len(draws) > 1:
            return await drawn(run)
        if is_of_the_database:
            await fetch("SELECT nothing_of_that_name FROM member")
        raise ZeroDivisionError("a planted defect")

    monkeypatch.setattr(early, "draw_screen", defective)
    await alice.says("Développeuse <Python>")
    alice.sees("Sur site")
    done = await InboxUpdate.all().order_by("-seq").first()
    assert done is not None and (done.state, done.attempts) == (InboxState.DONE, int(is_of_the_database))
