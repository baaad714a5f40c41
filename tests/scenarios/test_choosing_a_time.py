"""Choosing a day and an hour: what is shown at once, what is refused and why, and what binds only in the end."""

import re
from datetime import timedelta

from core import clock
from core.i18n import words
from models.appointment import Appointment, AppointmentStatus
from models.dialog import DialogSession
from models.profile import Profile
from services import appointments, calls
from services.agenda import block_day, set_working_hours
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios.walks import WALKS, bookable, requested

LONG_DAY = [(6 * 60 + 30, 20 * 60)]


async def at_the_slots(stage: Stage, language: str, zone: str) -> Person:
    """Tom asks Thierry, who can be booked in Zurich from half past six to eight in the evening, for an appointment."""
    thierry = await stage.professional("Thierry")
    member = await stage.member(thierry)
    profile = await Profile.get(member_id=member.id)
    await set_working_hours(member, profile.id, {day: LONG_DAY for day in range(5)})
    tom = await stage.visitor("Tom", language_code=language)
    await stage.member(tom)
    say = words(language).plain
    await tom.taps_data("b1|settings|zone|")
    await tom.says(zone)
    await tom.says("1")
    await tom.taps_data(f"b1|profile|book|{profile.public_id}")
    tom.sees(say("bok-slot", name="Thierry"))
    return tom


def hours_of(person: Person) -> list[str]:
    """The hours that are on the screen."""
    return [label for label in person.screen().labels if re.fullmatch(r"\d\d:\d\d.*", label)]


async def test_hours_are_six_a_page_from_seven_for_both_sides(stage: Stage, language: str) -> None:
    say = words(language).plain
    tom = await at_the_slots(stage, language, "New York")
    await tom.says("6.5")
    assert hours_of(tom) == ["07:00", "07:30", "08:00", "08:30", "09:00", "09:30"], "it is 13:00 in Zurich"
    tom.sees(say("engine-slots-other", zone="Zurich", shift="+ 6 h", here="07:00", there="13:00"))
    assert len(tom.screen().labels) <= 10
    await tom.taps(say("engine-slots-later"), times=2)
    assert hours_of(tom)[0] == "10:00" and hours_of(tom)[-1] == "12:30"
    await tom.says(say("engine-slots-later"))
    assert hours_of(tom) == ["13:00", "13:30"]
    assert not tom.screen().offers(say("engine-slots-later"))
    for _ in range(5):
        await tom.says(say("engine-slots-earlier"))
    assert hours_of(tom)[0] == "00:30"
    assert not tom.screen().offers(say("engine-slots-earlier"))
    await tom.says("matin" if language == "fr" else "morning")
    assert hours_of(tom)[0] == "06:00"
    await tom.says("jeudi après-midi" if language == "fr" else "thursday afternoon")
    assert hours_of(tom)[0] == "12:00"
    await tom.taps("12:30")
    tom.sees(say("bok-purpose"))


async def test_with_equal_clocks_the_other_zone_is_not_spoken_of(stage: Stage, language: str) -> None:
    tom = await at_the_slots(stage, language, "Zurich")
    await tom.says("6.5")
    assert hours_of(tom)[0] == "07:00"
    assert all(len(label) == 5 for label in hours_of(tom))
    tom.does_not_see("+ 0 h", "Zurich : +", "Zurich: +")


async def test_a_typed_moment_is_refused_for_its_own_reason(stage: Stage, language: str) -> None:
    said = words(language)
    tom = await at_the_slots(stage, language, "Zurich")
    clock.freeze(clock.now() + timedelta(hours=6))
    day = said.day(clock.now().date() - timedelta(days=1), "EEEE d MMMM")
    await tom.says("hier 10:00" if language == "fr" else "yesterday 10:00")
    tom.sees(said.plain("engine-error-slot-past", when=f"{day}, 10:00"))
    await tom.says("08:00 demain" if language == "fr" else "tomorrow 08:00 please")
    tom.sees(said.plain("engine-error-slot"))
    await tom.says("demain 25:00" if language == "fr" else "tomorrow 25:00")
    tom.sees(said.plain("engine-error-no-such-time", time="25:00"))
    await tom.says("demain 3h du matin" if language == "fr" else "tomorrow at 3 in the morning")
    tuesday = said.day(clock.now().date() + timedelta(days=1), "EEEE d MMMM")
    tom.sees(said.plain("engine-error-no-slot-time", time="03:00", on=tuesday), "06:30")
    await tom.says("9.5" if language == "fr" else "9 May 10:00")
    saturday = said.day(clock.now().date() + timedelta(days=5), "EEEE d MMMM")
    tom.sees(said.plain("engine-error-no-slot-day", on=saturday), f"2. {tuesday}")
    await tom.says("99")
    tom.sees("numéro de la liste, de 1 à" if language == "fr" else "a number of the list, from 1 to")
    await tom.says("dans deux jours à midi" if language == "fr" else "in two days at noon")
    tom.sees(said.plain("bok-purpose"))


