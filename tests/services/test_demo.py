"""The cast of the sandbox is complete, plausible, and made once."""

from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from core import clock
from models.appointment import Appointment, AppointmentStatus
from models.delivery import Notification, NotificationState
from models.member import Member
from models.profile import Certification, Profile
from services import files
from services.conversations import list_conversations
from services.demo import DemoPerson, keep_online, seed_demo
from services.demo.cast import everybody
from services.directory import DirectoryFilters, search_directory
from services.presence import PresenceState


@pytest.fixture
def store(tmp_path: Path) -> Iterator[files.LocalFiles]:
    """Pictures go to a folder of the test."""
    local = files.LocalFiles(tmp_path / "files")
    files.use_files(local)
    yield local
    files.use_files(None)


@pytest.mark.slow
async def test_the_cast_is_complete_is_found_has_ordinary_situations_and_portraits(
    database: str, store: files.LocalFiles
) -> None:
    people = await seed_demo(None)
    await _everybody_of_the_scenarios_is_there_and_a_newcomer_has_no_row(people)
    await _the_scenarios_find_whom_they_look_for(people)
    await _there_are_ordinary_situations_around_today(people)
    await _every_portrait_is_a_different_picture_that_can_be_sent(people)


async def _everybody_of_the_scenarios_is_there_and_a_newcomer_has_no_row(people: list[DemoPerson]) -> None:
    keys = {person.key: person for person in people}
    assert {
        "tom", "lea", "marc", "paul", "ines", "nadia", "brumes", "gold", "sofia", "pompiers", "consommateurs", "elena",
        "hugo", "rachel", "ada", "sam", "camille",
    } <= set(keys)  # fmt: skip
    assert len(people) - 17 >= 40
    assert await Member.all().count() == len(people) - 1
    assert (
        await Member.get_or_none(telegram_id=keys["camille"].telegram_id) is None
        and keys["camille"].is_newcomer
    )
    tom = await Member.get(telegram_id=keys["tom"].telegram_id)
    assert tom.time_zone == "America/New_York"
    assert {member.first_name for member in await Member.filter(is_admin=True)} == {"Ada", "Sam"}
    assert (await Profile.get(display_name="Inès Roulet")).certification is Certification.NONE
    # Nothing of their past arrives now; the reminders of what is to come do, when it is time.
    owed = Notification.filter(state=NotificationState.OWED)
    assert not await owed.filter(due_at__lte=clock.now()).exists()
    assert await owed.filter(key="appointment.reminder").exists()


async def _the_scenarios_find_whom_they_look_for(people: list[DemoPerson]) -> None:
    keys = {person.key: person for person in people}
    tom = await Member.get(telegram_id=keys["tom"].telegram_id)
    web = (await search_directory(tom, "webmaster")).profiles
    assert [card.display_name for card in web[:2]] == ["Marc Dubois", "Léa Favre"]
    assert web[0].presence.state is PresenceState.ONLINE and web[1].presence.state is PresenceState.OFFLINE
    fire = (await search_directory(tom, "pompier")).profiles
    assert fire[0].display_name == "Pompiers de Nyon"
    nobody = await search_directory(tom, "Tom Reed")
    assert "Tom Reed" not in [card.display_name for card in nobody.profiles]
    for query in (
        "plombier",
        "coach",
        "comptable",
        "interprète",
        "avocat",
        "traductrice",
        "notary",
        "electrician",
    ):
        assert (await search_directory(tom, query)).total, query
    assert len({card.city for card in (await search_directory(tom, "", page_size=100)).profiles}) >= 11
    assert (await search_directory(tom, "", DirectoryFilters(online=True))).total >= 3


@pytest.mark.slow
async def test_a_second_start_changes_nothing_and_keeps_marc_online(
    database: str, store: files.LocalFiles
) -> None:
    first = await seed_demo({"lea": 42})
    assert (await Member.get(telegram_id=42)).display_name == "Léa Favre"
    before = (await Profile.all().count(), await Appointment.all().count(), await Notification.all().count())
    clock.freeze(clock.now() + timedelta(days=2))
    assert await seed_demo({"lea": 42}) == first
    assert before == (
        await Profile.all().count(),
        await Appointment.all().count(),
        await Notification.all().count(),
    )
    marc = await Profile.get(display_name="Marc Dubois")
    assert marc.online_until is not None and marc.online_until > clock.now()


async def _there_are_ordinary_situations_around_today(people: list[DemoPerson]) -> None:
    keys = {person.key: person for person in people}
    statuses = [appointment.status for appointment in await Appointment.all()]
    assert statuses.count(AppointmentStatus.CONFIRMED) == 2 and AppointmentStatus.REQUESTED in statuses
    assert all(a.start_at > clock.now() for a in await Appointment.filter(status=AppointmentStatus.CONFIRMED))
    elena = await Member.get(telegram_id=keys["elena"].telegram_id)
    assert [line.unread for line in await list_conversations(elena)] == [1]


async def _every_portrait_is_a_different_picture_that_can_be_sent(people: list[DemoPerson]) -> None:
    assert len({person.picture for person in people}) == len(people)
    assert all(Image.open(BytesIO(person.picture)).size == (320, 320) for person in people)
    lea = await Profile.get(display_name="Léa Favre")
    path = files.picture_path(lea.picture)
    shown = next(person.picture for person in people if person.key == "lea")
    assert path is not None and await files.files().get(lea.picture or "") == shown


async def test_without_a_cast_nobody_is_put_online(database: str) -> None:
    await keep_online()
    assert await Profile.all().count() == 0


async def test_the_same_part_always_looks_the_same() -> None:
    parts = dict((part.key, part) for _, part in everybody())
    assert parts["lea"].picture() == parts["lea"].picture() != parts["marc"].picture()
