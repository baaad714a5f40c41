"""Every dialog of the product: how a person comes to it, and answers in words that lead to its end."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from core import clock
from models.appointment import Appointment
from models.conversation import Conversation
from models.dialog import DialogSession, DialogStatus
from models.member import MemberCategory, Membership
from models.profile import Certification, Profile
from services import appointments, calls, conversations
from services.agenda import set_working_hours
from services.members import appoint_admin
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios import (
    contact_walks,
    help_walks,
    interest_walks,
    mission_case_walks,
    moderation_walks,
    payroll_walks,
    profile_walks,
)

OFFICE = [(9 * 60, 12 * 60), (14 * 60, 18 * 60)]
TEN_ON_TUESDAY = datetime(2026, 5, 5, 8, 0, tzinfo=UTC)
SKIP = "passer"


async def bookable(stage: Stage, name: str = "Léa Favre", **who: str) -> tuple[Person, Profile]:
    """A professional who can be booked in Zurich's office hours."""
    person = await stage.professional(name, **who)
    member = await stage.member(person)
    profile = await Profile.get(member_id=member.id)
    await set_working_hours(member, profile.id, {day: OFFICE for day in range(5)})
    return person, profile


async def requested(stage: Stage, language: str) -> tuple[Person, Person, Appointment]:
    """Léa, Tom, and what Tom asked of Léa for Tuesday at ten."""
    lea, profile = await bookable(stage, language_code=language)
    tom = await stage.visitor("Tom", language_code=language)
    asked = await appointments.request_appointment(
        await stage.member(tom), profile.id, TEN_ON_TUESDAY, "Le site"
    )
    await stage.settle()
    return lea, tom, asked


async def _newcomer(stage: Stage, language: str, category: str) -> Person:
    person = await stage.person("Tom", language_code=language)
    await person.starts()
    await person.taps_data("b1|welcome|accept|")
    return await person.taps_data(f"b1|category|choose|{category}")


async def _signs_up(stage: Stage, language: str) -> Person:
    return await _newcomer(stage, language, "visitor")


async def _registers(stage: Stage, language: str) -> Person:
    return await _newcomer(stage, language, "freelance")


async def _time_zone(stage: Stage, language: str) -> Person:
    return await (await stage.visitor("Tom", language_code=language)).taps_data("b1|settings|zone|")


async def _at_the_card(stage: Stage, language: str, act: str) -> Person:
    _, profile = await bookable(stage)
    tom = await stage.visitor("Tom", language_code=language)
    return await tom.taps_data(f"b1|profile|{act}|{profile.public_id}")


async def _first_message(stage: Stage, language: str) -> Person:
    return await _at_the_card(stage, language, "message")


async def _books(stage: Stage, language: str) -> Person:
    return await _at_the_card(stage, language, "book")


async def _replies(stage: Stage, language: str) -> Person:
    lea, profile = await bookable(stage, language_code=language)
    tom = await stage.visitor("Tom")
    await conversations.leave_message(await stage.member(tom), profile.id, "Bonjour", None)
    await stage.settle()
    return await lea.taps_data(f"n1|conversation|{(await Conversation.get()).id}|0|reply")


async def _answers(stage: Stage, language: str, act: str, accepted: bool = False) -> Person:
    lea, _, asked = await requested(stage, language)
    if accepted:
        asked = await appointments.accept_appointment(await stage.member(lea), asked.id, asked.version)
        await stage.settle()
    return await lea.taps_data(f"n1|appointment|{asked.id}|{asked.version}|{act}")


async def _declines(stage: Stage, language: str) -> Person:
    return await _answers(stage, language, "decline")


async def _offers(stage: Stage, language: str) -> Person:
    return await _answers(stage, language, "counter")


async def _cancels(stage: Stage, language: str) -> Person:
    return await _answers(stage, language, "cancel", accepted=True)


async def _moves(stage: Stage, language: str) -> Person:
    return await _answers(stage, language, "move", accepted=True)


async def _reports_an_absence(stage: Stage, language: str) -> Person:
    lea, _, asked = await requested(stage, language)
    member = await stage.member(lea)
    sure = await appointments.accept_appointment(member, asked.id, asked.version)
    clock.freeze(sure.start_at - timedelta(minutes=10))
    await appointments.open_due_rooms()
    room = await appointments.room_of(sure)
    assert room is not None
    await calls.join(room.id, member.id)
    clock.freeze(sure.start_at + timedelta(minutes=15))
    await stage.settle()
    begun = await Appointment.get(id=sure.id)
    return await lea.taps_data(f"n1|appointment|{begun.id}|{begun.version}|no_show")


