"""A mission: created in four steps, taken up again from its draft, changed by the same questions."""

from datetime import date
from typing import Any, cast

from bot.engine import Choice, City, Date, Dialog, Ending, Money, Number, Preview, Step, Text, YesNo, section
from bot.engine.step import Asking, Invalid, Rows
from bot.mission_text import terms_lines, title_of
from bot.view import page_button
from core import clock
from models.mission import MissionDuration, MissionFormat, MissionStatus, PayrollingChoice, RateKind
from models.profile import Domain, Profile
from services import dialogs, missions
from services.missions import MissionAnswers, MissionTerms
from services.missions.drafting import DraftOver
from services.profile_people import may_handle_missions

_SHOWN = 600


def is_change(dialog: Any) -> bool:
    """Whether the mission is published already: then nothing changes before the end."""
    return "version" in dialog.given


def for_company(company: Profile) -> dict[str, Any]:
    """What the dialog is given: for which company the mission is, whatever hat is worn when it goes on."""
    return {"organisation_id": company.organisation_id, "company": company.display_name}


def confirm_key(dialog: Any) -> str:
    """The last button of a new mission publishes it."""
    return "mis-save" if is_change(dialog) else "mis-publish"


class MissionPreview(Preview):
    """The mission as others will read it, and « Garder en brouillon » (FR-156)."""

    def lines(self, ask: Asking, answered: list[Step[Any]]) -> list[str]:
        title = title_of(ask.words, ask.dialog.answers.get("title") or "")
        lines = terms_lines(ask.words, terms_in(ask.dialog), _SHOWN)
        return ["\n".join([ask.words("mission-title", title=title), *lines])]

    def rows(self, ask: Asking, answered: list[Step[Any]]) -> Rows:
        rows = super().rows(ask, answered)
        confirm, *edits = rows
        if is_change(ask.dialog) or ask.ui.get("part"):
            return rows
        return [confirm, (page_button(ask.words.plain("mis-savedraft"), "missions", "keep"),), *edits]


def terms_in(dialog: Dialog) -> MissionTerms:
    """What the answers say, as the mission's page shows it."""
    said = dialog.answers
    skills = [part.strip() for part in str(said.get("skills") or "").replace(";", ",").split(",")]
    return MissionTerms(
        domain=said.get("domain"),
        description=said.get("description") or "",
        duration=said.get("duration"),
        work_format=said.get("work_format"),
        city=said.get("city") or "",
        begins=said.get("begins"),
        ends=said.get("ends"),
        skills=tuple(skill for skill in skills if skill),
        years=said.get("years"),
        rate_kind=said.get("rate_kind"),
        rate=said.get("rate"),
        currency="CHF",
        payrolling=said.get("payrolling"),
        open_to_job_seekers=bool(said.get("open_to_job_seekers")),
    )


async def names_something(dialog: Any, title: str) -> None:
    """Nobody finds, or can speak of, a mission that is called « 😀😀😀 »."""
    if not any(map(str.isalpha, title)):
        raise Invalid("no-words")


def is_somewhere(dialog: "NewMission") -> bool:
    """A mission at a distance has no city."""
    return dialog.work_format is not MissionFormat.REMOTE


def has_amount(dialog: "NewMission") -> bool:
    """A rate to discuss has no amount yet."""
    return dialog.rate_kind is not RateKind.TO_DISCUSS


def from_today(dialog: Dialog) -> date:
    """What begins is judged by the date at home, wherever its company is."""
    return clock.today()


def from_the_start(dialog: Dialog) -> date:
    """A mission ends on the day on which it begins, or later."""
    return dialog.answers.get("begins") or clock.today()


async def readable_skills(dialog: "NewMission", text: str) -> None:
    """At least one skill that can be read, and not too many."""
    if not missions.labels_of(text):
        raise missions.MissionIncomplete(missing="skills")


class NewMission(Dialog):
    """Mission, Compétences, Tarif, Prévisualisation (FR-155, FR-156); every answer is kept in the draft at once."""

    key = "mis"
    hopeless = (*Dialog.hopeless, DraftOver)
    blame = {"ends-before-begin": "ends", "mission-began": "begins", "mission-over": "ends"}  # noqa: RUF012

    with section("mission"):
        title = Text(min=5, max=80, lines=False, check=names_something)
        domain = Choice(Domain, words="dom")
        duration = Choice(MissionDuration)
        work_format = Choice(MissionFormat)
        city = City(max=100, when=is_somewhere)
        begins = Date(optional=True, first=from_today)
        ends = Date(optional=True, first=from_the_start)
        description = Text(min=20, max=2000, lines=True, optional=True)
    with section("skills"):
        skills = Text(min=2, max=400, check=readable_skills)
        years = Number(min=0, max=50, optional=True)
    with section("rate"):
        rate_kind = Choice(RateKind)
        rate = Money(currency="CHF", min=1, when=has_amount)
        payrolling = Choice(PayrollingChoice)
        open_to_job_seekers = YesNo()
    preview = MissionPreview(confirm=confirm_key)

    @property
    def in_the_name_of(self) -> str:
        return str(self.given.get("company", ""))

    @property
    def intro_key(self) -> str:
        return "mis-intro_change" if is_change(self) else super().intro_key

    @property
    def left_key(self) -> str:
        return super().left_key if self.subject_id is None or is_change(self) else "mis-left"

    async def answered(self, step: str) -> None:
        if is_change(self):
            return
        said = cast(MissionAnswers, {step: self.value_of(self.steps[step])})
        company = self.given.get("organisation_id")
        draft = await missions.write_draft(self.member, self.subject_id, said, company)
        await dialogs.name_subject(self.session, draft.id)

    async def outdated(self) -> Ending | None:
        """A colleague changed the mission: what was written here is kept, and saved by confirming once more. Whoever
        handles the company's missions no more reads what they had written, and nothing else.
        """
        company = self.given.get("organisation_id")
        if company is not None and not await may_handle_missions(self.member, company):
            who = {"company": self.in_the_name_of}
            if not self.raw:
                return Ending("mis-hat_lost", who)
            return Ending("mis-hat_lost", who, page="typed", args={"arg": self.session.id})
        mission = await missions.access_own_mission(self.member, self.subject_id or 0)
        if not is_change(self) or mission.status is not MissionStatus.PUBLISHED:
            return Ending(page="mission", args={"arg": mission.id})
        await dialogs.renew(self.session, {**self.given, "version": mission.version})
        return None

    async def done(self) -> Ending | None:
        mission_id = self.subject_id or 0
        here: dict[str, Any] = {"arg": mission_id}
        if is_change(self):
            said = cast(MissionAnswers, self.answers)
            await missions.change_mission(self.member, mission_id, self.given["version"], said)
            return Ending("mis-changed", page="mission", args=here)
        mission = await missions.access_own_mission(self.member, mission_id)
        if mission.status is not MissionStatus.DRAFT:
            return Ending("mis-already", page="mission", args=here)
        await missions.publish_mission(self.member, mission_id)
        return Ending("mis-published", page="mission", args={**here, "fresh": True})
