"""Months and years: every way of naming one, by buttons or typed."""

from datetime import date

import pytest

from bot.engine import Dialog, Invalid, Month, Year
from bot.engine.step import Answered, Asking, NotOffered, Stay
from bot.preview import rehearse


class Stay2(Dialog, register=False):
    """From a month to another, and a year."""

    key = "xmo"

    began = Month()
    ended = Month(first=lambda d: d.began, optional=True)
    year = Year(min=1940, max=2100)


def _asking(name: str, **ui: str) -> Asking:
    run = rehearse(Stay2, "fr")
    run.raw["began"] = "2019-03-01"
    return Asking(run, run.steps[name], dict(ui))


@pytest.mark.parametrize(
    "said",
    ["3.2019", "03/2019", "mars 2019", "Mars 2019", "march 2019", "2019-03", "12.3.2019", "12 mars 2019"],
)
async def test_a_month_is_understood_however_it_is_written(said: str) -> None:
    ask = _asking("began")
    assert await ask.step.typed(ask, said) == Answered("2019-03-01")


@pytest.mark.parametrize("said", ["13.2019", "2019-00", "soon", "ma 2019", "2019", "6.2026", "0.0000"])
async def test_what_is_no_month_or_not_here_yet_is_refused(said: str) -> None:
    ask = _asking("began")
    with pytest.raises(Invalid):
        await ask.step.typed(ask, said)


async def test_nothing_ends_before_it_began_but_it_may_end_in_the_same_month() -> None:
    ask = _asking("ended")
    with pytest.raises(Invalid, match="invalid"):
        await ask.step.typed(ask, "2.2019")
    assert await ask.step.typed(ask, "3.2019") == Answered("2019-03-01")


async def test_a_month_is_found_by_its_year_and_no_month_to_come_is_offered() -> None:
    ask = _asking("began")
    years = (await ask.step.widget(ask)).rows
    assert [button.label for button in years[0]] == ["2026", "2025", "2024", "2023"]
    assert await ask.step.tap(ask, "show", "2026-01") == Stay({"month": "2026-01"})
    months = (await ask.step.widget(_asking("began", month="2026-01"))).rows
    assert [button.label for row in months for button in row] == [
        "janv.", "févr.", "mars", "avr.", "mai", "Autre année"
    ]  # fmt: skip
    assert await ask.step.tap(ask, "years", "") == Stay({})
    assert await ask.step.tap(ask, "day", "2026-05-01") == Answered("2026-05-01")
    with pytest.raises(NotOffered):
        await ask.step.tap(ask, "day", "2026-13-01")
    assert ask.step.describe(ask, date(2019, 3, 1).isoformat()) == "mars 2019"


async def test_a_year_is_tapped_or_typed_and_shown_without_a_separator() -> None:
    ask = _asking("year")
    assert await ask.step.tap(ask, "year", "2019") == Answered(2019)
    assert await ask.step.typed(ask, "1998") == Answered(1998)
    assert ask.step.describe(ask, 1998) == "1998"
    for arg in ("20190", "deux", "١٩٩٨"):
        with pytest.raises(NotOffered):
            await ask.step.tap(ask, "year", arg)
    with pytest.raises(Invalid):
        await ask.step.tap(ask, "year", "1900")