async def test_every_cell_of_a_month_answers(stage: Stage, language: str) -> None:
    say = words(language)
    lea = await stage.professional("Léa", language_code=language)
    await lea.taps_data("b1|agenda|block|")
    session = await DialogSession.get()
    start = f"d1|{session.id}|{session.turn}|"
    last = say.day(clock.now().date().replace(year=2027), "EEEE d MMMM y")
    for month, cell, told in (
        ("2026-06", "0", say.plain("engine-cell-weekday")),
        ("2026-06", "", say.plain("engine-cell-empty")),
        ("2027-05", "2027-05-05", say.plain("engine-error-too-late", last=last)),
    ):
        await lea.taps_data(f"{start}show:{month}")
        shown = [b["callback_data"] for row in keyboard_of(lea) for b in row]
        assert f"{start}cell:{cell}" in shown
        await lea.taps_data(f"{start}cell:{cell}")
        lea.is_told(told)
    for forged in ("cell:nothing", "cell:2026-05-06"):
        await lea.taps_data(start + forged)
        lea.is_told(say.plain("engine-stale-toast"))


def keyboard_of(person: Person) -> list[list[dict[str, str]]]:
    """The buttons of the screen as Telegram keeps them."""
    rows: list[list[dict[str, str]]] = person.screen().raw["reply_markup"]["inline_keyboard"]
    return rows


async def agreed(stage: Stage, language: str) -> tuple[Person, Person, Appointment]:
    """Léa, Tom, and their confirmed appointment."""
    lea, tom, asked = await requested(stage, language)
    sure = await appointments.accept_appointment(await stage.member(lea), asked.id, asked.version)
    await stage.settle()
    await lea.look()
    await tom.look()
    return lea, tom, sure


async def test_cancelling_names_the_appointment_and_waits_for_a_last_yes(stage: Stage, language: str) -> None:
    said = words(language)
    _, tom, sure = await agreed(stage, language)
    which = {"name": "Léa Favre", "when": said.moment(sure.start_at, "Europe/Zurich"), "kind": "appointment"}
    await tom.taps_data(f"n1|appointment|{sure.id}|{sure.version}|cancel")
    tom.sees(said.plain("can-why", **which))
    tom.does_not_see("Maladie", "Illness")
    await tom.says("1")
    tom.sees(said.plain("can-preview", **which), said.plain("can-why-busy"))
    assert (await Appointment.get()).status is AppointmentStatus.CONFIRMED
    await tom.says("oui" if language == "fr" else "yes")
    assert (await Appointment.get()).status is AppointmentStatus.CANCELLED


async def test_a_move_is_proposed_after_a_last_question(stage: Stage, language: str) -> None:
    said = words(language)
    _, tom, sure = await agreed(stage, language)
    which = {"name": "Léa Favre", "when": said.moment(sure.start_at, "Europe/Zurich"), "kind": "appointment"}
    await tom.taps_data(f"n1|appointment|{sure.id}|{sure.version}|move")
    tom.sees(said.plain("mov-slot", **which))
    await tom.says("5.5 14:00")
    tom.sees(said.plain("mov-preview", **which), "14:00")
    assert (await Appointment.get()).moved_by_id is None
    await tom.taps(said.plain("mov.confirm"), times=2)
    assert (await Appointment.get()).moved_by_id is not None


