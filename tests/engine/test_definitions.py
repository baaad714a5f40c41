"""A dialog that changes between two deploys while people are in the middle of it."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.engine import Choice, Date, Dialog, Many, Number, Option, Preview, Text, YesNo
from bot.engine.definition import DIALOGS
from tests.engine.player import Player
from tests.engine.samples import WorkPlace
from tests.engine.test_properties import RELAXED

KINDS: dict[str, Callable[[], Any]] = {
    "text": lambda: Text(max=30),
    "longer": lambda: Text(min=12, max=90),
    "place": lambda: Choice(WorkPlace),
    "skills": lambda: Many(("go", "ada"), words="tmis-skills"),
    "fewer": lambda: Many(("go",), words="tmis-skills"),
    "number": lambda: Number(min=1, max=9),
    "yes": lambda: YesNo(optional=True),
    "date": lambda: Date(),
}
SAID = {
    "text": "Un texte",
    "longer": "Un texte bien plus long",
    "place": "Sur site",
    "skills": "Go, Ada",
    "fewer": "Go",
    "number": "7",
    "yes": "oui",
    "date": "demain",
}
STEPS = st.lists(
    st.tuples(st.sampled_from(["title", "place", "city", "start", "note"]), st.sampled_from(sorted(KINDS))),
    min_size=1,
    max_size=5,
    unique_by=lambda pair: pair[0],
)


def made(steps: list[tuple[str, str]], **facts: Any) -> type[Dialog]:
    """A definition under the key of the sample mission's sentences."""
    body = {name: KINDS[kind]() for name, kind in steps}
    return type("Made", (Dialog,), {"key": "tmis", **body, "preview": Preview(), **facts}, register=False)


@pytest.fixture(autouse=True)
def restored() -> Any:
    """The sample mission is there again afterwards."""
    before = dict(DIALOGS)
    yield
    DIALOGS.clear()
    DIALOGS.update(before)


@RELAXED
@given(old=STEPS, new=STEPS, answered=st.integers(0, 5), by_tap=st.booleans())
async def test_answers_never_land_in_a_wrong_question(
    database: str, old: list[tuple[str, str]], new: list[tuple[str, str]], answered: int, by_tap: bool
) -> None:
    person = await Player.arrive()
    DIALOGS["tmis"] = made(old)
    await person.begins(DIALOGS["tmis"])
    for _, kind in old[:answered]:
        await person.says(SAID[kind])
    shown, kept = (await person.session()).step, (await person.session()).answers
    stale = [b.data for row in person.view.rows for b in row if b.data and "cancel" not in b.data]
    DIALOGS["tmis"] = made(new)
    if by_tap and stale:
        await person.presses(stale[0])
    else:
        await person.says(SAID[dict(old).get(shown, "text")])
    await person.draws()
    after = (await person.session()).answers
    for name, raw in after.items():
        if name != shown:
            assert kept.get(name) == raw
    for _ in range(15):
        if person.page == "home":
            break
        session = await person.session()
        if session.step == "preview":
            await person.taps("Publier")  # A preview shown before the deploy first leads to what is new.
        else:
            await person.says(SAID[dict(new).get(session.step, "text")])
    assert person.page == "home"
    final = DIALOGS["tmis"](await person.session(), person.turn().look)
    assert set(final.raw) == {name for name, _ in new}


async def test_a_renamed_question_keeps_its_answer_and_upgrade_mends_the_rest(nadia: Player) -> None:
    DIALOGS["tmis"] = made([("title", "text"), ("place", "text"), ("note", "text")])
    await nadia.begins(DIALOGS["tmis"])
    await nadia.says("Un texte")
    await nadia.says("on_site!")

    def upgrade(cls: type[Dialog], answers: dict[str, Any]) -> dict[str, Any]:
        return {name: raw.rstrip("!") if name == "place" else raw for name, raw in answers.items()}

    DIALOGS["tmis"] = made(
        [("city", "text"), ("place", "place"), ("note", "text")],
        renamed={"title": "city"},
        upgrade=classmethod(upgrade),
    )
    await nadia.says("Une remarque")
    await nadia.taps("Publier")
    assert (await nadia.session()).answers == {"city": "Un texte", "place": "on_site", "note": "Une remarque"}


async def test_an_option_that_vanished_is_asked_again(nadia: Player) -> None:
    options = [Option("a", "Première"), Option("b", "Deuxième")]

    async def offered(dialog: Dialog) -> list[Option]:
        return options

    steps = {"place": Choice(offered), "note": Text()}
    DIALOGS["tmis"] = type("Made", (Dialog,), {"key": "tmis", **steps}, register=False)
    await nadia.begins(DIALOGS["tmis"])
    data = nadia.data("Première")
    del options[0]
    await nadia.presses(data)
    nadia.sees("Ce bouton n’est plus à jour", "1. Deuxième")
    assert (await nadia.session()).answers == {}
