"""Cuts texts and queries into the words that are compared. Whatever was typed comes out as plain words."""

import re
from collections.abc import Iterator

from core.text import fold

WORD_LIMIT = 40
_WORD = re.compile(r"[^\W_]+[+#]*")
_KEEPS_ITS_END = ("ss", "us", "is", "xx")


def words_of(text: str) -> list[str]:
    """The words of a text in order: folded, without plural ending, at most 40 characters each."""
    return [_singular(match.group()[:WORD_LIMIT]) for match in _WORD.finditer(fold(text))]


def _singular(word: str) -> str:
    # The same cut on both sides: it need not be a real singular, only the same for both numbers.
    if len(word) > 3 and word[-1] in "sx" and word.isalpha() and not word.endswith(_KEEPS_ITS_END):
        return word[:-1]
    return word


def slug(text: str) -> str:
    """A value of a filter as one word: « La Chaux-de-Fonds » is lachauxdefonds."""
    return "".join(_WORD.findall(fold(text)))[:60]


def shortened(word: str) -> Iterator[str]:
    """The word itself, then every word that lacks one of its letters.

    Two words are at most one edit apart (a letter missing, added, changed, or swapped with its neighbour) only if
    their sets of shortened words meet.
    """
    yield word
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]


def is_one_edit(first: str, second: str) -> bool:
    """Whether exactly one letter is missing, added, changed, or swapped with its neighbour."""
    if first == second or abs(len(first) - len(second)) > 1:
        return False
    if len(first) > len(second):
        first, second = second, first
    start = 0
    while start < len(first) and first[start] == second[start]:
        start += 1
    if len(first) < len(second):
        return first[start:] == second[start + 1 :]
    rest_a, rest_b = first[start + 1 :], second[start + 1 :]
    if rest_a == rest_b:
        return True
    return (
        len(rest_a) > 0
        and first[start] == second[start + 1]
        and first[start + 1] == second[start]
        and rest_a[1:] == rest_b[1:]
    )
