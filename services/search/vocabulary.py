"""The words of an index, and which of them somebody meant who made one typing error."""

import json
from dataclasses import dataclass

from models.by_key import rows_by_key
from models.database import on_sqlite
from models.sql import execute, fetch
from services.search.expression import AnyOf, Term, render
from services.search.tokens import WORD_LIMIT, is_one_edit, shortened

_SHORTEST = 3
_LONGEST = 30
_LAST = "\U0010fffd"


@dataclass(frozen=True)
class Vocabulary:
    """The words of one index: its tables are `<index>_word`, `<index>_variant`, `<index>_entry` and, on SQLite,
    `<index>_index`.
    """

    index: str

    async def learn(self, words: set[str]) -> None:
        """Adds words that the index has from now on."""
        long_enough = sorted(word for word in words if _SHORTEST <= len(word) <= WORD_LIMIT)
        if not long_enough:
            return
        added = await fetch(
            f"INSERT INTO {self.index}_word (word) SELECT {_item(0)} FROM {_items()} WHERE 1 = 1"
            " ON CONFLICT DO NOTHING RETURNING word",
            pairs=json.dumps([[word] for word in long_enough]),
        )
        new = [row["word"] for row in added if len(row["word"]) <= _LONGEST]
        if not new:
            return
        pairs = sorted({(variant, word) for word in new for variant in shortened(word)})
        await execute(
            f"INSERT INTO {self.index}_variant (variant, word) SELECT {_item(0)}, {_item(1)} FROM {_items()}"
            " WHERE 1 = 1 ON CONFLICT DO NOTHING",
            pairs=json.dumps(pairs),
        )

    async def forget(self, words: set[str]) -> None:
        """Takes out the words that no entry has any more: a person who left leaves no name behind."""
        for word in sorted(words):
            if not await self._is_used(word):
                await execute(f"DELETE FROM {self.index}_word WHERE word = :word", word=word)
                await execute(f"DELETE FROM {self.index}_variant WHERE word = :word", word=word)

    async def _is_used(self, word: str) -> bool:
        match = render(AnyOf((Term(word),)))
        if on_sqlite():
            rows = await fetch(
                f"SELECT 1 AS yes FROM {self.index}_index WHERE {self.index}_index MATCH :match LIMIT 1",
                match=match,
            )
        else:
            rows = await fetch(
                f"SELECT 1 AS yes FROM {self.index}_entry"
                " WHERE document @@ CAST(CAST(:match AS TEXT) AS TSQUERY) LIMIT 1",
                match=match,
            )
        return bool(rows)

    async def is_known(self, word: str) -> bool:
        """Whether some entry has this word or, from three letters on, a word that begins like it."""
        if len(word) < _SHORTEST:
            return await self._is_used(word)
        return bool(await self.beginning_with(word, 1))

    async def beginning_with(self, word: str, limit: int) -> list[str]:
        """The first words, in alphabetical order, that begin like one of three letters or more."""
        rows = await rows_by_key(
            f"SELECT word FROM {self.index}_word WHERE word >= :word AND word <= :last ORDER BY word LIMIT :limit",
            word=word,
            last=word + _LAST,
            limit=limit,
        )
        return [row["word"] for row in rows]

    async def unknown_among(self, words: set[str]) -> set[str]:
        """The words of three letters or more that no entry has."""
        asked = sorted(word for word in words if len(word) >= _SHORTEST)
        if not asked:
            return set()
        names = {f"w{place}": word for place, word in enumerate(asked)}
        rows = await rows_by_key(
            f"SELECT word FROM {self.index}_word WHERE word IN ({', '.join(f':{name}' for name in names)})",
            **names,
        )
        return set(asked) - {row["word"] for row in rows}

    async def one_edit_from(self, word: str, limit: int = 12) -> list[str]:
        """The words at exactly one typing error from this one, in alphabetical order."""
        if not _SHORTEST <= len(word) <= _LONGEST:
            return []
        names = {f"v{place}": variant for place, variant in enumerate(dict.fromkeys(shortened(word)))}
        rows = await rows_by_key(
            f"SELECT DISTINCT word FROM {self.index}_variant"
            f" WHERE variant IN ({', '.join(f':{name}' for name in names)}) ORDER BY word",
            **names,
        )
        return [row["word"] for row in rows if is_one_edit(word, row["word"])][:limit]


DIRECTORY = Vocabulary("directory")
MISSIONS = Vocabulary("mission")


def _items() -> str:
    if on_sqlite():
        return "json_each(:pairs) AS item"
    return "jsonb_array_elements(CAST(CAST(:pairs AS TEXT) AS JSONB)) AS item"


def _item(place: int) -> str:
    return f"json_extract(item.value, '$[{place}]')" if on_sqlite() else f"item.value ->> {place}"
