"""A slot that is taken meanwhile, that clocks skip, or that two people want at once; updates that are odd or heavy."""

import asyncio
import json
from datetime import UTC, datetime, timedelta

import pytest

from bot.intake import ingest
from core import clock
from core.i18n import words
from models.agenda import Claim, ClaimKind, ClaimState
from models.appointment import Appointment, AppointmentStatus
from models.delivery import InboxState, InboxUpdate
from models.profile import Profile
from models.scam_report import ScamEvidence
from services import appointments
from services.agenda import set_working_hours
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios.walks import TEN_ON_TUESDAY, bookable, session_of

AT_ONCE = 4


async def _nothing_failed() -> None:
    left = await InboxUpdate.exclude(state=InboxState.DONE)
    assert not left, [(row.state, row.error) for row in left]


async def _confirms(stage: Stage, person: Person) -> None:
    """Presses « Envoyer la demande » without the bot working on it yet."""
    session = await session_of(stage, person)
    assert session is not None and session.step == "preview"
    data = f"d1|{session.id}|{session.turn}|confirm:"
    await person.transport.tap(person.user_id, person.screen().message_id, data)


async def _at_the_same_second(stage: Stage) -> None:
    """Several workers take what waits, all at once, as in a process with several workers."""
    while await stage.assembly.poller.poll(0):
        pass
    await asyncio.gather(*(stage.assembly.worker.work_one() for _ in range(AT_ONCE)))
    await stage.settle()


async def test_a_slot_that_is_taken_meanwhile_gives_others_and_keeps_what_was_written(
    stage: Stage, language: str
) -> None:
    _, profile = await bookable(stage)
    tom = await stage.visitor("Tom", language_code=language)
    zoe = await stage.visitor("Zoé")
    await tom.taps_data(f"b1|profile|book|{profile.public_id}")
    await tom.says("5.5 10:00")
    await tom.says("Refaire <notre> site")
    await stage.passes(timedelta(minutes=11))  # What Tom chose was kept for ten minutes.
    await appointments.request_appointment(
        await stage.member(zoe), profile.id, TEN_ON_TUESDAY, "Une question"
    )
    await stage.settle()
    await _confirms(stage, tom)
    await stage.settle()
    await tom.look()
    said = words(language).plain("err-slot-taken", count=1, alternatives="X").partition(".")[0]
    tom.sees(said, words(language).plain("engine-slot-nearby"))
    await tom.taps("10:30", on=tom.screen()) if tom.screen().offers("10:30") else await tom.says("5.5 10:30")
    tom.sees("Refaire <notre> site")
    await _confirms(stage, tom)
    await stage.settle()
    await tom.look()
    tom.sees("Refaire <notre> site", words(language).plain("rdv-status-asked"))
    mine = await Appointment.get(client_id=(await stage.member(tom)).id)
    assert mine.start_at == TEN_ON_TUESDAY + timedelta(minutes=30)
    await _nothing_failed()


async def _last_slot(stage: Stage) -> Profile:
    """Léa with one single slot in the week: Tuesday at ten."""
    lea = await stage.professional("Léa Favre")
    member = await stage.member(lea)
    profile = await Profile.get(member_id=member.id)
    await set_working_hours(member, profile.id, {1: [(10 * 60, 10 * 60 + 30)]})
    return profile


async def test_two_people_choose_the_last_slot_at_the_same_second(stage: Stage, language: str) -> None:
    profile = await _last_slot(stage)
    people = [await stage.visitor(name, language_code=language) for name in ("Tom", "Zoé", "Max")]
    for person in people:
        await person.taps_data(f"b1|profile|book|{profile.public_id}")
    for person in people:
        await person.transport.text(person.user_id, "5.5 10:00", None)
    await _at_the_same_second(stage)
    kept = await Claim.filter(kind=ClaimKind.HOLD, state=ClaimState.ACTIVE, start_at=TEN_ON_TUESDAY)
    assert len(kept) == 1
    for person in people:
        await person.look()
        session = await session_of(stage, person)
        assert session is not None
        won = (await stage.member(person)).id == kept[0].client_id
        assert session.step == ("purpose" if won else "slot")
        if not won:
            say = words(language).plain
            reasons = [
                say("engine-error-no-slot-day", on="X"),
                say("engine-error-no-slot-time", time="X", on=""),
            ]
            taken = words(language).plain("err-slot-taken", count=1, alternatives="X").partition(".")[0]
            begins = [*(reason.partition("X")[0] for reason in reasons), taken]
            assert any(person.screen().text.startswith(begin) for begin in begins)
            assert person.screen().labels
    await _nothing_failed()


