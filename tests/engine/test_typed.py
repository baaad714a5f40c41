"""Dates and hours as people type them."""

from datetime import date

import pytest

from bot.engine import Invalid
from bot.engine.typed_dates import read_date, split_part, split_time
from bot.engine.typed_hours import read_hours

MONDAY = date(2026, 5, 4)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("aujourd’hui", "2026-05-04"), ("Demain", "2026-05-05"), ("après-demain", "2026-05-06"),
        ("tomorrow", "2026-05-05"), ("lundi", "2026-05-11"), ("mardi", "2026-05-05"), ("Tue", "2026-05-05"),
        ("vendredi prochain", "2026-05-08"), ("next friday", "2026-05-08"), ("dim.", "2026-05-10"),
        ("12.3", "2027-03-12"), ("12/3/2028", "2028-03-12"), ("4.5", "2026-05-04"), ("12.06.26", "2026-06-12"),
        ("2026-12-01", "2026-12-01"), ("le 12 juin", "2026-06-12"), ("1er août 2027", "2027-08-01"),
        ("mardi 12 mai", "2026-05-12"), ("mardi 12.5", "2026-05-12"), ("June 12", "2026-06-12"),
        ("12th of June", "2026-06-12"), ("juin 12, 2027", "2027-06-12"), ("dans 2 semaines", "2026-05-18"),
        ("in 2 weeks", "2026-05-18"), ("dans un mois", "2026-06-04"), ("dans 3 jours", "2026-05-07"),
        ("in a year", "2027-05-04"), ("29.2", "2028-02-29"), ("12. 6.", "2026-06-12"), ("١٢.٦", "2026-06-12"),
    ],
)  # fmt: skip
def test_a_date_is_understood(said: str, meant: str) -> None:
    assert read_date(said, MONDAY) == date.fromisoformat(meant)


@pytest.mark.parametrize(
    "said", ["", "bientôt", "32.5", "12.13", "30.2.2027", "mars", "dans 0 jours", "9999999"]
)
def test_what_is_no_date_is_refused(said: str) -> None:
    with pytest.raises(Invalid):
        read_date(said, MONDAY)


def test_a_day_without_a_year_may_mean_the_past() -> None:
    assert read_date("12.6", MONDAY, past=True) == date(2025, 6, 12)


@pytest.mark.parametrize(
    ("said", "before", "minutes"),
    [("mardi 10:30", "mardi", 630), ("14h", "", 840), ("demain à 9h05", "demain", 545), ("tue at 3pm", "tue", 900),
     ("12.3", "12.3", None), ("12am", "", 0), ("demain 3h du matin", "demain", 180), ("14 heures", "", 840),
     ("mardi 3h de l’après-midi", "mardi", 900), ("in two days at noon", "in two days", 720),
     ("lundi minuit", "lundi", 0), ("10:30 heures", "", 630), ("sat at 9 in the evening", "sat", 1260)],
)  # fmt: skip
def test_a_time_at_the_end_is_split_off(said: str, before: str, minutes: int | None) -> None:
    assert split_time(said) == (before, minutes)


@pytest.mark.parametrize("said", ["25:00", "demain 25:00", "mardi 10:75"])
def test_a_time_that_does_not_exist_is_refused(said: str) -> None:
    with pytest.raises(Invalid):
        split_time(said)


@pytest.mark.parametrize(
    ("said", "before", "minutes"),
    [("demain matin", "demain", 360), ("l’après-midi", "", 720), ("tuesday afternoon", "tuesday", 720),
     ("après-demain", "apres-demain", None), ("demain 3h du matin", "demain 3h du matin", None)],
)  # fmt: skip
def test_a_part_of_the_day_is_split_off(said: str, before: str, minutes: int | None) -> None:
    assert split_part(said) == (before, minutes)


NINE, NOON, TWO, SIX = 540, 720, 840, 1080


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("lun-ven 9-12 14-18", {d: [(NINE, NOON), (TWO, SIX)] for d in range(5)}),
        ("Lundi 9h-12h", {0: [(NINE, NOON)]}),
        ("lun, mer et ven 9:00–12:00", {d: [(NINE, NOON)] for d in (0, 2, 4)}),
        ("du lundi au mardi de 9 à 12 et de 14 à 18", {d: [(NINE, NOON), (TWO, SIX)] for d in (0, 1)}),
        ("Mon-Tue 9-12; Sat closed", {0: [(NINE, NOON)], 1: [(NINE, NOON)], 5: []}),
        ("lun 9-12 mar 14-18", {0: [(NINE, NOON)], 1: [(TWO, SIX)]}),
        ("ven-lun 9.30-12", {d: [(570, NOON)] for d in (4, 5, 6, 0)}),
        ("weekend fermé", {5: [], 6: []}),
        ("sam 18-24", {5: [(SIX, 1440)]}),
    ],
)
def test_hours_are_understood(said: str, meant: dict[int, list[tuple[int, int]]]) -> None:
    assert read_hours(said) == meant


@pytest.mark.parametrize(
    "said",
    [
        "",
        "9-12",
        "lun",
        "lun 9",
        "lun 9-12-14",
        "lun 12-9",
        "lun 9-12 11-14",
        "lun 25-26",
        "lun 9-12 fermé",
        "lundi matin",
    ],
)
def test_what_is_no_week_is_refused(said: str) -> None:
    with pytest.raises(Invalid):
        read_hours(said)
