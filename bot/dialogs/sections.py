"""One short dialog for each section of a profile, opened from « Rubriques » or on the guided way."""

import re
from typing import Any

from bot.engine import Choice, Dialog, Ending, Link, Option, Place, Preview, Text
from bot.engine.step import Invalid
from bot.pages.sections import leave_section
from models.profile import Billing, Level, MissionLength, Profile, SkillKind, WorkFormat
from services import displayed_identity, profile_sections
from services.completeness import SectionName
from services.profiles import skill_labels, skills_of

RATES = ("100", "80", "60", "50", "40", "20")
KINDS = {
    "technical": SkillKind.TECHNICAL,
    "tools": SkillKind.TOOL,
    "languages": SkillKind.LANGUAGE,
    "soft": SkillKind.SOFT,
}


def category_of(dialog: "SectionDialog") -> dict[str, Any]:
    """An organisation is asked about itself, and not about the person who answers."""
    return {"category": dialog.given.get("category", "")}


class SectionDialog(Dialog, register=False):
    """What sections share: the profile in `given`, and where the end leads."""

    section_name = SectionName.DESCRIPTION

    @classmethod
    async def known(cls, profile: Profile) -> dict[str, Any] | None:
        """What the section says now, as answers to start from; None when it is empty."""
        return None

    @property
    def profile_id(self) -> int:
        """Whose section it is; the service asks whether the person acts for it."""
        return int(self.given["profile_id"])

    async def told(self) -> Ending | None:
        """Back to where the section was opened: the next stop of the guided way, or the sections."""
        await leave_section(self.turn, self.section_name, guided=bool(self.given.get("guided")))
        return None


class Presentation(SectionDialog):
    """A few sentences about oneself or the organisation (FR-055, FR-061)."""

    key = "prs"

    description = Text(min=20, max=1500, lines=True, ask=category_of)

    @classmethod
    async def known(cls, profile: Profile) -> dict[str, Any] | None:
        return {"description": profile.description} if profile.description else None

    async def done(self) -> Ending | None:
        await profile_sections.describe_profile(self.member, self.profile_id, self.description)
        return await self.told()


def labels_in(text: str | None) -> list[str]:
    """Labels separated by commas, semicolons or lines; what has no letter and no figure, such as a dash, is none."""
    return [part for part in re.split(r"[,;\n]", text or "") if any(c.isalnum() for c in part)]


async def judge_words(dialog: Dialog, text: str) -> None:
    """Refuses a name or a trade of signs alone: nobody could find or read it."""
    if not any(map(str.isalnum, text)):
        raise Invalid("no-letters")


async def judge_labels(dialog: Dialog, text: str) -> None:
    """Says at once which list no profile takes: too many labels, or one that is a whole sentence."""
    skill_labels(labels_in(text))


class Skills(SectionDialog):
    """Skills of four kinds (FR-056)."""

    key = "cmp"
    section_name = SectionName.SKILLS

    technical = Text(max=1200, optional=True, check=judge_labels)
    tools = Text(max=1200, optional=True, check=judge_labels)
    languages = Text(max=1200, optional=True, check=judge_labels)
    soft = Text(max=1200, optional=True, check=judge_labels)
    preview = Preview()

    @classmethod
    async def known(cls, profile: Profile) -> dict[str, Any] | None:
        told: dict[str, list[str]] = {}
        for skill in await skills_of(profile.id):
            told.setdefault(skill.kind, []).append(skill.label)
        return {name: ", ".join(told[kind]) for name, kind in KINDS.items() if kind in told} or None

    async def done(self) -> Ending | None:
        skills = {kind: labels_in(self.answers.get(name)) for name, kind in KINDS.items()}
        await profile_sections.set_skills(self.member, self.profile_id, skills)
        return await self.told()


class WorkingMode(SectionDialog):
    """Length of missions, place, activity rate, billing and level (FR-059)."""

    key = "mdt"
    section_name = SectionName.MODE

    length = Choice(MissionLength, optional=True)
    place = Choice(WorkFormat, optional=True)
    rate = Choice(RATES, optional=True)
    billing = Choice(Billing, optional=True)
    level = Choice(Level, optional=True)
    preview = Preview()

    @classmethod
    async def known(cls, profile: Profile) -> dict[str, Any] | None:
        rate = str(profile.activity_rate)
        said: dict[str, Any] = {
            "length": profile.mission_length,
            "place": profile.work_format,
            "rate": rate if rate in RATES else None,
            "billing": profile.billing,
            "level": profile.level,
        }
        return said if any(said.values()) else None

    async def done(self) -> Ending | None:
        said = self.answers
        rate = said.get("rate")
        await profile_sections.update_working_mode(
            self.member,
            self.profile_id,
            mission_length=said.get("length"),
            work_format=said.get("place"),
            activity_rate=int(rate) if rate else None,
            billing=said.get("billing"),
            level=said.get("level"),
        )
        return await self.told()


class Whereabouts(SectionDialog):
    """Street and city of an organisation (FR-061)."""

    key = "adr"
    section_name = SectionName.ADDRESS

    street = Place(max=200)
    city = Place(max=100)

    @classmethod
    async def known(cls, profile: Profile) -> dict[str, Any] | None:
        return {"street": profile.street, "city": profile.city} if profile.street else None

    async def done(self) -> Ending | None:
        await profile_sections.change_place(self.member, self.profile_id, self.street, self.city)
        return await self.told()


class Trade(SectionDialog):
    """The trade, or the sector of an organisation (FR-061)."""

    key = "sec"
    section_name = SectionName.SECTOR

    sector = Text(min=2, max=80, lines=False, check=judge_words, ask=category_of)

    @classmethod
    async def known(cls, profile: Profile) -> dict[str, Any] | None:
        return {"sector": profile.sector} if profile.sector else None

    async def done(self) -> Ending | None:
        await profile_sections.change_sector(self.member, self.profile_id, self.sector)
        return await self.told()


class WebSite(SectionDialog):
    """The web site; « Passer » takes it away (FR-061)."""

    key = "sit"
    section_name = SectionName.WEB_SITE

    site = Link(max=200, optional=True, ask=lambda d: {"now": d.given["now"]})

    async def done(self) -> Ending | None:
        await profile_sections.change_web_site(self.member, self.profile_id, self.answers.get("site") or "")
        return await self.told()


async def names(dialog: "Identity") -> list[Option]:
    """What Telegram's names offer, and any other."""
    offered = displayed_identity.ways_to_be_named(dialog.member)
    other = Option("other", dialog.words.plain("idn-how-other"))
    return [*(Option(way, name) for way, name in offered.items()), other]


class Identity(SectionDialog):
    """« Identité affichée » (FR-064); without a profile it is the person's own name."""

    key = "idn"

    how = Choice(names, when=lambda d: not d.given["organisation"])
    name = Text(min=2, max=80, lines=False, when=lambda d: d.given["organisation"] or d.how == "other")

    async def done(self) -> Ending | None:
        offered = displayed_identity.ways_to_be_named(self.member)
        name = self.answers.get("name") or offered.get(self.answers.get("how", ""), "")
        await displayed_identity.choose_identity(self.member, self.given["profile_id"], name)
        return Ending(page=self.given["page"])
