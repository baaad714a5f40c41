"""Keeps the directory's index: called in the same transaction as every change of a profile."""

import json
from datetime import datetime, timedelta

from core import clock
from core.i18n import LANGUAGES, words
from models.database import on_sqlite
from models.member import MemberCategory
from models.profile import Profile, Skill
from models.sql import execute, fetch
from services.reach import is_out_of_reach
from services.search.expression import is_unmarked, literal_document, marks_of_columns
from services.search.tokens import slug, words_of
from services.search.vocabulary import DIRECTORY
from services.unit_of_work import unit_of_work

# An entry has this in its filters: the whole directory is a query, too.
EVERYBODY = "all=1"
COMPLETE = 2
FRESH = timedelta(days=30)
# An entry's place is its bucket times this, plus the profile's id: see `models/migrations/m0005_directory_places.py`.
BUCKET = 2**40
OFFLINE = 4 * BUCKET


async def index_profile(profile_id: int) -> None:
    """Makes the directory find a profile as it is now, or no longer, when it may not be found (FR-075)."""
    async with unit_of_work():
        before = await fetch(
            "SELECT trade, skills, name, body, listed_at FROM directory_entry WHERE profile_id = :id",
            id=profile_id,
        )
        profile = await Profile.get(id=profile_id)
        found = profile.is_certified and not profile.paused and profile.deleted_at is None
        if found and not await is_out_of_reach(profile_id):
            skills = await Skill.filter(profile_id=profile_id).order_by("rank", "id")
            after = _columns(profile, skills)
            await _write(_entry(profile, skills, after))
        else:
            after = {}
            await execute("DELETE FROM directory_entry WHERE profile_id = :id", id=profile_id)
        old = _distinct(
            {column: before[0][column] for column in ("trade", "skills", "name", "body")} if before else {}
        )
        new = _distinct({column: text for column, text in after.items() if column != "filters"})
        await DIRECTORY.learn(new - old)
        await DIRECTORY.forget(old - new)


def _distinct(columns: dict[str, str]) -> set[str]:
    return {word for text in columns.values() for word in text.split()}


def _columns(profile: Profile, skills: list[Skill]) -> dict[str, str]:
    trade = [*words_of(profile.sector), *in_every_language(_CATEGORY_KEYS[profile.category])]
    body = words_of(profile.description)
    if profile.domain is not None:
        body += in_every_language(f"dom-{profile.domain}")
    if profile.level is not None:
        body += in_every_language(f"level-{profile.level}")
    return {
        "trade": " ".join(dict.fromkeys(trade)),
        "skills": " ".join(dict.fromkeys(word for skill in skills for word in words_of(skill.label))),
        "name": " ".join(dict.fromkeys([*words_of(profile.display_name), *words_of(profile.city)])),
        "body": " ".join(dict.fromkeys(body)),
        "filters": " ".join(_filters(profile, skills)),
    }


_CATEGORY_KEYS = {
    MemberCategory.JOB_SEEKER: "cat-jobseeker",
    MemberCategory.FREELANCE: "cat-freelance",
    MemberCategory.COMPANY: "cat-company",
    MemberCategory.PUBLIC_BODY: "cat-admin_body",
    MemberCategory.ASSOCIATION: "cat-association",
}


def in_every_language(key: str) -> list[str]:
    """The words of a category or a domain in every language, so that it is found by its name."""
    return [word for language in LANGUAGES for word in words_of(words(language).plain(key))]


def _filters(profile: Profile, skills: list[Skill]) -> list[str]:
    found = [EVERYBODY, filter_word("category", profile.category)]
    for kind, value in (("city", profile.city), ("sector", profile.sector), ("domain", profile.domain or "")):
        if slug(value):
            found.append(filter_word(kind, value))
    found += [filter_word("skill", skill.label) for skill in skills if slug(skill.label)]
    return list(dict.fromkeys(found))


def filter_word(kind: str, value: str) -> str:
    """The word that stands for a filter's value. Nobody can type one: a typed word never has an equals sign."""
    return f"{kind}={slug(value)}"


def completeness(profile: Profile, skills: list[Skill]) -> int:
    """0 bare, 1 usable, 2 complete: text, five skills (or an organisation), city, sector and picture (FR-063)."""
    described = len(profile.description) >= 80 and bool(profile.city) and bool(profile.sector)
    skilled = len(skills) >= 5 or profile.category.is_organisation
    if described and skilled and profile.picture:
        return COMPLETE
    return 1 if described or skilled else 0


def _fresh_until(profile: Profile) -> datetime | None:
    until = max(profile.updated_at, profile.agenda_updated_at or profile.updated_at) + FRESH
    return until if until > clock.now() else None