async def _in_the_agenda(stage: Stage, language: str, act: str) -> Person:
    lea = await stage.professional("Léa Favre", language_code=language)
    return await lea.taps_data(f"b1|agenda|{act}|")


async def _hours(stage: Stage, language: str) -> Person:
    return await _in_the_agenda(stage, language, "hours")


async def _rules(stage: Stage, language: str) -> Person:
    return await _in_the_agenda(stage, language, "rules")


async def _blocks_a_day(stage: Stage, language: str) -> Person:
    return await _in_the_agenda(stage, language, "block")


async def _reports(stage: Stage, language: str) -> Person:
    await stage.professional("Gold Consult")
    return await (await stage.visitor("Tom", language_code=language)).taps_data("b1|scam|open|")


async def _official_number(stage: Stage, language: str) -> Person:
    nadia = await stage.professional(
        "Alpina SA", category=MemberCategory.COMPANY, certified=False, language_code=language
    )
    return await nadia.taps_data("b1|certify|number|")


async def _decides(stage: Stage, language: str, act: str) -> Person:
    """An administrator at the case of a freelance whose documents are there."""
    ines = await stage.professional("Inès", certified=False)
    profile = await Profile.get(member_id=(await stage.member(ines)).id)
    await Profile.filter(id=profile.id).update(certification=Certification.REVIEW)
    ada = await stage.visitor("Ada", language_code=language)
    await appoint_admin(ada.user_id)
    return await ada.taps_data(f"n1|certification|{profile.id}|{profile.version}|{act}")


async def _says_why(stage: Stage, language: str) -> Person:
    """Somebody who leaves, before the reason."""
    tom = await stage.visitor("Tom", language_code=language)
    return await tom.taps_data("b1|goodbye|why|")


async def _certifies(stage: Stage, language: str) -> Person:
    return await _decides(stage, language, "certify")


async def _refuses(stage: Stage, language: str) -> Person:
    return await _decides(stage, language, "refuse")


async def _asks_for_more(stage: Stage, language: str) -> Person:
    return await _decides(stage, language, "more")


async def _invites(stage: Stage, language: str) -> Person:
    owner = await stage.professional("Alpina", category=MemberCategory.COMPANY, language_code=language)
    return await owner.taps_data(f"b1|team|invite|{(await Membership.get()).organisation_id}")


async def _changes_service(stage: Stage, language: str) -> Person:
    owner = await stage.professional("Alpina", category=MemberCategory.COMPANY, language_code=language)
    place = await Membership.get()
    return await owner.taps_data(f"b1|colleague|service|{place.id}.{place.version}")


async def _preregisters(stage: Stage, language: str) -> Person:
    ada = await stage.visitor("Ada", language_code=language)
    await appoint_admin(ada.user_id)
    return await ada.taps_data("b1|members|new|")


async def _creates_a_mission(stage: Stage, language: str) -> Person:
    nadia = await stage.professional("Alpina SA", category=MemberCategory.COMPANY, language_code=language)
    return await nadia.taps_data("b1|missions|open|new")


@dataclass(frozen=True)
class Walk:
    """A dialog: `opens(stage, language)` gives the person at its first question; what is typed (or tapped) at each."""

    key: str
    opens: Callable[[Stage, str], Awaitable[Person]]
    answers: dict[str, tuple[str, ...]] = field(default_factory=dict)


_PROFILE = {
    "display_name": ("Tom Rochat",),
    "sector": ("Plomberie",),
    "domain": ("5",),
    "elsewhere": ("1",),
    "city": ("Nyon",),
    "skills": ("Soudure, Zinguerie",),
    "description": ("Vingt ans de chantiers autour du lac.",),
}
_RULES = {"duration": ("2",), "before": ("1",), "after": ("2",), "notice": ("1",), "automatic": ("1",)}
_STORY = ("On m’a demandé 500 francs avant tout rendez-vous.",)
_REPORT = {"who": ("Gold", "1"), "what": ("1",), "story": _STORY, "evidence": (SKIP,)}

