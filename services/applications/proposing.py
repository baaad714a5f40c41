"""Interest: « Cette mission m’intéresse » and « Ce profil m’intéresse », one record for both (FR-131, FR-132, D-07)."""

from collections import Counter

from core import clock
from models.application import Application, ApplicationMove, ApplicationStatus, Party, Rule
from models.member import Member, MemberCategory
from models.mission import Mission
from models.profile import Profile
from models.sql import lock_row
from services.application_given_back import given_back
from services.application_moves import show_everywhere
from services.application_rules import decide, may
from services.applications.acting import follow_rule, locked_mission
from services.applications.errors import NotACandidate, OwnMission
from services.applications.sides import access_application, facts_of, facts_with, is_certified
from services.given_text import paragraph
from services.missions.reading import access_mission
from services.missions.rights import access_own_mission, company_of, require_open
from services.profile_people import membership_of
from services.profiles import access_profile
from services.seen_version import require_version
from services.standing import require_may_begin
from services.unit_of_work import unit_of_work

INTRO_LIMIT = 500


async def propose_oneself(
    member: Member, mission_id: int, intro: str | None = None, version: int | None = None
) -> Application:
    """« Cette mission m’intéresse » (A1), or « Oui, discutons » where the company asked first (A3).

    Without an `intro` what the freelance wrote before is left as it is; `version` is the mission's as it was read.
    Refuses with NotFound, MissionsClosed, OwnMission, NotACandidate, Stale, TextTooLong and whatever `decide` refuses.
    """
    words = _as_written(intro)
    async with unit_of_work():
        sheet = await access_mission(mission_id, member)
        await _require_outsider(member.id, mission_id)
        await require_open(member)
        if sheet.terms is None:
            raise NotACandidate()
        mission = await locked_mission(mission_id)
        require_version(mission, version)
        freelance = await Profile.get(member_id=member.id, deleted_at=None)
        require_may_begin(member, freelance)
        return await _propose(mission, freelance, Party.FREELANCE, member.id, words)


async def require_proposable(member: Member, mission_id: int) -> None:
    """Refuses now what `propose_oneself` would refuse: nobody writes an introduction in vain."""
    sheet = await access_mission(mission_id, member)
    await _require_outsider(member.id, mission_id)
    await require_open(member)
    if sheet.terms is None:
        raise NotACandidate()
    mission = await Mission.get(id=mission_id)
    freelance = await Profile.get(member_id=member.id, deleted_at=None)
    require_may_begin(member, freelance)
    found = await Application.get_or_none(mission_id=mission.id, profile_id=freelance.id)
    company = await company_of(mission.organisation_id)
    facts = await facts_of(found, mission, freelance, company, Party.FREELANCE)
    decide(facts, Party.FREELANCE, ApplicationMove.INTEREST)


async def _require_outsider(member_id: int, mission_id: int) -> None:
    """Refuses with OwnMission whoever has a place in the organisation, with the mission right or without: nobody is on
    both sides. Who gets a place there later stays the candidate that they are (`seat_of`).
    """
    mission = await Mission.get(id=mission_id)
    if await membership_of(member_id, mission.organisation_id) is not None:
        raise OwnMission()


async def propose_again(member: Member, application_id: int) -> Application:
    """A proposal once more, by the side that may: also « Revenir sur ma réponse » (EXT-20).

    Refuses with NotFound and whatever a proposal refuses.
    """
    seat = await access_application(application_id, member)
    if seat.side is Party.FREELANCE:
        return await propose_oneself(member, seat.mission.id)
    return await propose_mission(member, seat.mission.id, seat.freelance.id)


async def propose_mission(
    member: Member, mission_id: int, profile_id: int | str, intro: str | None = None
) -> Application:
    """« Ce profil m’intéresse » for one of the company's missions (A2), or « Oui, discutons » (A3).

    Without an `intro` what the company wrote before is left as it is. Refuses with NotFound, OwnMission,
    NotACandidate, TextTooLong and whatever `decide` refuses.
    """
    words = _as_written(intro)
    async with unit_of_work():
        own = await access_own_mission(member, mission_id)
        require_may_begin(member, await company_of(own.organisation_id))
        freelance = await access_profile(profile_id, member)
        mission = await locked_mission(mission_id)
        if not may_be_candidate(freelance, mission):
            raise NotACandidate()
        return await _propose(mission, freelance, Party.COMPANY, member.id, words)


