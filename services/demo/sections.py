"""What some of the cast tell beyond the card, so that a whole profile can be looked at."""

from datetime import date

from models.member import Member
from models.profile import Billing, Level, MissionLength, SkillKind, WorkFormat
from services import profile_sections, resume

_SKILLS = {
    SkillKind.TECHNICAL: ["React", "TypeScript", "Node.js", "Accessibilité", "PostgreSQL"],
    SkillKind.TOOL: ["Figma", "Docker", "Git"],
    SkillKind.LANGUAGE: ["français", "allemand", "anglais"],
    SkillKind.SOFT: ["pédagogie", "gestion de projet"],
}


async def tell_sections(key: str, member: Member, profile_id: int) -> None:
    """Fills the sections of those of the cast who have any."""
    if key == "lea":
        await _tell_lea(member, profile_id)
    elif key == "nadia":
        await profile_sections.change_place(member, profile_id, "Route de Genève 12", "Nyon")
        await profile_sections.change_web_site(member, profile_id, "https://alpina.example")


async def _tell_lea(lea: Member, profile_id: int) -> None:
    await profile_sections.set_skills(lea, profile_id, _SKILLS)
    for title, organisation, began, ended, story in (
        ("Développement web", "à mon compte", date(2018, 2, 1), None, "Sites et boutiques de PME romandes."),
        ("Intégration web", "Atelier du Lac", date(2014, 9, 1), date(2018, 1, 1), ""),
    ):
        await resume.write_experience(
            lea,
            profile_id,
            title=title,
            organisation=organisation,
            began=began,
            ended=ended,
            description=story,
        )
    await resume.write_education(
        lea, profile_id, title="CFC d’informatique", school="EPSIC Lausanne", year=2014
    )
    await profile_sections.update_working_mode(
        lea,
        profile_id,
        mission_length=MissionLength.LONG,
        work_format=WorkFormat.ANY,
        activity_rate=80,
        billing=Billing.ANY,
        level=Level.SENIOR,
    )
