"""The words of the directory, and which of them somebody meant who made one typing error."""

import json

from models.database import on_sqlite
from models.sql import execute, fetch
from services.search.expression import AnyOf, Term, render
from services.search.tokens import is_one_edit, shortened

_SHORTEST = 3
_LONGEST = 30
_LAST = "\U0010fffd"


async def learn_words(words: set[str]) -> None:
    """Adds words that the directory has from now on."""
    new = sorted(word for word in words if _SHORTEST <= len(word) <= _LONGEST)
    if not new:
        return
    await execute(
        f"INSERT INTO directory_word (word) SELECT {_item(0)} FROM {_items()} WHERE 1 = 1 ON CONFLICT DO NOTHING",
        pairs=json.dumps([[word] for word in new]),
    )
    pairs = sorted({(variant, word) for word in new for variant in shortened(word)})
    await execute(
        f"INSERT INTO directory_variant (variant, word) SELECT {_item(0)}, {_item(1)} FROM {_items()}"
        " WHERE 1 = 1 ON CONFLICT DO NOTHING",
        pairs=json.dumps(pairs),
    )


def _items() -> str:
    if on_sqlite():
        return "json_each(:pairs) AS item"
    return "jsonb_array_elements(CAST(CAST(:pairs AS TEXT) AS JSONB)) AS item"


def _item(place: int) -> str:
    return f"json_extract(item.value, '$[{place}]')" if on_sqlite() else f"item.value ->> {place}"


async def forget_words(words: set[str]) -> None:
    """Takes out the words that no entry has any more: a person who left leaves no name behind."""
    for word in sorted(words):
        if not await _is_used(word):
            await execute("DELETE FROM directory_word WHERE word = :word", word=word)
            await execute("DELETE FROM directory_variant WHERE word = :word", word=word)


async def _is_used(word: str) -> bool:
    match = render(AnyOf((Term(word),)))
    if on_sqlite():
        rows = await fetch(
            "SELECT 1 AS yes FROM directory_index WHERE directory_index MATCH :match LIMIT 1", match=match
        )
    else:
        rows = await fetch(
            "SELECT 1 AS yes FROM directory_entry WHERE document @@ CAST(CAST(:match AS TEXT) AS TSQUERY) LIMIT 1",
            match=match,
        )
    return bool(rows)


async def is_known(word: str) -> bool:
    """Whether some entry has this word or, from three letters on, a word that begins like it."""
    last = word + _LAST if len(word) >= _SHORTEST else word
    rows = await fetch(
        "SELECT 1 AS yes FROM directory_word WHERE word >= :word AND word <= :last LIMIT 1",
        word=word,
        last=last,
    )
    return bool(rows) or (len(word) < _SHORTEST and await _is_used(word))


async def words_one_edit_from(word: str, limit: int = 12) -> list[str]:
    """The directory's words at exactly one typing error from this one, in alphabetical order."""
    if not _SHORTEST <= len(word) <= _LONGEST:
        return []
    names = {f"v{place}": variant for place, variant in enumerate(dict.fromkeys(shortened(word)))}
    rows = await fetch(
        f"SELECT DISTINCT word FROM directory_variant WHERE variant IN ({', '.join(f':{name}' for name in names)})"
        " ORDER BY word",
        **names,
    )
    return [row["word"] for row in rows if is_one_edit(word, row["word"])][:limit]
