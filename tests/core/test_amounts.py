"""Amounts of money in words."""

from decimal import Decimal

import pytest

from core.i18n import words


@pytest.mark.parametrize(
    ("language", "amount", "said"),
    [
        ("en", "800", "CHF 800"),
        ("en", "1250.50", "CHF 1,250.50"),
        ("fr", "900.00", "900,00 CHF"),
    ],
)
def test_an_amount_and_its_currency_are_two_words(language: str, amount: str, said: str) -> None:
    assert words(language).money(Decimal(amount), "CHF").replace("\xa0", " ") == said
