"""tantivy as its manual shows it: an index on disk, queries of one class after the other; CPU milliseconds as JSON."""

import json
import sys
import time
from pathlib import Path

import tantivy

FIELDS = ["name", "trade", "skill", "city", "category", "text"]


def main() -> None:
    """Reads people and queries from one file of JSON and prints what each query took."""
    given = json.loads(Path(sys.argv[1]).read_text())
    folder = Path(sys.argv[1]).parent / "tantivy"
    folder.mkdir(exist_ok=True)
    builder = tantivy.SchemaBuilder()
    for field in FIELDS:
        builder.add_text_field(field, stored=field == "name")
    index = tantivy.Index(builder.build(), path=str(folder))
    writer = index.writer(100_000_000, 1)
    for _ in range(given["times"]):
        for person in given["people"]:
            writer.add_document(tantivy.Document(**dict(zip(FIELDS, person, strict=True))))
    writer.commit()
    index.reload()
    searcher = index.searcher()
    print(
        json.dumps(
            {
                name: [_one(index, searcher, *query) for query in asked]
                for name, asked in given["queries"].items()
            }
        )
    )


def _one(index: tantivy.Index, searcher: tantivy.Searcher, kind: str, query: str) -> list[float]:
    began = time.process_time()
    if kind == "everybody":
        built = tantivy.Query.all_query()
    elif kind == "fuzzy":
        built = tantivy.Query.fuzzy_term_query(index.schema, "name", query, distance=1)
    elif kind == "prefix":
        built = tantivy.Query.regex_query(index.schema, "name", query + ".*")
    else:
        built = index.parse_query(
            query, ["name", "trade", "skill", "city", "category", "text"], conjunction_by_default=True
        )
    found = searcher.search(built, 6)
    for _, address in found.hits:
        searcher.doc(address)
    return [(time.process_time() - began) * 1000, found.count]


if __name__ == "__main__":
    main()
