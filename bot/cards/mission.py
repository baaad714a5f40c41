"""A mission, drawn by who reads it: its company with what can be done, a certified freelance, or anybody."""

from typing import Any
from urllib.parse import quote

from bot.cards import LivingCard
from bot.engine import begin
from bot.interest_ways import candidates_rows, interest_rows
from bot.mission_decisions import decision_rows, moderate_row, reasons_lines, standing_decision
from bot.mission_menu import search_label
from bot.mission_text import STATUS_KEYS, fits_below_a_picture, sheet_lines, title_of
from bot.payrolling_ways import mission_payrolling_row
from bot.restraint import restraint_lines
from bot.turn import Look, Turn
from bot.view import Button, Row, View, card_button, page_button
from bot.wording import response_line
from core.links import PublicLink
from models.delivery import Notification
from models.mission import EndReason, Mission, MissionMove, MissionStatus
from services import missions
from services.files import picture_path
from services.missions import Closed, MissionFilled, MissionSheet
from services.missions.rights import company_of
from services.profile_people import standing_profile
from services.profiles import access_profile
from services.response_rates import rates_of

# What a company can do with its mission, by its status; moves that cannot be undone are asked about first.
_ACTS = {
    MissionStatus.DRAFT: (("continue", "duplicate"), ("discard",)),
    MissionStatus.PUBLISHED: (("edit", "duplicate"), ("withdraw",)),
    MissionStatus.RESERVED: (("duplicate", "withdraw"),),
    MissionStatus.FILLED: (("close", "duplicate"),),
    MissionStatus.INTERRUPTED: (("republish", "close"), ("duplicate",)),
    MissionStatus.CLOSED: (("duplicate",),),
    MissionStatus.WITHDRAWN: (("duplicate",),),
    MissionStatus.SUSPENDED: (),
}


# What publishes something, which nobody who is restricted may do.
_BEGINNINGS = ("continue", "edit", "republish")


