"""Makes an expression of what somebody typed: phrases with their synonyms, corrections, and a way to widen."""

from dataclasses import dataclass, replace

from services.search.expression import NAME, PROMINENT, SKILLS, TRADE, AllOf, AnyOf, In, Node, Term
from services.search.synonyms import LONGEST_PHRASE, Phrase, synonyms
from services.search.telling import telling_words
from services.search.vocabulary import DIRECTORY, Vocabulary

QUERY_LIMIT = 200
WORDS_LIMIT = 8
SUGGESTED = 8
_CORRECTED_FROM = 3
_PREFIX_FROM = 3
# So many words that begin alike are looked for one by one: SQLite gives the entries of a whole word as they are asked
# for, but collects those of a beginning first.
_SPELLED_OUT = 12
# What the words for filters begin with (see `index.filter_word`): « cat », typed, is not everybody with a category.
_FILTER_KINDS = ("all", "category", "city", "sector", "domain", "skill")
_SPELLED_OUT_BESIDE_FILTERS = 500


@dataclass(frozen=True)
class Correction:
    """A word that nobody's entry has, and the words that may have been meant."""

    typed: str
    meant: tuple[str, ...]


@dataclass(frozen=True)
class Notion:
    """One thing that was asked for: a word or a known phrase, and what it may be called as well.

    `endings` are, for each word of the phrase, the words that begin like it; none where there are too many or none.
    Who typed the beginning of words only has not typed anybody's name: then nothing `is_whole`.
    """

    phrase: Phrase
    others: tuple[Phrase, ...]
    meant: tuple[str, ...] = ()
    endings: tuple[tuple[str, ...], ...] = ()
    is_whole: bool = True

    def node(self) -> Node:
        """The notion as typed, as one of its synonyms, or as corrected."""
        known = {ending for endings in self.endings if len(self.phrase) == 1 for ending in endings}
        others = (_exact(phrase) for phrase in self.others if phrase[1:] or phrase[0] not in known)
        return AnyOf((self._typed(), *others, *map(Term, self.meant)))

    def _typed(self) -> Node:
        endings = self.endings or ((),) * len(self.phrase)
        words = tuple(_beginning(word, found) for word, found in zip(self.phrase, endings, strict=True))
        return words[0] if len(words) == 1 else AllOf(words)


def _beginning(word: str, endings: tuple[str, ...]) -> Node:
    if endings:
        return AnyOf(tuple(map(Term, endings))) if len(endings) > 1 else Term(endings[0])
    return Term(word, is_prefix=len(word) >= _PREFIX_FROM)


def _exact(phrase: Phrase) -> Node:
    words = tuple(Term(word) for word in phrase)
    return words[0] if len(words) == 1 else AllOf(words)


@dataclass(frozen=True)
class Plan:
    """What is looked for. Without notions it is everybody."""

    notions: tuple[Notion, ...]
    corrections: tuple[Correction, ...]

    def whole(self) -> Node | None:
        """Every notion, anywhere in an entry."""
        return AllOf(tuple(notion.node() for notion in self.notions)) if self.notions else None

    def prominent(self) -> Node | None:
        """Every notion in trade, skills, name or city, not only in the text."""
        whole = self.whole()
        return None if whole is None else In(PROMINENT, whole)

    def by_name(self) -> Node | None:
        """Every notion, as it was typed, a whole word of the name or city: somebody who is asked for by name."""
        if not self.notions:
            return None
        return In((NAME,), AllOf(tuple(_exact(notion.phrase) for notion in self.notions)))

    def may_name(self) -> bool:
        """Whether somebody may have every word as it was typed: else nobody is asked for by name."""
        return all(notion.is_whole for notion in self.notions)

    def in_trade(self) -> Node | None:
        """At least one notion in the trade."""
        return In((TRADE,), self.any_notion()) if self.notions else None

    def in_skills(self) -> Node | None:
        """At least one notion among the skills."""
        return In((SKILLS,), self.any_notion()) if self.notions else None

    def any_notion(self) -> Node:
        """At least one notion."""
        return AnyOf(tuple(notion.node() for notion in self.notions))

    def other_words(self) -> tuple[str, ...]:
        """What the notions are called as well, as written for people: suggestions when nothing is found (FR-104)."""
        found = (label for notion in self.notions for label in synonyms().labels_of(notion.phrase))
        return tuple(found)[:SUGGESTED]

    def without_each(self) -> list["Plan"]:
        """The plans that leave one notion out, of two or more."""
        if len(self.notions) < 2:
            return []
        return [
            self.only(self.notions[:place] + self.notions[place + 1 :]) for place in range(len(self.notions))
        ]

    def only(self, notions: tuple[Notion, ...]) -> "Plan":
        """The plan of some of its notions, with the corrections that concern them."""
        words = {word for notion in notions for word in notion.phrase}
        return Plan(notions, tuple(each for each in self.corrections if each.typed in words))


