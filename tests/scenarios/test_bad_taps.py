"""Buttons that are forged, somebody else's, or out of date: told so, and nothing changes."""

import itertools
from typing import Any

import pytest

from bot.cards import CARDS
from bot.flood import Flood
from bot.pages import PAGES
from core.i18n import words
from models.appointment import Appointment, AppointmentStatus
from models.call import Call
from models.conversation import Conversation
from models.database import on_sqlite
from models.delivery import InboxState, InboxUpdate
from models.dialog import DialogSession
from models.profile import Profile
from models.scam_report import ScamCategory, ScamReport
from models.sql import fetch
from services import appointments, calls, conversations, scam_reports
from services.presence import Stay, go_online
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios.walks import TEN_ON_TUESDAY, bookable

# What people own: none of it may move by a tap that is not theirs.
OWNED = (
    "appointment", "appointment_offer", "call", "call_seat", "conversation", "message", "scam_report",
    "scam_evidence", "profile", "claim", "working_hours", "booking_rules", "organisation", "membership",
)  # fmt: skip
GARBAGE = (
    "", "0", "-1", "9" * 18, "9" * 30, "²", "٣", "1e9", "1.5", " 1", "None", "null", "true", "é", "'", "%s", "../x",
    "1;2", "a|b|c", "||||", "\n", "x" * 40,
)  # fmt: skip


async def _owned() -> dict[str, list[dict[str, Any]]]:
    """Every row that somebody owns."""
    known = {row["name"] for row in await fetch(_TABLES["sqlite" if on_sqlite() else "postgres"])}
    return {table: await fetch(f"SELECT * FROM {table} ORDER BY 1") for table in OWNED if table in known}


_TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table'",
    "postgres": "SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()",
}


async def _nothing_failed() -> None:
    left = await InboxUpdate.exclude(state=InboxState.DONE)
    assert not left, [(row.state, row.error, row.payload[:400]) for row in left]


async def _a_life(stage: Stage) -> tuple[Person, Person]:
    """Léa and Tom with a request, an appointment, a talk, a ringing call, a report and a message half written."""
    lea, profile = await bookable(stage)
    tom = await stage.visitor("Tom")
    first, second = await stage.member(lea), await stage.member(tom)
    await appointments.request_appointment(second, profile.id, TEN_ON_TUESDAY, "Le site")
    later = TEN_ON_TUESDAY.replace(day=6)
    asked = await appointments.request_appointment(second, profile.id, later, "La suite")
    await appointments.accept_appointment(first, asked.id, asked.version)
    await conversations.leave_message(second, profile.id, "Bonjour", None)
    await go_online(first, profile.id, Stay.ONE_HOUR)
    await calls.ring(second, profile.id)
    story = "On m’a demandé 500 francs avant tout rendez-vous."
    await scam_reports.file_report(second, profile.id, next(iter(ScamCategory)), story, [])
    await stage.settle()
    await tom.taps_data(f"b1|profile|message|{profile.public_id}")
    return await lea.look(), await tom.look()


def _offered(*people: Person) -> set[str]:
    """The data of every button that anybody was ever shown."""
    keyboards = [screen.raw.get("reply_markup", {}) for person in people for screen in person.received]
    rows = [row for keyboard in keyboards for row in keyboard.get("inline_keyboard", [])]
    return {button["callback_data"] for row in rows for button in row if "callback_data" in button}


async def _objects() -> dict[str, list[int]]:
    """Numbers of what exists, by kind of card."""
    return {
        "appointment": [row.id for row in await Appointment.all()],
        "call": [row.id for row in await Call.all()],
        "conversation": [row.id for row in await Conversation.all()],
        "scam_report": [row.id for row in await ScamReport.all()],
        "profile": [row.id for row in await Profile.all()],
    }


ACTS = (
    "accept", "decline", "counter", "accept_move", "decline_move", "decline_offers", "finish", "no_show", "move",
    "cancel", "pick:1", "pick:²", "pick:" + "9" * 30, "answer", "reject", "give_up", "reply", "go", "",
)  # fmt: skip


