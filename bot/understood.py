"""What a sentence is about that no question asked for: a way of the menu, a button in sight, or a call for help."""

import re
from functools import lru_cache

from bot.engine.step import spoken
from bot.ways import Way
from core.i18n import LANGUAGES, words
from core.text import fold

MOST_WAYS = 2
MOST_WORDS_OF_A_SEARCH = 3
SHORTEST_NAME = 4
_WORD = re.compile(r"\w+")


# The ways of the menu, by the sentence of the catalogue that lists what each is also called.
WAYS = {
    "understood-mission_create": Way("menu-mission-create", "missions", "new"),
    "understood-missions": Way("command-missions", "missions"),
    "understood-agenda": Way("menu-agenda", "agenda"),
    "understood-messages": Way("menu-messages", "messages"),
    "understood-goodbye": Way("set-delete", "goodbye"),
    "understood-settings": Way("menu-settings", "settings"),
    "understood-language": Way("menu-language", "language"),
    "understood-scam": Way("menu-scam", "scam"),
    "understood-my_profile": Way("menu-profile", "my_profile"),
}


def way_called(text: str) -> Way | None:
    """The way of the menu that a text names and nothing else: « créer une mission », « mes rendez-vous »."""
    bare = " ".join(_words(text))
    return next((way for named, way in WAYS.items() if bare in _names(named)), None)


def ways_in(text: str) -> list[Way]:
    """The ways of the menu that a longer sentence names, two at most."""
    said = f" {' '.join(_words(text))} "
    found = [way for named, way in WAYS.items() if any(f" {name} " in said for name in _names(named))]
    return found[:MOST_WAYS]


def asks_for_help(text: str) -> bool:
    """Whether a text is a question, or begins as a call for help does."""
    return text.rstrip().endswith("?") or _begins(text, "understood-help")


def wants_something(text: str) -> bool:
    """Whether a sentence begins as one that is said to the bot: « je voudrais … », “how do I …”."""
    return asks_for_help(text) or _begins(text, "understood-wish")


def is_search(text: str) -> bool:
    """Whether one to three words can only be looked for: no greeting, no thanks, no number."""
    said = _words(text)
    if not 0 < len(said) <= MOST_WORDS_OF_A_SEARCH or asks_for_help(text) or "\n" in text:
        return False
    letters = sum(character.isalpha() for character in text)
    return letters >= SHORTEST_NAME - 1 and not set(said) & _names("understood-courtesy")


def labels_in(text: str, labels: list[str], least: int = 1) -> list[str]:
    """The labels of which every word that says something stands in a sentence, and at least so many of them."""
    said = set(_words(text))
    telling = {
        label: {word for word in _words(spoken(label)) if len(word) >= SHORTEST_NAME} for label in labels
    }
    found = [label for label, words_of in telling.items() if len(words_of) >= least and words_of <= said]
    return [each for each in found if not any(telling[each] < telling[other] for other in found)]


def _begins(text: str, listed: str) -> bool:
    said = f"{' '.join(_words(text))} "
    return any(said.startswith(f"{begun} ") for begun in _names(listed))


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


@lru_cache(maxsize=64)
def _names(key: str) -> frozenset[str]:
    """What a sentence of the catalogue lists between commas, in every language."""
    listed = (name for language in LANGUAGES for name in words(language).plain(key).split(","))
    return frozenset(" ".join(_words(name)) for name in listed if name.strip())
