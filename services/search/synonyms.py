"""What people call the same thing: groups of words and phrases, French and English, each finding the others."""

from functools import lru_cache
from importlib.resources import files

from services.search.telling import is_joining
from services.search.tokens import is_one_edit, words_of

Phrase = tuple[str, ...]
LONGEST_PHRASE = 4


class Synonyms:
    """The groups of synonyms.txt, looked up by a phrase that was cut into words."""

    def __init__(self, text: str) -> None:
        self._groups: list[tuple[Phrase, ...]] = []
        self._labels: list[tuple[str, ...]] = []
        self._places: dict[Phrase, list[int]] = {}
        for line in text.splitlines():
            if line.strip() and not line.startswith("#"):
                self._add([label.strip() for label in line.split(",") if label.strip()])
        self.single_words = sorted(phrase[0] for phrase in self._places if len(phrase) == 1)

    def __len__(self) -> int:
        return len(self._groups)

    def _add(self, labels: list[str]) -> None:
        phrases = dict.fromkeys(_phrase(label) for label in labels)
        for phrase in phrases:
            self._places.setdefault(phrase, []).append(len(self._groups))
        self._groups.append(tuple(phrases))
        self._labels.append(tuple(labels))

    def has(self, phrase: Phrase) -> bool:
        """Whether some group has this phrase."""
        return phrase in self._places

    def of(self, phrase: Phrase) -> list[Phrase]:
        """The other phrases of the groups of this one."""
        found = [other for place in self._places.get(phrase, ()) for other in self._groups[place]]
        return [other for other in dict.fromkeys(found) if other != phrase]

    def labels_of(self, phrase: Phrase) -> list[str]:
        """The same, as they are written for people."""
        found = [label for place in self._places.get(phrase, ()) for label in self._labels[place]]
        return [label for label in dict.fromkeys(found) if _phrase(label) != phrase]

    def beginning_with(self, word: str) -> list[Phrase]:
        """Single words that begin like this one; somebody may not have typed to the end."""
        return [(known,) for known in self.single_words if known.startswith(word)]

    def one_edit_from(self, word: str) -> list[str]:
        """Single words at exactly one typing error."""
        return [known for known in self.single_words if is_one_edit(word, known)]


def _phrase(label: str) -> Phrase:
    words = words_of(label)
    return tuple(word for word in words if not is_joining(word)) or tuple(words)


@lru_cache
def synonyms() -> Synonyms:
    """The groups that the directory knows."""
    return Synonyms((files("services.search") / "synonyms.txt").read_text("utf-8"))
