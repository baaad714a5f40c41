"""Writes a message as its reader sees it: without invisible marks, look-alike letters and fancy digits."""

import re
import unicodedata

from core.text import fold

# Letters of other alphabets that look like Latin ones.
_ALIKE = str.maketrans(
    dict(
        pair.split(":")
        for pair in (
            "а:a в:b е:e к:k м:m н:h о:o р:p с:c т:t у:y х:x і:i ј:j ѕ:s ԁ:d ɡ:g α:a ε:e ι:i κ:k ν:v ο:o"
            " ρ:p τ:t υ:u χ:x 。:. ·:. •:. ∙:. ‚:,"
        ).split()
    )
)
_DASHES = re.compile(r"[‐‑‒–—―−﹣－]")
_INVISIBLE = ("Cf", "Mn", "Me")
_BRACKETED_DOT = re.compile(r"\s*[\[({<]\s*(?:dot|point|\.)\s*[\])}>]\s*")
_BRACKETED_AT = re.compile(r"\s*[\[({<]\s*(?:at|arobase|arobas|chez|@)\s*[\])}>]\s*")
_SPELT = re.compile(r"(?<!\w)(?:[\w@.] ){4,}[\w@.](?!\w)")
_AS_ZERO = re.compile(r"(?<![a-z])o(?=\d{2})|(?<=\d)o(?![a-z])|(?<=\d)o(?=\d)")
_AS_ONE = re.compile(r"(?<![a-z'])[li](?=\d{2})|(?<=\d)[li](?=\d)")


def plain(text: str) -> str:
    """Lower case, one kind of dash, brackets round a dot or at sign opened, letters spelt one by one put together."""
    marks = unicodedata.normalize("NFKC", text)
    seen = "".join(_figure(c) for c in marks if unicodedata.category(c) not in _INVISIBLE)
    seen = fold(_DASHES.sub("-", seen)).translate(_ALIKE)
    seen = _BRACKETED_AT.sub("@", _BRACKETED_DOT.sub(".", seen))
    seen = _AS_ONE.sub("1", _AS_ZERO.sub("0", seen))
    return _SPELT.sub(lambda found: found.group().replace(" ", ""), seen)


def _figure(character: str) -> str:
    return str(unicodedata.decimal(character)) if character.isdecimal() else character


def sentences(text: str) -> list[str]:
    """The parts of a plain text between full stops; a dot inside an amount or a name ends nothing."""
    return [part for part in re.split(r"[.!?;](?=\s|$)", text) if part.strip()]
