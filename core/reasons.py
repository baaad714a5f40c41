"""A reason picked from a list is kept as its code: whoever reads it reads it in their own language (EXT-22)."""

import re

# No sentence that somebody writes has this form: a sign, and one short word of the list.
_CODED = re.compile(r"#([a-z_]{1,20})")


def coded(code: str) -> str:
    """What is kept for a reason of a list."""
    return f"#{code}"


def code_of(reason: str) -> str:
    """The code in what was kept; empty where somebody said it in their own words, or in a list of before."""
    found = _CODED.fullmatch(reason)
    return found[1] if found else ""
