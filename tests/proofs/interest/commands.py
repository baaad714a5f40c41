"""What the product does when somebody asks for a command."""

from collections.abc import Awaitable, Callable
from decimal import Decimal

from core import clock
from core.errors import IllegalMove, NotFound
from models.application import Application
from models.member import Member
from models.mission import EndReason, Mission, MissionMove, MissionStatus
from models.profile import Certification, Profile
from models.sql import lock_row
from services import annulments, applications, conversations, missions
from services.applications import annulling
from services.missions import MissionAnswers
from services.missions.moving import move_mission
from services.missions.rights import company_of
from services.unit_of_work import unit_of_work
from tests.proofs.interest import company
from tests.proofs.interest.acts import COMPANY_LEAVES, Command
from tests.proofs.interest.book import FREELANCES
from tests.proofs.interest.ending import TEAM_DECIDES
from tests.proofs.interest.town import Town

Act = Callable[[Member, int, int | None], Awaitable[object]]
_ON_INTEREST: dict[str, Act] = {
    "accept": applications.accept,
    "decline": lambda member, number, seen: applications.decline(member, number, seen, "Tarif"),
    "discard": lambda member, number, seen: applications.discard(member, number, seen, "Compétences"),
    "withdraw": applications.withdraw,
    "apply": applications.apply_firmly,
    "choose": applications.choose,
    "keep_talking": applications.keep_talking,
    "annul": lambda member, number, seen: annulling.ask_annulment(
        member, number, seen, "Le projet est arrêté."
    ),
    "annul_agree": annulling.agree_to_annulment,
    "annul_decline": annulling.decline_annulment,
    "annul_back": annulling.take_annulment_back,
}
_ON_MISSION: dict[str, Callable[[Member, int, int], Awaitable[object]]] = {
    "publish": missions.publish_mission,
    "keep": missions.keep_mission,
    "withdraw": missions.withdraw_mission,
    "close": missions.close_mission,
    "republish": missions.republish_mission,
}


async def run(command: Command, town: Town) -> object:
    """Does what was asked for; what is refused comes as the DomainError that it is."""
    if command.who == "clock":
        return await tick()
    if command.name in TEAM_DECIDES:
        return await _decide(command, town)
    if command == COMPANY_LEAVES:
        return await company.leave(town.company)
    if command.who == "team":
        return await (_moderate if command.mission else _look_at)(command, town)
    member = await town.member(command.who)
    if command.freelance:
        return await _about_interest(command, member, town)
    number = town.missions[command.mission]
    seen = (await Mission.get(id=number)).version if command.seen is None else command.seen
    if command.name == "edit":
        return await missions.change_mission(member, number, seen, MissionAnswers(years=3))
    if command.name == "edit_terms":
        rate = (await Mission.get(id=number)).rate or Decimal(0)
        return await missions.change_mission(member, number, seen, MissionAnswers(rate=rate + 1))
    return await _ON_MISSION[command.name](member, number, seen)


async def _about_interest(c: Command, member: Member, town: Town) -> object:
    number, profile_id = town.missions[c.mission], town.profiles[c.freelance]
    if c.name == "interest":
        if c.who in FREELANCES:
            return await applications.propose_oneself(member, number, "Bonjour", c.seen)
        return await applications.propose_mission(member, number, profile_id, "Bonjour")
    found = await Application.get_or_none(mission_id=number, profile_id=profile_id)
    if c.name == "say":
        return await conversations.reply(member, (found and found.conversation_id) or 0, "Bonjour")
    return await _ON_INTEREST[c.name](member, found.id if found else 0, c.seen)


async def _decide(c: Command, town: Town) -> object:
    """What the team makes of a collaboration that both sides want to end."""
    profile_id = town.profiles[c.freelance]
    found = await Application.get_or_none(mission_id=town.missions[c.mission], profile_id=profile_id)
    ada, number = await town.member("team"), found.id if found else 0
    if c.name == "annul_do":
        return await annulments.carry_out(ada, number, c.seen or 0)
    return await annulments.refuse(ada, number, c.seen or 0, "Le contrat court déjà.")


async def _moderate(c: Command, town: Town) -> object:
    """The team's moves of a mission, as services/missions/moderating makes them: the mission's row first."""
    number = town.missions[c.mission]
    async with unit_of_work():
        await lock_row("mission", number)
        mission = await Mission.get(id=number)
        await company_of(mission.organisation_id)  # Of a company that left nothing is left to decide.
        if c.name == "suspend":
            return await move_mission(mission, MissionMove.SUSPEND, None, suspended_from=mission.status)
        if c.name == "lift":
            if mission.status is not MissionStatus.SUSPENDED:
                raise IllegalMove(
                    status=str(mission.status), move=c.name
                )  # What was removed is given back on appeal.
            return await move_mission(mission, MissionMove.LIFT, None, suspended_from=None)
        ended = {"end_reason": EndReason.MODERATION, "closed_at": clock.now(), "suspended_from": None}
        return await move_mission(mission, MissionMove.REMOVE, None, **ended)


async def _look_at(c: Command, town: Town) -> object:
    """The team checks or certifies an account, or it is deleted, with what follows in the same transaction."""
    profile = Profile.filter(id=town.profiles[c.freelance], deleted_at=None)
    async with unit_of_work():
        if c.name != "leave":
            status = Certification.REVIEW if c.name == "check" else Certification.CERTIFIED
            changed = await profile.update(certification=status)
        else:
            changed = await profile.update(deleted_at=clock.now())
        if not changed:
            raise NotFound()
        return await applications.settle_departed()


async def tick() -> None:
    """What the scheduler does about missions and interest."""
    await applications.move_due()
    await missions.expire_due()
