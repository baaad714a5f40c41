"""What the words beside a document, or its name, say that it is: « mon permis B » is a permit (EXT-16)."""

import re

from core.text import fold
from models.certification import EvidenceKind

# Folded beginnings of words in the four languages of Switzerland that people write in, and in English.
_BEGINNINGS = {
    EvidenceKind.PERMIT: (
        "permis", "permit", "permesso", "identit", "passeport", "passport", "passaporto", "reisepass", "ausweis",
        "bewilligung", "aufenthalt",
    ),
    EvidenceKind.RESIDENCE: ("domicil", "residen", "wohnsitz", "adress", "loyer", "bail", "logement", "miet"),
    EvidenceKind.STATUTES: ("statut", "statuten", "satzung"),
}  # fmt: skip
# « Permis de conduire », « driving licence »: no proof of what the team asks for.
_NOT_MEANT = ("conduire", "conduite", "driving", "driver", "fuhrer", "guida")
_WORD = re.compile(r"[a-z]+")


def kind_named_by(text: str, wanted: list[EvidenceKind]) -> EvidenceKind | None:
    """The one wanted kind that a text names; None where it names none, or several."""
    words = _WORD.findall(fold(text))
    if any(word.startswith(_NOT_MEANT) for word in words):
        return None
    named = [kind for kind in wanted if any(word.startswith(_BEGINNINGS[kind]) for word in words)]
    return named[0] if len(named) == 1 else None