async def plan_query(
    query: str, *, correct_everything: bool = False, vocabulary: Vocabulary = DIRECTORY
) -> Plan:
    """Understands a query; unknown words are corrected, and with `correct_everything` all of them.

    `vocabulary` is that of the index that will be asked.
    """
    words = telling_words(query[:QUERY_LIMIT], WORDS_LIMIT)
    notions: list[Notion] = []
    corrections: list[Correction] = []
    for phrase in _phrases(words):
        meant: tuple[str, ...] = ()
        others = synonyms().of(phrase)
        begun = [await _begun(word, vocabulary) for word in phrase]
        is_there = bool(others) or begun[0].is_there
        if not is_there and len(phrase[0]) < _PREFIX_FROM:
            is_there = await vocabulary.is_known(phrase[0])
        if len(phrase) == 1 and (correct_everything or not is_there):
            beginning = synonyms().beginning_with(phrase[0]) if len(phrase[0]) >= 4 else []
            meant = tuple(() if beginning and not correct_everything else await _meant(phrase[0], vocabulary))
            for known in beginning or [(word,) for word in meant]:
                others += [known, *synonyms().of(known)]
            if meant:
                corrections.append(Correction(phrase[0], meant))
        endings = tuple(each.endings for each in begun)
        is_whole = all(each.is_whole for each in begun)
        notions.append(Notion(phrase, tuple(dict.fromkeys(others)), meant, endings, is_whole))
    return Plan(tuple(await _without_unknown(notions, vocabulary)), tuple(corrections))


async def _without_unknown(notions: list[Notion], vocabulary: Vocabulary) -> list[Notion]:
    """The notions without synonyms that nobody has: each would be looked for again and again."""
    words = {word for notion in notions for phrase in notion.others for word in phrase}
    unknown = await vocabulary.unknown_among(words)
    return [
        replace(notion, others=tuple(phrase for phrase in notion.others if unknown.isdisjoint(phrase)))
        for notion in notions
    ]


@dataclass(frozen=True)
class _Begun:
    """A typed word: the words of the index that begin like it (see `Notion`), whether there are any, and whether it may
    be one of them.
    """

    endings: tuple[str, ...] = ()
    is_there: bool = False
    is_whole: bool = True


async def _begun(word: str, vocabulary: Vocabulary) -> _Begun:
    """Who types the beginning of a filter's name is never given to a database as somebody who has not typed to the end.

    Of too many words that begin alike the first one in their order would be the typed word itself.
    """
    if len(word) < _PREFIX_FROM:
        return _Begun()
    begins_a_filter = _begins_a_filter(word)
    most = _SPELLED_OUT_BESIDE_FILTERS if begins_a_filter else _SPELLED_OUT
    found = await vocabulary.beginning_with(word, most + 1)
    if not found:
        return _Begun((word,) if begins_a_filter else ())
    return _Begun(tuple(found) if len(found) <= most else (), True, found[0] == word)


def _begins_a_filter(word: str) -> bool:
    return any(kind.startswith(word) for kind in _FILTER_KINDS)


async def _meant(word: str, vocabulary: Vocabulary) -> list[str]:
    """The words at one typing error; the error may also have hidden, or made, a plural ending that was cut off.

    A sign or two are no word with an error: every short word would be at one error from them.
    """
    if len(word) < _CORRECTED_FROM:
        return []
    for form in (word, f"{word}s", f"{word}x"):
        nearby = await vocabulary.one_edit_from(form)
        found = list(dict.fromkeys([*nearby, *synonyms().one_edit_from(form)]))
        if found and found != [word]:
            return [other for other in found if other != word]
    return []


def _phrases(words: list[str]) -> list[Phrase]:
    """Cuts the words into the longest phrases that have synonyms; other words stand alone."""
    phrases: list[Phrase] = []
    place = 0
    while place < len(words):
        for length in range(min(LONGEST_PHRASE, len(words) - place), 0, -1):
            phrase = tuple(words[place : place + length])
            if length == 1 or synonyms().has(phrase):
                phrases.append(phrase)
                place += length
                break
    return phrases
