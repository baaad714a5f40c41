"""One thing of each kind in each status, driven there by the services, and the people who are no part of it."""

from models.gallery import DocumentKind
from models.measure import Clause
from models.member import MemberCategory, Membership
from models.mission import (
    Mission,
    MissionDuration,
    MissionFormat,
    MissionMove,
    MissionStatus,
    PayrollingChoice,
    RateKind,
)
from models.profile import Certification, Domain, Profile
from models.resume import Education, Experience
from models.saved_search import SearchKind
from services import (
    members,
    missions,
    resume,
    teams,
)
from services.galleries import add_picture
from services.missions import MissionAnswers, moderating
from services.missions.moving import move_mission
from services.profile_documents import StoredDocument, add_document
from services.saved_searches import save_search
from services.unit_of_work import unit_of_work
from tests.kit.stage import Stage
from tests.proofs.fuzzing.application_things import add_applications
from tests.proofs.fuzzing.judged_things import add_measures, add_profiles, add_reports
from tests.proofs.fuzzing.meeting_things import add_appointments, add_calls
from tests.proofs.fuzzing.payroll_things import add_payrolling
from tests.proofs.fuzzing.talk_things import add_conversations, add_help_requests, add_sessions
from tests.proofs.fuzzing.world import TUESDAY, Thing, World, belongs, house_of
from tests.scenarios.moderation_walks import of_the_team

SECRET_MISSION = MissionAnswers(
    title="La mission secrète",
    domain=Domain.IT,
    duration=MissionDuration.LONG,
    work_format=MissionFormat.REMOTE,
    skills="Secret",
    rate_kind=RateKind.TO_DISCUSS,
    payrolling=PayrollingChoice.YES,
)


async def build_world(stage: Stage) -> World:
    """Everything there is; takes some hundred service calls. Afterwards it is Tuesday, two in the afternoon."""
    world = World(stage)
    await add_people(world)
    house = await house_of(world, "Atelier")
    await add_appointments(world, house)
    await add_calls(world, house)
    await add_conversations(world)
    await add_reports(world, house)
    await add_help_requests(world)
    await add_profiles(world)
    await add_records(world)
    await add_published(world)
    await add_team(world)
    await add_missions(world)
    for status, row, people in await add_applications(world):
        world.things.append(Thing("application", status, row.id, row.public_id, row.version, people))
        if status == "agreed":
            team = {"team": world.actors["admin"], **people}
            world.things.append(Thing("annulment", status, row.id, "", row.version, team))
    for status, file, people in await add_payrolling(world):
        world.things.append(Thing("payroll", status, file.id, file.public_id, file.version, people))
        team = {"team": world.actors["admin"], **people}
        if status not in ("choosing", "independent"):
            world.things.append(Thing("payroll_case", status, file.id, "", file.version, team))
    await add_sessions(world)
    await add_measures(world)
    async with unit_of_work():
        leaver = await world.member(world.actors["ex_employee"])
        await Membership.filter(member_id=leaver.id).delete()
    await stage.settle()
    return world


async def add_people(world: World) -> None:
    stage, actors = world.stage, world.actors
    actors["newcomer"] = await (await stage.person("Nora")).starts()
    actors["visitor"] = await stage.visitor("Vera")
    actors["professional"] = await stage.professional("Piet")
    actors["suspended"] = await stage.professional("Susi")
    actors["admin"] = await stage.visitor("Adam")
    actors["ex_employee"] = await stage.visitor("Emil")
    actors["employee"] = await stage.visitor("Else")
    elsewhere = await stage.professional("Anderswo SA", category=MemberCategory.COMPANY)
    admin = await world.member(actors["admin"])
    await members.appoint_admin(admin.telegram_id or 0)
    async with unit_of_work():
        other = await Membership.get(member_id=(await world.member(elsewhere)).id)
        await belongs(world, actors["employee"], other.organisation_id)
        suspended = await world.member(actors["suspended"])
        # No service suspends yet.
        await Profile.filter(member_id=suspended.id).update(certification=Certification.SUSPENDED)


