"""One thing of each kind in each status, driven there by the services, and the people who are no part of it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from core import clock
from models.appointment import Appointment, AppointmentStatus
from models.call import Call, CallSeat
from models.certification import CertificationAct
from models.conversation import Conversation, ConversationState, FileKind, MessageFile
from models.dialog import DialogSession, DialogStatus
from models.gallery import DocumentKind
from models.help_request import HelpTopic
from models.member import Member, MemberCategory, Membership
from models.mission import (
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
from models.scam_report import ScamCategory, ScamReport, ScamStatus
from services import (
    appointments,
    calls,
    certifications,
    conversations,
    dialogs,
    help_requests,
    measures,
    members,
    missions,
    resume,
    scam_reports,
    teams,
)
from services.agenda import set_working_hours
from services.galleries import add_picture
from services.missions import MissionAnswers
from services.missions.moving import move_mission
from services.presence import Stay, go_online
from services.profile_documents import StoredDocument, add_document
from services.profiles import update_profile
from services.saved_searches import save_search
from services.unit_of_work import unit_of_work
from tests.kit.person import Person
from tests.kit.stage import Stage, move_clock
from tests.proofs.fuzzing.application_things import add_applications
from tests.proofs.fuzzing.payroll_things import add_payrolling
from tests.proofs.fuzzing.town import STORY
from tests.scenarios.moderation_walks import contested, of_the_team, suspended
from tests.scenarios.walks import OFFICE

SECRET_MISSION = MissionAnswers(
    title="La mission secrète",
    domain=Domain.IT,
    duration=MissionDuration.LONG,
    work_format=MissionFormat.REMOTE,
    skills="Secret",
    rate_kind=RateKind.TO_DISCUSS,
    payrolling=PayrollingChoice.YES,
)
TUESDAY = datetime.fromisoformat("2026-05-05T08:00:00+00:00")  # Ten o'clock in Zurich.


@dataclass(frozen=True)
class Thing:
    """What an id names. `people` are those on its sides; `visible` is a profile that anybody may find."""

    kind: str
    status: str
    id: int
    name: str = ""
    version: int = 0
    people: dict[str, Person] = field(default_factory=dict)
    visible: bool = False
    offer: int = 0


@dataclass
class House:
    """An organisation with its owner, somebody who belonged to it, and a client."""

    owner: Person
    client: Person
    profile: Profile

    @property
    def people(self) -> dict[str, Person]:
        """By side."""
        return {"professional": self.owner, "client": self.client}


@dataclass
class World:
    """Every thing, and one person of each kind that has no part in any."""

    stage: Stage
    actors: dict[str, Person] = field(default_factory=dict)
    things: list[Thing] = field(default_factory=list)
    rooms: list[Call] = field(default_factory=list)

    async def member(self, person: Person) -> Member:
        """The member behind a person, as they are now."""
        return await self.stage.member(person)


async def build_world(stage: Stage) -> World:
    """Everything there is; takes some hundred service calls. Afterwards it is Tuesday, two in the afternoon."""
    world = World(stage)
    await _people(world)
    house = await _house(world, "Atelier")
    await _appointments(world, house)
    await _calls(world, house)
    await _conversations(world)
    await _reports(world, house)
    await _help_requests(world)
    await _profiles(world)
    await _records(world)
    await _published(world)
    await _team(world)
    await _missions(world)
    for status, row, people in await add_applications(world):
        world.things.append(Thing("application", status, row.id, row.public_id, row.version, people))
    for status, file, people in await add_payrolling(world):
        world.things.append(Thing("payroll", status, file.id, file.public_id, file.version, people))
        team = {"team": world.actors["admin"], **people}
        if status not in ("choosing", "independent"):
            world.things.append(Thing("payroll_case", status, file.id, "", file.version, team))
    await _sessions(world)
    await _measures(world)
    async with unit_of_work():
        leaver = await world.member(world.actors["ex_employee"])
        await Membership.filter(member_id=leaver.id).delete()
    await stage.settle()
    return world


async def _people(world: World) -> None:
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
        await _belongs(world, actors["employee"], other.organisation_id)
        suspended = await world.member(actors["suspended"])
        # No service suspends yet.
        await Profile.filter(member_id=suspended.id).update(certification=Certification.SUSPENDED)


async def _belongs(world: World, person: Person, organisation_id: int) -> None:
    member = await world.member(person)
    await Membership.create(organisation_id=organisation_id, member_id=member.id, is_owner=True)


async def _house(world: World, name: str) -> House:
    owner = await world.stage.professional(f"{name} SA", category=MemberCategory.COMPANY)
    client = await world.stage.visitor(f"{name}-Client")
    member = await world.member(owner)
    place = await Membership.get(member_id=member.id)
    async with unit_of_work():
        await _belongs(world, world.actors["ex_employee"], place.organisation_id)
    profile = await Profile.get(organisation_id=place.organisation_id)
    await set_working_hours(member, profile.id, {day: OFFICE for day in range(5)})
    return House(owner, client, profile)


async def _appointments(world: World, house: House) -> None:
    stage, profile = world.stage, house.profile
    owner, client = await world.member(house.owner), await world.member(house.client)

    async def asked(start: datetime) -> Appointment:
        return await appointments.request_appointment(client, profile.id, start, "Le site secret")

    async def agreed(start: datetime) -> Appointment:
        made = await asked(start)
        return await appointments.accept_appointment(owner, made.id, made.version)

    async def entered(made: Appointment, *people: Member) -> None:
        move_clock(made.start_at - timedelta(minutes=5) - clock.now())
        await appointments.open_due_rooms()
        call = await Call.get(appointment_id=made.id)
        world.rooms.append(call)
        for person in people:
            await calls.join(call.id, person.id)

    first, second, third = await agreed(TUESDAY), await agreed(_at(11)), await agreed(_at(14))
    await asked(_at(15))
    await entered(first, client, owner)
    await appointments.finish_appointment(owner, first.id)
    await entered(second, owner)
    move_clock(timedelta(minutes=25))
    await appointments.mark_no_show(owner, second.id)
    await entered(third, client, owner)
    move_clock(_at(14, 35) - clock.now())
    await appointments.expire_due()
    day = timedelta(days=1)
    declined, cancelled, countered = (
        await asked(_at(9) + day),
        await agreed(_at(10) + day),
        await asked(_at(11) + day),
    )
    await appointments.decline_appointment(owner, declined.id, None, "Pas libre")
    await appointments.cancel_appointment(client, cancelled.id, None, "Malade")
    await appointments.offer_other_slots(owner, countered.id, None, [_at(9) + 2 * day, _at(10) + 2 * day])
    await asked(_at(14) + day)
    await agreed(_at(15) + day)
    moving = await agreed(_at(14) + 2 * day)
    await appointments.propose_move(owner, moving.id, None, _at(15) + 2 * day)
    await stage.settle()
    for row in await Appointment.all().order_by("id"):
        offers = await appointments.offers_of(row)
        status = f"{row.status}, to move" if row.id == moving.id else str(row.status)
        offer = offers[0].id if offers else 0
        world.things.append(
            Thing("appointment", status, row.id, row.public_id, row.version, house.people, offer=offer)
        )
    reached = {row.status for row in await Appointment.all()}
    assert reached == set(AppointmentStatus), set(AppointmentStatus) - reached


def _at(hour: int, minute: int = 0) -> datetime:
    """A time of Tuesday in Zurich."""
    return TUESDAY + timedelta(hours=hour - 10, minutes=minute)


async def _calls(world: World, house: House) -> None:
    """Over on one house; going on in a house of its own each, because nobody has two calls at a time."""

    async def rung(at: House) -> tuple[Call, Member]:
        owner = await world.member(at.owner)
        await go_online(owner, at.profile.id, Stay.TONIGHT)
        return await calls.ring(await world.member(at.client), at.profile.id), owner

    over = await _house(world, "Vorbei")
    call, owner = await rung(over)
    await calls.reject(call.id, owner)
    call, _ = await rung(over)
    await calls.give_up(call.id, await world.member(over.client))
    call, owner = await rung(over)
    await calls.answer(call.id, owner)
    await calls.hang_up(call.id, owner.id)
    call, _ = await rung(over)
    move_clock(timedelta(seconds=46))
    await calls.ring_out_due()
    for row in await Call.filter(profile_id=over.profile.id).order_by("id"):
        world.things.append(Thing("call", str(row.status), row.id, row.public_id, row.version, over.people))
    for status in ("ringing", "accepted", "live", "failed"):
        here = await _house(world, f"Im-Gespräch-{status}")
        call, owner = await rung(here)
        if status != "ringing":
            await calls.answer(call.id, owner)
        if status in ("live", "failed"):
            await calls.connect(call.id)
        if status == "failed":
            await calls.fail(call.id)
        row = await Call.get(id=call.id)
        world.things.append(Thing("call", status, row.id, row.public_id, row.version, here.people))
        world.rooms += [row] if status != "ringing" else []
    room = await Call.filter(appointment_id__not_isnull=True).order_by("-id").first()
    assert room is not None
    world.things.append(Thing("call", "room", room.id, room.public_id, room.version, house.people))


async def _conversations(world: World) -> None:
    for state in ConversationState:
        here = await _house(world, f"Brief-{state}")
        told = await conversations.leave_message(
            await world.member(here.client), here.profile.id, "Bonjour en secret", None
        )
        async with unit_of_work():  # No service archives or closes yet.
            await Conversation.filter(id=told.conversation_id).update(state=state)
            await MessageFile.create(message_id=told.id, kind=FileKind.PHOTO, file_id=f"secret-{state}")
        row = await Conversation.get(id=told.conversation_id)
        world.things.append(
            Thing("conversation", str(state), row.id, row.public_id, row.version, here.people)
        )
        world.things.append(Thing("message", str(state), told.id, people=here.people))


async def _reports(world: World, house: House) -> None:
    for status in ScamStatus:
        reporter = await world.stage.visitor(f"Meldet-{status}")
        made = await scam_reports.file_report(
            await world.member(reporter), house.profile.id, next(iter(ScamCategory)), STORY, []
        )
        async with unit_of_work():  # No service judges a case yet.
            await ScamReport.filter(id=made.id).update(status=status)
        people = {"reporter": reporter, "counterpart": house.owner}
        world.things.append(Thing("report", str(status), made.id, made.public_id, made.version, people))


async def _help_requests(world: World) -> None:
    """What somebody asked the team: it waits, and was closed."""
    for status in ("open", "closed"):
        asker = await world.stage.visitor(f"Fragt-{status}")
        member = await world.member(asker)
        made = await help_requests.ask_team(member, HelpTopic.OTHER, STORY)
        if status == "closed":
            made = await help_requests.settle(member, made.id, made.version)
        await world.stage.settle()
        world.things.append(Thing("help", status, made.id, made.public_id, made.version, {"person": asker}))


async def _profiles(world: World) -> None:
    for status in (*Certification, "paused", "deleted"):
        here = await _house(world, f"Haus-{status}")
        member = await world.member(here.owner)
        if status == "paused":
            await update_profile(member, here.profile.id, paused=True)
        async with unit_of_work():  # No service moves a certification yet, but to certified.
            if isinstance(status, Certification):
                await Profile.filter(id=here.profile.id).update(certification=status)
            elif status == "deleted":
                await Profile.filter(id=here.profile.id).update(deleted_at=clock.now())
        visible = status is Certification.CERTIFIED
        row = await Profile.get(id=here.profile.id)
        world.things.append(
            Thing("profile", str(status), row.id, row.public_id, row.version, here.people, visible=visible)
        )
        if status != "deleted":
            people = {"team": world.actors["admin"], "counterpart": here.owner}
            world.things.append(Thing("case", str(status), row.id, row.public_id, row.version, people))


async def _records(world: World) -> None:
    here = await _house(world, "Lebenslauf")
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


async def _published(world: World) -> None:
    here = await _house(world, "Schaufenster")
    owner, profile = await world.member(here.owner), here.profile
    shown = await add_picture(owner, profile.id, f"pictures/{'0' * 32}.jpg", "Secret")
    stored = StoredDocument(f"documents/{'0' * 32}.pdf", "application/pdf", b"%PDF")
    paper = await add_document(owner, profile.id, DocumentKind.CV, "Secret", stored)
    world.things.append(Thing("picture", "shown", shown.id, shown.public_id, 0, here.people))
    world.things.append(Thing("paper", "shown", paper.id, paper.public_id, 0, here.people))


async def _team(world: World) -> None:
    here = await _house(world, "Équipe")
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


async def _measures(world: World) -> None:
    """A suspension in force and one that was lifted, an appeal that waits, and a refusal."""
    team = await of_the_team(world.stage, "Samira")
    for status in ("in force", "lifted"):
        zed = await world.stage.professional(f"Gesperrt-{status}")
        measure = await suspended(world.stage, zed, team)
        people = {"person": zed}
        if status == "lifted":
            measure = await measures.lift_measure(await world.member(team), measure.id, measure.version)
        else:
            appeal = await contested(world.stage, zed, measure)
            world.things.append(Thing("appeal", "filed", appeal.id, "", appeal.version, people))
        world.things.append(Thing("measure", status, measure.id, "", measure.version, people))
    here = await _house(world, "Abgelehnt")
    async with unit_of_work():
        await Profile.filter(id=here.profile.id).update(certification=Certification.REVIEW)
    refused = await certifications.refuse(
        await world.member(team), here.profile.id, (await Profile.get(id=here.profile.id)).version, "unfit"
    )
    act = await CertificationAct.filter(profile_id=refused.id).order_by("-id").first()
    assert act is not None
    world.things.append(Thing("refusal", "refused", act.id, "", 0, {"person": here.owner}))


async def _missions(world: World) -> None:
    """A mission in each status that hides it from others, and one whose name everybody may see."""
    here = await _house(world, "Auftraggeber")
    member = await world.member(here.owner)
    people = {"company": here.owner, "counterpart": here.client}
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
        async with unit_of_work():  # No service suspends or interrupts yet.
            if status is MissionStatus.WITHDRAWN:
                row = await missions.withdraw_mission(member, row.id, row.version)
            elif status is MissionStatus.SUSPENDED:
                row = await move_mission(row, MissionMove.SUSPEND, None, suspended_from=row.status)
            elif status is MissionStatus.INTERRUPTED:
                row = await move_mission(
                    await move_mission(row, MissionMove.SEAL, None), MissionMove.INTERRUPT, None
                )
        visible = status is MissionStatus.PUBLISHED
        world.things.append(
            Thing("mission", str(status), row.id, row.public_id, row.version, people, visible=visible)
        )


async def _sessions(world: World) -> None:
    for status in DialogStatus:
        here = await _house(world, f"Gespräch-{status}")
        await here.client.taps_data(f"b1|profile|message|{here.profile.public_id}")
        member = await world.member(here.client)
        session = await DialogSession.get(member_id=member.id)
        if status is DialogStatus.PAUSED:
            await dialogs.pause(member.id)
        elif status is DialogStatus.DONE:
            await here.client.says("Bonjour en secret")
        elif status is not DialogStatus.ACTIVE:
            await dialogs.end(session, status)
        session = await DialogSession.get(id=session.id)
        assert session.status is status, (session.status, status)
        people = {"person": here.client, "counterpart": here.owner}
        world.things.append(Thing("session", str(status), session.id, "", session.turn, people))


async def seats_of(call: Call) -> list[CallSeat]:
    """The places of a room."""
    return await CallSeat.filter(call_id=call.id).order_by("id")
