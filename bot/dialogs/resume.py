"""An experience and a course: added by questions, changed by the same ones."""

from datetime import date

from bot.dialogs.sections import SectionDialog
from bot.engine import Ending, Month, Preview, Text, Year
from services import resume
from services.completeness import SectionName
from services.resume import FIRST_YEAR, STORY_LIMIT, TITLE_LIMIT


def since(dialog: "NewExperience") -> date:
    """Nothing ends before it began."""
    return dialog.began


class NewExperience(SectionDialog):
    """Where somebody worked, as what and when (FR-057); `record` in `given` is the one to change."""

    key = "exp"
    section_name = SectionName.EXPERIENCES
    blame = {"ends-before-it-begins": "ended", "in-the-future": "began"}  # noqa: RUF012

    title = Text(min=2, max=TITLE_LIMIT, lines=False)
    organisation = Text(min=2, max=TITLE_LIMIT, lines=False)
    began = Month()
    ended = Month(first=since, optional=True)
    story = Text(min=3, max=STORY_LIMIT, optional=True)
    preview = Preview()

    async def done(self) -> Ending | None:
        await resume.write_experience(
            self.member,
            self.profile_id,
            title=self.title,
            organisation=self.organisation,
            began=self.began,
            ended=self.answers.get("ended"),
            description=self.answers.get("story") or "",
            experience_id=self.given.get("record"),
        )
        return await self.told()


async def in_reach(dialog: "NewCourse", year: int) -> None:
    """A course may end in the years to come."""
    resume.judge_year(year)


class NewCourse(SectionDialog):
    """A diploma or a course, where and until when (FR-058); `record` in `given` is the one to change."""

    key = "edu"
    section_name = SectionName.EDUCATION
    blame = {"in-the-future": "year"}  # noqa: RUF012

    title = Text(min=2, max=TITLE_LIMIT, lines=False)
    school = Text(min=2, max=TITLE_LIMIT, lines=False)
    year = Year(min=FIRST_YEAR, max=2100, check=in_reach)
    preview = Preview()

    async def done(self) -> Ending | None:
        await resume.write_education(
            self.member,
            self.profile_id,
            title=self.title,
            school=self.school,
            year=self.year,
            education_id=self.given.get("record"),
        )
        return await self.told()
