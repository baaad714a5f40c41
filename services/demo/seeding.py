"""Writes the cast of the sandbox: once, in one transaction, relative to today."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta

from tortoise.exceptions import IntegrityError

from core import clock
from models.delivery import AppState, Notification, NotificationState
from models.member import Member, Membership
from models.profile import Certification, Profile
from models.role import Role
from services import members, teams
from services.agenda import set_booking_rules, set_working_hours
from services.demo.cast import Part, everybody
from services.demo.sections import tell_sections
from services.demo.situations import play_situations
from services.files import files, has_files
from services.personal_links import hold_link
from services.profile_people import place_of
from services.roles.giving import give_role
from services.search.index import index_profile
from services.unit_of_work import savepoint, unit_of_work

_SEEDED = "demo.seeded"
_TEAM = "Ada Lenoir"
_STAY = timedelta(hours=3)
_ALWAYS_ONLINE = ("Marc Dubois", "Karim Benali", "Driss El Amrani", "Zoé Chappuis", "Linh Nguyen")
_STAFF_ONLINE = ("Ana Silva", "Bob Fournier")

_ROLES = (
    ("elena", Role.INTERPRETER, "Membre d’une association professionnelle."),
    ("hugo", Role.INTERPRETER, "Diplôme d’interprétation vérifié."),
    ("rachel", Role.RECRUITER, "Réunit des équipes d’interprètes pour ses conférences."),
)
_MORNING, _AFTERNOON = (8 * 60 + 30, 12 * 60), (13 * 60 + 30, 17 * 60 + 30)
_HOURS: dict[str, dict[int, list[tuple[int, int]]]] = {
    "office": {day: [_MORNING, _AFTERNOON] for day in range(5)},
    "morning": {day: [(8 * 60, 12 * 60 + 30)] for day in range(5)},
    "early": {day: [(6 * 60 + 30, 12 * 60), (13 * 60, 16 * 60)] for day in range(5)},
    "evening": {**{day: [(14 * 60, 20 * 60 + 30)] for day in range(5)}, 5: [(9 * 60, 12 * 60)]},
    "wide": {day: [(8 * 60, 12 * 60), (13 * 60, 21 * 60)] for day in range(7)},
}


@dataclass(frozen=True)
class DemoPerson:
    """A person for the sandbox to make; `picture` is a PNG, `is_main` those to show first.

    A newcomer is among them and has no row in our database: nobody told the bot of them yet.
    """

    key: str
    first_name: str
    last_name: str
    username: str
    language: str
    time_zone: str
    role: str
    telegram_id: int
    picture: bytes
    is_main: bool
    is_newcomer: bool


async def seed_demo(people: dict[str, int] | None = None) -> list[DemoPerson]:
    """Makes the cast once and gives it at every start; `people` maps keys to Telegram ids, where others are wanted.

    Relative to today, in one transaction; a second time writes nothing but who is online. Owes nobody a message.
    """
    chosen = people or {}
    cast = [(chosen.get(part.key, telegram_id), part) for telegram_id, part in everybody()]
    pictures = await asyncio.to_thread(lambda: {part.key: part.picture() for _, part in cast})
    if await AppState.get_or_none(key=_SEEDED) is None:
        names: dict[str, str] = {}
        if has_files():
            names = {key: await files().put("portraits", png, "png") for key, png in pictures.items()}
        async with unit_of_work():
            if await _is_first():
                await _write(cast, names)
    await keep_online()
    return [
        DemoPerson(
            part.key,
            part.first_name,
            part.last_name,
            part.username,
            part.language,
            part.time_zone,
            part.role,
            telegram_id,
            pictures[part.key],
            part.is_main,
            part.is_newcomer,
        )
        for telegram_id, part in cast
    ]


async def _is_first() -> bool:
    """Of two processes that start together the second waits here, and finds it done."""
    try:
        async with savepoint():
            await AppState.create(key=_SEEDED, value=clock.now().isoformat())
    except IntegrityError:
        return False
    return True


async def _write(cast: list[tuple[int, Part]], pictures: dict[str, str]) -> None:
    last = await Notification.all().order_by("-id").first()
    made: dict[str, Member] = {}
    for telegram_id, part in cast:
        if not part.is_newcomer:
            made[part.key] = await _make(telegram_id, part, pictures.get(part.key))
    for _, part in cast:
        if part.employer:
            await _employ(made[part.employer], made[part.key], part.service)
    for key, role, reason in _ROLES:
        await give_role(made["ada"], made[key].public_id, role, reason)
    await play_situations(made)
    # Nobody of the cast has opened the bot yet: what their past would have sent was sent long ago. What is still to
    # come, such as a reminder, comes.
    await Notification.filter(id__gt=last.id if last else 0, due_at__lte=clock.now()).update(
        state=NotificationState.DROPPED, settled_at=clock.now()
    )


async def _employ(owner: Member, colleague: Member, service: str) -> None:
    place = await place_of(owner)
    assert place is not None
    payload = await teams.invite(owner, place.organisation_id, service, False)
    await hold_link(payload, colleague)
    await teams.accept_invitation(colleague)


async def _make(telegram_id: int, part: Part, picture: str | None) -> Member:
    member = await members.arrive(telegram_id, part.first_name, part.last_name, part.language)
    await members.accept_terms(member.id)
    await members.choose_time_zone(member.id, part.time_zone)
    if part.employer:
        await members.choose_display_name(member.id, f"{part.first_name} {part.last_name}")
    elif part.showcase is None:
        await members.register_visitor(member.id, part.address, part.city)
    else:
        await _show(await Member.get(id=member.id), part, picture)
    weeks = (part.showcase.weeks_ago or 1) + 2 if part.showcase else 4
    await Member.filter(id=member.id).update(
        is_admin=part.is_admin,
        email=f"{part.username}@exemple.ch",
        email_verified_at=clock.now(),
        created_at=clock.now() - timedelta(weeks=weeks),
        registered_at=clock.now() - timedelta(weeks=weeks),
    )
    return await Member.get(id=member.id)


async def _show(member: Member, part: Part, picture: str | None) -> None:
    case = part.showcase
    assert case is not None
    profile = await members.register_professional(
        member.id,
        case.category,
        case.display_name,
        case.sector,
        case.domain,
        case.city,
        case.description,
        list(case.skills),
    )
    if case.weeks_ago is not None:
        await set_working_hours(member, profile.id, _HOURS[case.hours])
        await set_booking_rules(member, profile.id, duration_minutes=case.minutes)
    await tell_sections(part.key, member, profile.id)
    now = clock.now()
    age = timedelta(weeks=case.weeks_ago or 1)
    fresh = now - timedelta(days=profile.id % 24, hours=profile.id % 7)
    await Profile.filter(id=profile.id).update(
        picture=picture,
        certification=Certification.NONE if case.weeks_ago is None else Certification.CERTIFIED,
        certified_at=None if case.weeks_ago is None else now - age,
        certified_by=None if case.weeks_ago is None else _TEAM,
        collaborations=case.collaborations,
        created_at=now - age - timedelta(weeks=2),
        updated_at=fresh,
        agenda_updated_at=fresh,
    )
    await index_profile(profile.id)


async def keep_online() -> None:
    """Renews the time online of those of the cast who are always there, Marc first; a periodic tick calls this.

    Harmless where there is no cast. Their choice to go offline does not last, as a demonstration needs.
    """
    if await AppState.get_or_none(key=_SEEDED) is None:
        return
    async with unit_of_work():
        await Profile.filter(
            display_name__in=list(_ALWAYS_ONLINE), certification=Certification.CERTIFIED, deleted_at=None
        ).update(online_until=clock.now() + _STAY)
        staff = await Member.filter(display_name__in=list(_STAFF_ONLINE)).values_list("id", flat=True)
        await Membership.filter(member_id__in=list(staff)).update(online_until=clock.now() + _STAY)