async def add_records(world: World) -> None:
    here = await house_of(world, "Lebenslauf")
    member, began = await world.member(here.owner), TUESDAY.date().replace(year=2019)
    profile = here.profile.id
    await resume.write_experience(
        member, profile, title="Secret", organisation="Secret SA", began=began, ended=None
    )
    await resume.write_education(member, profile, title="Secret", school="Secret", year=2019)
    kept = await save_search(member, SearchKind.DIRECTORY, "Secret", {})
    world.things.append(Thing("alert", "kept", kept.id, "", 0, here.people))
    for kind, row in (("experience", await Experience.get()), ("course", await Education.get())):
        world.things.append(Thing(kind, "told", row.id, "", 0, here.people))


async def add_published(world: World) -> None:
    here = await house_of(world, "Schaufenster")
    owner, profile = await world.member(here.owner), here.profile
    shown = await add_picture(owner, profile.id, f"pictures/{'0' * 32}.jpg", "Secret")
    stored = StoredDocument(f"documents/{'0' * 32}.pdf", "application/pdf", b"%PDF")
    paper = await add_document(owner, profile.id, DocumentKind.CV, "Secret", stored)
    world.things.append(Thing("picture", "shown", shown.id, shown.public_id, 0, here.people))
    world.things.append(Thing("paper", "shown", paper.id, paper.public_id, 0, here.people))


async def add_team(world: World) -> None:
    here = await house_of(world, "Équipe")
    owner = await world.member(here.owner)
    organisation_id = here.profile.organisation_id or 0
    staff = await world.member(await world.stage.visitor("Stefan"))
    async with unit_of_work():
        place = await Membership.create(organisation_id=organisation_id, member_id=staff.id, service="Secret")
    await teams.invite(owner, organisation_id, "Service secret", True)
    (link,) = await teams.open_invitations(owner, organisation_id)
    people = here.people
    world.things.append(Thing("team", "of two services", organisation_id, "", 1, people))
    world.things.append(Thing("place", "staff", place.id, "", place.version, people))
    world.things.append(Thing("invitation", "open", link.id, "", 0, people))


async def add_missions(world: World) -> None:
    """A mission in each status that hides it from others, and one whose name everybody may see."""
    here = await house_of(world, "Auftraggeber")
    member = await world.member(here.owner)
    people = {"company": here.owner, "counterpart": here.client}
    team = await of_the_team(world.stage, "Samuel")
    hiding = (
        MissionStatus.DRAFT,
        MissionStatus.WITHDRAWN,
        MissionStatus.SUSPENDED,
        MissionStatus.INTERRUPTED,
    )
    for status in (*hiding, MissionStatus.PUBLISHED):
        row = await missions.write_draft(member, None, SECRET_MISSION)
        if status is not MissionStatus.DRAFT:
            row = await missions.publish_mission(member, row.id)
        async with unit_of_work():
            if status is MissionStatus.WITHDRAWN:
                row = await missions.withdraw_mission(member, row.id, row.version)
            elif status is MissionStatus.SUSPENDED:
                said = (await world.member(team), row.id, row.version, Clause.FRAUD, "Das ist geheim genug.")
                measure = await moderating.suspend_mission(*said)
                row = await Mission.get(id=row.id)
                world.things.append(Thing("mission_measure", "in force", measure.id, "", 1, people))
            elif status is MissionStatus.INTERRUPTED:
                row = await move_mission(
                    await move_mission(row, MissionMove.SEAL, None), MissionMove.INTERRUPT, None
                )
        visible = status is MissionStatus.PUBLISHED
        world.things.append(
            Thing("mission", str(status), row.id, row.public_id, row.version, people, visible=visible)
        )
        if row.published_at is not None:
            judges = {"team": world.actors["admin"], "counterpart": here.client}
            world.things.append(
                Thing("mission_case", str(status), row.id, row.public_id, row.version, judges)
            )
