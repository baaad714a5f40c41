"""Experiences and education as readers get them: the newest first."""

from datetime import date

from models.resume import Education, Experience


async def experiences_of(profile_id: int) -> list[Experience]:
    """The newest first; what still goes on before everything (FR-057)."""
    rows = await Experience.filter(profile_id=profile_id)
    return sorted(rows, key=lambda row: (row.ended or date.max, row.began, row.id), reverse=True)


async def education_of(profile_id: int) -> list[Education]:
    """Diplomas and courses, the newest first (FR-058)."""
    return await Education.filter(profile_id=profile_id).order_by("-year", "-id")
