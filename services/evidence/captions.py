"""What the words beside a document, or its name, say that it is: « mon permis B » is a permit (EXT-16)."""

import re

from core.text import fold
from models.certification import TWO_SIDED, EvidenceKind

# Folded beginnings of words in the four languages of Switzerland that people write in, and in English.
_BEGINNINGS = {
    EvidenceKind.PERMIT: (
        "permis", "permit", "permesso", "identit", "passeport", "passport", "passaporto", "reisepass", "ausweis",
        "bewilligung", "aufenthalt",
    ),
    EvidenceKind.RESIDENCE: ("domicil", "residen", "wohnsitz", "adress", "loyer", "bail", "logement", "miet"),
    EvidenceKind.STATUTES: (
        "statut", "statuten", "satzung", "extrait", "registre", "register", "extract", "auszug", "estratto", "kbis",
    ),
}  # fmt: skip
# « Permis de conduire », « driving licence »: no proof of what the team asks for.
_NOT_MEANT = ("conduire", "conduite", "driving", "driver", "fuhrer", "guida")
# The back of a document, by itself and beside a word for the document.
_BACK = ("verso", "ruckseite", "retro")
_BACK_BESIDE = (*_BACK, "dos", "back", "reverse", "arriere", "hinten", "hinter")
_WORD = re.compile(r"[a-z]+")


def kind_named_by(text: str, wanted: list[EvidenceKind]) -> EvidenceKind | None:
    """The one wanted kind that a text names; None where it names none, or several."""
    words = _WORD.findall(fold(text))
    if any(word.startswith(_NOT_MEANT) for word in words):
        return None
    named = [kind for kind in wanted if any(word.startswith(_BEGINNINGS[kind]) for word in words)]
    if not named and any(word in _BACK for word in words):
        named = [kind for kind in wanted if kind in TWO_SIDED]
    return named[0] if len(named) == 1 else None


def names_back(text: str) -> bool:
    """Whether a text says of a document that it is its back: « permis verso »."""
    return any(word in _BACK_BESIDE for word in _WORD.findall(fold(text)))
