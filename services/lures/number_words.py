"""Reads numbers that are written in words, in French and in English, as somebody dictates a telephone number."""

import re
from collections.abc import Iterator

_UNITS = {
    "zero": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8,
    "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
    "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70,
    "huitante": 80, "octante": 80, "nonante": 90, "cent": 100, "cents": 100,
    "oh": 0, "nought": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
}  # fmt: skip
_TIMES = {"double": 2, "triple": 3}
_JOINING = {"et", "and", "puis", "then", "plus"}
_WORD = re.compile(r"[a-z]+|\d+|[^\sa-z\d,.'/()*_-]")


def spoken_numbers(text: str) -> Iterator[str]:
    """The figures of each run of numbers in a plain text in which at least three were written as words."""
    run: list[str] = []
    for word in [*_WORD.findall(text), "."]:
        if (word.isascii() and word.isdigit()) or word in _UNITS or word in _TIMES:
            run.append(word)
        elif word not in _JOINING or not run:
            if sum(not part.isdigit() for part in run) >= 3:
                yield _figures(run)
            run = []


def _figures(run: list[str]) -> str:
    """« trente quatre » is 34, « quatre vingt neuf » 89, « trois cent douze » 312, "double four" 44."""
    values: list[int | str] = []
    times = 1
    for word in run:
        if word in _TIMES:
            times = _TIMES[word]
            continue
        if word.isdigit():
            values.append(word)
            continue
        value, last = _UNITS[word], values[-1] if values else None
        if times > 1:
            values.append(str(value) * times)
        elif isinstance(last, int) and _belongs(last, value):
            values[-1] = last * value if value == 100 or (last, value) == (4, 20) else last + value
        else:
            values.append(value)
        times = 1
    return "".join(str(value) for value in values)


def _belongs(last: int, value: int) -> bool:
    if value == 100:
        return 1 < last < 10
    if (last, value) == (4, 20):
        return True
    if last >= 100:
        return 0 < value < 100 and last % 100 == 0
    small = 20 if last in (60, 80) else 10
    return last >= 20 and last % 10 == 0 and 0 < value < small