_MISSION = {
    "title": ("Refonte du site",),
    "domain": ("2",),
    "duration": ("1",),
    "work_format": ("2",),
    "city": ("Sion",),
    "begins": ("1.6.2026",),
    "ends": ("1.12.2026",),
    "description": ("Refaire le site avec l’équipe de Sion.",),
    "skills": ("Python, Django",),
    "years": ("3",),
    "rate_kind": ("1",),
    "rate": ("900",),
    "payrolling": ("1",),
    "open_to_job_seekers": ("2",),
}

WALKS = {
    walk.key: walk
    for walk in (
        Walk("vis", _signs_up, {"address": ("Rue du Lac 4",), "city": ("Nyon",)}),
        Walk("pro", _registers, _PROFILE),
        Walk("fus", _time_zone, {"zone": ("Tokyo", "1")}),
        Walk("msg1", _first_message, {"body": ("Bonjour Léa",)}),
        Walk("rep", _replies, {"body": ("Bonjour Tom",)}),
        Walk("bok", _books, {"slot": ("5.5 10:00",), "purpose": ("Refaire le site",)}),
        Walk("dec", _declines, {"why": ("3",), "said": ("Je pars en voyage",)}),
        Walk("can", _cancels, {"why": ("3",), "said": ("Je pars en voyage",)}),
        Walk("off", _offers, {"first": ("5.5 11:00",), "second": ("5.5 14:00",), "third": (SKIP,)}),
        Walk("mov", _moves, {"slot": ("5.5 14:00",)}),
        Walk("abs", _reports_an_absence),
        Walk("hor", _hours, {"week": ("lun-ven 9-12 14-18", "tap ok:")}),
        Walk("reg", _rules, _RULES),
        Walk("blo", _blocks_a_day, {"day": ("12.5",)}),
        Walk("arn", _reports, _REPORT),
        Walk(
            "num",
            _official_number,
            {"uid": (SKIP,), "country": ("Norvège",), "listed": ("Brønnøysund 974760673",)},
        ),
        Walk("cok", _certifies, {"until": ("15.7.2026",)}),
        Walk("cno", _refuses, {"why": ("3",), "note": ("Photo illisible",)}),
        Walk("cmo", _asks_for_more, {"note": ("Il manque le verso",)}),
        Walk("sus", moderation_walks.suspends, {"clause": ("1",), "facts": _STORY, "days": ("30",)}),
        Walk(
            "scd",
            moderation_walks.decides_a_report,
            {"outcome": ("1",), "measure": ("3",), "clause": ("4",), "facts": _STORY, "days": ("30",)},
        ),
        Walk("scq", moderation_walks.asks_a_side, {"whom": ("1",), "text": _STORY}),
        Walk("sca", moderation_walks.is_asked, {"text": _STORY, "evidence": (SKIP,)}),
        Walk("avr", moderation_walks.warns, {"clause": ("1",), "facts": _STORY}),
        Walk("rst", moderation_walks.restricts, {"clause": ("1",), "facts": _STORY}),
        Walk("smi", mission_case_walks.suspends, {"clause": ("1",), "facts": _STORY}),
        Walk("rmi", mission_case_walks.removes, {"clause": ("1",), "facts": _STORY}),
        Walk("sup", moderation_walks.deletes, {"clause": ("1",), "facts": _STORY}),
        Walk("rol", moderation_walks.gives_a_role, {"reason": _STORY}),
        Walk("rot", moderation_walks.takes_a_role, {"reason": _STORY}),
        Walk("ctd", moderation_walks.contests, {"text": _STORY}),
        Walk("apl", moderation_walks.decides_again, {"outcome": ("1",), "answer": _STORY}),
        Walk("prs", profile_walks.describes, {"description": ("Vingt ans de chantiers autour du lac.",)}),
        Walk("cmp", profile_walks.tells_skills, profile_walks.SKILLS),
        Walk("mdt", profile_walks.tells_the_mode, profile_walks.MODE),
        Walk("sec", profile_walks.names_the_trade, {"sector": ("Zinguerie",)}),
        Walk("sit", profile_walks.names_the_site, {"site": ("exemple.ch",)}),
        Walk("adr", profile_walks.locates, {"street": ("Rue du Lac 4",), "city": ("Nyon",)}),
        Walk("exp", profile_walks.adds_experience, profile_walks.EXPERIENCE),
        Walk(
            "edu", profile_walks.adds_a_course, {"title": ("CFC",), "school": ("EPSIC",), "year": ("2016",)}
        ),
        Walk("idn", profile_walks.chooses_a_name, {"how": ("tap pick:other",), "name": ("Atelier Favre",)}),
        Walk("inv", _invites, {"service": ("Jardinage",), "missions": ("oui",)}),
        Walk("srv", _changes_service, {"service": ("Jardinage",)}),
        Walk("mis", _creates_a_mission, _MISSION),
        Walk("mrp", interest_walks.republishes, {"begins": ("1.8.2026",), "ends": (SKIP,)}),
        Walk(
            "pre",
            _preregisters,
            {
                "email": ("elena@ex.org",),
                "name": ("Elena Rossi",),
                "category": ("3",),
                "role": ("2",),
                "language": ("1",),
            },
        ),
        Walk("int1", interest_walks.is_interested, {"intro": ("Bonjour",)}),
        Walk("int2", interest_walks.offers_a_mission, {"mission": ("1",), "intro": (SKIP,)}),
        Walk("itv", interest_walks.asks_for_an_interview, {"slot": ("5.5 10:00",), "purpose": (SKIP,)}),
        Walk("dmi", interest_walks.declines_for_good, {"why": ("4",), "said": ("Je pars en voyage",)}),
        Walk("eca", interest_walks.discards, {"why": ("4",), "said": ("Le budget a changé",)}),
        Walk("anm", interest_walks.asks_to_annul, {"said": ("Le projet est arrêté chez nous.",)}),
        Walk("anr", interest_walks.does_not_annul, {"answer": ("Le contrat court déjà, voyez avec lui.",)}),
        Walk("nex", payroll_walks.names_the_expert, {"expert": ("Marie Rochat",)}),
        Walk("hlp", help_walks.contacts, {"topic": ("4",), "text": _STORY}),
        Walk("hnu", help_walks.changes_the_number, {"number": (help_walks.OTHER_NUMBER,), "text": _STORY}),
        Walk(
            "hna",
            help_walks.changes_the_name,
            {"first": ("Inès",), "last": ("Rochat-Blanc",), "text": _STORY},
        ),
        Walk("hrp", help_walks.writes_more, {"body": _STORY}),
        Walk(
            "ctc",
            contact_walks.gives_contacts,
            {"phone": ("022 345 67 89",), "email": ("1",), "username": ("1",)},
        ),
        Walk("hwr", help_walks.writes_to_a_member, {"text": _STORY}),
        Walk("bye", _says_why, {"reason": ("6",), "said": ("Je pars en voyage",)}),
    )
}