def _as_written(intro: str | None) -> str | None:
    """An introduction, cleaned; None where none was asked for. Refuses with TextTooLong."""
    return None if intro is None else paragraph("intro", intro, INTRO_LIMIT)


def may_be_candidate(profile: Profile, mission: Mission) -> bool:
    """Whether a mission can be offered to a profile: a freelance of the four domains, or a job seeker where open."""
    if profile.category is MemberCategory.JOB_SEEKER:
        return bool(mission.open_to_job_seekers)
    return profile.category is MemberCategory.FREELANCE and profile.domain is not None


async def _propose(
    mission: Mission, freelance: Profile, side: Party, actor_id: int, intro: str | None
) -> Application:
    # Two proposals of one freelance at the same moment are counted one after the other.
    await lock_row("profile", freelance.id)
    freelance = await Profile.get(id=freelance.id)
    await _require_outsider(freelance.member_id or 0, mission.id)
    company = await company_of(mission.organisation_id)
    found = await Application.get_or_none(mission_id=mission.id, profile_id=freelance.id)
    rule = decide(await facts_of(found, mission, freelance, company, side), side, ApplicationMove.INTEREST)
    if found is None:
        found = await _new(mission, freelance, side, intro or "")
    elif rule.to is ApplicationStatus.PROPOSED:
        return await _again(found, mission, rule, side, actor_id, intro)
    elif intro:
        # The other side was faster: what comes with this yes is read on the record all the same.
        return await follow_rule(found, mission, rule, actor_id, intro_other=intro)
    return await follow_rule(found, mission, rule, actor_id)


async def _new(mission: Mission, freelance: Profile, side: Party, intro: str) -> Application:
    now = clock.now()
    made = await Application.create(
        mission_id=mission.id,
        profile_id=freelance.id,
        initiator=side,
        status=ApplicationStatus.PROPOSED,
        intro=intro,
        last_proposed_at=now,
        status_since=now,
        timer_from=now,
        created_at=now,
    )
    await show_everywhere(made)
    return made


async def _again(
    found: Application, mission: Mission, rule: Rule, side: Party, actor_id: int, intro: str | None
) -> Application:
    own, other = _words_of(found, side, intro)
    return await follow_rule(
        found,
        mission,
        rule,
        actor_id,
        initiator=side,
        intro=own,
        intro_other=other,
        reason="",
        proposals=found.proposals + 1,
    )


def _words_of(found: Application, side: Party, intro: str | None) -> tuple[str, str]:
    """What both sides have written once `side` proposes again: its own words, and the other's.

    Whoever takes a refusal back says yes to what the other side wrote, which therefore stays; a new proposal of
    somebody else's leaves out what was written about an older one.
    """
    is_same_side = found.initiator is side
    own, other = (found.intro, found.intro_other) if is_same_side else (found.intro_other, found.intro)
    stays = is_same_side or found.status is ApplicationStatus.DECLINED
    return own if intro is None else intro, other if stays else ""


async def proposable_missions(profile: Profile, missions: list[Mission]) -> list[Mission]:
    """Which missions of one company can be offered to a profile now, with as many statements for many as for one."""
    fitting = [mission for mission in missions if may_be_candidate(profile, mission)]
    if not fitting or not is_certified(profile):
        return []
    company = await company_of(fitting[0].organisation_id)
    about = Application.filter(mission_id__in=[mission.id for mission in fitting])
    met = {each.mission_id: each for each in await about.filter(profile_id=profile.id)}
    proposed = about.filter(status=ApplicationStatus.PROPOSED, initiator=Party.COMPANY)
    opened = Counter(each.mission_id for each in await proposed)
    back, offered = await given_back(met.values()), []
    for mission in fitting:
        found = met.get(mission.id)
        is_back = found is not None and found.id in back
        if found is not None and found.status is ApplicationStatus.PROPOSED:
            continue  # Whoever proposed themselves is answered, and not asked in their turn.
        facts = facts_with(found, mission, profile, company, opened[mission.id], is_back=is_back)
        if may(facts, Party.COMPANY, ApplicationMove.INTEREST):
            offered.append(mission)
    return offered