class MissionCard(LivingCard):
    """What a mission says, and its company's acts, each for the version that was seen (states.md, b)."""

    kind = "mission"
    is_its_page = True

    async def view(self, look: Look, object_id: int) -> View:
        try:
            sheet = await missions.access_mission(object_id, look.member)
        except MissionFilled:
            filled = await missions.find_mission(object_id)
            own = await standing_profile(look.member)
            label = look.words.plain(search_label(own.category if own else None))
            others = (page_button(label, "mission_search", style="primary"),)
            return View(look.words("mis-filled-public"), (others, *moderate_row(look, filled.public_id)))
        if sheet.is_own:
            return await self._own(look, sheet)
        lines, rows = sheet_lines(look, sheet), list[Row]()
        if sheet.terms is None:
            closed = await missions.closed_because(look.member)
            lines += ["", _why_not(look, closed)]
            rows += ways_for(look, closed)
            if closed is None:
                label = look.words.plain("menu-search-job")
                rows.append((page_button(label, "mission_search", style="primary"),))
        else:
            lines += await _how_they_answer(look, sheet)
            lines += restraint_lines(look)
            rows += await interest_rows(look, sheet)
            company = look.words.plain("mission-company_page")
            rows.append((page_button(company, "profile", "open", sheet.company_public_id),))
        rows.append(_sharing(look, sheet))
        rows += moderate_row(look, sheet.public_id)
        text = "\n".join(lines)
        picture = picture_path(sheet.logo) if fits_below_a_picture(text) else None
        return View(text, tuple(rows), picture=picture)

    async def _own(self, look: Look, sheet: MissionSheet) -> View:
        words = look.words
        lines = [words("mission-status", status=words.plain(STATUS_KEYS[sheet.status])), ""]
        lines += sheet_lines(look, sheet)
        lines += await self._state(look, sheet)
        mission = await missions.access_own_mission(look.member, sheet.mission_id)
        restraint, rows = restraint_lines(look, await company_of(mission.organisation_id)), list[Row]()
        lines += restraint
        if sheet.status is MissionStatus.PUBLISHED:
            label = words.plain("menu-search-freelance")
            rows.append((page_button(label, "talents", "for", sheet.public_id, style="primary"),))
        rows += await candidates_rows(look, sheet)
        if sheet.status is not MissionStatus.DRAFT:
            rows += await mission_payrolling_row(look, sheet.mission_id)
        rows += await decision_rows(look, await standing_decision(mission))
        is_asked = await missions.asks_to_keep(sheet.mission_id)
        if is_asked:
            rows.append((self._button(look, sheet, "keep", "success"),))
        for row in _ACTS[sheet.status]:
            left = [
                act
                for act in row
                if not (restraint and act in _BEGINNINGS)
                and (act != "duplicate" or missions.may_duplicate(mission))
            ]
            rows += [tuple(self._button(look, sheet, act) for act in left)] if left else []
        if sheet.status in (MissionStatus.PUBLISHED, MissionStatus.RESERVED) and not is_asked:
            rows.append(_sharing(look, sheet)[:1])  # Eight buttons with the two of the page are enough.
        return View("\n".join(lines), tuple(rows))

    def _button(self, look: Look, sheet: MissionSheet, act: str, style: str | None = None) -> Button:
        label = look.words.plain(f"mis-{act}")
        return card_button(label, self.kind, sheet.mission_id, sheet.version, act, style)

    async def _state(self, look: Look, sheet: MissionSheet) -> list[str]:
        """What its company should know beyond what the mission says: what is missing, what comes, what happened."""
        words = look.words
        mission = await missions.access_own_mission(look.member, sheet.mission_id)
        if sheet.status is MissionStatus.DRAFT:
            needs = await missions.still_missing(mission)
            what = ", ".join(words.plain(f"mission-need-{need}") for need in needs)
            return ["", words("mission-missing", what=what)] if needs else []
        decided = await standing_decision(mission)
        if decided is not None and mission.status is MissionStatus.INTERRUPTED:
            return ["", words("mission-given_back")]
        if decided is not None:
            said = "mission-ended-moderation" if mission.closed_at else "mission-suspended"
            return ["", words(said), "", *await reasons_lines(look, decided, mine=True)]
        if sheet.status is MissionStatus.SUSPENDED:
            return ["", words("mission-suspended")]
        if mission.end_reason is not EndReason.NONE:
            return ["", words(f"mission-ended-{mission.end_reason}")]
        if missions.is_announced(mission):
            return ["", words(f"mission-asked_{missions.why_asked(mission)}")]
        return []

    async def facts(self, look: Look, object_id: int) -> dict[str, Any]:
        mission = await missions.access_own_mission(look.member, object_id)
        return {"title": title_of(look.words, mission.title), "why": missions.why_asked(mission)}

    async def headline(self, look: Look, owed: Notification) -> str:
        facts = await self.facts(look, owed.subject_id or 0)
        return look.words(f"notice-{owed.key.replace('.', '-')}", **{**facts, **owed.details})

    async def payload(self, look: Look, object_id: int) -> str:
        sheet = await missions.access_mission(object_id, look.member)
        return PublicLink("m", sheet.public_id).payload

    async def still_true(self, owed: Notification) -> bool:
        if owed.key not in ("mission.expiring", "mission.closing"):
            return True
        mission = await missions.find_mission(owed.subject_id or 0)
        if owed.key == "mission.closing":
            return mission.status is MissionStatus.FILLED
        return missions.is_announced(mission) and owed.details.get("why") == missions.why_asked(mission)

    async def tap(self, turn: Turn, object_id: int, version: int, act: str) -> None:
        mission = await missions.access_own_mission(turn.member, object_id)
        here: dict[str, Any] = {"arg": mission.id}
        if act in ("continue", "edit"):
            await self._ask_again(turn, mission, version, act)
        elif act in ("withdraw", "discard", "close"):
            missions.require_version(mission, version)
            if act == "close":
                await missions.require_closable(mission)
            await turn.show("mission", **here, sure=act, seen=version)
        elif act in ("withdraw_now", "discard_now"):
            moved = await missions.withdraw_mission(turn.member, mission.id, version)
            notice = "mis-withdrawn" if moved.published_at else "mis-discarded"
            await turn.show("missions", notice=notice, arg=mission.organisation_id)
        elif act == "close_now":
            await missions.close_mission(turn.member, mission.id, version)
            await turn.show("mission", notice="mis-closed", **here)
        elif act == "keep":
            kept = await missions.keep_mission(turn.member, mission.id, version)
            until_start = missions.ends_by_its_start(kept)
            await turn.show("mission", notice="mis-kept_until_start" if until_start else "mis-kept", **here)
        elif act == "republish":
            await self._republish(turn, mission, version)
        elif act == "duplicate":
            missions.require_version(mission, version)
            copy = await missions.duplicate_mission(turn.member, mission.id)
            await turn.show("mission", notice="mis-duplicated", arg=copy.id)
        else:
            await super().tap(turn, object_id, version, act)

    async def _republish(self, turn: Turn, mission: Mission, version: int) -> None:
        """At once, or after the dates where those of the interrupted collaboration are over."""
        from bot.dialogs.mission import for_company
        from bot.dialogs.republishing import RepublishMission

        if not missions.are_dates_over(mission):
            await missions.republish_mission(turn.member, mission.id, version)
            await turn.show("mission", notice="mis-republished", arg=mission.id)
            return
        await missions.require_republishable(turn.member, mission.id, version)
        given = for_company(await company_of(mission.organisation_id)) | {"version": version}
        await begin(turn, RepublishMission, given=given, subject_id=mission.id)

    async def _ask_again(self, turn: Turn, mission: Mission, version: int, act: str) -> None:
        from bot.dialogs.mission import NewMission, for_company

        missions.require_version(mission, version)
        missions.require_move(mission, MissionMove.EDIT)
        _, answers = await missions.answers_so_far(turn.member, mission.id)
        given = for_company(await company_of(mission.organisation_id))
        if mission.status is not MissionStatus.DRAFT:
            given["version"] = mission.version
        await begin(turn, NewMission, given=given, subject_id=mission.id, answers=answers)