async def test_a_move_to_what_was_taken_meanwhile_asks_for_the_slot_again(
    stage: Stage, language: str
) -> None:
    said = words(language)
    _, tom, sure = await agreed(stage, language)
    await tom.taps_data(f"n1|appointment|{sure.id}|{sure.version}|move")
    await tom.says("5.5 14:00")
    zoe = await stage.member(await stage.visitor("Zoé"))
    at = sure.start_at + timedelta(hours=4)
    await appointments.request_appointment(zoe, sure.profile_id, at, "Le site")
    await tom.taps(said.plain("mov.confirm"))
    assert (await DialogSession.get(dialog="mov")).step == "slot"
    assert (await Appointment.get(id=sure.id)).moved_by_id is None


async def test_a_counter_offer_says_that_the_asked_hour_was_given_back(stage: Stage, language: str) -> None:
    said = words(language)
    lea, tom, asked = await requested(stage, language)
    await lea.taps_data(f"n1|appointment|{asked.id}|{asked.version}|counter")
    await lea.says("5.5 11:00")
    await lea.taps(said.plain("off-second.skip"))
    await tom.look()
    when = said.moment(asked.start_at, "Europe/Zurich")
    for person in (lea, tom):
        person.saw(said.plain("rdv-given_back", when=when))
    assert f"{when} · " not in tom.screen().text


async def test_what_one_did_and_its_invitation_are_one_message(stage: Stage, language: str) -> None:
    said = words(language)
    lea, tom, sure = await agreed(stage, language)
    await tom.taps_data(f"n1|appointment|{sure.id}|{sure.version}|cancel")
    await tom.says("1")
    await tom.says("oui")
    sentence = "Vous avez annulé" if language == "fr" else "You cancelled"
    files = [m for m in await tom.transport.messages(tom.user_id) if "document" in m]
    assert sentence in files[-1]["caption"].replace("\xa0", " ")
    told = [m for m in await tom.transport.messages(tom.user_id) if sentence in m.get("text", "")]
    assert told == [], "the sentence is the file's caption, and nothing else says it"
    await lea.look()
    own = [m for m in await lea.transport.messages(lea.user_id) if "document" in m]
    assert said.plain("rdv-status-confirmed") not in own[-1].get("caption", ""), "a card stays a text"


async def test_an_absence_is_reported_after_a_last_question_and_can_be_explained(
    stage: Stage, language: str
) -> None:
    said = words(language)
    lea = await WALKS["abs"].opens(stage, language)
    sure = await Appointment.get()
    when = said.moment(sure.start_at, "Europe/Zurich")
    lea.sees(said.plain("abs-preview", name="Tom", when=when, kind="appointment"))
    assert sure.status is AppointmentStatus.IN_PROGRESS
    await lea.taps(said.plain("abs.confirm"), times=2)
    assert (await Appointment.get()).status is AppointmentStatus.NO_SHOW
    tom = stage.persons["Tom"]
    await tom.look()
    tom.saw(
        said.plain("notice-appointment-absent", name="Léa Favre", kind="appointment")
        .replace("<b>", "")
        .replace("</b>", "")
    )
    await tom.taps(said.plain("card-message"))
    tom.sees(said.plain("msg1-body", name="Léa Favre"))


async def test_whoever_cannot_write_to_who_waited_is_not_told_so(stage: Stage) -> None:
    lea, tom, sure = await agreed(stage, "fr")
    clock.freeze(sure.start_at - timedelta(minutes=10))
    await appointments.open_due_rooms()
    room = await appointments.room_of(sure)
    assert room is not None
    asker = await stage.member(tom)
    await calls.join(room.id, asker.id)
    clock.freeze(sure.start_at + timedelta(minutes=15))
    begun = await Appointment.get(id=sure.id)
    await appointments.mark_no_show(asker, begun.id, begun.version)
    await stage.settle()
    await lea.look()
    lea.saw("Tom a signalé votre absence au rendez-vous.")
    lea.never_saw("Vous pouvez lui écrire")
    await tom.taps_data(f"b1|appointment|open|{sure.id}")
    for person in (lea, tom):
        assert not any(screen.offers("Laisser un message") for screen in person.received)


