"""A directory of made-up professionals, written in bulk, and the queries that look for them."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from tortoise.models import Model

from benchmarks.copies import BATCH, copy_rows
from benchmarks.searching.multiplying import multiply, without_full_text
from core import clock
from core.ids import public_id
from core.text import fold
from models.database import on_sqlite
from models.member import Member, MemberCategory
from models.profile import Certification, Profile, Skill
from models.sql import execute, fetch
from services.directory import DirectoryFilters
from services.search.index import index_in_bulk
from services.unit_of_work import unit_of_work

TRADES = (
    "Développement web", "Plomberie", "Traduction", "Comptabilité", "Droit du travail", "Coaching", "Photographie",
    "Architecture", "Menuiserie", "Électricité", "Psychologie", "Diététique", "Marketing digital", "Cours de piano",
    "Interprétation de conférence", "Sécurité informatique", "Gestion de projet", "Immobilier", "Yoga", "Jardinage",
)  # fmt: skip
CITIES = (
    "Genève",
    "Lausanne",
    "Nyon",
    "Fribourg",
    "Neuchâtel",
    "Sion",
    "Bienne",
    "Lyon",
    "Annecy",
    "Paris",
    "Namur",
)
_SYLLABLES = (
    "ba", "cor", "din", "fel", "gar", "lou", "mar", "nou", "pel", "ric", "sal", "ton", "var", "zen", "bri", "cha",
)  # fmt: skip
# The number of the rows that everybody's are copies of; they are gone at the end.
TEMPLATE = 2**31
PROFILE_COLUMNS = (
    "id", "member_id", "public_id", "category", "display_name", "sector", "city", "description", "updated_at",
    "online_until",
)  # fmt: skip
SKILL_COLUMNS = ("id", "profile_id", "label", "folded")
CATEGORIES = (MemberCategory.FREELANCE, MemberCategory.COMPANY)


def _word(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(syllables))


@dataclass(frozen=True, slots=True)
class Person:
    """What queries are made from."""

    name: str
    trade: str
    skill: str
    city: str
    category: MemberCategory
    text: str


def people(count: int) -> Iterator[Person]:
    """The same people in every run."""
    chance = random.Random(1)
    skills = sorted({_word(chance, 3) for _ in range(400)})
    words = [_word(chance, 2) for _ in range(3000)]
    for _ in range(count):
        yield Person(
            f"{_word(chance, 2)} {_word(chance, 4)}".title(), chance.choice(TRADES), chance.choice(skills),
            chance.choice(CITIES), chance.choice(CATEGORIES), " ".join(chance.choices(words, k=25)),
        )  # fmt: skip


async def write(made: list[Person]) -> None:
    """Makes everybody a certified professional of the open database, indexed by the product."""
    async with without_full_text():
        await _write_once(made)
    await _looked_through()


async def grow(times: int) -> None:
    """Makes so many times as many of those who are there."""
    async with without_full_text():
        await multiply(times)
    await _looked_through()


async def _looked_through() -> None:
    # What PostgreSQL does by itself some time after so many new rows.
    await execute("ANALYZE" if on_sqlite() else "VACUUM ANALYZE")
    if on_sqlite():
        await fetch("PRAGMA journal_mode = WAL")


async def _write_once(made: list[Person]) -> None:
    chance, now = random.Random(2), clock.now()
    member, profile, skill = await _templates(now)
    for start in range(0, len(made), BATCH):
        entries = [
            _entry(number, person, chance, now)
            for number, person in enumerate(made[start : start + BATCH], start + 1)
        ]
        await copy_rows(member, [{"id": each.id, "public_id": public_id()} for each, _ in entries])
        await copy_rows(profile, [_given(each, PROFILE_COLUMNS) for each, _ in entries])
        await copy_rows(skill, [_given(each, SKILL_COLUMNS) for _, (each,) in entries])
        await index_in_bulk(entries)
    for template in (skill, profile, member):
        async with unit_of_work():
            await template.delete()


async def _templates(now: datetime) -> tuple[Member, Profile, Skill]:
    async with unit_of_work():
        member = await Member.create(id=TEMPLATE, display_name="", created_at=now, last_seen_at=now)
        profile = await Profile.create(
            id=TEMPLATE, member_id=TEMPLATE, category=CATEGORIES[0], display_name="",
            certification=Certification.CERTIFIED, certified_at=now, created_at=now, updated_at=now,
        )  # fmt: skip
        return member, profile, await Skill.create(id=TEMPLATE, profile_id=TEMPLATE, label="", folded="")


def _entry(number: int, person: Person, chance: random.Random, now: datetime) -> tuple[Profile, list[Skill]]:
    profile = Profile(
        id=number, member_id=number, category=person.category, display_name=person.name,
        sector=person.trade, city=person.city, description=person.text,
        certification=Certification.CERTIFIED, certified_at=now, created_at=now,
        updated_at=now - timedelta(days=chance.randrange(90)),
        online_until=now + timedelta(hours=9) if chance.random() < 0.01 else None,
    )  # fmt: skip
    return profile, [Skill(id=number, profile_id=number, label=person.skill, folded=fold(person.skill))]


def _given(row: Model, columns: tuple[str, ...]) -> dict[str, object]:
    return {column: getattr(row, column) for column in columns}


Query = tuple[str, DirectoryFilters]


def _mistyped(chance: random.Random, word: str) -> str:
    place = chance.randrange(1, len(word) - 1)
    return word[:place] + chance.choice("qxyw") + word[place + 1 :]


def queries(made: list[Person], rounds: int) -> dict[str, list[Query]]:
    """The classes of queries, each made from people who are there."""
    chance, anywhere = random.Random(3), DirectoryFilters()
    asked = [chance.choice(made) for _ in range(rounds)]
    return {
        "a rare word (a name)": [(p.name.split()[1], anywhere) for p in asked],
        "a common word (a trade, 5 %)": [(p.trade.split()[0], anywhere) for p in asked],
        "the beginning of a word": [(p.name.split()[1][:5], anywhere) for p in asked],
        "two words, three filters": [
            (
                f"{p.trade.split()[0]} {p.skill}",
                DirectoryFilters(city=p.city, category=p.category, sector=p.trade),
            )
            for p in asked
        ],
        "a typing error": [(_mistyped(chance, p.name.split()[1]), anywhere) for p in asked],
        "without accents": [(fold(p.trade.split()[0]), anywhere) for p in asked],
        "everybody (nothing typed)": [("", anywhere) for _ in asked],
        "half of all (a category's name)": [("freelance", anywhere) for _ in asked],
    }
