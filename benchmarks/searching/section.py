"""The directory's search at three sizes on both databases, beside icontains and tantivy."""

import json
import subprocess
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from tortoise.expressions import Q

from benchmarks.databases import KINDS, Databases
from benchmarks.figures import Effort, Goal, Section, percentile
from benchmarks.peers import installed
from benchmarks.searching.kept import KeptDirectories, kept_directories
from benchmarks.searching.people import Person, Query, queries
from models.profile import Certification, Profile
from services.directory import DirectoryFilters, search_directory

TEXT = """What a search takes: the query is understood, typing errors are corrected, the first page is ordered and its
six cards are read. p50 and p95 in milliseconds of CPU, that of PostgreSQL's own processes included. tantivy gives bare
names in the order of its score, and knows neither synonyms nor which word was mistyped. Found is the share of queries
that found somebody. The million are the hundred thousand ten times, each with an entry of their own: ten people have
each name. Directories are made once by the same code and schema, and kept."""
GOALS_MS = {"SQLite": 10.0, "PostgreSQL": 30.0}
JUDGED_AT = 100_000
# icontains reads everybody for each query: among more people than these it is not asked.
PLAIN_AT_MOST = 100_000
Search = Callable[[str, DirectoryFilters], Awaitable[int]]


async def _ours(query: str, filters: DirectoryFilters) -> int:
    return (await search_directory(None, query, filters)).total


async def _icontains(query: str, filters: DirectoryFilters) -> int:
    found = Profile.filter(certification=Certification.CERTIFIED, paused=False, deleted_at=None)
    for word in query.split():
        found = found.filter(
            Q(display_name__icontains=word) | Q(sector__icontains=word) | Q(description__icontains=word)
            | Q(city__icontains=word) | Q(category__icontains=word)
        )  # fmt: skip
    if filters.city:
        found = found.filter(city=filters.city, category=filters.category, sector=filters.sector)
    rows = await found.order_by("-online_until", "id").limit(6)
    return len(rows) and await found.count()


async def _timed(cpu: Callable[[], float], search: Search, asked: list[Query]) -> list[list[float]]:
    taken = []
    for query, filters in asked:
        began = cpu()
        total = await search(query, filters)
        taken.append([(cpu() - began) * 1000, float(total)])
    return taken


def _cells(taken: list[list[float]]) -> list[str]:
    spent = [each[0] for each in taken]
    found = sum(each[1] > 0 for each in taken) / len(taken)
    return [f"{percentile(spent, 0.5):,.2f}", f"{percentile(spent, 0.95):,.2f}", f"{found:.0%}"]


def _judged(size: int, kind: str, name: str, taken: list[list[float]]) -> list[Goal]:
    slow, found = (
        percentile([each[0] for each in taken], 0.95),
        sum(each[1] > 0 for each in taken) / len(taken),
    )
    aim = f"{size:,} profiles on {kind}, {name}: p95 at most {GOALS_MS[kind]:.0f} ms"
    goals = [Goal(aim, slow <= GOALS_MS[kind], f"{slow:.1f} ms")]
    if name.startswith(("a typing", "without")):
        goals.append(
            Goal(f"{size:,} profiles on {kind}, {name}: everybody is found", found == 1, f"{found:.0%}")
        )
    return goals


def _for_tantivy(name: str, query: Query) -> tuple[str, str]:
    text, filters = query
    if name.startswith("everybody"):
        return "everybody", ""
    if name.startswith("a typing"):
        return "fuzzy", text.lower()
    if name.startswith("the beginning"):
        return "prefix", text.lower()
    wanted = [text, filters.city or "", *([str(filters.category)] if filters.category else [])]
    return "words", " ".join(f'"{word}"' for part in wanted for word in part.lower().split())


def _tantivy(
    made: list[Person], times: int, classes: dict[str, list[Query]], folder: Path
) -> dict[str, list[list[float]]]:
    given = folder / f"tantivy-{len(made) * times}" / "given.json"
    given.parent.mkdir()
    rows = [[p.name, p.trade, p.skill, p.city, str(p.category), p.text] for p in made]
    asked = {name: [_for_tantivy(name, query) for query in each] for name, each in classes.items()}
    given.write_text(json.dumps({"people": rows, "times": times, "queries": asked}))
    command = [str(installed.PYTHON), str(installed.HERE / "tantivy_search.py"), str(given)]
    answer: dict[str, list[list[float]]] = json.loads(
        subprocess.run(command, check=True, capture_output=True).stdout
    )
    return answer


async def _measured(
    size: int, kind: str, classes: dict[str, list[Query]], cpu: Callable[[], float], section: Section
) -> tuple[dict[str, list[str]], dict[str, str]]:
    """The cells of each class on the open database, and what icontains takes."""
    cells, plain = {}, {}
    for name, asked in classes.items():
        await _timed(cpu, _ours, asked[:3])
        taken = await _timed(cpu, _ours, asked)
        cells[name] = _cells(taken)
        print(f"    {size:,} {kind} {name}: {' / '.join(cells[name])}", flush=True)
        if size == JUDGED_AT:
            section.goals += _judged(size, kind, name, taken)
        few = asked[: 5 if size > 10_000 else 10]
        plain[name] = _cells(await _timed(cpu, _icontains, few))[0] if size <= PLAIN_AT_MOST else "–"
    return cells, plain


async def run(effort: Effort, databases: Databases) -> Section:
    """Each size on each database; icontains with fewer queries, because each takes its time."""
    installed.install()
    sizes = [2_000] if effort.quick else [10_000, 100_000, *([1_000_000] if effort.full else [])]
    section = Section(
        "4-search", "Searching the directory", TEXT,
        ["profiles", "class", *(f"{kind} {what}" for kind in KINDS for what in ("p50", "p95", "found")),
         *(f"icontains on {kind} p50" for kind in KINDS), "tantivy p50", "p95", "found"],
    )  # fmt: skip
    with kept_directories() as kept:
        for size in sizes:
            await _at_size(size, effort, kept, databases.folder, section)
    return section


async def _at_size(size: int, effort: Effort, kept: KeptDirectories, folder: Path, section: Section) -> None:
    """Asks both databases of one size, and the peers."""
    made = kept.everybody(size)
    classes = queries(made, effort.of(60, 10))
    table: dict[str, list[str]] = {name: [f"{size:,}", name] for name in classes}
    beside: dict[str, list[str]] = {name: [] for name in classes}
    for kind in KINDS:
        # On SQLite the server, if there is one, has nothing to do with it.
        cpu = kept.databases.cpu if kind == "PostgreSQL" else time.process_time
        began = time.monotonic()
        try:
            is_made = await kept.open(kind, size)
            how = f"written in {time.monotonic() - began:.0f} s" if is_made else "there already"
            print(f"    {size:,} profiles {how} on {kind}", flush=True)
            cells, plain = await _measured(size, kind, classes, cpu, section)
        finally:
            await kept.close()
        for name in classes:
            table[name] += cells[name]
            beside[name].append(plain[name])
    tantivy = _tantivy(made, size // len(made), classes, folder)
    section.lines += [table[name] + beside[name] + _cells(tantivy[name]) for name in classes]
