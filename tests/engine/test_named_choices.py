"""Choices that are typed by a part of their name, and the grid of days."""

import pytest
from fluent.runtime import FluentResource

from bot.engine import Choice, Dialog, Option, Text
from bot.engine.lists import by_part
from core.i18n import LANGUAGES, bundle
from tests.engine.player import Player
from tests.engine.samples import Mission

DOMAINS = (Option("it", "Data, IT & Web"), Option("hr", "RH & Légal"), Option("big", "Conseil en big data"))
ANSWERS = (Option("yes", "✅ Yes, payrolling"), Option("no", "No, by myself"), Option("call", "Appel vidéo"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Data, IT", "it"),
        ("data it", "it"),
        ("legal", "hr"),
        ("IT Web", "it"),
        ("2", "hr"),
        ("conseil", "big"),
        ("data", None),
        ("en", None),
        ("d", None),
        ("data scientist", None),
        ("xyz", None),
        ("", None),
    ],
)
def test_a_beginning_or_whole_words_of_exactly_one_name_are_enough(typed: str, meant: str | None) -> None:
    found = by_part(DOMAINS, typed)
    assert (found.id if found else None) == meant


@pytest.mark.parametrize(
    ("typed", "meant"), [("yes", "yes"), ("no", "no"), ("video", "call"), ("3.", "call")]
)
def test_the_first_word_or_any_word_of_an_answer_names_it(typed: str, meant: str) -> None:
    found = by_part(ANSWERS, typed)
    assert found is not None and found.id == meant


@pytest.mark.parametrize(("language", "first"), [("fr", "lu"), ("en", "Mo")])
async def test_each_day_of_a_month_stands_below_its_weekday(database: str, language: str, first: str) -> None:
    nadia = await Player.arrive(language=language)
    await nadia.begins(Mission, answers={"title": "Développeuse", "place": "remote"})
    june = [b for row in nadia.view.rows for b in row if b.data and "show:2026-06" in b.data]
    await nadia.presses(june[0].data or "")
    names, *weeks = nadia.view.rows[:6]
    assert names[0].label == first and [len(row) for row in (names, *weeks)] == [7] * 6
    assert [b.label for b in weeks[0]] == ["1", "2", "3", "4", "5", "6", "7"]
    assert [b.label for b in weeks[4]] == ["29", "30", "·", "·", "·", "·", "·"]
    before = (await nadia.session()).answers
    for still in (names[2], weeks[4][6]):
        await nadia.presses(still.data or "")
        assert (await nadia.session()).answers == before
        assert nadia.view.rows[1][0].label == "1", "the month stays where it is"


async def test_a_weekday_that_is_typed_is_a_date_and_not_the_head_of_a_column(nadia: Player) -> None:
    await nadia.begins(Mission, answers={"title": "Développeuse", "place": "remote"})
    await nadia.says("ve")
    assert (await nadia.session()).answers.get("start") == "2026-05-08"


class Verdict(Dialog):
    """A choice that is also called like the way out."""

    key = "tver"

    async def verdicts(self) -> list[Option]:
        """Two of them."""
        return [Option("kept", "Décision confirmée"), Option("undone", "Décision renversée", ("annuler",))]

    verdict = Choice(verdicts)
    why = Text()


# The sentences of the dialog above, from its definition on: whoever prints every dialog meets it, too.
for each in LANGUAGES:
    said = "tver = Verdict\ntver-verdict = Lequel ?\ntver-why = Pourquoi ?\n"
    bundle(each).add_resource(FluentResource(said), allow_overrides=True)


async def test_the_word_of_the_way_out_is_an_option_where_one_is_called_so(nadia: Player) -> None:
    await nadia.begins(Verdict)
    await nadia.says("annuler")
    assert (await nadia.session()).answers == {"verdict": ["undone", "Décision renversée"]}
    await nadia.says("annuler")
    nadia.sees("avant la fin : tout reste comme avant")