async def _how_they_answer(look: Look, sheet: MissionSheet) -> list[str]:
    """Whether and how fast the company answers, once there is enough to say so (EXT-02)."""
    company = await access_profile(sheet.company_public_id, look.member)
    rate = (await rates_of([company.id])).get(company.id)
    return [] if rate is None else [response_line(look.words, rate)]


def _why_not(look: Look, closed: Closed | None) -> str:
    if closed is None:
        return look.words("mission-teaser_seekers")
    return look.words("mission-teaser" if closed is Closed.OTHER_SIDE else f"jobs-closed-{closed}")


def ways_for(look: Look, closed: Closed | None) -> list[Row]:
    """What somebody can do for whom missions are closed: be certified, or complete their profile."""
    words = look.words
    if closed is Closed.VISITOR:
        return [(page_button(words.plain("menu-certify"), "category", style="success"),)]
    if closed is Closed.UNCERTIFIED:
        return [(page_button(words.plain("menu-certify"), "certify", style="success"),)]
    if closed is Closed.OUTSIDE:
        return [(page_button(words.plain("menu-search-who"), "search"),)]
    return []


def _sharing(look: Look, sheet: MissionSheet) -> Row:
    link = look.facts.deep_link(PublicLink("m", sheet.public_id).payload)
    address = f"{look.facts.public_url}/m/{sheet.public_id}" if look.facts.pages_reachable else link
    words = look.words
    return (
        Button(words.plain("card-share"), url=f"{look.facts.link_base}/share/url?url={quote(link, safe='')}"),
        Button(words.plain("card-copy"), copy=address),
    )
