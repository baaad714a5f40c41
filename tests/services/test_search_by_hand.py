"""The search finds whom a plain reading of every entry finds, in the same order, on both databases."""

import random
from dataclasses import dataclass
from datetime import timedelta

import pytest

from core import clock
from models.member import Member, MemberCategory
from models.profile import Certification, Profile, Skill
from models.sql import fetch
from services.directory import DirectoryFilters
from services.search import broad, engine, glance
from services.search.engine import Question, find
from services.search.index import index_profile
from services.search.plan import Plan, plan_query
from services.search.tokens import slug
from services.unit_of_work import unit_of_work

PARTS = ("trade", "skills", "name", "body")
QUERIES = (
    "", "plomberie", "plomb", "gaz", "geneve", "Genève", "geneva", "freelance", "company", "alma", "alm", "weber",
    "wuber", "gaz plomberie", "plomberie gaz geneve", "alma weber", "piano sion", "traductrice", "nyo", "pla", "a",
    "roy gaz piano", "jo", "cat", "tra",
)  # fmt: skip
FILTERS = (
    DirectoryFilters(),
    DirectoryFilters(city="Genève"),
    DirectoryFilters(category=MemberCategory.COMPANY, sector="Plomberie"),
    DirectoryFilters(skill="Gaz"),
)


@dataclass(frozen=True)
class Entry:
    """An entry of the directory with what its profile says."""

    profile: Profile
    words: dict[str, set[str]]
    skills: tuple[str, ...]
    place: int

    def has(self, phrase: tuple[str, ...], parts: tuple[str, ...], *, is_begun: bool) -> bool:
        """Whether every word of a phrase stands in one of the parts; from three letters on its beginning will do."""
        there = set().union(*(self.words[part] for part in parts))
        return all(
            word in there or (is_begun and len(word) >= 3 and any(other.startswith(word) for other in there))
            for word in phrase
        )

    def meets(self, plan: Plan, place: int, parts: tuple[str, ...]) -> bool:
        """Whether one notion of a plan is met in these parts."""
        notion = plan.notions[place]
        others = [*notion.others, *[(word,) for word in notion.meant]]
        return self.has(notion.phrase, parts, is_begun=True) or any(
            self.has(phrase, parts, is_begun=False) for phrase in others
        )

    def passes(self, filters: DirectoryFilters, cities: set[str]) -> bool:
        """Whether the filters leave it."""
        if self.profile.category is MemberCategory.JOB_SEEKER:
            return False
        return (
            (filters.city is None or slug(self.profile.city) in cities)
            and filters.category in (None, self.profile.category)
            and (filters.sector is None or slug(filters.sector) == slug(self.profile.sector))
            and (filters.skill is None or slug(filters.skill) in self.skills)
        )

    def rank(self, plan: Plan) -> tuple[int, ...]:
        """Asked for by name; in trade, skills, name; elsewhere. Then its bucket, the field of the match, its number."""
        every = range(len(plan.notions))
        bucket, number = divmod(self.place, 2**40)
        if not plan.notions:
            return bucket, number
        if all(self.has(plan.notions[n].phrase, ("name",), is_begun=False) for n in every):
            tier = 0
        else:
            tier = 1 if all(self.meets(plan, n, ("trade", "skills", "name")) for n in every) else 2
        in_trade = any(self.meets(plan, n, ("trade",)) for n in every)
        in_skills = any(self.meets(plan, n, ("skills",)) for n in every)
        return tier, bucket, 0 if in_trade else 1 if in_skills else 2, number


async def _everybody() -> list[Entry]:
    found = []
    for row in await fetch("SELECT profile_id, place, trade, skills, name, body FROM directory_entry"):
        profile = await Profile.get(id=row["profile_id"])
        labels = [skill.label async for skill in Skill.filter(profile_id=profile.id)]
        words = {part: set(row[part].split()) for part in PARTS}
        found.append(Entry(profile, words, tuple(map(slug, labels)), row["place"]))
    return found


async def _people(count: int) -> None:
    chance, now = random.Random(11), clock.now()
    categories = [MemberCategory.FREELANCE] * 5 + [MemberCategory.COMPANY] * 4 + [MemberCategory.JOB_SEEKER]
    async with unit_of_work():
        for _ in range(count):
            category = chance.choice(categories)
            member = await Member.create(display_name="P", created_at=now, last_seen_at=now)
            profile = await Profile.create(
                member_id=member.id,
                category=category,
                display_name=" ".join(
                    chance.choices(("Alma", "Roy", "Jo", "Weber", "Gaz", "Plomberie"), k=2)
                ),
                sector=chance.choice(("Plomberie", "Traduction", "Piano", "Cours de tango")),
                city=chance.choice(("Genève", "Sion", "Nyon")),
                description=chance.choice(("Je pose le gaz et la plomberie. " * 3, "Weber à Sion", "")),
                certification=Certification.CERTIFIED,
                certified_at=now,
                created_at=now,
                updated_at=now - timedelta(days=chance.randrange(60)),
                online_until=now + timedelta(hours=1) if chance.random() < 0.2 else None,
            )
            for label in chance.sample(("Plomberie", "Gaz", "Piano", "Almanach"), k=chance.randrange(3)):
                await Skill.create(profile_id=profile.id, label=label, folded=label.lower())
            await index_profile(profile.id)


async def _differs(entries: list[Entry], query: str, filters: DirectoryFilters) -> str:
    plan = await plan_query(query)
    cities = {"geneve", "geneva", "genf", "ginevra"} if filters.city else set()
    every = range(len(plan.notions))
    hits = [e for e in entries if e.passes(filters, cities) and all(e.meets(plan, n, PARTS) for n in every)]
    expected = [e.profile.id for e in sorted(hits, key=lambda e: e.rank(plan))]
    counted = min(len(expected), broad.COUNTED)
    question = Question(plan, filters, False, clock.now())
    for offset in (0, 6, 30):
        found = await find(question, 6, offset)
        seen = (found.ids, found.total, found.are_more)
        if seen != (expected[offset : offset + 6], counted, len(expected) > broad.COUNTED):
            return f"{query!r} {filters} from {offset}: {seen}, not {expected[offset : offset + 6]} of {len(expected)}"
    return ""


# How many are sorted, counted, looked through and glanced at, and from when on entries are looked through to count.
NEVER, ALWAYS = 10**12, -1
WAYS = (
    (500, 1000, 1000, 100, NEVER),
    (0, 1000, 1000, 100, ALWAYS),
    (0, 40, 1000, 100, NEVER),
    (0, 40, 10, 20, ALWAYS),
    (0, 10, 4, 2, ALWAYS),
)


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
async def test_whichever_way_is_taken_the_hits_are_those_of_a_plain_reading(
    database: str, monkeypatch: pytest.MonkeyPatch, way: tuple[int, ...]
) -> None:
    await _people(110)
    entries = await _everybody()
    for place, (module, name) in enumerate(
        (
            (engine, "SORTED_AT_MOST"), (broad, "COUNTED"), (broad, "LOOKED_AT"),
            (glance, "GLANCED_AT"), (glance, "WORTH_READING"),
        )
    ):  # fmt: skip
        monkeypatch.setattr(module, name, way[place])
    wrong = [await _differs(entries, query, filters) for query in QUERIES for filters in FILTERS]
    assert not [line for line in wrong if line]
