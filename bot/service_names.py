"""What the services of an organisation are called: those that most have, in the reader's language."""

from functools import cache

from core.i18n import LANGUAGES, Words, words
from core.text import fold

OFFERED = ("sales", "after_sales", "training", "accounting")
# Under which language's word a common service is kept, so that a team is not split by the languages of its people.
_KEPT_IN = "fr"


def shown_service(reader: Words, name: str) -> str:
    """A service as this reader calls it: « Vente » is "Sales" in English; what an organisation named itself stays."""
    standard = _standard(name)
    return _said(reader, standard) if standard is not None else name


def kept_name(name: str) -> str:
    """The one name under which a common service is kept, in whatever language it was said."""
    standard = _standard(name)
    return _said(words(_KEPT_IN), standard) if standard is not None else name


def common_names() -> list[str]:
    """The services that most have, as they are kept."""
    return [_said(words(_KEPT_IN), each) for each in OFFERED]


def _standard(name: str) -> str | None:
    return _by_name().get(fold(name))


def _said(reader: Words, each: str) -> str:
    return reader.plain(f"team-offered-{each}")


@cache
def _by_name() -> dict[str, str]:
    return {fold(_said(words(language), each)): each for language in LANGUAGES for each in OFFERED}
