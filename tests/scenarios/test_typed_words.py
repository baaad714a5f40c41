"""What people type where a button, an address or a code is expected, and what they leave half typed."""

import pytest

from core.i18n import words
from models.appointment import Appointment, AppointmentStatus
from models.dialog import DialogSession, DialogStatus
from models.member import Member
from services import appointments
from tests.kit.stage import Stage
from tests.scenarios.first_access import mailbox_of
from tests.scenarios.walks import TEN_ON_TUESDAY, bookable, requested


async def test_what_is_no_address_is_told_so_and_the_page_stays(stage: Stage, language: str) -> None:
    say = words(language).plain
    marc = await stage.visitor("Marc", language_code=language)
    async with mailbox_of(stage):
        await marc.taps_data("b1|email|open|")
        for typed in ("marc chez exemple", "marc@"):
            await marc.says(typed)
            marc.sees(say("err-address-unreadable", given=typed), say("email-give"))


async def test_a_code_is_read_among_words_and_a_wrong_one_is_told_so(stage: Stage, language: str) -> None:
    say = words(language).plain
    marc = await stage.visitor("Marc", language_code=language)
    async with mailbox_of(stage) as post:
        await marc.taps_data("b1|email|open|")
        await marc.says("marc@ex.org")
        code = post.code("marc@ex.org")
        for wrong in ("mon code est 12345", "je ne le trouve pas", "12.03.2026"):
            await marc.says(wrong)
            marc.sees(say("access-code_wrong"), "marc@ex.org")
        await marc.says(f"mon code est {code[:3]} {code[3:]}")
        marc.sees(say("email-now_proved"))
    assert (await Member.get(telegram_id=marc.user_id)).email == "marc@ex.org"


async def test_typed_hours_wait_for_who_leaves_before_going_on(stage: Stage, language: str) -> None:
    say = words(language).plain
    paul = await stage.professional("Paul", language_code=language)
    await paul.taps_data("b1|agenda|hours|")
    await paul.says("lun-ven 9-12 14-18")
    paul.sees("14:00–18:00")
    await paul.says("/menu")
    await paul.taps(say("engine-resume", title=say("hor")))
    paul.sees("09:00–12:00, 14:00–18:00")
    await paul.says("sam 9-11")
    await paul.says("/menu")
    await paul.taps_data("b1|agenda|hours|")
    paul.sees("09:00–12:00, 14:00–18:00", "09:00–11:00", say("engine-draft-resumed"))


async def test_leaving_a_move_cannot_be_read_as_cancelling_the_appointment(
    stage: Stage, language: str
) -> None:
    say = words(language).plain
    _, tom, asked = await requested(stage, language)
    agreed = await _agreed(stage, asked)
    await tom.taps_data(f"n1|appointment|{agreed.id}|{agreed.version}|move")
    await tom.taps(say("common-cancel"))
    tom.sees(say("engine-cancelled", title=say("mov")))
    assert (await Appointment.get()).status is AppointmentStatus.CONFIRMED


async def test_the_way_out_of_cancelling_an_appointment_says_that_it_does_not_cancel(
    stage: Stage, language: str
) -> None:
    say = words(language).plain
    _, tom, asked = await requested(stage, language)
    agreed = await _agreed(stage, asked)
    await tom.taps_data(f"n1|appointment|{agreed.id}|{agreed.version}|cancel")
    assert say("common-cancel") not in tom.screen().labels
    await tom.taps(say("can.cancel"))
    assert (await Appointment.get()).status is AppointmentStatus.CONFIRMED
    assert (await DialogSession.get()).status is DialogStatus.CANCELLED


async def test_the_length_of_an_appointment_is_read_before_it_is_asked_for(
    stage: Stage, language: str
) -> None:
    say = words(language).plain
    _, profile = await bookable(stage, language_code=language)
    tom = await stage.visitor("Tom", language_code=language)
    await tom.taps_data(f"b1|profile|book|{profile.public_id}")
    await tom.says("5.5")
    tom.sees(say("engine-slots-length", minutes="30"))
    await tom.says("10:00")
    await tom.says("Refaire le site")
    tom.sees("10:00 · 30 min (Zurich)")


async def test_one_slot_is_offered_by_a_button_that_says_so(stage: Stage, language: str) -> None:
    say = words(language).plain
    lea, _, asked = await requested(stage, language)
    await lea.taps_data(f"n1|appointment|{asked.id}|{asked.version}|counter")
    await lea.says("5.5 11:00")
    lea.does_not_see(say("common-skip"))
    await lea.taps(say("off-second.skip"))
    assert (await Appointment.get()).status is AppointmentStatus.COUNTERED


@pytest.mark.parametrize(("typed", "is_taken"), [("Data, IT", True), ("web", True), ("&", False)])
async def test_a_domain_is_named_by_how_it_begins_or_by_one_of_its_words(
    stage: Stage, language: str, typed: str, is_taken: bool
) -> None:
    say = words(language).plain
    tom = await stage.person("Tom", language_code=language)
    await tom.starts()
    await tom.taps_data("b1|welcome|accept|")
    await tom.taps_data("b1|category|choose|freelance")
    while (await DialogSession.get()).step != "domain":
        await tom.says("Interprète")
    await tom.says(typed)
    domain = (await DialogSession.get()).answers.get("domain")
    assert domain == ("it" if is_taken else None), say("dom-it")


async def _agreed(stage: Stage, asked: Appointment) -> Appointment:
    lea = await Member.get(first_name="Léa Favre")
    agreed = await appointments.accept_appointment(lea, asked.id, asked.version)
    await stage.settle()
    assert agreed.start_at == TEN_ON_TUESDAY
    return agreed
