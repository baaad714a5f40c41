"""The calendar file: what it says, what it never says, and hostile text inside it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from services import appointments as book
from services.calendars.invitation import Invitation, Method, invitation, write_invitation
from tests.services.booking_scene import at, make_client, make_professional

START = datetime(2026, 5, 8, 8, 0, tzinfo=UTC)
PROPERTIES = {
    "UID",
    "SEQUENCE",
    "DTSTAMP",
    "DTSTART",
    "DTEND",
    "SUMMARY",
    "STATUS",
    "TRANSP",
    "ORGANIZER",
    "ATTENDEE",
}
HOSTILE = [
    'Léa"\r\nATTENDEE:mailto:x@y.ch',
    "END:VEVENT\nBEGIN:VEVENT\nUID:forged",
    'a\\nb;c,d:e="f"^n^\'',
    "\x00\x1b[31m\x85\u2028\u2029\ud800",
    "\u202egnp.exe" + "é" * 300,
    "👩‍💻" * 60,
    "",
]


def _event(raw: bytes) -> tuple[Calendar, Event]:
    calendar = Calendar.from_ical(raw)
    assert isinstance(calendar, Calendar)
    assert len(calendar.subcomponents) == 1
    [event] = calendar.subcomponents
    assert isinstance(event, Event)
    assert not event.errors
    return calendar, event


def _written(text: str, method: Method = Method.REQUEST, sequence: int = 0) -> bytes:
    made = Invitation(
        "u@entremise", sequence, START, START + timedelta(minutes=30), START, text, text, text, text, ""
    )
    return write_invitation(made, method)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_adds_no_property_and_no_component(text: str) -> None:
    _, event = _event(_written(text))
    assert set(event) - {"DESCRIPTION"} == PROPERTIES
    assert (event["UID"], len(event["ATTENDEE"])) == ("u@entremise", 2)


@given(st.text(max_size=200))
def test_any_text_is_read_back_as_exactly_our_properties(text: str) -> None:
    raw = _written(text)
    calendar, event = _event(raw)
    assert set(event) - {"DESCRIPTION"} == PROPERTIES
    assert str(calendar["METHOD"]) == "REQUEST"
    assert event["DTSTART"].dt == START
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))


def test_an_ordinary_text_comes_back_word_for_word() -> None:
    _, event = _event(_written("Un site; avec « blog », à 100 %\\"))
    assert str(event["DESCRIPTION"]) == "Un site; avec « blog », à 100 %\\"
    assert str(event["SUMMARY"]) == "Un site; avec « blog », à 100 %\\"
    assert event["ATTENDEE"][0].params["CN"] == "Un site; avec « blog », à 100 %\\"


async def test_the_file_names_both_and_tells_no_id_and_no_address(database: str) -> None:
    lea, profile = await make_professional()
    tom = await make_client("Tom", telegram_id=712_345_678, email="tom@example.org")
    asked = await book.request_appointment(tom, profile.id, at(8, 8), "Un site")
    confirmed = await book.accept_appointment(lea, asked.id)
    raw = await invitation(confirmed, "REQUEST")
    text = raw.decode()
    _, event = _event(raw)
    assert str(event["SUMMARY"]) == "Rendez-vous : Léa et Tom"
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (at(8, 8), at(8, 8, 30))
    for secret in ("712345678", "Rue du Lac", "Nyon", "example.org", "http"):
        assert secret not in text
    # An answer would reach nobody, so that none is asked; the alarm rings when the room opens.
    assert {str(one.params["RSVP"]) for one in event["ATTENDEE"]} == {"FALSE"}
    assert [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")] == [timedelta(minutes=-10)]
    english = await invitation(confirmed, Method.REQUEST, "en", "https://example.net/a")
    assert b"Appointment" in english
    assert b"URL:https://example.net/a" in english


async def test_the_uid_stays_and_the_sequence_rises_with_each_visible_change(database: str) -> None:
    lea, profile = await make_professional()
    tom = await make_client()
    asked = await book.request_appointment(tom, profile.id, at(8, 8))
    confirmed = await book.accept_appointment(lea, asked.id)
    await book.propose_move(tom, confirmed.id, None, at(8, 9))
    moved = await book.accept_move(lea, confirmed.id)
    cancelled = await book.cancel_appointment(tom, moved.id, None, "Malade")
    files = [
        await invitation(confirmed, Method.REQUEST),
        await invitation(moved, Method.REQUEST),
        await invitation(cancelled, Method.CANCEL),
    ]
    events = [_event(raw)[1] for raw in files]
    assert len({str(event["UID"]) for event in events}) == 1
    assert [int(event["SEQUENCE"]) for event in events] == [0, 1, 2]
    assert [str(event["STATUS"]) for event in events] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert str(_event(files[2])[0]["METHOD"]) == "CANCEL"


async def test_each_appointment_has_a_uid_of_its_own_that_says_nothing(database: str) -> None:
    lea, profile = await make_professional()
    tom = await make_client()
    uids = set()
    for hour in (8, 9):
        asked = await book.request_appointment(tom, profile.id, at(8, hour))
        raw = await invitation(await book.accept_appointment(lea, asked.id), Method.REQUEST)
        uids.add(str(_event(raw)[1]["UID"]))
    assert len(uids) == 2
    assert all(uid.removesuffix("@entremise").isalnum() for uid in uids)
