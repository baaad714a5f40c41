"""The two sides of an application: who may see it, and on which side a person acts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

from core import clock
from core.errors import NotFound
from core.ids import is_public_id
from models.application import BOUND, Application, ApplicationStatus, Party, waits_for_another
from models.member import Member, MemberCategory
from models.mission import Mission, MissionStatus
from models.profile import Profile
from services.application_given_back import given_back
from services.application_rules import Facts
from services.profile_people import handled_among
from services.profiles import is_visible
from services.standing import restricted_until


class Parties(NamedTuple):
    """An application with everything that it is between."""

    application: Application
    mission: Mission
    freelance: Profile
    company: Profile


@dataclass(frozen=True)
class Seat:
    """An application as one person of its two sides sees it."""

    application: Application
    mission: Mission
    freelance: Profile
    company: Profile
    side: Party

    @property
    def other(self) -> Profile:
        """The profile across."""
        return self.company if self.side is Party.FREELANCE else self.freelance

    @property
    def other_name(self) -> str:
        """What the other side is called; empty when its account is gone."""
        return self.other.display_name if self.other.deleted_at is None else ""

    @property
    def own_profile(self) -> Profile:
        """The profile in whose name the person acts here."""
        return self.freelance if self.side is Party.FREELANCE else self.company

    @property
    def other_under_check(self) -> bool:
        """Whether the other side is being checked by the team: nothing goes on with them for now."""
        return self.other.deleted_at is None and not is_certified(self.other)

    @property
    def turn(self) -> Party | None:
        """Whose answer is waited for, if only one side's is; nobody's while another candidate may confirm (D-10)."""
        return None if self.waits_for_another else turn_of(self.application)

    @property
    def waits_for_another(self) -> bool:
        """Whether another candidate was chosen and has not confirmed yet."""
        return waits_for_another(self.application.status, self.mission.status)


def turn_of(application: Application) -> Party | None:
    """Whose answer is waited for: the one who was asked, the company of a firm candidate, the chosen freelance."""
    return {
        ApplicationStatus.PROPOSED: application.initiator.other,
        ApplicationStatus.FIRM: Party.COMPANY,
        ApplicationStatus.CHOSEN: Party.FREELANCE,
    }.get(application.status)


def reads_mission(seat: Seat) -> bool:
    """Whether the mission can still be opened from here: whoever was not chosen reads it no more (FR-094), and nobody
    else what a company offers while it cannot be found.
    """
    is_bound = seat.application.status in BOUND
    open_to_others = seat.mission.status in (MissionStatus.PUBLISHED, MissionStatus.RESERVED)
    open_to_others = open_to_others and is_visible(seat.company)
    return seat.side is Party.COMPANY or is_bound or open_to_others


async def find_application(name: int | str) -> Application:
    """The application with this id or public id, whoever asks. Refuses with NotFound."""
    found = None
    if isinstance(name, int):
        found = await Application.get_or_none(id=name)
    elif is_public_id(name):
        found = await Application.get_or_none(public_id=name)
    if found is None:
        raise NotFound()
    return found


async def access_application(name: int | str, member: Member) -> Seat:
    """The application with this id or public id, for its two sides. NotFound to anybody else."""
    return await seat_of(await find_application(name), member)


async def seat_of(application: Application, member: Member) -> Seat:
    """The side on which a member is. Refuses strangers with NotFound."""
    seats = await seats_of([application], member)
    if not seats:
        raise NotFound()
    return seats[0]


async def seats_of(applications: Sequence[Application], member: Member) -> list[Seat]:
    """The same for a whole list, in its order and with as many statements as for one; strangers' are left out."""
    everybody = await parties_of(applications)
    others = {each.mission.organisation_id for each in everybody if each.freelance.member_id != member.id}
    handled = await handled_among(member, others) if others else set[int]()
    seats = []
    for each in everybody:
        if each.freelance.member_id == member.id:
            seats.append(Seat(*each, Party.FREELANCE))
        elif each.mission.organisation_id in handled:
            seats.append(Seat(*each, Party.COMPANY))
    return seats


async def parties_of(applications: Sequence[Application]) -> list[Parties]:
    """Applications with their missions and the profiles of both sides, in the same order, asked for all at once."""
    if not applications:
        return []
    missions = await Mission.filter(id__in={each.mission_id for each in applications})
    freelances = await Profile.filter(id__in={each.profile_id for each in applications})
    companies = await Profile.filter(organisation_id__in={each.organisation_id for each in missions})
    mission_of = {each.id: each for each in missions}
    freelance_of = {each.id: each for each in freelances}
    company_of = {each.organisation_id: each for each in companies}
    return [
        Parties(each, mission, freelance_of[each.profile_id], company_of[mission.organisation_id])
        for each in applications
        for mission in [mission_of[each.mission_id]]
    ]


async def facts_of(
    application: Application | None,
    mission: Mission,
    freelance: Profile,
    company: Profile,
    side: Party | None,
) -> Facts:
    """What a decision about a pair depends on, as it is now."""
    opened = Application.filter(status=ApplicationStatus.PROPOSED, initiator=side)
    opened = (
        opened.filter(profile_id=freelance.id)
        if side is Party.FREELANCE
        else opened.filter(mission_id=mission.id)
    )
    count = await opened.count() if side is not None else 0
    back = await given_back([application] if application is not None else [])
    return facts_with(application, mission, freelance, company, count, is_back=bool(back))


def facts_with(
    application: Application | None,
    mission: Mission,
    freelance: Profile,
    company: Profile,
    open_proposals: int,
    *,
    is_back: bool = False,
) -> Facts:
    """The same where it is known already how many proposals of the acting side are open, and whether the candidature
    was given back after a removal that was overturned.
    """
    status = application.status if application is not None else None
    return Facts(
        status=ApplicationStatus.NOT_SELECTED if is_back else status,
        initiator=application.initiator if application is not None else None,
        mission=mission.status,
        freelance_certified=is_certified(freelance),
        company_certified=is_certified(company),
        open_proposals=open_proposals,
        proposals=application.proposals if application is not None else 0,
        since=clock.now() - application.status_since if application is not None else timedelta(),
        job_seeker=freelance.category is MemberCategory.JOB_SEEKER,
    )


def is_certified(profile: Profile) -> bool:
    """Whether a profile may act: certified, not restricted, and not gone."""
    return profile.is_certified and profile.deleted_at is None and restricted_until(profile) is None