async def _tries_everything(person: Person, extra: set[str]) -> None:
    """Taps everything, and is told something each time."""
    for data in sorted(extra):
        if not 1 <= len(data.encode()) <= 64:
            continue
        shown = person.screen().text
        await person.taps_data(data)
        assert person.toast or person.screen().text != shown or data.startswith("b1|"), f"{data}: silence"
        assert "ne peut pas s’afficher" not in person.screen().text, data


@pytest.mark.slow
async def test_a_stranger_who_taps_the_buttons_of_others_changes_nothing(stage: Stage) -> None:
    lea, tom = await _a_life(stage)
    stranger = await stage.visitor("Curieux")
    taps = _offered(lea, tom)
    for kind, numbers in (await _objects()).items():
        versions = (0, 1, 2, 99)
        taps |= {f"n1|{kind}|{n}|{v}|{act}" for n in numbers for v in versions[:2] for act in ACTS}
    session = await DialogSession.get()
    taps |= {
        f"d1|{session.id}|{session.turn}|{act}:" for act in ("skip", "cancel", "confirm", "back", "restart")
    }
    taps |= {f"b1|dialog|resume|{session.id}"}
    for page in ("appointment", "conversation", "call", "scam_case"):
        taps |= {f"b1|{page}|open|{n}" for numbers in (await _objects()).values() for n in numbers}
    own = {d for d in taps if d.startswith(("b1|profile|", "b1|scam|", "b1|welcome|", "b1|category|"))}
    before, drafts = await _owned(), await DialogSession.all().values()
    await _tries_everything(stranger, taps - own)
    assert await _owned() == before
    mine = (await stage.member(stranger)).id
    assert [row for row in await DialogSession.all().values() if row["member_id"] != mine] == drafts
    await _nothing_failed()
    for text in ("Le site", "La suite", "500 francs"):
        stranger.never_saw(text)


@pytest.mark.slow
@pytest.mark.parametrize("registered", [True, False], ids=["registered", "newcomer"])
async def test_forged_data_is_refused_by_every_page_and_card(stage: Stage, registered: bool) -> None:
    await _a_life(stage)
    person = await stage.visitor("Mallory") if registered else await (await stage.person("Mallory")).starts()
    before = await _owned()
    acts = sorted({*((page, act) for page in PAGES for act in ("open", "x")), *_PAGE_ACTS})
    # Each act meets a quarter of the garbage, and each piece of garbage a quarter of the acts; each kind of card meets
    # all of it. On SQLite that is one half of the pairs, on PostgreSQL the other one.
    half = 0 if on_sqlite() else 1
    forged = {
        f"b1|{page}|{act}|{arg}"
        for number, (page, act) in enumerate(acts)
        for place, arg in enumerate(GARBAGE)
        if (number + place) % 8 == 4 * half
    }
    forged |= {
        f"n1|{kind}|{arg}|1|accept"
        for number, kind in enumerate(CARDS)
        for place, arg in enumerate(GARBAGE)
        if (number + place) % 2 == half
    }
    forged |= {f"n1|appointment|1|{arg}|accept" for arg in GARBAGE}
    forged |= {f"d1|{arg}|1|skip:" for arg in GARBAGE} | {f"d1|1|{arg}|pick:x" for arg in GARBAGE}
    forged |= {
        "-",
        "b1",
        "b1|",
        "b1||",
        "n1|",
        "d1|",
        "d1|1",
        "z9|home|open|",
        "🙂",
        "b1|home",
        "B1|home|open|",
    }
    await _tries_everything(person, forged)
    assert await _owned() == before
    await _nothing_failed()
    await person.says("/menu")
    if registered:
        person.sees("Mon tableau de bord")
    else:
        assert (await stage.member(person)).registered_at is None