def _place(profile: Profile, merit: int) -> int:
    return profile.id + (OFFLINE if profile.online_until is None else 0) + (COMPLETE + 1 - merit) * BUCKET


async def freshen(profile_id: int) -> None:
    """An agenda changed: its owner counts as fresh again for thirty days, if they are in the directory."""
    async with unit_of_work():
        await execute(
            f"UPDATE directory_entry SET place = place - CASE WHEN fresh_until IS NULL THEN {BUCKET} ELSE 0 END,"
            " fresh_until = :until WHERE profile_id = :profile_id",
            until=clock.now() + FRESH,
            profile_id=profile_id,
        )


async def forget_freshness(limit: int = 500) -> int:
    """Puts entries that were fresh for thirty days behind fresher ones; gives how many (scheduler)."""
    due = "SELECT profile_id FROM directory_entry WHERE fresh_until <= :now ORDER BY fresh_until LIMIT :limit"
    async with unit_of_work():
        return await execute(
            f"UPDATE directory_entry SET place = place + {BUCKET}, fresh_until = NULL WHERE profile_id IN ({due})",
            now=clock.now(),
            limit=limit,
        )


async def mark_documents(limit: int = 5000) -> int:
    """PostgreSQL: gives documents that were written before there were marks theirs; gives how many (scheduler).

    Until then their owners are found, but too far behind where very many match.
    """
    marked = 0
    while not on_sqlite():
        async with unit_of_work():
            changed = await execute(
                f"UPDATE directory_entry SET document = document || {marks_of_columns()} WHERE profile_id IN"
                f" (SELECT profile_id FROM directory_entry WHERE {is_unmarked()} LIMIT :limit)",
                limit=limit,
            )
        marked += changed
        if changed < limit:
            break
    return marked


def _entry(profile: Profile, skills: list[Skill], columns: dict[str, str]) -> dict[str, object]:
    fullness, fresh_until = completeness(profile, skills), _fresh_until(profile)
    values: dict[str, object] = {
        **columns,
        "profile_id": profile.id,
        "completeness": fullness,
        "place": _place(profile, fullness + (fresh_until is not None)),
        "fresh_until": fresh_until,
        "listed_at": clock.now(),
    }
    if not on_sqlite():
        values["document"] = literal_document(columns, is_marked=True)
    return values


async def _write(entry: dict[str, object]) -> None:
    names = list(entry)
    places = [
        f"CAST(CAST(:{name} AS TEXT) AS TSVECTOR)" if name == "document" else f":{name}" for name in names
    ]
    kept = ("profile_id", "listed_at")  # An entry keeps its place in a list that somebody is paging through.
    changes = ", ".join(f"{name} = excluded.{name}" for name in names if name not in kept)
    await execute(
        f"INSERT INTO directory_entry ({', '.join(names)}) VALUES ({', '.join(places)})"
        f" ON CONFLICT (profile_id) DO UPDATE SET {changes}",
        **entry,
    )


async def index_in_bulk(everybody: list[tuple[Profile, list[Skill]]]) -> None:
    """Adds visible profiles with their skills that have no entry yet, as `index_profile` does one by one."""
    words: set[str] = set()
    entries = []
    for profile, skills in everybody:
        columns = _columns(profile, skills)
        entries.append(_entry(profile, skills, columns))
        words |= _distinct({column: text for column, text in columns.items() if column != "filters"})
    # The full text index of SQLite takes entries in the order of their numbers without writing itself out between.
    entries.sort(key=lambda entry: entry["place"])  # type: ignore[arg-type, return-value]
    async with unit_of_work():
        if entries:
            await _write_all(entries)
        await DIRECTORY.learn(words)


async def _write_all(entries: list[dict[str, object]]) -> None:
    names = list(entries[0])
    if on_sqlite():
        values = ", ".join(f"json_extract(item.value, '$.{name}')" for name in names)
        source = "json_each(:entries) AS item"
    else:
        values = ", ".join(f"CAST(item.{name} AS TSVECTOR)" if name == "document" else name for name in names)
        kinds = {"profile_id": "BIGINT", "place": "BIGINT", "completeness": "SMALLINT"}
        kinds |= {"fresh_until": "TIMESTAMPTZ", "listed_at": "TIMESTAMPTZ"}
        columns = ", ".join(f"{name} {kinds.get(name, 'TEXT')}" for name in names)
        source = f"jsonb_to_recordset(CAST(CAST(:entries AS TEXT) AS JSONB)) AS item ({columns})"
    await execute(
        f"INSERT INTO directory_entry ({', '.join(names)}) SELECT {values} FROM {source}",
        # An instant as the drivers write it; the same text on both databases.
        entries=json.dumps(entries, default=str),
    )
