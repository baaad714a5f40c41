"""Official numbers of companies, of Switzerland and around (FR-011, FR-074)."""

import pytest

from models.member import MemberCategory
from services.certifications.needs import WrongNumber, read_number
from services.certifications.numbers import official_number

KNOWN = {
    "CHE-100.155.212": "CHE-100.155.212",
    "che 100155212": "CHE-100.155.212",
    "CHE-100.155.212 TVA": "CHE-100.155.212",
    "100155212": "CHE-100.155.212",
    "732 829 320": "SIREN 732 829 320",
    "SIREN : 732829320": "SIREN 732 829 320",
    "FR 732 829 320": "SIREN 732 829 320",
    "732 829 320 00074": "SIRET 732 829 320 00074",
    "FR 40 303 265 045": "FR40303265045",
    "HRB 44319 Mannheim": "Mannheim HRB 44319",
    "Amtsgericht Aachen HRA 11223": "Aachen HRA 11223",
    "DE 136 695 976": "DE136695976",
    "00743110157": "IT00743110157",
    "it 00743110157": "IT00743110157",
    "FN 122119m": "FN 122119m",
    "fn122119 M": "FN 122119m",
    "ATU13585627": "ATU13585627",
    "0428.759.497": "BE0428759497",
    "BE 0428 759 497": "BE0428759497",
    "LU15027442": "LU15027442",
    "RCS Luxembourg B 123456": "RCS Luxembourg B123456",
    "ES54362315K": "ES54362315K",
}
UNKNOWN = (
    "CHE-100.155.213",
    "SIREN 732 829 321",
    "73282932000075",
    "HRB 44319",
    "HRB 44319 Atlantis",
    "DE136695977",
    "136695976",
    "00743110158",
    "FN 122119",
    "ATU13585626",
    "BE0428759496",
    "LU15027443",
    "B123456",
    "Société anonyme",
    "SIREN",
    "FR",
    "   ",
    "💼",
    "9" * 60,
)


@pytest.mark.parametrize("typed", KNOWN)
def test_a_number_is_recognised_however_it_is_written(typed: str) -> None:
    assert official_number(typed) == KNOWN[typed]
    assert official_number(KNOWN[typed]) == KNOWN[typed]


@pytest.mark.parametrize("typed", UNKNOWN)
def test_a_wrong_check_digit_or_an_unknown_form_is_refused(typed: str) -> None:
    with pytest.raises(WrongNumber):
        read_number(MemberCategory.COMPANY, typed)


def test_nine_digits_that_could_be_of_two_countries_need_their_prefix() -> None:
    both = next(
        digits
        for digits in (f"{number:09}" for number in range(100_000_000, 100_010_000))
        if official_number(f"CHE{digits}") and official_number(f"SIREN {digits}")
    )
    assert official_number(both) is None


def test_other_organisations_give_their_number_as_it_is() -> None:
    assert read_number(MemberCategory.PUBLIC_BODY, " Canton de Vaud  12 ") == "Canton de Vaud 12"
