"""What lies at the far ends: figures of other scripts, the first and the last month, answers of another shape."""

from datetime import date, timedelta

import pytest

from bot.engine import Choice, Date, Dialog, Lookup, Money
from bot.engine.definition import DIALOGS
from bot.engine.step import Invalid
from core import clock
from models.dialog import DialogSession, DialogStatus
from services import dialogs
from tests.engine.player import Player
from tests.engine.samples import Booking, Everything, Mission, cities, people
from tests.kit.stage import Stage


async def test_figures_of_other_scripts_and_days_at_the_end_of_time_are_refused(nadia: Player) -> None:
    await nadia.begins(Booking)
    for typed in ("፩", "9999-12-31 10:00", "0001-01-01 10:00", "31.12.9999"):
        assert await nadia.says(typed)
        assert (await nadia.session()).step == "slot"
    session = await nadia.session()
    await nadia.presses(f"d1|{session.id}|{session.turn}|page:²")
    nadia.sees("Quel créneau")


class Someday(Dialog, register=False):
    """Any date at all."""

    key = "tmis"

    start = Date(past=True)
    place = Date(past=True)


@pytest.mark.parametrize("month", ["0001-01", "9999-12", "0000-05"])
async def test_the_first_and_the_last_month_can_be_shown(nadia: Player, month: str) -> None:
    before = DIALOGS["tmis"]
    DIALOGS["tmis"] = Someday
    try:
        await nadia.begins(Someday)
        session = await nadia.session()
        await nadia.presses(f"d1|{session.id}|{session.turn}|show:{month}")
        nadia.sees("Quand commence")
        await nadia.says("31.12.9999")
        assert (await nadia.session()).answers == {"start": date.max.isoformat()}
        await nadia.says("précédent")
        nadia.sees("9999")
    finally:
        DIALOGS["tmis"] = before


def test_an_answer_of_another_shape_is_no_choice_and_no_amount() -> None:
    for step in (Choice(people), Lookup(search=cities)):
        with pytest.raises((Invalid, ValueError)):
            step.load("GE")
    for raw in (True, 7, [0, [1], 0]):
        with pytest.raises(Invalid):
            Money().load(raw)
    assert Everything.steps["who"].load(["p1", "Personne 1"]) == "p1"


async def test_what_waited_too_long_says_so_even_before_it_is_closed(nadia: Player) -> None:
    await nadia.begins(Mission)
    await nadia.says("Développeuse")
    session = await nadia.session()
    await nadia.presses("b1|home|open|")
    clock.freeze(clock.now() + dialogs.LIFETIME + timedelta(minutes=1))
    await nadia.presses(f"b1|dialog|resume|{session.id}")
    assert nadia.toast == "Le temps pour répondre est écoulé."


async def test_whoever_leaves_before_signing_up_is_welcomed_again(stage: Stage) -> None:
    tom = await stage.person("Tom")
    await tom.starts()
    await tom.taps("J’accepte")
    await tom.taps("Visiteur")
    await tom.says("/annuler")
    tom.sees("Qui êtes-vous")
    tom.does_not_see("Mon tableau de bord", "J’accepte")
    assert (await DialogSession.get()).status is DialogStatus.CANCELLED