async def test_blocking_a_day_names_what_stays_on_it(stage: Stage, language: str) -> None:
    said = words(language)
    lea, _, sure = await agreed(stage, language)
    await lea.taps_data("b1|agenda|block|")
    await lea.says("5.5")
    day = said.day(sure.start_at.date(), "EEEE d MMMM")
    kept = said.plain("blo-kept_one", time="10:00", name="Tom")
    lea.sees(said.plain("blo-kept", day=day, kept=kept))
    await lea.taps_data("b1|agenda|block|")
    await lea.says("12.5")
    lea.does_not_see("Tom,", "convenu ou demandé", "agreed or asked")


async def test_every_blocked_day_can_be_freed(stage: Stage, language: str) -> None:
    said = words(language)
    lea, profile = await bookable(stage, language_code=language)
    member = await stage.member(lea)
    days = [clock.now().date() + timedelta(days=number) for number in range(7, 14)]
    for day in days:
        await block_day(member, profile.id, day)
    await lea.says("/agenda")
    await lea.taps(f"{said.plain('blocked-button')} (7)")
    lea.sees(said.plain("blocked-count", count=7), said.plain("engine-page", page=1, pages=2))
    lea.has_at_most_eight_buttons()
    await lea.taps(said.plain("common-next"))
    last = said.plain("agenda-free", day=said.day(days[-1], "EEE d MMM y"))
    await lea.taps(f"7. {last}")
    lea.is_told(said.plain("agenda-freed", day=said.day(days[-1], "EEEE d MMMM")))
    lea.sees(said.plain("blocked-count", count=6), "6. ")
    await lea.says("6")
    lea.sees(said.plain("blocked-count", count=5))
    for day in days[:5]:
        await lea.taps_data(f"b1|blocked_days|free|0.{day.isoformat()}")
    lea.sees(said.plain("blocked-count", count=0))
    await lea.taps_data(f"b1|blocked_days|free|0.{days[0].isoformat()}")
    tom = await stage.visitor("Tom", language_code=language)
    for data in ("b1|blocked_days|open|", f"b1|blocked_days|free|0.{days[0].isoformat()}"):
        await tom.taps_data(data)
        tom.does_not_see(said.plain("agenda-freed", day="")[:8], said.plain("blocked-count", count=0))


async def test_three_slots_are_read_again_before_they_are_sent(stage: Stage, language: str) -> None:
    said = words(language)
    lea, _, asked = await requested(stage, language)
    await lea.taps_data(f"n1|appointment|{asked.id}|{asked.version}|counter")
    for slot in ("5.5 11:00", "5.5 14:00", "5.5 15:00"):
        await lea.says(slot)
    assert (await Appointment.get()).status is AppointmentStatus.REQUESTED
    when = said.moment(asked.start_at, "Europe/Zurich")
    lea.sees(said.plain("off-preview", kind="appointment", name="Tom", when=when), "11:00", "14:00", "15:00")
    await lea.says("oui" if language == "fr" else "yes")
    assert (await Appointment.get()).status is AppointmentStatus.COUNTERED


async def test_the_end_of_a_permit_is_years_ahead_in_few_taps(stage: Stage, language: str) -> None:
    said = words(language)
    ada = await WALKS["cok"].opens(stage, language)
    ada.sees("31.12.2030", said.day(clock.now().date().replace(year=2027), "LLLL y"))
    await ada.says("2030")
    ada.sees(
        said.plain("engine-month", month=said.day(clock.now().date().replace(year=2030, month=1), "LLLL y"))
        .replace("<b>", "")
        .replace("</b>", "")
    )
    ada.sees(said.plain("engine-error-day-missing", example="31.12.2030", of="2030"))
    await ada.says("2.2028")
    february = said.day(clock.now().date().replace(year=2028, month=2, day=1), "LLLL y")
    ada.sees(said.plain("engine-error-day-missing", example="29.2.2028", of=february))
    await ada.says("12.2019")
    assert not ada.screen().text.startswith(said.plain("engine-error-day-missing", example="", of="")[:20])
    await ada.says("13.2030")
    ada.sees(said.plain("engine-error-no-such-date"))
    await ada.says("bientôt")
    ada.sees(said.plain("cok-until.error-date"))
    await ada.says("31.12.2030")
    ada.sees(said.plain("cok-preview", name="Inès"))