_PAGE_ACTS = (
    ("search", "page"), ("search", "ask"), ("search", "refine"), ("search", "drop"), ("search", "set"),
    ("search", "pick"), ("search", "back"), ("profile", "message"), ("profile", "book"), ("profile", "call"),
    ("profile", "availability"), ("dialog", "resume"), ("conversation", "card"), ("presence", "online"),
    ("language", "choose"), ("category", "choose"), ("welcome", "language"), ("unknown", "search"),
)  # fmt: skip


@pytest.mark.slow
async def test_garbage_after_a_search_leaves_the_results(stage: Stage) -> None:
    await bookable(stage)
    tom = await stage.visitor("Tom")
    await tom.says("/chercher")
    for typed in ("léa", "²", "٣", "9" * 30, "-1", "0"):
        await tom.says(typed)
        assert await InboxUpdate.exclude(state=InboxState.DONE).count() == 0, typed
    for act, arg in itertools.product(("page", "refine", "drop", "set", "pick", "back"), GARBAGE):
        if len(f"b1|search|{act}|{arg}".encode()) <= 64:
            await tom.taps_data(f"b1|search|{act}|{arg}")
            tom.sees("résultat")
    await _nothing_failed()


async def test_an_old_button_of_an_appointment_is_told_and_shows_the_present(
    stage: Stage, language: str
) -> None:
    lea, profile = await bookable(stage, language_code=language)
    tom = await stage.visitor("Tom", language_code=language)
    asked = await appointments.request_appointment(
        await stage.member(tom), profile.id, TEN_ON_TUESDAY, "Le site"
    )
    await stage.settle()
    old = (await lea.look()).screen()
    accept = f"n1|appointment|{asked.id}|{asked.version}|accept"
    await lea.taps_data(accept, message_id=old.message_id)
    confirmed = await Appointment.get()
    assert confirmed.status is AppointmentStatus.CONFIRMED
    for act in ("accept", "decline", "counter", "cancel", "move"):
        await lea.taps_data(f"n1|appointment|{asked.id}|{asked.version}|{act}", message_id=old.message_id)
        lea.is_told(words(language).plain("err-stale"))
        assert (await Appointment.get()).version == confirmed.version
    await lea.taps_data(f"n1|appointment|{asked.id}|{asked.version + 7}|cancel", message_id=old.message_id)
    assert (await Appointment.get()).version == confirmed.version
    lea.saw(words(language).plain("rdv-status-confirmed"))


async def test_a_flood_of_taps_asks_once_and_says_to_wait(stage: Stage, language: str) -> None:
    _, profile = await bookable(stage)
    still = 0.0
    stage.assembly.worker.flood = Flood(lambda: still)
    tom = await stage.visitor("Tom", language_code=language)
    await tom.taps_data(f"b1|profile|book|{profile.public_id}")
    await tom.says("5.5 10:00")
    await tom.says("Refaire le site")
    session = await DialogSession.get()
    await tom.taps_data(f"d1|{session.id}|{session.turn}|confirm:", times=60)
    assert await Appointment.all().count() == 1
    assert tom.toasts.count(words(language).plain("runtime-too_fast")) >= 30
    tom.sees(words(language).plain("rdv-status-asked"))
    await _nothing_failed()


@pytest.mark.slow
async def test_a_flood_of_messages_never_stops_the_others_and_is_told(stage: Stage) -> None:
    lea, profile = await bookable(stage)
    tom = await stage.visitor("Tom")
    await tom.taps_data(f"b1|profile|message|{profile.public_id}")
    for number in range(230):
        await tom.transport.text(tom.user_id, f"Bonjour numéro {number}", None)
    while await stage.assembly.poller.poll(0):  # All of it is there before any of it is worked on.
        pass
    await lea.says("/agenda")
    lea.saw("Agenda")
    await tom.look()
    tom.saw("Beaucoup de messages sont arrivés en même temps")
    assert await InboxUpdate.exclude(state=InboxState.DONE).count() == 0
    (thread,) = await Conversation.all()
    kept = await fetch("SELECT body FROM message WHERE conversation_id = :id ORDER BY id", id=thread.id)
    assert [row["body"] for row in kept] == [f"Bonjour numéro {number}" for number in range(len(kept))]