async def session_of(stage: Stage, person: Person) -> DialogSession | None:
    """The dialog that the person is in."""
    return await DialogSession.get_or_none(
        member_id=(await stage.member(person)).id, status=DialogStatus.ACTIVE
    )


async def walked(stage: Stage, walk: Walk, person: Person) -> AsyncIterator[DialogSession]:
    """Stops at every question of a dialog with the session as it is there, and goes on to the dialog's end.

    A preview leads to the questions that were answered before the dialog began.
    """
    seen: set[str] = set()
    while (session := await session_of(stage, person)) is not None:
        assert session.dialog == walk.key, f"in {session.dialog} instead of {walk.key}"
        at = session.step
        if at not in seen:
            seen.add(at)
            yield session
        await goes_on(stage, walk, person, seen)
    assert seen - {"preview"} == set(walk.answers), f"questions asked: {seen}"


async def goes_on(stage: Stage, walk: Walk, person: Person, seen: set[str]) -> None:
    """Answers the question shown, or confirms; AssertionError when it stays the same."""
    session = await session_of(stage, person)
    assert session is not None
    tap = f"d1|{session.id}|{session.turn}|"
    if session.step != "preview":
        for text in walk.answers[session.step]:
            await (person.taps_data(tap + text[4:]) if text.startswith("tap ") else person.says(text))
        moved = await session_of(stage, person)
        assert moved is None or moved.turn > session.turn, (
            f"« {session.step} » was not answered:\n{person.screen()}"
        )
        return
    left = [name for name in walk.answers if name not in seen]
    await person.taps_data(tap + (f"edit:{left[0]}" if left else "confirm:"))
