"""Texts are cleaned, compared and measured the same way whatever people type."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text import clean, clip, clip_words, fold, one_line, utf16_length

anything = st.text(alphabet=st.characters(), max_size=200) | st.text(
    alphabet=st.sampled_from("aé’' \t\n\r\0\u200b\u202e\ud83d\ude00œßİ👩‍💻"), max_size=60
)


@given(anything)
def test_a_cleaned_text_can_be_stored_and_is_clean_already(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode("utf-8")
    assert "\0" not in cleaned and "\r" not in cleaned
    assert all(c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs") for c in cleaned)
    assert clean(cleaned) == cleaned


@given(anything)
def test_one_line_has_no_break_and_no_space_at_its_ends(text: str) -> None:
    line = one_line(text)
    assert "\n" not in line and "  " not in line and line == line.strip()
    assert one_line(line) == line


@given(anything)
def test_a_folded_text_stays_as_it_is_when_folded_again(text: str) -> None:
    assert fold(fold(clean(text))) == fold(clean(text))


@given(anything, st.integers(1, 50))
def test_a_clipped_text_fits_and_keeps_its_beginning(text: str, limit: int) -> None:
    text = clean(text)
    clipped = clip(text, limit)
    assert utf16_length(clipped) <= limit
    assert clipped == text if utf16_length(text) <= limit else text.startswith(clipped.removesuffix("…"))


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Développeur·euse Web", "developpeur·euse web"),
        ("ŒUVRE  Cœur", "oeuvre coeur"),
        ("L’Étranger", "l'etranger"),
        ("Straße", "strasse"),
        ("  ÇA\n va ", "ca va"),
        ("İstanbul", "istanbul"),
        ("Łódź", "lodz"),
    ],
)
def test_accents_and_case_do_not_matter_when_comparing(typed: str, folded: str) -> None:
    assert fold(typed) == folded


def test_lengths_are_those_of_telegram() -> None:
    assert [utf16_length(text) for text in ("a", "é", "👩‍💻", "𝄞")] == [1, 1, 5, 2]
    assert clip("👍👍", 3) == "👍…"
    assert clip("👍👍", 2) == "…"


def test_a_line_for_a_subject_is_cut_between_two_words() -> None:
    assert clip_words("Merci pour votre intérêt", 24) == "Merci pour votre intérêt"
    assert clip_words("Merci pour votre intérêt", 20) == "Merci pour votre…"
    assert clip_words("Merci pour votre intérêt", 17) == "Merci pour votre…"
    assert clip_words("Merci : « Intérêt »", 15) == "Merci…"
    assert clip_words("Donaudampfschifffahrt", 8) == "Donauda…"
