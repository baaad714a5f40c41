"""Measures the directory's search beside the ORM's icontains, in the same run, on the open database.

    python -m benchmarks.search [--profiles 10000] [--rounds 40] [--database sqlite:///tmp/x.db | postgresql://…]

Figures are milliseconds at p50 and p95, wall clock, and the share of queries that found the person they were made from.
"""

import argparse
import asyncio
import random
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta

from tortoise.expressions import Q

from core import clock
from core.text import fold
from models.database import close_database, open_database
from models.member import Member, MemberCategory
from models.migrate import migrate
from models.profile import Certification, Profile, Skill, SkillKind
from models.sql import execute
from services.directory import DirectoryFilters, search_directory
from services.search.index import index_profile
from services.unit_of_work import unit_of_work

_TRADES = (
    "Développement web", "Plomberie", "Traduction", "Comptabilité", "Droit du travail", "Coaching", "Photographie",
    "Architecture", "Menuiserie", "Électricité", "Psychologie", "Diététique", "Marketing digital", "Cours de piano",
    "Interprétation de conférence", "Sécurité informatique", "Gestion de projet", "Immobilier", "Yoga", "Jardinage",
)  # fmt: skip
_CITIES = (
    "Genève", "Lausanne", "Nyon", "Fribourg", "Neuchâtel", "Sion", "Bienne", "Lyon", "Annecy", "Paris", "Bruxelles",
)  # fmt: skip
_SYLLABLES = (
    "ba", "cor", "din", "fel", "gar", "lou", "mar", "nou", "pel", "ric", "sal", "ton", "var", "zen", "bri", "cha",
)  # fmt: skip


def _word(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(syllables))


async def _fill(count: int) -> list[tuple[str, str, str, str]]:
    """Makes profiles and gives, for each, name, trade, a skill and city."""
    chance = random.Random(1)
    skills = sorted({_word(chance, 3) for _ in range(400)})
    texts = [_word(chance, 2) for _ in range(3000)]
    now = clock.now()
    made = []
    for start in range(0, count, 500):
        async with unit_of_work():
            for _ in range(start, min(count, start + 500)):
                name = f"{_word(chance, 2)} {_word(chance, 4)}".title()
                trade, city = chance.choice(_TRADES), chance.choice(_CITIES)
                member = await Member.create(display_name=name, created_at=now, last_seen_at=now)
                profile = await Profile.create(
                    member_id=member.id, category=MemberCategory.FREELANCE, display_name=name, sector=trade, city=city,
                    description=" ".join(chance.choices(texts, k=25)), certification=Certification.CERTIFIED,
                    certified_at=now, created_at=now, updated_at=now - timedelta(days=chance.randrange(90)),
                    online_until=now + timedelta(hours=9) if chance.random() < 0.01 else None,
                )  # fmt: skip
                own = chance.sample(skills, 5)
                await Skill.bulk_create(
                    Skill(
                        profile_id=profile.id,
                        kind=SkillKind.TECHNICAL,
                        label=label,
                        folded=fold(label),
                        rank=rank,
                    )
                    for rank, label in enumerate(own)
                )
                await index_profile(profile.id)
                made.append((name, trade, own[0], city))
    await execute("ANALYZE")
    return made


def _mistyped(chance: random.Random, word: str) -> str:
    place = chance.randrange(1, len(word) - 1)
    return word[:place] + chance.choice("qxyw") + word[place + 1 :]


async def _icontains(query: str, filters: DirectoryFilters) -> int:
    found = Profile.filter(certification=Certification.CERTIFIED, paused=False, deleted_at=None)
    for word in query.split():
        found = found.filter(
            Q(display_name__icontains=word) | Q(sector__icontains=word) | Q(description__icontains=word)
            | Q(city__icontains=word)
        )  # fmt: skip
    if filters.city:
        found = found.filter(city=filters.city)
    if filters.category:
        found = found.filter(category=filters.category)
    rows = await found.order_by("-online_until", "id").limit(6)
    return len(rows) and await found.count()


async def _ours(query: str, filters: DirectoryFilters) -> int:
    return (await search_directory(None, query, filters)).total


Search = Callable[[str, DirectoryFilters], Awaitable[int]]


async def _measure(search: Search, queries: list[tuple[str, DirectoryFilters]]) -> tuple[float, float, float]:
    spent, hits = [], 0
    for query, filters in queries:
        start = time.perf_counter()
        hits += bool(await search(query, filters))
        spent.append((time.perf_counter() - start) * 1000)
    spent.sort()
    return spent[len(spent) // 2], spent[int(len(spent) * 0.95)], hits / len(queries)


def _classes(
    made: list[tuple[str, str, str, str]], rounds: int
) -> dict[str, list[tuple[str, DirectoryFilters]]]:
    chance = random.Random(2)
    nothing = DirectoryFilters()
    people = [chance.choice(made) for _ in range(rounds)]
    return {
        "one name": [(name.split()[1], nothing) for name, *_ in people],
        "one trade": [(trade.split()[0], nothing) for _, trade, *_ in people],
        "prefix": [(name.split()[1][:5], nothing) for name, *_ in people],
        "two words, two filters": [
            (
                f"{trade.split()[0]} {name.split()[1]}",
                DirectoryFilters(city=city, category=MemberCategory.FREELANCE),
            )
            for name, trade, _, city in people
        ],
        "nobody has both words": [(f"{trade.split()[0]} xylophage", nothing) for _, trade, *_ in people],
        "typing error": [(_mistyped(chance, name.split()[1]), nothing) for name, *_ in people],
        "no accent": [(fold(trade.split()[0]), nothing) for _, trade, *_ in people],
        "everybody": [("", nothing) for _ in people],
    }


async def _run(url: str, count: int, rounds: int) -> None:
    await open_database(url)
    try:
        await migrate()
        start = time.perf_counter()
        made = await _fill(count)
        print(
            f"{url.split(':')[0]}: {count} profiles written and indexed in {time.perf_counter() - start:.0f} s"
        )
        print(
            f"{'class':24} {'ours p50':>9} {'p95':>7} {'found':>6}   {'icontains p50':>13} {'p95':>7} {'found':>6}"
        )
        for name, queries in _classes(made, rounds).items():
            await _measure(_ours, queries[:2])
            ours, theirs = await _measure(_ours, queries), await _measure(_icontains, queries)
            left = f"{name:24} {ours[0]:9.2f} {ours[1]:7.2f} {ours[2]:6.0%}"
            print(f"{left}   {theirs[0]:13.2f} {theirs[1]:7.2f} {theirs[2]:6.0%}", flush=True)
    finally:
        await close_database()


def main() -> None:
    """Reads the arguments and prints one table; without a database an SQLite file is made and thrown away."""
    reader = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    reader.add_argument("--profiles", type=int, default=10_000)
    reader.add_argument("--rounds", type=int, default=40)
    reader.add_argument("--database", default="")
    given = reader.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_run(given.database or f"sqlite://{folder}/search.db", given.profiles, given.rounds))


if __name__ == "__main__":
    main()
