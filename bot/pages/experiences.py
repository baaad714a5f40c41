"""« Expériences » and « Formations » of one's own profile (FR-057, FR-058)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.pages.record_list import RecordList
from bot.turn import Look, Turn
from bot.whole_profile import course_line, experience_dates, experience_line
from core.i18n import Words
from models.profile import Profile
from models.resume import Education, Experience
from services import resume
from services.resume_reading import education_of, experiences_of


class Experiences(RecordList):
    """Where the person worked."""

    name = "experiences"
    words_prefix = "xp"

    async def rows_of(self, profile_id: int) -> Sequence[Experience]:
        return await experiences_of(profile_id)

    async def access(self, look: Look, record_id: int) -> Experience:
        return await resume.access_experience(look.member, record_id)

    def line(self, words: Words, row: Experience) -> str:
        return experience_line(row)

    def text(self, words: Words, row: Experience) -> str:
        dates = experience_dates(words, row)
        text = words("xp-one", title=row.title, organisation=row.organisation, dates=dates)
        return f"{text}\n\n{words('profile-description', text=row.description)}" if row.description else text

    def answers(self, row: Experience) -> dict[str, Any]:
        return {
            "title": row.title,
            "organisation": row.organisation,
            "began": row.began,
            "ended": row.ended,
            "story": row.description or None,
        }

    async def remove(self, turn: Turn, record_id: int) -> dict[str, Any]:
        row = await resume.remove_experience(turn.member, record_id)
        return {
            "title": row.title,
            "organisation": row.organisation,
            "began": row.began.isoformat(),
            "ended": row.ended.isoformat() if row.ended else None,
            "description": row.description,
        }

    async def put_back(self, turn: Turn, profile: Profile, gone: dict[str, Any]) -> None:
        ended = date.fromisoformat(gone["ended"]) if gone["ended"] else None
        began = date.fromisoformat(gone["began"])
        await resume.write_experience(turn.member, profile.id, **{**gone, "began": began, "ended": ended})

    def questions(self) -> Any:
        from bot.dialogs.resume import NewExperience

        return NewExperience


class EducationPage(RecordList):
    """What the person learned."""

    name = "education"
    words_prefix = "course"

    async def rows_of(self, profile_id: int) -> Sequence[Education]:
        return await education_of(profile_id)

    async def access(self, look: Look, record_id: int) -> Education:
        return await resume.access_education(look.member, record_id)

    def line(self, words: Words, row: Education) -> str:
        return course_line(row)

    def text(self, words: Words, row: Education) -> str:
        return words("course-one", title=row.title, school=row.school, year=str(row.year))

    def answers(self, row: Education) -> dict[str, Any]:
        return {"title": row.title, "school": row.school, "year": row.year}

    async def remove(self, turn: Turn, record_id: int) -> dict[str, Any]:
        row = await resume.remove_education(turn.member, record_id)
        return {"title": row.title, "school": row.school, "year": row.year}

    async def put_back(self, turn: Turn, profile: Profile, gone: dict[str, Any]) -> None:
        await resume.write_education(turn.member, profile.id, **gone)

    def questions(self) -> Any:
        from bot.dialogs.resume import NewCourse

        return NewCourse
