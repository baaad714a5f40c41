"""What a company says of a mission, cleaned and made consistent, as columns."""

from datetime import date
from decimal import Decimal
from typing import Any, TypedDict

from core.errors import InvalidInput
from core.text import fold
from models.mission import Mission, MissionDuration, MissionFormat, MissionSkill, PayrollingChoice, RateKind
from models.profile import Domain
from services import given_text
from services.profiles import skill_labels

TITLE_LIMIT = 80
DESCRIPTION_LIMIT = 2000


class EndsBeforeBegin(InvalidInput):
    """A mission ends before it begins."""


class PayOutOfRange(InvalidInput):
    """A rate is not below nothing, nor beyond a million."""


class MissionAnswers(TypedDict, total=False):
    """What can be said of a mission; what is left out stays as it is."""

    title: str
    domain: Domain
    duration: MissionDuration
    work_format: MissionFormat
    city: str | None
    begins: date | None
    ends: date | None
    description: str | None
    skills: str | list[str]
    years: int | None
    rate_kind: RateKind
    rate: Decimal | None
    payrolling: PayrollingChoice
    open_to_job_seekers: bool


_AS_THEY_ARE = (
    "domain",
    "duration",
    "work_format",
    "begins",
    "ends",
    "years",
    "rate_kind",
    "payrolling",
    "open_to_job_seekers",
)


def columns_of(mission: Mission, answers: MissionAnswers) -> dict[str, Any]:
    """The columns that change, with what no longer applies taken out (a city where all is remote, a rate to discuss).

    Refuses with TextTooLong, TextMissing, EndsBeforeBegin and PayOutOfRange.
    """
    given: dict[str, Any] = dict(answers)
    changes: dict[str, Any] = {name: given[name] for name in _AS_THEY_ARE if name in given}
    if "title" in given:
        changes["title"] = given_text.line("title", given["title"], TITLE_LIMIT, required=True)
    if "city" in given:
        changes["city"] = given_text.line("city", given["city"] or "", given_text.CITY_LIMIT)
    if "description" in given:
        changes["description"] = given_text.paragraph(
            "description", given["description"] or "", DESCRIPTION_LIMIT
        )
    if "rate" in given:
        changes["rate_cents"] = _cents(given["rate"])
    return _consistent(mission, changes)


def _cents(rate: Decimal | None) -> int | None:
    if rate is None:
        return None
    if not 0 <= rate <= 1_000_000:
        raise PayOutOfRange()
    return int(rate * 100)


def _consistent(mission: Mission, changes: dict[str, Any]) -> dict[str, Any]:
    def after(name: str) -> Any:
        return changes[name] if name in changes else getattr(mission, name)

    if after("work_format") is MissionFormat.REMOTE:
        changes["city"] = ""
    if after("rate_kind") is RateKind.TO_DISCUSS:
        changes["rate_cents"] = None
    begins, ends = after("begins"), after("ends")
    if begins is not None and ends is not None and ends < begins:
        raise EndsBeforeBegin()
    return changes


def labels_of(skills: str | list[str]) -> list[str]:
    """Skills as a list, from a list or from a text with commas, semicolons or lines between.

    Refuses with TooManySkills and TextTooLong.
    """
    if isinstance(skills, str):
        skills = skills.replace(";", ",").replace("\n", ",").split(",")
    return skill_labels(skills)


async def write_skills(mission_id: int, labels: list[str]) -> None:
    """Replaces the skills that a mission asks for."""
    await MissionSkill.filter(mission_id=mission_id).delete()
    await MissionSkill.bulk_create(
        MissionSkill(mission_id=mission_id, label=label, folded=fold(label)[:80], rank=rank)
        for rank, label in enumerate(labels)
    )


async def skill_labels_of(mission_id: int) -> list[str]:
    """The skills that a mission asks for, in order."""
    return [skill.label for skill in await MissionSkill.filter(mission_id=mission_id).order_by("rank", "id")]