async def test_two_people_send_for_the_last_slot_at_the_same_second(stage: Stage, language: str) -> None:
    profile = await _last_slot(stage)
    people = []
    for name in ("Tom", "Zoé", "Max"):
        person = await stage.visitor(name, language_code=language)
        await person.taps_data(f"b1|profile|book|{profile.public_id}")
        await person.says("5.5 10:00")
        await person.says(f"Le sujet de {name}")
        people.append(person)
        await stage.passes(timedelta(minutes=11))  # Nobody's choice is kept any more.
    for person in people:
        await _confirms(stage, person)
    await _at_the_same_second(stage)
    (won,) = await Appointment.filter(status=AppointmentStatus.REQUESTED, start_at=TEN_ON_TUESDAY)
    for person in people:
        await person.look()
        if (await stage.member(person)).id == won.client_id:
            person.sees(words(language).plain("rdv-status-asked"))
            continue
        person.sees(words(language).plain("err-slot-taken", count=1, alternatives="X").partition(".")[0])
        session = await session_of(stage, person)
        assert session is not None and session.answers["purpose"] == f"Le sujet de {person.name}"
    assert await Appointment.all().count() == 1
    await _nothing_failed()


async def test_an_hour_that_the_clocks_skip_is_not_offered_and_is_told(stage: Stage, language: str) -> None:
    clock.freeze(
        datetime(2027, 3, 26, 8, 0, tzinfo=UTC)
    )  # On Sunday the 28th, 02:00 becomes 03:00 in Zurich.
    lea = await stage.professional("Léa Favre")
    member = await stage.member(lea)
    profile = await Profile.get(member_id=member.id)
    await set_working_hours(member, profile.id, {6: [(60, 5 * 60)]})
    tom = await stage.visitor("Tom", language_code=language)
    await tom.taps_data(f"b1|profile|book|{profile.public_id}")
    for typed in ("28.3 02:00", "28.3 02:30", "28.3 2h30", "28.3 02:59"):
        await tom.says(typed)
        session = await session_of(stage, tom)
        assert session is not None and session.step == "slot"
        told = words(language).plain("engine-error-no-slot-time", time="X", on="").partition("X")[0]
        assert tom.screen().text.startswith(told), typed
        assert not tom.screen().offers("02:30") and tom.screen().offers("03:00")
    await tom.says("28.3 03:00")
    await tom.says("Refaire le site")
    await _confirms(stage, tom)
    await stage.settle()
    assert (await Appointment.get()).start_at == datetime(2027, 3, 28, 1, 0, tzinfo=UTC)
    await _nothing_failed()


async def test_an_update_with_fields_of_tomorrow_is_understood(stage: Stage) -> None:
    _, profile = await bookable(stage)
    tom = await stage.visitor("Tom")
    await tom.taps_data(f"b1|profile|message|{profile.public_id}")
    newer = {"quantum": {"x": [1, 2, {"y": None}]}, "vibe": "✨", "is_holographic": True}
    user = {"id": tom.user_id, "is_bot": False, "first_name": "Tom", **newer}
    message = {
        "message_id": tom.screen().message_id,
        "date": 1777881600,
        "text": "Bonjour",
        "from": user,
        **newer,
    }
    message |= {
        "chat": {**user, "type": "private"},
        "entities": [{"type": "telepathy", "offset": 0, "length": 7}],
    }
    update = {"update_id": 900_000_001, "message": message, "brain_wave": newer, **newer}
    await ingest(json.dumps(update).encode())
    await stage.settle()
    await tom.look()
    tom.saw("message est parti")
    await _nothing_failed()


@pytest.mark.parametrize("kind", ["telepathy", "message_reaction", "story", "edited_channel_post"])
async def test_an_update_of_a_kind_of_tomorrow_stops_nobody(stage: Stage, kind: str) -> None:
    tom = await stage.visitor("Tom")
    user = {"id": tom.user_id, "is_bot": False, "first_name": "Tom"}
    await ingest(json.dumps({"update_id": 900_000_002, kind: {"user": user, "from": user}}).encode())
    await stage.settle()
    await tom.says("/menu")
    tom.sees("Mon tableau de bord")
    assert await InboxUpdate.filter(state=InboxState.OPEN).count() == 0


async def test_a_file_that_is_too_heavy_is_told_and_the_others_stay(stage: Stage, language: str) -> None:
    await stage.professional("Gold Consult")
    tom = await stage.visitor("Tom", language_code=language)
    heavy = b"%PDF-1.4" + b"x" * (21 * 1024 * 1024)
    await tom.sends_file(data=heavy)  # Where no file is asked.
    assert tom.screen().labels
    await tom.taps_data("b1|scam|open|")
    for text in ("Gold", "1", "1", "On m’a demandé 500 francs avant tout rendez-vous."):
        await tom.says(text)
    await tom.sends_file("preuve.pdf")
    await tom.sends_file("enorme.pdf", heavy)
    assert tom.screen().text.startswith(words(language).plain("engine-error-file-too-big", max=20))
    tom.sees("preuve.pdf")
    session = await session_of(stage, tom)
    assert session is not None
    await tom.taps_data(f"d1|{session.id}|{session.turn}|ok:")
    await _confirms(stage, tom)
    await stage.settle()
    assert await ScamEvidence.all().count() == 1
    await _nothing_failed()
