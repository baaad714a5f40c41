"""Experiences and education of a profile: added, changed and taken away one by one."""

from datetime import date
from typing import Any, TypeVar

from core import clock
from core.errors import InvalidInput, NotFound
from models.member import Member
from models.profile import Profile
from models.resume import Education, Experience
from services import given_text
from services.profile_changes import changing
from services.profiles import access_own_profile

R = TypeVar("R", Experience, Education)
TITLE_LIMIT = 100
STORY_LIMIT = 600
MOST_RECORDS = 20
FIRST_YEAR = 1940
YEARS_AHEAD = 10


class TooManyRecords(InvalidInput):
    """More than `limit` experiences or courses."""


class EndsBeforeItBegins(InvalidInput):
    """The last month lies before the first."""


class InTheFuture(InvalidInput):
    """A month or a year that has not come."""


async def access_experience(member: Member, experience_id: int) -> Experience:
    """An experience of a profile that the member acts for. Refuses everybody else with NotFound."""
    return await _access_own(Experience, member, experience_id)


async def access_education(member: Member, education_id: int) -> Education:
    """A course of a profile that the member acts for. Refuses everybody else with NotFound."""
    return await _access_own(Education, member, education_id)


async def _access_own(model: type[R], member: Member, record_id: int) -> R:
    row = await model.get_or_none(id=record_id)
    if row is None:
        raise NotFound()
    await access_own_profile(member, row.profile_id)
    return row


async def write_experience(
    member: Member,
    profile_id: int,
    *,
    title: str,
    organisation: str,
    began: date,
    ended: date | None,
    description: str = "",
    experience_id: int | None = None,
) -> Profile:
    """Adds an experience, or changes the one with this id; months count, so both dates become the first of theirs.

    Refuses with NotFound, TextMissing, TextTooLong, TooManyRecords (20), InTheFuture, EndsBeforeItBegins (FR-057).
    """
    values: dict[str, Any] = {
        "title": given_text.line("title", title, TITLE_LIMIT, required=True),
        "organisation": given_text.line("organisation", organisation, TITLE_LIMIT, required=True),
        "began": began.replace(day=1),
        "ended": ended.replace(day=1) if ended else None,
        "description": given_text.paragraph("description", description, STORY_LIMIT),
    }
    judge_months(began, ended)
    async with changing(member, profile_id) as profile:
        if experience_id is None:
            _judge_count(await Experience.filter(profile_id=profile_id).count())
            await Experience.create(profile_id=profile_id, **values)
        elif not await Experience.filter(id=experience_id, profile_id=profile_id).update(**values):
            raise NotFound()
    return profile


def judge_months(began: date, ended: date | None) -> None:
    """Refuses with InTheFuture and EndsBeforeItBegins."""
    if max(began, ended or began) > clock.today():
        raise InTheFuture()
    if ended is not None and ended.replace(day=1) < began.replace(day=1):
        raise EndsBeforeItBegins()


async def write_education(
    member: Member, profile_id: int, *, title: str, school: str, year: int, education_id: int | None = None
) -> Profile:
    """Adds a diploma or a course, or changes the one with this id; `year` is that of its end, perhaps to come.

    Refuses with NotFound, TextMissing, TextTooLong, TooManyRecords (20), InTheFuture beyond ten years (FR-058).
    """
    judge_year(year)
    values: dict[str, Any] = {
        "title": given_text.line("title", title, TITLE_LIMIT, required=True),
        "school": given_text.line("school", school, TITLE_LIMIT, required=True),
        "year": year,
    }
    async with changing(member, profile_id) as profile:
        if education_id is None:
            _judge_count(await Education.filter(profile_id=profile_id).count())
            await Education.create(profile_id=profile_id, **values)
        elif not await Education.filter(id=education_id, profile_id=profile_id).update(**values):
            raise NotFound()
    return profile


def judge_year(year: int) -> None:
    """Refuses with InTheFuture a year that is more than ten years ahead, or that nobody can mean."""
    if not FIRST_YEAR <= year <= clock.now().year + YEARS_AHEAD:
        raise InTheFuture()


async def remove_experience(member: Member, experience_id: int) -> Experience:
    """Takes an experience away and gives it back once more, for « Annuler ». Refuses with NotFound."""
    row = await access_experience(member, experience_id)
    async with changing(member, row.profile_id):
        if not await Experience.filter(id=row.id).delete():
            raise NotFound()
    return row


async def remove_education(member: Member, education_id: int) -> Education:
    """Takes a course away and gives it back once more, for « Annuler ». Refuses with NotFound."""
    row = await access_education(member, education_id)
    async with changing(member, row.profile_id):
        if not await Education.filter(id=row.id).delete():
            raise NotFound()
    return row


def _judge_count(count: int) -> None:
    if count >= MOST_RECORDS:
        raise TooManyRecords(limit=MOST_RECORDS)
